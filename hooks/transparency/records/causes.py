"""Why a line is no YAML: the slips that people make, found by looking at the line itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEY_VALUE = re.compile(r"""^(?P<head>\s*(?:-\s+)*(?:[^\s:'"\[\]{}#-][^:]*:\s+|-\s+))(?P<value>\S.*)$""")
_NO_SPACE = re.compile(r"^(?P<head>\s*(?:-\s+)?[A-Za-z_]+:)(?P<value>[^\s/:].*)$")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"^(?P<head>\s*-)(?P<value>[A-Za-z_]+:(?:\s|$).*)$")
_LONE_HYPHEN = re.compile(r"^\s*(?:-\s+)?[A-Za-z_]+:\s+-\s*$")
_QUOTES = "\"'"
_RESERVED = "*&!%@`|>{}[],?"
_CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong in a line, at which column (from 1), and how to mend it."""

    column: int
    code: str
    message: str
    remedy: str
    paste: str = ""


def quoted(line: str) -> str:
    """Return the line with its value in double quotes, ready to copy; empty if it has none."""
    found = _KEY_VALUE.match(line)
    if not found:
        return ""
    value = found["value"].strip().strip(_QUOTES).replace("\\", "\\\\").replace('"', '\\"')
    return f'{found["head"]}"{value}"'.strip()


def find(lines: list[str], number: int) -> Cause | None:
    """Look for a known slip in one line (numbered from 1)."""
    line = lines[number - 1]
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    if found := _NO_SPACE.match(line):
        return _no_space(line, found, ":")
    if found := _NO_SPACE_AFTER_HYPHEN.match(line):
        return _no_space(line, found, "-")
    if _LONE_HYPHEN.match(line):
        return _lone_hyphen(line)
    found = _KEY_VALUE.match(line)
    if not found:
        return None
    return _in_value(line, found["value"], len(found["head"]), lines[number:])


def _in_value(line: str, value: str, start: int, following: list[str]) -> Cause | None:
    first = value[0]
    if first in _QUOTES:
        return _quote(line, value, start, following)
    if first in _CLOSERS and not value.rstrip().endswith(_CLOSERS[first]):
        return Cause(
            start + 1,
            "unclosed-bracket",
            f"เปิดวงเล็บ {first} แล้วไม่ได้ปิด",
            f"เติม {_CLOSERS[first]} ท้ายรายการ หรือครอบข้อความด้วยอัญประกาศ",
            quoted(line),
        )
    if first in _RESERVED and not (first in "|>" and len(value.strip()) <= len("|2-")):
        return Cause(
            start + 1,
            "reserved-character",
            f"ข้อความขึ้นต้นด้วยเครื่องหมาย {first} ไม่ได้",
            "ครอบข้อความด้วยอัญประกาศ",
            quoted(line),
        )
    colon = re.search(r":(\s|$)", value)
    if colon and first not in _CLOSERS:
        return _colon(line, start + colon.start() + 1)
    return None


def _colon(line: str, column: int) -> Cause:
    key = line[:column].lstrip(" -").split(":", 1)[0]
    return Cause(
        column,
        "colon-in-text",
        f'ข้อความหลัง {key} มีเครื่องหมายทวิภาค (": ") อยู่ข้างใน',
        "ครอบข้อความด้วยอัญประกาศ",
        quoted(line),
    )


def _quote(line: str, value: str, start: int, following: list[str]) -> Cause | None:
    quote = value[0]
    body = value[1:].replace("\\\\", "").replace('\\"', "").replace("''", "")
    inside = body.rstrip()
    if quote not in inside:
        if _closes_later(quote, following):
            return None
        return Cause(
            start + 1,
            "unclosed-quote",
            f"เปิดอัญประกาศ {quote} แล้วไม่ได้ปิด",
            f"เติม {quote} ท้ายข้อความ",
            line.strip() + quote,
        )
    rest = inside.split(quote, 1)[1].strip()
    if rest and not rest.startswith("#"):
        return Cause(
            start + len(value) - len(value[1:].split(quote, 1)[1]),
            "text-after-quote",
            "มีข้อความต่อท้ายหลังอัญประกาศปิด",
            "ครอบข้อความทั้งหมดด้วยอัญประกาศคู่เดียว",
            quoted(line),
        )
    return None


def _closes_later(quote: str, following: list[str]) -> bool:
    """Whether a text runs on over plain lines and ends with its quote."""
    for line in following:
        if re.match(r"^\s*(-\s+)?[A-Za-z_]+:(\s|$)", line) or re.match(r"^\s*-\s", line):
            return False
        if line.rstrip().endswith(quote):
            return True
    return False


def _no_space(line: str, found: re.Match[str], sign: str) -> Cause:
    return Cause(
        len(found["head"]) + 1,
        "no-space",
        f"ต้องเว้นวรรค 1 ช่องหลังเครื่องหมาย {sign}",
        "แก้เป็นบรรทัดนี้",
        f"{found['head']} {found['value']}".strip(),
    )


def _lone_hyphen(line: str) -> Cause:
    return Cause(
        len(line.rstrip()),
        "lone-hyphen",
        "ใช้เครื่องหมาย - แทนคำว่า “ไม่มี” ไม่ได้",
        "ลบเครื่องหมาย - แล้วปล่อยว่างไว้",
        line.rstrip().rstrip("-").strip(),
    )


_PARSER_SAYS = (
    ("mapping values are not allowed", "indentation", "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดก่อนหน้า"),
    ("expected <block end>", "indentation", "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดก่อนหน้า"),
    ("could not find expected ':'", "missing-colon", "บรรทัดนี้ไม่มีเครื่องหมายทวิภาค (:) หลังชื่อหัวข้อ"),
    ("block sequence entries are not allowed", "indentation", "เครื่องหมาย - อยู่ผิดที่"),
    ("did not find expected '-' indicator", "indentation", "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดก่อนหน้า"),
    ("cannot start any token", "reserved-character", "ข้อความขึ้นต้นด้วยเครื่องหมายพิเศษไม่ได้"),
    ("unexpected end of stream", "unclosed-quote", "เปิดอัญประกาศหรือวงเล็บไว้แล้วไม่ได้ปิด"),
    ("unknown escape", "backslash", "ใช้เครื่องหมาย \\ ในอัญประกาศคู่ไม่ได้"),
)


def from_parser(context: str, problem: str) -> Cause:
    """Say in Thai what the parser said, where the line itself shows no known slip."""
    for words, code, message in _PARSER_SAYS:
        if words in problem or words in context:
            remedy = "จัดย่อหน้าให้ตรงกับบรรทัดข้างเคียง (ทีละ 2 ช่อง) แล้วตรวจเครื่องหมาย : และอัญประกาศ"
            return Cause(1, code, message, remedy)
    return Cause(
        1,
        "syntax",
        "อ่านบรรทัดนี้ไม่ได้",
        "เทียบกับตัวอย่างใน data/README.md: ย่อหน้า เครื่องหมาย : และอัญประกาศ",
    )
