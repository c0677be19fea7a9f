"""Amounts of baht: read exactly, written exactly."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transparency.thai.money import read_baht, thai_baht
from transparency.thai.numerals import NumberError, NumberFault, to_thai

BAHT = [
    ("0", "0", "0"),
    ("7177000", "7177000", "7,177,000"),
    ("7,177,000", "7177000", "7,177,000"),
    ("๗,๑๗๗,๐๐๐", "7177000", "7,177,000"),
    ("1063000.50", "1063000.5", "1,063,000.50"),
    ("1,063,000.00", "1063000", "1,063,000"),
    ("0.25", "0.25", "0.25"),
]


@pytest.mark.parametrize(("written", "amount", "shown"), BAHT)
def test_an_amount_is_read_and_shown_with_thousands_separators(
    written: str, amount: str, shown: str
) -> None:
    assert read_baht(written) == Decimal(amount)
    assert thai_baht(read_baht(written)) == shown


@given(st.integers(min_value=0, max_value=10**17))
@settings(deadline=None)
def test_no_satang_is_lost_between_writing_and_reading(satang: int) -> None:
    amount = Decimal(satang).scaleb(-2)

    assert read_baht(thai_baht(amount)) == amount
    assert read_baht(to_thai(thai_baht(amount))) == amount


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1063000.5", NumberFault.DECIMALS),
        ("1063000.500", NumberFault.DECIMALS),
        ("-1,000", NumberFault.SIGN),
        ("1,00", NumberFault.SEPARATOR),
        ("1.063.000", NumberFault.SEPARATOR),
        ("1,000 บาท", NumberFault.NOT_A_NUMBER),
        ("฿1,000", NumberFault.NOT_A_NUMBER),
        ("1,000.-", NumberFault.NOT_A_NUMBER),
        ("1 ล้าน", NumberFault.NOT_A_NUMBER),
    ],
)
def test_what_could_be_another_amount_is_refused(text: str, reason: NumberFault) -> None:
    with pytest.raises(NumberError) as error:
        read_baht(text)

    assert (error.value.text, error.value.reason) == (text, reason)


def test_a_difference_may_be_negative_but_never_minus_nothing() -> None:
    assert thai_baht(Decimal(-1500)) == "-1,500"
    assert thai_baht(Decimal("-0.00")) == "0"


@pytest.mark.parametrize("amount", ["0.001", "1063000.505"])
def test_no_amount_is_rounded_on_its_way_to_the_page(amount: str) -> None:
    with pytest.raises(ValueError, match="satang"):
        thai_baht(Decimal(amount))


@pytest.mark.parametrize("amount", ["NaN", "Infinity"])
def test_what_is_no_amount_is_never_shown_as_one(amount: str) -> None:
    with pytest.raises((ValueError, InvalidOperation)):
        thai_baht(Decimal(amount))
