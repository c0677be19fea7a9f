"""Slips inside a value: quotes, brackets, and signs to which YAML gives a meaning of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transparency.labels import FIELDS, is_coded
from transparency.reading.bracket_slips import CLOSERS, bracket_slip, reserved
from transparency.reading.line import Line, in_quotes, indent_of, parts, quote_end, whole
from transparency.reading.slip import Slip

_QUOTES = "\"'"
_RESERVED = "*&!%@`|>,?]}"
_OPENED_BY = {"”": "“", "’": "‘"}
_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?")
_COLON = re.compile(r":(?=\s|$)")
_HASH = re.compile(r"(?:^|(?<=[ \t]))#(?=[^ \t])")
_OF_SPREADSHEET = re.compile(r"#(?:#+|[A-Z]+[!?]|DIV/0!|N/A)")
"""#REF!, #NAME?, ##### and their like."""

_BAD_ESCAPE = re.compile(
    r"\\(?:[^0abtnvfre \"/\\N_LPxuU]|x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?!000[\da-fA-F]{5}))"
)
_ESCAPE = re.compile(r"\\.")


def value_slip(lines: Sequence[str], number: int) -> Slip | None:
    """Look for a slip in the value of a line, numbered from 1."""
    line = parts(lines[number - 1])
    if line.key and line.key not in FIELDS and "-" in line.head:
        line = whole(lines[number - 1])
    first = line.value[:1]
    following = _inner(line, lines[number : number + _FARTHEST])
    if first and first in _QUOTES:
        return _quote(line, following)
    if first in CLOSERS:
        return bracket_slip(line, following)
    if first and first in _RESERVED and not _BLOCK.fullmatch(line.value):
        return reserved(line)
    return _colon(line) or hash_in_text(line)


_FARTHEST = 200
"""No text of an officer runs on over more lines than this."""


def hash_in_text(line: Line) -> Slip | None:
    """Refuse a number sign that would make the rest of a text a remark."""
    found = _HASH.search(line.value)
    if not found:
        return None
    if _OF_SPREADSHEET.fullmatch(line.value):
        return _spreadsheet_error(line)
    if is_coded(line.key) and found.start() > 0:
        return _remark_without_space(line, found.start())
    return Slip(
        len(line.head) + found.start() + 1,
        "hash-in-text",
        "ข้อความหลังเครื่องหมาย # จะหายไป เพราะถือเป็นบันทึกช่วยจำ",
        "ครอบข้อความด้วยอัญประกาศ",
        line.quoted(),
    )


def _remark_without_space(line: Line, start: int) -> Slip:
    """Refuse a number sign that runs into a remark behind a number, date or id."""
    value, remark = line.value[:start].rstrip(), line.value[start + 1 :]
    return Slip(
        len(line.head) + start + 1,
        "hash-in-text",
        "ข้อความหลังเครื่องหมาย # จะหายไป เพราะถือเป็นบันทึกช่วยจำ",
        "ถ้าเป็นบันทึกช่วยจำ ให้เว้นวรรคหลังเครื่องหมาย # ถ้าไม่ใช่ ให้ลบ",
        f"{line.head}{value}  # {remark}{line.remark}",
    )


def _spreadsheet_error(line: Line) -> Slip:
    """Refuse what a spreadsheet shows where it could not reckon: no quotes would mend it."""
    return Slip(
        len(line.head) + 1,
        "spreadsheet-error",
        f"“{line.value}” คือเซลล์ที่ Excel คำนวณหรือแสดงไม่ได้ ไม่ใช่ข้อมูล",
        "ดูค่าจริงในไฟล์ Excel หรือเอกสารต้นฉบับ แล้วพิมพ์แทน ถ้าไม่ทราบ ให้ปล่อยว่างไว้",
        line.with_value(in_quotes(line.value)),
        paste="",
    )


def colon_in_text(line: Line, column: int) -> Slip:
    """Refuse a colon that would make the words before it a key."""
    if is_coded(line.key) and line.value.endswith(":"):
        message = f"มีเครื่องหมายทวิภาค (:) เกินมาท้ายข้อความหลัง {line.key}"
        mended = line.with_value(line.value.rstrip(": "))
        return Slip(column, "colon-in-text", message, "ลบเครื่องหมายนั้น", mended)
    return Slip(
        column,
        "colon-in-text",
        f'ข้อความหลัง {line.key or "-"} มีเครื่องหมายทวิภาค (": ") อยู่ข้างใน',
        "ครอบข้อความด้วยอัญประกาศ",
        line.quoted(),
    )


def _colon(line: Line) -> Slip | None:
    found = _COLON.search(line.value) if line.key or "-" in line.head else None
    return colon_in_text(line, len(line.head) + found.start() + 1) if found else None


def _inner(line: Line, following: Sequence[str]) -> list[str]:
    """Return the lines that stand deeper, over which a value may run on."""
    inner = []
    for text in following:
        if text.strip() and indent_of(text) <= line.text_column:
            break
        inner.append(text)
    return inner


def _quote(line: Line, following: list[str]) -> Slip | None:
    quote, end = line.value[0], quote_end(line.value)
    if end == 0:
        runs_on = any(text.rstrip().endswith(quote) for text in following)
        return _bad_escape(line) if runs_on else _unclosed_quote(line)
    rest = line.value[end:]
    if rest.strip() == ",":
        return _comma_after_quote(line, end + rest.index(","))
    if rest.strip():
        return _text_after_quote(line, end + len(rest) - len(rest.lstrip()))
    return _bad_escape(line)


def _unclosed_quote(line: Line) -> Slip:
    quote = line.value[0]
    whole_value = (line.value + line.remark).rstrip()
    remedy = f"เติม {quote} ท้ายข้อความ"
    opened = _OPENED_BY.get(whole_value[-1:])
    if opened and opened not in whole_value:
        remedy = f"แก้อัญประกาศโค้ง {whole_value[-1]} ท้ายข้อความเป็น {quote}"
        whole_value = whole_value[:-1]
    return Slip(
        len(line.head) + 1,
        "unclosed-quote",
        f"เปิดอัญประกาศ {quote} แล้วไม่ได้ปิด",
        remedy,
        f"{line.head}{whole_value}{quote}",
    )


def _text_after_quote(line: Line, start: int) -> Slip:
    mended = line.with_value(in_quotes(_without_outer(line.value)))
    kind = "เดี่ยว" if mended[len(line.head)] == "'" else "คู่"
    return Slip(
        len(line.head) + start + 1,
        "text-after-quote",
        "มีข้อความต่อท้ายหลังอัญประกาศปิด",
        f"ครอบข้อความทั้งหมดด้วยอัญประกาศ{kind}",
        mended,
    )


def _comma_after_quote(line: Line, start: int) -> Slip:
    return Slip(
        len(line.head) + start + 1,
        "text-after-quote",
        "มีเครื่องหมายจุลภาค (,) ต่อท้ายหลังอัญประกาศปิด",
        "แก้เป็นบรรทัดนี้",
        line.with_value(line.value[:start].rstrip()),
    )


def _without_outer(value: str) -> str:
    """Take off the outer quotes where others are nested in them: "he said "yes" to it"."""
    quote, end = value[0], quote_end(value)
    is_nested = value.count(quote) % 2 == 1
    is_nested = is_nested or (value[end - 2].isspace() and not value[end].isspace())
    return value[1:-1] if is_nested and value.endswith(quote) else value


def _bad_escape(line: Line) -> Slip | None:
    if line.value[0] != '"':
        return None
    found = next(
        (e for e in _ESCAPE.finditer(line.value) if _BAD_ESCAPE.match(line.value, e.start())), None
    )
    if found is None:
        return None
    inner = line.value[1:].removesuffix('"').replace('\\"', '"').replace("'", "''")
    return Slip(
        len(line.head) + found.start() + 1,
        "backslash",
        "ใช้เครื่องหมาย \\ ในอัญประกาศคู่ไม่ได้",
        "ครอบข้อความด้วยอัญประกาศเดี่ยวแทน",
        line.with_value(f"'{inner}'"),
    )
