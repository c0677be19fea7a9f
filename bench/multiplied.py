"""The real project, with its records several times over, as if it held several years."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from bench.cpu import PROJECT

_KEPT = ("content", "data", "hooks", "overrides")
_FILES = ("measures", "galleries", "budgets", "findings", "channels", "doubts")
_ID = re.compile(r"^( *- id: )(\S+)$", re.MULTILINE)
_MEASURE = re.compile(r"\bm\d\d\b")
_REFERENCE = re.compile(r"^    measures?: .*$", re.MULTILINE)
_NUMBER = re.compile(r"^    number: (\d+)$", re.MULTILINE)


def project(folder: Path, copies: int, stems: Iterable[str] = _FILES) -> Path:
    """Copy the project to ``folder``, the records of ``stems`` multiplied; the first stay."""
    for name in _KEPT:
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    for stem in stems:
        path = _data(folder, stem)
        text = multiplied(path.read_text(encoding="utf-8"), stem, copies)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def count(folder: Path) -> int:
    """Count the measures of a project."""
    return len(_ID.findall(_data(folder, "measures").read_text(encoding="utf-8")))


def multiplied(text: str, stem: str, copies: int) -> str:
    """Repeat the list of one data file; each copy has ids of its own, and refers to its own."""
    head, key, records = text.partition(f"\n{stem}:\n")
    once = len(_ID.findall(records))
    again = (_again(records, stem, copy, once) for copy in range(1, copies))
    return "".join((head, key, records.rstrip(), "\n", *again))


def _again(records: str, stem: str, copy: int, once: int) -> str:
    """Write the records of another year: ``m01`` becomes ``m01-y1``."""
    text = _ID.sub(rf"\1\2-y{copy}", records.rstrip())
    text = _REFERENCE.sub(lambda line: _MEASURE.sub(rf"\g<0>-y{copy}", line[0]), text)
    if stem == "measures":
        text = _NUMBER.sub(lambda found: f"    number: {int(found[1]) + once * copy}", text)
    return f"{text}\n"


def _data(folder: Path, stem: str) -> Path:
    return folder / "data" / f"{stem}.yaml"
