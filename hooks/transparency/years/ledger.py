"""What was removed by law from years that are still open: their builds no longer hold it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from transparency.folders import replace_file
from transparency.thai.dates import read_date
from transparency.years.names import ARCHIVE, YearsError

NAME = "removals.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """One removal from an open year; ``paths`` are addresses below it."""

    year: int
    id: str
    date: str
    basis: str
    note: str
    paths: tuple[str, ...]


def read_ledger(root: Path) -> tuple[Removed, ...]:
    """Read the ledger; empty where nothing was ever removed. Raises YearsError."""
    path = root / ARCHIVE / NAME
    if not path.exists():
        return ()
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        ledger = tuple(Removed(**{**one, "paths": tuple(one["paths"])}) for one in found)
        for removed in ledger:
            read_date(removed.date)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise YearsError(f"{ARCHIVE}/{NAME} อ่านไม่ได้ กู้คืนไฟล์นี้จาก Git") from None
    return ledger


def add_to_ledger(root: Path, removed: Removed) -> None:
    """Write one more removal down. Raises YearsError when its id is taken."""
    before = read_ledger(root)
    if removed.id in {one.id for one in before}:
        raise YearsError(f"รหัส {removed.id} ใช้ไปแล้ว ตั้งรหัสใหม่")
    text = json.dumps([asdict(one) for one in (*before, removed)], ensure_ascii=False, indent=1)
    replace_file(root / ARCHIVE / NAME, f"{text}\n".encode())


def of_year(ledger: Iterable[Removed], year: int) -> tuple[Removed, ...]:
    """Leave only the removals of a year."""
    return tuple(removed for removed in ledger if removed.year == year)
