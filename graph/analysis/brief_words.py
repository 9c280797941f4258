"""A two-body brief in a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.between import IN_LINE, MANAGED
from graph.analysis.brief import STRONG
from graph.analysis.brief_parts import ABOVE
from graph.analysis.network_view import ASKED_FOR, CONCERN, CONDITIONAL, DISPUTED, EXISTING
from graph.analysis.reading import what_was_read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.brief import Brief
    from graph.analysis.provisions import Provision
    from graph.analysis.record import Record

NONE = "None on record in what was read."
"""What to say beside an empty part; what was read stands on the same page."""
_TOLD = {
    EXISTING: "existing or agreed",
    CONDITIONAL: "agreed under a condition",
    ASKED_FOR: "asked for or proposed",
    DISPUTED: "disputed by readers",
}


def title(record: Record, brief: Brief) -> str:
    """The names of both bodies."""
    return " and ".join(record.name(side.body) for side in brief.sides)


def in_short(record: Record, brief: Brief) -> tuple[str, ...]:
    """What the brief says, in sentences: what it leaves out, overlap, cooperation."""
    nothing = (
        "Nothing that the two share, and nothing between them, is on record in what was read." if brief.nothing else ""
    )
    return tuple(filter(None, (_scope(record, brief), nothing, _overlap(record, brief), _between(brief))))


def _scope(record: Record, brief: Brief) -> str:
    one, other = brief.sides
    parts = []
    if brief.in_line:
        lower, upper = (one, other) if other.body in record.above(one.body) else (other, one)
        parts.append(
            f"{record.name(lower.body)} stands under {record.name(upper.body)}, which counts here without it and what is under it."
        )
    if brief.wanted.on:
        parts.append(f"Only what is in force or known on {brief.wanted.on}.")
    if brief.wanted.topic:
        parts.append(
            f"Provisions and cooperation only on {record.name(brief.wanted.topic)} and narrower topics; members, meetings and "
            "documents have no topic and stay."
        )
    return " ".join(parts)


def _overlap(record: Record, brief: Brief) -> str:
    held = [(record.name(side.body), len(all_)) for side, all_ in zip(brief.sides, brief.provisions, strict=True)]
    empty = [name for name, number in held if not number]
    if empty:
        which = " and ".join(empty)
        return (
            f"No mandate, recommendation or project of {which} is on record in what was read, so none can be compared."
        )
    compared = " with ".join(f"{number} of {name}" for name, number in held)
    grades = " and ".join(_graded(brief, grade) for grade in reversed(STRONG) if brief.count(grade))
    strongest = f", the strongest with a score of {brief.overlaps[0].likeness.score:.2f}" if brief.overlaps else ""
    kinds = kinds_of(provision for all_ in brief.provisions for provision in all_)
    found = f"{grades or 'no pair graded overlap or more'}{strongest}"
    told = f"{kinds[:1].upper()}{kinds[1:]}, {compared}: {found}."
    return " ".join((told, *_beside(brief)))


def kinds_of(provisions: Iterable[Provision]) -> str:
    """The kinds of some provisions in words, always with those that documents state."""
    table = any(provision.kind == "subprogramme" for provision in provisions)
    return (
        "mandates, recommendations, projects and subprogrammes" if table else "mandates, recommendations and projects"
    )


def _graded(brief: Brief, grade: str) -> str:
    return counted(brief.count(grade), f"pair graded {grade}", f"pairs graded {grade}")


def _beside(brief: Brief) -> list[str]:
    """Pairs that only lie in the same area, and provisions that meet none or stay out."""
    told = (
        (
            brief.count("fragmentation"),
            "pair lies only in the same broad area",
            "pairs lie only in the same broad area",
        ),
        (brief.silent, "provision does not say what it is about", "provisions do not say what they are about"),
        (brief.undated, "provision without a date is left out", "provisions without a date are left out"),
    )
    return [f"{counted(number, one, many)}." for number, one, many in told if number]


def _between(brief: Brief) -> str:
    told = [
        f"{number} {words}"
        for layer, words in _TOLD.items()
        if (number := sum(one.tie.layer == layer for one in brief.ties))
    ]
    concerns = sum(one.tie.layer == CONCERN for one in brief.ties)
    above = sum(one.standing == ABOVE for one in brief.ties)
    parts = [f"Statements of cooperation on record: {listed(told)}."] if told else []
    parts += [f"{counted(concerns, 'stated concern', 'stated concerns')} about overlap on record."] if concerns else []
    parts += [f"{above} of these {'is' if above == 1 else 'are'} between bodies above them."] if above else []
    if not brief.ties:
        parts.append("No cooperation and no concern about overlap is on record in what was read.")
    return " ".join((*parts, _management(brief))).strip()


def _management(brief: Brief) -> str:
    if not brief.overlaps or brief.management == IN_LINE:
        return ""
    return "So the overlap counts as managed." if brief.management == MANAGED else "So the overlap counts as unmanaged."


def shared(brief: Brief) -> str:
    """How many members, topics and meetings both share."""
    number = len(brief.members.shared)
    members = counted(number, "member") if brief.members.known else ""
    topics = counted(len(brief.topics), "topic")
    held = [one for one in brief.meetings if one.session.held]
    meetings = counted(len(held), "meeting held", "meetings held")
    lists = "" if brief.members.known else " The members of one or both are not on record."
    return f"Shared: {listed(list(filter(None, (members, topics, meetings))))}.{lists}"


def reading(record: Record, brief: Brief) -> tuple[str, ...]:
    """For each side the sentence that must stand beside every "none on record"."""
    return tuple(
        f"{record.name(side.body)}. {what_was_read(record, brief.wanted.only(side.family))}" for side in brief.sides
    )


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "pair lies", "pairs lie"), counted(3, "topic")
    ('1 pair lies', '3 topics')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Several things in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
