"""Texts that must vanish: found in whatever way a page writes them, and covered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote

from transparency.templates import inert

_READ = {".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml", ""}
"""Files whose bytes are text; pictures and PDF documents are looked at by people."""

_COVER = "█"
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^>]*>")


def read_terms(path: Path) -> tuple[str, ...]:
    """Read the texts to hide, one a line; the file itself is kept nowhere."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def cover(text: str, terms: tuple[str, ...]) -> str:
    """Cover the terms in every form that the builder writes, sign for sign."""
    for term in sorted(terms, key=len, reverse=True):
        for form in _forms(term):
            text = text.replace(form, _COVER * len(term))
    return text


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


def hidden_in(data: bytes, name: str, terms: tuple[str, ...]) -> bool:
    """Whether a file still says a term: raw, JSON-, HTML- or percent-escaped, or mixed."""
    if Path(name).suffix.lower() not in _READ:
        return False
    text = data.decode("utf-8", "replace")
    seen = [_folded(reading) for reading in _readings(text)]
    return any(_folded(term) in reading for term in terms for reading in seen)


def is_text(name: str) -> bool:
    """Whether a file's bytes are text that can be searched."""
    return Path(name).suffix.lower() in _READ


def _readings(text: str) -> Iterator[str]:
    yield text
    for tagless in (text, _TAG.sub("", text)):
        reading = tagless
        for _ in range(2):
            reading = unquote(unescape(_UNICODE.sub(lambda found: chr(int(found[1], 16)), reading)))
            reading = reading.replace('\\"', '"')
            yield reading


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
