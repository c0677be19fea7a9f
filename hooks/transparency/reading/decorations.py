"""What YAML allows and records do not: references, names, tags, several documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transparency.problems import Problem, pasted
from transparency.reading.line import indent_of, parts
from transparency.reading.source_file import SourceFile, forbidden_sign


def alias(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse a reference to another part of the file."""
    place = file.place(line, column)
    message = "ข้อความขึ้นต้นด้วย * ซึ่งไฟล์ข้อมูลถือเป็นการอ้างถึงที่อื่น"
    if parts(place.text).key == "<<":
        return Problem(place, "alias", message, "ลบบรรทัดนี้ แล้วเขียนข้อมูลของรายการนี้ให้ครบ")
    if _ALIAS_OF_ID.search(place.text, column - 1):
        paste = _ALIAS_OF_ID.sub("", place.text).strip()
        return Problem(place, "alias", message, "ลบเครื่องหมาย * หรือครอบข้อความด้วยอัญประกาศ", paste)
    return Problem(place, "alias", message, "ครอบข้อความด้วยอัญประกาศ", _quoted(file, line))


_ALIAS_OF_ID = re.compile(r"(?<=[\s\[,])\*(?=[A-Za-z0-9-]+\s*(?:[,\]}#]|$))")


def anchor(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse a name for a part of the file."""
    place = file.place(line, column)
    message = "ข้อความขึ้นต้นด้วย & ซึ่งไฟล์ข้อมูลถือเป็นการตั้งชื่อ"
    without = _ANCHOR.sub("", place.text, count=1).strip()
    if parts(without).value[:1] in {"", "[", "{"}:
        return Problem(place, "anchor", message, "ลบคำที่ขึ้นต้นด้วย &", without)
    remedy = "ครอบข้อความด้วยอัญประกาศ หรือลบคำที่ขึ้นต้นด้วย &"
    return Problem(place, "anchor", message, remedy, _quoted(file, line))


_ANCHOR = re.compile(r"&\S+[ ]*")


def tag(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse an instruction to YAML."""
    text = file.place(line).text
    if _TAG_OF_TEXT.search(text, column - 1):
        paste = _TAG_OF_TEXT.sub("", text, count=1).strip()
        message = "ข้อความขึ้นต้นด้วย ! ซึ่งไฟล์ข้อมูลถือเป็นคำสั่ง"
        return Problem(file.place(line, column), "tag", message, "ลบคำที่ขึ้นต้นด้วย !", paste)
    return Problem(
        file.place(line, column),
        "tag",
        "ข้อความขึ้นต้นด้วย ! ซึ่งไฟล์ข้อมูลถือเป็นคำสั่ง",
        "ครอบข้อความด้วยอัญประกาศ หรือลบคำที่ขึ้นต้นด้วย !",
        _quoted(file, line),
    )


_TAG_OF_TEXT = re.compile(r"(?<=\s)!!(?:bool|float|int|null|str|timestamp)[ ]+(?=\S)")
"""Marks of a type, which the field decides by itself."""


def hidden_sign(file: SourceFile, line: int, column: int, sign: str) -> Problem:
    """Refuse a sign that no reader could see, written as an escape in double quotes."""
    escapes = _ESCAPE.finditer(file.place(line).text, column)
    meant = (found.start() + 1 for found in escapes if _meaning(found) == ord(sign))
    problem = forbidden_sign(file.place(line, next(meant, column)), sign)
    return replace(problem, remedy="ลบเครื่องหมาย \\ กับอักขระที่ตามมา หรือใช้อัญประกาศเดี่ยวแทนอัญประกาศคู่")


_ESCAPE = re.compile(r"\\(?:x(\w{2})|u(\w{4})|U(\w{8})|(.))")
_LETTERS = {"0": 0x00, "a": 0x07, "b": 0x08, "v": 0x0B, "f": 0x0C, "e": 0x1B}


def _meaning(escape: re.Match[str]) -> int | None:
    digits = escape[1] or escape[2] or escape[3]
    return int(digits, 16) if digits else _LETTERS.get(escape[4])


def second_document(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse a second document in one file."""
    return Problem(
        file.place(line, column),
        "several-documents",
        "มีบรรทัด --- คั่นกลางไฟล์ ข้อมูลใต้เส้นนี้จะไม่ถูกอ่าน",
        "ลบบรรทัด --- นี้",
    )


def too_many(file: SourceFile, most: int) -> Problem:
    """Refuse a file with more values than any municipality has."""
    return Problem(
        file.place(0),
        "too-many-values",
        f"ไฟล์นี้ใหญ่ผิดปกติ มีข้อมูลเกิน {most:,} ค่า",
        "ตรวจว่าไม่ได้วางข้อมูลซ้ำ แล้วกู้คืนจากประวัติการแก้ไข",
    )


def question_mark(file: SourceFile, line: int) -> Problem:
    """Refuse the mark by which YAML announces a key of several lines."""
    text = file.place(line).text
    column = text.index("?") + 1
    before, after = text[: column - 1], text[column:].lstrip()
    is_whole = parts(after).key != ""
    remedy = "ลบเครื่องหมายนั้น" if is_whole else "ลบเครื่องหมายนั้น แล้วเขียนชื่อหัวข้อ : และค่าไว้ในบรรทัดเดียวกัน"
    paste = pasted((before + after).strip()) if is_whole else ""
    message = "มีเครื่องหมาย ? เกินมาหน้าชื่อหัวข้อ"
    return Problem(file.place(line, column), "stray-character", message, remedy, paste)


def key_is_no_text(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse a list or a mapping where a key belongs."""
    return Problem(
        file.place(line, column),
        "key-is-no-text",
        "ตรงนี้ต้องเป็นชื่อหัวข้อ แต่พบเครื่องหมาย [ หรือ { หรือ ?",
        "ครอบข้อความด้วยอัญประกาศ หรือลบเครื่องหมายนั้น",
    )


def list_in_text(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse items of a list that YAML would join to the text above them."""
    return Problem(
        file.place(line, column),
        "list-in-text",
        "บรรทัดที่ขึ้นต้นด้วย - จะถูกต่อเป็นข้อความเดียวกับบรรทัดบน",
        "ถ้าเป็นรายการ ให้เลื่อนข้อความของบรรทัดบนลงมาเป็นรายการแรก ขึ้นต้นด้วย -",
    )


NUMBERED = re.compile(r"[ ]*\(?[0-9๐-๙]{1,2}[.)](?!\d)[ ]*")
"""How officers count the items of a list: 1. or ๑) or (1)."""

TEXT_LISTS = frozenset({"also_written", "parts", "recommendations", "sides"})
"""Keys whose values are lists of texts."""


def numbered_list(file: SourceFile, first: int, last: int) -> Problem:
    """Refuse items that are counted by hand, which YAML would join to one text."""
    place = file.place(first, indent_of(file.place(first).text) + 1)
    texts = [file.place(number).text for number in range(first, last + 1)]
    items = [f"- {NUMBERED.sub('', text, count=1).strip()}" for text in texts if text.strip()]
    return Problem(
        place,
        "list-in-text",
        "ข้อความที่ขึ้นต้นด้วยเลขข้อจะถูกต่อกันเป็นข้อความเดียว",
        "ขึ้นต้นแต่ละรายการด้วย - แทนเลขข้อ",
        pasted("\n".join(items)),
    )


def _quoted(file: SourceFile, number: int) -> str:
    line = parts(file.place(number).text)
    return pasted(line.quoted().strip()) if line.value else ""


def gathered(problems: Sequence[Problem], file: SourceFile) -> list[Problem]:
    """Tell only the first of many names, and of many references: whoever writes so means YAML."""
    kept = list(problems)
    for code in ("alias", "anchor"):
        same = [problem for problem in problems if problem.code == code]
        if len(same) > _FEW:
            lines = ", ".join(str(problem.place.line) for problem in same[1 : _NAMED + 1])
            more = f" และอีก {len(same) - 1 - _NAMED} บรรทัด" if len(same) > _NAMED + 1 else ""
            message = f"{same[0].message} (รวมถึงบรรทัดที่ {lines}{more})"
            kept = [problem for problem in kept if problem.code != code]
            kept.append(replace(same[0], message=message))
    return [_with_value(one, file) if one.code == "alias" else one for one in kept]


_FEW, _NAMED = 2, 5


def _with_value(problem: Problem, file: SourceFile) -> Problem:
    """Offer what a reference repeats, if one line holds it."""
    text, start = problem.place.text, problem.place.column - 1
    found = None if parts(text).key == "<<" else _REFERENCE.match(text, start)
    value = _value_of(f"&{found[0][1:]}", file) if found else None
    if found is None or value is None:
        return problem
    if not value or _POINTS_ON.search(value):
        return replace(problem, remedy="ลบเครื่องหมาย * กับชื่อ แล้วเขียนข้อมูลของรายการนี้ให้ครบ", paste="")
    paste = f"{text[:start]}{value}{text[found.end() :]}".strip()
    return replace(problem, remedy="แก้เป็นบรรทัดนี้", paste=pasted(paste))


_REFERENCE = re.compile(r"\*[\w-]+")
_POINTS_ON = re.compile(r"(?:^|[\s\[,{])[*&]")


def _value_of(name: str, file: SourceFile) -> str | None:
    """Return what stands behind a name; None if no value begins with it."""
    values = (parts(line).value.partition(" ") for line in file.lines if name in line)
    return next((value.strip() for first, _, value in values if first == name), None)
