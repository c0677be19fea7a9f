"""The commands for records: check them, and change one by a filled form."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from transparency.build import check, check_made
from transparency.checks.deadlines import check_deadlines
from transparency.clock import today
from transparency.console import OK, WRONG_DATA, say
from transparency.folders import replace_file
from transparency.formats import FORMATS
from transparency.formats.github import summary
from transparency.forms.filled import NEW_CHANGES, FormError, read_edits
from transparency.forms.questions import DELETE
from transparency.forms.written import check_forms, make_forms
from transparency.problems import DataError, Problem, errors, report
from transparency.thai.text import visible

_MEASURES, _CHANGES = "data/measures.yaml", "data/changes.yaml"


def check_records(root: Path, form: str, *, is_release: bool) -> int:
    """Say everything that is wrong; on GitHub also in the summary of the step."""
    problems = all_problems(root, is_release=is_release)
    say(FORMATS[form](problems))
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and page:
        with Path(page).open("a", encoding="utf-8", newline="\n") as file:
            file.write(summary(problems))
    return WRONG_DATA if errors(problems) else OK


def all_problems(root: Path, *, is_release: bool = False) -> tuple[Problem, ...]:
    """Return all problems; what made pages show comes only where the records are right."""
    center, problems = check(root, is_release=is_release)
    day = today()
    told = {problem.place for problem in errors(problems)}
    late = (one for one in check_deadlines(center, today=day) if one.place not in told)
    problems = (*problems, *late)
    if not errors(problems):
        problems = (*problems, *check_made(center, today=day), *check_forms(center))
    return tuple(sorted(problems))


def write_forms(root: Path) -> int:
    """Write the forms of the code hosts anew."""
    center, problems = check(root)
    if errors(problems):
        raise DataError(errors(problems))
    forms = make_forms(center)
    for path, text in forms.items():
        replace_file(root / path, text.encode())
        say(f"เขียนแบบฟอร์มไว้ใน {path} แล้ว")
    if not forms:
        say("ยังไม่มีมาตรการในข้อมูล จึงยังไม่มีแบบฟอร์ม")
    return OK


def apply_form(root: Path, file: str) -> int:
    """Make the edits of a filled form, unless they would bring in a mistake, and check all."""
    center, before = check(root)
    unread = [problem for problem in errors(before) if problem.place.path == _MEASURES]
    if unread and not center.measures:
        raise DataError(unread)
    edits = read_edits(_body(file), center)
    old = {path: _bytes(root / path) for path in (_MEASURES, _CHANGES)}
    new = {_MEASURES: edits.measures(old[_MEASURES])}
    if new == {_MEASURES: old[_MEASURES]}:
        say("ข้อมูลตรงกับแบบฟอร์มอยู่แล้ว ไม่มีอะไรต้องแก้")
        return OK
    if edits.change:
        new[_CHANGES] = edits.changes(old[_CHANGES] or NEW_CHANGES, today())
    after = _made(root, old, new, before)
    for path, data in new.items():
        say("\n".join([f"แก้ {path} แล้ว", *_difference(old[path], data)]))
    say(report(after))
    return WRONG_DATA if errors(after) else OK


def _made(
    root: Path, old: Mapping[str, bytes], new: Mapping[str, bytes], before: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """Write the new files; put the old ones back if there is a mistake that was not there."""
    try:
        _write(root, new)
        after = all_problems(root)
        _refuse_fresh(after, before)
    except BaseException:
        _write(root, {path: old[path] for path in new})
        raise
    return after


def _refuse_fresh(after: tuple[Problem, ...], before: tuple[Problem, ...]) -> None:
    known = {(problem.place.path, problem.code, problem.message) for problem in before}
    fresh = [p for p in errors(after) if (p.place.path, p.code, p.message) not in known]
    if fresh:
        raise FormError(f"{_NOT_MADE}\n{report(fresh)}")


_NOT_MADE = (
    "ยังไม่ได้แก้ เพราะข้อมูลจะผิดตามนี้ ให้แก้คำตอบในแบบฟอร์ม "
    f"ถ้าต้องลบวันที่หรือเหตุผลเดิม ให้พิมพ์คำว่า {DELETE} ใต้หัวข้อนั้น"
)


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        if data:
            replace_file(root / path, data)
        else:
            (root / path).unlink(missing_ok=True)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


_MOST_OF_A_FORM = 1_000_000
"""Bytes; no code host takes a longer text."""


def _body(file: str) -> str:
    with sys.stdin.buffer if file == "-" else Path(file).open("rb") as opened:
        data = opened.read(_MOST_OF_A_FORM + 1)
    if len(data) > _MOST_OF_A_FORM:
        raise FormError("แบบฟอร์มยาวเกินไป ตรวจว่าไม่ได้วางไฟล์อื่นแทนแบบฟอร์ม")
    return data.decode("utf-8-sig", "replace")


def _difference(old: bytes, new: bytes) -> Iterator[str]:
    """Write the lines that were left out and put in, each with its sign."""
    before, after = (data.decode("utf-8-sig").splitlines() for data in (old, new))
    for line in difflib.ndiff(before, after):
        if line[0] in "+-":
            yield f"  {line[0]} {visible(line[2:])}"
