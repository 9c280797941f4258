"""What stands at the head of a SPARQL text: which kind of query it is, and which prefixes it uses without declaring them.

A text is read by its tokens only (SPARQL 1.1, section 19.8): whether it is a query at all is for the engine to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_TOKEN = re.compile(
    r'#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>|"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    r"|(?P<name>(?P<prefix>[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:%.-]|\\.)*)|[?$@]?\w+|.",
    re.DOTALL,
)


class Prologue(NamedTuple):
    """The kind of query (one of :data:`FORMS`, empty if it is none of them), and the prefixes used and declared."""

    form: str
    used: frozenset[str]
    declared: frozenset[str]


def prologue(sparql: str) -> Prologue:
    """What a SPARQL text says of itself.

    >>> found = prologue("PREFIX a: <x:> ASK { ?s a:p smepb:Meeting } # iso:comment")
    >>> found.form, sorted(found.used), sorted(found.declared)
    ('ASK', ['a', 'smepb'], ['a'])
    """
    form, before = "", ""
    used: set[str] = set()
    declared: set[str] = set()
    for token in _TOKEN.finditer(sparql):
        text = token.group()
        if text.isspace() or text.startswith("#"):
            continue
        if token["name"]:
            (declared if before == "PREFIX" else used).add(token["prefix"] or "")
        elif not form and text.upper() in FORMS:
            form = text.upper()
        before = text.upper()
    return Prologue(form, frozenset(used), frozenset(declared))


def with_prefixes(sparql: str) -> tuple[str, int]:
    """The text with the prefixes of :data:`graph.vocab.PREFIXES` that it uses and does not declare; and how many characters
    that put before its first line. No line is moved.

    >>> with_prefixes("ASK { ?s a void:Dataset }")
    ('PREFIX void: <http://rdfs.org/ns/void#> ASK { ?s a void:Dataset }', 40)
    """
    found = prologue(sparql)
    head = "".join(_declarations(found))
    return head + sparql, len(head)


def _declarations(found: Prologue) -> Iterator[str]:
    for prefix in sorted((found.used - found.declared) & set(PREFIXES)):
        yield f"PREFIX {prefix}: <{PREFIXES[prefix]}> "
