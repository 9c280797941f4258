"""Facts to and from one JSON line, and the files that hold them: the only reader and writer of ``data/documents/*.jsonl``.

:func:`from_json` says everything that is wrong with a line at once; :func:`to_json` gives the canonical line:
keys in the declared order, empty fields left out, so that a diff shows meaning only.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.codes import CODES
from graph.fact_fields import CONTROL, Many, fault, is_unicode, shown
from graph.facts import SPECS, TYPES, Fact
from graph.findings import Finding
from graph.names import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from graph.fact_fields import Spec

_HEAD = ("id", "document", "paragraph", "type")
_LOCAL = re.compile(r"[a-z0-9][a-z0-9-]*")
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a line: the field, a rule name, what, and how to mend it."""

    field: str
    rule: str
    what: str
    fix: str


class FactError(ValueError):
    """A line is not a fact; :attr:`faults` lists everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{f.field}: {f.what}" for f in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class FactFile:
    """The facts of one document, each with its line number (from 1), and what was wrong with the other lines."""

    slug: str
    path: str
    facts: tuple[Fact, ...]
    lines: tuple[int, ...]
    findings: tuple[Finding, ...]


def kebab(name: str) -> str:
    """The type's name as it stands in ids.

    >>> kebab("OverlapConcern")
    'overlap-concern'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def from_json(line: str) -> Fact:
    """The fact that a JSON line holds.

    Raises:
        FactError: the line is not JSON, or breaks the form of a fact in one place or more.

    """
    row = _object(line)
    kind = row.get("type")
    if not isinstance(kind, str) or kind not in TYPES:
        what = f"{shown(kind)} is no fact type" if "type" in row else "is missing"
        fix = f"{_near(kind, TYPES)}use one of {', '.join(TYPES)}"
        raise FactError([Fault("type", "unknown-type", what, fix)])
    faults = _head_faults(row, kind)
    values: dict[str, Any] = {key: row.get(key) for key in ("id", "document", "paragraph")}
    values["review"] = row.get("review", "unchecked")
    known = {*_HEAD, "review"}
    for attribute, spec in SPECS[kind]:
        known.add(spec.key)
        values[attribute] = _value(spec, row, faults)
    for key in row:
        if key not in known:
            fix = f"{_near(key, known)}take it out, or see data/README.md for the fields"
            field = key if key.isidentifier() else ""
            faults.append(Fault(field, "unknown-field", f"{kind} has no field {shown(key)}", fix))
    if kind == "Document" and not (row.get("symbol") or row.get("title")):
        faults.append(Fault("title", "missing-field", "neither symbol nor title", "give the one that is printed"))
    if faults:
        raise FactError(faults)
    return TYPES[kind](**values)


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line, object_pairs_hook=_unique_keys)
    except RecursionError:
        raise FactError([Fault("", "broken-line", "nested too deeply", "a fact is one flat JSON object")]) from None
    except json.JSONDecodeError as error:
        what, fix = f"not JSON at column {error.colno}: {error.msg}", "write one JSON object on one line"
        raise FactError([Fault("", "broken-line", what, fix)]) from None
    except _TwiceError as error:
        raise FactError([Fault("", "broken-line", str(error), "keep one of the two")]) from None
    except ValueError:
        raise FactError([Fault("", "broken-line", "a number has too many digits", "correct the number")]) from None
    if not isinstance(row, dict):
        raise FactError([Fault("", "broken-line", "not a JSON object", "write one JSON object on one line")])
    return row


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for key, value in pairs:
        if key in row:
            raise _TwiceError(f"the key {shown(key)} stands twice")
        row[key] = value
    return row


def _near(value: object, known: Collection[str]) -> str:
    """The known word that was probably meant, for a message; else nothing."""
    near = difflib.get_close_matches(str(value)[:_LOOKED_AT], sorted(known), n=1, cutoff=0.7)
    return f"did you mean {near[0]}? Else " if near else ""


def _head_faults(row: dict[str, Any], kind: str) -> list[Fault]:
    faults = []
    document, paragraph, review = row.get("document"), row.get("paragraph"), row.get("review", "unchecked")
    start = f"{document}/{kebab(kind)}/"
    fact_id = row.get("id")
    if not isinstance(document, str) or not _LOCAL.fullmatch(document):
        what = f"{shown(document)} is not the name of a fact file" if "document" in row else "is missing"
        faults.append(Fault("document", "bad-document", what, "write the name of the file without .jsonl"))
    elif not isinstance(fact_id, str) or not fact_id.startswith(start) or not _LOCAL.fullmatch(fact_id[len(start) :]):
        what = f"{shown(fact_id)} does not fit the document and type" if "id" in row else "is missing"
        fix = f"write {start} and a short name of lower-case letters, digits and hyphens"
        faults.append(Fault("id", "bad-id", what, fix))
    if (
        not isinstance(paragraph, str)
        or not paragraph.strip()
        or CONTROL.search(paragraph)
        or not is_unicode(paragraph)
    ):
        fix = 'name the passage as printed, in double quotes, for example "19" or "Annex I, 9"'
        faults.append(Fault("paragraph", "no-passage", "the fact names no passage", fix))
    if review not in CODES["review"]:
        fix = f"choose one of: {', '.join(CODES['review'])}"
        faults.append(Fault("review", "bad-code", f"{shown(review)} is not a review status", fix))
    return faults


def _value(spec: Spec, row: dict[str, Any], faults: list[Fault]) -> Any:
    value = row.get(spec.key)
    if value is None or (value == [] and spec.required):
        if spec.required:
            codes = f": one of {', '.join(CODES[spec.scheme])}" if spec.range.name == "CODE" else ""
            faults.append(Fault(spec.key, "missing-field", "is missing", f"give {spec.range.value}{codes}"))
        return () if spec.many is not Many.ONE else None if spec.range.name == "INTEGER" else ""
    items = value if isinstance(value, list) and spec.many is not Many.ONE else [value]
    if spec.many is Many.LIST and not isinstance(value, list):
        faults.append(Fault(spec.key, "not-a-list", f"{shown(value)} is not a list", "put it in square brackets"))
    for item in items:
        wrong = fault(spec, item)
        if wrong:
            faults.append(Fault(spec.key, f"bad-{spec.range.name.lower()}", *wrong))
    if len(items) != len({str(item) for item in items}):
        faults.append(Fault(spec.key, "value-twice", "a value stands twice", "keep one of the two"))
    return tuple(items) if spec.many is not Many.ONE else value


def to_row(fact: Fact) -> dict[str, Any]:
    """The fact as a dictionary in canonical order, empty fields left out."""
    kind = type(fact).__name__
    row: dict[str, Any] = {"id": fact.id, "document": fact.document, "paragraph": fact.paragraph, "type": kind}
    for attribute, spec in SPECS[kind]:
        value = getattr(fact, attribute)
        if value in ("", (), None):
            continue
        if spec.many is Many.LIST:
            value = list(value)
        elif spec.many is Many.SOME:
            value = value[0] if len(value) == 1 else list(value)
        row[spec.key] = value
    row["review"] = fact.review
    return row


def to_json(fact: Fact) -> str:
    """The canonical JSON line of a fact, without the line end."""
    return json.dumps(to_row(fact), ensure_ascii=False)


def read_facts(path: Path, name: str = "") -> FactFile:
    """Every fact of a file; lines that are no fact become findings. ``name`` is how findings call the file."""
    name = name or path.name
    findings: list[Finding] = []
    facts: list[Fact] = []
    lines: list[int] = []
    document = path.stem if _LOCAL.fullmatch(path.stem) else slug(path.stem)
    if document != path.stem:
        what = "the name of the file has other signs than lower-case letters, digits and hyphens"
        findings.append(Finding(name, 0, "", "bad-document", what, f"call it {document}.jsonl"))
    for number, line in enumerate(_text_lines(path, name, findings), start=1):
        if not line.strip():
            findings.append(Finding(name, number, "", "empty-line", "the line is empty", "delete the line"))
            continue
        try:
            fact = from_json(line)
        except FactError as error:
            findings += [Finding(name, number, f.field, f.rule, f.what, f.fix) for f in error.faults]
            continue
        facts.append(fact)
        lines.append(number)
        if fact.document != document:
            what, fix = f"the fact is of {fact.document!r}", f"write {document!r}, or move it to {fact.document}.jsonl"
            findings.append(Finding(name, number, "document", "wrong-file", what, fix))
    return FactFile(document, name, tuple(facts), tuple(lines), tuple(findings))


def _text_lines(path: Path, name: str, findings: list[Finding]) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        findings.append(Finding(name, 0, "", "unreadable", f"cannot be read: {error.strerror}", "check its rights"))
        return []
    except UnicodeDecodeError as error:
        fix = "save the file as UTF-8"
        findings.append(Finding(name, 0, "", "not-utf-8", f"not UTF-8 at byte {error.start}", fix))
        return []
    if text.startswith("\ufeff"):
        what, fix = "the file begins with a byte order mark", "save it as UTF-8 without it (not 'UTF-8 with BOM')"
        findings.append(Finding(name, 1, "", "byte-order-mark", what, fix))
        text = text[1:]
    return text.split("\n")[:-1] if text.endswith("\n") else text.split("\n") if text else []


def write_facts(path: Path, facts: Iterable[Fact]) -> None:
    """Write facts as canonical lines, in the order given, to a file beside the old one, then swap."""
    beside = path.with_suffix(".jsonl.new")
    beside.write_text("".join(to_json(fact) + "\n" for fact in facts), encoding="utf-8", newline="\n")
    beside.replace(path)
