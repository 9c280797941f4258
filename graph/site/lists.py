"""The lists: bodies and topics as trees, economies, meetings by year, documents by body, people, projects."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.site import sections as parts
from graph.site.documents import READ_WORDS, by_date, date_of, reading_of
from graph.site.views import Branch, Cell, Code, Link, Page, Row, Section, Table
from graph.site.wording import counted, lower_first, natural
from graph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.rdf import Iri
    from graph.site.facts import Facts

_TOPICS = f"{BASE}concept/topic"


class ListPages:
    """Makes the lists."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._naming = facts.naming
        self._settled = facts.naming.source.settled

    @property
    def pages(self) -> dict[str, Callable[[], Page]]:
        """What makes each list, by path."""
        return {
            "bodies.html": self._bodies,
            "economies.html": self._economies,
            "meetings.html": self._meetings,
            "documents.html": self._documents,
            "topics.html": self._topics,
            "people.html": self._people,
            "projects.html": self._projects,
        }

    def _page(self, path: str, title: str, lead: str, sections: tuple[Section, ...], **content: object) -> Page:
        return Page(path, "list.html", title, title, "", parts.crumbs(Link(title)), lead, (), sections, content)

    def _bodies(self) -> Page:
        of = self._settled.of_type
        actors = of("Organization", "Body")
        below: dict[str, list[Iri]] = defaultdict(list)
        for actor in actors:
            parent = self._settled.iri(actor, "parent")
            above = self._naming.source.ancestors(actor)
            ends = bool(above) and self._settled.iri(above[-1], "parent") is None
            below[parent if parent and parent in actors and ends else ""].append(actor)
        roots = [self._body_branch(actor, below) for actor in below[""]]
        trees = tuple(sorted((b for b in roots if b.branches), key=lambda b: natural(b.link.text)))
        alone = tuple(sorted((b for b in roots if not b.branches), key=lambda b: natural(b.link.text)))
        groups = tuple(Branch(link, "") for link in self._naming.links(of("ActorGroup")))
        lead = (
            f"{counted(len(of('Organization')), 'organization')}, {counted(len(of('Body')), 'body', 'bodies')} and "
            f"{counted(len(groups), 'group')} that documents name without their members. "
            "Each body stands under the one it belongs to."
        )
        content = (
            ("with-bodies", "Organizations with their bodies", trees),
            ("alone", "Organizations and bodies without a recorded parent or bodies below", alone),
            ("groups", "Groups named without their members", groups),
        )
        return self._page("bodies.html", "Organizations and bodies", lead, (), trees=content)

    def _body_branch(self, actor: Iri, below: dict[str, list[Iri]]) -> Branch:
        kind = self._settled.iri(actor, "kind")
        acronym = self._naming.source.acronym(actor)
        about = ", ".join(word for word in (acronym, lower_first(self._naming.label(kind)) if kind else "") if word)
        branches = tuple(
            sorted((self._body_branch(b, below) for b in below.get(actor, ())), key=lambda b: natural(b.link.text))
        )
        return Branch(self._naming.link(actor), about, branches)

    def _economies(self) -> Page:
        rows, silent = [], []
        for economy in sorted(self._settled.of_type("Economy"), key=lambda e: natural(self._naming.label(e))):
            numbers = [self._count(economy, field) for field in ("participant", "member")]
            numbers.append(sum(self._count(economy, field) for field in _NAMED))
            link = self._naming.link(economy)
            if not any(numbers[::2]):
                silent.append(link)
                continue
            cells = (
                Cell((link,)),
                Cell((self._settled.text(economy, "iso3"),)),
                *(Cell((str(n),), numeric=True) for n in numbers),
            )
            rows.append(Row(cells))
        columns = ("Economy", "Code", "Participations", "Memberships", "Other facts")
        table = Table("States and economies named in documents", columns, tuple(rows))
        lead = (
            f"{counted(len(rows), 'State or economy', 'States and economies')} that the documents name. "
            "No position on the status of any of them is taken; names follow the United Nations standard M49, "
            "and each page has the names that forums use."
        )
        intro = "Known to the registers (codes, names, memberships); no fact of a document names them."
        rest = Section("others", "Others in the registers", intro, links=tuple(silent), count=len(silent))
        named = Section("named", "Named in documents", tables=(table,), count=len(rows))
        return self._page("economies.html", "States and economies", lead, (named, rest))

    def _count(self, node: Iri, field: str) -> int:
        return len(self._settled.into(node, field))

    def _meetings(self) -> Page:
        by_year: dict[str, list[Iri]] = defaultdict(list)
        for meeting in self._settled.of_type("Meeting"):
            by_year[self._settled.text(meeting, "start")[:4]].append(meeting)
        sections = [
            Section(
                f"y{year}",
                year,
                tables=(self._facts.table("Meeting", f"Meetings of {year}", by_year[year]),),
                count=len(by_year[year]),
            )
            for year in sorted(filter(None, by_year), reverse=True)
        ]
        if by_year[""]:
            table = self._facts.table("Meeting", "Meetings without a date", by_year[""])
            sections.append(Section("undated", "Date not stated", tables=(table,), count=len(by_year[""])))
        number = sum(map(len, by_year.values()))
        lead = f"{counted(number, 'meeting')}, newest first. A meeting is only told as held if a document says so; watch the status."
        picture = Section(
            "timeline", "At a glance", links=(Link("Timeline of meetings by body and year", "timeline.html"),)
        )
        return self._page("meetings.html", "Meetings", lead, (picture, *sections), jump=True)

    def _documents(self) -> Page:
        documents = self._settled.of_type("Document")
        read = [d for d in documents if reading_of(self._facts, d)]
        by_body: dict[str, list[Iri]] = defaultdict(list)
        for document in read:
            by_body[self._home(document)].append(document)
        names = sorted(by_body, key=lambda home: (not home, natural(self._naming.label(home)) if home else ()))
        sections = []
        for home in names:
            title = self._naming.label(home) if home else "Issued by no body of this graph"
            table = self._document_table(title, by_body[home])
            anchor = self._naming.addresses.of(home).removesuffix(".html").replace("/", "-") if home else "no-body"
            sections.append(Section(anchor, title, tables=(table,), count=len(by_body[home])))
        others = [d for d in documents if d not in set(read)]
        table = self._facts.table("Document", "Documents only spoken of", others)
        intro = "Named, considered or planned in the documents above; not read for this graph."
        sections.append(Section("spoken-of", "Documents only spoken of", intro, tables=(table,), count=len(others)))
        readings = Counter(reading_of(self._facts, document) for document in read)
        other = counted(len(others), "other document")
        lead = (
            f"{counted(readings['complete'] + readings['record'], 'document')} read, {readings['complete']} of them completely; "
            f"{counted(readings['dataset'], 'source')} of the registers; {other} spoken of."
        )
        return self._page("documents.html", "Documents", lead, tuple(sections), jump=True)

    def _home(self, document: Iri) -> str:
        body = self._settled.iri(document, "body")
        if body is None:
            return ""
        chain = [body, *self._naming.source.ancestors(body)]
        return next((b for b in chain if self._settled.is_a(b, "Organization")), chain[-1])

    def _document_table(self, title: str, documents: list[Iri]) -> Table:
        rows = []
        for document in by_date(self._facts, documents):
            body, kind = self._settled.iri(document, "body"), self._settled.iri(document, "kind")
            symbol = self._settled.text(document, "symbol")
            read = READ_WORDS.get(reading_of(self._facts, document), "")
            cells = (
                Cell((self._naming.link(document),)),
                Cell((Link(self._naming.short_actor(body), self._naming.addresses.of(body)),) if body else ()),
                Cell((lower_first(self._naming.label(kind)),) if kind else ()),
                Cell(tuple(filter(None, [date_of(self._facts, document)]))),
                Cell((Code(symbol),) if symbol else ()),
                Cell((read,) if read else ()),
            )
            rows.append(Row(cells))
        return Table(title, ("Document", "Body", "Kind", "Date", "Symbol", "Read"), tuple(rows))

    def _topics(self) -> Page:
        topics = self._settled.into(_TOPICS, "skos:inScheme")
        tops = [t for t in topics if not self._settled.iris(t, "skos:broader")]
        branches = tuple(sorted((self._topic_branch(t, ()) for t in tops), key=lambda b: natural(b.link.text)))
        lead = (
            f"{counted(len(topics), 'topic')} under which mandates, decisions and recommendations are filed, with the number "
            "of facts that name each. A fact is filed under the narrowest topic that fits."
        )
        return self._page("topics.html", "Topics", lead, (), trees=(("tree", "All topics", branches),))

    def _topic_branch(self, topic: Iri, above: tuple[Iri, ...]) -> Branch:
        number = self._count(topic, "topic")
        below = [t for t in self._settled.into(topic, "skos:broader") if t not in above]
        branches = sorted((self._topic_branch(t, (*above, topic)) for t in below), key=lambda b: natural(b.link.text))
        return Branch(self._naming.link(topic), counted(number, "fact") if number else "", tuple(branches))

    def _people(self) -> Page:
        rows = []
        for person in sorted(self._settled.of_type("Person"), key=lambda p: natural(self._naming.label(p))):
            roles = self._settled.into(person, "person")
            functions = tuple(dict.fromkeys(text for role in roles for text in self._settled.texts(role, "role")))
            at = [a for role in roles for a in self._settled.iris(role, "affiliation")]
            rows.append(Row((Cell((self._naming.link(person),)), Cell(functions), Cell(self._naming.links(at)))))
        table = Table("People", ("Name", "Functions as stated", "Where"), tuple(rows))
        lead = "People whom the documents name in a public function; nothing else is kept of them."
        return self._page(
            "people.html", "People", lead, (Section("people", "People", tables=(table,), count=len(rows)),)
        )

    def _projects(self) -> Page:
        by_body: dict[str, list[Iri]] = defaultdict(list)
        for project in self._settled.of_type("Project"):
            by_body[self._settled.iri(project, "body") or ""].append(project)
        sections = []
        for body in sorted(by_body, key=lambda b: (not b, natural(self._naming.label(b)) if b else ())):
            table = self._anchored(self._facts.table("Project", "Projects", by_body[body]), by_body[body])
            title = self._naming.label(body) if body else "Body not stated"
            anchor = (
                f"of-{self._naming.addresses.of(body).removesuffix('.html').replace('/', '-')}" if body else "no-body"
            )
            sections.append(Section(anchor, title, tables=(table,), count=len(by_body[body])))
        number = sum(map(len, by_body.values()))
        lead = (
            f"{counted(number, 'project')}, by body. The status is that on the day of the document: "
            "proposed is not approved, approved is not begun."
        )
        return self._page("projects.html", "Projects", lead, tuple(sections))

    def _anchored(self, table: Table, projects: list[Iri]) -> Table:
        anchors = {self._naming.link(p).href: self._naming.link(p).href.partition("#")[2] for p in projects}
        rows = tuple(Row(row.cells, anchors.get(getattr(row.cells[0].pieces[0], "href", ""), "")) for row in table.rows)
        return Table(table.caption, table.columns, rows, table.folded)


_NAMED = (
    "actor",
    "addressee",
    "concerns",
    "from",
    "to",
    "lead",
    "partner",
    "raisedBy",
    "proposedBy",
    "affiliation",
    "country",
)
