"""The fiscal year of the Thai state: 1 October to 30 September, named by the year it ends in.

Source: พ.ร.บ. วิธีการงบประมาณ พ.ศ. 2561 มาตรา 4 (the definition of ปีงบประมาณ).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ERAS_APART = 543
"""Years from the Christian era to the Buddhist era, for every date since 1941."""

BE_YEARS = range(2400, 2700)
"""Years that are read as years of the Buddhist era; no record of ours lies outside."""

_FIRST_MONTH = 10
_MONTHS_IN = {"quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A fiscal year; ``be_year`` counts in the Buddhist era: 2564 ends in September 2021."""

    be_year: int

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """Return the fiscal year that holds ``day``."""
        return cls(day.year + ERAS_APART + (day.month >= _FIRST_MONTH))

    @property
    def first_day(self) -> date:
        """The first of October of the calendar year before."""
        return _month_of(self, 0)

    @property
    def last_day(self) -> date:
        """The thirtieth of September."""
        return _bounds(self, 1, _MONTHS_IN["year"])[1]

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies in this year."""
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        """Write the year in Arabic digits."""
        return str(self.be_year)


def quarter(day: date) -> int:
    """Return the quarter of the fiscal year: 1 is October to December, 4 July to September."""
    return _months_since_october(day) // _MONTHS_IN["quarter"] + 1


def half_year(day: date) -> int:
    """Return the half of the fiscal year: 1 is October to March, 2 April to September."""
    return _months_since_october(day) // _MONTHS_IN["half"] + 1


def quarter_bounds(year: FiscalYear, number: int) -> tuple[date, date]:
    """Return the first and the last day of a quarter, 1 to 4. Raises ValueError for another."""
    return _bounds(year, number, _MONTHS_IN["quarter"])


def half_year_bounds(year: FiscalYear, number: int) -> tuple[date, date]:
    """Return the first and the last day of a half, 1 or 2. Raises ValueError for another."""
    return _bounds(year, number, _MONTHS_IN["half"])


def _months_since_october(day: date) -> int:
    return (day.month - _FIRST_MONTH) % 12


def _bounds(year: FiscalYear, number: int, months: int) -> tuple[date, date]:
    if not 1 <= number <= _MONTHS_IN["year"] // months:
        raise ValueError(f"a fiscal year has no part {number} of {months} months")
    end = number * months
    return _month_of(year, end - months), _month_of(year, end) - timedelta(days=1)


def _month_of(year: FiscalYear, months: int) -> date:
    """Return the first day of the month that comes ``months`` after the first October."""
    years, month = divmod(_FIRST_MONTH - 1 + months, 12)
    return date(year.be_year - ERAS_APART - 1 + years, month + 1, 1)
