"""Addresses are promises: one that was public leads somewhere for ever."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from transparency.years.names import REDIRECTS, YearsError

_OF_A_YEAR = re.compile(r"\d{4}/(?!assets/|sitemap\.xml$)")
_MOST = 10


def read_redirects(root: Path) -> dict[str, str]:
    """Read ``redirects.txt``: old and new addresses below the front. Raises YearsError."""
    path = root / REDIRECTS
    moved: dict[str, str] = {}
    for number, line in enumerate(_lines(path), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 2:  # noqa: PLR2004 the old and the new one
            raise YearsError(
                f"{REDIRECTS}:{number}: ต้องมีที่อยู่เดิมและที่อยู่ใหม่ คั่นด้วยช่องว่าง เช่น 2565/a.html 2565/b.html"
            )
        old, new = words
        moved[_below(old, number)] = new if _scheme(new, number) else _below(new, number)
    return moved


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    except UnicodeDecodeError:
        raise YearsError(f"{REDIRECTS} ไม่ใช่ UTF-8 จึงอ่านไม่ได้ บันทึกใหม่เป็น UTF-8") from None


def _scheme(address: str, number: int) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        raise YearsError(f"{REDIRECTS}:{number}: “{address}” ไม่ใช่ที่อยู่เว็บไซต์ที่ถูกต้อง") from None


def _below(address: str, number: int) -> str:
    path = address.removeprefix("/")
    if not path or posixpath.normpath(path) != path or path.startswith(("..", "/")) or "\\" in path:
        raise YearsError(
            f"{REDIRECTS}:{number}: ที่อยู่ “{address}” ต้องเป็นที่อยู่ในเว็บไซต์ เช่น 2565/measures/m01.html"
        )
    return path


def check_redirects(moved: Mapping[str, str], there: Collection[str]) -> dict[str, str]:
    """Return the redirects that are needed. Raises YearsError when one leads nowhere."""
    needed = {old: new for old, new in moved.items() if old not in there}
    for old, new in needed.items():
        scheme = urlsplit(new).scheme
        if scheme not in {"http", "https"} and (scheme or new not in there):
            raise YearsError(f"{REDIRECTS}: ที่อยู่ใหม่ของ {old} คือ {new} ซึ่งไม่มีในเว็บไซต์")
    return needed


def check_promises(before: Iterable[str], there: Collection[str], gone: Collection[str]) -> None:
    """Refuse to let an address die that was public before. Raises YearsError."""
    lost = sorted(set(_promised(before)) - set(there) - set(gone))
    if lost:
        shown = "\n".join(f"  {path}" for path in lost[:_MOST])
        more = f"\n  และอีก {len(lost) - _MOST} ที่อยู่" if len(lost) > _MOST else ""
        raise YearsError(
            f"ที่อยู่ {len(lost)} แห่งเคยเผยแพร่แล้วจะหายไป จึงยังไม่เผยแพร่\n{shown}{more}\n"
            f"บอกที่อยู่ใหม่ใน {REDIRECTS} บรรทัดละหนึ่งแห่ง เช่น {lost[0]} {_example(lost[0])}"
        )


def _promised(paths: Iterable[str]) -> Iterator[str]:
    """Leave out what no reader keeps: parts of the theme, downloads that carry their revision."""
    for path in paths:
        is_page = path.endswith(".html") and not path.startswith("downloads/")
        if _OF_A_YEAR.match(path) or (is_page and not re.match(r"\d{4}/", path)):
            yield path


def _example(path: str) -> str:
    year = re.match(r"\d{4}/", path)
    return f"{year[0] if year else ''}index.html"
