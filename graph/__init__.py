"""smegraph: a knowledge graph of the bodies that make policy for small and medium-sized enterprises."""

__version__ = "0.1.0"
