"""The registers, read back from the quads that :mod:`graph.register_triples` made of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal
from graph.registers import (
    BodyRow,
    EconomyRow,
    LinkRow,
    MeetingRow,
    MembershipRow,
    NameRow,
    PersonRow,
    Registers,
    Row,
    SourceRow,
    cell,
    columns,
)
from graph.vocab import BASE, LABEL, LANGUAGE, SOURCE, TYPE, smepb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.rdf import Term, Triple

REGISTERS = """VALUES ?class {
    smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy smepb:Person smepb:Meeting smepb:Name smepb:Membership
    smepb:IdentityLink smepb:Document smepb:Citation
  } ?s a ?class ; ?p ?o"""
"""The pattern of the triples that :func:`registers_of` needs."""
_CLASSES = {"Organization": "organization", "Body": "body", "ActorGroup": "group"}
_IDS = f"{BASE}id/"
_UPPER = ("economy",)


class _Nodes:
    """Triples by subject; where a property has several values, the first in order counts."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[Iri, Iri], list[Term]] = defaultdict(list)
        self._subjects: dict[Term, list[Iri]] = defaultdict(list)
        for triple in sorted(triples, key=str):
            self._values[triple.subject, triple.predicate].append(triple.object)
            if triple.predicate == TYPE:
                self._subjects[triple.object].append(triple.subject)

    def of(self, cls: str) -> list[Iri]:
        """The nodes of a class that the registers name: those with an id of theirs."""
        return [node for node in self._subjects[smepb(cls)] if node.startswith(_IDS)]

    def text(self, node: Iri, predicate: Iri | str) -> str:
        """A value as it stands in a register: a text, the id of a thing, or the notation of a concept."""
        return next(iter(self.texts(node, predicate)), "")

    def texts(self, node: Iri, predicate: Iri | str) -> list[str]:
        """All values, so."""
        key = predicate if isinstance(predicate, Iri) else smepb(predicate)
        return [value.value if isinstance(value, Literal) else _local(value) for value in self._values[node, key]]

    def entity(self, node: Iri, predicate: str) -> str:
        """A thing as ``body:ID``, ``economy:ISO3`` and so on."""
        found = next(iter(self._values[node, smepb(predicate)]), Iri(""))
        return "" if isinstance(found, Literal) else _entity(found)

    def iri(self, node: Iri, predicate: str) -> str:
        """A value as the IRI that it is."""
        return str(next(iter(self._values[node, smepb(predicate)]), ""))

    def paragraph(self, node: Iri, source: str) -> str:
        """Where in its source a node is cited."""
        cited = (value for value in self._values[node, smepb("citation")] if isinstance(value, Iri))
        return next((self.text(one, "paragraph") for one in cited if self.text(one, "citedDocument") == source), "")


def registers_of(triples: Iterable[Triple]) -> Registers:
    """The registers that triples of the graph :data:`graph.register_triples.REGISTER` state, each sorted by its columns.

    They equal those of the files that the triples were made from, but for the lines, which are all 0, and the kind of a
    group, which the graph does not state.
    """
    nodes = _Nodes(triples)
    bodies = [_body(nodes, node, name) for cls, name in _CLASSES.items() for node in nodes.of(cls)]
    return Registers(
        bodies=tuple(sorted(bodies, key=lambda row: row.id)),
        names=tuple(sorted((_name(nodes, n) for n in nodes.of("Name")), key=_key)),
        economies=tuple(sorted((_economy(nodes, n) for n in nodes.of("Economy")), key=_key)),
        people=tuple(PersonRow(0, _local(n), nodes.text(n, LABEL), nodes.text(n, SOURCE)) for n in nodes.of("Person")),
        memberships=tuple(sorted((_membership(nodes, n) for n in nodes.of("Membership")), key=_key)),
        links=tuple(sorted((_link(nodes, n) for n in nodes.of("IdentityLink")), key=_key)),
        meetings=tuple(_meeting(nodes, n) for n in nodes.of("Meeting") if nodes.text(n, SOURCE)),
        sources=tuple(_source(nodes, n) for n in nodes.of("Document") if nodes.text(n, "reading")),
    )


def _key(row: Row) -> tuple[str, ...]:
    return tuple(cell(row, column) for column in columns(type(row)))


def _local(iri: Iri) -> str:
    """The id of a thing, or the notation of a concept; an economy's is its code."""
    kind, local = iri.rstrip("/").rsplit("/", 2)[-2:] if iri.count("/") > 1 else ("", str(iri))
    return local.upper() if kind in _UPPER else local


def _entity(iri: Iri) -> str:
    kind = iri.removeprefix(_IDS).partition("/")[0]
    return f"{kind}:{_local(iri)}" if iri.startswith(_IDS) else str(iri)


def _body(nodes: _Nodes, node: Iri, cls: str) -> BodyRow:
    source = nodes.text(node, SOURCE)
    return BodyRow(
        line=0,
        id=_local(node),
        name=nodes.text(node, LABEL),
        acronym=nodes.text(node, "acronym"),
        class_=cls,
        kind=nodes.text(node, "kind"),
        parent=nodes.text(node, "parent"),
        country=nodes.text(node, "country"),
        established=nodes.text(node, "established"),
        source=source,
        paragraph=nodes.paragraph(node, source),
    )


def _name(nodes: _Nodes, node: Iri) -> NameRow:
    return NameRow(
        line=0,
        entity=nodes.entity(node, "nameOf"),
        name=nodes.text(node, LABEL),
        kind=nodes.text(node, "kind"),
        authority=nodes.text(node, "authority"),
        valid_from=nodes.text(node, "validFrom"),
        valid_until=nodes.text(node, "validUntil"),
        source=nodes.text(node, SOURCE),
    )


def _economy(nodes: _Nodes, node: Iri) -> EconomyRow:
    iso3 = nodes.text(node, "iso3") or _local(node)
    codes = nodes.text(node, "iso2"), nodes.text(node, "m49")
    return EconomyRow(0, iso3, *codes, nodes.text(node, LABEL), nodes.text(node, SOURCE))


def _membership(nodes: _Nodes, node: Iri) -> MembershipRow:
    member = nodes.entity(node, "member").removeprefix("economy:")
    said = nodes.text(node, "kind"), nodes.text(node, "asOf"), nodes.text(node, SOURCE)
    return MembershipRow(0, nodes.text(node, "organization"), member, *said)


def _link(nodes: _Nodes, node: Iri) -> LinkRow:
    said = nodes.text(node, "relation"), nodes.text(node, "evidence")
    return LinkRow(0, nodes.entity(node, "linkOf"), nodes.iri(node, "target"), *said)


def _meeting(nodes: _Nodes, node: Iri) -> MeetingRow:
    said = nodes.text(node, "body"), nodes.text(node, "ordinal"), nodes.text(node, SOURCE)
    return MeetingRow(0, _local(node), nodes.text(node, LABEL), *said)


def _source(nodes: _Nodes, node: Iri) -> SourceRow:
    return SourceRow(
        line=0,
        id=_local(node),
        title=nodes.text(node, LABEL),
        symbol=nodes.text(node, "symbol"),
        date=nodes.text(node, "date"),
        body=nodes.text(node, "body"),
        kind=nodes.text(node, "kind"),
        url=nodes.text(node, "url"),
        language=nodes.text(node, LANGUAGE),
        read=nodes.text(node, "reading"),
        note=nodes.text(node, "note"),
    )
