"""A new year: what goes on is carried over, what was reported is emptied, nothing is made up."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transparency.build import check
from transparency.center import Center
from transparency.folders import heal, replace_folder
from transparency.problems import DataError, errors
from transparency.records.measure import Status
from transparency.thai.dates import thai_date
from transparency.thai.fiscal import FiscalYear
from transparency.thai.numerals import to_arabic
from transparency.years.draft import findings_file, measures_file, source_file, sources_file
from transparency.years.names import YearsError, sealed_years
from transparency.years.repository import changed_files, check_whole
from transparency.years.seal import read_seal
from transparency.years.sealed import faults, faults_of_tag

_EMPTIED = ("budgets.yaml", "changes.yaml", "doubts.yaml", "galleries.yaml", "takedowns.yaml")
_REPLACED = ("photos", "source")
_KEY = re.compile(r"\s*(?:#|(?:- )?(?:id|fiscal_year|source|file|about_year|due_on|where):)")
_NEAR = 5
"""Years ago that a text may mean when it speaks of the year; laws are older."""
_GO_ON = {Status.IN_PROGRESS, Status.NOT_STARTED}


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a new year keeps and what is left to do by hand; all for an officer to read."""

    kept: str
    todo: tuple[str, ...]
    years_in_texts: tuple[str, ...]


def renew(root: Path, year: int, *, is_written: bool) -> Renewal:
    """Begin a year; nothing changes unless it ``is_written``.

    Raises YearsError, GitError or DataError.
    """
    data = root / "data"
    heal(data)
    center = _ready(root, year)
    with tempfile.TemporaryDirectory() as scratch:
        draft = Path(scratch)
        shutil.copytree(data, draft / "data", ignore=shutil.ignore_patterns(*_EMPTIED, *_REPLACED))
        if (root / "content").is_dir():
            shutil.copytree(root / "content", draft / "content")
        _fill(center, year, draft / "data")
        _, problems = check(draft)
        if errors(problems):
            raise DataError(errors(problems))
        if is_written:
            with replace_folder(data) as new:
                shutil.copytree(draft / "data", new, dirs_exist_ok=True)
        return _told(center, year, draft)


def _ready(root: Path, year: int) -> Center:
    check_whole(root)
    center, problems = check(root)
    if errors(problems):
        raise DataError(errors(problems))
    old = center.year.be_year
    if year != old + 1:
        raise YearsError(f"ข้อมูลเป็นของปี {old} ปีถัดไปคือ {old + 1} ไม่ใช่ {year}")
    if changed := changed_files(root):
        raise YearsError(f"มีไฟล์ที่แก้แล้วยังไม่บันทึกเข้า Git {len(changed)} ไฟล์ บันทึก (commit) ก่อน")
    if old not in sealed_years(root):
        raise YearsError(f"ยังไม่ได้ปิดปี {old} สั่ง manage.py seal {old} ก่อน")
    seal = read_seal(root, old)
    if wrong := [*faults(root, seal), *faults_of_tag(root, seal)]:
        raise YearsError("\n  ".join([f"ปี {old} ที่ปิดแล้วไม่ผ่านการตรวจ", *wrong]))
    return center


def _fill(center: Center, year: int, data: Path) -> None:
    texts = {
        "measures.yaml": measures_file(center, year),
        "sources.yaml": sources_file(center, year),
        f"source/plan-{year}.txt": source_file(center, year),
    }
    if center.findings:
        old = (data / "findings.yaml").read_text(encoding="utf-8")
        texts["findings.yaml"] = findings_file(old, center.year.be_year)
    for name, text in texts.items():
        path = data / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _told(center: Center, year: int, draft: Path) -> Renewal:
    measures = center.measures
    due = thai_date(FiscalYear(year).last_day)
    going_on = [measure for measure in measures if measure.status in _GO_ON]
    todo = [
        f"แทน data/source/plan-{year}.txt ด้วยแผนที่ประกาศแล้ว และแก้ชื่อใน data/sources.yaml",
        f"ตั้งกำหนดแล้วเสร็จของ {len(measures)} มาตรการ (ตอนนี้เป็น {due} ทุกข้อ) ลบมาตรการที่ไม่ทำต่อ",
    ]
    if emptied := [name for name in _EMPTIED if getattr(center, Path(name).stem)]:
        todo.append(f"เพิ่มข้อมูลของปีใหม่เมื่อมี ไฟล์เหล่านี้เริ่มจากว่าง: {', '.join(emptied)}")
    if going_on:
        names = ", ".join(measure.id for measure in going_on)
        todo.append(f"ดู {len(going_on)} มาตรการที่ปี {center.year} ยังไม่เสร็จ: {names}")
    if center.findings:
        todo.append(f"ดูข้อตรวจพบ {len(center.findings)} ข้อใน data/findings.yaml ลบข้อที่แก้เสร็จแล้ว")
    return Renewal(
        kept=f"{len(measures)} มาตรการ พร้อมรหัส ชื่อ ขั้นตอน หน่วยงาน และเป้าหมาย",
        todo=tuple(todo),
        years_in_texts=tuple(_years_in_texts(draft, range(year - _NEAR, year + 1))),
    )


def _years_in_texts(draft: Path, years: range) -> Iterator[str]:
    """Name the lines whose texts speak of a year: whether it changes is for people to say."""
    spoken = re.compile(rf"(?<!\d)(?:{'|'.join(map(str, years))})(?!\d)")
    for path in sorted([*draft.glob("data/*.yaml"), *draft.glob("content/**/*.md")]):
        if path.name == "sources.yaml":  # written by this command
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if not _KEY.match(line) and spoken.search(to_arabic(line)):
                yield f"{path.relative_to(draft).as_posix()}:{number}: {line.strip()}"
