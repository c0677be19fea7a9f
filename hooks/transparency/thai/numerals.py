"""Thai and Arabic digits, and the numbers that people write with them."""

from __future__ import annotations

import re
from decimal import Decimal

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
_TO_THAI = str.maketrans(_ARABIC, _THAI)

_GROUPED = r"[1-9]\d{0,2}(?:,\d{3})+"
_WHOLE = re.compile(rf"(?:0|[1-9]\d*|{_GROUPED})", re.ASCII)
_DECIMAL = re.compile(rf"(?:0|[1-9]\d*|{_GROUPED})(?:\.\d+)?", re.ASCII)


class NumberError(ValueError):
    """Raised when a text is no number, or one that can be read in two ways."""


def to_arabic(text: str) -> str:
    """Write Thai digits as 0 to 9; everything else stays."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """Write the digits 0 to 9 as Thai digits; everything else stays."""
    return text.translate(_TO_THAI)


def parse_whole(text: str) -> int:
    """Read a whole number in Thai or Arabic digits, with thousands separators or without.

    Raises NumberError for a sign, a leading zero, a misplaced separator or any other character.
    """
    digits = to_arabic(text.strip())
    if not _WHOLE.fullmatch(digits):
        raise NumberError(text)
    return int(digits.replace(",", ""))


def parse_decimal(text: str) -> Decimal:
    """Read a number that may have decimals, by the rules of ``parse_whole``."""
    digits = to_arabic(text.strip())
    if not _DECIMAL.fullmatch(digits):
        raise NumberError(text)
    return Decimal(digits.replace(",", ""))
