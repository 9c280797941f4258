"""When a provision holds, and whether two of them hold at the same time: what is not known is said, never guessed."""

from __future__ import annotations

import pytest

from graph.analysis.period import Period, meeting

OPEN = Period("2001-03-23", "", "no end known")


@pytest.mark.parametrize(
    ("period", "date", "holds"),
    [
        (Period("2001-03-21", "2002"), "2001-03-21", True),
        (Period("2001-03-21", "2002"), "2001-03-20", False),
        (Period("2001-03-21", "2002-01-01"), "2001-12-31", True),
        (Period("2001-03-21", "2002-01-01"), "2002-01-01", False),
        (Period("2001-03-21"), "2001-03", True),
        (Period("2001-03-21"), "2001", True),
        (Period("2001-01-01"), "2001", True),
        (Period("2001-03-21"), "2000", False),
        (Period("2000", "2001-06-01"), "2001", True),
        (Period("2000", "2001"), "2001", False),
        (OPEN, "2030", True),
        (Period(), "2001", False),
    ],
)
def test_a_period_holds_on_a_day_month_or_year_in_which_it_is_known_to_have_begun_and_not_to_have_ended(
    period: Period, date: str, *, holds: bool
) -> None:
    assert period.holds_on(date) is holds


def test_periods_meet_if_the_earlier_ends_after_the_later_begins() -> None:
    assert meeting(Period("2001", "2003"), Period("2002")) == "periods meet"


def test_an_end_is_the_first_day_after_so_that_touching_periods_do_not_meet() -> None:
    assert meeting(Period("2001", "2002"), Period("2002")) == "periods do not meet: less than a year apart"


@pytest.mark.parametrize(
    ("second", "gap"), [("2003-05", "less than a year"), ("2004", "1 year"), ("2018-01-31", "15 years")]
)
def test_the_gap_between_periods_is_told_in_years(second: str, gap: str) -> None:
    assert meeting(Period("1999", "2003-01-01"), Period(second)) == f"periods do not meet: {gap} apart"


def test_without_an_end_of_the_earlier_it_is_not_known_whether_they_meet() -> None:
    assert meeting(OPEN, Period("2010")) == "not known: told 9 years apart, no end on record for the earlier"
    assert meeting(OPEN, Period("2001-05")) == "told in the same year, no end on record"


def test_without_a_date_nothing_is_known() -> None:
    assert meeting(OPEN, Period()) == meeting(Period(), OPEN) == "not known: no date on record"


@pytest.mark.parametrize("other", [Period("1998", "2000"), Period("2001", "2003"), Period("2015"), Period()])
def test_the_order_of_the_two_does_not_matter(other: Period) -> None:
    assert meeting(OPEN, other) == meeting(other, OPEN)
