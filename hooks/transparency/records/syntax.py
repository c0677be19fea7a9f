"""Faults of syntax: what PyYAML's parser stumbled over, as an officer would say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transparency.problems import Problem
from transparency.records import causes
from transparency.records.source_file import SourceFile

_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
_INDENT = re.compile(r"[ \t\u00a0\u200b-\u200d\u2060\ufeff\u3000]*")
_ITEM = re.compile(r"^( *)- ")
_TAB_STOP = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """What the parser said: its words, where the construct began and where it broke."""

    context: str
    problem: str
    began: tuple[int, int]
    broke: tuple[int, int]


def prepare(file: SourceFile) -> tuple[list[str], list[Problem]]:
    """Return the lines fit for the parser, and what had to be mended or left out."""
    lines = list(file.lines)
    problems = [*_leave_out_conflicts(file, lines)]
    for number, line in enumerate(lines, 1):
        found = _INDENT.match(line)
        indent = found.group() if found else ""
        odd = indent.strip(" ")
        if odd and line.strip():
            problems.append(_odd_indent(file, number, len(indent.split(odd[0])[0]) + 1, odd[0]))
            indent = indent.replace("\t", " " * _TAB_STOP).replace("\u00a0", " ")
            lines[number - 1] = re.sub("[^ ]", "", indent) + line[len(found.group()) :]  # type: ignore[union-attr]
    return lines, problems


def _leave_out_conflicts(file: SourceFile, lines: list[str]) -> Iterator[Problem]:
    marked = [number for number, line in enumerate(lines, 1) if _CONFLICT.match(line)]
    if not marked:
        return
    for number in range(marked[0], marked[-1] + 1):
        lines[number - 1] = ""
    yield Problem(
        file.place(marked[0]),
        "merge-conflict",
        f"มีเครื่องหมายการแก้ไขชนกันค้างอยู่ บรรทัดที่ {marked[0]} ถึง {marked[-1]}",
        "เลือกข้อความที่ถูกต้องไว้ด้านเดียว แล้วลบบรรทัดที่ขึ้นต้นด้วย <<<<<<< ======= และ >>>>>>>",
    )


def _odd_indent(file: SourceFile, line: int, column: int, odd: str) -> Problem:
    name = "แท็บ (Tab)" if odd == "\t" else f"อักขระที่มองไม่เห็น (U+{ord(odd):04X})"
    return Problem(
        file.place(line, column),
        "odd-indent",
        f"ย่อหน้าด้วย{name} ต้องใช้เว้นวรรคเท่านั้น",
        "ลบช่องว่างต้นบรรทัด แล้วกดแป้นเว้นวรรคทีละ 2 ช่องให้ตรงกับบรรทัดข้างเคียง",
    )


def diagnose(file: SourceFile, lines: list[str], fault: Fault) -> tuple[Problem, frozenset[int]]:
    """Say what is wrong, and name the lines of the record to leave out."""
    last = min(max(fault.broke[0], 1), len(lines))
    first = record_of(lines, min(fault.began[0], last)).start
    for number in range(first, last + 1):
        cause = causes.find(lines, number)
        if cause is not None:
            place = file.place(number, cause.column)
            problem = Problem(place, cause.code, cause.message, cause.remedy, cause.paste)
            return problem, frozenset(record_of(lines, number))
    cause = causes.from_parser(fault.context, fault.problem)
    while last > 1 and not lines[last - 1].strip():
        last -= 1
    column = fault.broke[1] if last == fault.broke[0] else len(lines[last - 1]) + 1
    problem = Problem(file.place(last, column), cause.code, cause.message, cause.remedy)
    return problem, frozenset(record_of(lines, last))


def record_of(lines: list[str], number: int) -> range:
    """Return the line numbers of the record, or of the single line, that holds a line."""
    items = [(at, len(found[1])) for at, line in enumerate(lines, 1) if (found := _ITEM.match(line))]
    if not items or number < items[0][0]:
        return range(number, number + 1)
    depth = min(indent for _, indent in items)
    start = max((at for at, indent in items if at <= number and indent == depth), default=number)
    end = start + 1
    while end <= len(lines) and not _begins_anew(lines[end - 1], depth):
        end += 1
    return range(start, max(end, number + 1))


def _begins_anew(line: str, depth: int) -> bool:
    return line.startswith(" " * depth + "- ") or bool(line[:1].strip() and line[0] not in "#-")


def alias(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse a reference to another part of the file."""
    return Problem(
        file.place(line, column),
        "alias",
        "ข้อความขึ้นต้นด้วย * ซึ่งไฟล์ข้อมูลถือเป็นการอ้างถึงที่อื่น",
        "ครอบข้อความด้วยอัญประกาศ",
        causes.quoted(file.place(line).text),
    )


def anchor(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse a name for a part of the file."""
    return Problem(
        file.place(line, column),
        "anchor",
        "ข้อความขึ้นต้นด้วย & ซึ่งไฟล์ข้อมูลถือเป็นการตั้งชื่อ",
        "ครอบข้อความด้วยอัญประกาศ หรือลบคำที่ขึ้นต้นด้วย &",
        causes.quoted(file.place(line).text),
    )


def tag(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse an instruction to YAML."""
    return Problem(
        file.place(line, column),
        "tag",
        "ข้อความขึ้นต้นด้วย ! ซึ่งไฟล์ข้อมูลถือเป็นคำสั่ง",
        "ครอบข้อความด้วยอัญประกาศ หรือลบคำที่ขึ้นต้นด้วย !",
        causes.quoted(file.place(line).text),
    )


def second_document(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse a second document in one file."""
    return Problem(
        file.place(line, column),
        "several-documents",
        "มีบรรทัด --- คั่นกลางไฟล์ ข้อมูลใต้เส้นนี้จะไม่ถูกอ่าน",
        "ลบบรรทัด --- นี้",
    )


def too_deep(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse nesting that no record needs."""
    return Problem(
        file.place(line, column),
        "too-deep",
        "หัวข้อย่อยซ้อนกันลึกเกินไป",
        "ตรวจวงเล็บ [ และ { ที่เกินมา หรือครอบข้อความด้วยอัญประกาศ",
    )


def too_many(file: SourceFile) -> Problem:
    """Refuse a file with more values than any municipality has."""
    return Problem(
        file.place(0),
        "too-many-values",
        "ไฟล์นี้มีข้อมูลมากผิดปกติ",
        "ตรวจว่าไม่ได้วางข้อมูลซ้ำ แล้วกู้คืนจากประวัติการแก้ไข",
    )


def key_is_no_text(file: SourceFile, line: int, column: int) -> Problem:
    """Refuse a list or a mapping where a key belongs."""
    return Problem(
        file.place(line, column),
        "key-is-no-text",
        "ตรงนี้ต้องเป็นชื่อหัวข้อ แต่พบเครื่องหมาย [ หรือ { หรือ ?",
        "ครอบข้อความด้วยอัญประกาศ หรือลบเครื่องหมายนั้น",
    )
