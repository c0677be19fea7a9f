"""Problems for GitHub: annotations at the lines of a pull request, and a table for the summary.

The rules are those of GitHub's workflow commands: ``::error file=,line=,col=,title=::text``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from transparency.formats.listing import line_and_column, whole_remedy
from transparency.problems import Problem, Severity, report

MOST_SHOWN = 10
"""So many errors, and so many warnings, GitHub shows of one step; it drops the rest."""

MOST_BYTES = 900_000
"""A summary of more than one mebibyte is thrown away as a whole."""

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_NAMES = {Severity.ERROR: "ข้อผิดพลาด", Severity.WARNING: "คำเตือน"}


def as_github(problems: Iterable[Problem]) -> str:
    """Write annotations, then the report for whoever opens the log.

    Nothing in the report is obeyed, whatever officers have written: a token that no text can
    hold, the text's own hash, stands before and after it.
    """
    found = sorted(problems)
    told = report(found)
    token = hashlib.sha256(told.encode()).hexdigest()
    fence = (f"::stop-commands::{token}", told, f"::{token}::")
    return "\n".join([*_annotations(found), *fence])


def summary(problems: Iterable[Problem]) -> str:
    """Write all problems as a Markdown table, as far as GitHub takes it."""
    found = sorted(problems)
    count = report(found).rpartition("\n")[2]
    lines = ["## ผลการตรวจข้อมูล", "", count]
    if found:
        lines += ["", "| ชนิด | ไฟล์ | บรรทัด | ผิดอะไร | วิธีแก้ |", "|---|---|---|---|---|"]
    room = MOST_BYTES - sum(map(_size, lines))
    for number, problem in enumerate(found):
        row = _row(problem)
        room -= _size(row)
        if room < 0:
            lines += ["", f"และอีก {len(found) - number} จุด ดูทั้งหมดในบันทึกของงาน"]
            break
        lines.append(row)
    return "\n".join([*lines, ""])


def _annotations(found: list[Problem]) -> Iterator[str]:
    for severity in Severity:
        group = [problem for problem in found if problem.severity is severity]
        for number, problem in enumerate(group[:MOST_SHOWN], 1):
            left = len(group) - number if number == MOST_SHOWN else 0
            yield _annotation(problem, left)


def _annotation(problem: Problem, left: int) -> str:
    """Write one annotation; the last that is shown tells how many are left."""
    name = _NAMES[problem.severity]
    line, column = line_and_column(problem.place)
    title = f"{name} บรรทัดที่ {line}"
    where = {"file": problem.place.path, "line": line, "col": column, "title": title}
    text = f"{problem.message}\nวิธีแก้: {whole_remedy(problem)}"
    if left:
        text += f"\nยังมี{name}อีก {left} จุดที่ไม่ได้แสดงตรงนี้ ดูตารางทั้งหมดในหน้าสรุป (Summary)"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
    return f"::{problem.severity} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(problem: Problem) -> str:
    line, _ = line_and_column(problem.place)
    kind = _NAMES[problem.severity]
    cells = (kind, problem.place.path, str(line), problem.message, whole_remedy(problem))
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """Write a text so that Markdown shows it as it stands."""
    inert = _PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", text)
    return "<br>".join(inert.splitlines())


def _size(line: str) -> int:
    return len(line.encode()) + 1
