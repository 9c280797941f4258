"""The value of a field of a fact or thing, as pieces of a page: from the settled view, or as one document states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.site.naming import CONDITIONAL
from graph.site.views import Line, Link, Piece, Pieces, Tag
from graph.site.wording import duration_words, natural, period_words

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.kinds import Kind
    from graph.site.naming import Naming
    from graph.site.source import Statements


class Fields:
    """Reads fields; ``said`` is the settled view, or the graph of one document."""

    def __init__(self, naming: Naming, said: Statements) -> None:
        self._naming, self._said = naming, said

    def pieces(self, node: str, field: str) -> Pieces:
        """The values of a field, in a fixed order."""
        said = self._said
        match field:
            case "@self":
                link = self._naming.link(node)
                return (Link(said.text(node, "rdfs:label") or link.text, link.href),)
            case "@period":
                return _text(period_words(said.text(node, "start"), said.text(node, "end")))
            case "@when":
                return self._when(node)
            case "@did":
                verb = said.text(node, "verb")
                return (*self.tags(node, ("decisionClass",)), *((f"“{verb}”",) if verb else ()))
            case "@status":
                return self.tags(node, ("status",)) or (() if said.is_a(node, "Theme") else ("not stated",))
            case "@term":
                return self._term(node)
            case "@addressee":
                return self.pieces(node, "addressee") or self.pieces(node, "addresseeKind")
            case "mandateLength":
                return tuple(duration_words(text) for text in said.texts(node, field))
        return tuple(sorted((self._naming.piece(term) for term in said.terms(node, field)), key=_order))

    def _when(self, node: str) -> Pieces:
        settled = self._naming.source.settled
        meetings = self._said.iris(node, "meeting")
        return _text("; ".join(period_words(settled.text(m, "start"), settled.text(m, "end")) for m in meetings))

    def _term(self, node: str) -> Pieces:
        said = self._said
        period = period_words(said.text(node, "start"), said.text(node, "end"))
        if said.text(node, "start") and not said.text(node, "end"):
            period = f"from {period}"
        return _text("; ".join(part for part in (period, duration_words(said.text(node, "duration"))) if part))

    def tags(self, node: str, fields: tuple[str, ...]) -> tuple[Tag, ...]:
        """Codes of a field as tags."""
        return tuple(self._naming.tag(code) for field in fields for code in self._said.iris(node, field))

    def remark(self, node: str, field: str) -> str:
        """A condition or note: of the fact itself, or of what mentions the thing."""
        here = self._said.texts(node, field)
        mentions = self._said.into(node, "mentions")
        return " ".join(dict.fromkeys([*here, *(t for m in mentions for t in self._said.texts(m, field))]))

    def lines(self, node: str, kind: Kind, *, without: tuple[str, ...] = ()) -> tuple[Line, ...]:
        """The smaller lines of a fact or thing, the remarks last."""
        found = [Line(label, self.pieces(node, field)) for label, field in kind.minor if field not in without]
        condition = self.remark(node, "condition")
        found.append(Line("", (CONDITIONAL, condition) if condition else ()))
        found.append(Line("Note", _text(self.remark(node, "note"))))
        return tuple(line for line in found if line.pieces)

    def printed(self, fact: str, known: str) -> tuple[Line, ...]:
        """The name as printed, where it is not the name by which the thing is known here."""
        name = self._said.text(fact, "nameAsPrinted")
        return (Line("As printed", (name,)),) if name and name.casefold() != known.casefold() else ()

    def first_iri(self, node: str, field: str) -> Iri | None:
        """The first thing to which a field leads."""
        return self._said.iri(node, field)


def _text(words: str) -> Pieces:
    return (words,) if words else ()


def _order(piece: Piece) -> tuple[object, ...]:
    return natural(piece if isinstance(piece, str) else getattr(piece, "text", ""))
