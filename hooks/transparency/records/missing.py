"""The words for a file that is not where a record says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from transparency.likeness import nearest_file
from transparency.problems import Place, Problem
from transparency.records.refusals import Refusal, change_to
from transparency.thai.text import normalise


def written_otherwise(folder: Path) -> str:
    """Return the name of a folder that differs from the one meant by letter case alone."""
    beside = () if folder.is_dir() or not folder.parent.is_dir() else folder.parent.iterdir()
    names = (path.name for path in beside if path.is_dir())
    return next((name for name in names if name.casefold() == folder.name.casefold()), "")


def missing_file(name: str, there: Collection[str], place: Place, folder: str) -> Iterator[Problem]:
    """Report ``name`` unless it is empty or lies in ``folder``, whose files are ``there``."""
    if not name or name in there:
        return
    remedy = f"วางไฟล์ไว้ใน {folder} หรือแก้ชื่อให้ตรงทุกตัวอักษร"
    near = nearest_file(name, there)
    if near and normalise(near) == name:
        remedy = f"ชื่อดูเหมือนกันแต่เก็บด้วยอักขระคนละแบบ พิมพ์ชื่อไฟล์ใน {folder} ใหม่ เป็น “{name}”"
        near = None
    message = f"ไม่พบไฟล์ “{name}” ใน {folder}"
    yield Refusal("file-not-found", message, change_to(near, remedy)).at(place)
