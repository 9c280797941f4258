"""Each range accepts what it says and refuses the rest, with a way to mend it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.fact_fields import Many, Range, Spec, declare, fault, is_date, specs


def spec(range_: Range, scheme: str = "") -> Spec:
    return Spec("field", range_, Many.ONE, False, scheme, "note")


GOOD: list[tuple[Range, str, Any]] = [
    (Range.TEXT, "", "any text"),
    (Range.TEXT, "", "soft\u00adhyphen, no\u00a0break, emoji \U0001f600"),
    (Range.SUMMARY, "", " ".join(["word"] * 25)),
    (Range.NAME, "", "Working Party on Industry"),
    (Range.INTEGER, "", 1),
    (Range.DATE, "", "2001-03-21"),
    (Range.DATE, "", "2002-02"),
    (Range.DATE, "", "2001"),
    (Range.DATE, "", "2000-02-29"),
    (Range.DURATION, "", "P1Y"),
    (Range.DURATION, "", "P1Y6M2W3D"),
    (Range.ISO3, "", "LVA"),
    (Range.CODE, "meeting-status", "held"),
    (Range.CODE, "addressee-kind", "OECD"),
]
BAD: list[tuple[Range, str, Any]] = [
    (Range.TEXT, "", ""),
    (Range.TEXT, "", " blank before"),
    (Range.TEXT, "", 7),
    (Range.TEXT, "", True),
    (Range.TEXT, "", "two\nlines"),
    (Range.TEXT, "", "bell\x07"),
    (Range.TEXT, "", "half \ud800"),
    (Range.NAME, "", "no character \uffff"),
    (Range.TEXT, "", {"a": 1}),
    (Range.SUMMARY, "", " ".join(["word"] * 26)),
    (Range.INTEGER, "", 0),
    (Range.INTEGER, "", -1),
    (Range.INTEGER, "", "1"),
    (Range.INTEGER, "", True),
    (Range.INTEGER, "", 1.0),
    (Range.DATE, "", "2001-02-30"),
    (Range.DATE, "", "2001-13"),
    (Range.DATE, "", "21 March 2001"),
    (Range.DATE, "", "0000"),
    (Range.DATE, "", "２００１"),
    (Range.DATE, "", "2001-03-21T10:00"),
    (Range.DURATION, "", "P"),
    (Range.DURATION, "", "one year"),
    (Range.DURATION, "", "P١Y"),
    (Range.ISO3, "", "lva"),
    (Range.ISO3, "", "LV"),
    (Range.CODE, "meeting-status", "Held"),
    (Range.CODE, "meeting-status", "OECD"),
]


@pytest.mark.parametrize(("range_", "scheme", "value"), GOOD)
def test_a_value_of_the_range_has_no_fault(range_: Range, scheme: str, value: Any) -> None:
    assert fault(spec(range_, scheme), value) is None


@pytest.mark.parametrize(("range_", "scheme", "value"), BAD)
def test_another_value_is_refused_with_a_way_to_mend_it(range_: Range, scheme: str, value: Any) -> None:
    found = fault(spec(range_, scheme), value)
    assert found is not None
    what, fix = found
    assert what
    assert fix


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: datetime.date) -> None:
    text = day.isoformat()
    assert is_date(text)
    assert is_date(text[:7])
    assert is_date(text[:4])


@given(st.text(max_size=12))
def test_what_the_calendar_does_not_know_is_no_date(text: str) -> None:
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10] if len(text) in (4, 7) else text)
        known = text.isascii() and len(text) in (4, 7, 10) and text.replace("-", "").isdigit()
    except ValueError:
        known = False
    assert is_date(text) == known


def test_a_declaration_is_read_back_with_its_key_and_the_remarks_last() -> None:
    import dataclasses

    @dataclasses.dataclass
    class Sample:
        note: str = declare(Range.SUMMARY, "note")
        class_: str = declare(Range.CODE, "kind", key="class", scheme="body-kind")
        parts: tuple[str, ...] = declare(Range.TEXT, "variant", many=Many.LIST)
        count: int | None = declare(Range.INTEGER, "count")
        other: str = "not declared"

    assert [(name, found.key) for name, found in specs(Sample)] == [
        ("class_", "class"),
        ("parts", "parts"),
        ("count", "count"),
        ("note", "note"),
    ]
    assert (Sample().class_, Sample().parts, Sample().count) == ("", (), None)
