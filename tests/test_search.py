"""The search index: everything that pages say, once, as it stands there, in one order."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT, SITES, TODAY
from transparency.build import build
from transparency.center import Center
from transparency.makers.search import ENGINE, INDEX, script_of
from transparency.passages import read_page
from transparency.thai.packing import packed
from transparency.vocabulary import SYNONYMS


def _read(script: str) -> dict[str, Any]:
    text = script.removeprefix("self.tcIndex=").removesuffix(";\n")
    index: dict[str, Any] = json.loads(packed(text))
    return index


def _index(root: Path) -> dict[str, Any]:
    """Read the index as ``engine.js`` does: a number stands for a line that was read before."""
    found = _read(build(root, today=TODAY)[INDEX].data.decode())
    read: list[str] = []

    def line(written: str | int) -> str:
        if isinstance(written, int):
            return read[written]
        read.append(written)
        return written

    found["docs"] = [
        {
            "location": location,
            "number": number,
            "kind": kind if number and not kind else line(kind),
            "title": line(title),
            "names": [line(name) for name in names],
            "text": [line(it) for it in text],
            "parts": [[anchor, *map(line, lines)] for anchor, *lines in parts],
        }
        for location, number, _, kind, title, names, text, parts in found["docs"]
    ]
    return found


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    return _index(SITES / "complete")


def _doc(index: dict[str, Any], location: str) -> str:
    [found] = [doc for doc in index["docs"] if doc["location"] == location]
    return json.dumps(found, ensure_ascii=False)


def test_every_page_is_in_the_index(index: dict[str, Any]) -> None:
    tree = build(SITES / "complete", today=TODAY)

    pages = {path.removesuffix(".md") + ".html" for path in tree.outputs if path.endswith(".md")}
    assert {doc["location"] for doc in index["docs"]} == pages | {"opening-hours.html"}


def test_every_kind_of_record_is_in_it(index: dict[str, Any]) -> None:
    center, _ = Center.load(SITES / "complete")
    said = json.dumps(index, ensure_ascii=False)

    texts = [
        *(measure.title for measure in center.measures),
        *(step.text for measure in center.measures for step in measure.steps),
        *(result.text for measure in center.measures for result in measure.results),
        *(photo.caption for gallery in center.galleries for photo in gallery.photos),
        *(line.name for budget in center.budgets for line in budget.lines),
        *(finding.text for finding in center.findings),
        *(channel.name for channel in center.channels),
        *(doubt.summary for doubt in center.doubts),
        *(unit.name for unit in center.units),
        *(topic.name for topic in center.topics),
        *(change.text for change in center.changes),
    ]
    assert len(texts) > 80
    assert [
        text
        for text in filter(None, texts)
        if json.dumps(text, ensure_ascii=False)[1:-1] not in said
    ] == []


def test_the_headings_of_a_hand_written_page_can_be_linked(index: dict[str, Any]) -> None:
    [page] = [doc for doc in index["docs"] if doc["location"] == "opening-hours.html"]

    assert page["title"] == "เวลาทำการของศูนย์"
    assert page["parts"]
    assert all(re.fullmatch(r"\S+", anchor) for anchor, *_ in page["parts"])


def test_the_words_of_officers_stand_beside_ours(index: dict[str, Any]) -> None:
    synonyms = index["config"]["synonyms"]

    assert ["คำสั่ง", "หนังสือสั่งการ", "memo"] in synonyms
    assert any("เฟซบุ๊ก" in row and "Facebook" in row for row in synonyms)


def test_rows_of_which_a_site_has_no_word_are_not_sent(index: dict[str, Any]) -> None:
    sent = {tuple(row) for row in index["config"]["synonyms"]}
    said = json.dumps(index["docs"], ensure_ascii=False).lower()

    left_out = [row for row in SYNONYMS if row not in sent]
    assert 0 < len(left_out) < len(SYNONYMS) - 20
    assert [row for row in left_out if any(word.lower() in said for word in row)] == []


def test_a_measure_has_its_number(index: dict[str, Any]) -> None:
    numbers = {doc["location"]: doc["number"] for doc in index["docs"] if doc["number"]}

    assert len(numbers) > 5
    assert numbers["measures/m01.html"] == "1"


def test_the_name_of_a_measure_is_left_out_where_its_number_says_it(index: dict[str, Any]) -> None:
    arabic, thai = (
        {doc["location"]: doc["kind"] for doc in docs}
        for docs in (_index(PROJECT)["docs"], index["docs"])
    )

    assert (arabic["measures/m01.html"], thai["measures/m01.html"]) == ("", "มาตรการที่ ๑")
    assert arabic["units/planning.html"] == "มาตรการแยกตามหน่วยงาน"


def test_signs_of_javascript_and_of_latin_come_through() -> None:
    index = {"docs": ["it's \\ `${a}`", "\u2028é×ก\u0e33"]}

    script = script_of(index)
    assert "\u2028" not in script
    assert _read(script) == index


def test_two_builds_give_the_same_bytes() -> None:
    one, two = (build(SITES / "complete", today=TODAY) for _ in range(2))

    assert one[INDEX] == two[INDEX]
    assert one[ENGINE] == two[ENGINE]


def test_the_engine_has_all_its_parts_and_no_comment() -> None:
    engine = build(SITES / "empty", today=TODAY)[ENGINE].data.decode()

    for name in ("fold", "corpus", "near", "rank", "answer"):
        assert f"tc.{name}=" in engine
    assert "/*" not in engine


def test_a_page_is_read_without_its_markup() -> None:
    page = read_page(
        '<div><p class="tc-eyebrow">มาตรการที่ <strong>3</strong></p><h1>ช่อง<b>ทาง</b></h1>'
        '<p class="tc-official">ชื่อ &lt;เต็ม&gt;</p><p>หนึ่ง<br>สอง</p>'
        '<section><h2 id="a&amp;b">ขั้นตอน</h2><table><tr><td>ก</td><td>ข</td></tr></table>'
        "<script>ไม่</script><p data-search-exclude>ไม่</p><!-- ไม่ --></section><p>ท้าย</p></div>"
    )

    assert (page.kind, page.title, page.names) == ("มาตรการที่ 3", "ช่องทาง", ["ชื่อ <เต็ม>"])
    assert [(it.anchor, it.heading, it.lines) for it in page.passages] == [
        ("", "", ["หนึ่ง สอง"]),
        ("a&b", "ขั้นตอน", ["ก ข"]),
        ("", "", ["ท้าย"]),
    ]
