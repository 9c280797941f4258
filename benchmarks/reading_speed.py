"""Speed and memory of reading: invented reports of 20 kB to facts, beside a plain tokenizer over the same text, in one run.

The reports are made of sentences that rules take or nearly take, so they hold more facts than real ones do; with ``--folder``,
the files of a folder are read beside them, and the figure for these is scaled to 20 kB too.

Run: python benchmarks/reading_speed.py [--files 500] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.concepts import read_concepts
from graph.documents import read
from graph.extraction import Extractor
from graph.ingest import Reader, ingest
from graph.registers import read_registers
from graph.resources import data_folder, ontology_folder
from tests.extraction.rule_cases import WHO
from tests.extraction.rule_cases_acts import ACTS
from tests.extraction.rule_cases_charges import CHARGES
from tests.extraction.rule_cases_meetings import MEETINGS
from tests.extraction.rule_cases_more import MORE
from tests.extraction.rule_cases_work import WORK

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 20_000
EARLY = 50
BY_JOBS = 20
BY_SPACY = 5
GROWTH_MB = 10
ROUNDS = 10
INVENTED = Path(__file__).resolve().parent.parent / "tests" / "extraction" / "reports"
NUMBERED = re.compile(r"^\d+\. (.*)$", re.MULTILINE)
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
WORD = re.compile(r"\w+|[^\w\s]")
NOUN = re.compile(r"\b(?:Bridges|Ropes|Harbour|Quay|Craft|Ferry)\b")
SYLLABLES = ("ba", "ko", "ri", "mel", "tan", "su", "vor", "lin", "pe", "dra")


def main() -> int:
    """Print speed, memory and ratios; exit code 1 if memory grows with the number of files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="documents to read as well")
    given = parser.parse_args()
    count = max(EARLY + 1, given.files)
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder), count)
        grown = _report(files)
    if given.folder:
        _report_folder(sorted(path for path in given.folder.iterdir() if path.is_file()))
    return 1 if grown > GROWTH_MB else 0


def _report_folder(files: list[Path]) -> None:
    """Print how many documents such as these, of 20 kB, are read in a second of processor time: the best of several rounds."""
    extractor = Extractor(read_registers(data_folder()), read_concepts(ontology_folder()))
    size = sum(len(read(path).text) for path in files)
    best = min(_round(extractor, files) for _ in range(ROUNDS))
    print(f"{len(files)} documents given, one core: {size / SIZE / best:.2f} a second of 20 thousand characters each")


def _round(extractor: Extractor, files: list[Path]) -> float:
    start = time.process_time()
    for path in files:
        extractor.extract(read(path))
    return time.process_time() - start


def _report(files: list[Path]) -> float:
    """Print every figure; megabytes by which the peak of memory grew after the first files."""
    registers, concepts = read_registers(data_folder()), read_concepts(ontology_folder())
    extractor = Extractor(registers, concepts)
    texts = [path.read_text(encoding="utf-8") for path in files[:EARLY]]
    size = sum(map(len, texts)) / len(texts)
    cores, python = os.cpu_count(), sys.version.split()[0]
    print(f"{len(files)} invented reports of {size / 1000:.1f} thousand characters; {cores} cores; Python {python}")

    peaks, facts, start = [_peak()], 0, time.perf_counter()
    for number, path in enumerate(files, start=1):
        facts += len(extractor.extract(read(path)).facts)
        if number in (EARLY, len(files)):
            peaks.append(_peak())
    ours = (time.perf_counter() - start) / len(files)
    print(f"read and extract, one core: {1 / ours:.2f} reports a second, {facts / len(files):.0f} facts a report")
    print(
        f"peak memory: {peaks[0]:.1f} MB before, {peaks[1]:.1f} MB after {EARLY}, {peaks[2]:.1f} MB after {len(files)} files"
    )

    _beside("regular-expression tokenizer", ours, _seconds(_tokens, texts))
    pipeline = _spacy()
    if pipeline:
        _beside("spaCy en_core_web_sm", ours, _seconds(pipeline, texts[:BY_SPACY]))
    else:
        print("spaCy en_core_web_sm: not installed, not compared")

    reader = Reader(registers, concepts)
    for jobs in (1, 2):
        best = min(_ingest(files[:BY_JOBS], reader, jobs) for _ in range(2))
        print(f"ingest, jobs {jobs}: {BY_JOBS / best:.2f} reports a second")
    return peaks[2] - peaks[1]


def _ingest(files: list[Path], reader: Reader, jobs: int) -> float:
    start = time.perf_counter()
    bad = [outcome.reason for outcome in ingest(files, reader, None, jobs) if outcome.reason]
    assert not bad, bad
    return time.perf_counter() - start


def written(folder: Path, count: int) -> list[Path]:
    """``count`` invented reports in ``folder``, no two alike."""
    pool = _paragraphs()
    head = (INVENTED / "un-harbour-towns.txt").read_text(encoding="utf-8").split("\n\n1. ")[0]
    files = []
    for number in range(count):
        path = folder / f"report-{number:04d}.txt"
        path.write_text(_text(head, pool, random.Random(number)), encoding="utf-8")  # noqa: S311 - no secret
        files.append(path)
    return files


def _paragraphs() -> list[str]:
    """The paragraphs of the invented reports, and the sentences that rules take or refuse."""
    rules = (*WHO, *MEETINGS, *ACTS, *CHARGES, *WORK, *MORE)
    sentences = [
        " ".join(text.split()) for rule in rules for text in (*(take for take, _ in rule.takes), *rule.refuses)
    ]
    reports = [path.read_text(encoding="utf-8") for path in sorted(INVENTED.glob("*.txt"))]
    return sentences + [words for report in reports for words in NUMBERED.findall(report)]


def _text(head: str, pool: list[str], chance: random.Random) -> str:
    """A report of ``SIZE`` characters with nouns of its own, so that nothing can be kept from one report to the next."""
    new = {noun: _noun(chance) for noun in ("Bridges", "Ropes", "Harbour", "Quay", "Craft", "Ferry")}
    parts, size, number = [head], len(head), 0
    while size < SIZE:
        number += 1
        if number % 8 == 0:
            parts.append(f"Item {number // 8}: Work on {_noun(chance)}")
        parts.append(f"{number}. " + " ".join(chance.sample(pool, chance.randint(1, 4))))
        size += len(parts[-1]) + 2
    return NOUN.sub(lambda found: new[found.group()], "\n\n".join(parts)) + "\n"


def _noun(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def _tokens(text: str) -> int:
    return sum(len(WORD.findall(sentence)) for sentence in SENTENCE.findall(text))


def _spacy() -> Any:
    """The small English pipeline of spaCy; None if it is not installed."""
    try:
        import spacy

        return spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return None


def _seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Seconds a text."""
    start = time.perf_counter()
    for text in texts:
        work(text)
    return (time.perf_counter() - start) / len(texts)


def _beside(name: str, ours: float, theirs: float) -> None:
    print(f"{name}: {1 / theirs:.1f} reports a second; reading takes {ours / theirs:.2f} x its time")


def _peak() -> float:
    """Most memory that this process held so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    sys.exit(main())
