"""Dates as Thai officers write them: both eras, several forms, sometimes only a month."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from transparency.thai.fiscal import ERAS_APART
from transparency.thai.numerals import to_arabic

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip

_FIRST_BE_YEAR = 2400
_DECEMBER = 12
_MONTH_NUMBERS = {
    name: number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, 1)
}
_ISO = re.compile(r"(?P<year>\d+)-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?", re.ASCII)
_SLASHES = re.compile(r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d+)", re.ASCII)
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})\s*)?(?P<name>[ก-์.]+?)\s*(?:พ\.ศ\.\s*)?(?P<year>\d+)", re.ASCII
)


class DateFault(StrEnum):
    """Why a text is no date."""

    NOT_A_DATE = "not_a_date"
    TWO_DIGIT_YEAR = "two_digit_year"
    NO_SUCH_MONTH = "no_such_month"
    NO_SUCH_DAY = "no_such_day"


class DateError(ValueError):
    """Raised when a text is no date; ``reason`` says why."""

    def __init__(self, text: str, reason: DateFault) -> None:
        """Remember the reason."""
        super().__init__(f"{text!r}: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or a whole month when ``day`` is None; ``year`` is of the Christian era."""

    year: int
    month: int
    day: int | None = None

    @property
    def first_day(self) -> date:
        """The day itself, or the first of the month."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last_day(self) -> date:
        """The day itself, or the last of the month."""
        if self.day:
            return self.first_day
        following = date(self.year + self.month // _DECEMBER, self.month % _DECEMBER + 1, 1)
        return following - timedelta(days=1)

    def iso(self) -> str:
        """Write the date as our tools store it."""
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def read_date(text: str) -> PartialDate:
    """Read a day or a month in either era; years from 2400 on are of the Buddhist era.

    The era is settled before a date is made: 29 February 2563 is a day (2020), of 2564 it is
    not. Raises DateError.
    """
    written = " ".join(to_arabic(text).split())
    found = _ISO.fullmatch(written) or _SLASHES.fullmatch(written) or _WORDS.fullmatch(written)
    if not found:
        raise DateError(text, DateFault.NOT_A_DATE)
    parts = found.groupdict()
    month = _MONTH_NUMBERS.get(parts["name"]) if "name" in parts else int(parts["month"])
    if month is None:
        raise DateError(text, DateFault.NOT_A_DATE)
    year = _christian_year(text, parts["year"])
    if not 1 <= month <= _DECEMBER:
        raise DateError(text, DateFault.NO_SUCH_MONTH)
    day = int(parts["day"]) if parts["day"] else None
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise DateError(text, DateFault.NO_SUCH_DAY)
    return PartialDate(year, month, day)


def _christian_year(text: str, digits: str) -> int:
    if len(digits) <= len("64"):
        raise DateError(text, DateFault.TWO_DIGIT_YEAR)
    year = int(digits) if len(digits) == len("2564") else 0
    year -= ERAS_APART if year >= _FIRST_BE_YEAR else 0
    if not 1800 <= year <= 2200:  # noqa: PLR2004 no record is older, no plan reaches further
        raise DateError(text, DateFault.NOT_A_DATE)
    return year


def thai_date(when: PartialDate | date, *, short: bool = False) -> str:
    """Write a date in the Buddhist era and Arabic digits, with a full or short month."""
    name = (SHORT_MONTHS if short else MONTHS)[when.month - 1]
    month = f"{name} {when.year + ERAS_APART}"
    return f"{when.day} {month}" if when.day else month
