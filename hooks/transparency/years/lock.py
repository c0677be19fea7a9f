"""One publisher at a time, and a place for what is being made that the next one clears."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transparency.locks import locked
from transparency.years.names import YearsError


@contextmanager
def alone(target: Path) -> Iterator[Path]:
    """Hold the lock of ``target``, and give a name beside it for what is being made.

    What a process that was killed has left under such a name is cleared. Raises YearsError when
    another holds the lock.
    """
    with locked(target.with_name(f".{target.name}.lock")) as is_ours:
        if not is_ours:
            raise YearsError(f"มีคำสั่งอื่นกำลังเขียน {target} อยู่ รอให้เสร็จ แล้วสั่งอีกครั้ง")
        for left in target.parent.glob(f".{target.name}.making-*"):
            shutil.rmtree(left, ignore_errors=True)
        scratch = target.with_name(f".{target.name}.making-{os.getpid()}")
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
