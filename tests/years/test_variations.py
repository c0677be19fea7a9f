"""A tag builds to the sealed bytes whatever the machine is like.

Three variations on every run; ``pytest tests/years/test_variations.py --variations`` tries all.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scratch import run_git, write
from transparency.years.manifest import folder_digests
from transparency.years.repository import export

REVERSED = """
import os
_scan, _list = os.scandir, os.listdir
class _Reversed:
    def __init__(self, *path): self.left = [*_scan(*path)]
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def __iter__(self): return self
    def __next__(self):
        if self.left: return self.left.pop()
        raise StopIteration
    def close(self): pass
os.scandir = _Reversed
os.listdir = lambda *path: _list(*path)[::-1]
"""
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "another hash seed": {"PYTHONHASHSEED": "2564"},
    "a locale without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "folders in another order": {"SITE": "1"},
    "a third hash seed": {"PYTHONHASHSEED": "1"},
    "a zone far in the east": {"TZ": "Pacific/Kiritimati"},
    "a zone far in the west": {"TZ": "Pacific/Pago_Pago"},
    "a zone off the hour": {"TZ": "Asia/Kathmandu"},
    "Thai": {"LC_ALL": "th_TH.UTF-8", "LANGUAGE": "th"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "German": {"LANG": "de_DE.ISO-8859-1", "LANGUAGE": "de"},
    "optimised": {"PYTHONOPTIMIZE": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    "warnings": {"PYTHONWARNINGS": "default", "COLUMNS": "20", "NO_COLOR": "1"},
}
PLACES = ("a clone", "a strict umask", "a folder with spaces and Thai", "a link to the folder")
VARIATIONS = (*ENVIRONMENTS, *PLACES)
ALWAYS = (*list(ENVIRONMENTS)[:3],)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try three ways in which machines differ, or all."""
    names = VARIATIONS if metafunc.config.getoption("--variations") else ALWAYS
    metafunc.parametrize("variation", names)


def test_the_tag_builds_to_the_sealed_bytes(closed: Path, tmp_path: Path, variation: str) -> None:
    project = _project(closed, tmp_path, variation)
    write(tmp_path, "reversed/sitecustomize.py", REVERSED)
    own = ENVIRONMENTS.get(variation, {})
    found = [project / "hooks", *([tmp_path / "reversed"] if "SITE" in own else [])]
    before = os.umask(0o077 if variation == "a strict umask" else 0o022)
    try:
        run = subprocess.run(  # noqa: S603 our own words
            [sys.executable, "-m", "transparency", "build", "--years", str(tmp_path / "out")],
            cwd=project,
            env={
                "HOME": str(tmp_path),
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join(map(str, found)),
                "SOURCE_DATE_EPOCH": run_git(closed, "log", "-1", "--format=%ct", "fy2565"),
                **own,
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.umask(before)

    assert run.returncode == 0, run.stderr
    (tmp_path / "out" / "_headers").unlink()
    assert folder_digests(tmp_path / "out") == _sealed(closed, tmp_path / "sealed")


def _project(closed: Path, folder: Path, variation: str) -> Path:
    names = {"a folder with spaces and Thai": "ที่ อื่น", "a link to the folder": "real"}
    project = folder / names.get(variation, "project")
    if variation == "a clone":
        run_git(folder, "clone", "--quiet", "--branch", "fy2565", str(closed), project.name)
        return project
    export(closed, "fy2565", project)
    if variation == "a link to the folder":
        (folder / "link").symlink_to(project)
        return folder / "link"
    return project


def _sealed(closed: Path, folder: Path) -> dict[str, str]:
    with zipfile.ZipFile(closed / "archive" / "fy2565.zip") as archive:
        archive.extractall(folder)
    proofs = {"2565/SHA256SUMS", "2565/provenance.json"}
    return {path: sum_ for path, sum_ in folder_digests(folder).items() if path not in proofs}
