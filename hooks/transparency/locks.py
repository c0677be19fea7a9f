"""A lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def locked(file: Path) -> Iterator[bool]:
    """Hold the lock of ``file``, which is made and stays; give False if another holds it.

    Raises OSError when the disk refuses.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as opened:
        yield _is_locked(opened)


def _is_locked(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 there is none elsewhere

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 there is none on Windows

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
