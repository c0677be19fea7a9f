"""Dates in both eras and all accepted forms, tried on every day of several years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transparency.thai.dates import (
    MONTHS,
    SHORT_MONTHS,
    DateError,
    DateFault,
    PartialDate,
    Precision,
    read_date,
    thai_date,
)
from transparency.thai.numerals import to_thai

DAYS = [date(2019, 10, 1) + timedelta(days=number) for number in range(5 * 365 + 2)]
MONTHS_OF_YEARS = list(product(range(2019, 2026), range(1, 13)))


def _is_date(text: str) -> bool:
    try:
        read_date(text)
    except DateError:
        return False
    return True


def _forms(day: date) -> list[str]:
    be_year, full, short = day.year + 543, MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1]
    written = [
        day.isoformat(),
        f"{be_year}-{day.month:02}-{day.day:02}",
        f"{be_year}/{day.month}/{day.day}",
        f"{day.day}/{day.month}/{be_year}",
        f"{day.day:02}/{day.month:02}/{be_year}",
        f"{day.day}-{day.month}-{be_year}",
        f"{day.day}.{day.month}.{be_year}",
        f"{day.day} {full} {be_year}",
        f"{day.day} {full} พ.ศ. {be_year}",
        f"{day.day} {full} ค.ศ. {day.year}",
        f"วันที่ {day.day} เดือน{full} พ.ศ.{be_year}",
        f"{day.day} {short} {be_year}",
        f"{day.day}{short}{be_year}",
        f" {day.day}\u00a0{short.replace('.', '')}\u200b  {be_year} ",
    ]
    return [*written, *map(to_thai, written)]


@pytest.mark.parametrize("year", range(2019, 2025))
def test_every_day_is_read_in_every_form(year: int) -> None:
    days = [day for day in DAYS if day.year == year]

    for day in days:
        assert {read_date(text) for text in _forms(day)} == {
            PartialDate(day.year, day.month, day.day)
        }
    assert days


@pytest.mark.parametrize(("year", "month"), MONTHS_OF_YEARS)
def test_every_month_is_read_in_every_form(year: int, month: int) -> None:
    be_year, full, short = year + 543, MONTHS[month - 1], SHORT_MONTHS[month - 1]
    written = [
        f"{year}-{month:02}",
        f"{be_year}-{month:02}",
        f"{month}/{be_year}",
        f"{full} {be_year}",
        f"เดือน{full} พ.ศ. {be_year}",
        f"{short} {be_year}",
        to_thai(f"{short}{be_year}"),
    ]

    assert {read_date(text) for text in written} == {PartialDate(year, month)}


@pytest.mark.parametrize("short", [False, True])
def test_every_day_that_is_written_is_read_again(*, short: bool) -> None:
    for day in DAYS:
        found = read_date(thai_date(day, short=short))

        assert found.first_day == found.last_day == day
        assert found.iso() == day.isoformat()
        assert thai_date(found, short=short) == thai_date(day, short=short)


def test_a_date_is_written_as_thai_officers_write_it() -> None:
    assert thai_date(PartialDate(2021, 8, 31)) == "31 สิงหาคม 2564"
    assert thai_date(PartialDate(2021, 8, 31), short=True) == "31 ส.ค. 2564"
    assert thai_date(PartialDate(2021, 8)) == "สิงหาคม 2564"
    assert thai_date(PartialDate(2021, 8), short=True) == "ส.ค. 2564"
    assert thai_date(date(2021, 1, 2)) == "2 มกราคม 2564"


@pytest.mark.parametrize("text", ["2563-02-29", "29/2/2563", "29 กุมภาพันธ์ 2563", "2020-02-29"])
def test_the_leap_day_of_2563_is_a_day(text: str) -> None:
    assert read_date(text).first_day == date(2020, 2, 29)


@pytest.mark.parametrize("text", ["2564-02-29", "29/2/2564", "29 กุมภาพันธ์ 2564", "2021-02-29"])
def test_2564_has_no_leap_day_though_python_believes_so(text: str) -> None:
    assert monthrange(2564, 2)[1] == 29
    with pytest.raises(DateError) as error:
        read_date(text)

    assert error.value.reason is DateFault.NO_SUCH_DAY
    assert error.value.month == PartialDate(2021, 2)


@pytest.mark.parametrize(("year", "month"), MONTHS_OF_YEARS)
def test_a_month_covers_its_first_to_its_last_day(year: int, month: int) -> None:
    found = PartialDate(year, month)

    assert found.precision is Precision.MONTH
    assert found.first_day == date(year, month, 1)
    assert (found.last_day + timedelta(days=1)).day == 1
    assert found.last_day.month == month
    assert found.iso() == f"{year}-{month:02}"


def test_a_day_covers_itself() -> None:
    found = PartialDate(2021, 8, 31)

    assert found.precision is Precision.DAY
    assert found.first_day == found.last_day == date(2021, 8, 31)


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (2, 29), (8, 32), (8, 0)])
def test_a_date_that_the_calendar_lacks_cannot_be_made(month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"must be in|out of range"):
        PartialDate(2021, month, day)


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("2021-03-31", False),
        ("2021-03", False),
        ("2564-03-31", False),
        ("31/3/2564", False),
        ("31 มีนาคม 2564", False),
        ("31 มีนาคม ค.ศ. 2021", False),
        ("31/3/2021", True),
        ("31-3-2021", True),
        ("3/2021", True),
        ("31 มีนาคม 2021", True),
        ("๓๑ มี.ค. ๒๐๒๑", True),
    ],
)
def test_a_christian_year_in_a_thai_form_is_odd_but_equal(text: str, *, is_odd: bool) -> None:
    found = read_date(text)

    assert found.is_odd is is_odd
    assert found in {PartialDate(2021, 3, 31), PartialDate(2021, 3)}


def test_the_era_of_a_year_never_depends_on_the_form() -> None:
    for year in range(1857, 2700):
        forms = (f"{year}-08-31", f"31/8/{year}", f"31 ส.ค. {year}")
        if 2157 <= year < 2400:
            assert not any(map(_is_date, forms))
        else:
            expected = year - 543 if year >= 2400 else year
            assert {read_date(text).year for text in forms} == {expected}


@given(st.text(alphabet="0123456789๐๑๒-/. กคพศมส.เดือนวที่"))
@settings(deadline=None)
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        found = read_date(text)
    except DateError as error:
        assert error.text == text  # noqa: PT017 both outcomes are right
    else:
        assert read_date(found.iso()) == read_date(thai_date(found)) == found
