"""Names of files and folders that work on one computer only, or that nobody would read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from transparency.center import Center
from transparency.problems import Place, Problem, Severity
from transparency.reading.source_file import RECORDS, strangers
from transparency.records.refusals import Refusal, of_file
from transparency.records.shelf import COMPULSORY
from transparency.thai.text import normalise, visible

_FOLDERS = ("content", "data")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"\\|?*]|[. ]$')
_IN_CONTENT = (
    (re.compile("templates"), "เป็นโฟลเดอร์ที่ไม่ถูกเผยแพร่"),
    (re.compile(r"(?:.*/)?\.[^/]*\.md"), "ขึ้นต้นด้วยจุด หน้าแบบนี้ไม่ถูกเผยแพร่"),
    (re.compile(r".*\.(?:markdown|mdown|mkdn?|(?!md)[mM][dD])"), "ต้องลงท้ายด้วย .md พิมพ์เล็ก"),
)
"""Paths below ``content/`` that builders do not publish, or publish and nobody checks."""


def check_data_files(center: Center) -> Iterator[Problem]:
    """Find files in ``data/`` whose name nobody reads: a mistake if they look like records."""
    for name, meant in strangers(center.root / "data").items():
        if meant.removesuffix(".yaml") not in COMPULSORY:  # else its absence has been reported
            remedy = f"เปลี่ยนชื่อไฟล์เป็น {meant}" if meant else "ลบไฟล์นี้ หรือย้ายออกจาก data/"
            message = f"ระบบไม่อ่านไฟล์ชื่อ “{visible(name)}”"
            yield Refusal("unknown-file", message, remedy).at(Place(f"data/{name}"))
    for path in _others(center.root / "data"):
        message = (
            f"ระบบไม่อ่าน{'โฟลเดอร์' if path.is_dir() else 'ไฟล์'}ชื่อ “{visible(path.name)}” ใน data/"
        )
        if path.name.casefold() in _OWN_FOLDERS:
            remedy = f"เปลี่ยนชื่อเป็น “{path.name.casefold()}” ให้ตรงทุกตัวอักษร"
            yield Refusal("unknown-file", message, remedy).at(Place(f"data/{path.name}"))
            continue
        remedy = "ถ้าเป็นข้อมูลของเว็บไซต์ ให้เขียนลงไฟล์ .yaml ที่มีอยู่ ถ้าไม่ใช่ ให้ย้ายออกจาก data/"
        yield Refusal("unknown-file", message, remedy, severity=Severity.WARNING).at(
            Place(f"data/{path.name}")
        )


def _others(folder: Path) -> list[Path]:
    """Find what is no record and does not look like one, but for hidden files and the guide."""
    known = {*_OWN_FOLDERS, *(f"{stem}.yaml" for stem in RECORDS), *strangers(folder)}
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in there if path.name not in known and not path.name.startswith(_QUIET)]


_OWN_FOLDERS = ("photos", "schemas", "source")
_QUIET = (".", "README")


def check_names(center: Center) -> Iterator[Problem]:
    """Find names that differ by case alone, that Windows refuses, and links."""
    for name in _FOLDERS:
        folder = center.root / name
        yield from _twins(name, [path.relative_to(folder).as_posix() for path in _all(folder)])
        for path in _all(folder):
            place = Place(path.relative_to(center.root).as_posix())
            if path.is_symlink():
                message = "ไฟล์นี้เป็นทางลัด (symbolic link) ซึ่งใช้ไม่ได้ เพราะอาจพาไฟล์นอกโครงการขึ้นเว็บไซต์"
                yield of_file(Refusal("link", message, "วางไฟล์จริงแทนทางลัด"), place.path)
            elif fault := _fault_of(path, folder):
                message = f"ชื่อ “{visible(path.name)}” {fault}"
                remedy = "เปลี่ยนเป็นอักษรอังกฤษพิมพ์เล็ก ตัวเลข และขีดกลาง เช่น plan-2564.pdf"
                yield Refusal("bad-file-name", message, remedy).at(place)


def _fault_of(path: Path, folder: Path) -> str:
    """Say why the name of a file or folder does not do; nothing if it does."""
    if _DEVICE.fullmatch(path.name) or _FORBIDDEN.search(path.name):
        return "ใช้บน Windows ไม่ได้"
    below = path.relative_to(folder).as_posix()
    faults = _IN_CONTENT if folder.name == "content" else ()
    return next((words for form, words in faults if form.fullmatch(below)), "")


def _all(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def _twins(folder: str, paths: list[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in paths:
        key = normalise(path).casefold()
        if key in first and Path(path).parent == Path(first[key]).parent:
            message = f"ชื่อไฟล์นี้ต่างจาก “{first[key]}” เพียงตัวพิมพ์หรือรูปแบบอักขระ"
            remedy = "เปลี่ยนชื่อไฟล์หนึ่งให้ต่างกันชัดเจน หรือลบไฟล์ที่ซ้ำ"
            yield Refusal("twin-file", message, remedy).at(Place(f"{folder}/{path}"))
        first.setdefault(key, path)
