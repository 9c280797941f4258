"""The first page, the page on what was read and how, and the downloads."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.site import sections as parts
from graph.site.documents import reading_of, reading_words
from graph.site.views import Cell, Link, Page, Row, Section, Table
from graph.site.wording import counted, natural
from graph.vocab import DATASET, concept

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.doors import Doors
    from graph.site.facts import Facts
    from graph.site.outputs import Download

NAME = "Knowledge graph of SME policy bodies"
_HEADING = "Who makes policy for small firms, who works with whom, and who does the same"
_SHOWN = (
    ("Organization", "organization", "", "bodies.html"),
    ("Body", "subsidiary body", "subsidiary bodies", "bodies.html"),
    ("Economy", "State or economy", "States and economies", "economies.html"),
    ("Meeting", "meeting", "", "meetings.html"),
    ("Participation", "participation", "", ""),
    ("Decision", "decision or other act", "decisions and other acts", ""),
    ("Recommendation", "recommendation", "", "recommendations.html"),
    ("Mandate", "mandate", "", ""),
    ("Cooperation", "statement on cooperation", "statements on cooperation", "cooperation.html"),
    ("OverlapConcern", "concern about overlap", "concerns about overlap", "overlap-concerns.html"),
    ("Project", "project", "", "projects.html"),
    ("Person", "person in a public function", "people in public functions", "people.html"),
)
_SAID = ("body", "actor", "from", "to", "addressee", "issuedBy")
_FIRST_QUESTION = "mandates-on-topic"
_FIRMNESS = (
    ("meeting-status", ("held", "scheduled", "tentative", "planned", "proposed")),
    ("cooperation-status", ("existing", "agreed", "requested", "proposed")),
    ("decision-class", ("decision", "commitment", "request", "proposal", "statement")),
    ("review", ("checked-twice", "checked-once", "disputed", "unchecked")),
)
_TITLES = {
    "meeting-status": "Meetings",
    "cooperation-status": "Cooperation",
    "decision-class": "Decisions and other acts",
    "review": "How far people have checked a statement",
}


@dataclass(frozen=True, slots=True)
class About:
    """Version and content of the data set, shown at the foot of every page."""

    version: str
    content: str
    statements: str
    name: str


def about(facts: Facts) -> About:
    """What the graph says of itself."""
    settled = facts.naming.source.settled
    number = settled.text(DATASET, "void:triples")
    statements = f"{int(number):,}" if number.isdigit() else ""
    return About(
        settled.text(DATASET, "owl:versionInfo"), settled.text(DATASET, "dcterms:identifier"), statements, NAME
    )


class FrontPages:
    """Makes the first page, the page on coverage, and the list of downloads."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._naming = facts.naming
        self._settled = facts.naming.source.settled

    def _read(self) -> list[Iri]:
        return [d for d in self._settled.of_type("Document") if reading_of(self._facts, d)]

    def index(self, doors: Doors, questions: set[str]) -> Page:
        """The first page; ``questions`` are the names of the saved questions."""
        counts = tuple(
            (
                f"{len(self._settled.of_type(cls)):,}",
                counted(len(self._settled.of_type(cls)), one, many).partition(" ")[2],
                href,
            )
            for cls, one, many, href in _SHOWN
        )
        readings = Counter(reading_of(self._facts, d) for d in self._read())
        content = {
            "counts": counts,
            "complete": readings["complete"],
            "record": readings["record"],
            "years": self._years(),
            "question": next((name for name in (_FIRST_QUESTION, *sorted(questions)) if name in questions), ""),
            "mandates": doors.mandates(),
            "together": doors.work_together(),
            "same": doors.same_work(),
            "legend": self._legend(),
            "large": self._large(),
            "read": counted(len(self._read()) - readings["dataset"], "document"),
        }
        return Page("index.html", "index.html", NAME, _HEADING, "", (), "", (), (), content)

    def _years(self) -> tuple[str, str]:
        starts = [self._settled.text(m, "start") for m in self._settled.of_type("Meeting")]
        years = sorted(start[:4] for start in starts if start)
        return (years[0], years[-1]) if years else ("", "")

    def _large(self) -> tuple[Link, ...]:
        """The organizations of which, with their bodies, most is said: a way in."""
        number: Counter[Iri] = Counter()
        for body in self._settled.of_type("Organization", "Body"):
            said = sum(len(self._settled.into(body, field)) for field in _SAID)
            chain = [body, *self._naming.source.ancestors(body)]
            home = next((b for b in chain if self._settled.is_a(b, "Organization")), body)
            number[home] += said
        best = sorted(number, key=lambda b: (-number[b], b))[:6]
        return tuple(Link(self._naming.short_actor(b), self._naming.addresses.of(b)) for b in best if number[b])

    def _legend(self) -> tuple[tuple[str, tuple[tuple[object, str], ...]], ...]:
        legend = []
        for scheme, codes in _FIRMNESS:
            items = []
            for code in codes:
                iri = concept(scheme, code)
                if self._settled.text(iri, "skos:prefLabel"):
                    items.append((self._naming.tag(iri), self._settled.text(iri, "skos:definition")))
            if items:
                legend.append((_TITLES[scheme], tuple(items)))
        return tuple(legend)

    def coverage(self) -> Page:
        """What was read, how far, and what each method computes."""
        sections = (self._ways(), self._by_body(), self._by_year(), self._by_class(), self._methods())
        lead = (
            "Silence means something only where a document was read completely. "
            "This page says what was read, how far, and what a program computed from it."
        )
        content = {"jump": True}
        return Page(
            "about.html",
            "list.html",
            "About: what was read and how",
            "What was read and how",
            "",
            parts.crumbs(Link("About")),
            lead,
            (),
            sections,
            content,
        )

    def _ways(self) -> Section:
        rows = []
        number = Counter(reading_of(self._facts, d) for d in self._read())
        for code in ("complete", "record", "dataset"):
            iri = concept("reading", code)
            rows.append(
                Row(
                    (Cell((self._naming.label(iri),)), Cell((reading_words(self._facts, code),)), _number(number[code]))
                )
            )
        table = Table("Ways of reading", ("Way", "What it means", "Documents"), tuple(rows))
        intro = (
            "Every statement was taken from a passage by a reader and is kept in words of this data set, not in those of the source. "
            "Names, titles, symbols and dates are as printed."
        )
        return Section("reading", "How documents were read", intro, tables=(table,))

    def _by_body(self) -> Section:
        home: dict[str, Counter[str]] = defaultdict(Counter)
        facts: Counter[str] = Counter()
        for document in self._read():
            body = self._settled.iri(document, "body")
            chain = [body, *self._naming.source.ancestors(body)] if body else []
            top = next((b for b in chain if self._settled.is_a(b, "Organization")), "")
            home[top][reading_of(self._facts, document)] += 1
            said = self._naming.source.documents.get(document.rsplit("/", 1)[1])
            facts[top] += len({s for s, _, _ in said.all if "/id/fact/" in s}) if said else 0
        rows = []
        for top in sorted(home, key=lambda b: (not b, natural(self._naming.label(b)) if b else ())):
            name = Cell((self._naming.link(top),)) if top else Cell(("no body of this graph",))
            rows.append(
                Row(
                    (
                        name,
                        *(_number(home[top][code]) for code in ("complete", "record", "dataset")),
                        _number(facts[top]),
                    )
                )
            )
        table = Table(
            "Documents read by issuing organization",
            ("Organization", "Completely", "As records", "As data", "Facts"),
            tuple(rows),
        )
        return Section("by-organization", "By organization", tables=(table,))

    def _by_year(self) -> Section:
        documents = Counter(self._settled.text(d, "date")[:4] or "no date" for d in self._read())
        meetings = Counter(self._settled.text(m, "start")[:4] or "no date" for m in self._settled.of_type("Meeting"))
        rows = tuple(
            Row((Cell((year,)), _number(documents[year]), _number(meetings[year])))
            for year in sorted({*documents, *meetings})
        )
        table = Table("Documents read and meetings named, by year", ("Year", "Documents", "Meetings"), rows)
        return Section("by-year", "By year", tables=(table,))

    def _by_class(self) -> Section:
        classes = sorted(
            (label, cls)
            for cls in self._settled.of_type("owl:Class")
            if (label := self._settled.text(cls, "rdfs:label"))
        )
        rows = []
        for label, cls in classes:
            number = len(self._settled.into(cls, "rdf:type"))
            if number:
                rows.append(Row((Cell((Link(label, f"ontology.html#{cls.rsplit('#', 1)[-1]}"),)), _number(number))))
        table = Table("What the graph holds, by class", ("Class", "Members"), tuple(rows))
        return Section("by-class", "By class", tables=(table,))

    def _methods(self) -> Section:
        rows = []
        for activity in self._settled.of_type("prov:Activity"):
            name, does = self._settled.text(activity, "rdfs:label"), self._settled.text(activity, "dcterms:description")
            rows.append(Row((Cell((name,)), Cell((does,)))))
        table = Table("Methods", ("Method and version", "What it does"), tuple(rows))
        intro = "Computed statements stand in graphs of their own and are shown only in boxes marked “computed”."
        return Section("methods", "What is computed", intro, tables=(table,))

    def downloads(self, files: tuple[Download, ...]) -> Page:
        """The files to take away."""
        lead = "The whole graph in the form you work with, each file made from the same statements."
        return Page(
            "downloads.html",
            "downloads.html",
            "Downloads",
            "Downloads",
            "",
            parts.crumbs(Link("Downloads")),
            lead,
            (),
            (),
            {"files": files},
        )


def _number(number: int) -> Cell:
    return Cell((f"{number:,}",), numeric=True)
