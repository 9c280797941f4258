"""Analyses of the graph: who works with whom, whose mandates meet, and what was read."""
