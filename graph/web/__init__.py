"""The live server: a read-only SPARQL endpoint, pages to ask it, pages of every thing, and a JSON API."""

from graph.web.limits import Limits
from graph.web.serving import serve
from graph.web.settings import Settings

__all__ = ["Limits", "Settings", "serve"]
