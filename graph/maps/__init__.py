"""Maps of the graph: one HTML file each, with everything in it, that opens without a network."""

from graph.maps.making import MapOptions, map_html, write_answer, write_map
from graph.maps.overlap import Evidence, OverlapLink, Overlaps

__all__ = ["Evidence", "MapOptions", "OverlapLink", "Overlaps", "map_html", "write_answer", "write_map"]
