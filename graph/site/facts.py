"""Facts and things as rows of tables and as sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.site.addresses import fact_anchor
from graph.site.fields import Fields
from graph.site.kinds import KINDS, Kind, Part
from graph.site.views import Cell, Line, Link, Piece, Pieces, Row, Statement, Table, Tag
from graph.site.wording import natural
from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.rdf import Iri
    from graph.site.naming import Naming

_MOST_CITES = 3


class Facts:
    """Tables of facts, and facts as sentences."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self._settled = Fields(naming, naming.source.settled)
        self._by_document = {slug: Fields(naming, said) for slug, said in naming.source.documents.items()}

    # Tables

    def table(
        self,
        kind: str,
        caption: str,
        nodes: Iterable[Iri],
        own: str = "",
        *,
        without: tuple[str, ...] = (),
        folded: bool = False,
    ) -> Table:
        """Facts of one kind, by time, without some columns; one is also left out if it is empty or only says whose page it is.

        ``own`` is the address of that page.
        """
        layout = KINDS[kind]
        first = layout.columns[0][1]
        ordered = sorted(set(nodes), key=lambda node: self._order(node, first))
        fields = [(title, field) for title, field in layout.columns if field not in without]
        columns = [(title, field, [self._settled.pieces(node, field) for node in ordered]) for title, field in fields]
        kept = [column for column in columns if _tells(column[2], own)] or columns[:1]
        carries = layout.carries if layout.carries in [field for _, field, _ in kept] else kept[0][1]
        rows = []
        for at, node in enumerate(ordered):
            lines = tuple(line for line in self._settled.lines(node, layout) if not _only(line.pieces, own))
            cells = [Cell(values[at], lines if field == carries else ()) for _, field, values in kept]
            rows.append(Row((*cells, self.source_cell(node))))
        return Table(caption, (*(title for title, _, _ in kept), "Source"), tuple(rows), folded)

    def source_cell(self, node: str) -> Cell:
        """Where a fact or thing is stated and how it was checked; of a row of a register, the document it was taken from."""
        cites: Pieces = self.naming.cites(node)
        if not cites:
            cites = tuple(self.naming.whole(d) for d in self.naming.source.settled.iris(node, "dcterms:source"))
        more = len(cites) - _MOST_CITES
        review = self.naming.review(node) or self._review_of_mentions(node)
        lines = (Line("", (review,)),) if review else ()
        if more > 1:
            return Cell((*cites[:_MOST_CITES], f"and {more} more"), lines)
        return Cell(cites, lines)

    def _review_of_mentions(self, thing: str) -> Tag | None:
        found = {self.naming.review(mention) for mention in self.naming.source.settled.into(thing, "mentions")}
        return found.pop() if len(found) == 1 else None

    def _order(self, node: Iri, first: str) -> tuple[object, ...]:
        settled = self.naming.source.settled
        date = settled.text(node, "start") or settled.text(node, "date")
        meeting = settled.iri(node, "meeting")
        if not date and meeting:
            date = settled.text(meeting, "start")
        citations = sorted(self.naming.citation_order(c) for c in settled.iris(node, "citation"))
        if not date and citations:
            date = str(citations[0][0])
        name = [getattr(piece, "text", piece) for piece in self._settled.pieces(node, first)]
        return date or "9999", citations[:1], natural(str(name)), node

    # Sentences

    def statements(self, document: str, facts: Sequence[Iri]) -> tuple[Statement, ...]:
        """Facts of one passage as its document states them, in the order of kinds; participations alike are told once."""
        said = self._by_document[document]
        placed = [(self.kind_of(document, fact), fact) for fact in facts]
        order = list(KINDS)
        placed.sort(key=lambda at: (order.index(at[0].name), self._member(said, at[1]), at[1]))
        return _gather([self._statement(said, kind, fact) for kind, fact in placed])

    def _member(self, said: Fields, fact: Iri) -> tuple[tuple[int, str], ...]:
        participant = said.first_iri(fact, "participant")
        return natural(self.naming.label(participant)) if participant else ()

    def kind_of(self, document: str, fact: str) -> Kind:
        """The layout for a fact: of its own class, or of the thing that it mentions."""
        said = self.naming.source.documents[document]
        node = said.iri(fact, "mentions") or fact
        names = [name for name in KINDS if said.is_a(node, name)]
        return KINDS[names[0]] if names else KINDS["Document"]

    def _statement(self, said: Fields, kind: Kind, fact: Iri) -> Statement:
        node = said.first_iri(fact, "mentions") or fact
        known = self.naming.label(said.first_iri(fact, "participant") or node)
        shown = tuple(part.field for part in kind.sentence)
        lines = (*said.lines(node, kind, without=shown), *said.printed(fact, known))
        review = self.naming.review(fact)
        tags = (*said.tags(node, kind.tags), *(t for t in said.pieces(node, "@status") if isinstance(t, Tag)))
        tags = tuple(dict.fromkeys(tags))
        word = "" if "decisionClass" in kind.tags else kind.word
        return Statement(fact_anchor(fact), word, tags, _sentence(said, node, kind.sentence), lines, review)


def _sentence(said: Fields, node: str, parts: tuple[Part, ...]) -> Pieces:
    told: list[Piece] = []
    for part in parts:
        pieces = said.pieces(node, part.field)
        if not pieces and not part.default:
            continue
        joined: list[Piece] = [piece for each in pieces for piece in ("; ", each)][1:]
        told += [part.before, *(joined or [part.default]), part.after]
    return tuple(piece for piece in told if piece)


def _gather(statements: list[Statement]) -> tuple[Statement, ...]:
    told: list[Statement] = []
    for statement in statements:
        last = told[-1] if told else None
        if last is not None and statement.word == "Participation" and _rest(last) == _rest(statement):
            members = last.members or (last,)
            told[-1] = replace(last, members=(*members, statement))
        else:
            told.append(statement)
    return tuple(told)


def _rest(statement: Statement) -> tuple[object, ...]:
    remarks = tuple(line for line in statement.lines if line.label != "As printed")
    return statement.word, statement.tags, statement.sentence[1:], remarks, statement.review


def _tells(values: list[Pieces], own: str) -> bool:
    return any(value and not _only(value, own) for value in values)


def _only(value: Pieces, own: str) -> bool:
    """Whether a value is nothing but the thing whose page it is."""
    return bool(own) and all(isinstance(piece, Link) and piece.href == own for piece in value)


def is_fact(iri: str) -> bool:
    """Whether an IRI is that of a fact."""
    return iri.startswith(PREFIXES["fact"])
