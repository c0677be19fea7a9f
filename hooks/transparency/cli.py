"""The staff's commands."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from transparency.build import build, check
from transparency.clock import today
from transparency.commands import parser
from transparency.console import INTERRUPTED, OK, WRONG_DATA, WRONG_USE, UseError, progress, say
from transparency.darkroom.develop import develop
from transparency.desk import apply_form, check_records, write_forms
from transparency.finish import FinishError, LeakError, finish
from transparency.folders import replace_folder
from transparency.forms.filled import FormError
from transparency.git import GitError
from transparency.hook import HookError, install_hook
from transparency.makers.photos import make_photos
from transparency.problems import DataError, errors, report
from transparency.records.editing import EditError
from transparency.schemas import write_schemas
from transparency.stage import PROJECT, write_stage
from transparency.year_desk import (
    is_about_years,
    refuse_to_lose,
    remind_of_a_new_year,
    run_on_years,
)
from transparency.years.names import YearsError

_WRONG_DATA = (DataError, EditError, FormError, LeakError, YearsError)
_WRONG_USE = (GitError, HookError, UseError)
_ERRNO = re.compile(r"\[Errno (\d+)\] ([^:'\"]*)(?:: '([^']*)')?")


class _BuilderError(Exception):
    """Raised when MkDocs itself failed; its own words have been shown."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; return 0, 1 when it failed or data are wrong, 2 for wrong use.

    Arguments that are no command end the process with 2.
    """
    options = parser().parse_args(arguments)
    try:
        if is_about_years(options):
            return run_on_years(options, _root(options), _run_and_finish)
        return _run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except (*_WRONG_DATA, *_WRONG_USE, FinishError, OSError, _BuilderError) as error:
        sys.stderr.write(f"{_words(error)}\n")
        return WRONG_USE if isinstance(error, _WRONG_USE) else WRONG_DATA


def _words(error: Exception) -> str:
    match error:
        case _BuilderError():
            return f"{error}\nสร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่เหมือนเดิม"
        case FinishError():
            return f"เก็บงานขั้นสุดท้ายไม่ได้ หน้าเว็บต่างจากที่ระบบรู้จัก แจ้งผู้พัฒนา ({error})"
        case OSError():
            return _words_of_disk(error)
    return str(error)


def _words_of_disk(error: OSError) -> str:
    if isinstance(error, shutil.Error):  # of a copy of many files
        error = _disk_error(str(error)) or error
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "เนื้อที่ในดิสก์ไม่พอ ลบไฟล์ที่ไม่ใช้แล้วสั่งอีกครั้ง ของเดิมยังอยู่ครบ"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"เขียนหรืออ่าน {error.filename} ไม่ได้ ปิดโปรแกรมที่เปิดอยู่ หรือตรวจสิทธิ์ของโฟลเดอร์"
    name = f"{error.filename} " if error.filename else ""
    return f"อ่านหรือเขียนไฟล์ไม่ได้: {name}({error.strerror or error})"


def _disk_error(words: str) -> OSError | None:
    """Return what the disk refused, from the words of another program or of a copy."""
    found = _ERRNO.search(words)
    return OSError(int(found[1]), found[2], found[3]) if found else None


def _run(options: Namespace) -> int:
    match options.command:
        case "build":
            _build(_root(options), options.site_dir)
        case "serve":
            return _serve(options.addr)
        case "stage":
            _stage(_root(options), _folder(options.out))
        case "finish":
            finish(_folder(options.site))
        case "schema":
            _write_schemas(_root(options) / "data" / "schemas")
        case "install-hook":
            say(f"ติดตั้งแล้วที่ {install_hook(PROJECT)} ต่อไปนี้ข้อมูลจะถูกตรวจก่อนบันทึก (commit) ทุกครั้ง")
        case _:
            return _with_records(options)
    return OK


def _with_records(options: Namespace) -> int:
    match options.command:
        case "form":
            return write_forms(_root(options))
        case "apply":
            return apply_form(_root(options), options.file)
        case "photos":
            from transparency.counter import add_photos  # noqa: PLC0415 no other needs Pillow

            return add_photos(_root(options), options.gallery, options.files)
    return check_records(_root(options), options.format, is_release=options.release)


def _build(root: Path, site_dir: str | None) -> None:
    """Build next to the site and put it there only when it is whole.

    In ``site_dir``, ``{year}`` stands for the fiscal year of the records.
    """
    center, problems = check(root)
    if errors(problems):
        raise DataError(problems)
    year = str(center.year.be_year)
    site = _folder(site_dir.replace("{year}", year) if site_dir else root / "site")
    refuse_to_lose(site, root, made_of="index.html")
    say(f"{report(problems).splitlines()[-1]} กำลังสร้างเว็บไซต์…")
    remind_of_a_new_year(center.year)
    develop(root, make_photos(center)[1], lambda done, of: progress(done, of, "ทำภาพสำหรับเว็บไซต์"))
    with tempfile.TemporaryDirectory() as scratch, replace_folder(site) as new:
        project = PROJECT
        if root != PROJECT:
            project = Path(scratch) / "stage"
            write_stage(root, build(root, today=today()), project)
        _run_mkdocs(project, new)
        finish(new)
    say(f"สร้างเว็บไซต์เสร็จแล้ว อยู่ใน {site}")


def _run_and_finish(project: Path, site: Path) -> None:
    _run_mkdocs(project, site)
    finish(site)


def _stage(root: Path, out: Path) -> None:
    refuse_to_lose(out, root, made_of="docs")
    write_stage(root, build(root, today=today()), out)
    say(f"เขียนไว้ใน {out} แล้ว")


def _run_mkdocs(project: Path, site: Path) -> None:
    command = [*_mkdocs("build", project), "--strict", "--site-dir", str(site)]
    run = subprocess.run(  # noqa: S603 our own words
        command, env=_environment(), capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode != OK:
        raise _disk_error(run.stderr) or _BuilderError(run.stderr.strip())


def _serve(address: str) -> int:
    command = [*_mkdocs("serve", PROJECT), "--dev-addr", address]
    say(f"เปิดดูตัวอย่างที่ http://{address}/ กด Ctrl+C เพื่อหยุด")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # else MkDocs would live on alone
    with subprocess.Popen(command, env=_environment()) as server:  # noqa: S603 as above
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()
            return OK


def _mkdocs(command: str, project: Path) -> list[str]:
    if project == PROJECT:
        (project / "content").mkdir(exist_ok=True)  # Git keeps no empty folder, MkDocs wants one
    return [sys.executable, "-m", "mkdocs", command, "-f", str(project / "mkdocs.yml")]


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def _write_schemas(folder: Path) -> None:
    say(f"เขียนสคีมา {write_schemas(folder)} ไฟล์ไว้ใน {folder} แล้ว")


def _root(options: Namespace) -> Path:
    return _folder(options.root or PROJECT)


def _folder(path: str | Path) -> Path:
    return Path(path).resolve()
