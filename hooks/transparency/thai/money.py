"""Amounts of baht, as exact decimals."""

from __future__ import annotations

from decimal import Decimal

from transparency.thai.numerals import NumberError, parse_decimal

_SATANG_DIGITS = 2


def read_baht(text: str) -> Decimal:
    """Read an amount in baht: whole, or with exactly two decimals.

    Raises NumberError for anything else, also for a currency word.
    """
    amount = parse_decimal(text)
    if -int(amount.as_tuple().exponent) not in {0, _SATANG_DIGITS}:
        raise NumberError(text)
    return amount


def thai_baht(amount: Decimal) -> str:
    """Write an amount with thousands separators; satang only where there are any."""
    is_whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if is_whole else f"{amount:,.2f}"
