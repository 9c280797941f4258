"""Reads documents into facts: many files, several at once, each in a process with limits, taken up again after a stop.

The facts of a document are written beside their place and swapped in; then one line of the journal (``ingested.jsonl`` in
the output folder) says which file, of which content, gave how many facts. A file that stands in the journal with the same
content is not read again, so a run that was killed goes on where it was, without loss or double work.
"""

from __future__ import annotations

import gc
import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from graph.documents import read
from graph.documents.limits import SECONDS, within_limits
from graph.errors import DataError, SmegraphError
from graph.extraction import Extraction, Extractor, to_json
from graph.fidelity import Fidelity, fidelity
from graph.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph.concepts import Concepts
    from graph.documents import Document
    from graph.registers import Registers

JOURNAL = "ingested.jsonl"
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its facts, or the reason why there are none."""

    path: Path
    document: str
    lines: tuple[str, ...] = ()
    reason: str = ""
    done_before: bool = False
    fidelity: Fidelity | None = None


@dataclass(frozen=True)
class Reader:
    """Everything that reading one file needs; can be sent to another process."""

    registers: Registers
    concepts: Concepts
    seconds: float = SECONDS
    """Longest time for one document."""

    def __getstate__(self) -> dict[str, object]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def extractor(self) -> Extractor:
        """Made ready once in each process, before the first document; children that read one document each have it too.

        What exists by then stays, so the search for garbage passes it over and its memory is shared with the children.
        """
        made = Extractor(self.registers, self.concepts)
        gc.freeze()
        return made

    def extract(self, path: Path) -> tuple[Document, Extraction]:
        """The document and its facts.

        Raises:
            DocumentError: the file cannot be read within the limits.

        """
        extractor = self.extractor
        return within_limits(path, lambda: _extract(path, extractor), self.seconds)

    def outcome(self, path: Path) -> Outcome:
        """The facts of a file, or the reason why there are none; never raises for a bad file."""
        extractor = self.extractor
        try:
            return within_limits(path, lambda: _outcome(path, extractor), self.seconds)
        except SmegraphError as error:
            return Outcome(path, slug(path.stem), reason=str(error))


def _extract(path: Path, extractor: Extractor) -> tuple[Document, Extraction]:
    document = read(path)
    return document, extractor.extract(document, slug(path.stem))


def _outcome(path: Path, extractor: Extractor) -> Outcome:
    document, extraction = _extract(path, extractor)
    lines = tuple(to_json(fact) for fact in extraction.facts)
    return Outcome(path, extraction.document, lines, fidelity=fidelity(document, extraction))


def gather(paths: Iterable[Path]) -> tuple[list[Path], list[Outcome]]:
    """The files to read, and an outcome for each path that cannot be: folders are searched, links out of them are not followed.

    Two files that would give facts of the same document name are told apart by refusing the second.
    """
    files: list[Path] = []
    refused: list[Outcome] = []
    for path in paths:
        if path.is_dir():
            root = path.resolve()
            for inner in sorted(path.rglob("*")):
                if inner.suffix.lower() in SUFFIXES and inner.is_file():
                    if inner.resolve().is_relative_to(root):
                        files.append(inner)
                    else:
                        reason = f"{inner}: a link out of the folder; give the file itself"
                        refused.append(Outcome(inner, slug(inner.stem), reason=reason))
        else:
            files.append(path)
    seen: dict[str, Path] = {}
    kept = []
    for file in dict.fromkeys(files):
        name = slug(file.stem)
        if name in seen:
            reason = f"{file}: gives the same document name {name!r} as {seen[name]}; rename one of the two"
            refused.append(Outcome(file, name, reason=reason))
        else:
            seen[name] = file
            kept.append(file)
    return kept, refused


def ingest(files: list[Path], reader: Reader, out: Path | None, jobs: int = 1) -> Iterator[Outcome]:
    """The outcome of each file, in the order of the files; with ``out``, written there and noted in the journal.

    Raises:
        DataError: the output folder cannot be written.

    """
    done = _journal(out) if out else {}
    todo = [file for file in files if not (out and _is_done(file, out, done))]
    waiting = set(todo)
    with ProcessPoolExecutor(max_workers=max(1, jobs), initializer=_begin, initargs=(reader,)) as pool:
        results = iter(pool.map(_read_one, todo)) if jobs > 1 else map(reader.outcome, todo)
        for file in files:
            if file not in waiting:
                yield Outcome(file, slug(file.stem), done_before=True)
                continue
            outcome = next(results)
            if out and not outcome.reason:
                _write(out, outcome)
            yield outcome


_readers: list[Reader] = []


def _begin(reader: Reader) -> None:
    """Give a worker of the pool its reader, once."""
    _readers[:] = [reader]


def _read_one(path: Path) -> Outcome:
    return _readers[0].outcome(path)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _journal(out: Path) -> dict[str, str]:
    """Content hash by document name; a line that a kill cut short counts as not written."""
    try:
        lines = (out / JOURNAL).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DataError(f"{out / JOURNAL}: cannot be read ({error.strerror})") from None
    found = {}
    for line in lines:
        try:
            row = json.loads(line)
            found[str(row["document"])] = str(row["sha256"])
        except (ValueError, KeyError, TypeError):
            continue
    return found


def _is_done(file: Path, out: Path, done: dict[str, str]) -> bool:
    name = slug(file.stem)
    try:
        return name in done and (out / f"{name}.jsonl").is_file() and done[name] == _digest(file)
    except OSError:
        return False


def _write(out: Path, outcome: Outcome) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        target = out / f"{outcome.document}.jsonl"
        beside = target.with_suffix(".jsonl.new")
        beside.write_text("".join(f"{line}\n" for line in outcome.lines), encoding="utf-8", newline="\n")
        beside.replace(target)
        counts = asdict(outcome.fidelity) if outcome.fidelity else {}
        row = {"document": outcome.document, "file": str(outcome.path), "sha256": _digest(outcome.path), **counts}
        with (out / JOURNAL).open("a", encoding="utf-8", newline="\n") as journal:
            journal.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise DataError(f"{out}: cannot be written ({error.strerror}); choose another folder with --out") from None


def as_table(lines: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """(paragraph, type, what it says, confidence) of each fact line."""
    for line in lines:
        row = json.loads(line)
        said = {key: value for key, value in row.items() if key not in _NOT_SAID}
        shown = ("; ".join(map(str, value)) if isinstance(value, list) else str(value) for value in said.values())
        yield row["paragraph"], row["type"], ", ".join(shown), f"{row['confidence']:.2f}"


_NOT_SAID = {"id", "document", "paragraph", "type", "span", "confidence", "review"}
