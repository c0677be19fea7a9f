"""The door to Git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_POINTERS = {
    "GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX",
    "GIT_WORK_TREE",
}  # fmt: skip


class GitError(Exception):
    """Raised when Git is missing or refuses; its words are for the officer."""


def git(folder: Path, *words: str) -> str:
    """Run Git in a folder and return its answer without the last line end. Raises GitError."""
    try:
        run = subprocess.run(  # noqa: S603 our own words
            ["git", *words],  # noqa: S607 found on the path, as officers have it
            cwd=folder,
            env={**_own_environment(), "LC_ALL": "C"},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise GitError("ไม่พบโปรแกรม Git ติดตั้งจาก git-scm.com แล้วสั่งอีกครั้ง") from None
    if "not a git repository" in run.stderr:
        raise GitError(f"โฟลเดอร์ {folder} ไม่ได้อยู่ในโครงการ Git")
    if "dubious ownership" in run.stderr:
        raise GitError(
            f"Git ไม่ยอมอ่าน {folder} เพราะเจ้าของโฟลเดอร์เป็นผู้ใช้อื่น ถ้าไว้ใจโฟลเดอร์นี้ สั่ง "
            f'git config --global --add safe.directory "{folder}"'
        )
    if run.returncode:
        raise GitError(f"Git ทำตามคำสั่งไม่ได้: {run.stderr.strip()}")
    return run.stdout.removesuffix("\n")


def _own_environment() -> dict[str, str]:
    """Leave out what a hook inherits: it would point at another repository or index."""
    return {name: value for name, value in os.environ.items() if name not in _POINTERS}
