"""What pages still show of a file that was removed by law: other sizes, and links to nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_PICTURE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
_LINK = re.compile(r'<a\b(?:[^>"]|"[^"]*")*>(?P<picture>\s*<img\b)?')
_ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')
_SIZES = re.compile(r'\ssrcset="([^"]*)"')
_NO_PICTURE = "<span>ภาพนี้ถูกนำออกตามกฎหมาย</span>"
_NO_FILE = "<a>(นำออกตามกฎหมาย) "


def whole_pictures(site: Path, removed: Iterable[str]) -> list[str]:
    """Add to what is removed from ``site`` the other sizes of the same pictures."""
    whole = set(removed)
    for page in _pages(site):
        for picture in _PICTURE.findall(_read(site / page)):
            sizes = _targets(page, picture)
            if not whole.isdisjoint(sizes):
                whole |= {path for path in sizes if (site / path).is_file()}
    return sorted(whole)


def take_off(site: Path, gone: Collection[str]) -> Iterator[str]:
    """Say on the pages that showed a file that it is gone; return the pages that changed."""
    for page in _pages(site) if gone else ():
        file = site / page
        old = _read(file)
        new = _taken_off(old, page, gone)
        if new != old:
            file.write_bytes(new.encode("utf-8", "surrogateescape"))
            yield page


def _taken_off(text: str, page: str, gone: Collection[str]) -> str:
    def unlinked(found: re.Match[str]) -> str:
        if _targets(page, found[0]).isdisjoint(gone):
            return found[0]
        return f"<a>{found['picture']}" if found["picture"] else _NO_FILE

    def unseen(found: re.Match[str]) -> str:
        return found[0] if _targets(page, found[0]).isdisjoint(gone) else _NO_PICTURE

    return _PICTURE.sub(unseen, _LINK.sub(unlinked, text))


def _targets(page: str, tag: str) -> set[str]:
    """Return the paths to which a tag of a page leads."""
    folder = posixpath.dirname(page)
    sizes = (size.split()[0] for value in _SIZES.findall(tag) for size in value.split(", "))
    paths = (re.split("[?#]", unescape(it))[0] for it in (*_ADDRESS.findall(tag), *sizes))
    return {posixpath.normpath(posixpath.join(folder, unquote(path))) for path in paths}


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "surrogateescape")


def _pages(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix()
