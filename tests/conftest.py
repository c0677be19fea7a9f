"""What many tests share: the folders, a day, and sites built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, database=None, derandomize=True)
settings.load_profile("house")

PROJECT = Path(__file__).resolve().parents[1]
SITES = PROJECT / "tests" / "sites"
TODAY = date(2026, 11, 25)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew."""
    parser.addoption("--update", action="store_true", help="write the golden files anew")
    parser.addoption("--kills", default=4, type=int, help="how often a command is killed")
    parser.addoption("--variations", action="store_true", help="build on every kind of machine")


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the real site."""
    return PROJECT


@pytest.fixture(scope="session")
def complete() -> Path:
    """The example site in which everything is filled."""
    return SITES / "complete"


def copy_site(name: str, target: Path) -> Path:
    """Copy an example site, but not what other tests keep in its cache meanwhile."""
    return Path(shutil.copytree(SITES / name, target, ignore=shutil.ignore_patterns(".cache")))


@pytest.fixture
def site_copy(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that copies an example site to a place where it may be spoilt."""

    def copy(name: str) -> Path:
        return copy_site(name, tmp_path / name)

    return copy


def mkdocs(config: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build --strict`` as a user would."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(  # noqa: S603 our own words
        [*command, "-f", str(config), "-d", str(site)],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert found, f"{folder} is empty"
    return found
