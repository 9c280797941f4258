"""The SPARQL behind each view: its rows are the links of the view, and the page shows its text.

Every query gives ``from``, ``type``, ``kind``, ``status``, ``to``, ``fact``, ``document`` and ``paragraph``: one row for each
link and each fact that it rests on.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("from", "type", "kind", "status", "to", "fact", "document", "paragraph")
_PREFIXES = ("dcterms", "graph", "skos", "smepb", "rdfs")

_CITED = """
?fact smepb:citation ?c . ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph ."""

COOPERATION = (
    """
{ ?fact a smepb:Cooperation ; smepb:from ?from ; smepb:to ?to ; smepb:status ?status .
  OPTIONAL { ?fact smepb:kind ?kind }
  BIND ("cooperation" AS ?type) }
UNION
{ ?fact a smepb:OverlapConcern ; smepb:aboutBody ?from ; smepb:overlapsWith ?to .
  BIND ("overlap-concern" AS ?type) }"""
    + _CITED
)

HIERARCHY = """
?from smepb:parent ?to . BIND ("parent" AS ?type)
{ GRAPH graph:register {
    ?from smepb:parent ?to ; dcterms:source ?document
    OPTIONAL { ?from smepb:citation ?c . ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph } } }
UNION
{ GRAPH ?g {
    ?from smepb:parent ?to . ?mention smepb:mentions ?from ; smepb:citation ?c .
    ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph } }"""

TOPICS = (
    """
VALUES ?class { smepb:Organization smepb:Body }
{ ?fact a smepb:Mandate ; smepb:body ?from ; smepb:topic ?to .
  BIND ("mandate" AS ?type) }
UNION
{ ?fact a smepb:Decision ; smepb:actor ?from ; smepb:topic ?to ; smepb:decisionClass ?kind .
  FILTER (STRENDS(STR(?kind), "/decision") || STRENDS(STR(?kind), "/commitment"))
  BIND ("decision" AS ?type) }
UNION
{ ?fact a smepb:Recommendation ; smepb:issuedBy ?from ; smepb:topic ?to .
  BIND ("recommendation" AS ?type) }
?from a ?class ."""
    + _CITED
)

BROADER = """
?from skos:broader ?to . BIND ("broader" AS ?type)
{ SELECT DISTINCT ?from { VALUES ?charge { smepb:Mandate smepb:Decision smepb:Recommendation }
  ?fact a ?charge ; smepb:topic ?from } }"""

MEETINGS = (
    """
?fact a smepb:Participation ; smepb:participant ?from ; smepb:meeting ?to .
?from a smepb:Economy .
OPTIONAL { ?fact smepb:capacity ?kind }
OPTIONAL { ?to smepb:status ?status }
BIND ("participation" AS ?type)"""
    + _CITED
)

MEETING_OF = """
?from a smepb:Meeting ; smepb:body ?to . BIND ("meeting-of" AS ?type)
{ SELECT DISTINCT ?from { ?part a smepb:Participation ; smepb:meeting ?from ; smepb:participant/a smepb:Economy } }
{ GRAPH graph:register { ?from smepb:body ?to ; dcterms:source ?document } }
UNION
{ GRAPH ?g {
    ?from smepb:body ?to . ?mention smepb:mentions ?from ; smepb:citation ?c .
    ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph } }"""


_DERIVED = f"{PREFIXES['graph']}derived/"
_PAIR = f"""
GRAPH <{_DERIVED}body-overlap> {{
  ?pair smepb:firstBody ?from ; smepb:secondBody ?to ; smepb:management ?how ; smepb:overlaps ?o ; smepb:duplications ?d }}
FILTER (?o + ?d > 0)
BIND (REPLACE(STR(?how), "^.*/", "") AS ?type)
BIND (IRI(CONCAT("{BASE}concept/overlap-grade/", IF(?d > 0, "duplication", "overlap"))) AS ?kind)"""
_ALIKE = f"""
GRAPH <{_DERIVED}provision-overlap> {{ ?two smepb:firstProvision ?a ; smepb:secondProvision ?b }}
?a smepb:body|smepb:issuedBy|smepb:lead ?%s . ?b smepb:body|smepb:issuedBy|smepb:lead ?%s .
VALUES ?side {{ 1 2 }} BIND (IF(?side = 1, ?a, ?b) AS ?fact)
VALUES ?class {{ smepb:Mandate smepb:Recommendation }} ?fact a ?class ."""

OVERLAP = (
    _PAIR,
    f"{_PAIR}\nGRAPH <{_DERIVED}body-overlap> {{ ?pair smepb:restsOn ?fact }}{_CITED}",
    _PAIR + _ALIKE % ("from", "to") + _CITED,
    _PAIR + _ALIKE % ("to", "from") + _CITED,
)
"""Each pair; the ties it rests on; what the two are charged with and is alike, whichever of them comes first."""


def query(patterns: Iterable[str], among: Iterable[str] = ()) -> str:
    """The whole query of a view, to be run anywhere; with ``among``, only links between the given nodes (IRIs)."""
    named = " ".join(f"<{iri}>" for iri in sorted(among))
    limit = f"VALUES ?from {{ {named} }}\nVALUES ?to {{ {named} }}\n" if named else ""
    groups = [textwrap.indent("{\n" + textwrap.indent(pattern.strip(), "  ") + "\n}", "  ") for pattern in patterns]
    prefixes = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in _PREFIXES)
    columns = " ".join(f"?{name}" for name in COLUMNS)
    return (
        f"{prefixes}\nSELECT DISTINCT {columns} WHERE {{\n{textwrap.indent(limit, '  ')}"
        + "\n  UNION\n".join(groups)
        + f"\n}} ORDER BY {columns}\n"
    )
