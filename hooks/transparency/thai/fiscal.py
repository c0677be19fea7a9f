"""The fiscal year of the Thai state: 1 October to 30 September, named by the year it ends in.

Source: พ.ร.บ. วิธีการงบประมาณ พ.ศ. 2561 มาตรา 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ERAS_APART = 543
"""Years between the Buddhist and the Christian era."""

_FIRST_MONTH = 10
_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A fiscal year; ``be_year`` is of the Buddhist era."""

    be_year: int

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """Return the fiscal year that holds ``day``."""
        return cls(day.year + ERAS_APART + (day.month >= _FIRST_MONTH))

    @property
    def first_day(self) -> date:
        """The first of October of the year before."""
        return date(self.be_year - ERAS_APART - 1, _FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """The thirtieth of September."""
        return date(self.be_year - ERAS_APART, _FIRST_MONTH - 1, 30)

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies in this year."""
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        """Write the year in Arabic digits."""
        return str(self.be_year)


def quarter(day: date) -> int:
    """Return the quarter of the fiscal year, 1 (October to December) to 4."""
    return (day.month - _FIRST_MONTH) % 12 // _MONTHS_A_QUARTER + 1
