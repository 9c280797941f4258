"""The static site: plain HTML and one style sheet, every statement with its citation."""

from graph.site.publishing import Published, publish

__all__ = ["Published", "publish"]
