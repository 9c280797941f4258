"""The registers as they would be without one document: to measure what reading owes to having seen it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.registers import Registers


def without_source(registers: Registers, source: str) -> Registers:
    """The registers without the entries that have no other source than the given one.

    An entry stays if one of its names or a list of its members comes from elsewhere; what hangs on an entry goes with it.
    """
    elsewhere = {row.entity for row in registers.names if row.source != source}
    elsewhere |= {f"body:{row.organization}" for row in registers.memberships if row.source != source}
    gone = {f"body:{row.id}" for row in registers.bodies if row.source == source} - elsewhere
    gone |= {f"person:{row.id}" for row in registers.people if row.source == source} - elsewhere
    gone |= {f"meeting:{row.id}" for row in registers.meetings if row.source == source} - elsewhere
    gone |= {f"economy:{row.iso3}" for row in registers.economies if row.source == source} - elsewhere
    return replace(
        registers,
        bodies=tuple(row for row in registers.bodies if f"body:{row.id}" not in gone),
        names=tuple(row for row in registers.names if row.entity not in gone and row.source != source),
        economies=tuple(row for row in registers.economies if f"economy:{row.iso3}" not in gone),
        people=tuple(row for row in registers.people if f"person:{row.id}" not in gone),
        meetings=tuple(row for row in registers.meetings if f"meeting:{row.id}" not in gone),
        memberships=tuple(row for row in registers.memberships if row.source != source),
        sources=tuple(row for row in registers.sources if row.id != source),
    )
