"""Numbers, years and amounts as officers write them, or a refusal with the number meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from transparency.records.refusals import Refusal, change_to
from transparency.thai.fiscal import BE_YEARS, ERAS_APART
from transparency.thai.money import read_baht
from transparency.thai.numerals import (
    NumberError,
    NumberFault,
    parse_decimal,
    parse_whole,
    to_arabic,
)
from transparency.thai.text import brief

_FAULTS = {
    NumberFault.SIGN: "ติดลบหรือมีเครื่องหมาย + ไม่ได้",
    NumberFault.LEADING_ZERO: "มีเลข 0 เกินมาข้างหน้า",
    NumberFault.SEPARATOR: "คั่นหลักตัวเลขไม่ถูก",
    NumberFault.TOO_LONG: "มีหลักมากเกินไป",
}
_CENTURY = 2500
_ZEROS = re.compile(r"^0+(?=\d)")
_NUMBER = re.compile(r"[0-9](?:[0-9.,]|[ ](?=[0-9]{3}(?![0-9])))*")
_IN_GROUPS = re.compile(r"[0-9]{1,3}(?:([ .,])[0-9]{3})(?:\1[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+")
_MANY = {"พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_TOUCHING = re.compile(r"[0-9][.,]?[A-Za-z]|[A-Za-z][0-9]")
_LOOK_ALIKES = str.maketrans("oOlI", "0011")
_SIGNS = "-−–+"
_LONGEST = 100
"""Signs of a text in which a number is looked for."""


def count(text: str) -> int:
    """Read a whole number from 1 on, in Arabic or Thai digits."""
    message = "ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"
    try:
        number = parse_whole(text)
    except NumberError as error:
        number, message = 0, _FAULTS.get(error.reason, message)
    if number >= 1:
        return number
    remedy = change_to(_meant(text, _positive), "เขียนเป็นตัวเลขล้วน เช่น 12")
    raise Refusal("bad-number", f"“{brief(text)}” {message}", remedy)


def _positive(text: str) -> int:
    number = parse_whole(text)
    if number < 1:
        raise ValueError(text)
    return number


def be_year(text: str) -> int:
    """Read a year of the Buddhist era."""
    try:
        year = parse_whole(text)
    except NumberError:
        year = 0
    if year in BE_YEARS:
        return year
    guess = year + ERAS_APART
    if year in range(50, 100):
        guess = year + _CENTURY
    near = str(guess) if guess in BE_YEARS else _meant(text, _year)
    remedy = f"แก้เป็น {near}" if near else "เขียนเป็นตัวเลขสี่หลัก เช่น 2564"
    raise Refusal("bad-year", f"“{brief(text)}” ต้องเป็นปี พ.ศ. สี่หลัก", remedy)


def _year(text: str) -> int:
    year = parse_whole(text)
    if year not in BE_YEARS:
        raise ValueError(text)
    return year


def quantity(text: str) -> Decimal:
    """Read a number that is not negative; decimals are allowed."""
    try:
        return parse_decimal(text)
    except NumberError as error:
        fault = _FAULTS.get(error.reason, "ต้องเป็นตัวเลข ไม่มีหน่วยหรือเครื่องหมายร้อยละ")
        message = f"“{brief(text)}” {fault}"
        remedy = change_to(_meant(text, parse_decimal), "เขียนเป็นตัวเลขล้วน เช่น 80 หรือ 92.5")
        raise Refusal("bad-number", message, remedy) from None


def amount(text: str) -> Decimal:
    """Read an amount in baht: whole, or with two decimals."""
    try:
        return read_baht(text)
    except NumberError as error:
        message = f"“{brief(text)}” {_FAULTS.get(error.reason, 'ต้องเป็นจำนวนเงินบาท')}"
        other = "เขียนเป็นตัวเลขล้วน เช่น 1,063,000 หรือ 1063000.50"
        raise Refusal("bad-amount", message, change_to(_meant(text, read_baht), other)) from None


def _meant(text: str, read: Callable[[str], object]) -> str | None:
    """Return the number that a text holds, without unit and in the usual form, if there is one."""
    if len(text) > _LONGEST:
        return None
    written = to_arabic(text).strip()
    found = _NUMBER.findall(written)
    if len(found) != 1 or written[0] in _SIGNS:
        return None
    rest = written.replace(found[0], "", 1)
    if _TOUCHING.search(written):  # 12OOO, 3o, 0x10: letters for digits, or no number at all
        alike = written.translate(_LOOK_ALIKES)
        return alike if alike != written and _is_read(alike, read) else None
    many = next((times for word, times in _MANY.items() if word in rest), 1)
    guesses = _guesses(found[0].rstrip(".,"), many)
    return next((guess for guess in guesses if _is_read(guess, read)), None)


def _is_read(guess: str, read: Callable[[str], object]) -> bool:
    try:
        read(guess)
    except ValueError:
        return False
    return True


def _guesses(number: str, many: int) -> Iterator[str]:
    plain = _ZEROS.sub("", number)
    if many == 1:
        yield plain
        yield f"{plain}0"
        if _IN_GROUPS.fullmatch(plain):
            yield re.sub(r"[ .,]", ",", plain)
    elif re.fullmatch(r"\d+(?:\.\d+)?", plain) and (value := Decimal(plain) * many) % 1 == 0:
        yield f"{value:,.0f}"
