"""Where a map on the site leads: the pages beside it, addressed as :mod:`graph.site.addresses` has it."""

from __future__ import annotations

import re

from graph.names import slug

_FOLDERS = {
    "body": "bodies",
    "economy": "economies",
    "meeting": "meetings",
    "document": "documents",
    "topic": "topics",
}
_PLAIN = re.compile(r"[a-z0-9][a-z0-9.-]*")


def page_of(node: str) -> str:
    """The page of a node, or nothing.

    >>> page_of("body:unece-wp8"), page_of("theme:one")
    ('bodies/unece-wp8.html', '')
    """
    kind, _, local = node.partition(":")
    plain = _PLAIN.fullmatch(local) and ".." not in local and len(local) <= 120
    return f"{_FOLDERS[kind]}/{local}.html" if kind in _FOLDERS and plain else ""


def passage_of(document: str, paragraph: str) -> str:
    """The place of a paragraph on the page of its document.

    >>> passage_of("unece-wp8-session-2", "Annex I, 9")
    'documents/unece-wp8-session-2.html#annex-i-9'
    """
    return f"documents/{document}.html" + (f"#{slug(paragraph)}" if paragraph else "")


def web_address(url: str) -> str:
    """An address that a page may link to, or nothing.

    >>> web_address("https://unece.org/"), web_address("javascript:alert(1)")
    ('https://unece.org/', '')
    """
    return url if re.match(r"https?://[^\s<>\"]+\Z", url) else ""
