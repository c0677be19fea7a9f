"""What a text means: each function reads one kind of value, or refuses it in Thai."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from transparency.colour import MIST, contrast
from transparency.labels import FIELDS, VALUES
from transparency.likeness import nearest_key
from transparency.problems import Severity
from transparency.records import refusals
from transparency.records.numbers import amount, be_year, count, quantity
from transparency.records.refusals import Refusal, change_to
from transparency.thai.dates import DateError, DateFault, PartialDate, read_date, thai_date
from transparency.thai.numerals import to_arabic
from transparency.thai.text import brief, normalise

__all__ = [  # with those of ``numbers``: whoever reads a value looks here
    "address", "amount", "be_year", "choice", "colour", "count", "date_", "day", "field_name",
    "flag", "id_", "is_id", "odd_date", "path", "quantity", "reference", "web_address",
]  # fmt: skip

Choice = TypeVar("Choice", bound=StrEnum)

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ONE_WORD = re.compile("[A-Za-z0-9_.\u0e01-\u0e5b/-]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(?!\s)")
_NAME = r"[^\s/?#\\@:,;|<>\"'()]+"
_WEB = re.compile(rf"https?://{_NAME}\.{_NAME}(?::\d+)?(?:[/?#][^\s\\]*)?(?<![.,;])")
_HOST = re.compile(r"(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,}(?:[/?#:][^\s\\]*)?")
_RUNS = re.compile("(?:javascript|vbscript|data|blob|file):", re.IGNORECASE)
"""Schemes that a browser would obey; it leaves out tabs and line ends inside them."""
_NEARLY_HTTP = re.compile(r"h?t{1,3}ps?\s*[:;]?\s*[/\\]{1,3}(?![/\\])", re.IGNORECASE)
_WRAPPED = ("([<“‘\"'", ")]>”’\"'.,;")
"""What people put around an address, before and behind it."""

_NEEDLESS = ("mailto", "tel")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|%|(^|/)\.{1,2}(/|$)|//|\x00")
_DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/|$)", re.IGNORECASE)
_NO_NAME = re.compile(r'[<>:"|?*]|[. ](?:/|$)|^[“‘”„«].*[”’“»]$')
_READABLE = 4.5


def id_(text: str) -> str:
    """Read an id: lower-case ASCII letters, digits and single hyphens."""
    if _DEVICE.fullmatch(text):
        message = f"รหัส “{text}” เป็นชื่อที่ Windows สงวนไว้ ใช้เป็นชื่อไฟล์หรือโฟลเดอร์ไม่ได้"
        raise Refusal("bad-id", message, f"แก้เป็น “{text}-1”")
    if _ID.fullmatch(text):
        return text
    guess = re.sub(r"[^a-z0-9]+", "-", to_arabic(normalise(text)).lower()).strip("-")
    remedy = f"แก้เป็น “{guess}”" if _ID.fullmatch(guess) else "เช่น m01 หรือ finance"
    message = f"รหัส “{brief(text)}” ต้องเป็นตัวอักษรอังกฤษพิมพ์เล็ก ตัวเลข หรือขีดกลาง (-) และขึ้นต้นด้วยตัวอักษร"
    raise Refusal("bad-id", message, remedy)


def reference(text: str) -> str:
    """Read the id of another record, or one word that names it: whoever looks for it will say."""
    return text if _ONE_WORD.fullmatch(text) else id_(text)


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return bool(_ID.fullmatch(text))


_DAY = "2564-08-31 หรือ 31 สิงหาคม 2564"
_EXAMPLE = f"เช่น {_DAY.replace(' หรือ', ',')} หรือเฉพาะเดือน 2564-08"
_DATE_FAULTS = {
    DateFault.NOT_A_DATE: "อ่านเป็นวันที่ไม่ได้",
    DateFault.TWO_DIGIT_YEAR: "ต้องเขียนปีเป็นตัวเลขสี่หลัก",
    DateFault.NO_SUCH_YEAR: "มีปีที่เป็นไปไม่ได้",
    DateFault.NO_SUCH_MONTH: "ไม่มีเดือนนี้ในปฏิทิน",
    DateFault.NO_SUCH_DAY: "ไม่มีวันนี้ในปฏิทิน",
    DateFault.AMBIGUOUS: "มีปีที่ไม่ตรงกับศักราชที่เขียนไว้",
}


def date_(text: str) -> PartialDate:
    """Read a day or a month, in either era."""
    return _date(text, _EXAMPLE)


def day(text: str) -> PartialDate:
    """Read a date that names the day."""
    found = _date(text, f"เช่น {_DAY}")
    if found.day is None:
        raise Refusal("day-missing", f"“{brief(text)}” ต้องบอกวันที่ด้วย", f"เช่น {_DAY}")
    return found


def _date(text: str, example: str) -> PartialDate:
    try:
        return read_date(text)
    except DateError as error:
        message = f"วันที่ “{brief(text)}” {_DATE_FAULTS[error.reason]}"
        if error.month:
            last = error.month.last_day.day
            month = thai_date(error.month)
            example = f"เดือน{month} มี {last} วัน แก้วันที่ให้ถูกต้อง"
        raise Refusal("bad-date", message, change_to(error.suggestion, example)) from None


def odd_date(found: PartialDate | None) -> Refusal | None:
    """Remark on a date of the Christian era in a form in which officers write the Buddhist."""
    if found is None or not found.is_odd:
        return None
    return Refusal(
        "christian-era",
        f"ปี {found.year} อ่านเป็น ค.ศ. คือวันที่ {thai_date(found)}",
        f"ถ้าถูกต้อง ให้เขียนเป็น {found.iso()} จะได้ไม่สับสน",
        severity=Severity.WARNING,
    )


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
    word = to_arabic(normalise(text))
    for member in kind:
        if word in {member.value, VALUES.get(member.value)}:
            return member
    raise refusals.not_a_choice(text, [member.value for member in kind])


def address(text: str) -> str:
    """Read any address; of web addresses only http and https are let through."""
    found = _plain_scheme(text)
    scheme, _, bare = found.partition(":")
    if scheme.lower() in _NEEDLESS and bare.strip():
        message = f"ที่อยู่ “{brief(text)}” ไม่ต้องขึ้นต้นด้วย {scheme}:"
        raise Refusal("bad-address", message, f"แก้เป็น “{bare.strip()}”")
    is_meant = _SCHEME.match(found) or _NEARLY_HTTP.match(found.lstrip(_WRAPPED[0]))
    if found.casefold() in refusals.NOTHING:
        message = f"“{brief(text)}” ไม่ใช่ที่อยู่ แต่จะแสดงบนเว็บไซต์เหมือนเป็นที่อยู่"
        raise Refusal("bad-address", message, "ถ้าไม่มีหรือไม่ทราบ ให้ปล่อยว่างไว้")
    hidden = _RUNS.match(found.replace(" ", ""))
    if hidden or _HOST.fullmatch(found) or (is_meant and not _WEB.fullmatch(found)):
        raise _bad_address(text)
    return found


def web_address(text: str) -> str:
    """Read an address that begins with https:// or http://, in capitals or not."""
    found = _plain_scheme(text)
    if not _WEB.fullmatch(found):
        raise _bad_address(text)
    return found


def _plain_scheme(text: str) -> str:
    """Return an address in normal form, its scheme in small letters."""
    return _HTTP.sub(lambda found: found[0].lower(), normalise(text), count=1)


_HTTP = re.compile("^https?://", re.IGNORECASE)


def _bad_address(text: str) -> Refusal:
    found = normalise(text)
    scheme, mark, rest = found.partition("://")
    guesses = [f"https://{found}"] if _HOST.fullmatch(found) else [f"{scheme.lower()}{mark}{rest}"]
    guesses.append(found.rstrip(".,;").lstrip(_WRAPPED[0]).rstrip(_WRAPPED[1]))
    if slip := _NEARLY_HTTP.match(found):
        guesses.append(f"http{'s' if 's' in slip[0].lower() else ''}://{found[slip.end() :]}")
    near = next((guess for guess in guesses if _WEB.fullmatch(guess)), None)
    fault = "ต้องขึ้นต้นด้วย https:// หรือ http:// และไม่มีเว้นวรรค"
    if found.startswith(("https://", "http://")) and " " not in found:
        fault = "ไม่ใช่ที่อยู่เว็บไซต์ที่ถูกต้อง"
        if "@" in rest.partition("/")[0]:
            fault = "มีเครื่องหมาย @ หน้าชื่อเว็บไซต์ จึงพาไปเว็บไซต์อื่น"
    remedy = change_to(near, "คัดลอกที่อยู่ทั้งหมดจากช่องที่อยู่ของเบราว์เซอร์")
    space = re.search(r"\S(?= )", found) if _WEB.fullmatch(found.replace(" ", "")) else None
    spot = (found[: space.end()], " ") if space else ("", "")
    return Refusal("bad-address", f"ที่อยู่ “{brief(text)}” {fault}", remedy, spot=spot)


def path(text: str) -> str:
    """Read a path that stays below its folder, with forward slashes."""
    found = normalise(text)
    if found and not _is_outside(found):
        return found
    guess = found.replace("\\", "/").removeprefix("/").removeprefix("./")
    near = guess if guess and not _is_outside(guess) else None
    message = f"“{brief(text)}” ต้องเป็นชื่อไฟล์ในโฟลเดอร์ของโครงการ"
    other = "ใช้ชื่อไฟล์กับเครื่องหมาย / เท่านั้น เช่น documents/plan.pdf"
    if _WEB.fullmatch(found):
        other = "วางไฟล์ไว้ในโครงการ แล้วเขียนชื่อไฟล์ ถ้าเป็นลิงก์ของหลักฐาน ให้เขียนที่ address แทน"
    raise Refusal("bad-path", message, change_to(near, other))


def _is_outside(found: str) -> bool:
    return any(form.search(found) for form in (_OUTSIDE, _DEVICE, _NO_NAME))


def field_name(text: str) -> str:
    """Read the name of a key, as a data file has it."""
    word = normalise(text)
    if word in FIELDS:
        return word
    message = f"ไม่รู้จักหัวข้อ “{brief(text)}”"
    other = "เขียนชื่อหัวข้ออังกฤษตามที่ใช้ในไฟล์ เช่น title"
    raise Refusal("unknown-field", message, change_to(nearest_key(word, FIELDS), other))


def colour(text: str) -> str:
    """Read a colour of six hexadecimal digits that can be read on the site's pale ground."""
    if not _COLOUR.fullmatch(text):
        near = f'"#{text}"' if _COLOUR.fullmatch(f"#{text}") else ""
        remedy = f"แก้เป็น {near}" if near else 'เช่น "#005a6e"'
        raise Refusal("bad-colour", f"สี “{brief(text)}” ต้องเป็นรหัสสี 6 หลัก", remedy)
    if contrast(text, MIST) < _READABLE:
        message = f"สี {text} อ่อนเกินไป ตัวหนังสือสีนี้อ่านไม่ออกบนพื้นสว่าง"
        raise Refusal("pale-colour", message, 'เลือกสีที่เข้มกว่านี้ เช่น "#005a6e"')
    return text.lower()
