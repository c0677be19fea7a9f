"""The municipality's hand-written pages and documents in ``content/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$|^#\s+(.+?)(\s*\{.*\})?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ContentPage:
    """A hand-written page; ``path`` is relative to ``content/``."""

    path: str
    title: str


def content_files(root: Path) -> frozenset[str]:
    """List every file below ``content/``, with forward slashes and its letters as on disk."""
    folder = root / "content"
    return frozenset(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def content_pages(root: Path) -> tuple[ContentPage, ...]:
    """Return the hand-written pages in the order of their paths."""
    return tuple(
        ContentPage(path, _title(root / "content" / path))
        for path in sorted(content_files(root))
        if path.endswith(".md")
    )


def _title(path: Path) -> str:
    found = _TITLE.search(path.read_text(encoding="utf-8-sig", errors="replace"))
    return (found[1] or found[2]) if found else path.stem
