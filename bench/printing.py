"""One printing of one project's photos: prints CPU seconds, photos made and peak megabytes."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from PIL import Image

from transparency.build import build
from transparency.darkroom.develop import develop
from transparency.darkroom.recipe import BEST, METHOD, sizes
from transparency.outputs import Output, Picture
from transparency.pictures.originals import read_originals

PHOTOS = "data/photos/g02-market/"
TODAY = date(2026, 11, 25)

Made = tuple[float, int]
"""CPU seconds, and photos that were made."""


def floor(root: Path) -> Made:
    """Decode each photo as small as it may be and encode its prints; nothing else is counted."""
    files = sorted((root / PHOTOS).iterdir())
    return sum(_floor(file) for file in files), len(files)


def _floor(file: Path) -> float:
    began = time.process_time()
    with Image.open(file) as photo:
        wanted = sizes(*photo.size)
        photo.draft("RGB", wanted[-1])
        photo.load()
        used = time.process_time() - began
        prints = [photo.resize(size) for size in wanted]
    began = time.process_time()
    for one in prints:
        one.save(io.BytesIO(), "WEBP", quality=BEST, method=METHOD)
    return used + time.process_time() - began


def ours(root: Path) -> Made:
    """Make what is missing."""
    outputs = [*_of_photos(build(root, today=TODAY))]
    began = time.process_time()
    made = develop(root, outputs)
    return time.process_time() - began, made


def again(root: Path) -> Made:
    """Look at every file, and find that nothing has changed."""
    outputs = [*_of_photos(build(root, today=TODAY))]
    began = time.process_time()
    read_originals(root)
    made = develop(root, outputs)
    return time.process_time() - began, made


def _of_photos(outputs: Iterable[Output]) -> Iterable[Output]:
    for output in outputs:
        if isinstance(output.content, Picture) and output.content.original.path.startswith(PHOTOS):
            yield output


PRINTINGS: dict[str, Callable[[Path], Made]] = {"floor": floor, "ours": ours, "again": again}


def main(name: str, root: Path) -> None:
    """Print what one printing took."""
    seconds, made = PRINTINGS[name](root)
    sys.stdout.write(f"{seconds} {made} {_peak()}")


def _peak() -> float:
    """Return the most megabytes that this program held; ``ru_maxrss`` counts its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="utf-8").split()
    return int(status[status.index("VmHWM:") + 1]) / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
