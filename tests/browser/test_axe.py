"""axe finds nothing on any template: light or dark, narrow or wide, folded, open or filtered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from browser.probing import OPEN_ALL, probe
from browser.serving import Served

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (320, 390, 1280)
EVERYTHING = [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
]  # fmt: skip
"""WCAG 2.0 to 2.2, A and AA, and good practice."""

COLOURS = ["color-contrast", "link-in-text-block"]
"""What can differ between the light and the dark, which share every element and every size."""

SCHEMES: dict[Literal["light", "dark"], tuple[list[str], int]] = {
    "light": (EVERYTHING, 16),
    "dark": (COLOURS, 1),
}
"""The rules of each scheme, and how many of them must have something to look at."""

MENU = "() => { document.querySelector('.tc-menu').open = true; }"


@contextmanager
def _tabs(browser: Browser, width: int) -> Iterator[list[Page]]:
    """Open a light and a dark window side by side: each has a process of its own."""
    contexts = [
        browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        for scheme in SCHEMES
    ]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def _violations(tabs: list[Page], url: str, *states: str) -> list[str]:
    """Open a page in every tab, bring it into its states, and let axe read all at once."""
    for page, scheme in zip(tabs, SCHEMES, strict=True):
        page.goto(url)
        for state in states:
            page.evaluate(state)
        page.evaluate(AXE)
        rules, _ = SCHEMES[scheme]
        page.evaluate(probe("axe-start"), rules)
    found = []
    for page, scheme in zip(tabs, SCHEMES, strict=True):
        passed, violations = page.evaluate(probe("axe-end"))
        assert passed >= SCHEMES[scheme][1], f"axe looked at too little: {url}"
        found += [f"{url} {scheme}: {violation}" for violation in violations]
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_barrier(browser: Browser, urls: list[str], width: int) -> None:
    with _tabs(browser, width) as tabs:
        found = [it for url in urls for it in _violations(tabs, url, OPEN_ALL)]

    assert found == []


@pytest.mark.parametrize("width", [320, 390])
def test_an_open_menu_has_no_barrier(
    browser: Browser, real: Served, full: Served, width: int
) -> None:
    both = [*real.at("index.html", "measures/m20.html"), *full.at("measures/m01.html")]
    with _tabs(browser, width) as tabs:
        found = [it for url in both for it in _violations(tabs, url, MENU)]

    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chips", [("s-not_started",), ("s-not_started", "u-finance")])
def test_a_filtered_register_has_no_barrier(
    browser: Browser, real: Served, width: int, chips: tuple[str, ...]
) -> None:
    """The second pair matches nothing, so that the sentence about it is looked at, too."""
    (url,) = real.at("measures/index.html")
    press = [f"() => document.getElementById('{chip}').click()" for chip in chips]
    with _tabs(browser, width) as tabs:
        found = _violations(tabs, url, OPEN_ALL, *press)

    assert found == []


def test_axe_would_find_a_barrier(browser: Browser, real: Served) -> None:
    pale = "() => { document.querySelector('h1').style.color = '#ddd'; }"
    nameless = "() => { document.querySelector('main a').textContent = ''; }"
    with _tabs(browser, 390) as tabs:
        found = _violations(tabs, *real.at("methods.html"), pale, nameless)

    assert any("color-contrast" in it for it in found)
    assert any("link-name" in it for it in found)
