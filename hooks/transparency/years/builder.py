"""Build the year of a tag as its own commit would: its code, its pinned packages, nothing else.

A door to other programs: sealed years are built by the Python and the packages of their own lock.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from transparency.console import OK
from transparency.years.names import YearsError

_LOCK = "requirements.txt"
_KEPT = (
    "APPDATA", "HOME", "LOCALAPPDATA", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE",
)  # fmt: skip
_FIXED = {
    "LC_ALL": "C.UTF-8",
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
}
ELSEWHERE = {"LC_ALL": "th_TH.UTF-8", "PYTHONHASHSEED": "2564", "TZ": "America/St_Johns"}
"""Another machine, as far as one can pretend: what depends on it shows when builds are compared."""

_LAST_WORDS = 12


class LockError(YearsError):
    """Raised when the packages of a tag's lock can no longer be installed."""


def python_of(project: Path) -> Path:
    """Return a Python with exactly the packages that a project pins. Raises LockError."""
    lock = hashlib.sha256((project / _LOCK).read_bytes()).hexdigest()
    stamp = Path(sys.prefix) / "made-of.txt"
    if stamp.exists() and stamp.read_text(encoding="utf-8").startswith(lock):
        return Path(sys.executable)
    command = [sys.executable, "manage.py", "check", "--help"]
    run = _run(command, project, dict(os.environ))
    if run.returncode != OK:
        raise LockError(f"ติดตั้งโปรแกรมของป้ายชื่อนี้ไม่ได้\n{_last(run.stderr)}")
    folder = project / ".venv"
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def check_release(python: Path, project: Path) -> None:
    """Let a project check its own records as strictly as a seal needs. Raises YearsError."""
    run = _transparency(python, project, ["check", "--release"], {})
    if run.returncode != OK:
        raise YearsError(
            f"ข้อมูลยังปิดปีไม่ได้\n{run.stdout}{run.stderr}".rstrip()
            + "\nแก้แล้วบันทึก (commit) ลบป้ายชื่อด้วย git tag -d แล้วสร้างใหม่ที่ข้อมูลที่แก้แล้ว"
        )


def build(
    python: Path, project: Path, out: Path, epoch: int, unlike: Mapping[str, str] | None = None
) -> None:
    """Let a project build its year in ``out``, with what the year needs beside it.

    ``epoch`` is the moment for which it speaks, ``unlike`` differs from the usual variables.
    Raises YearsError.
    """
    variables = {"SOURCE_DATE_EPOCH": str(epoch), **(unlike or {})}
    run = _transparency(python, project, ["build", "--years", str(out)], variables)
    if run.returncode != OK:
        raise YearsError(f"สร้างเว็บไซต์ของป้ายชื่อนี้ไม่ได้\n{_last(run.stderr)}")


def _transparency(
    python: Path, project: Path, words: list[str], variables: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    own = {**kept, **_FIXED, "PYTHONPATH": str(project / "hooks"), **variables}
    return _run([str(python), "-m", "transparency", *words], project, own)


def _run(
    command: list[str], folder: Path, variables: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 our own words
        command,
        cwd=folder,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _last(words: str) -> str:
    return "\n".join(words.strip().splitlines()[-_LAST_WORDS:])
