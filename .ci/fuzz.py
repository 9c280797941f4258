"""Throws mutated files and bytes at the readers of documents, and mutated lines at the reader of facts.

Usage: ``python .ci/fuzz.py [SECONDS] [--seed N] [--save FOLDER]``

Only a DocumentError or a FactError may come out. Anything else, or an input on which a reader hangs, is printed, its input
saved, and the exit code is 1. The same seed gives the same inputs in the same order for each target.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import signal
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.documents import read, read_safely
from graph.errors import SmegraphError
from graph.fact_json import FactError, from_json, to_json
from graph.resources import data_folder
from tests.documents.reports import REPORTS
from tests.documents.writers import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    Inputs = Callable[[random.Random], bytes]

HANGS = 20.0
"""Seconds after which a reader in this process counts as hanging."""
SAFE_SHARE = 0.1
"""Share of the files that go through ``read_safely``."""
SAFE_SECONDS, SAFE_MEMORY = 5.0, 2**29
RANDOM_SHARE = 0.1
"""Share of the files that are random bytes behind a true beginning."""
INSIDE = 0.8
"""Share of the Word documents that are changed before they are packed."""
SPLICED, CUT_SHORT = 0.1, 0.1
"""Share of the inputs that get the end of another one, or lose their own."""
SHOWN = 5
"""Failures of one target that are told in full."""
LINES = 400

HEADS = {"txt": b"", "md": b"", "html": b"<html>", "docx": b"PK\x03\x04", "pdf": b"%PDF-1.4\n"}
COMMON = (b"", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\n", b"\r", b"\f", b"\t",
          b"-1", b"0", b"99999999999999999999", "\u202e\u0301\u200b\u2028\u0085".encode(), "\xb2\u0663\u2460".encode(), b" ")  # fmt: skip
TOKENS: dict[str, tuple[bytes, ...]] = {
    "txt": (b"1. ", b"(a) ", b"(iv) ", b"\n\n", b"Annex I", b"Item 3:", b".....", b". ", b"A. ", b"31 February 0000", b"____", b"- ",
            b"I. ", b"CONTENTS\n"),
    "md": (b"# ", b"```", b"|", b"|-|\n", b"> ", b"**", b"[a](b)", b"&#x110000;", b"\\", b"- ", b"<!--", b"1) ", b"---\n", b"_", b"["),
    "html": (b"<ol start='", b"<li value=-9>", b"<table>", b"<td colspan=", b"</", b"<!--", b"&#x110000;", b"&#0;", b"<ul>", b"<div>",
             b"<![CDATA[", b"<meta charset='utf-7'>", b"<br>", b"<sup>1</sup>", b"<p>", b"type='i'", b"<h1>", b"<svg>", b"<template>"),
    "docx": (b"<w:p>", b"</w:p>", b"<w:tab/>", b'w:val="-1"', b'w:val="x"', b"<w:tbl>", b"%1", b"%9", b"<w:ilvl/>", b"<w:numId/>",
             b"&a;"),
    "pdf": (b" obj\n", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"/FlateDecode", b"/Kids", b" 0 R", b"/Filter",
            b"/Length", b"Tj", b"/Encrypt", b"BT", b"/ToUnicode", b"/ObjStm", b"startxref", b"/Count", b"/LZWDecode"),
    "fact": (b'"', b"{", b"}", b"[", b"]", b",", b":", b"null", b"true", b"NaN", b"Infinity", b"1e999", b'"\\ud800"', b'"\\u0000"', b"{}",
             b"[]", b'"2004-02-30"', b'""', b"9" * 5000, b"[" * 3000),
}  # fmt: skip

VALUES = (
    None,
    True,
    0,
    -1,
    1.5,
    float("nan"),
    10**400,
    "",
    " ",
    [],
    {},
    [[]],
    ["", ""],
    "\ud800",
    "\x00",
    "a\nb",
    "9999-99-99",
)


class Hangs(BaseException):
    """A reader took too long; no ``except Exception`` may catch it."""


def main() -> int:
    """Fuzz every target in turn until the time is over; 1 if anything else than the allowed errors came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--save", type=Path, default=Path(tempfile.gettempdir()) / "smegraph-fuzz")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    warnings.simplefilter("ignore")
    deadline = time.monotonic() + given.seconds
    signal.signal(signal.SIGALRM, _stop)
    with tempfile.TemporaryDirectory() as folder:
        targets = _targets(Path(folder), given.seed)
        for target in cycle(targets):
            if time.monotonic() >= deadline:
                break
            target.turn(deadline, given.save)
    for target in targets:
        print(target.told())
    return 1 if any(target.failures for target in targets) else 0


def _stop(*_: object) -> None:
    raise Hangs


@dataclasses.dataclass(slots=True)
class Target:
    """One reader, the inputs for it, and what came of them."""

    name: str
    inputs: Inputs
    work: Callable[[bytes, random.Random], None]
    chance: random.Random
    tried: int = 0
    refused: int = 0
    longest: float = 0.0
    failures: Counter[str] = dataclasses.field(default_factory=Counter)

    def turn(self, deadline: float, save: Path) -> None:
        """Try inputs for half a second, or until the deadline."""
        end = min(deadline, time.monotonic() + 0.5)
        while time.monotonic() < end:
            content = self.inputs(self.chance)
            start = time.monotonic()
            self._try(content, save)
            self.longest = max(self.longest, time.monotonic() - start)
            self.tried += 1

    def _try(self, content: bytes, save: Path) -> None:
        signal.setitimer(signal.ITIMER_REAL, HANGS)
        try:
            self.work(content, self.chance)
        except (SmegraphError, FactError):
            self.refused += 1
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - whatever comes out is what is looked for
            signal.setitimer(signal.ITIMER_REAL, 0)
            self._failed(error, content, save)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _failed(self, error: BaseException, content: bytes, save: Path) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = "" if isinstance(error, Hangs) else f" at {Path(last.filename).name}:{last.lineno}"
        kind = f"{type(error).__name__}{place}"
        self.failures[kind] += 1
        if self.failures[kind] > 1 or len(self.failures) > SHOWN:
            return
        save.mkdir(parents=True, exist_ok=True)
        path = save / f"{self.name}-{len(self.failures)}.{self.name}"
        path.write_bytes(content)
        print(f"{self.name}: {kind}; the input is in {path}")
        print("".join(traceback.format_exception(error)[-8:]), flush=True)

    def told(self) -> str:
        """One line: how many inputs, and what came of them."""
        failed = ", ".join(f"{count} x {kind}" for kind, count in self.failures.items()) or "no failures"
        return f"{self.name:5} {self.tried:7} inputs, {self.refused:7} refused, longest {self.longest:5.2f} s, {failed}"


def _targets(folder: Path, seed: int) -> list[Target]:
    samples: dict[str, list[bytes]] = {}
    for suffix, make in FILES.values():
        samples.setdefault(suffix, []).extend(make(report) for report in REPORTS)
    made = [
        Target(suffix, _files(suffix, found), _reader(folder / f"any.{suffix}"), _chance(seed, suffix))
        for suffix, found in samples.items()
    ]
    return [*made, Target("fact", _lines(_facts()), _fact, _chance(seed, "fact"))]


def _chance(seed: int, name: str) -> random.Random:
    return random.Random(f"{seed} {name}")  # noqa: S311 - no secret


def _reader(path: Path) -> Callable[[bytes, random.Random], None]:
    def work(content: bytes, chance: random.Random) -> None:
        path.write_bytes(content)
        if chance.random() < SAFE_SHARE:
            read_safely(path, SAFE_SECONDS, SAFE_MEMORY)
        else:
            read(path)

    return work


def _fact(content: bytes, _: random.Random) -> None:
    fact = from_json(content.decode("utf-8", "surrogateescape"))
    line = to_json(fact)
    if from_json(line) != fact or "\n" in line:
        raise AssertionError(f"not the same after writing: {line[:500]}")


def _facts() -> list[bytes]:
    lines = [
        line
        for path in sorted((data_folder() / "documents").glob("*.jsonl"))
        for line in path.read_bytes().splitlines()
        if line.strip()
    ]
    return lines[:: max(1, len(lines) // LINES)]


def _files(suffix: str, samples: list[bytes]) -> Inputs:
    tokens = (*COMMON, *TOKENS[suffix])

    def make(chance: random.Random) -> bytes:
        if chance.random() < RANDOM_SHARE:
            return HEADS[suffix] + chance.randbytes(chance.randrange(2000))
        content = chance.choice(samples)
        if suffix == "docx" and chance.random() < INSIDE:
            return _inside(content, tokens, chance)
        return _mutated(content, samples, tokens, chance)

    return make


def _inside(content: bytes, tokens: tuple[bytes, ...], chance: random.Random) -> bytes:
    """A Word document with one of its parts mutated, packed soundly again."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        favourites = [name for name in names if name in ("word/document.xml", "word/numbering.xml", "word/styles.xml")]
        chosen = chance.choice(favourites if favourites and chance.random() < 0.8 else names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _xml(part, tokens, chance) if name == chosen else part)
    return out.getvalue()


def _xml(part: bytes, tokens: tuple[bytes, ...], chance: random.Random) -> bytes:
    """A part with whole elements or values changed, so that it mostly stays well-formed; at times any bytes of it."""
    if chance.random() < 0.3:
        return _mutated(part, [part], tokens, chance)
    for _ in range(chance.randint(1, 6)):
        first = part.find(b'"', chance.randrange(len(part) or 1))
        last = part.find(b'"', first + 1)
        if min(first, last) < 0 or first < len(b'<?xml version="1.0" encoding='):
            continue
        value = chance.choice(
            (b"", b"-1", b"0", b"x", b"99999999999", b"1.5", "\u0663".encode(), b"%1.%2.%10", b"bullet", b"none")
        )
        part = part[: first + 1] + value + part[last:]
    return part


def _lines(samples: list[bytes]) -> Inputs:
    tokens = (*COMMON, *TOKENS["fact"])

    def make(chance: random.Random) -> bytes:
        line = chance.choice(samples)
        if chance.random() < 0.5:
            return _mutated(line, samples, tokens, chance)
        row = json.loads(line)
        for _ in range(chance.randint(1, 4)):
            key = chance.choice(list(row) or ["type"])
            other = json.loads(chance.choice(samples))
            mine, taken = row.get(key), chance.choice(list(other.values()))
            row[chance.choice((key, *other))] = chance.choice((*VALUES, [mine], [mine] * 2, other.get(key), taken))
        return json.dumps(row, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")

    return make


def _mutated(content: bytes, samples: list[bytes], tokens: tuple[bytes, ...], chance: random.Random) -> bytes:
    """``content`` after a few changes."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(data) + 1)
        end = at + chance.choice((1, 2, 8, 64, 1024))
        piece = bytes(data[at:end])
        data[at:end] = chance.choice(CHANGES)(piece, chance.choice(tokens), chance)
    if chance.random() < SPLICED:
        other = chance.choice(samples)
        data[chance.randrange(len(data) + 1) :] = other[chance.randrange(len(other) + 1) :]
    if chance.random() < CUT_SHORT:
        del data[chance.randrange(len(data) + 1) :]
    return bytes(data)


def _flip(piece: bytes, _: bytes, chance: random.Random) -> bytes:
    return bytes(sign ^ 1 << chance.randrange(8) for sign in piece[:1]) + piece[1:]


def _number(piece: bytes, _: bytes, chance: random.Random) -> bytes:
    return bytes(48 + chance.randrange(10) if 48 <= sign < 58 else sign for sign in piece)


def _shuffle(piece: bytes, _: bytes, chance: random.Random) -> bytes:
    words = piece.split(b" ")
    chance.shuffle(words)
    return b" ".join(words)


CHANGES: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _flip,
    _number,
    _shuffle,
    lambda piece, token, chance: b"",
    lambda piece, token, chance: token,
    lambda piece, token, chance: token + piece,
    lambda piece, token, chance: token * chance.choice((2, 20, 400)) + piece,
    lambda piece, token, chance: piece * chance.choice((2, 2, 100)),
)


if __name__ == "__main__":
    sys.exit(main())
