"""The graph as a network for networkx: actors and meetings as nodes, typed links as edges.

Parallel links between the same two nodes stay apart, as edges of a directed multigraph (two bodies can cooperate, be asked
to cooperate, and stand in a hierarchy at once).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graph.answer import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.answer import Answer

_NODES = """
SELECT ?node ?label ?class ?kind ?acronym WHERE {
  VALUES ?type { smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy smepb:Meeting }
  ?node a ?type ; rdfs:label ?label .
  BIND (STRAFTER(STR(?type), "#") AS ?class)
  OPTIONAL { ?node smepb:kind ?k . BIND (REPLACE(STR(?k), "^.*/", "") AS ?kind) }
  OPTIONAL { SELECT ?node (MIN(?a) AS ?acronym) WHERE { ?node smepb:acronym ?a } GROUP BY ?node }
} ORDER BY ?node ?class"""

_FACTS = """
SELECT ?from ?to ?fact ?kind ?status ?about ?document ?paragraph WHERE {
  ?fact smepb:citation ?cite . ?cite smepb:citedDocument ?document ; smepb:paragraph ?paragraph .
  %s
} ORDER BY ?from ?to ?fact"""

_LINKS = {
    "cooperation": _FACTS
    % """?fact a smepb:Cooperation ; smepb:from ?from ; smepb:to ?to ; smepb:kind ?k ; smepb:status ?s .
  BIND (REPLACE(STR(?k), "^.*/", "") AS ?kind) BIND (REPLACE(STR(?s), "^.*/", "") AS ?status)
  OPTIONAL { ?fact smepb:about ?about }""",
    "overlap-concern": _FACTS
    % """?fact a smepb:OverlapConcern ; smepb:aboutBody ?from ; smepb:overlapsWith ?to ; smepb:summary ?about .""",
    "participation": _FACTS
    % """?fact a smepb:Participation ; smepb:participant ?from ; smepb:meeting ?to ; smepb:capacity ?c .
  BIND (REPLACE(STR(?c), "^.*/", "") AS ?kind)""",
    "membership": """
SELECT ?from ?to ?fact ?kind ?status ?about ?document ?paragraph WHERE {
  ?fact a smepb:Membership ; smepb:member ?from ; smepb:organization ?to ; smepb:kind ?k ; dcterms:source ?document .
  BIND (REPLACE(STR(?k), "^.*/", "") AS ?kind)
} ORDER BY ?from ?to ?fact""",
    "parent": """
SELECT ?from ?to ?fact ?kind ?status ?about ?document ?paragraph WHERE {
  ?from smepb:parent ?to ; dcterms:source ?document . BIND (?from AS ?fact)
} ORDER BY ?from ?to""",
    "meeting-of": """
SELECT ?from ?to ?fact ?kind ?status ?about ?document ?paragraph WHERE {
  ?from a smepb:Meeting ; smepb:body ?to . BIND (?from AS ?fact)
  OPTIONAL { ?from smepb:status ?s . BIND (REPLACE(STR(?s), "^.*/", "") AS ?status) }
} ORDER BY ?from ?to""",
}
LINK_TYPES = tuple(_LINKS)


def network(ask: Callable[[str], Answer], types: tuple[str, ...] = LINK_TYPES) -> nx.MultiDiGraph[str]:
    """Nodes are IRIs with ``label``, ``class``, ``kind``, ``acronym``; edges have ``type``, ``kind``, ``status``, ``about``,
    ``fact``, ``document`` and ``paragraph``. Only nodes with a link of the given types are in it; all values are text.
    """
    described: dict[str, dict[str, str]] = {}
    for row in ask(_NODES).dicts():
        node = row.pop("node")
        described.setdefault(node, {key: str(value or "") for key, value in row.items()})
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for link in types:
        answer = ask(_LINKS[link])
        for terms in answer.rows:
            values = {column: str(plain(term) or "") for column, term in zip(answer.columns, terms, strict=True)}
            one, other = values.pop("from"), values.pop("to")
            if one in described and other in described:
                for node in (one, other):
                    graph.add_node(node, **described[node])
                graph.add_edge(one, other, type=link, **values)
    return graph
