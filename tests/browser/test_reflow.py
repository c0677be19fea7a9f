"""Small windows, large type and wide spacing lose nothing: no scroll, no cut, no clipped mark."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

import pytest
from playwright.sync_api import Browser

from browser.probing import OPEN_ALL, probe
from browser.serving import Served

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.9 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 1.4.12, with the line height of Thai; as an object, since the policy bars <style>."""

STATES = {"": "() => {}", " spaced": SPACED}

WINDOWS = {"320 px": 320, "640 px: a desk at 200 %": 640, "1280 px": 1280}

CUT = "overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 4em"

Faults = dict[str, dict[str, list[str]]]
"""Faults by kind, then by page."""


def read(browser: Browser, urls: list[str], widths: Collection[int]) -> dict[int, Faults]:
    """Open every page, as it is and spaced, and gather what is wrong with it at each width."""
    context = browser.new_context()
    page = context.new_page()
    found: dict[int, Faults] = {width: {} for width in widths}
    for url in urls:
        page.goto(url)
        page.evaluate(OPEN_ALL)
        for (state, change), width in product(STATES.items(), widths):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(change)
            seen, faults = page.evaluate(probe("reading"))
            assert seen > 15, f"no text was looked at: {url}"
            for kind, where in faults.items():
                found[width].setdefault(kind, {}).update({url + state: where} if where else {})
    context.close()
    return found


@pytest.fixture(scope="module")
def readings(browser: Browser, urls: list[str]) -> dict[int, Faults]:
    return read(browser, urls, WINDOWS.values())


@pytest.fixture(params=[*WINDOWS.values()], ids=[*WINDOWS])
def faults(request: pytest.FixtureRequest, readings: dict[int, Faults]) -> Faults:
    return readings[request.param]


def test_no_page_scrolls_sideways(faults: Faults) -> None:
    assert faults["sideways"] == {}


def test_no_text_ends_in_dots(faults: Faults) -> None:
    assert faults["cut"] == {}


def test_no_tone_mark_is_clipped(faults: Faults) -> None:
    assert faults["clipped"] == {}


def test_every_line_is_as_high_as_its_ink(faults: Faults) -> None:
    assert faults["tight"] == {}


def test_no_text_lies_over_another(faults: Faults) -> None:
    assert faults["over"] == {}


def test_no_text_runs_out_of_its_box(faults: Faults) -> None:
    assert faults["spilt"] == {}


def test_the_home_page_is_short_on_a_phone(browser: Browser, real: Served) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(*real.at("index.html"))
    height = page.evaluate("document.documentElement.scrollHeight")
    context.close()

    assert 800 < height < 3500


@pytest.mark.parametrize(
    ("kind", "harm"),
    [
        ("sideways", "h1.style.width = '2000px'"),
        ("cut", f"h1.style.cssText = '{CUT}'"),
        ("clipped", "Object.assign(h1.style, {overflow: 'hidden', height: '1em'})"),
        ("tight", "h1.style.lineHeight = '.6'"),
        ("over", "h1.style.marginBottom = '-1em'"),
        ("spilt", "Object.assign(h1.style, {whiteSpace: 'nowrap', width: '4em'})"),
    ],
)  # fmt: skip
def test_each_fault_would_be_found(browser: Browser, real: Served, kind: str, harm: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(*real.at("accessibility.html"))
    page.evaluate(f"() => {{ const h1 = document.querySelector('h1'); {harm}; }}")

    _, faults = page.evaluate(probe("reading"))

    context.close()
    assert faults[kind] != []


def test_columns_of_a_hand_written_table_stand_as_they_were_written(
    browser: Browser, full: Served
) -> None:
    page = browser.new_page()
    page.goto(*full.at("opening-hours.html"))

    cells = page.locator("thead th, tbody tr:first-child td")
    sides = cells.evaluate_all("all => all.map(cell => getComputedStyle(cell).textAlign)")
    assert sides == ["left", "right", "right"] * 2
    page.close()
