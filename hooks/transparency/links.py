"""Links of hand-written pages: each leads to a page or a file of the site, or safely outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import unquote

from transparency.likeness import nearest_file
from transparency.records import values
from transparency.records.refusals import Refusal, change_to
from transparency.thai.text import brief

_SCHEME = re.compile("([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNHEARD = re.compile("[\\x00-\\x20]")
"""What browsers leave out of a scheme."""

_MAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")
_OF_ITS_OWN = ("mailto", "tel")
_OUTSIDE = ("/", "\\")


@dataclass(frozen=True, slots=True)
class Links:
    """The links of the page at ``path``; ``known`` are all pages and files of the site.

    Where records could not be read, ``is_whole`` is false: a page of theirs may be missing then.
    """

    path: str
    known: AbstractSet[str]
    is_whole: bool = True

    def refuse(self, target: str, *, is_picture: bool = False) -> Refusal | None:
        """Say what is wrong with the target of a link, or of a picture."""
        scheme = _SCHEME.match(_UNHEARD.sub("", target))
        if scheme and len(scheme[1]) > 1 and scheme[1].lower() in _OF_ITS_OWN and not is_picture:
            return None
        if target.startswith(("//", "www.")) or (scheme and len(scheme[1]) > 1):
            return _foreign(target) if is_picture else _read(values.web_address, target)
        path = unquote(target.partition("#")[0].partition("?")[0])
        if scheme or path.startswith(_OUTSIDE) or "\\" in path:
            return _read(values.path, path)
        if not path:
            return None
        return self._missing(target, path, is_picture=is_picture)

    def _missing(self, target: str, path: str, *, is_picture: bool) -> Refusal | None:
        found = self.target_of(path)
        if found.startswith("../"):
            message = f"ลิงก์ “{brief(target)}” พาออกนอก content/"
            return Refusal(
                "bad-path", message, "ลิงก์ได้เฉพาะหน้าและไฟล์ของเว็บไซต์ หรือที่อยู่ที่ขึ้นต้นด้วย https://"
            )
        if found in self.known or not self.is_whole:
            return None
        message = f"ลิงก์ “{brief(target)}” ไม่พาไปหน้าหรือไฟล์ใดของเว็บไซต์"
        other = "ตรวจชื่อให้ตรงทุกตัวอักษร ลิงก์ไปหน้าอื่นลงท้ายด้วย .md เช่น measures/m01.md"
        if is_picture:
            message = f"ไม่พบภาพ “{brief(target)}” ใน content/"
            other = "วางไฟล์ภาพไว้ใน content/images/ หรือแก้ชื่อให้ตรงทุกตัวอักษร"
        return Refusal("file-not-found", message, change_to(self._near(path, found), other))

    def place_of(self, target: str) -> tuple[str, str]:
        """Return the page and the place in it that a link leads to; empty outside the site."""
        path, _, anchor = target.partition("#")
        path = unquote(path.partition("?")[0])
        if _SCHEME.match(target) or path.startswith(_OUTSIDE):
            return "", ""
        return (self.target_of(path) if path else self.path), unquote(anchor)

    def target_of(self, path: str) -> str:
        """Return what a relative path leads to, as seen from the top of the site."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))

    def _near(self, path: str, found: str) -> str | None:
        if _MAIL.fullmatch(path):
            return f"mailto:{path}"
        stem = found.removesuffix(".html")
        guesses = (f"{stem}.md", f"{found}/index.md", posixpath.normpath(path))
        near = next((guess for guess in guesses if guess in self.known), None)
        near = near or nearest_file(found, self.known)
        start = posixpath.dirname(self.path) or "."
        return posixpath.relpath(near, start).replace(" ", "%20") if near else None


def _foreign(target: str) -> Refusal:
    return Refusal(
        "bad-address",
        f"ภาพ “{brief(target)}” อยู่ที่เว็บไซต์อื่น เว็บไซต์นี้ไม่เรียกข้อมูลจากที่อื่น",
        "วางไฟล์ภาพไว้ใน content/images/ แล้วเขียนชื่อไฟล์ เช่น images/map.webp",
    )


def _read(read: Callable[[str], str], text: str) -> Refusal | None:
    try:
        read(text)
    except Refusal as refusal:
        return refusal
    return None
