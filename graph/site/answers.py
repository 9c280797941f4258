"""Pages of the saved questions: what each asks and why, its answer on this data, and the query to copy."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answer import Answer, plain
from graph.evidence import with_evidence
from graph.formats import render as render_answer
from graph.query import questions
from graph.rdf import Iri, Literal, Term
from graph.site import sections as parts
from graph.site.compared import derived_activity
from graph.site.views import Cell, Line, Link, Page, Piece, Pieces, Row, Section, Table, Tag
from graph.site.wording import counted, date_words, lower_first, natural, paragraph_words
from graph.vocab import PREFIXES, thing

if TYPE_CHECKING:
    from graph.query import Question
    from graph.site.facts import Facts
    from graph.store import KnowledgeGraph

_GROUPS = (
    ("Overlap of work", ("overlap", "duplication", "both-bodies", "shared", "what-bodies-deal")),
    ("Mandates", ("mandate",)),
    ("Cooperation", ("cooperation", "partner", "invit", "memoranda", "coordinator")),
    ("Recommendations", ("recommendation", "addressed", "addressee")),
    ("Projects, activities and examples", ("project", "activit", "programme", "example")),
    ("Decisions and proposals", ("decision", "proposal", "request", "agenda", "addenda", "event")),
    ("Meetings and who took part", ("meeting", "particip", "attend", "chair", "opened", "observer")),
    (
        "Bodies, members and names",
        ("bodies", "member", "name", "organization", "official", "codes", "linked", "links", "body"),
    ),
    ("Sources and how far they were read", ("",)),
)
_HINTS = (
    ("meeting", "meetings/"),
    ("event", "meetings/"),
    ("project", "projects"),
    ("activity", "projects"),
    ("topic", "topics/"),
    ("theme", "topics/"),
    ("document", "documents/"),
    ("title", "documents/"),
    ("economy", "economies/"),
    ("body", "bodies/"),
    ("party", "bodies/"),
    ("partner", "bodies/"),
    ("organization", "bodies/"),
)
_FILTERS = re.compile(r"graph/derived/([a-z-]+)")
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A page with the two files beside it: the query, and the answer as CSV."""

    page: Page
    query: str
    table: bytes


class QuestionPages:
    """Makes the pages of the saved questions."""

    def __init__(self, kg: KnowledgeGraph, facts: Facts) -> None:
        self._kg, self._facts = kg, facts
        self._naming = facts.naming
        self._by_label = self._labels()
        self._known: dict[str, dict[str, Piece]] = {}
        self._last: tuple[str, QuestionPage] | None = None
        self.questions = questions(kg.paths.ontology)

    def _labels(self) -> dict[str, tuple[Link, ...]]:
        named: dict[str, list[Link]] = defaultdict(list)
        for folder in ("bodies", "economies", "people", "meetings", "documents", "topics"):
            for node in self._naming.addresses.pages(folder):
                link = self._naming.link(node)
                named[link.text].append(link)
        for project in self._naming.source.settled.of_type("Project"):
            link = self._naming.link(project)
            named[link.text].append(link)
        return {text: tuple(links) for text, links in named.items()}

    def _named(self, text: str, column: str) -> Link | None:
        """The one thing of that name; of several, the one of the sort that the column is called after."""
        found = self._by_label.get(text, ())
        if len(found) > 1:
            hint = next((folder for word, folder in _HINTS if word in column), "?")
            found = tuple(link for link in found if link.href.startswith(hint))
        return found[0] if len(found) == 1 else None

    def list_page(self) -> Page:
        """The list of all saved questions, grouped by subject."""
        grouped: dict[str, list[Link]] = defaultdict(list)
        for name, question in sorted(self.questions.items(), key=lambda at: natural(at[1].summary)):
            grouped[group_of(name)].append(Link(question.summary, f"questions/{name}.html"))
        order = [title for title, _ in _GROUPS if title in grouped]
        sections = tuple(
            Section(f"group-{at}", title, links=tuple(grouped[title]), count=len(grouped[title]))
            for at, title in enumerate(order, start=1)
        )
        lead = (
            f"{counted(len(self.questions), 'question')} with their answers on this data, the passages behind each row, and "
            "the query to copy. Most have parameters: take the query, or run the question on the command line with other values."
        )
        return Page(
            "questions.html",
            "list.html",
            "Questions",
            "Questions",
            "",
            parts.crumbs(Link("Questions")),
            lead,
            (),
            sections,
            {"jump": True},
        )

    def page(self, question: Question) -> QuestionPage:
        """The page of one question; the last one made is kept, since its files are asked for one after the other."""
        if self._last is None or self._last[0] != question.name:
            self._last = question.name, self._page(question)
        return self._last[1]

    def _page(self, question: Question) -> QuestionPage:
        answer = self._answer(question)
        trail = parts.crumbs(Link("Questions", "questions.html"), Link(question.summary))
        content = {
            "question": question,
            "answer": self._table(question, answer),
            "truth": answer.truth,
            "empty": question.empty or "No row came back from what was read. That is no sign that there is nothing.",
            "methods": self._methods(question.text),
            "parameters": tuple((p.name, p.kind, p.about, self._default(p.default)) for p in question.parameters),
            "files": (f"questions/{question.name}.rq", f"questions/{question.name}.csv"),
        }
        page = Page(
            f"questions/{question.name}.html",
            "question.html",
            f"{question.summary}",
            question.summary,
            "Question",
            trail,
            question.why,
            (),
            (),
            content,
        )
        return QuestionPage(page, question.text, _csv(answer))

    def _answer(self, question: Question) -> Answer:
        """With the passages of each row, unless the question gives them itself; rows in the order that the query asks for."""
        if {"document", "paragraph"} <= set(question.columns) or not re.search(r"\bSELECT\b", question.text):
            answer = self._kg.query(question.text)
        else:
            answer = with_evidence(self._kg, question.text)
        if "ORDER BY" in question.text or not answer.rows:
            return answer
        return Answer(answer.columns, tuple(sorted(answer.rows, key=str)))

    def _methods(self, text: str) -> tuple[tuple[str, str], ...]:
        return tuple(derived_activity(self._facts, method) for method in sorted(set(_FILTERS.findall(text))))

    def _default(self, token: str) -> Piece:
        prefix, _, local = token.partition(":")
        iri = token[1:-1] if token.startswith("<") else PREFIXES.get(prefix, "") + local if prefix in PREFIXES else ""
        if iri and self._naming.addresses.of(iri):
            return self._naming.link(iri)
        return date_words(token.split("^^")[0].strip('"'))

    def _table(self, question: Question, answer: Answer) -> Table | None:
        if not answer.rows:
            return None
        document, paragraph = _evidence_columns(answer)
        kept = [column for column in answer.columns if column not in (document, paragraph)]
        rows = []
        for values in answer.rows:
            row = dict(zip(answer.columns, values, strict=True))
            cells = [self._cell(column, row[column]) for column in kept]
            source = (self._source(row.get(document), row.get(paragraph)),) if document else ()
            rows.append(Row((*cells, *source)))
        titles = (*(_title(column) for column in kept), *(("Source",) if document else ()))
        return Table(f"Answer: {counted(len(rows), 'row')}", titles, tuple(rows))

    def _cell(self, column: str, term: Term | None) -> Cell:
        if term is None:
            return Cell(())
        if isinstance(term, Iri):
            return Cell((self._naming.piece(term),))
        if isinstance(plain(term), int | float):
            return Cell((term.value,), numeric=True)
        if _SEPARATOR in term.value and term.value not in self._by_label:
            found = [self._named(part, column) for part in term.value.split(_SEPARATOR)]
            if all(found):
                return Cell(tuple(link for link in found if link))
        return Cell((self._named(term.value, column) or self._naming.piece(term),))

    def _source(self, documents: Term | None, paragraphs: Term | None) -> Cell:
        if not isinstance(documents, Literal):
            return Cell(())
        names = documents.value.split(_SEPARATOR) if documents.value not in self._by_label else [documents.value]
        marks = paragraphs.value if isinstance(paragraphs, Literal) else ""
        each = marks.split(_SEPARATOR) if len(names) > 1 else [marks]
        pieces: list[Piece] = []
        for name, places in zip(names, each + [""] * len(names), strict=False):
            pieces += self._passages(name.strip(), places.strip())
        if len(pieces) > 6:
            pieces = [*pieces[:5], f"and {len(pieces) - 5} more"]
        return Cell(tuple(pieces))

    def _passages(self, document: str, paragraphs: str) -> Pieces:
        if document.startswith("computed: "):
            return (Tag(document, "open"),)
        link = self._named(document, "document")
        node = thing("document", document)
        if link is None and not self._naming.addresses.of(node):
            return (document,)
        page = link.href if link else self._naming.addresses.of(node)
        known = self._citations().get(page, {})
        found: list[Piece] = [known[mark] for mark in paragraphs.split(" / ") if mark in known]
        short = link.text if link else self._naming.short(node)
        return tuple(found) or (Link(", ".join(p for p in (short, paragraph_words(paragraphs)) if p), page),)

    def _citations(self) -> dict[str, dict[str, Piece]]:
        settled = self._naming.source.settled
        for citation in () if self._known else settled.of_type("Citation"):
            page = self._naming.addresses.of(citation).partition("#")[0]
            self._known.setdefault(page, {})[settled.text(citation, "paragraph")] = self._naming.cite(citation)
        return self._known


def group_of(name: str) -> str:
    """The group of a saved question, from the words of its name."""
    return next(title for title, words in _GROUPS if any(word in name for word in words))


def groups() -> tuple[str, ...]:
    """The groups of saved questions, in their order."""
    return tuple(title for title, _ in _GROUPS)


def _evidence_columns(answer: Answer) -> tuple[str, str]:
    for prefix in ("evidence_", ""):
        if f"{prefix}document" in answer.columns and f"{prefix}paragraph" in answer.columns:
            return f"{prefix}document", f"{prefix}paragraph"
    return ("document", "paragraph") if "document" in answer.columns and "paragraph" in answer.columns else ("", "")


def _title(column: str) -> str:
    words = column.replace("_", " ").removesuffix(" name")
    return words[:1].upper() + words[1:]


def _csv(answer: Answer) -> bytes:
    if answer.truth is not None:
        return b"answer\n" + (b"true" if answer.truth else b"false") + b"\n"
    if answer.triples is not None:
        lines = (f"{s},{p},{lower_first(str(plain(o)))}" for s, p, o in answer.triples)
        return ("subject,predicate,object\n" + "\n".join(lines) + "\n").encode()
    return render_answer(answer, "csv")


def lines_of_parameters(question: Question) -> tuple[Line, ...]:
    """The parameters of a question as lines."""
    return tuple(Line(p.name, (p.about,)) for p in question.parameters)
