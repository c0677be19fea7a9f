"""Slips inside a value: quotes, brackets, and signs to which YAML gives a meaning of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transparency.records.labels import FIELDS
from transparency.records.line import Line, in_quotes, indent_of, parts, quote_end, whole
from transparency.records.slip import Slip

_LISTS = frozenset(
    {"also_written", "measures", "parts", "recommendations", "records", "sides", "steps", "units"}
)
"""Keys whose values may be written in brackets."""

_THAI = re.compile("[\u0e01-\u0e5b]")
_QUOTES = "\"'"
_RESERVED = "*&!%@`|>,?]}"
_CLOSERS = {"[": "]", "{": "}"}
_QUOTE_OF_ITEM = re.compile(r"""[\[{,]\s*["']""")
_REST_OF_ITEM = re.compile(r"[^\]},]*(?<=\S)")
_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?")
_COLON = re.compile(r":(?=\s|$)")
_HASH = re.compile(r"(?:^|(?<=[ \t]))#(?=[^ \t])")
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
    if first in _CLOSERS:
        return _bracket(line, following)
    if first and first in _RESERVED and not _BLOCK.fullmatch(line.value):
        return reserved(line)
    return _colon(line) or hash_in_text(line)


_FARTHEST = 200
"""No text of an officer runs on over more lines than this."""


def reserved(line: Line) -> Slip:
    """Refuse a text by the sign with which it begins."""
    return Slip(
        len(line.head) + 1,
        "reserved-character",
        f"ข้อความขึ้นต้นด้วยเครื่องหมาย {line.value[0]} ไม่ได้",
        "ครอบข้อความด้วยอัญประกาศ",
        line.quoted(),
    )


def hash_in_text(line: Line) -> Slip | None:
    """Refuse a number sign that would make the rest of a text a remark."""
    found = _HASH.search(line.value)
    if not found:
        return None
    return Slip(
        len(line.head) + found.start() + 1,
        "hash-in-text",
        "ข้อความหลังเครื่องหมาย # จะหายไป เพราะถือเป็นบันทึกช่วยจำ",
        "ครอบข้อความด้วยอัญประกาศ",
        line.quoted(),
    )


def colon_in_text(line: Line, column: int) -> Slip:
    """Refuse a colon that would make the words before it a key."""
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
    return Slip(
        len(line.head) + 1,
        "unclosed-quote",
        f"เปิดอัญประกาศ {quote} แล้วไม่ได้ปิด",
        f"เติม {quote} ท้ายข้อความ",
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


def _bracket(line: Line, following: list[str]) -> Slip | None:
    if slip := _quote_in_brackets(line):
        return slip
    opened, end = _brackets(line.value)
    if not opened:
        return reserved(line) if line.value[end:].strip() else None
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
        if sign in _CLOSERS:
            opened.append(_CLOSERS[sign])
        elif opened and sign == opened[-1]:
            opened.pop()
            if not opened:
                return opened, at + 1
    return opened, len(value)
