"""The pinned requirements: whole, by hash, and the same for officers and developers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import PROJECT

REQUIREMENTS = sorted(PROJECT.glob("requirements*.txt"))
PIN = re.compile(r"([\w.-]+)==(\S+)( ; [^:/]+)?( --hash=sha256:[0-9a-f]{64})+")


def _entries(path: Path) -> list[str]:
    """Return one line for each package, without the header."""
    text = path.read_text(encoding="utf-8").split("\n", 1)[1]
    return re.sub(r" \\\n +", " ", text).splitlines()


def _pins(path: Path) -> dict[str, str]:
    return dict(entry.split(" ", 1)[0].split("==") for entry in _entries(path))


def test_there_are_requirements_for_officers_and_developers() -> None:
    assert {path.name for path in REQUIREMENTS} >= {"requirements.txt", "requirements-dev.txt"}


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.stem)
def test_every_package_is_pinned_by_hash_and_no_address_is_named(path: Path) -> None:
    entries = _entries(path)

    assert entries
    assert [entry for entry in entries if not PIN.fullmatch(entry)] == []


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.stem)
def test_the_first_line_says_how_the_file_is_renewed(path: Path) -> None:
    header = path.read_text(encoding="utf-8").split("\n", 1)[0]

    assert header.startswith("# Made, and renewed, by: uv pip compile ")
    assert header.endswith(f" -o {path.name}")


def test_developers_build_with_the_packages_of_officers() -> None:
    officers = _pins(PROJECT / "requirements.txt")
    developers = _pins(PROJECT / "requirements-dev.txt")

    assert officers.items() <= developers.items()
