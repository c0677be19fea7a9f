"""Slips before a value: the hyphen, the key, the colon, and the spaces between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from transparency.labels import FIELDS
from transparency.reading.line import parts
from transparency.reading.slip import Slip
from transparency.thai.text import brief

_LEAD = r"(?P<lead>[ ]*(?:-[ ]+)?)"
_WIDE_COLON = re.compile(rf"{_LEAD}(?P<key>[^\s:：]+)[ ]*：\s*(?P<value>.*)")
_ODD_SPACE = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)?[^\s:]+:|[ ]*-)"
    r"(?P<odd>[^\S \t]|[\u200b-\u200d\u2060\ufeff])\s*(?P<value>.*)"
)
_ODD_HYPHEN = re.compile(r"(?P<lead>[ ]*)(?P<odd>[–—−•*·])[ ]+(?P<value>\S.*)")
_NO_SPACE = re.compile(rf"{_LEAD}(?P<key>[A-Za-z_]+)[ ]*:(?P<value>[^\s/:].*)")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"(?P<lead>[ ]*-)(?P<value>[^\s\d-].*)")
_LONE_HYPHEN = re.compile(rf"{_LEAD}(?P<key>[^\s:]+):[ ]+[-–—][ ]*")
_LIST_BESIDE_KEY = re.compile(rf"{_LEAD}(?P<key>[^\s:]+):[ ]+-[ ]+(?P<value>\S.*)")
_STRAY = re.compile(
    rf"{_LEAD}(?P<odd>[^\s\w#'\"\[\]{{}}-]+)(?P<gap>[ ]*)"
    r"(?P<key>[A-Za-z_]+):(?=\s|$)(?P<value>.*)"
)
_NO_COLON = re.compile(rf"{_LEAD}(?P<key>[A-Za-z_]+)(?:[ ]*[;=][ ]*|[ ]+(?!:)|$)(?P<value>.*)")


def is_glued(text: str) -> bool:
    """Whether a line begins with a hyphen that runs into the words behind it."""
    return bool(_NO_SPACE_AFTER_HYPHEN.fullmatch(text))


def key_slip(text: str) -> Slip | None:
    """Look for a slip before the value of a line."""
    return next(_slips(text), None)


def _slips(text: str) -> Iterator[Slip]:
    for form, say in _FORMS:
        found = form.fullmatch(text)
        if found and (slip := say(found)):
            yield slip


def _wide_colon(found: re.Match[str]) -> Slip:
    return Slip(
        found.end("key") + found.string[found.end("key") :].index("：") + 1,
        "wide-colon",
        "เครื่องหมาย ： เป็นแบบกว้าง ต้องใช้ : ธรรมดา",
        "แก้เป็นบรรทัดนี้",
        f"{found['lead']}{found['key']}: {found['value']}",
    )


def _odd_space(found: re.Match[str]) -> Slip:
    sign = found["lead"][-1]
    return Slip(
        found.start("odd") + 1,
        "odd-space",
        f"หลังเครื่องหมาย {sign} เป็นอักขระที่มองไม่เห็น (U+{ord(found['odd']):04X}) ต้องเป็นเว้นวรรคธรรมดา",
        "ลบช่องว่างนั้น แล้วกดแป้นเว้นวรรค 1 ครั้ง",
        f"{found['lead']} {found['value']}",
    )


def _odd_hyphen(found: re.Match[str]) -> Slip:
    return Slip(
        found.start("odd") + 1,
        "odd-hyphen",
        f"เครื่องหมาย {found['odd']} ใช้ขึ้นต้นรายการไม่ได้ ต้องใช้ - ธรรมดา",
        "แก้เป็นบรรทัดนี้",
        f"{found['lead']}- {found['value']}",
    )


def _stray(found: re.Match[str]) -> Slip | None:
    if found["key"] not in FIELDS:
        return None
    return Slip(
        found.start("odd") + 1,
        "stray-character",
        f"มีเครื่องหมาย {brief(found['odd'])} เกินมาหน้าชื่อหัวข้อ",
        "ลบเครื่องหมายนั้น",
        f"{found['lead']}{found['gap']}{found['key']}:{found['value']}",
    )


def _no_space(found: re.Match[str]) -> Slip | None:
    if "-" in found["lead"] and found["key"] not in FIELDS:
        return None
    start = found.start("value")
    return _without_space(start, ":", f"{found['lead']}{found['key']}: {found['value']}")


def _no_space_after_hyphen(found: re.Match[str]) -> Slip:
    return _without_space(found.start("value"), "-", f"{found['lead']} {found['value']}")


def _without_space(start: int, sign: str, mended: str) -> Slip:
    message = f"ต้องเว้นวรรค 1 ช่องหลังเครื่องหมาย {sign}"
    return Slip(start + 1, "no-space", message, "แก้เป็นบรรทัดนี้", mended)


def _lone_hyphen(found: re.Match[str]) -> Slip:
    return Slip(
        len(found.string.rstrip()),
        "lone-hyphen",
        "ใช้เครื่องหมาย - แทนคำว่า “ไม่มี” ไม่ได้",
        "ลบเครื่องหมาย - แล้วปล่อยว่างไว้ ถ้าหัวข้อนี้เว้นว่างไม่ได้ ให้เติมข้อมูล",
        f"{found['lead']}{found['key']}:",
    )


def _list_beside_key(found: re.Match[str]) -> Slip:
    return Slip(
        found.end("key") + found.string[found.end("key") :].index("-") + 1,
        "list-beside-key",
        "รายการที่ขึ้นต้นด้วย - ต้องขึ้นบรรทัดใหม่",
        "แก้เป็นบรรทัดเหล่านี้",
        parts(found.string).quoted(),
        f"{found['key']}:\n  - {found['value']}",
    )


def _no_colon(found: re.Match[str]) -> Slip | None:
    if found["key"] not in FIELDS:
        return None
    return Slip(
        found.end("key") + 1,
        "missing-colon",
        "บรรทัดนี้ไม่มีเครื่องหมายทวิภาค (:) หลังชื่อหัวข้อ",
        "แก้เป็นบรรทัดนี้",
        f"{found['lead']}{found['key']}: {found['value']}".rstrip(),
    )


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Slip | None]], ...] = (
    (_WIDE_COLON, _wide_colon),
    (_ODD_SPACE, _odd_space),
    (_ODD_HYPHEN, _odd_hyphen),
    (_STRAY, _stray),
    (_NO_SPACE, _no_space),
    (_NO_SPACE_AFTER_HYPHEN, _no_space_after_hyphen),
    (_LONE_HYPHEN, _lone_hyphen),
    (_LIST_BESIDE_KEY, _list_beside_key),
    (_NO_COLON, _no_colon),
)
