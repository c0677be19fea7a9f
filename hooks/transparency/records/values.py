"""What a text means: each function reads one kind of value, or refuses it in Thai."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from transparency.colour import MIST, contrast
from transparency.records import refusals
from transparency.records.labels import VALUES
from transparency.records.refusals import Refusal
from transparency.thai.dates import DateError, PartialDate, read_date
from transparency.thai.money import read_baht
from transparency.thai.numerals import NumberError, parse_decimal, parse_whole, to_arabic
from transparency.thai.text import normalise, visible

Choice = TypeVar("Choice", bound=StrEnum)

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(?!\s)")
_WEB = re.compile(r"https?://[^\s/?#\\]+\.[^\s\\]+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|%|(^|/)\.{1,2}(/|$)|//|\x00")
_BE_YEARS = range(2400, 2700)
_ERAS_APART = 543
_READABLE = 4.5


def id_(text: str) -> str:
    """Read an id: lower-case ASCII letters, digits and single hyphens."""
    if _ID.fullmatch(text):
        return text
    guess = re.sub(r"[^a-z0-9]+", "-", to_arabic(text).lower()).strip("-")
    remedy = f"แก้เป็น “{guess}”" if _ID.fullmatch(guess) else "เช่น m01 หรือ finance"
    message = f"รหัส “{visible(text)}” ต้องเป็นตัวอักษรอังกฤษพิมพ์เล็ก ตัวเลข หรือขีดกลาง (-) และขึ้นต้นด้วยตัวอักษร"
    raise Refusal("bad-id", message, remedy)


def count(text: str) -> int:
    """Read a whole number from 1 on, in Arabic or Thai digits."""
    try:
        number = parse_whole(text)
    except NumberError:
        number = 0
    if number >= 1:
        return number
    raise Refusal("bad-number", f"“{visible(text)}” ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป", "เขียนเป็นตัวเลขล้วน เช่น 12")


def be_year(text: str) -> int:
    """Read a year of the Buddhist era."""
    try:
        year = parse_whole(text)
    except NumberError:
        year = 0
    if year in _BE_YEARS:
        return year
    guess = year + _ERAS_APART
    remedy = f"แก้เป็น {guess}" if guess in _BE_YEARS else "เขียนเป็นตัวเลขสี่หลัก เช่น 2564"
    raise Refusal("bad-year", f"“{visible(text)}” ต้องเป็นปี พ.ศ. สี่หลัก", remedy)


def quantity(text: str) -> Decimal:
    """Read a number that is not negative; decimals are allowed."""
    try:
        return parse_decimal(text)
    except NumberError:
        message = f"“{visible(text)}” ต้องเป็นตัวเลข ไม่มีหน่วยหรือเครื่องหมายร้อยละ"
        raise Refusal("bad-number", message, "เขียนเป็นตัวเลขล้วน เช่น 80 หรือ 92.5") from None


def amount(text: str) -> Decimal:
    """Read an amount in baht: whole, or with two decimals."""
    try:
        return read_baht(text)
    except NumberError:
        message = f"“{visible(text)}” ต้องเป็นจำนวนเงินบาท"
        raise Refusal("bad-amount", message, "เขียนเป็นตัวเลขล้วน เช่น 1,063,000 หรือ 1063000.50") from None


_DATE_REMEDY = "เช่น 2564-08-31, 31 สิงหาคม 2564 หรือเฉพาะเดือน 2564-08"
_DATE_REASONS = {
    "two_digit_year": "ต้องเขียนปีเป็นตัวเลขสี่หลัก",
    "no_such_day": "ไม่มีวันนี้ในปฏิทิน",
    "no_such_month": "ไม่มีเดือนนี้ในปฏิทิน",
}


def date_(text: str) -> PartialDate:
    """Read a day or a month, in either era."""
    try:
        return read_date(text)
    except DateError as error:
        reason = _DATE_REASONS.get(str(error.reason), "อ่านเป็นวันที่ไม่ได้")
        raise Refusal("bad-date", f"วันที่ “{visible(text)}” {reason}", _DATE_REMEDY) from None


def day(text: str) -> PartialDate:
    """Read a date that names the day."""
    found = date_(text)
    if found.day is None:
        raise Refusal("day-missing", f"“{visible(text)}” ต้องบอกวันที่ด้วย", "เช่น 2564-08-31")
    return found


def flag(text: str) -> bool:
    """Read true or false."""
    match normalise(text).casefold():
        case "true" | "ใช่":
            return True
        case "false" | "ไม่ใช่":
            return False
    raise refusals.not_a_choice(text, ("true", "false"))


def choice(text: str, kind: type[Choice]) -> Choice:
    """Read a value of a closed list, by its English key or its Thai name."""
    word = normalise(text)
    for member in kind:
        if word in {member.value, VALUES.get(member.value)}:
            return member
    raise refusals.not_a_choice(text, [member.value for member in kind])


def address(text: str) -> str:
    """Read any address; of web addresses only http and https are let through."""
    found = normalise(text)
    if _SCHEME.match(found) and not _WEB.fullmatch(found):
        raise _bad_address(text)
    return found


def web_address(text: str) -> str:
    """Read an address that begins with https:// or http://."""
    found = normalise(text)
    if not _WEB.fullmatch(found):
        raise _bad_address(text)
    return found


def _bad_address(text: str) -> Refusal:
    message = f"ที่อยู่ “{visible(text)}” ต้องขึ้นต้นด้วย https:// หรือ http:// และไม่มีเว้นวรรค"
    return Refusal("bad-address", message, "คัดลอกที่อยู่ทั้งหมดจากช่องที่อยู่ของเบราว์เซอร์")


def path(text: str) -> str:
    """Read a path that stays below its folder, with forward slashes."""
    found = normalise(text)
    if not found or _OUTSIDE.search(found):
        message = f"“{visible(text)}” ต้องเป็นชื่อไฟล์ในโฟลเดอร์ของโครงการ"
        raise Refusal("bad-path", message, "ใช้ชื่อไฟล์กับเครื่องหมาย / เท่านั้น เช่น documents/plan.pdf")
    return found


def colour(text: str) -> str:
    """Read a colour of six hexadecimal digits that can be read on the site's pale ground."""
    if not _COLOUR.fullmatch(text):
        raise Refusal("bad-colour", f"สี “{visible(text)}” ต้องเป็นรหัสสี 6 หลัก", 'เช่น "#005a6e"')
    if contrast(text, MIST) < _READABLE:
        message = f"สี {text} อ่อนเกินไป ตัวหนังสือสีนี้อ่านไม่ออกบนพื้นสว่าง"
        raise Refusal("pale-colour", message, 'เลือกสีที่เข้มกว่านี้ เช่น "#005a6e"')
    return text.lower()
