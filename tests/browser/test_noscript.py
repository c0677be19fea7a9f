"""Without a script all can be read, the register filtered, the menu opened, the dark kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from browser.serving import Served

REGISTER = "measures/index.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone in the dark whose browser runs no script."""
    context = browser.new_context(
        viewport={"width": 390, "height": 900}, java_script_enabled=False, color_scheme="dark"
    )
    yield context.new_page()
    context.close()


def _rows(page: Page) -> Locator:
    return page.locator(".tc-measures tbody tr:visible")


def _number(text: str) -> int:
    """Read a count in whichever digits the municipality writes; ``int`` knows both."""
    return int(text)


@pytest.mark.parametrize("site", ["real", "full"])
def test_each_chip_leaves_as_many_rows_as_it_counts(
    page: Page, site: str, request: pytest.FixtureRequest
) -> None:
    served: Served = request.getfixturevalue(site)
    page.goto(*served.at(REGISTER))
    page.locator(".tc-filter summary").click()
    every = _rows(page).count()
    chips = page.locator(".tc-chips")
    assert chips.count() == 2
    assert every > 10
    for facet in chips.all():
        labels = facet.locator("label").all()
        assert len(labels) > 3
        for label in labels:
            label.click()
            assert _rows(page).count() == _number(label.locator("strong").inner_text())
        labels[0].click()
        assert _rows(page).count() == every


def test_two_filters_without_a_match_say_so_and_can_be_cleared(page: Page, real: Served) -> None:
    page.goto(*real.at(REGISTER))
    page.locator(".tc-filter summary").click()
    sentence, clear = page.locator(".tc-filter__none"), page.locator(".tc-filter__clear button")
    assert not sentence.is_visible()
    assert not clear.is_visible()
    page.locator("label[for=s-not_started]").click()
    page.locator("label[for=u-finance]").click()

    assert _rows(page).count() == 0
    assert sentence.is_visible()
    clear.click()
    assert _rows(page).count() == 23
    assert not sentence.is_visible()


def test_the_menu_opens(page: Page, real: Served) -> None:
    page.goto(*real.at("measures/m20.html"))
    links = page.locator(".tc-menu__sheet a:visible")
    assert links.count() == 0
    page.locator(".tc-menu > summary").click()
    assert links.count() == 5
    links.nth(2).click()

    assert page.url == real.at("budgets/index.html")[0]


def test_the_dark_of_the_device_is_kept(page: Page, real: Served) -> None:
    page.goto(*real.at("index.html"))

    colour = page.locator("body").evaluate("it => getComputedStyle(it).backgroundColor")
    assert colour == "rgb(12, 23, 28)"


def test_no_button_is_shown_that_would_need_a_script(page: Page, real: Served) -> None:
    page.goto(*real.at("index.html"))

    assert page.locator("button:visible").count() == 0


def test_both_darks_are_alike(browser: Browser, real: Served) -> None:
    """The tokens stand twice in the stylesheet, for readers with scripts and without."""
    tokens = """() => { const style = getComputedStyle(document.documentElement);
      return [...style].filter((it) => it.startsWith("--tc-"))
        .map((it) => `${it}: ${style.getPropertyValue(it)}`).sort(); }"""
    found = []
    for has_scripts in (True, False):
        context = browser.new_context(color_scheme="dark", java_script_enabled=has_scripts)
        page = context.new_page()
        page.goto(*real.at("index.html"))
        found.append(page.evaluate(tokens))
        context.close()

    assert len(found[0]) > 40
    assert found[0] == found[1]


def test_a_measure_can_be_read_before_any_script_has_run(browser: Browser, real: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(*real.at("measures/m20.html"))

    assert page.locator("h1").inner_text() == "แผนป้องกันการทุจริต"
    assert page.locator(".tc-step:visible").count() == 3
    assert page.locator(".tc-step__result:visible").count() == 3
    assert page.locator(".tc-strip dd:visible").count() == 3
    context.close()
