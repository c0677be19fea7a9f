"""One reading of one project's records: prints the CPU seconds that it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from transparency.build import check
from transparency.center import MeasuresFile
from transparency.reading import reader, source_file
from transparency.records.shelf import Shelf


def load(root: Path) -> object:
    """Load the measures as PyYAML's C loader does."""
    text = (root / "data" / "measures.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def read(root: Path) -> object:
    """Read the measures into records, every mistake with its place."""
    return Shelf(root).whole("measures", MeasuresFile.read)


READINGS: dict[str, Callable[[Path], object]] = {"load": load, "read": read, "check": check}


def main(name: str, root: Path) -> None:
    """Take the time of one reading; the limits against hostile files are out of its way."""
    source_file.MAX_BYTES = reader.MAX_NODES = sys.maxsize
    began = time.process_time()
    READINGS[name](root)
    sys.stdout.write(f"{time.process_time() - began}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
