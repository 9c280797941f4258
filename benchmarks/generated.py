"""Invented documents of the same shape as the real ones, as many as wanted: for benchmarks only."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING

from graph import facts as f
from graph.dataset import Inputs, read_inputs
from graph.fact_json import FactFile
from graph.registers import SourceRow
from graph.resources import data_folder, ontology_folder

if TYPE_CHECKING:
    from graph.registers import Registers

VERBS = ("decided", "adopted", "took note", "requested", "invited", "agreed")
QUADS_A_DOCUMENT = 725
QUADS_OF_REGISTERS = 4_500


def inputs(documents: int, seed: int = 1) -> Inputs:
    """The real bodies and economies with invented documents in place of the real ones, and nothing else."""
    real: Inputs = read_inputs(data_folder(), ontology_folder())
    chance = random.Random(seed)  # noqa: S311 - no secret
    files, sources = [], list(real.registers.sources)
    for number in range(documents):
        slug = f"generated-{number:05d}"
        files.append(_file(slug, real.registers, chance))
        date = f"{1990 + number % 35}-{1 + number % 12:02d}-15"
        sources.append(
            SourceRow(0, slug, f"Report {number}", "", date, "unece-wp8", "meeting-report", "", "en", "complete", "")
        )
    bare = {"memberships": (), "names": (), "links": (), "people": (), "meetings": ()}
    registers = dataclasses.replace(real.registers, sources=tuple(sources), **bare)
    concepts = dataclasses.replace(real.concepts, triples=())
    return dataclasses.replace(real, registers=registers, concepts=concepts, terms=(), files=tuple(files))


def _file(slug: str, registers: Registers, chance: random.Random) -> FactFile:
    economies = [registers.economy["LVA"]]
    economies += chance.sample([row for row in registers.economies if row.iso3 not in ("XKX", "LVA")], 29)
    bodies = [row.name for row in chance.sample([row for row in registers.bodies if row.class_ == "organization"], 12)]
    year = 1990 + chance.randrange(35)
    found: list[f.Fact] = [
        f.Meeting(
            id=f"{slug}/meeting/session",
            paragraph="1",
            name=f"Session of {slug}",
            start=f"{year}-03-01",
            end=f"{year}-03-02",
            place="Geneva, Switzerland",
            status="held",
            document=slug,
        )
    ]
    found += [
        f.Participation(
            id=f"{slug}/participation/{row.iso3.lower()}",
            paragraph="2",
            meeting=f"Session of {slug}",
            participant=row.name,
            participant_kind="country",
            iso3=row.iso3,
            capacity="representative",
            document=slug,
        )
        for row in economies
    ]
    found += [
        f.Decision(
            id=f"{slug}/decision/d{n}",
            paragraph=str(3 + n),
            meeting=(f"Session of {slug}",),
            verb=chance.choice(VERBS),
            actor=(chance.choice(bodies),),
            addressee=(chance.choice(bodies),),
            text_summary=f"Matter {n} is dealt with.",
            topics=(chance.choice(("clusters", "innovation", "training")),),
            class_="decision",
            document=slug,
        )
        for n in range(25)
    ]
    found += [
        f.Cooperation(
            id=f"{slug}/cooperation/c{n}",
            paragraph=str(30 + n),
            from_=(bodies[n],),
            to=(bodies[n + 1],),
            kind="joint-activity",
            status=chance.choice(("existing", "agreed", "requested")),
            about=f"Work {n}.",
            document=slug,
        )
        for n in range(8)
    ]
    return FactFile(slug, f"{slug}.jsonl", tuple(found), tuple(range(1, len(found) + 1)), ())
