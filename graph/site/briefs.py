"""Pages of two-body briefs: one A4 page in print, everything behind folds on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from graph.analysis.between import MANAGED, UNMANAGED
from graph.analysis.brief_report import notes
from graph.analysis.brief_words import NONE, in_short, reading
from graph.analysis.network_view import CONCERN, EXISTING
from graph.analysis.record import key
from graph.site import sections as parts
from graph.site.brief_fit import Rows, fitting, row_height, text_height
from graph.site.brief_views import BriefViews
from graph.site.documents import READ_WORDS
from graph.site.views import Cell, Link, Page, Row, Table, Tag
from graph.site.wording import counted, date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.brief import Brief
    from graph.analysis.record import Record
    from graph.site.brief_views import MeetingView, OverlapView, TieView, TopicView
    from graph.site.naming import Naming
    from graph.site.views import Cite, Pieces

_MANAGEMENT = {MANAGED: "done", UNMANAGED: "open"}
_MOST_MEMBERS, _MOST_TOPICS, _MOST_MEETINGS, _MOST_DATES = 14, 9, 3, 3
_WHOLE = 10**9
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """Some rows of a part for the page in print, and all of them where these are not all."""

    rows: tuple[T, ...]
    total: int
    whole: tuple[T, ...] = ()

    @property
    def left_out(self) -> str:
        """How many of how many rows are shown, if not all."""
        return f"{len(self.rows)} of {self.total} shown" if len(self.rows) < self.total else ""


@dataclass(frozen=True, slots=True)
class BriefContent:
    """Everything the template of a brief shows."""

    names: tuple[Link, Link]
    full: tuple[str, str]
    management: Tag
    figures: tuple[tuple[str, str], ...]
    short: tuple[str, ...]
    members: Shown[Link]
    member_lists: tuple[str, tuple[Cite, ...]]
    topics: Shown[TopicView]
    meetings: Shown[MeetingView]
    overlaps: Shown[OverlapView]
    ties: Shown[TieView]
    dates: Shown[MeetingView]
    since: str
    reading: tuple[str, ...]
    documents: Table
    notes: tuple[str, ...]
    command: str
    none: str = NONE


class BriefPages:
    """Makes the page of a brief."""

    def __init__(self, record: Record, naming: Naming) -> None:
        self._record, self._naming = record, naming
        self._views = BriefViews(naming)

    def page(self, brief: Brief, path: str) -> Page:
        """The page of a brief in the site."""
        content = self.content(brief)
        names = " and ".join(link.text for link in content.names)
        trail = parts.crumbs(Link("Overlap", "overlap.html"), Link(names))
        return Page(path, "brief.html", f"{names}: two-body brief", names, "", trail, "", (), (), {"brief": content})

    def content(self, brief: Brief) -> BriefContent:
        """What the page shows: rows chosen so that it prints on one A4 page."""
        names = self._views.actor(brief.sides[0].body), self._views.actor(brief.sides[1].body)
        short = in_short(self._record, brief)
        told = _once(reading(self._record, brief))
        overlaps, ties = self._fitted(brief, (*short, *told, *notes(brief.compared)))
        return BriefContent(
            names=names,
            full=(self._full(brief, 0, names[0]), self._full(brief, 1, names[1])),
            management=Tag(brief.management, _MANAGEMENT.get(brief.management, "plain")),
            figures=_figures(brief),
            short=short,
            members=_some(tuple(self._naming.link(who) for who in brief.members.shared), _MOST_MEMBERS),
            member_lists=self._member_lists(brief),
            topics=_some(tuple(self._views.topic(one) for one in brief.topics), _MOST_TOPICS),
            meetings=_some(tuple(self._views.meeting(one) for one in brief.meetings), _MOST_MEETINGS),
            overlaps=overlaps,
            ties=ties,
            dates=_some(tuple(self._views.announced(one) for one in brief.announced), _MOST_DATES),
            since=self._since(brief),
            reading=told,
            documents=self._documents(brief),
            notes=notes(brief.compared),
            command=" ".join(("smegraph brief", *(key(side.body) for side in brief.sides), *_options(brief))),
        )

    def _full(self, brief: Brief, side: int, name: Link) -> str:
        label = self._naming.label(brief.sides[side].body)
        return label if label != name.text else ""

    def _fitted(self, brief: Brief, sentences: Sequence[str]) -> tuple[Shown[OverlapView], Shown[TieView]]:
        """As many overlaps and ties as one page holds."""
        overlaps = tuple(self._views.overlap(pair) for pair in brief.overlaps)
        ties = tuple(self._views.tie(one) for one in brief.ties)
        heights = [_overlap_height(one) for one in overlaps], [_tie_height(one) for one in ties]
        many, some = fitting((Rows(heights[0], 3, 12), Rows(heights[1], 3, 12)), self._fixed(brief, sentences))
        whole = tuple(self._views.overlap(pair, _WHOLE) for pair in brief.overlaps) if many < len(overlaps) else ()
        all_ties = tuple(self._views.tie(one, _WHOLE) for one in brief.ties) if some < len(ties) else ()
        return Shown(overlaps[:many], len(overlaps), whole), Shown(ties[:some], len(ties), all_ties)

    def _fixed(self, brief: Brief, sentences: Sequence[str]) -> float:
        """The height of all that is shown beside overlaps and ties, in millimetres."""
        meetings = [self._views.meeting(one) for one in brief.meetings[:_MOST_MEETINGS]]
        dates = [self._views.announced(one) for one in brief.announced[:_MOST_DATES]]
        names = ", ".join(self._naming.label(who) for who in brief.members.shared[:_MOST_MEMBERS])
        lists, sources = self._member_lists(brief)
        sources_told = f"{lists} {' · '.join(cite.document for cite in sources)}"
        columns = (
            text_height(names, 33) + text_height(sources_told, 38, small=True),
            sum(text_height(self._naming.label(one.topic), 27) + 0.4 for one in brief.topics[:_MOST_TOPICS]) + 4,
            sum(_meeting_height(one) for one in (*meetings, *dates)) + 14,
        )
        return 72 + sum(text_height(text, 130) for text in sentences) + max(columns)

    def _member_lists(self, brief: Brief) -> tuple[str, tuple[Cite, ...]]:
        lists = brief.members.lists
        words = "; ".join(
            dict.fromkeys(
                f"{self._naming.short_actor(one.organization)}: {counted(len(one.members), 'member')}, "
                f"{' and '.join(sorted({f'as of {date_words(as_of)}' for _, as_of in one.sources}))}"
                for one in lists
                if one.organization is not None
            )
        )
        sources = dict.fromkeys(document for one in lists for document, _ in one.sources)
        return words, tuple(self._naming.whole(document) for document in sources)

    def _since(self, brief: Brief) -> str:
        if brief.wanted.on:
            return f"after {date_words(brief.wanted.on)}"
        return "after the latest document read of each"

    def _documents(self, brief: Brief) -> Table:
        rows = []
        for side, read in zip(brief.sides, brief.read, strict=True):
            for source in read:
                issuer = (self._views.actor(source.body),) if source.body is not None else ()
                how = READ_WORDS.get(source.reading, source.reading)
                cells: tuple[Pieces, ...] = (
                    (self._naming.short_actor(side.body),),
                    (self._naming.link(source.document),),
                    issuer,
                    tuple(filter(None, (date_words(source.date),))),
                    (how,),
                )
                rows.append(Row(tuple(Cell(pieces) for pieces in cells)))
        return Table("Documents read of each", ("Side", "Document", "Issued by", "Date", "Read"), tuple(rows))


def _options(brief: Brief) -> tuple[str, ...]:
    day = ("--active-on", brief.wanted.on) if brief.wanted.on else ()
    return (*day, *(("--topic", key(brief.wanted.topic)) if brief.wanted.topic else ()))


def _figures(brief: Brief) -> tuple[tuple[str, str], ...]:
    real = sum(one.tie.layer == EXISTING for one in brief.ties)
    concerns = sum(one.tie.layer == CONCERN for one in brief.ties)
    held = sum(one.session.held for one in brief.meetings)
    return (
        (
            f"{len(brief.overlaps)}",
            "overlapping pair of provisions" if len(brief.overlaps) == 1 else "overlapping pairs of provisions",
        ),
        (f"{real}", "cooperation existing or agreed"),
        (f"{concerns}", "stated concern" if concerns == 1 else "stated concerns"),
        (f"{len(brief.members.shared)}" if brief.members.known else "unknown", "members of both"),
        (f"{held}", "meeting held with both" if held == 1 else "meetings held with both"),
    )


def _once(told: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences that end alike, with the common end once."""
    tail = f" {told[0].rpartition('. ')[2]}"
    return told if not told[-1].endswith(tail) else (*(one.removesuffix(tail) for one in told[:-1]), told[-1])


def _some(rows: tuple[T, ...], most: int) -> Shown[T]:
    return Shown(rows[:most], len(rows), rows if len(rows) > most else ())


def _overlap_height(one: OverlapView) -> float:
    sides = [
        text_height(side.text, 46)
        + text_height(f"{_words(side.bodies)} since {side.since}, {_cited(side.cite)}", 54, small=True)
        for side in one.sides
    ]
    return row_height(*sides, text_height(one.periods, 20, small=True))


def _tie_height(one: TieView) -> float:
    said = text_height(f"{one.kind} {' '.join(tag.text for tag in one.tags)} {one.about} {one.standing}", 54)
    return row_height(
        text_height(_words(one.parties), 34), said, text_height(f"{one.date} {_cited(one.cite)}", 38, small=True)
    )


def _meeting_height(one: MeetingView) -> float:
    told = f"{one.when}; {_words(one.who)}; {'; '.join(_cited(cite) for some in one.cites for cite in some[:1])}"
    return text_height(one.link.text, 50) + text_height(told, 58, small=True) + 1


def _words(pieces: Pieces) -> str:
    return "".join(piece if isinstance(piece, str) else getattr(piece, "text", "") for piece in pieces)


def _cited(cite: Cite | None) -> str:
    return f"{cite.document}, {cite.paragraph}" if cite else ""
