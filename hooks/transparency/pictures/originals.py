"""The picture files of a project, and a memory of them: what has not changed is not read again."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from transparency.folders import is_unfinished, replace_file
from transparency.pictures.facts import Facts, Fault, Kind, Trace
from transparency.pictures.kinds import HEAD, kind_of, kind_of_name
from transparency.pictures.reading import read_picture

CACHE = Path(".cache") / "photos"
"""Below the project: nothing there is a source, all of it may be deleted."""

PHOTOS = Path("data") / "photos"

LEDGER = "originals.json"
NO_PICTURES = {".gitkeep", "README.md", "Thumbs.db", ".DS_Store", "desktop.ini"}
"""Files that desks and projects put beside photos."""

_CLOCK_STEP = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system. What changes within it may go unnoticed."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it lies on disk; ``path`` is relative to the project, ``digest`` a SHA-256."""

    path: str
    size: int
    changed_ns: int
    digest: str
    facts: Facts


def read_originals(root: Path) -> dict[str, Original]:
    """Return, by path, every file of ``data/photos/`` and every picture of ``content/``."""
    known = _remembered(root)
    return {path: _read(root, path, known) for path in (*_photos(root), *_content(root))}


def remember(root: Path, originals: Iterable[Original]) -> None:
    """Keep what is known of some files, so that the next build need not read them."""
    new = {one.path: one for one in originals}
    if new == _remembered(root):
        return
    rows = {path: _row(one) for path, one in new.items()}
    text = json.dumps({"made_by": _fingerprint(), "originals": rows}, indent=0)
    replace_file(root / CACHE / LEDGER, text.encode())


def _photos(root: Path) -> Iterator[str]:
    for path in sorted((root / PHOTOS).rglob("*")):
        if path.is_file() and path.name not in NO_PICTURES and not is_unfinished(path.name):
            yield path.relative_to(root).as_posix()


def _content(root: Path) -> Iterator[str]:
    for path in sorted((root / "content").rglob("*")):
        if path.is_file() and (kind_of_name(path.name) or kind_of(_head(path))):
            yield path.relative_to(root).as_posix()


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _read(root: Path, path: str, known: Mapping[str, Original]) -> Original:
    state = (root / path).stat()
    before = known.get(path)
    if before and (before.size, before.changed_ns) == (state.st_size, state.st_mtime_ns):
        return before
    data = (root / path).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return Original(path, state.st_size, state.st_mtime_ns, digest, read_picture(data))


def _remembered(root: Path) -> dict[str, Original]:
    """Return what can be relied on: files that were older than the memory when it was written."""
    path = root / CACHE / LEDGER
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        ledger = json.loads(path.read_bytes())
        if ledger["made_by"] == _fingerprint():
            limit = path.stat().st_mtime_ns - _CLOCK_STEP
            rows = ledger["originals"].items()
            return {name: _original(name, row) for name, row in rows if row[1] < limit}
    return {}


def _original(path: str, row: list[object]) -> Original:
    match row:
        case [int(size), int(ns), str(hash_), str(kind), int(w), int(h), str(traces), str(faults)]:
            facts = Facts(
                Kind(kind) if kind else None,
                w,
                h,
                tuple(map(Trace, traces.split())),
                tuple(map(Fault, faults.split())),
            )
            return Original(path, size, ns, hash_, facts)
    raise ValueError(path)


def _row(one: Original) -> list[object]:
    facts = one.facts
    known = (one.size, one.changed_ns, one.digest, facts.kind or "", facts.width, facts.height)
    return [*known, " ".join(facts.traces), " ".join(facts.faults)]


def _fingerprint() -> str:
    """Return what changes whenever this package reads files differently."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
