"""Publish: the current year, every sealed year and the front, in one new folder that swaps in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from transparency.build import check
from transparency.center import Center
from transparency.console import progress
from transparency.folders import replace_folder
from transparency.problems import DataError, errors
from transparency.years.addresses import check_promises, check_redirects, read_redirects
from transparency.years.folder import files_of, front_of, write_texts
from transparency.years.front import make_front
from transparency.years.front_pages import removed_page
from transparency.years.ledger import Removed, of_year, read_ledger
from transparency.years.lock import alone
from transparency.years.manifest import manifest
from transparency.years.names import DOWNLOADS, MANIFEST, PATHS, YearsError, sealed_years, tag_of
from transparency.years.public import Download, PublicYear
from transparency.years.removals import read_removals
from transparency.years.repository import (
    changed_files,
    check_whole,
    is_ignored,
    tagged_years,
    workplace,
)
from transparency.years.seal import Seal, read_seal
from transparency.years.sealed import faults, faults_of_tag
from transparency.years.signing import faults_of_signature
from transparency.years.told import read_told
from transparency.years.zips import opened

BuildYear = Callable[[Path, Path], int]
"""Builds the year of a project in a folder, and returns it: see ``build_year``."""

_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is published where; ``previous`` lists the public addresses if ``out`` does not."""

    root: Path
    out: Path
    build_year: BuildYear
    previous: Path | None = None
    is_preview: bool = False
    is_check: bool = False


def publish(what: Publication) -> tuple[int, ...]:
    """Put everything in place of ``out`` at once; return the years, newest first.

    Raises YearsError, GitError, DataError or OSError; then ``out`` is as it was.
    """
    center, seals = _ready(what)
    moved, ledger = read_redirects(what.root), read_ledger(what.root)
    bench = workplace(what.root, "checking") if what.is_check else what.out
    with alone(bench) as scratch, _place(what, scratch) as new:
        before = _public_before(what)
        steps = len(seals) + 2
        closed = []
        for number, seal in enumerate(reversed(seals)):
            progress(number, steps, f"ปี {seal.year}")
            closed.append(_put_sealed(what.root, seal, new))
        progress(len(seals), steps, f"สร้างปี {center.year}")
        current = _put_current(what, scratch / "build", new)
        progress(len(seals) + 1, steps, "ตรวจที่อยู่")
        years = tuple(_with_ledger(year, ledger, new) for year in (current, *closed))
        _put_front(center, years, moved, before, new)
        progress(steps, steps, "เสร็จแล้ว")
    return tuple(year.year for year in (current, *closed))


def _ready(what: Publication) -> tuple[Center, list[Seal]]:
    """Refuse before anything is written."""
    check_whole(what.root)
    _refuse_own_folder(what)
    changed = changed_files(what.root)
    if changed and not what.is_preview:
        shown = "\n".join(f"  {line}" for line in changed[:_MOST])
        raise YearsError(
            f"มีไฟล์ที่แก้แล้วยังไม่บันทึกเข้า Git {len(changed)} ไฟล์ จึงยังไม่เผยแพร่\n{shown}\n"
            "บันทึก (commit) ก่อน หรือดูตัวอย่างด้วย --preview"
        )
    center, problems = check(what.root)
    if errors(problems):
        raise DataError(problems)
    seals = [read_seal(what.root, year) for year in sealed_years(what.root)]
    sealed = {seal.year for seal in seals}
    for year in tagged_years(what.root):
        if year not in sealed:
            raise YearsError(f"มีป้ายชื่อ {tag_of(year)} แต่ยังไม่ได้ปิดปี {year} สั่ง manage.py seal {year}")
    if sealed and center.year.be_year <= max(sealed):
        raise YearsError(
            f"ข้อมูลปัจจุบันเป็นของปี {center.year} ซึ่งปิดแล้ว "
            f"เริ่มปีใหม่ด้วย manage.py new-year {max(sealed) + 1}"
        )
    for seal in seals:
        _refuse(seal, faults_of_tag(what.root, seal))
        _refuse(seal, faults_of_signature(what.root, seal))
    return center, seals


def _refuse_own_folder(what: Publication) -> None:
    """Refuse to publish among the files of the project: the next run would find it changed."""
    root, out = what.root, what.out
    if out.is_relative_to(root) and not is_ignored(root, out / PATHS):
        raise YearsError(
            f"โฟลเดอร์ {out.relative_to(root).as_posix()} อยู่ในโครงการ Git จะเห็นเว็บไซต์เป็นไฟล์ใหม่ "
            "ใช้ชื่อ public หรือเลือกโฟลเดอร์นอกโครงการ"
        )


def _place(what: Publication, scratch: Path) -> AbstractContextManager[Path]:
    return _nowhere(scratch / "tree") if what.is_check else replace_folder(what.out)


@contextmanager
def _nowhere(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True)
    yield folder


def _public_before(what: Publication) -> list[str]:
    source = what.previous or what.out / PATHS
    if what.previous is None and not source.exists():
        return []
    return source.read_text(encoding="utf-8", errors="replace").splitlines()


def _put_sealed(root: Path, seal: Seal, new: Path) -> PublicYear:
    """Unpack a sealed year, proving it on the way."""
    _refuse(seal, faults(root, seal, new))
    path = seal.zip_path(root)
    with opened(path) as archive:
        removals = read_removals(archive, seal)
    (new / DOWNLOADS).mkdir(exist_ok=True)
    shutil.copyfile(path, new / DOWNLOADS / path.name)
    download = Download(path.name, path.stat().st_size, seal.zip_sha256)
    return PublicYear(
        seal.year,
        files_of(new / str(seal.year)),
        download,
        gone=tuple(path for removal in removals for path in removal.gone),
        notes=tuple(removal.note for removal in removals),
    )


def _refuse(seal: Seal, found: Iterator[str]) -> None:
    told = [*found]
    if told:
        lines = "\n".join(f"  {words}" for words in told[:_MOST])
        raise YearsError(f"ปี {seal.year} ที่ปิดแล้วไม่ผ่านการตรวจ จึงยังไม่เผยแพร่\n{lines}")


def _put_current(what: Publication, scratch: Path, new: Path) -> PublicYear:
    """Build elsewhere: a builder that outlives a killed command must not reach the next tree."""
    scratch.mkdir(parents=True)
    year = what.build_year(what.root, scratch)
    (scratch / str(year)).rename(new / str(year))
    (scratch / "_headers").rename(new / "_headers")
    return PublicYear(year, files_of(new / str(year)))


def _with_ledger(year: PublicYear, ledger: tuple[Removed, ...], new: Path) -> PublicYear:
    """Say on the pages that were removed from an open year what became of them."""
    gone = list(year.gone)
    removals = of_year(ledger, year.year)
    for removed in removals:
        for path in removed.paths:
            if path in year.files:
                raise YearsError(
                    f"{year.year}/{path} ต้องนำออกตามรายการ {removed.id} แต่ยังอยู่ แก้ data/ ก่อน"
                )
            if path.endswith(".html"):
                page = removed_page(path, removed.note, removed.date)
                write_texts({f"{year.year}/{path}": page}, new)
            else:
                gone.append(path)
    files = files_of(new / str(year.year)) if removals else year.files
    notes = (*year.notes, *(removed.note for removed in removals))
    return replace(year, files=files, gone=tuple(gone), notes=notes)


def _put_front(
    center: Center,
    years: tuple[PublicYear, ...],
    moved: dict[str, str],
    before: list[str],
    new: Path,
) -> None:
    downloads = {year.download.name: year.download.sha256 for year in years if year.download}
    if downloads:
        write_texts({f"{DOWNLOADS}/{MANIFEST}": manifest(downloads)}, new)
    front = front_of(center, years)
    told = tuple(read_told(new / str(year.year), year.year) for year in years)
    there = {*files_of(new), *make_front(front, told)}
    front = replace(front, moved=check_redirects(moved, there))
    files = make_front(front, told)
    write_texts({path: files[path] for path in files}, new)
    gone = {f"{year.year}/{path}" for year in years for path in year.gone}
    check_promises(before, {*there, *files, *front.moved}, gone)
