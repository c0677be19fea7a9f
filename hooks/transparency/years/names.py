"""What tags, sealed years and published files are called."""

from __future__ import annotations

import re
from pathlib import Path

from transparency.thai.fiscal import BE_YEARS

ARCHIVE = "archive"
"""The folder of sealed years, in the project."""

DATA, PROVENANCE, MANIFEST, REMOVALS = (
    "data.json",
    "provenance.json",
    "SHA256SUMS",
    "REMOVALS.json",
)
"""Files of a sealed year; only the first stands in an open one, too."""

LIST, SCRIPT, PATHS = "years.html", "years.js", "paths.txt"
"""Files beside the years: the list of them, the script of every page, all addresses."""

DOWNLOADS = "downloads"
REDIRECTS = "redirects.txt"
"""In the project: a line ``old new`` for each address that moved."""

_TAG = re.compile(r"fy(\d{4})")
_SEAL = re.compile(r"fy(\d{4})\.json")


class YearsError(Exception):
    """Raised when a command on years must not go on; its words are for the officer."""


def tag_of(year: int) -> str:
    """Return the tag of a closed year."""
    return f"fy{year}"


def year_of_tag(tag: str) -> int | None:
    """Return the year that a tag closes, or None for a tag about something else."""
    found = _TAG.fullmatch(tag)
    return int(found[1]) if found and int(found[1]) in BE_YEARS else None


def zip_name(year: int, revision: int = 1) -> str:
    """Return the file of a sealed year; a revision after a removal has a name of its own."""
    return f"fy{year}.zip" if revision == 1 else f"fy{year}.r{revision}.zip"


def seal_path(root: Path, year: int) -> Path:
    """Return where the seal of a year lies."""
    return root / ARCHIVE / f"fy{year}.json"


def signature_path(root: Path, year: int) -> Path:
    """Return where the signature of a seal lies, where an officer has signed it."""
    return root / ARCHIVE / f"fy{year}.json.sig"


def sealed_years(root: Path) -> list[int]:
    """Return the years that have a seal, oldest first."""
    found = (_SEAL.fullmatch(path.name) for path in (root / ARCHIVE).glob("fy*.json"))
    return sorted(int(name[1]) for name in found if name)
