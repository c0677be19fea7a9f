"""Marks that Git leaves where two people changed the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transparency.problems import Problem
from transparency.reading.source_file import SourceFile

_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?:\s|$)")
_OURS, _END = "<", ">"


def settle_conflicts(file: SourceFile, lines: list[str]) -> tuple[list[Problem], set[int]]:
    """Leave the first side of every conflict; return the problems and the lines left out."""
    problems: list[Problem] = []
    dropped: set[int] = set()
    for marks in _conflicts(lines):
        first, last = marks[0][0], marks[-1][0]
        problems.append(_conflict(file, first, last))
        side = _OURS
        for number in range(first, last + 1):
            mark = _MARK.match(lines[number - 1])
            side = mark[1][0] if mark else side
            if mark or side != _OURS:
                lines[number - 1] = ""
                dropped.add(number)
    return problems, dropped


def _conflicts(lines: list[str]) -> Iterator[list[tuple[int, str]]]:
    """Gather the marks of each conflict: (line, sign)."""
    marks: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        found = _MARK.match(line) if line[:1] in "<|=>" else None
        if not found:
            continue
        if marks and found[1][0] == _OURS:
            yield marks
            marks = []
        marks.append((number, found[1][0]))
        if found[1][0] == _END:
            yield marks
            marks = []
    if marks:
        yield marks


def _conflict(file: SourceFile, first: int, last: int) -> Problem:
    lines = f"{first} ถึง {last}" if last > first else f"{first}"
    return Problem(
        file.place(first),
        "merge-conflict",
        f"มีเครื่องหมายการแก้ไขชนกันค้างอยู่ บรรทัดที่ {lines}",
        "เลือกข้อความที่ถูกต้องไว้ด้านเดียว แล้วลบบรรทัดที่ขึ้นต้นด้วย <<<<<<< ======= และ >>>>>>>",
    )
