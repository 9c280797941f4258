"""Which format an answer takes: what the client accepts, of what there is (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
"""Formats of rows and of yes or no, the preferred first."""
TRIPLES = {
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""Formats of triples, the preferred first."""
FILES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sheet": "text/csv; charset=utf-8",
}
"""Formats for spreadsheets, given only to those who ask by name: no cell of theirs is taken for a formula."""
HTML = "text/html; charset=utf-8"
_ALSO = {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/x-turtle": "ttl",
    "text/n3": "ttl",
    "text/plain": "nt",
}
_MOST = 64


def chosen(accept: str, offered: Mapping[str, str]) -> str | None:
    """The key of the format that the client wants most, of equals the one offered first; None if it accepts none.

    >>> chosen("text/csv;q=0.5, application/sparql-results+xml", ROWS), chosen("", ROWS), chosen("image/png", ROWS)
    ('xml', 'json', None)
    """
    wanted = _ranges(accept)
    if not wanted:
        return next(iter(offered))
    best = {key: _quality(media.split(";")[0], wanted) for key, media in offered.items()}
    for media, weight in wanted:
        key = _ALSO.get(media, "")
        if key in best:
            best[key] = max(best[key], weight)
    first = max(best, key=lambda key: best[key])
    return first if best[first] > 0 else None


def prefers_html(accept: str) -> bool:
    """Whether a client would rather read a page than data, as browsers do."""
    offered = {**TRIPLES, "html": HTML}
    return "html" in accept and chosen(accept, {"html": HTML, **offered}) == "html"


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(",")[:_MOST]:
        media, *parameters = (piece.strip() for piece in part.split(";"))
        if media:
            found.append((media.casefold(), _weight(parameters)))
    return found


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().casefold() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _quality(name: str, wanted: Sequence[tuple[str, float]]) -> float:
    """The weight of the most precise range that covers a media type."""
    kind = name.partition("/")[0]
    for covering in (name, f"{kind}/*", "*/*"):
        weights = [weight for media, weight in wanted if media == covering]
        if weights:
            return max(weights)
    return 0.0
