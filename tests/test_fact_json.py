"""A fact survives the way to its line and back; a line that is no fact tells everything that is wrong with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.codes import CODES
from graph.fact_fields import Many, Range, Spec
from graph.fact_json import FactError, from_json, kebab, read_facts, to_json, to_row, write_facts
from graph.facts import SPECS, TYPES, Document, Fact

if TYPE_CHECKING:
    from pathlib import Path

signs = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
words = st.text(signs, min_size=1, max_size=20).map(str.strip).filter(bool)
locals_ = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
durations = st.tuples(*[st.integers(0, 99)] * 4).filter(any).map(lambda n: "P" + "".join(map(_unit, n, "YMWD")))


def _unit(number: int, unit: str) -> str:
    return f"{number}{unit}" if number else ""


def one_value(spec: Spec) -> st.SearchStrategy[Any]:
    """A right value of a field."""
    dates = st.dates().map(lambda day: day.isoformat())
    special: dict[Range, st.SearchStrategy[Any]] = {
        Range.INTEGER: st.integers(min_value=1),
        Range.DATE: st.builds(lambda text, length: text[:length], dates, st.sampled_from([4, 7, 10])),
        Range.DURATION: durations,
        Range.ISO3: st.from_regex("[A-Z]{3}", fullmatch=True),
        Range.SUMMARY: st.lists(words, min_size=1, max_size=8).map(" ".join).filter(lambda t: len(t.split()) <= 25),
    }
    if spec.range is Range.CODE:
        return st.sampled_from(CODES[spec.scheme])
    return special.get(spec.range, words)


def any_value(spec: Spec) -> st.SearchStrategy[Any]:
    """A right value of a field, or none if it may be left out."""
    if spec.many is Many.ONE:
        nothing = st.just(None if spec.range is Range.INTEGER else "")
        return one_value(spec) if spec.required else st.one_of(nothing, one_value(spec))
    several = st.lists(one_value(spec), min_size=int(spec.required), max_size=3, unique=True)
    return several.map(tuple)


@st.composite
def facts(draw: st.DrawFn, kind: str) -> Fact:
    """A fact of a type with any right values."""
    values = {attribute: draw(any_value(spec)) for attribute, spec in SPECS[kind]}
    if kind == "Document" and not values["symbol"] and not values["title"]:
        values["title"] = draw(words)
    document = draw(locals_)
    return TYPES[kind](
        id=f"{document}/{kebab(kind)}/{draw(locals_)}",
        document=document,
        paragraph=draw(words),
        review=draw(st.sampled_from(CODES["review"])),
        **values,
    )


@pytest.mark.parametrize("kind", TYPES)
@settings(max_examples=20)
@given(data=st.data())
def test_a_fact_comes_back_from_its_line(kind: str, data: st.DataObject) -> None:
    fact = data.draw(facts(kind))
    line = to_json(fact)
    assert "\n" not in line
    assert from_json(line) == fact


@pytest.mark.parametrize("kind", TYPES)
@settings(max_examples=10)
@given(data=st.data())
def test_a_line_has_the_keys_in_the_declared_order_and_nothing_empty(kind: str, data: st.DataObject) -> None:
    row = to_row(data.draw(facts(kind)))
    order = ["id", "document", "paragraph", "type", *(spec.key for _, spec in SPECS[kind]), "review"]
    assert list(row) == [key for key in order if key in row]
    assert not [key for key, value in row.items() if value in (None, "", [], ())]


@settings(max_examples=20)
@given(found=st.lists(st.one_of(facts("Meeting"), facts("Document"), facts("Cooperation")), max_size=3))
def test_facts_come_back_from_a_file(tmp_path_factory: pytest.TempPathFactory, found: list[Fact]) -> None:
    path = tmp_path_factory.mktemp("facts") / "report.jsonl"
    write_facts(path, found)
    file = read_facts(path)
    assert file.facts == tuple(found)
    assert file.lines == tuple(range(1, len(found) + 1))
    assert {finding.rule for finding in file.findings} <= {"wrong-file"}


def test_several_values_are_a_list_and_one_is_plain_where_the_type_says_so() -> None:
    line = (
        '{"id": "a/cooperation/b", "document": "a", "paragraph": "1", "type": "Cooperation", "from": "UNECE", '
        '"to": ["OECD"], "status": "agreed", "review": "checked-once"}'
    )
    assert to_json(from_json(line)) == line
    both = line.replace('"from": "UNECE"', '"from": ["UNECE", "UNCTAD"]')
    assert to_json(from_json(both)) == both


HEAD = {"id": "a/meeting/b", "document": "a", "paragraph": "1", "type": "Meeting", "name": "First session"}


def rules(row: object) -> list[str]:
    """The rules that a line breaks."""
    with pytest.raises(FactError) as caught:
        from_json(row if isinstance(row, str) else json.dumps(row))
    assert all(fault.what and fault.fix for fault in caught.value.faults)
    return sorted(fault.rule for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"id": "a/body/b"}, "bad-id"),
        ({"id": "a/meeting/B"}, "bad-id"),
        ({"id": 7}, "bad-id"),
        ({"paragraph": " "}, "no-passage"),
        ({"paragraph": None}, "no-passage"),
        ({"review": "looked-at"}, "bad-code"),
        ({"status": "over"}, "bad-code"),
        ({"start": "21/03/2001"}, "bad-date"),
        ({"ordinal": "1"}, "bad-integer"),
        ({"name": None}, "missing-field"),
        ({"colour": "red"}, "unknown-field"),
        ({"proposed_by": "UNECE"}, "not-a-list"),
        ({"chair": ["A", "A"]}, "value-twice"),
        ({"place": ["Geneva"]}, "bad-text"),
        ({"place": "Gen\x07eva"}, "bad-text"),
        ({"paragraph": "1\n2"}, "no-passage"),
        ({"evidence": "the whole passage"}, "unknown-field"),
    ],
)
def test_one_fault_is_told_by_its_rule(change: dict[str, Any], rule: str) -> None:
    assert rules({**HEAD, **change}) == [rule]


def test_all_faults_of_a_line_are_told_at_once() -> None:
    row = {**HEAD, "id": "x", "paragraph": "", "start": "soon", "ordinal": 0, "status": "over", "colour": "red"}
    assert rules(row) == ["bad-code", "bad-date", "bad-id", "bad-integer", "no-passage", "unknown-field"]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{", "broken-line"),
        ("[]", "broken-line"),
        ('{"type": "Meeting", "type": "Body"}', "broken-line"),
        ("[" * 100_000, "broken-line"),
        ('{"type": "Party"}', "unknown-type"),
        ('{"type": ["Meeting"]}', "unknown-type"),
        ("{}", "unknown-type"),
    ],
)
def test_a_line_that_is_no_object_of_a_known_type_is_told_so(line: str, rule: str) -> None:
    assert rules(line) == [rule]


def test_a_document_needs_a_symbol_or_a_title() -> None:
    head = {"id": "a/document/b", "document": "a", "paragraph": "1", "type": "Document"}
    assert rules({**head, "date": "2001"}) == ["missing-field"]
    assert isinstance(from_json(json.dumps({**head, "symbol": "TRADE/WP.8/2001/2"})), Document)


def write(folder: Path, content: bytes) -> Path:
    path = folder / "a.jsonl"
    path.write_bytes(content)
    return path


def test_findings_of_a_file_have_the_line_and_good_lines_are_kept(tmp_path: Path) -> None:
    good = json.dumps({**HEAD, "review": "checked-once"})
    stranger = good.replace('"a/', '"b/').replace('"document": "a"', '"document": "b"')
    file = read_facts(write(tmp_path, f"{good}\n\nnot json\n{stranger}\n".encode()), "data/documents/a.jsonl")
    assert [(f.line, f.rule) for f in file.findings] == [(2, "empty-line"), (3, "broken-line"), (4, "wrong-file")]
    assert {finding.file for finding in file.findings} == {"data/documents/a.jsonl"}
    assert file.lines == (1, 4)


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    assert [f.rule for f in read_facts(tmp_path / "none.jsonl").findings] == ["unreadable"]
    assert [f.rule for f in read_facts(write(tmp_path, b'{"name": "\xff"}')).findings] == ["not-utf-8"]
    assert read_facts(write(tmp_path, b"")).findings == ()


def test_line_separators_inside_a_text_do_not_break_a_line(tmp_path: Path) -> None:
    fact = from_json(json.dumps({**HEAD, "name": "First\u2028session\u2029of it"}))
    path = tmp_path / "a.jsonl"
    write_facts(path, [fact])
    assert read_facts(path).facts == (fact,)
