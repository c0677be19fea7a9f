"""Texts that must vanish: found in whatever way a page writes them, and covered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote

from transparency.templates import inert
from transparency.thai.numerals import to_arabic, to_thai
from transparency.thai.packing import packed
from transparency.thai.text import normalise
from transparency.years.names import YearsError

_READ = {".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml", ""}
"""Files whose bytes are text; pictures and PDF documents are looked at by people."""

_COVER, _LEAST = "█", 3
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^>]*>")


def read_terms(path: Path) -> tuple[str, ...]:
    """Read the texts to hide, one a line; the file itself is kept nowhere.

    Raises OSError, and YearsError for a file or a text that cannot be meant.
    """
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        raise YearsError(f"อ่าน {path.name} ไม่ได้ บันทึกไฟล์นี้เป็น UTF-8 แล้วสั่งอีกครั้ง") from None
    for number, line in enumerate(lines, 1):
        if 0 < len(line) < _LEAST:
            raise YearsError(
                f"{path.name}:{number}: ข้อความสั้นเกินไป จะปิดคำอื่นไปด้วย ใส่อย่างน้อย {_LEAST} ตัวอักษร"
            )
    return tuple(dict.fromkeys(filter(None, lines)))


def cover(text: str, terms: tuple[str, ...]) -> str:
    """Cover the terms in every form that the builder writes, sign for sign."""
    for term in sorted(_written(terms), key=len, reverse=True):
        for form in _forms(term):
            for written in (form, packed(form)):
                text = text.replace(written, _COVER * len(term))
    return text


def _written(terms: tuple[str, ...]) -> set[str]:
    """Return the terms as they were typed and as pages write them: settled, in either digits."""
    settled = {*terms, *map(normalise, terms)}
    return {digits(term) for term in settled for digits in (str, to_arabic, to_thai)}


def _forms(term: str) -> Iterator[str]:
    yield term
    yield escape(term)
    yield escape(term, quote=False)
    yield str(inert(term))
    yield json.dumps(term, ensure_ascii=False)[1:-1]
    yield json.dumps(term)[1:-1]
    for safe in ("/", ""):
        yield quote(term, safe=safe)
        yield re.sub("%..", lambda found: found[0].lower(), quote(term, safe=safe))


def said_in(data: bytes, name: str, terms: tuple[str, ...]) -> set[str]:
    """Return the terms that a file says: raw, JSON-, HTML- or percent-escaped, or mixed."""
    if not is_text(name):
        return set()
    seen = [_folded(reading) for reading in _readings(data.decode("utf-8", "replace"))]
    return {term for term in terms if any(_folded(term) in reading for reading in seen)}


def places_that_say(root: Path, terms: tuple[str, ...]) -> Iterator[str]:
    """Name the files and lines of a project's records and pages that say a term."""
    for path in sorted(path for name in ("data", "content") for path in (root / name).rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        if said_in(data, "", terms):
            lines = enumerate(data.splitlines(), 1)
            found = next((number for number, line in lines if said_in(line, "", terms)), 1)
            yield f"{path.relative_to(root).as_posix()}:{found}"


def is_text(name: str) -> bool:
    """Whether a file's bytes are text that can be searched."""
    return Path(name).suffix.lower() in _READ


def _readings(text: str) -> Iterator[str]:
    yield text
    for tagless in (text, packed(text), _TAG.sub("", text)):
        reading = tagless
        for _ in range(2):
            reading = unquote(unescape(_UNICODE.sub(lambda found: chr(int(found[1], 16)), reading)))
            reading = reading.replace('\\"', '"')
            yield reading


def _folded(text: str) -> str:
    return to_arabic(normalise(text)).casefold()
