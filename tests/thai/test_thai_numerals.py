"""Digits of both scripts, and which numbers are read and which refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transparency.thai.numerals import (
    NumberError,
    NumberFault,
    parse_decimal,
    parse_whole,
    to_arabic,
    to_thai,
)

DIGITS = tuple(zip("0123456789", "๐๑๒๓๔๕๖๗๘๙", strict=True))

REFUSED = [
    ("", NumberFault.EMPTY),
    ("  ", NumberFault.EMPTY),
    ("80%", NumberFault.PERCENT),
    ("๘๐ %", NumberFault.PERCENT),
    ("ร้อยละ 80", NumberFault.PERCENT),
    ("12:30", NumberFault.SEXAGESIMAL),
    ("1:12:30", NumberFault.SEXAGESIMAL),
    ("-5", NumberFault.SIGN),
    ("+5", NumberFault.SIGN),
    ("\u22125", NumberFault.SIGN),
    ("- 5 บาท", NumberFault.SIGN),
    ("010", NumberFault.LEADING_ZERO),
    ("๐๗๓๖๔๒๓๔๕", NumberFault.LEADING_ZERO),
    ("00", NumberFault.LEADING_ZERO),
    ("0,100", NumberFault.SEPARATOR),
    ("01.5", NumberFault.LEADING_ZERO),
    ("1,00", NumberFault.SEPARATOR),
    ("10,63,000", NumberFault.SEPARATOR),
    ("1063,000", NumberFault.SEPARATOR),
    ("1,063000", NumberFault.SEPARATOR),
    ("1,063,000,", NumberFault.SEPARATOR),
    (",063", NumberFault.SEPARATOR),
    ("1 063 000", NumberFault.SEPARATOR),
    ("1\u00a0063", NumberFault.SEPARATOR),
    ("1.063.000", NumberFault.SEPARATOR),
    ("1'063", NumberFault.SEPARATOR),
    ("5.", NumberFault.SEPARATOR),
    (".5", NumberFault.SEPARATOR),
    ("1" * 19, NumberFault.TOO_LONG),
    ("1" * 5000, NumberFault.TOO_LONG),
    ("สองครั้ง", NumberFault.NOT_A_NUMBER),
    ("ข้อ 1", NumberFault.NOT_A_NUMBER),
    ("1,063,000 บาท", NumberFault.NOT_A_NUMBER),
    ("1e3", NumberFault.NOT_A_NUMBER),
    ("1_000", NumberFault.NOT_A_NUMBER),
    ("0x1F", NumberFault.NOT_A_NUMBER),
    ("NaN", NumberFault.NOT_A_NUMBER),
    ("Infinity", NumberFault.NOT_A_NUMBER),
    ("１２", NumberFault.NOT_A_NUMBER),  # full-width
    ("١٢", NumberFault.NOT_A_NUMBER),  # Arabic-Indic
    ("²", NumberFault.NOT_A_NUMBER),
    ("-", NumberFault.NOT_A_NUMBER),
    (".", NumberFault.NOT_A_NUMBER),
]


@pytest.mark.parametrize(("arabic", "thai"), DIGITS)
def test_every_digit_has_its_twin(arabic: str, thai: str) -> None:
    assert to_thai(arabic) == thai
    assert to_arabic(thai) == arabic


def test_digits_change_and_nothing_else_does() -> None:
    assert to_arabic("ข้อ ๑๐ (2564) ฿") == "ข้อ 10 (2564) ฿"
    assert to_thai("ข้อ ๑๐ (2564) ฿") == "ข้อ ๑๐ (๒๕๖๔) ฿"


@given(st.text())
@settings(deadline=None)
def test_a_text_in_arabic_digits_comes_back_from_thai_ones(text: str) -> None:
    arabic = to_arabic(text)

    assert to_arabic(to_thai(arabic)) == arabic


def test_a_whole_number_is_read_in_every_way_of_writing_it() -> None:
    for number in (*range(1100), 1_063_000, 10**18 - 1):
        for written in (f"{number}", f"{number:,}", to_thai(f"{number:,}"), f"  {number}\n"):
            assert parse_whole(written) == number


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_number_is_refused_with_its_reason(text: str, reason: NumberFault) -> None:
    for read in (parse_whole, parse_decimal):
        with pytest.raises(NumberError) as error:
            read(text)

        assert (error.value.text, error.value.reason) == (text, reason)


def test_every_reason_is_shown_by_an_example() -> None:
    assert {reason for _, reason in REFUSED} | {NumberFault.DECIMALS} == set(NumberFault)


@pytest.mark.parametrize("text", ["92.5", "0.5", "1,063,000.50", "๙๒.๕", "1.0"])
def test_decimals_are_no_whole_number(text: str) -> None:
    with pytest.raises(NumberError) as error:
        parse_whole(text)

    assert error.value.reason is NumberFault.DECIMALS
    assert parse_decimal(text) > 0


@given(st.decimals(min_value=0, max_value=10**12, places=3))
@settings(deadline=None)
def test_a_decimal_number_is_read_exactly(number: Decimal) -> None:
    read = parse_decimal(to_thai(f"{number:,f}"))

    assert read.as_tuple() == number.as_tuple()


@given(st.text(alphabet="0123456789๐๑,.-%: "))
@settings(deadline=None)
def test_no_text_is_read_in_two_ways(text: str) -> None:
    try:
        whole = parse_whole(text)
    except NumberError:
        return
    assert parse_decimal(text) == whole
    assert to_arabic(text.strip()) in {f"{whole}", f"{whole:,}"}
