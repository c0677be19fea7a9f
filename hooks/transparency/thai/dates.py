"""Dates as Thai officers write them: both eras, several forms, sometimes only a month."""

from __future__ import annotations

import difflib
import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from transparency.thai.fiscal import BE_YEARS, ERAS_APART
from transparency.thai.numerals import to_arabic
from transparency.thai.text import normalise

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip

_MONTH_NUMBERS = {
    name.replace(".", ""): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, 1)
}
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{3,})(?P<mark>[-/])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?",
    re.ASCII,
)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d+)", re.ASCII
)
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[-/](?P<year>\d{3,})", re.ASCII)
_WORDS = re.compile(
    r"(?:วันที่ ?)?(?:(?P<day>\d{1,2}) ?)?(?:เดือน ?)?(?P<month>[ก-์.]+?)"
    r" ?(?:(?P<era>[พค])\. ?ศ\. ?)?(?P<year>\d+)",
    re.ASCII,
)
_FORMS = (_YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST, _WORDS)


class DateFault(StrEnum):
    """Why a text is no date."""

    NOT_A_DATE = "not_a_date"
    TWO_DIGIT_YEAR = "two_digit_year"
    NO_SUCH_YEAR = "no_such_year"
    NO_SUCH_MONTH = "no_such_month"
    NO_SUCH_DAY = "no_such_day"
    AMBIGUOUS = "ambiguous"


class DateError(ValueError):
    """Raised when a text is no date, or one that can be read in two ways.

    ``text`` is what was written, ``reason`` why it is refused, ``suggestion`` a text that can be
    read and was probably meant, or empty. ``month`` is the month that has no such day.
    """

    def __init__(
        self,
        text: str,
        reason: DateFault,
        *,
        suggestion: str = "",
        month: PartialDate | None = None,
    ) -> None:
        """Remember what a message needs."""
        super().__init__(f"{text!r}: {reason}")
        self.text = text
        self.reason = reason
        self.suggestion = suggestion
        self.month = month


class Precision(StrEnum):
    """How closely a date is known."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or a whole month when ``day`` is None; ``year`` is of the Christian era.

    ``is_odd`` tells how the date was written and does not count in comparisons: day first or in
    words, yet in the Christian era without saying so, which is readable but often a slip.
    ``written`` is the text that was read, for messages.
    Raises ValueError for a day or month that the calendar does not have.
    """

    year: int
    month: int
    day: int | None = None
    is_odd: bool = field(default=False, compare=False, repr=False)
    written: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        """Let the calendar object now, not later."""
        date(self.year, self.month, 1 if self.day is None else self.day)

    @property
    def precision(self) -> Precision:
        """Whether the day is known or only the month."""
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first_day(self) -> date:
        """The day itself, or the first of the month."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last_day(self) -> date:
        """The day itself, or the last of the month."""
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    def iso(self) -> str:
        """Write the date as our files store it: 2021-08-31 or 2021-08."""
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def read_date(text: str) -> PartialDate:
    """Read a day or a month, in figures or in Thai words, in Thai or Arabic digits.

    Years from 2400 on are of the Buddhist era, and the era is settled before a date is made:
    29 February 2563 is a day (of 2020), 29 February 2564 is none. Raises DateError.
    """
    written = to_arabic(normalise(text))
    found = next(filter(None, (form.fullmatch(written) for form in _FORMS)), None)
    if found is None:
        raise DateError(text, DateFault.NOT_A_DATE, suggestion=_of_spreadsheet(written))
    parts = found.groupdict()
    month = _month(text, found)
    year = _christian_year(text, found)
    day = int(parts["day"]) if parts.get("day") else None
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise DateError(text, DateFault.NO_SUCH_DAY, month=PartialDate(year, month))
    is_plain = found.re is _YEAR_FIRST or int(parts["year"]) in BE_YEARS or parts.get("era")
    return PartialDate(year, month, day, is_odd=not is_plain, written=text.strip())


def _christian_year(text: str, found: re.Match[str]) -> int:
    if len(found["year"]) <= len("64"):
        suggestion = "" if "-" in found.string else _mended(found, "year", f"25{found['year']}")
        raise DateError(text, DateFault.TWO_DIGIT_YEAR, suggestion=suggestion)
    year = int(found["year"]) if len(found["year"]) == len("2564") else 0
    be_year = year if year >= BE_YEARS.start else year + ERAS_APART
    if be_year not in BE_YEARS:
        raise DateError(text, DateFault.NO_SUCH_YEAR, suggestion=_once_too_often(found, year))
    era = found.groupdict().get("era")
    if era and (era == "พ") != (year == be_year):
        raise DateError(text, DateFault.AMBIGUOUS)
    return be_year - ERAS_APART


def _month(text: str, found: re.Match[str]) -> int:
    written = found["month"]
    if found.re is _WORDS:
        return _month_in_words(text, found)
    if 1 <= int(written) <= len(MONTHS):
        return int(written)
    swapped = f"{written}/{found['day']}/{found['year']}" if found.re is _DAY_FIRST else ""
    raise DateError(text, DateFault.NO_SUCH_MONTH, suggestion=swapped if _is_date(swapped) else "")


def _month_in_words(text: str, found: re.Match[str]) -> int:
    name = found["month"].replace(".", "")
    if name in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[name]
    near = difflib.get_close_matches(name, MONTHS, n=1, cutoff=0.75)
    if not near:
        raise DateError(text, DateFault.NOT_A_DATE)
    raise DateError(text, DateFault.NO_SUCH_MONTH, suggestion=_mended(found, "month", near[0]))


def _once_too_often(found: re.Match[str], year: int) -> str:
    """Return the date whose year was turned into the other era although it stood there already."""
    if year - ERAS_APART - ERAS_APART in _RECENT:
        return _mended(found, "year", str(year - ERAS_APART))
    return _mended(found, "year", str(year + ERAS_APART)) if year + ERAS_APART in _RECENT else ""


def _of_spreadsheet(written: str) -> str:
    """Return the day that Excel counts from 1900 and shows as a number once it is copied."""
    days = int(written) if re.fullmatch(r"[1-9]\d{4}", written, re.ASCII) else 0
    when = _DAY_ZERO + timedelta(days)
    return when.isoformat() if when.year in _RECENT else ""


_DAY_ZERO = date(1899, 12, 30)
_RECENT = range(1990, 2060)


def _mended(found: re.Match[str], part: str, meant: str) -> str:
    """Return the text with one part replaced, or nothing if that is still no date."""
    mended = found.string[: found.start(part)] + meant + found.string[found.end(part) :]
    return mended if _is_date(mended) else ""


def _is_date(text: str) -> bool:
    try:
        read_date(text)
    except DateError:
        return False
    return True


def thai_date(when: PartialDate | date, *, short: bool = False) -> str:
    """Write a date in the Buddhist era and Arabic digits: 31 สิงหาคม 2564 or สิงหาคม 2564.

    With ``short`` the month is abbreviated: 31 ส.ค. 2564.
    """
    name = (SHORT_MONTHS if short else MONTHS)[when.month - 1]
    month = f"{name} {when.year + ERAS_APART}"
    return f"{when.day} {month}" if when.day else month
