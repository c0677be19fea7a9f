"""Slips of values that begin with a bracket: not closed, closed too early, or meant as text."""

from __future__ import annotations

import re

from transparency.labels import is_coded
from transparency.reading.line import Line, in_quotes, quote_end
from transparency.reading.slip import Slip

CLOSERS = {"[": "]", "{": "}"}
_LISTS = frozenset(
    {"also_written", "measures", "parts", "recommendations", "records", "sides", "steps", "units"}
)
"""Keys whose values may be written in brackets."""

_QUOTES = "\"'"
_THAI = re.compile("[\u0e01-\u0e5b]")
_QUOTE_OF_ITEM = re.compile(r"""[\[{,]\s*["']""")
_REST_OF_ITEM = re.compile(r"[^\]},]*(?<=\S)")


def reserved(line: Line) -> Slip:
    """Refuse a text by the sign with which it begins."""
    if is_coded(line.key) and line.value[0] not in CLOSERS:
        return _needless_sign(line)
    return Slip(
        len(line.head) + 1,
        "reserved-character",
        f"ข้อความขึ้นต้นด้วยเครื่องหมาย {line.value[0]} ไม่ได้",
        "ครอบข้อความด้วยอัญประกาศ",
        line.quoted(),
    )


def _needless_sign(line: Line) -> Slip:
    """Refuse a sign before a number, date or id, to which quotes would be no help."""
    value = line.value.lstrip(f"{line.value[0]} ")
    remedy = "ลบเครื่องหมายนั้น" if value else "ลบเครื่องหมายนั้น แล้วเติมข้อมูล ถ้าไม่ทราบ ให้ปล่อยว่างไว้"
    return Slip(
        len(line.head) + 1,
        "reserved-character",
        f"ข้อความขึ้นต้นด้วยเครื่องหมาย {line.value[0]} ไม่ได้",
        remedy,
        line.with_value(value),
    )


def bracket_slip(line: Line, following: list[str]) -> Slip | None:
    """Look for a slip in a value that begins with a bracket; ``following`` may close it."""
    if slip := _quote_in_brackets(line):
        return slip
    opened, end = _brackets(line.value)
    if not opened:
        return _behind_bracket(line, end) if line.value[end:].strip() else _comma(line)
    if any(opened[-1] in text for text in following):
        return None
    remedy, mended = _closed(line, "".join(reversed(opened)))
    return Slip(
        len(line.head) + 1,
        "unclosed-bracket",
        f"เปิดวงเล็บ {line.value[0]} แล้วไม่ได้ปิด",
        remedy,
        line.with_value(mended),
    )


def _comma(line: Line) -> Slip | None:
    """Refuse a comma with nothing before it."""
    found = _NOTHING_BEFORE.search(line.value)
    if found is None or any(sign in line.value for sign in _QUOTES):
        return None
    return Slip(
        len(line.head) + found.end(),
        "stray-character",
        "มีจุลภาค (,) เกินมา หรือลืมค่าที่อยู่หน้าจุลภาค",
        "ลบจุลภาคที่เกิน หรือเติมค่าที่ลืม",
        line.with_value(_NOTHING_BEFORE.sub(r"\1", line.value)),
    )


_NOTHING_BEFORE = re.compile(r"([\[{,])\s*,")


def _behind_bracket(line: Line, end: int) -> Slip:
    """Refuse what stands behind a closing bracket: more ids of the list, or the rest of a text."""
    ids = [word for word in _BETWEEN_IDS.split(line.value) if word]
    if line.key not in _LISTS_OF_IDS or not all(map(_ID_OR_NUMBER.fullmatch, ids)):
        return reserved(line)
    rest = line.value[end:]
    return Slip(
        len(line.head) + end + len(rest) - len(rest.lstrip()) + 1,
        "text-after-bracket",
        "มีข้อความต่อท้ายหลังวงเล็บปิด ]",
        "ย้ายเข้าไปในวงเล็บ คั่นด้วยจุลภาค",
        line.with_value(f"[{', '.join(ids)}]"),
    )


_LISTS_OF_IDS = frozenset({"measures", "records", "steps", "units"})
_BETWEEN_IDS = re.compile(r"[\s,;\[\]]+")
_ID_OR_NUMBER = re.compile("[A-Za-z0-9๐-๙-]+")


def _quote_in_brackets(line: Line) -> Slip | None:
    """Recognise an item in brackets whose quote is not closed before the next one."""
    value, at = line.value, 0
    while found := _QUOTE_OF_ITEM.search(value, at):
        start = found.end() - 1
        at = start + quote_end(value[start:])
        if at == start:
            break
    else:
        return None
    quote, rest = value[start], _REST_OF_ITEM.match(value, start + 1)
    end = rest.end() if rest else len(value)
    return Slip(
        len(line.head) + start + 1,
        "unclosed-quote",
        f"เปิดอัญประกาศ {quote} แล้วไม่ได้ปิด",
        f"เติม {quote} ท้ายข้อความ",
        line.with_value(value[:end] + quote + value[end:]),
    )


def _closed(line: Line, closers: str) -> tuple[str, str]:
    """Return how to mend a bracket that is not closed: a list, a text, or a slip of the hand."""
    if line.key in _LISTS:
        is_wrong = line.value.count(")") > line.value.count("(")
        return f"เติม {closers} ท้ายรายการ", line.value.rstrip(" ,)" if is_wrong else " ,") + closers
    if _THAI.search(line.value):
        return "ครอบข้อความด้วยอัญประกาศ", in_quotes(line.value)
    return f"ลบ {line.value[0]} ที่เกินมา", line.value.lstrip("[{ ")


def _brackets(value: str) -> tuple[list[str], int]:
    """Return the closing brackets that are wanting, and where the first bracket is closed."""
    opened: list[str] = []
    for at, sign in enumerate(value):
        if sign in CLOSERS:
            opened.append(CLOSERS[sign])
        elif opened and sign == opened[-1]:
            opened.pop()
            if not opened:
                return opened, at + 1
    return opened, len(value)
