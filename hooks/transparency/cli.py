"""The staff's commands."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from transparency.build import build, check
from transparency.clock import today
from transparency.commands import parser
from transparency.finish import finish
from transparency.folders import replace_folder
from transparency.formats import FORMATS
from transparency.problems import DataError, errors, report
from transparency.stage import PROJECT, write_stage

OK, WRONG_DATA = 0, 1


class _BuilderError(Exception):
    """Raised when MkDocs itself failed; its own words have been shown."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; return 0, or 1 when data are wrong; wrong use exits with 2."""
    options = parser().parse_args(arguments)
    root = Path(options.root or PROJECT).resolve()
    try:
        match options.command:
            case "build":
                _build(root, Path(options.site_dir or root / "site").resolve())
            case "serve":
                return _serve(options.addr)
            case "check":
                return _check(root, options.format)
            case "stage":
                write_stage(root, build(root, today=today()), Path(options.out).resolve())
                _say(f"เขียนไว้ใน {options.out} แล้ว")
            case "finish":
                finish(Path(options.site).resolve())
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_DATA
    except _BuilderError as error:
        sys.stderr.write(f"{error}\nสร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่เหมือนเดิม\n")
        return WRONG_DATA
    except OSError as error:
        sys.stderr.write(f"อ่านหรือเขียนไฟล์ไม่ได้: {error.filename} ({error.strerror})\n")
        return WRONG_DATA
    return OK


def _check(root: Path, form: str) -> int:
    _, problems = check(root)
    _say(FORMATS[form](problems))
    return WRONG_DATA if errors(problems) else OK


def _build(root: Path, site: Path) -> None:
    """Build next to ``site`` and put it there only when it is whole."""
    _, problems = check(root)
    if errors(problems):
        raise DataError(problems)
    _say(f"{report(problems).splitlines()[-1]} กำลังสร้างเว็บไซต์…")
    with tempfile.TemporaryDirectory() as scratch, replace_folder(site) as new:
        project = PROJECT
        if root != PROJECT:
            project = Path(scratch) / "stage"
            write_stage(root, build(root, today=today()), project)
        _run_mkdocs(project, new)
        finish(new)
    _say(f"สร้างเว็บไซต์เสร็จแล้ว อยู่ใน {site}")


def _run_mkdocs(project: Path, site: Path) -> None:
    command = [*_mkdocs("build", project), "--strict", "--site-dir", str(site)]
    run = subprocess.run(  # noqa: S603 our own words
        command, env=_environment(), capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode != OK:
        raise _BuilderError(run.stderr.strip())


def _serve(address: str) -> int:
    command = [*_mkdocs("serve", PROJECT), "--dev-addr", address]
    _say(f"เปิดดูตัวอย่างที่ http://{address}/ กด Ctrl+C เพื่อหยุด")
    try:
        return subprocess.run(command, env=_environment(), check=False).returncode  # noqa: S603 as above
    except KeyboardInterrupt:
        return OK


def _mkdocs(command: str, project: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", command, "-f", str(project / "mkdocs.yml")]


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
