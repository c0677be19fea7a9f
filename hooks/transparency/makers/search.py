"""The search: what every page says as an index, and the engine that looks through it.

The index is a script that sets one variable, so that it can be read from a disk as well. The texts
stand in it sign for sign as on the pages, packed for the wire (``thai/packing.py``): only
``scripts/fold.js`` makes them comparable.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from transparency import addresses
from transparency.center import Center
from transparency.handwritten import sheet
from transparency.outputs import Output
from transparency.passages import Reading, read_page
from transparency.thai.numerals import to_arabic
from transparency.thai.packing import packed
from transparency.thai.text import normalise
from transparency.vocabulary import STOP_WORDS, SYNONYMS

INDEX = "assets/js/search/index.js"
ENGINE = "assets/js/search/engine.js"

_SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
_PARTS = ("fold", "engine", "terms", "rank", "answers")
_NEEDLESS = re.compile(r"^\s*/\*.*?\*/\n|^[ ]+|\n(?=\n)", re.MULTILINE | re.DOTALL)
"""Comments on lines of their own, indents and empty lines: a third of what would be sent."""
_LOOSE = re.compile(r" ([^\w\s\"'`]+) |(?<=[,:]) (?=\S)|(?<=[;{,(])\n|;?\n(?=\})")
"""Blanks and last semicolons beside signs of JavaScript; our scripts have none in their texts."""

NUMBERED = ("มาตรการที่", "มาตรการข้อที่", "มาตรการข้อ", "มาตรการ", "ข้อที่", "ข้อ", "")
"""What readers write before the number of a measure."""

_NO_LETTER = re.compile("[^0-9a-z\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e]+")
_MANY = 3
_LISTS = 0.5
_WEIGHTS = {"measures": 1, "": 0.8}
"""How much a page counts, by its folder: what others list stands before the lists."""


def make_search(center: Center, pages: Iterable[Output]) -> Iterator[Output]:
    """Make the engine, and the index of generated ``pages`` and the center's hand-written ones."""
    parts = ((_SCRIPTS / f"{part}.js").read_text(encoding="utf-8") for part in _PARTS)
    yield Output(ENGINE, _LOOSE.sub(r"\1", _NEEDLESS.sub("", "".join(parts))))
    yield Output(INDEX, script_of(_index(center, pages)))


def script_of(index: Mapping[str, object]) -> str:
    """Return the script: packed JSON, which is JavaScript in old browsers, too."""
    text = packed(json.dumps(index, ensure_ascii=False, separators=(",", ":")))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"self.tcIndex={text};\n"


def _index(center: Center, pages: Iterable[Output]) -> dict[str, object]:
    readings = {page.path: read_page(_body(page)) for page in pages if page.path.endswith(".md")}
    for page in center.pages:
        reading = read_page(sheet(page.body).html)
        reading.title = reading.title or page.title
        readings[page.path] = reading
    repeated = _repeated(readings.values())
    once = _Once()
    docs = [*_docs(center, readings, repeated, once)]
    return {
        "config": {
            "numbered": NUMBERED,
            "repeated": once.among(repeated),
            "stops": [*sorted(STOP_WORDS, key=len, reverse=True), *_town(center)],
            "synonyms": [*_useful(SYNONYMS, docs), *(row.words for row in center.vocabulary)],
        },
        "docs": docs,
    }


def _useful(rows: Iterable[tuple[str, ...]], docs: object) -> Iterator[tuple[str, ...]]:
    """Leave out rows of which no word stands on the site: they would find nothing."""
    said = _letters(json.dumps(docs, ensure_ascii=False))
    return (row for row in rows if any(_letters(word) in said for word in row))


def _letters(text: str) -> str:
    """Return what ``scripts/fold.js`` leaves of a text, without any blank."""
    return _NO_LETTER.sub("", to_arabic(normalise(text)).lower())


def _town(center: Center) -> tuple[str, ...]:
    """Return the names of what all pages are about, so that a question may lack them."""
    return "เทศบาล", center.municipality.name


def _body(page: Output) -> str:
    return page.data.decode().partition("\n---\n\n")[2]


def _repeated(readings: Iterable[Reading]) -> set[str]:
    """Return the headings that name a part of many pages, and so find none of them."""
    count = Counter(
        heading for reading in readings for heading in {p.heading for p in reading.passages}
    )
    return {heading for heading, pages in count.items() if heading and pages >= _MANY}


def _docs(
    center: Center, readings: Mapping[str, Reading], repeated: Container[str], once: _Once
) -> Iterator[list[object]]:
    """Write the pages, those that count most first; ``tc.corpus`` reads them in this order."""
    numbers = {f"{addresses.measure(m.id)}.md": str(m.number) for m in center.measures}
    for path in sorted(readings, key=lambda path: (-_weight(path), path)):
        reading = readings[path]
        text, parts = _texts(reading, repeated)
        number = numbers.get(path, "")
        yield [
            quote(addresses.published(path)),
            number,
            _weight(path),
            "" if number and reading.kind == f"{NUMBERED[0]} {number}" else once(reading.kind),
            once(reading.title),
            [*map(once, reading.names)],
            [*map(once, text)],
            [[anchor, *map(once, lines)] for anchor, *lines in parts],
        ]


def _weight(path: str) -> float:
    return _WEIGHTS.get("" if path.endswith("/index.md") else path.rpartition("/")[0], _LISTS)


class _Once:
    """Writes lines; one that was written before as its number, which packs far better."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, line: str) -> str | int:
        if line in self._numbers:
            return self._numbers[line]
        self._numbers[line] = len(self._numbers)
        return line

    def among(self, lines: Iterable[str]) -> list[int]:
        """Return the numbers of those ``lines`` that were written."""
        return sorted(self._numbers[line] for line in lines if line in self._numbers)


def _texts(reading: Reading, repeated: Container[str]) -> tuple[list[str], list[list[str]]]:
    """Return the lines above the headings, and each part with its anchor and heading."""
    said = {reading.title, *reading.names}
    text: list[str] = []
    parts: list[list[str]] = []
    for passage in reading.passages:
        lines = [line for line in dict.fromkeys(passage.lines) if line not in said]
        said.update(lines)
        if not passage.anchor:
            text += lines
        elif lines or passage.heading not in repeated:
            parts.append([passage.anchor, passage.heading, *lines])
    return text, parts
