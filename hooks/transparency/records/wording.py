"""Texts: their normal form, and what no text of an officer should hold."""

from __future__ import annotations

import re

from transparency.problems import Severity
from transparency.records.refusals import Refusal
from transparency.thai.text import brief, normalise, visible

_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]+|#\d+|#x[\da-fA-F]+);|\*\*[^*\s][^*]*\*\*|!?\[[^\[\]]*\]\([^()]*\)"
)
_MARKUP_SIGNS = frozenset("<&*[")


def text(written: str) -> str:
    """Read a text of our own: whole words, no dash for “none”, nobody's number."""
    found = _of_some_length(written)
    for slip, say in _SLIPS:
        spot = slip.search(found)
        if spot and (refusal := say(spot)):
            raise refusal
    return found


def _of_some_length(written: str) -> str:
    if len(written) > MOST_SIGNS:
        raise Refusal(
            "text-too-long",
            f"ข้อความนี้ยาว {len(written):,} ตัวอักษร ต้องไม่เกิน {MOST_SIGNS:,} ตัวอักษร",
            "ตรวจว่าไม่ได้วางข้อความผิดที่ แล้วตัดให้สั้นลง หรือแนบเป็นเอกสาร",
        )
    return normalise(written)


MOST_SIGNS = 20_000
"""Of one text: ten sheets of paper. What is longer was pasted in the wrong place."""


def slip_in(line: str) -> Refusal | None:
    """Look for a broken word, a garbled one or somebody's number in a line of a page."""
    found = normalise(line)
    for slip, say in _SLIPS[1:]:
        spot = slip.search(found)
        if spot and (refusal := say(spot)):
            return refusal
    return None


def _lone_dashes(found: re.Match[str]) -> Refusal:
    spot = brief(found.group())
    return Refusal(
        "lone-hyphen",
        f"ใช้เครื่องหมาย {spot} แทนคำว่า “ไม่มี” ไม่ได้",
        f"ลบเครื่องหมาย {spot} แล้วปล่อยว่างไว้",
    )


def _broken_word(found: re.Match[str]) -> Refusal:
    text_, start = found.string, found.start()
    around = text_[max(start - _AROUND, 0) : start + _AROUND + 1].strip()
    return Refusal(
        "broken-word",
        f"คำใน “{around}” ขาด: “{found.group()}” ไม่มีพยัญชนะคู่กัน",
        "ลบเว้นวรรคที่เกิน หรือพิมพ์คำนี้ใหม่",
        spot=(text_[:start], found.group()),
    )


def _piled_marks(found: re.Match[str]) -> Refusal:
    text_, start = found.string, found.start()
    around = text_[max(start - _AROUND, 0) : found.end() + _AROUND].strip()
    return Refusal(
        "broken-word",
        f"คำใน “{around}” มีสระหรือวรรณยุกต์สองตัวซ้อนกันบนพยัญชนะเดียว",
        "ลบตัวที่เกิน หรือพิมพ์คำนี้ใหม่",
        spot=(text_[:start], found.group()),
    )


_AROUND = 5
"""Signs that are shown on either side of a broken word."""


def _garbled(found: re.Match[str]) -> Refusal:
    return Refusal(
        "garbled-text",
        f"“{found.group()}” อ่านไม่ออก ข้อความเพี้ยนจากการแปลงรหัส",
        "พิมพ์ข้อความนี้ใหม่ หรือคัดลอกจากต้นฉบับอีกครั้ง แล้วบันทึกเป็น UTF-8",
        spot=("", found.group()),
    )


def _citizen_number(found: re.Match[str]) -> Refusal | None:
    digits = [int(sign) for sign in found.group() if sign.isdecimal()]
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    if len(digits) != _CITIZEN_DIGITS or (11 - total % 11) % 10 != digits[-1]:
        return None
    return Refusal(
        "citizen-number",
        "มีเลขประจำตัวประชาชน 13 หลัก ซึ่งห้ามเผยแพร่",
        "ลบเลขนี้ออก",
        spot=("", found.group()),
    )


_CITIZEN_DIGITS = 13
_CITIZEN_NUMBER = re.compile(r"(?<![0-9๐-๙])[0-9๐-๙](?:[ -]?[0-9๐-๙]){12}(?![0-9๐-๙])")
_SLIPS = (
    (re.compile(r"^[-–—−_.…]+$"), _lone_dashes),
    (
        re.compile(
            "(?<![\u0e01-\u0e2e\u0e30-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
            "|(?<![\u0e01-\u0e2e\u0e30-\u0e4e])[\u0e30\u0e32\u0e33\u0e45]"
            "|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
        ),
        _broken_word,
    ),
    (re.compile("[\u0e48-\u0e4b]{2}|[\u0e31\u0e34-\u0e39\u0e47]{2}"), _piled_marks),
    (re.compile("(?:à[¸¹].?){2}|[\u00a1-\u00fb]{4}|\\?{4}"), _garbled),
    (_CITIZEN_NUMBER, _citizen_number),
)
"""What is refused in a text, the cheaper first; the last: Ministry of Interior's check digit."""


def quote(written: str) -> str:
    """Read words that are printed elsewhere: slips may stand here as there, nobody's number."""
    found = _of_some_length(written)
    for spot in _CITIZEN_NUMBER.finditer(found):
        if refusal := _citizen_number(spot):
            raise refusal
    return found


def odd_letters(written: str) -> Refusal | None:
    """Remark on marks that are settled, but that nobody can have meant to type."""
    slip = _ODD_LETTERS.search(written)
    if not slip:
        return None
    meant = normalise(slip.group())
    return Refusal(
        "odd-letters",
        f"“{visible(slip.group())}” มีสระหรือวรรณยุกต์ซ้ำ สลับที่ หรือมาจากฟอนต์เก่า"
        f" เว็บไซต์จะแสดงเป็น “{meant}”",
        f"พิมพ์เป็น “{meant}”",
        severity=Severity.WARNING,
        spot=(written[: slip.start()], slip.group()),
    )


_ODD_LETTERS = re.compile(
    "[\u0e01-\u0e2e]?[\u0e31\u0e34-\u0e3a\u0e47]*(?:"
    "([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+"
    "|[\u0e48-\u0e4c\u0e4e]+[\u0e31\u0e34-\u0e3a\u0e47]+[\u0e48-\u0e4c]*"
    "|[\uf700-\uf71a]+)"
)
"""A letter with a mark twice, or a tone before its vowel; what old fonts keep at U+F700."""


def markup(found: str) -> Refusal | None:
    """Remark on signs of HTML or Markdown: readers will see them as they are typed."""
    if _MARKUP_SIGNS.isdisjoint(found):
        return None
    sign = _MARKUP.search(found)
    if not sign:
        return None
    return Refusal(
        "markup-in-text",
        f"“{brief(sign.group())}” จะแสดงบนเว็บไซต์ตามที่พิมพ์ ไม่กลายเป็นตัวหนา ลิงก์ หรือรูปแบบอื่น",
        "ถ้าไม่ต้องการให้ประชาชนเห็น ให้ลบเครื่องหมายเหล่านี้",
        severity=Severity.WARNING,
        spot=(found[: sign.start()], sign.group()),
    )


def markup_or_none(found: str | None) -> Refusal | None:
    """Remark on a text that may be left out."""
    return markup(found) if found else None
