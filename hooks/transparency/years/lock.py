"""One publisher at a time: a lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from transparency.years.names import YearsError


@contextmanager
def alone(target: Path) -> Iterator[Path]:
    """Hold the lock of ``target``, and give a name beside it for what is being made.

    What a process that was killed has left under such a name is cleared. Raises YearsError when
    another holds the lock.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.with_name(f".{target.name}.lock").open("a+b") as file:
        if not _is_locked(file):
            raise YearsError(f"มีคำสั่งอื่นกำลังเขียน {target} อยู่ รอให้เสร็จ แล้วสั่งอีกครั้ง")
        for left in target.parent.glob(f".{target.name}.making-*"):
            shutil.rmtree(left, ignore_errors=True)
        scratch = target.with_name(f".{target.name}.making-{os.getpid()}")
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


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
