"""The parts of a two-body brief as a template is given them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.brief_parts import ABOVE, HOST
from graph.analysis.brief_report import direction
from graph.analysis.network_view import DISPUTED, OF_DOCUMENT
from graph.site.brief_fit import LONGEST, clipped
from graph.site.views import Cite, Link, Tag
from graph.site.wording import date_words, lower_first, period_words
from graph.vocab import concept, thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.brief_parts import Announced, OnRecord, SharedMeeting, SharedTopic
    from graph.analysis.overlap import Overlap
    from graph.analysis.provisions import Provision
    from graph.rdf import Iri
    from graph.site.naming import Naming
    from graph.site.views import Piece, Pieces

CONDITIONAL = Tag("conditional", "open")
_TONES = {"duplication": "twice"}
_MOST_PRESENT = 3
BOTH_WAYS, ONE_WAY = " ↔ ", " → "


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """Our wording of a provision, who holds it, since when it is told unless its source says so, and where."""

    text: str
    bodies: Pieces
    since: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class OverlapView:
    """Two provisions side by side."""

    grade: Tag
    score: str
    sides: tuple[ProvisionView, ProvisionView]
    periods: str


@dataclass(frozen=True, slots=True)
class TieView:
    """One statement on cooperation, or one concern."""

    parties: Pieces
    tags: tuple[Tag, ...]
    kind: str
    about: str
    standing: str
    date: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic, and on how many provisions of each side."""

    link: Link
    numbers: tuple[int, int]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting of both, or an announced one of either, with who is there and where it is told."""

    link: Link
    when: str
    tag: Tag | None
    who: Pieces
    cites: tuple[tuple[Cite, ...], ...]
    """Passages, those of one document together."""


class BriefViews:
    """Makes what is shown of each row of a brief."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        settled = naming.source.settled
        self._citations: dict[tuple[str, str], Iri] = {}
        for citation in settled.of_type("Citation"):
            document = settled.iri(citation, "citedDocument") or ""
            self._citations.setdefault((document, settled.text(citation, "paragraph")), citation)

    def cite(self, document: str, paragraph: str) -> Cite | None:
        """A passage by its document and paragraph; the document as a whole where the graph has no such passage."""
        found = self._citations.get((document, paragraph))
        if found is not None:
            return self._naming.cite(found)
        return self._naming.whole(document) if document else None

    def actor(self, body: str) -> Link:
        """A body by its short name."""
        return Link(self._naming.short_actor(body), self._naming.addresses.of(body))

    def actors(self, bodies: Iterable[str]) -> tuple[Link, ...]:
        """Several bodies, sorted by short name."""
        return tuple(sorted((self.actor(body) for body in set(bodies)), key=lambda link: (link.text, link.href)))

    def overlap(self, pair: Overlap, most: int = LONGEST) -> OverlapView:
        """A pair of provisions; wording longer than ``most`` letters is cut."""
        grade = pair.likeness.grade
        sides = self.provision(pair.one, most), self.provision(pair.other, most)
        return OverlapView(Tag(grade, _TONES.get(grade, "plain")), f"{pair.likeness.score:.2f}", sides, pair.periods)

    def provision(self, one: Provision, most: int) -> ProvisionView:
        """One provision of a pair."""
        document = thing("document", one.document) if one.document else ""
        cite, since = self.cite(document, one.paragraph), date_words(one.period.start) if one.period.start else ""
        dated = cite is not None and since.split(" ", 1)[-1] in cite.document  # the name of the document says it
        return ProvisionView(clipped(one.text, most), self.actors(one.bodies), "" if dated else since, cite)

    def tie(self, one: OnRecord, most: int = LONGEST) -> TieView:
        """A statement on cooperation, or a concern; its words are cut if they are longer than ``most`` letters."""
        tie = one.tie
        arrow = BOTH_WAYS if direction(tie.kind, tie.type) == "both ways" else ONE_WAY
        date = (
            f"{date_words(tie.date)}{' (of the document)' if tie.date_basis == OF_DOCUMENT else ''}" if tie.date else ""
        )
        return TieView(
            (*_joined(self.actors(one.sources)), arrow, *_joined(self.actors(one.targets))),
            self._tags(one),
            lower_first(self._naming.label(concept("cooperation-kind", tie.kind))) if tie.kind else "",
            clipped("; ".join(filter(None, (tie.about, *self._conditions(tie.fact)))), most),
            one.standing if one.standing == ABOVE else "",
            date or "date not stated",
            self.cite(tie.document, tie.paragraph),
        )

    def _conditions(self, fact: Iri) -> tuple[str, ...]:
        settled = self._naming.source.settled
        needed = ", ".join(link.text for link in self.actors(settled.iris(fact, "approval")))
        told = [f"condition: {text}" for text in settled.texts(fact, "condition")]
        return (*told, f"needs approval by {needed}") if needed else tuple(told)

    def _tags(self, one: OnRecord) -> tuple[Tag, ...]:
        tie = one.tie
        tags = [Tag("concern about overlap", "warn")] if tie.type == "overlap-concern" else []
        tags += [self._naming.tag(concept("cooperation-status", tie.status))] if tie.status else []
        tags += [CONDITIONAL] if tie.condition else []
        tags += [Tag("disputed", "warn")] if tie.layer == DISPUTED else []
        return tuple(tags)

    def topic(self, one: SharedTopic) -> TopicView:
        """A shared topic."""
        first, second = (len(held) for held in one.provisions)
        return TopicView(self._naming.link(one.topic), (first, second))

    def meeting(self, one: SharedMeeting) -> MeetingView:
        """A meeting at which both are."""
        who: list[Piece] = []
        cites = []
        for side in one.present:
            for present in side[:_MOST_PRESENT]:
                who += ["; " if who else "", self.actor(present.body), f" ({HOST})" if present.role == HOST else ""]
                cites.append(self.cite(present.document or "", present.paragraph))
            if len(side) > _MOST_PRESENT:
                who.append(f" and {len(side) - _MOST_PRESENT} more")
        told = tuple(dict.fromkeys(cite for cite in cites if cite is not None))
        return self._meeting(one.session.meeting, (one.session.start, one.session.end), tuple(filter(None, who)), told)

    def announced(self, one: Announced) -> MeetingView:
        """A meeting that is told as to come."""
        session = one.session
        told = tuple(cite for d, p in session.passages[:2] if (cite := self.cite(d, p)) is not None)
        body = (self.actor(session.body),) if session.body is not None else ()
        return self._meeting(session.meeting, (session.start, session.end), body, told)

    def _meeting(self, meeting: Iri, days: tuple[str, str], who: Pieces, cites: tuple[Cite, ...]) -> MeetingView:
        link = self._naming.link(meeting)
        when = period_words(*days) or "date not stated"
        return MeetingView(Link(link.text, link.href), when, link.tag, who, _by_document(cites))


def _by_document(cites: tuple[Cite, ...]) -> tuple[tuple[Cite, ...], ...]:
    documents = dict.fromkeys(cite.document for cite in cites)
    return tuple(tuple(cite for cite in cites if cite.document == document) for document in documents)


def _joined(links: tuple[Link, ...]) -> list[Piece]:
    return [piece for place, link in enumerate(links) for piece in ((", ", link) if place else (link,))]
