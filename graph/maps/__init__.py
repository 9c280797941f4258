"""Maps of the graph: one HTML file each, with everything in it, that opens without a network."""

from graph.maps.page import write_map

__all__ = ["write_map"]
