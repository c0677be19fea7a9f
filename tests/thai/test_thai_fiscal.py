"""The fiscal year, looked at whole: every day of sixty-one years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from transparency.thai.fiscal import (
    FiscalYear,
    half_year,
    half_year_bounds,
    quarter,
    quarter_bounds,
)

YEARS = [FiscalYear(be_year) for be_year in range(2540, 2601)]
DAY = timedelta(days=1)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * DAY for number in range((last - first).days + 1))


def test_the_fiscal_year_2564_is_the_one_that_the_law_says() -> None:
    year = FiscalYear(2564)

    assert (year.first_day, year.last_day) == (date(2020, 10, 1), date(2021, 9, 30))
    assert str(year) == "2564"


@pytest.mark.parametrize("year", YEARS, ids=str)
def test_a_fiscal_year_begins_on_the_first_of_october(year: FiscalYear) -> None:
    assert year.first_day == date(year.be_year - 544, 10, 1)
    assert year.last_day == date(year.be_year - 543, 9, 30)
    assert not year.contains(year.first_day - DAY)
    assert not year.contains(year.last_day + DAY)


@pytest.mark.parametrize("year", YEARS, ids=str)
def test_every_day_of_a_fiscal_year_belongs_to_it_and_to_no_other(year: FiscalYear) -> None:
    for day in _days(year.first_day, year.last_day):
        assert year.contains(day)
        assert FiscalYear.of(day) == year


def test_fiscal_years_follow_each_other_without_a_gap() -> None:
    assert sorted(set(YEARS)) == YEARS
    for year, following in pairwise(YEARS):
        assert year.last_day + DAY == following.first_day


@pytest.mark.parametrize("year", YEARS, ids=str)
def test_quarters_and_halves_share_out_the_days_of_a_year(year: FiscalYear) -> None:
    whole = list(_days(year.first_day, year.last_day))

    quarters = [_days(*quarter_bounds(year, number)) for number in range(1, 5)]
    halves = [_days(*half_year_bounds(year, number)) for number in (1, 2)]

    assert [day for part in quarters for day in part] == whole
    assert [day for part in halves for day in part] == whole


@pytest.mark.parametrize("year", YEARS, ids=str)
def test_every_day_knows_its_quarter_and_its_half(year: FiscalYear) -> None:
    for number in range(1, 5):
        assert {quarter(day) for day in _days(*quarter_bounds(year, number))} == {number}
    for number in (1, 2):
        assert {half_year(day) for day in _days(*half_year_bounds(year, number))} == {number}


def test_the_quarters_of_2564_end_as_the_reporting_rules_say() -> None:
    ends = [quarter_bounds(FiscalYear(2564), number)[1] for number in range(1, 5)]

    assert ends == [date(2020, 12, 31), date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30)]


@pytest.mark.parametrize("number", [-1, 0, 5])
def test_there_is_no_fifth_quarter(number: int) -> None:
    with pytest.raises(ValueError, match="no part"):
        quarter_bounds(FiscalYear(2564), number)


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_there_is_no_third_half(number: int) -> None:
    with pytest.raises(ValueError, match="no part"):
        half_year_bounds(FiscalYear(2564), number)
