"""Years are compared by what they say of themselves, where there is something to compare."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest

from conftest import SITES, TODAY
from scratch import build_small_year, new_project, set_pages, write
from transparency.build import build, check
from transparency.records.measure import Status
from transparency.scales import EvidenceLevel, evidence_level
from transparency.years.names import YearsError
from transparency.years.publishing import Publication, publish
from transparency.years.told import read_told

pytestmark = pytest.mark.usefixtures("small_builder")


def _published(root: Path) -> Path:
    out = root.parent / "public"
    publish(Publication(root=root, out=out, build_year=build_small_year))
    return out


def _section(page: str, start: str) -> str:
    return page.partition(start)[2].partition("<h2")[0]


def test_with_one_year_there_is_nothing_to_compare(tmp_path: Path) -> None:
    out = _published(new_project(tmp_path / "project"))

    assert not (out / "compare.html").exists()
    assert "compare.html" not in (out / "years.html").read_text(encoding="utf-8")


def test_added_dropped_and_continued_measures_are_told_apart(project: Path) -> None:
    set_pages(project, "index.html", "measures/m01.html", "measures/m07.html", "documents/a.pdf")
    write(project, "redirects.txt", "2565/measures/m02.html 2565/index.html\n")

    page = (_published_preview(project) / "compare.html").read_text(encoding="utf-8")

    newest = _section(page, '<h2 id="y2565">')
    added, _, rest = newest.partition("ไม่มีแล้ว")
    dropped, _, continued = rest.partition("ทำต่อ")
    assert re.findall(r"measures/(m\d+)", added) == ["m07"]
    assert re.findall(r"measures/(m\d+)", dropped) == ["m02", "m09"]
    assert re.findall(r"measures/(m\d+)", continued) == ["m01"]
    cells = re.findall(r"<td><span>(.*?)</span></td>", continued)
    assert cells == ["กำลังทำ<br>ไม่มีหลักฐาน", "รายงานว่าทำแล้ว<br>มีเอกสาร วันที่ และเลขที่"]


def _published_preview(root: Path) -> Path:
    out = root.parent / "public"
    what = Publication(root=root, out=out, build_year=build_small_year, is_preview=True)
    publish(what)
    return out


def test_each_measure_has_a_history_of_its_years(project: Path) -> None:
    page = (_published(project) / "compare.html").read_text(encoding="utf-8")

    history = page.partition('<h3 id="m01">')[2].partition("<h3")[0]
    assert re.findall(r'href="(\d+)/measures/m01\.html"', history) == ["2565", "2564", "2563"]
    assert escape("มาตรการ <m01> 2564") in history
    assert "<m01>" not in page


def test_a_year_that_tells_nothing_stops_the_publication(project: Path) -> None:
    def build_broken(root: Path, folder: Path) -> int:
        year = build_small_year(root, folder)
        write(folder, f"{year}/data.json", "{}")
        return year

    with pytest.raises(YearsError, match=r"อ่าน data\.json ของปี 2565 ไม่ได้"):
        publish(Publication(root=project, out=project.parent / "public", build_year=build_broken))


def test_the_page_says_the_same_of_the_real_records_as_the_year_itself(tmp_path: Path) -> None:
    root = SITES / "complete"
    center, _ = check(root)
    write(tmp_path, "data.json", str(build(root, today=TODAY)["data.json"].content))

    told = read_told(tmp_path, 2565)

    words = {
        EvidenceLevel.NOT_NEEDED: "ไม่ต้องมีหลักฐาน",
        EvidenceLevel.NONE: "ไม่มีหลักฐาน",
        EvidenceLevel.MENTIONED: "มีแต่คำในรายงาน",
        EvidenceLevel.DOCUMENT: "มีเอกสาร",
        EvidenceLevel.DATED: "มีเอกสาร วันที่ และเลขที่",
    }
    for measure in center.measures:
        found = told.find(measure.id)
        assert found
        assert found.title == measure.short_title
        assert found.evidence == words[evidence_level(measure)]
        assert (found.status == "รายงานว่าทำแล้ว") == (measure.status is Status.DONE)
