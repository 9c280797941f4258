"""The live server: a read-only SPARQL endpoint, pages to ask it, pages of every thing, and a JSON API."""
