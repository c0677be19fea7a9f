"""What the report prints stands on the pages: whole, in order, and every correction shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from transparency.build import build
from transparency.outputs import SiteTree

ROOT = Path(__file__).parents[1]
SOURCE = (ROOT / "data/source/report-2564.txt").read_text(encoding="utf-8")
TABLE, _, PHOTOS = SOURCE.partition("\n# ภาพกิจกรรม")
NUMBERS = range(1, 24)
COLUMNS = ("title", "steps", "units", "results", "recommendations")

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_UNSEEN = re.compile(r"&nbsp;?|[\s\u00ad\u200b-\u200d\u2060\ufeff]")
_MARKER = re.compile(r"(?:^|(?<=\s))(?:[๐-๙]{1,2}[.)]|-(?=\s))\s*")
_HEADING = re.compile(r"^[#* ]*([๐-๙]{1,2})\. *(?![๐-๙])([^*\n]+)", re.MULTILINE)
_LISTED = re.compile(r"^-(?! ?ข้อบกพร่อง) *(.+)", re.MULTILINE)
_FINDING = re.compile(r"^(?:- ข้อบกพร่อง (\d+)|(๑\.[๑-๓])) (.+)$", re.MULTILINE)
_BUDGET_LINE = re.compile(r"^(\d+)\. (.+)\t([\d,]+)\t(.+)\t(.+)$", re.MULTILINE)
_PERSON = re.compile(r"(?<!มิถุ)นาย(?!กเทศมนตรี)|นางสาว|นาง\s|น\.ส\.")
_LIKENESS = 0.9


def fold(text: str) -> str:
    """Leave out what a scan, a list and a setting for digits may change."""
    return _UNSEEN.sub("", text.replace("\u0e4d\u0e32", "\u0e33").translate(_DIGITS))


class _Visible(HTMLParser):
    """Collects what a reader sees of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.feed(re.sub(r"\A---\n.*?\n---\n", "", page, count=1, flags=re.DOTALL))
        self.close()

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self.text += data


def _texts_of(cell: str) -> list[str]:
    blocks = re.split(r"<[^>]+>", unescape(cell))
    return [text.strip() for block in blocks for text in _MARKER.split(block) if text.strip()]


def _table() -> dict[int, dict[str, list[str]]]:
    """Return for each row of the table the texts of its cells, by column."""
    rows: dict[int, dict[str, list[str]]] = {}
    for line in TABLE.split("\n"):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or cells[0].startswith("มาตรการ/กิจกรรม"):
            continue
        # A row without a number goes on with the row before and repeats its units.
        number = re.search("[๐-๙]+", cells[0])
        key = int(number[0].translate(_DIGITS)) if number else max(rows)
        row = rows.setdefault(key, {name: [] for name in COLUMNS})
        for name, cell in zip(COLUMNS, cells, strict=True):
            row[name] += [text for text in _texts_of(cell) if number or text not in row[name]]
    return rows


def _records(stem: str) -> list[dict[str, Any]]:
    text = (ROOT / "data" / f"{stem}.yaml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)[stem]  # noqa: S506
    return found


ROWS = _table()
MEASURES = {int(record["number"]): record for record in _records("measures")}
UNITS = {record["id"]: record for record in _records("units")}


def _of(stem: str, number: int) -> list[dict[str, Any]]:
    return [record for record in _records(stem) if record["measure"] == MEASURES[number]["id"]]


def _unit_name(unit: dict[str, str]) -> str:
    return unit["name"] + (UNITS[unit["part_of"]]["name"] if "part_of" in unit else "")


def _written(number: int) -> dict[str, list[str]]:
    """Return by column what the record of a measure writes, in its order."""
    record = MEASURES[number]
    steps = record["steps"]
    units = [unit for step in steps for unit in step.get("units", [])] or record["units"]
    return {
        "title": [record["title"]],
        "steps": [text for step in steps for text in (step["text"], *step.get("parts", []))],
        "units": [_unit_name(UNITS[unit]) for unit in units],
        "results": [result["text"] for result in record["results"]],
        "recommendations": record["recommendations"],
    }


def _quotes(record: dict[str, Any], field: str | None = None) -> list[str]:
    variants = record["source"].get("variants", [])
    return [variant["printed"] for variant in variants if field in {None, variant["field"]}]


def admits(printed: str, written: str, quotes: Iterable[str]) -> bool:
    """Whether both texts are alike, and the same outside of what the record's variants quote."""
    there, here = fold(printed), fold(written)
    pattern = re.escape(there)
    for quote in quotes:
        pattern = pattern.replace(re.escape(fold(quote)), ".+")
    is_like = SequenceMatcher(None, there, here, autojunk=False).ratio() > _LIKENESS
    return is_like and re.fullmatch(pattern, here) is not None


def _cell(number: int, column: str) -> list[str]:
    """Return the record's folded text for each printed one of a cell, in the order printed."""
    quotes = _quotes(MEASURES[number], column)
    rest = iter(_written(number)[column])
    found = []
    for text in ROWS[number][column]:
        run = next((item for item in rest if admits(text, item, quotes)), None)
        assert run is not None, f"not in the record, or out of order: {text}"
        found.append(fold(run))
    return found


def _assert_in_order(page: str, texts: Iterable[str]) -> None:
    start = 0
    for text in texts:
        at = page.find(text, start)
        assert at >= 0, f"not on the page, or out of order: {text}"
        start = at + len(text)


def _headings() -> dict[int, str]:
    """Return each heading of the photo section together with the words listed under it."""
    parts = _HEADING.split(PHOTOS)[1:]
    return {
        int(number.translate(_DIGITS)): title + "".join(_LISTED.findall(below))
        for number, title, below in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    }


@pytest.fixture(scope="module")
def tree() -> SiteTree:
    return build(ROOT, today=date(2026, 11, 25))


def _page(tree: SiteTree, number: int) -> str:
    return fold(_Visible(str(tree[f"measures/m{number:02}.md"].content)).text)


def test_the_source_holds_all_that_this_file_looks_for() -> None:
    assert list(ROWS) == list(MEASURES) == list(_headings()) == list(NUMBERS)
    counts = {name: sum(len(row[name]) for row in ROWS.values()) for name in COLUMNS}
    assert counts == {"title": 23, "steps": 49, "units": 25, "results": 26, "recommendations": 0}


@pytest.mark.parametrize("number", NUMBERS)
def test_each_text_of_the_table_is_in_its_record(number: int) -> None:
    for column in COLUMNS:
        _cell(number, column)


@pytest.mark.parametrize("number", NUMBERS)
def test_each_text_of_the_table_is_one_run_on_its_page_and_a_cell_keeps_its_order(
    tree: SiteTree, number: int
) -> None:
    for column in COLUMNS:
        _assert_in_order(_page(tree, number), _cell(number, column))


@pytest.mark.parametrize("number", NUMBERS)
def test_the_photo_section_stands_on_the_page_of_its_measure(tree: SiteTree, number: int) -> None:
    (gallery,) = _of("galleries", number)
    texts = [gallery["title"], gallery.get("text", "")]

    assert admits(_headings()[number], "".join(texts), _quotes(gallery))
    _assert_in_order(_page(tree, number), map(fold, texts))


@pytest.mark.parametrize("number", NUMBERS)
def test_each_correction_quotes_the_source_and_is_listed_on_the_page(
    tree: SiteTree, number: int
) -> None:
    records = [MEASURES[number]]
    for stem in ("galleries", "budgets", "findings"):
        records += _of(stem, number)
    quotes = [quote for record in records for quote in _quotes(record)]

    assert [quote for quote in quotes if quote not in SOURCE] == []
    assert [quote for quote in quotes if fold(quote) not in _page(tree, number)] == []


def test_what_is_unclear_in_the_budget_table_is_told_above_it_once_and_whole_below(
    tree: SiteTree,
) -> None:
    page = tree.outputs["budgets/index.md"].data.decode()
    above, _, below = fold(unescape(page)).partition("</table>")

    unclear = [
        fold(doubt["summary"])
        for doubt in yaml.safe_load((ROOT / "data/doubts.yaml").read_text("utf-8"))["doubts"]
        if doubt["kind"] == "garbled" and "m09" in doubt["measures"]
    ]
    assert len(unclear) > 1
    assert [text for text in unclear if text in above] == unclear[:1]
    assert [text for text in unclear if text in below] == unclear


def test_all_14_rows_of_the_budget_table_are_on_the_page_of_measure_9(tree: SiteTree) -> None:
    (budget,) = _of("budgets", 9)
    keys = ("number", "name", "allotted", "kind_printed", "status_printed")
    rows = [tuple(line[key] for key in keys) for line in budget["lines"]]

    assert rows == _BUDGET_LINE.findall(PHOTOS)
    assert [number for number, *_ in rows] == [str(number) for number in range(1, 15)]
    _assert_in_order(_page(tree, 9), [fold(text) for row in rows for text in row[1:]])
    assert "7,177,000" in _page(tree, 9)


def test_12_findings_and_3_observations_are_on_the_page_of_measure_21(tree: SiteTree) -> None:
    printed = [(fold(a or b), fold(text)) for a, b, text in _FINDING.findall(PHOTOS)]
    written = [(fold(record["number"]), fold(record["text"])) for record in _of("findings", 21)]

    assert len(printed) == 7 + 5 + 3
    assert printed == written
    for group in (written[:7], written[7:12], written[12:]):
        _assert_in_order(_page(tree, 21), ["".join(finding) for finding in group])


def test_the_masked_names_are_nowhere(tree: SiteTree) -> None:
    own = [*ROOT.glob("data/**/*.yaml"), *ROOT.glob("content/**/*.md")]
    texts = {str(path): path.read_text(encoding="utf-8") for path in own}
    texts |= {page.path: page.content for page in tree if isinstance(page.content, str)}

    assert SOURCE.count("[ปิดชื่อ: อ่านไม่ชัด]") == len(("acting mayor", "addressee"))
    assert not _PERSON.search(SOURCE)
    assert {path for path, text in texts.items() if _PERSON.search(_Visible(text).text)} == set()


def test_a_text_that_differs_outside_of_its_variants_is_found_out() -> None:
    assert admits("ประชุม ขอผู้มา รอบ ๖", "ประชุมของผู้มา รอบ 6", ["ขอผู้มา"])
    assert not admits("ประชุม ขอผู้มา รอบ ๖", "ประชุมของผู้มา รอบ 6", [])
    assert not admits("ประชุม ขอผู้มา รอบ ๖", "ประชุมของผู้มา รอบ 7", ["ขอผู้มา"])
    assert not admits("ประชุม ขอผู้มา รอบ ๖", "ประชุมผู้บริหาร รอบ 6", ["ขอผู้มา"])
