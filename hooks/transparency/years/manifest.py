"""``SHA256SUMS``: what ``sha256sum --strict -c`` reads, sorted by path."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import IO

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_PIECE = 1 << 20


def digest(file: IO[bytes], copy: IO[bytes] | None = None) -> str:
    """Return the SHA-256 of what is left in a file, copying it on the way."""
    sums = hashlib.sha256()
    while piece := file.read(_PIECE):
        sums.update(piece)
        if copy:
            copy.write(piece)
    return sums.hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return digest(file)


def folder_digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its path there, sorted."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: file_digest(named[name]) for name in sorted(named)}


def manifest(digests: Mapping[str, str]) -> str:
    """Write the manifest of a folder."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))


def read_manifest(text: str) -> dict[str, str]:
    """Read a manifest; ValueError when it is not one that ``manifest`` wrote."""
    lines = [_LINE.fullmatch(line) for line in text.splitlines()]
    digests = {line[2]: line[1] for line in lines if line}
    if manifest(digests) != text:
        raise ValueError("not a manifest in normal form")
    return digests
