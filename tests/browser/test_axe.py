"""axe finds nothing on any template: light or dark, narrow or wide, folded, open or filtered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

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

NAMES = {"light": "default", "dark": "slate"}
"""What the theme calls the schemes."""

MENU = "() => { document.querySelector('.tc-menu').open = true; }"
SEARCH = """async () => {
  document.querySelector('.tc-search-open').click();
  const input = document.querySelector('.tc-search__input');
  input.value = '%s';
  input.dispatchEvent(new Event('input'));
  while (document.querySelector('.tc-search__panel')?.dataset.query !== input.value) {
    await new Promise(done => setTimeout(done, 20));
  }
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that shows its end state at once."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _violations(page: Page, url: str, *states: str, widths: Sequence[int] = WIDTHS) -> list[str]:
    """Open a page, bring it into its states, and let axe read it at each width in each scheme.

    One visit serves them all, for a page takes longer to open than to read.
    """
    page.goto(url)
    for state in states:
        page.evaluate(state)
    page.evaluate(AXE)
    found = []
    for width, (scheme, (rules, least)) in product(widths, SCHEMES.items()):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", NAMES[scheme])
        passed, violations = page.evaluate(probe("axe"), rules)
        assert passed >= least, f"axe looked at too little: {url}"
        found += [f"{url} {width} {scheme}: {violation}" for violation in violations]
    return found


def test_no_page_has_a_barrier(page: Page, urls: list[str]) -> None:
    found = [it for url in urls for it in _violations(page, url, OPEN_ALL)]

    assert found == []


def test_an_open_menu_has_no_barrier(page: Page, real: Served, full: Served) -> None:
    both = [*real.at("index.html", "measures/m20.html"), *full.at("measures/m01.html")]
    found = [it for url in both for it in _violations(page, url, MENU, widths=(320, 390))]

    assert found == []


def test_an_open_search_has_no_barrier(page: Page, real: Served) -> None:
    """Answers with a word to complete, a near spelling, and no answer."""
    (url,) = real.at("budgets/index.html")
    queries = [SEARCH % query for query in ("จัดซื้อจั", "ทุจจริต", "ไดโนเสาร์")]
    found = [it for query in queries for it in _violations(page, url, query, widths=(390, 1280))]

    assert found == []


@pytest.mark.parametrize("chips", [("s-not_started",), ("s-not_started", "u-finance")])
def test_a_filtered_register_has_no_barrier(
    page: Page, real: Served, chips: tuple[str, ...]
) -> None:
    """The second pair matches nothing, so that the sentence about it is looked at, too."""
    (url,) = real.at("measures/index.html")
    press = [f"() => document.getElementById('{chip}').click()" for chip in chips]

    assert _violations(page, url, OPEN_ALL, *press) == []


def test_axe_would_find_a_barrier(page: Page, real: Served) -> None:
    pale = "() => { document.querySelector('h1').style.color = '#ddd'; }"
    nameless = "() => { document.querySelector('main a').textContent = ''; }"
    found = _violations(page, *real.at("methods.html"), pale, nameless, widths=(390,))

    assert any("color-contrast" in it for it in found)
    assert any("link-name" in it for it in found)
