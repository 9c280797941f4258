"""Who is asked for what: recommendations and requests by addressee and topic, and the facts behind each number."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.asked import acts_asked
from graph.analysis.record import key
from graph.analysis.statements import local
from graph.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.asked import Asked
    from graph.analysis.record import Record
    from graph.analysis.statements import Act
    from graph.rdf import Iri
    from graph.report import Cell

ASKING = frozenset(("directed", "encouraged", "instructed", "tasked", "urged"))
"""Verbs with which a body asks another to act although it decides in its own name."""

_NOBODY, _NO_KIND, _NO_TOPIC, _TOTAL = "nobody named", "not stated", "no such topic", "total"


class Ask(NamedTuple):
    """One addressee of one recommendation or request; no addressee if the document names none."""

    kind: str
    addressee: Iri | None
    act: Act


def asks(record: Record, wanted: Asked) -> list[Ask]:
    """Every recommendation and request, once for each addressee."""
    kinds = _kinds(record.acts)
    found = []
    for act in told_once(acts_asked(record, wanted)):
        found += [Ask(_kind(act, one, kinds), one, act) for one in act.to]
        found += [] if act.to else [Ask(_joined(act.addressee_kinds), None, act)]
    return found


def told_once(found: Iterable[Act]) -> list[Act]:
    """The recommendations and requests among some acts.

    Requests are acts of that class, and decisions with a verb of :data:`ASKING` that name an addressee. A request in the same
    passage as a recommendation to the same addressee tells the same thing, and is left out.
    """
    acts = list(found)
    recommended = {(act.passage, to) for act in acts if act.kind == "recommendation" for to in act.to}
    again = {act.fact for act in acts if any((act.passage, to) in recommended for to in act.to)}
    return [a for a in acts if a.kind == "recommendation" or (_is_request(a) and a.fact not in again)]


def _is_request(act: Act) -> bool:
    return act.kind == "request" or (act.kind == "decision" and act.verb in ASKING and bool(act.to))


def _kinds(acts: Iterable[Act]) -> dict[Iri, str]:
    """The kind of each addressee of which some recommendation states just one."""
    return {act.to[0]: act.addressee_kinds[0] for act in acts if len(act.to) == len(act.addressee_kinds) == 1}


def _kind(act: Act, addressee: Iri, kinds: Mapping[Iri, str]) -> str:
    """The kind of one addressee: stated alone somewhere, else those of the act that no other of its addressees takes."""
    if addressee in kinds:
        return kinds[addressee]
    taken = {kinds.get(other) for other in act.to}
    return _joined([kind for kind in act.addressee_kinds if kind not in taken])


def _joined(kinds: Iterable[str]) -> str:
    return "; ".join(sorted(kinds)) or _NO_KIND


def addressee_matrix(record: Record, wanted: Asked) -> Section:
    """A row for each addressee, a column for each topic that is asked for, numbers of recommendations and requests."""
    counts = _counted(record, wanted)
    used = [topic for topic in _columns(record, wanted) if any(cells[topic] for cells in counts.values())]
    rows: list[tuple[Cell, ...]] = []
    for (kind, addressee), cells in counts.items():
        about = (kind, record.name(addressee) or _NOBODY, key(addressee))
        rows.append((*about, *(cells[topic] for topic in used), cells[_NO_TOPIC], cells[_TOTAL]))
    rows.sort(key=lambda row: tuple(str(cell) for cell in row))
    columns = ("addressee_kind", "addressee", "id", *(record.name(topic) for topic in used), _NO_TOPIC, _TOTAL)
    title = "Recommendations and requests by addressee and topic"
    return Section("addressees", title, columns, tuple(rows), _note(wanted))


def _counted(record: Record, wanted: Asked) -> dict[tuple[str, Iri | None], Counter[str]]:
    columns = _columns(record, wanted)
    counts: dict[tuple[str, Iri | None], Counter[str]] = defaultdict(Counter)
    for ask in asks(record, wanted):
        named = record.upwards(ask.act.topics)
        topics: list[str] = [topic for topic in columns if topic in named]
        counts[ask.kind, ask.addressee].update(topics or [_NO_TOPIC])
        counts[ask.kind, ask.addressee][_TOTAL] += 1
    return counts


def addressee_facts(record: Record, wanted: Asked) -> Section:
    """The facts behind each cell of the matrix."""
    columns = _columns(record, wanted)
    rows: list[tuple[Cell, ...]] = []
    for ask in asks(record, wanted):
        act = ask.act
        topics = [topic for topic in columns if topic in record.upwards(act.topics)]
        about = (ask.kind, record.name(ask.addressee) or _NOBODY, key(ask.addressee))
        what = (act.kind if act.kind == "recommendation" else act.verb, record.names(act.by), act.summary)
        where = (act.passage.date, local(act.passage.document), act.passage.paragraph)
        rows += [(*about, name, *what, *where) for name in [record.name(t) for t in topics] or [_NO_TOPIC]]
    rows.sort(key=lambda row: tuple(str(cell) for cell in row))
    names = ["addressee_kind", "addressee", "id", "topic", "act", "by", "summary", "date", "document", "paragraph"]
    title = "Recommendations and requests behind each number"
    return Section("addressee-facts", title, tuple(names), tuple(rows))


def _columns(record: Record, wanted: Asked) -> list[Iri]:
    """The groups of topics, or the topics directly under the one asked for and itself."""
    if wanted.topic:
        under = [topic for topic in record.concepts("topic") if wanted.topic in record.broader.get(topic, ())]
        return [wanted.topic, *under]
    return [topic for topic in record.concepts("topic") if topic not in record.broader]


def _note(wanted: Asked) -> str:
    narrower = "the topic asked for and those directly under it" if wanted.topic else "the groups of topics"
    return (
        f"Columns are {narrower}; narrower topics count for the broader one, once for each recommendation or request. One on "
        "several topics stands in several columns, one to several addressees in several rows: neither adds up to the total of "
        f"facts. Requests are acts of that class, and decisions that say {', '.join(sorted(ASKING))}. A request told in the "
        "same passage as a recommendation to the same addressee is not counted again; one that a document gives in full and again "
        "in its summary is."
    )
