"""The network of bodies: every tie that a document states, with its type, kind, status, layer, date and passage.

A tie lies in one layer only. What is requested or proposed never counts as cooperation that exists, nor does what is agreed
under a condition or for lack of an approval, nor what readers dispute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.dates import after
from graph.analysis.statements import local
from graph.rdf import Iri, Quad
from graph.view import View
from graph.vocab import thing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from graph.answer import Answer

EXISTING, CONDITIONAL, ASKED_FOR, DISPUTED, CONCERN = "existing", "conditional", "asked-for", "disputed", "concern"
LAYERS = {
    EXISTING: "existing or agreed, without a condition",
    CONDITIONAL: "agreed, but under a condition or for approval by others",
    ASKED_FOR: "requested or proposed",
    DISPUTED: "disputed by readers of the document",
    CONCERN: "a stated concern that work is done twice",
}
"""The layers, firmest first, with what lies in them."""
MUTUAL = ("co-sponsor", "information-exchange", "joint-activity", "liaise")
"""Kinds of cooperation that lead both ways; the others lead from the first party to the second."""
STATED, OF_DOCUMENT, UNKNOWN = "stated", "document date", "unknown"
_UN = thing("body", "un")
_REAL = ("existing", "agreed")
_READ = """
CONSTRUCT { ?s ?p ?o } WHERE {
  { VALUES ?class { smepb:Cooperation smepb:OverlapConcern smepb:Participation smepb:Mandate smepb:Decision
    smepb:Recommendation smepb:Project smepb:Mention smepb:Citation smepb:Document smepb:Meeting smepb:Organization smepb:Body
    smepb:ActorGroup smepb:Economy }
    ?s a ?class ; ?p ?o } UNION { BIND (skos:broader AS ?p) ?s ?p ?o }
}"""


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie that a passage states between two parties."""

    source: Iri
    target: Iri
    type: str
    """``cooperation`` or ``overlap-concern``."""
    kind: str
    status: str
    layer: str
    date: str
    date_basis: str
    """``stated`` by the fact, ``document date``, or ``unknown``."""
    about: str
    condition: str
    review: str
    fact: Iri
    document: Iri
    paragraph: str

    @property
    def pair(self) -> tuple[Iri, Iri]:
        """Both parties, in the order of their names."""
        return (self.source, self.target) if self.source <= self.target else (self.target, self.source)


def read_view(ask: Callable[[str], Answer]) -> View:
    """The part of the settled view on which networks rest, from a store."""
    return View(Quad(*triple, Iri("")) for triple in ask(_READ).triples or ())


def ties(view: View) -> list[Tie]:
    """Every tie between two parties, sorted by parties and fact; a party's tie with itself is left out."""
    found = [
        tie
        for fact in view.of_type("Cooperation")
        for tie in _between(view, fact, "cooperation", view.iris(fact, "from"), view.iris(fact, "to"))
    ]
    for fact in view.of_type("OverlapConcern"):
        about, other = view.iris(fact, "aboutBody"), view.iris(fact, "overlapsWith")
        sides = [(about, other)] if other else [([one], about[place:]) for place, one in enumerate(about, start=1)]
        for sources, targets in sides:  # a concern about the work of several bodies sets them side by side
            found += _between(view, fact, "overlap-concern", sources, targets)
    return sorted(found, key=lambda tie: (tie.source, tie.target, tie.fact))


def _between(view: View, fact: Iri, type_: str, sources: list[Iri], targets: list[Iri]) -> list[Tie]:
    document, paragraph = passage(view, fact)
    kind, status, review = (code(view, fact, name) for name in ("kind", "status", "review"))
    condition = "; ".join(filter(None, (view.text(fact, "condition"), _approval(view, fact))))
    layer = _layer(type_, status, condition, review)
    stated, issued = view.text(fact, "date"), view.text(document, "date")
    when = (stated, STATED) if stated else (issued, OF_DOCUMENT) if issued else ("", UNKNOWN)
    about = view.text(fact, "about") or view.text(fact, "summary")
    values = (type_, kind, status, layer, *when, about, condition, review, fact, document, paragraph)
    return [Tie(source, target, *values) for source in sources for target in targets if source != target]


def _approval(view: View, fact: Iri) -> str:
    needed = view.iris(fact, "approval")
    return f"approval by {', '.join(local(body) for body in needed)}" if needed else ""


def _layer(type_: str, status: str, condition: str, review: str) -> str:
    if review == "disputed":
        return DISPUTED
    if type_ == "overlap-concern":
        return CONCERN
    if status not in _REAL:
        return ASKED_FOR
    return CONDITIONAL if condition else EXISTING


def passage(view: View, fact: Iri) -> tuple[Iri, str]:
    """The document and paragraph that a fact cites first; empty if it cites none."""
    for citation in view.iris(fact, "citation"):
        for document in view.iris(citation, "citedDocument"):
            return document, view.text(citation, "paragraph")
    return Iri(""), ""


def code(view: View, subject: Iri, name: str) -> str:
    """The last part of the code that a property gives, or nothing."""
    return next((local(code) for code in view.iris(subject, name)), "")


def active_on(found: Iterable[Tie], date: str, ended: Mapping[Iri, str]) -> list[Tie]:
    """Ties on record on a day: dated no later, and no party of which is on record as having ended before.

    Ties without a date are left out: whether they were on record then is unknown.
    """
    return [
        tie
        for tie in found
        if tie.date
        and not after(tie.date, date)
        and not any(ended.get(party) and after(date, ended[party]) for party in tie.pair)
    ]


def between(found: Iterable[Tie], one: Collection[Iri], other: Collection[Iri]) -> list[Tie]:
    """Ties that lead from one set of parties to the other, or back."""
    return [
        tie
        for tie in found
        if (tie.source in one and tie.target in other) or (tie.source in other and tie.target in one)
    ]


def multigraph(found: Iterable[Tie], view: View) -> nx.MultiDiGraph[str]:
    """All ties as edges of a directed multigraph, parallel ones apart, with every field of :class:`Tie` as text.

    Nodes are IRIs with ``label`` and ``organization``, the IRI of the organization to which a body belongs.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    organization = organizations(view)
    for tie in found:
        for node in tie.pair:
            network.add_node(str(node), label=view.label(node), organization=str(organization.get(node, "")))
        values = {name: str(getattr(tie, name)) for name in Tie.__slots__ if name not in ("source", "target")}
        network.add_edge(str(tie.source), str(tie.target), **values)
    return network


def partners(found: Iterable[Tie], bodies: Collection[Iri]) -> nx.Graph[str]:
    """Who is tied to whom among certain bodies, whatever the direction and number of ties."""
    network: nx.Graph[str] = nx.Graph()
    network.add_edges_from(sorted({tie.pair for tie in found if tie.source in bodies and tie.target in bodies}))
    return network


def directed(found: Iterable[Tie], bodies: Collection[Iri]) -> nx.DiGraph[str]:
    """Who leads to whom among certain bodies: ties of a mutual kind count in both directions."""
    network: nx.DiGraph[str] = nx.DiGraph()
    for tie in found:
        if tie.source in bodies and tie.target in bodies:
            network.add_edge(tie.source, tie.target)
            if tie.kind in MUTUAL:
                network.add_edge(tie.target, tie.source)
    return network


def measured_bodies(view: View) -> set[Iri]:
    """The bodies that measures are taken of: organizations and bodies, not groups such as "Governments", not economies."""
    return {*view.of_type("Organization"), *view.of_type("Body")}


def organizations(view: View) -> dict[Iri, Iri]:
    """The organization of each body: the highest one above it, itself included; the United Nations is none.

    UNECE and UNCTAD are so two organizations. A body under no organization stands for itself.
    """
    own = set(view.of_type("Organization")) - {_UN}
    found = {}
    for body in sorted({*own, *view.of_type("Body"), *view.of_type("ActorGroup")}):
        chain = [body]
        while above := [parent for parent in view.iris(chain[-1], "parent") if parent not in chain]:
            chain.append(above[0])
        found[body] = next((one for one in reversed(chain) if one in own), body)
    return found


def folded(found: Iterable[Tie], organization: Mapping[Iri, Iri]) -> list[tuple[Iri, Iri, Tie]]:
    """Ties between organizations: each tie of their bodies with the two organizations; ties within one are left out."""
    ends = [(organization.get(t.source, t.source), organization.get(t.target, t.target), t) for t in found]
    return [(one, other, tie) for one, other, tie in ends if one != other]
