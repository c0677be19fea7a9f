"""Thai and Arabic digits, and the numbers that people write with them."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
_TO_THAI = str.maketrans(_ARABIC, _THAI)

_MOST_DIGITS = 18
"""No record counts further, and sums of such numbers stay exact (``Decimal`` keeps 28 digits)."""

_UNSIGNED = r"(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)"
_WHOLE = re.compile(_UNSIGNED, re.ASCII)
_DECIMAL = re.compile(rf"{_UNSIGNED}(?:\.\d+)?", re.ASCII)


class NumberFault(StrEnum):
    """Why a text is no number."""

    EMPTY = "empty"
    PERCENT = "percent"
    SEXAGESIMAL = "sexagesimal"
    SIGN = "sign"
    DECIMALS = "decimals"
    LEADING_ZERO = "leading_zero"
    SEPARATOR = "separator"
    TOO_LONG = "too_long"
    NOT_A_NUMBER = "not_a_number"


_FAULTS = (
    (NumberFault.EMPTY, re.compile(r"")),
    (NumberFault.PERCENT, re.compile(r".*[%٪％].*|ร้อยละ.*", re.DOTALL)),
    (NumberFault.SEXAGESIMAL, re.compile(r"\d+(?::\d+)+", re.ASCII)),
    (NumberFault.SIGN, re.compile(r"[-+\u2212\u2013]\s*\d.*", re.ASCII)),
    (NumberFault.DECIMALS, _DECIMAL),
    (NumberFault.LEADING_ZERO, re.compile(r"0\d[\d,]*(?:\.\d+)?", re.ASCII)),
    (NumberFault.SEPARATOR, re.compile(r"(?=.*[0-9])[0-9,.'\s]+")),
    (NumberFault.NOT_A_NUMBER, re.compile(r".*", re.DOTALL)),
)
"""What each slip looks like, the narrower first; the last one is everything else."""


class NumberError(ValueError):
    """Raised when a text is no number, or one that can be read in two ways.

    ``text`` is what was written and ``reason`` why it is refused.
    """

    def __init__(self, text: str, reason: NumberFault) -> None:
        """Remember what was written and why it is refused."""
        super().__init__(f"{text!r}: {reason}")
        self.text = text
        self.reason = reason


def to_arabic(text: str) -> str:
    """Write Thai digits as 0 to 9; everything else stays."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """Write the digits 0 to 9 as Thai digits; everything else stays."""
    return text.translate(_TO_THAI)


def parse_whole(text: str) -> int:
    """Read a whole number, 0 or more, in Thai or Arabic digits.

    Thousands separators may be left out, but where one stands all must: 1,063,000. Raises
    NumberError for anything else, also for a sign, a leading zero or more than 18 digits.
    """
    return int(_digits(text, _WHOLE))


def parse_decimal(text: str) -> Decimal:
    """Read a number that may have decimals, by the rules of ``parse_whole``.

    The value keeps the decimals that were written: 92.50 has two. Raises NumberError.
    """
    return Decimal(_digits(text, _DECIMAL))


def _digits(text: str, form: re.Pattern[str]) -> str:
    written = to_arabic(text.strip())
    if not form.fullmatch(written):
        raise NumberError(text, next(fault for fault, slip in _FAULTS if slip.fullmatch(written)))
    digits = written.replace(",", "")
    if len(digits.replace(".", "")) > _MOST_DIGITS:
        raise NumberError(text, NumberFault.TOO_LONG)
    return digits
