"""Amounts of baht, as exact decimals."""

from __future__ import annotations

from decimal import Decimal

from transparency.thai.numerals import NumberError, NumberFault, parse_decimal

_SATANG_DIGITS = 2


def read_baht(text: str) -> Decimal:
    """Read an amount in baht: whole, or with exactly two decimals for the satang.

    Thai digits and thousands separators are accepted, as in ``parse_whole``. Raises NumberError
    for anything else, also for a sign or a currency word.
    """
    amount = parse_decimal(text)
    if amount.as_tuple().exponent not in {0, -_SATANG_DIGITS}:
        raise NumberError(text, NumberFault.DECIMALS)
    return amount


def thai_baht(amount: Decimal) -> str:
    """Write an amount with thousands separators, and with two decimals where there are satang.

    Nothing is rounded: raises ValueError for a part of a satang.
    """
    if amount != round(amount, _SATANG_DIGITS):
        raise ValueError(f"{amount} baht cannot be paid in satang")
    is_whole = amount == amount.to_integral_value()
    return f"{amount:z,.0f}" if is_whole else f"{amount:z,.2f}"
