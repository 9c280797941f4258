"""Reviewing facts that were read from a document: accept, correct, reject, skip, undo; taken up again where it was left.

Verdicts are appended to a journal beside the facts (``FACTS.jsonl.review``); the last one for a fact counts, and an undo
takes back the last verdict of all. What is accepted or corrected lands in the data folder, in canonical order, with its
review status; what stood there before from elsewhere stays.
"""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import DataError
from graph.fact_fields import Range
from graph.fact_json import from_json, read_facts, to_row, write_facts
from graph.facts import SPECS, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.facts import Fact
    from graph.names import NameIndex

VERDICTS = ("accept", "correct", "reject", "skip")
_READING_KEYS = ("span", "confidence")
_OWN_WORDS = 8
"""A run of so many words in common with the passage is the source's wording, not ours."""
_AROUND = 240


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact as read, with the place of its words in the text of the document."""

    fact: Fact
    span: tuple[int, int] | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of a fact; ``fact`` is set if it was corrected."""

    fact_id: str
    verdict: str
    fact: Fact | None = None


def read_candidates(path: Path) -> list[Candidate]:
    """The facts of a file that reading wrote.

    Raises:
        DataError: the file cannot be read, or a line is no fact.

    """
    try:
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error})") from None
    return [_candidate(path, number, line) for number, line in enumerate(lines, start=1)]


def _candidate(path: Path, number: int, line: str) -> Candidate:
    try:
        row = json.loads(line)
        span, confidence = (row.pop(key, None) for key in _READING_KEYS)
        fact = from_json(json.dumps(row))
    except (ValueError, AttributeError) as error:
        raise DataError(f"{path}:{number}: not a fact: {error}; give a file that 'smegraph ingest' wrote") from None
    return Candidate(fact, tuple(span) if span else None, float(confidence or 0))


class Session:
    """The review of one file of facts, with its journal."""

    def __init__(self, facts: Path, data: Path) -> None:
        self.candidates = read_candidates(facts)
        self._journal = facts.with_name(f"{facts.name}.review")
        self._documents = data / "documents"
        self._ids = {candidate.fact.id for candidate in self.candidates}
        self.verdicts = self._replay()

    @property
    def open(self) -> list[Candidate]:
        """The facts without a verdict, in order."""
        judged = {verdict.fact_id for verdict in self.verdicts}
        return [candidate for candidate in self.candidates if candidate.fact.id not in judged]

    def judge(self, candidate: Candidate, verdict: str, corrected: Fact | None = None) -> None:
        """Note a verdict and bring the data folder up to date."""
        row: dict[str, Any] = {"id": candidate.fact.id, "verdict": verdict}
        if corrected is not None:
            row["fact"] = to_row(corrected)
        self._note(row)
        self.verdicts.append(Verdict(candidate.fact.id, verdict, corrected))
        self._land(candidate.fact.document)

    def accept(self, candidate: Candidate, fact: Fact, text: str, *, corrected: bool = False) -> None:
        """Take a fact over, as read or corrected.

        Raises:
            DataError: a text of the fact still has the wording of the source.

        """
        words = "".join(passage(text, candidate.span)) if text and candidate.span else ""
        fields = borrowed(fact, words)
        if fields:
            fix = f"say it in our own words: c {fields[0]}=..."
            raise DataError(f"{', '.join(fields)} still has eight words running from the source; {fix}")
        self.judge(candidate, "correct" if corrected else "accept", fact if corrected else None)

    def counts(self) -> dict[str, int]:
        """How many facts were accepted, corrected, rejected, skipped, and are open."""
        names = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "skip": "skipped"}
        found = {name: sum(v.verdict == verdict for v in self.verdicts) for verdict, name in names.items()}
        return {**found, "open": len(self.open)}

    def undo(self) -> str | None:
        """Take back the last verdict; gives the id of the fact, or None if there is none to take back."""
        if not self.verdicts:
            return None
        self._note({"undo": True})
        taken = self.verdicts.pop().fact_id
        self._land(taken.split("/", 1)[0])
        return taken

    def _note(self, row: dict[str, Any]) -> None:
        try:
            with self._journal.open("a", encoding="utf-8", newline="\n") as journal:
                journal.write(json.dumps(row, ensure_ascii=False) + "\n")
        except OSError as error:
            raise DataError(f"{self._journal}: cannot be written ({error.strerror})") from None

    def _replay(self) -> list[Verdict]:
        verdicts: list[Verdict] = []
        if not self._journal.exists():
            return verdicts
        for line in self._journal.read_text(encoding="utf-8").split("\n"):
            try:
                row = json.loads(line)
                if row.get("undo"):
                    verdicts[-1:] = []
                elif row["id"] in self._ids and row["verdict"] in VERDICTS:
                    fact = from_json(json.dumps(row["fact"])) if "fact" in row else None
                    verdicts.append(Verdict(row["id"], row["verdict"], fact))
            except (ValueError, KeyError, AttributeError):
                continue
        return verdicts

    def _land(self, document: str) -> None:
        """Write the data file of a document: what stood there from elsewhere, and what is accepted here."""
        accepted = {candidate.fact.id: candidate.fact for candidate in self.candidates}
        kept: dict[str, Fact] = {}
        for verdict in self.verdicts:
            if verdict.verdict in ("accept", "correct"):
                fact = verdict.fact or accepted[verdict.fact_id]
                kept[verdict.fact_id] = dataclasses.replace(fact, review="checked-once")
        target = self._documents / f"{document}.jsonl"
        standing = [fact for fact in read_facts(target).facts if fact.id not in self._ids] if target.exists() else []
        try:
            self._documents.mkdir(parents=True, exist_ok=True)
            write_facts(target, in_order([*standing, *kept.values()]))
        except OSError as error:
            raise DataError(f"{target}: cannot be written ({error.strerror})") from None


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts in canonical order: by type as the types are declared, then by passage, then by id."""
    types = list(TYPES)
    return sorted(facts, key=lambda fact: (types.index(type(fact).__name__), _natural(fact.paragraph), fact.id))


def _natural(text: str) -> list[tuple[int, int, str]]:
    parts = re.split(r"(\d+)", text)
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts if part]


def corrected(fact: Fact, changes: Sequence[str]) -> Fact:
    """The fact with fields changed: each change is ``field=value``; an empty value takes the field out, ``a; b`` makes a list.

    Raises:
        FactError: a field or value does not fit.
        DataError: a change is not ``field=value``.

    """
    row = to_row(fact)
    many = {spec.key: spec.many.name for _, spec in SPECS[type(fact).__name__]}
    for change in changes:
        key, sign, value = change.partition("=")
        key, value = key.strip(), value.strip()
        if not sign:
            raise DataError(f"{change!r} is not field=value")
        if not value:
            row.pop(key, None)
        elif many.get(key, "ONE") != "ONE":
            row[key] = [part.strip() for part in value.split(";")]
        else:
            row[key] = int(value) if value.isdigit() and key in ("ordinal", "count") else value
    return from_json(json.dumps(row, ensure_ascii=False))


def passage(text: str, span: tuple[int, int]) -> tuple[str, str, str]:
    """The words before a span, within it, and after it, for showing the fact beside its passage."""
    first, last = max(0, span[0]), min(len(text), span[1] + 1)
    return text[max(0, first - _AROUND) : first], text[first:last], text[last : last + _AROUND]


def borrowed(fact: Fact, words: str) -> list[str]:
    """The fields that still have the source's wording: a run of eight words in common with the passage."""
    runs = _runs(words)
    return [
        spec.key
        for attribute, spec in SPECS[type(fact).__name__]
        if spec.range is Range.SUMMARY and runs & _runs(str(getattr(fact, attribute)))
    ]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[start : start + _OWN_WORDS]) for start in range(len(words) - _OWN_WORDS + 1)}


def document_of(facts: Path, document: Path | None) -> str:
    """The text of the document that facts were read from, for showing passages; empty if it is not at hand.

    Without ``document``, the journal of the reading beside the facts says which file it was.

    Raises:
        DocumentError: the file cannot be read.

    """
    from graph.documents.limits import read_safely

    path = document or _noted(facts)
    return read_safely(path).text if path else ""


def _noted(facts: Path) -> Path | None:
    try:
        lines = facts.with_name("ingested.jsonl").read_text(encoding="utf-8").split("\n")
    except OSError:
        return None
    for line in reversed(lines):
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if row.get("document") == facts.stem and Path(str(row.get("file"))).is_file():
            return Path(row["file"])
    return None


def unlinked(fact: Fact, names: NameIndex) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(field, name, near names) of each name that no register knows: a candidate, never merged by its likeness."""
    for attribute, spec in SPECS[type(fact).__name__]:
        if spec.range not in (Range.ACTOR, Range.PERSON) and not (
            spec.range is Range.NAME and fact.kind_of_thing == "body"
        ):
            continue
        value = getattr(fact, attribute)
        for name in value if isinstance(value, tuple) else (value,) if value else ():
            if not names.anywhere(name):
                yield spec.key, name, names.near(name)
