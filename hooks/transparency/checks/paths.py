"""Every address of the site belongs to one file."""

from __future__ import annotations

from collections.abc import Iterator

from transparency import addresses
from transparency.center import Center
from transparency.problems import Place, Problem
from transparency.records.refusals import Refusal


def check_paths(center: Center) -> Iterator[Problem]:
    """Find files of ``content/`` that would stand at the address of another."""
    made = {_address(path) for path in (*addresses.generated(center), *_OTHERS)}
    first: dict[str, str] = {}
    for path in sorted(path for path in center.files if not path.endswith(_REFUSED)):
        address = _address(path)
        other = first.setdefault(address, path)
        if address in made:
            yield claimed_twice(path)
        elif other.casefold() != path.casefold():
            yield claimed_twice(path, f" “{other}”")


_OTHERS = ("404.md", "SHA256SUMS", "_headers", "sitemap.xml")
"""What is written when the site is finished and sealed."""

_REFUSED = (".css", ".html", ".js", ".xml")
"""Files that may not be there under any name."""


def claimed_twice(path: str, other: str = "หน้าที่ระบบสร้างเอง") -> Problem:
    """Refuse a file that would take the place of another."""
    message = f"ไฟล์ “{path}” ใน content/ ซ้ำกับ{other}"
    remedy = "เปลี่ยนชื่อไฟล์ใน content/"
    return Refusal("path-claimed-twice", message, remedy).at(Place(f"content/{path}"))


def _address(path: str) -> str:
    return addresses.published(path).casefold()
