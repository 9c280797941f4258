"""Finds the body of the register that an imported table means: by exact name or acronym, never by likeness."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graph.names import NameIndex
    from graph.registers import Registers


class Meaning(NamedTuple):
    """The body, as ``body:ID``; or none, and the reason if names do lead somewhere."""

    entity: str
    reason: str = ""


def registered(names: tuple[str, ...], date: str, registers: Registers, index: NameIndex) -> Meaning:
    """The one organization or body of the register to which names of the same thing lead on a date.

    A name counts as it is registered: everywhere, or in the papers of the very body that bears it, because a table that
    has a section for each body calls each as its own papers do. Names that lead to different bodies lead to none.
    """
    found = {entity for name in names if name for entity in _bodies(name, date, registers, index)}
    if len(found) > 1:
        return Meaning("", f"its names lead to {' and '.join(sorted(found))}")
    return Meaning(found.pop()) if found else Meaning("")


def _bodies(name: str, date: str, registers: Registers, index: NameIndex) -> set[str]:
    everywhere = set(index.find(name, date))
    at_home = {body for body in index.anywhere(name) if (body,) == index.find(name, date, (body.partition(":")[2],))}
    return {entity for entity in everywhere | at_home if _is_body(entity, registers)}


def _is_body(entity: str, registers: Registers) -> bool:
    kind, _, local = entity.partition(":")
    return kind == "body" and local in registers.body and registers.body[local].class_ != "group"
