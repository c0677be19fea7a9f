"""The front of all years: its addresses hold on any host, its words are the municipality's."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import SITES
from transparency.build import check
from transparency.years.folder import home_of
from transparency.years.front import make_front
from transparency.years.public import Download, Front, PublicYear
from transparency.years.told import ToldYear

SUM = "0" * 64
OPEN = PublicYear(2565, ("index.html", "measures/m01.html", "sitemap.xml"))
CLOSED = PublicYear(
    2564,
    ("index.html", "measures/m01.html", "measures/m02.html"),
    Download("fy2564.zip", 2_345_678, SUM),
)
FRONT = Front(name="ศูนย์ <ทดสอบ>", is_thai=False, home="", years=(OPEN, CLOSED))
TOLD = (ToldYear(2565, ()), ToldYear(2564, ()))


def test_no_page_of_the_front_needs_an_address_of_its_own() -> None:
    pages = {path: text for path, text in make_front(FRONT, TOLD).items() if ".html" in path}

    assert len(pages) > 5
    assert [path for path, text in pages.items() if "http" in text.replace("http-equiv", "")] == []
    assert all("<ทดสอบ>" not in text for text in pages.values())


def test_whole_addresses_are_written_where_there_is_one() -> None:
    files = make_front(replace(FRONT, home="https://example.go.th/repo/"), TOLD)

    assert "<loc>https://example.go.th/repo/2565/sitemap.xml</loc>" in files["sitemap.xml"]
    assert files["sitemap.xml"].count("<loc>") == 1
    assert files["robots.txt"].endswith("Sitemap: https://example.go.th/repo/sitemap.xml\n")
    assert 'href="https://example.go.th/repo/2565/measures/m01.html"' in files["measures/m01.html"]
    assert 'href="/repo/2565/index.html"' in files["404.html"]


def test_redirects_begin_at_the_top_of_the_host() -> None:
    moved = {"2565/old.pdf": "2565/new.pdf", "2565/map.html": "https://maps.example.com/a"}

    front = replace(FRONT, home="https://example.go.th/repo/", moved=moved)

    assert make_front(front, TOLD)["_redirects"].splitlines() == [
        "/repo/2565/map.html https://maps.example.com/a 301",
        "/repo/2565/old.pdf /repo/2565/new.pdf 301",
    ]


def test_what_the_law_removed_has_a_page_for_hosts_that_answer_gone() -> None:
    closed = replace(CLOSED, gone=("photos/a.webp",))

    files = make_front(replace(FRONT, years=(OPEN, closed)), TOLD)

    assert files["gone.txt"] == "2564/photos/a.webp\n"
    assert "ถูกนำออกตามกฎหมาย" in files["410.html"]
    assert not {"gone.txt", "410.html"} & make_front(FRONT, TOLD).keys()


def test_without_an_address_there_is_no_map_of_the_site() -> None:
    assert not {"sitemap.xml", "robots.txt"} & make_front(FRONT, TOLD).keys()


def test_a_closed_year_is_a_download_with_its_size_and_its_sum() -> None:
    page = make_front(FRONT, TOLD)["years.html"]

    assert "ดาวน์โหลดทั้งปี (2.3 เมกะไบต์)" in page
    assert SUM in page
    assert page.index("2565/index.html") < page.index("2564/index.html")


def test_numbers_are_written_as_the_municipality_writes_them() -> None:
    page = make_front(replace(FRONT, is_thai=True), TOLD)["years.html"]

    assert "ปีงบประมาณ ๒๕๖๔" in page
    assert "(๒.๓ เมกะไบต์)" in page


def test_the_script_knows_which_years_have_a_page() -> None:
    script = make_front(FRONT, TOLD)["years.js"]

    told = re.match(r"window\.YEARS = (.*);\n", script)
    assert told
    assert json.loads(told[1]) == {
        "current": "2565",
        "years": ["2565", "2564"],
        "th": False,
        "paths": {
            "index.html": "2565 2564",
            "measures/m01.html": "2565 2564",
            "measures/m02.html": "2564",
        },
    }


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://a.go.th/2565/", "https://a.go.th/"),
        ("https://a.go.th/repo/2565", "https://a.go.th/repo/"),
        ("https://a.go.th/repo", "https://a.go.th/repo/"),
        ("https://a.go.th/", "https://a.go.th/"),
        (None, ""),
    ],
)
def test_the_address_of_a_site_may_name_its_year_or_not(address: str | None, home: str) -> None:
    center, _ = check(Path(SITES / "complete"))
    town = replace(center.municipality, site_url=address)

    assert home_of(replace(center, municipality=town)) == home
