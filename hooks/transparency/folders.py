"""Folders and files that are replaced as a whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_NEW = ".new"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # from fcntl.h and linux/fs.h


def is_replaceable(target: Path, made_of: str, needed: Iterable[Path]) -> bool:
    """Whether nothing is lost when ``target`` is replaced.

    So it is when it is missing, empty, or holds the file or folder ``made_of`` that marks our
    own work, and when it neither is nor holds one of the ``needed`` folders.
    """
    if any(folder.is_relative_to(target) for folder in needed):
        return False
    if not target.exists():
        return True
    return target.is_dir() and ((target / made_of).exists() or not any(target.iterdir()))


@contextmanager
def replace_folder(target: Path) -> Iterator[Path]:
    """Give a new folder to fill; on success it takes the place of ``target``.

    After an exception, or when the process dies, ``target`` is as it was; leftovers of a death
    are cleared by the next call. Raises OSError when the disk refuses.
    """
    new, old = heal(target)
    new.mkdir(parents=True)
    try:
        yield new
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if not (target.exists() and exchange(new, target)):
        _rename_twice(new, target, old)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)


def heal(target: Path) -> tuple[Path, Path]:
    """Undo what a process that died while it replaced ``target`` has left; return its two names."""
    new = target.with_name(f".{target.name}.new")
    old = target.with_name(f".{target.name}.old")
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    return new, old


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step that no reader sees; False where none can.

    Linux can, on most disks; two renames leave a moment without the folder.
    """
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    rename = getattr(libc, "renameat2", None)
    if rename is None:
        return False
    here, names = ctypes.c_int(_AT_FDCWD), [os.fsencode(path.absolute()) for path in (one, other)]
    return bool(rename(here, names[0], here, names[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0)


def _rename_twice(new: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and the folders above it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}{_NEW}")
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # else a power cut can leave the name without the bytes
    new.replace(path)


def is_unfinished(name: str) -> bool:
    """Whether a file was left behind by a process that died while it wrote."""
    return name.startswith(".") and name.endswith(_NEW)


def clear_unfinished(folder: Path) -> None:
    """Delete what processes left in a folder that died while they wrote there."""
    for path in [*folder.iterdir()] if folder.is_dir() else []:
        if is_unfinished(path.name):
            path.unlink(missing_ok=True)
