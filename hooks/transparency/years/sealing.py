"""Seal a year: build its tag until there is no doubt, keep the result, and never build it again."""

from __future__ import annotations

import platform
import sys
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from transparency.clock import BANGKOK
from transparency.console import progress
from transparency.git import git
from transparency.thai.fiscal import BE_YEARS, FiscalYear
from transparency.years import builder
from transparency.years.lock import alone
from transparency.years.manifest import file_digest
from transparency.years.names import (
    ARCHIVE,
    MANIFEST,
    YearsError,
    seal_path,
    tag_of,
    zip_name,
)
from transparency.years.rebuilding import Workshop, add_proofs, build_thrice, site_url_of
from transparency.years.repository import Tag, check_whole, is_ignored, read_tag, workplace
from transparency.years.seal import Seal, read_seal
from transparency.years.sealed import faults, faults_of_tag
from transparency.years.zips import write_zip

MOST_BYTES = 95_000_000
"""Code hosts refuse a file of more than 100 MiB."""

_STEPS = 5


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed year, and whether this command has sealed it."""

    seal: Seal
    is_new: bool


def seal_year(root: Path, year: int) -> Sealed:
    """Seal the year of a tag. Raises YearsError or GitError; then nothing has changed."""
    check_whole(root)
    tag = _tag_to_seal(root, year)
    if seal_path(root, year).exists():
        return Sealed(_still_right(root, year), is_new=False)
    if is_ignored(root, root / ARCHIVE / zip_name(year)):
        raise YearsError(f"Git ถูกตั้งให้ข้ามโฟลเดอร์ {ARCHIVE}/ ลบบรรทัดนั้นใน .gitignore ก่อน")
    with alone(workplace(root, "sealing")) as scratch:
        _clear_leftovers(root)
        return Sealed(_seal(root, year, tag, scratch), is_new=True)


def _tag_to_seal(root: Path, year: int) -> Tag:
    if year not in BE_YEARS:
        raise YearsError(f"{year} ไม่ใช่ปีงบประมาณ พ.ศ. เขียนเช่น manage.py seal 2564")
    tag = read_tag(root, year)
    if tag is None:
        raise YearsError(
            f"ยังไม่มีป้ายชื่อ {tag_of(year)} สร้างที่ข้อมูลชุดสุดท้ายของปีด้วย "
            f'git tag -a {tag_of(year)} -m "ปิดปี {year}"'
        )
    day = datetime.fromtimestamp(tag.epoch, UTC).astimezone(BANGKOK).date()
    if day <= FiscalYear(year).last_day:
        raise YearsError(
            f"ข้อมูลของป้ายชื่อ {tag_of(year)} บันทึกก่อนสิ้นปีงบประมาณ {year} จึงยังปิดปีไม่ได้ ตั้งแต่ 1 ตุลาคม "
            f"บันทึก (commit) ข้อมูลชุดสุดท้าย ลบป้ายชื่อด้วย git tag -d {tag_of(year)} แล้วสร้างใหม่"
        )
    return tag


def _still_right(root: Path, year: int) -> Seal:
    seal = read_seal(root, year)
    wrong = [*faults(root, seal), *faults_of_tag(root, seal)]
    if wrong:
        raise YearsError("\n  ".join([f"ปี {year} ปิดไปแล้ว แต่ไม่ผ่านการตรวจ", *wrong]))
    return seal


def _clear_leftovers(root: Path) -> None:
    for left in (root / ARCHIVE).glob(".fy*.new"):
        left.unlink()


def _seal(root: Path, year: int, tag: Tag, scratch: Path) -> Seal:
    progress(0, _STEPS, "เตรียมโปรแกรมของป้ายชื่อ")
    workshop = Workshop.open(root, tag, scratch)
    builder.check_release(workshop.python, workshop.project)
    steps = iter(range(1, _STEPS))
    built = build_thrice(workshop, lambda words: progress(next(steps), _STEPS, words))
    site = built / str(year)
    if not site.is_dir():
        raise YearsError(f"ข้อมูลของป้ายชื่อ {tag_of(year)} ไม่ใช่ของปี {year}")
    site_url = site_url_of(site)
    add_proofs(built, year, workshop, site_url)
    seal = _keep(root, year, tag, built, site_url)
    progress(_STEPS, _STEPS, "ปิดปีแล้ว")
    return seal


def _keep(root: Path, year: int, tag: Tag, built: Path, site_url: str | None) -> Seal:
    """Write the zip of a built year and then its seal: without a seal, nothing is sealed."""
    files = [path for path in (built / str(year)).rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    if size > MOST_BYTES:
        raise YearsError(
            f"ปี {year} มีขนาด {size / 1e6:.0f} เมกะไบต์ จึงเก็บใน Git ไม่ได้ "
            f"ลดขนาดภาพให้รวมไม่เกิน {MOST_BYTES / 1e6:.0f} เมกะไบต์"
        )
    name = zip_name(year)
    write_zip(built, root / ARCHIVE / name)
    seal = Seal(
        year=year,
        tag=tag_of(year),
        tag_object=tag.object,
        commit=tag.commit,
        tree=tag.tree,
        sources=tag.sources,
        epoch=tag.epoch,
        site_url=site_url,
        files=len(files),
        bytes=size,
        sha256sums_sha256=file_digest(built / str(year) / MANIFEST),
        zip=name,
        zip_sha256=file_digest(root / ARCHIVE / name),
        revision=1,
        previous=(),
        sealed_with=_machine(root),
    )
    seal.write(root)
    return seal


def _machine(root: Path) -> dict[str, str]:
    """Say what sealed the year; it decides nothing, but a doubt may ask for it."""
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "system": sys.platform,
        "git": git(root, "--version").removeprefix("git version "),
    }
