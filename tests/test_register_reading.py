"""The registers come back from the quads that were made of them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from graph.names import NameIndex
from graph.rdf import Triple
from graph.register_reading import registers_of
from graph.register_triples import register_quads
from graph.registers import Registers, read_registers
from tests.small_data import write_data

if TYPE_CHECKING:
    from pathlib import Path


def back(registers: Registers) -> Registers:
    return registers_of(Triple(quad.subject, quad.predicate, quad.object) for quad in register_quads(registers))


def test_small_registers_come_back_but_for_lines(tmp_path: Path) -> None:
    registers = read_registers(write_data(tmp_path))
    found = back(registers)
    for field in dataclasses.fields(Registers):
        here = [dataclasses.replace(row, line=0) for row in getattr(registers, field.name)]
        assert list(getattr(found, field.name)) == here, field.name
    assert NameIndex(found).all() == NameIndex(registers).all()


def test_what_is_no_register_gives_empty_ones() -> None:
    assert registers_of([]) == Registers()
