"""Lists across all bodies for those who compare: cooperation, concerns about overlap, recommendations by addressee."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.site import sections as parts
from graph.site.documents import reading_of
from graph.site.render import capitalize_first
from graph.site.views import Link, Page, Section
from graph.site.wording import counted, natural

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.rdf import Iri
    from graph.site.facts import Facts


class ReportPages:
    """Makes the lists across bodies."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._naming = facts.naming
        self._settled = facts.naming.source.settled

    @property
    def pages(self) -> dict[str, Callable[[], Page]]:
        """What makes each list across bodies, by path."""
        return {
            "cooperation.html": self._cooperation,
            "overlap-concerns.html": self._concerns,
            "recommendations.html": self._recommendations,
        }

    def _page(self, path: str, title: str, lead: str, sections: tuple[Section, ...], *, jump: bool = False) -> Page:
        return Page(path, "list.html", title, title, "", parts.crumbs(Link(title)), lead, (), sections, {"jump": jump})

    def _cooperation(self) -> Page:
        found = self._settled.of_type("Cooperation")
        tables = parts.split_tables(self._facts, "Cooperation", "status", found)
        sections = tuple(
            Section(
                f"status-{at}", _uncounted(table.caption), tables=(replace(table, folded=False),), count=len(table.rows)
            )
            for at, table in enumerate(tables, start=1)
        )
        lead = (
            f"{counted(len(found), 'statement')} that two parties work together, agree to, are asked to, or might. "
            "Only what exists or is agreed shows cooperation; a request or proposal records no assent of the other side."
        )
        return self._page("cooperation.html", "Who works with whom", lead, sections, jump=True)

    def _concerns(self) -> Page:
        found = self._settled.of_type("OverlapConcern")
        table = self._facts.table("OverlapConcern", "Concerns about overlap", found)
        lead = (
            f"{counted(len(found), 'passage')} in which somebody worries that work is done twice or apart. "
            "It is what a document says, not a finding that the work overlaps; notes say where a concern is only implied."
        )
        read = self._read_sentence()
        section = Section("concerns", "Stated concerns", read, tables=(table,), count=len(found))
        return self._page("overlap-concerns.html", "Concerns about overlap", lead, (section,))

    def _read_sentence(self) -> str:
        readings = Counter(reading_of(self._facts, document) for document in self._settled.of_type("Document"))
        return (
            f"{counted(readings['complete'] + readings['record'], 'document')} were read, {readings['complete']} completely. "
            "That a body is missing here means that none of these passages names it, not that nobody is concerned."
        )

    def _recommendations(self) -> Page:
        by_addressee: dict[str, list[Iri]] = defaultdict(list)
        for fact in self._settled.of_type("Recommendation"):
            named = self._settled.iris(fact, "addressee") or self._settled.iris(fact, "addresseeKind")
            for whom in named:
                by_addressee[whom].append(fact)
            if not named:
                by_addressee[""].append(fact)
        ordered = sorted(by_addressee, key=lambda a: (not a, natural(self._naming.label(a)) if a else ()))
        sections = []
        for number, addressee in enumerate(ordered, start=1):
            own = self._naming.addresses.of(addressee)
            title = capitalize_first(self._naming.label(addressee)) if addressee else "Addressee not stated"
            title = title if own or not addressee else f"{title}, nobody named"
            table = self._facts.table("Recommendation", f"Recommendations to {title}", by_addressee[addressee], own)
            sections.append(Section(f"to-{number}", title, tables=(table,), count=len(by_addressee[addressee])))
        total = len(self._settled.of_type("Recommendation"))
        lead = (
            f"{counted(total, 'recommendation')}, each a call on somebody to act, by whom it addresses. "
            "Whether it was followed is not recorded."
        )
        return self._page("recommendations.html", "Recommendations by addressee", lead, tuple(sections), jump=True)


def _uncounted(caption: str) -> str:
    return caption.rpartition(" (")[0]
