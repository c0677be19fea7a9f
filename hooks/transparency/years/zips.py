"""The zip of a sealed year: stored, sorted, undated, so that equal files make equal bytes.

Deflate differs from one zlib to the next; a stored member is the file itself.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

_UNIX, _MODE = 3, 0o100644 << 16
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def write_zip(folder: Path, target: Path) -> None:
    """Pack every file below ``folder``; the zip is there whole or not at all. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with new.open("wb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                for path in sorted(_names(folder)):
                    with (
                        (folder / path).open("rb") as source,
                        archive.open(_entry(path), "w") as to,
                    ):
                        shutil.copyfileobj(source, to)
            file.flush()
            os.fsync(file.fileno())
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _names(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _FIRST_DAY)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip of ours for reading; ValueError says in Thai why it is none."""
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise ValueError("ไม่ใช่ไฟล์ zip หรือไฟล์ขาด") from None
    with archive:
        _refuse_foreign(archive)
        yield archive


def _refuse_foreign(archive: zipfile.ZipFile) -> None:
    """Refuse what ``write_zip`` never writes: it would be unpacked outside, or twice."""
    names = archive.namelist()
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or str(path) != name:
            raise ValueError(f"มีชื่อไฟล์ที่ไม่ปลอดภัย “{name}”")
    if names != sorted(set(names)):
        raise ValueError("ชื่อไฟล์ในซองซ้ำหรือไม่เรียงลำดับ")
    for entry in archive.infolist():
        plain = _entry(entry.filename)
        ours = (plain.date_time, plain.create_system, plain.external_attr, plain.compress_type)
        if (entry.date_time, entry.create_system, entry.external_attr, entry.compress_type) != ours:
            raise ValueError(f"ไฟล์ “{entry.filename}” ไม่ได้เก็บแบบที่ระบบเก็บ")
