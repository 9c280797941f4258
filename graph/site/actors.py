"""Pages of organizations, bodies, groups, economies and people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.site import sections as parts
from graph.site.compared import compared_with, derived_activity
from graph.site.views import Cell, Computed, Line, Link, Page, Row, Section, Table
from graph.site.wording import counted, date_words, lower_first, natural

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.comparison import Comparison
    from graph.site.facts import Facts
    from graph.site.stated import Stated

_BODY = (
    ("Kind", "kind"),
    ("Part of", "parent"),
    ("Country", "country"),
    ("Established", "established"),
    ("Set up at", "establishedAt"),
    ("Length of mandate", "mandateLength"),
    ("Ended", "end"),
    ("Chair named in the documents", "chair"),
)
_CODES = (("iso3", "ISO alpha-3"), ("iso2", "ISO alpha-2"), ("m49", "M49"))
_WORDS = {"Organization": "Organization", "Body": "Body", "ActorGroup": "Group named without its members"}
_PERIODS = "mandate-periods"
_FOLD_FROM = 20


class ActorPages:
    """Makes the page of an actor."""

    def __init__(self, facts: Facts, stated: Stated, comparison: Comparison) -> None:
        self._facts, self._stated, self._comparison = facts, stated, comparison
        self._naming = facts.naming
        self._source = facts.naming.source

    def body(self, node: Iri) -> Page:
        """The page of an organization, body or group."""
        settled = self._source.settled
        kind = next((word for name, word in _WORDS.items() if settled.is_a(node, name)), "Body")
        above = tuple(self._naming.link(a) for a in reversed(self._source.ancestors(node)))
        acronym = self._source.acronym(node)
        heading = self._naming.label(node)
        glance = self._stated.lines(node, _BODY)
        lead = self._body_lead(node, kind)
        trail = parts.crumbs(Link("Bodies", "bodies.html"), *above, Link(acronym or heading))
        title = f"{heading} ({acronym})" if acronym and acronym not in heading else heading
        return self._page(node, title, heading, self._eyebrow(node, kind), trail, lead, glance, self._children(node))

    def _eyebrow(self, node: Iri, kind: str) -> str:
        concept = self._source.settled.iri(node, "kind")
        acronym = self._source.acronym(node)
        return " · ".join(word for word in (self._naming.label(concept) if concept else kind, acronym) if word)

    def _body_lead(self, node: Iri, kind: str) -> str:
        if kind == _WORDS["ActorGroup"]:
            return "A set of actors that documents address or quote without naming each member."
        parent = self._source.settled.iri(node, "parent")
        concept = self._source.settled.iri(node, "kind")
        words = lower_first(self._naming.label(concept)) if concept else lower_first(kind)
        article = "An" if words[:1] in "aeio" else "A"
        under = f", part of {self._naming.label(parent)}" if parent else ""
        return f"{article} {words}{under}."

    def _children(self, node: Iri) -> tuple[Section, ...]:
        below = self._source.settled.into(node, "parent")
        if not below:
            return ()
        rows = tuple(
            self._child(child) for child in sorted(below, key=lambda child: natural(self._naming.label(child)))
        )
        table = Table("Bodies below it", ("Body", "Kind", "Established", "Source"), rows)
        return (Section("children", "Bodies below it", tables=(table,), count=len(rows)),)

    def _child(self, child: Iri) -> Row:
        settled = self._source.settled
        kind = settled.iri(child, "kind")
        parent = settled.iri(child, "parent")
        cites = self._stated.stated_by(child, "parent", parent) if parent else []
        established = date_words(settled.text(child, "established"))
        return Row(
            (
                Cell((self._naming.link(child),)),
                Cell((lower_first(self._naming.label(kind)),) if kind else ()),
                Cell((established,) if established else ()),
                Cell(tuple(dict.fromkeys(cites))[:3]),
            )
        )

    def economy(self, node: Iri) -> Page:
        """The page of a State or economy."""
        heading = self._naming.label(node)
        lead = "Named here as State or economy, whichever each document says; no position on status is taken."
        trail = parts.crumbs(Link("Economies", "economies.html"), Link(heading))
        iso = self._source.settled.text(node, "iso3")
        codes = tuple(f"{text} ({word})" for field, word in _CODES for text in self._source.settled.texts(node, field))
        cites = tuple(self._naming.whole(d) for d in self._source.settled.iris(node, "dcterms:source"))
        glance = (Line("Codes", codes, cites),) if codes else ()
        return self._page(node, heading, heading, f"State or economy · {iso}", trail, lead, glance, ())

    def person(self, node: Iri) -> Page:
        """The page of a person named in a public function."""
        heading = self._naming.label(node)
        trail = parts.crumbs(Link("People", "people.html"), Link(heading))
        lead = "A person whom a document names in a public function. No more is kept than the documents say."
        return self._page(node, heading, heading, "Person", trail, lead, (), ())

    def _page(
        self,
        node: Iri,
        title: str,
        heading: str,
        eyebrow: str,
        trail: tuple[Link, ...],
        lead: str,
        glance: tuple[Line, ...],
        children: tuple[Section, ...],
    ) -> Page:
        expected = _expected(node)
        groups = parts.group_sections(self._facts, node, expected)
        groups = tuple(self._with_periods(node, s) if s.anchor == "mandates" else s for s in groups)
        first = (Section("glance", "At a glance", lines=glance),) if glance else ()
        shown = (
            *first,
            *self._stated.differences(node),
            *children,
            *groups,
            *self._compared(node),
            *self._stated.names(node),
            parts.what_was_read(self._facts, node, expected, groups),
            parts.identifiers(self._facts, node),
        )
        path = self._naming.addresses.of(node)
        return Page(
            path,
            "thing.html",
            f"{title}: {lower_first(eyebrow.split(' · ')[0])}",
            heading,
            eyebrow,
            trail,
            lead,
            (),
            parts.filled(shown),
            {},
            node,
        )

    def _compared(self, node: Iri) -> tuple[Section, ...]:
        table = compared_with(self._comparison, node)
        if table is None:
            return ()
        method, does = derived_activity(self._facts, "body-overlap")
        intro = "One printable page for each pair: where their work overlaps, what they share, what is on record between them."
        box = Computed(method, does, replace(table, folded=len(table.rows) > _FOLD_FROM))
        return (Section("briefs", "Beside other bodies", intro, computed=(box,), count=len(table.rows)),)

    def _with_periods(self, node: Iri, section: Section) -> Section:
        computed = self._periods(node)
        if computed is None:
            return section
        return Section(
            section.anchor,
            section.title,
            section.intro,
            section.lines,
            section.tables,
            (computed,),
            section.links,
            section.count,
        )

    def _periods(self, node: Iri) -> Computed | None:
        derived = self._source.derived.get(_PERIODS)
        if derived is None:
            return None
        rows = []
        for mandate in self._source.settled.into(node, "body"):
            for period in derived.into(mandate, "periodOf"):
                since, until = derived.text(period, "effectiveFrom"), derived.text(period, "effectiveUntil")
                rows.append(
                    Row(
                        (
                            Cell((self._source.settled.text(mandate, "summary"),)),
                            Cell((date_words(since),)),
                            Cell((date_words(until) if until else "no end known",)),
                            Cell((derived.text(period, "basis"),)),
                            self._facts.source_cell(mandate),
                        ),
                    )
                )
        if not rows:
            return None
        activity = derived_activity(self._facts, _PERIODS)
        columns = ("Mandate", "In force from", "No longer from", "Because of", "Source of the mandate")
        rows.sort(key=lambda row: str(row.cells[0].pieces))
        caption = f"Days in force ({counted(len(rows), 'mandate')})"
        return Computed(activity[0], activity[1], Table(caption, columns, tuple(rows), folded=True))


def _expected(node: str) -> tuple[parts.Group, ...]:
    if "/id/person/" in node:
        return parts.PERSON
    if "/id/body/" in node:
        return parts.ACTOR
    wanted = ("participation", "acts", "recommendations-received", "cooperation", "overlap")
    return tuple(g if g.anchor in wanted else _silent(g) for g in parts.ACTOR)


def _silent(group: parts.Group) -> parts.Group:
    return parts.Group(group.anchor, group.title, group.kind, group.fields, group.split, "", group.intro)
