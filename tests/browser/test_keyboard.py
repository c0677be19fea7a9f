"""A keyboard reaches everything, shows where it is, and reaches nothing that is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Page

from browser.probing import probe
from browser.serving import Served

WALKED = ("index.html", "measures/index.html", "measures/m20.html", "contact.html")
LEAST_PIXELS = 40
BLUR = "() => { window.stop = document.activeElement; stop.blur(); }"
FOCUS = "() => stop.focus({preventScroll: true})"


def _pixels_changed(one: bytes, two: bytes) -> int:
    """Count the pixels that differ clearly between two pictures."""
    pictures = [Image.open(BytesIO(png)).convert("L") for png in (one, two)]
    differing = ImageChops.difference(*pictures).point(lambda value: 255 * (value > 60))
    return differing.histogram()[255]


def _faults(page: Page, stop: dict[str, Any]) -> list[str]:
    """Say what is wrong with a stop; a ring must come and go with the focus."""
    found = [key for key in ("isInside", "isSeen", "isOnTop") if not stop[key]]
    if found:
        return [f"{stop['name']}: not {', '.join(found)}"]
    with_ring = page.screenshot(clip=stop["clip"])
    page.evaluate(BLUR)
    without = page.screenshot(clip=stop["clip"])
    page.evaluate(FOCUS)
    changed = _pixels_changed(with_ring, without)
    return [] if changed >= LEAST_PIXELS else [f"{stop['name']}: {changed} pixels change"]


def _walk(page: Page) -> list[str]:
    """Press Tab from the top until the page ends; say what is wrong with each stop."""
    wrong: list[str] = []
    names: list[str] = []
    for _ in range(250):
        page.keyboard.press("Tab")
        stop = page.evaluate(probe("stop"))
        if stop is None:
            break
        names.append(stop["name"])
        wrong += _faults(page, stop)
    assert len(names) > 10, "the walk ended too early"
    assert len(names) < 250, "the walk does not end"
    assert 'class="tc-skip"' in names[0], "the skip link is not the first stop"
    return wrong


@pytest.fixture(params=[390, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    yield context
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield context
    context.close()


@pytest.mark.parametrize("path", WALKED)
def test_every_stop_is_seen_and_shows_its_focus(page: Page, real: Served, path: str) -> None:
    page.goto(*real.at(path))

    assert _walk(page) == []


def test_a_stop_without_a_ring_would_be_found(desk: BrowserContext, real: Served) -> None:
    page = desk.new_page()
    page.goto(*real.at("methods.html"))
    page.evaluate(
        """() => document.querySelectorAll("main a").forEach((it) => {
        it.style.setProperty("outline", "none", "important");
        it.style.setProperty("box-shadow", "none", "important");
        it.style.setProperty("color", "inherit", "important"); })"""
    )

    assert any("pixels change" in fault for fault in _walk(page))


def test_the_skip_link_leads_into_the_text(desk: BrowserContext, real: Served) -> None:
    page = desk.new_page()
    page.goto(*real.at("measures/m20.html"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('#content') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_is_walked_and_closes_with_the_focus_kept(
    phone: BrowserContext, real: Served, key: str
) -> None:
    page = phone.new_page()
    page.goto(*real.at("index.html"))
    button, menu = page.locator(".tc-menu > summary"), page.locator(".tc-menu[open]")
    button.focus()
    page.keyboard.press(key)
    assert menu.count() == 1
    links = page.locator(".tc-menu__sheet a")
    for number in range(links.count()):
        page.keyboard.press("Tab")
        assert links.nth(number).evaluate("it => it === document.activeElement")
    page.keyboard.press("Escape")

    assert menu.count() == 0
    assert button.evaluate("it => it === document.activeElement")


def test_the_menu_closes_when_the_walk_leaves_it(phone: BrowserContext, real: Served) -> None:
    page = phone.new_page()
    page.goto(*real.at("index.html"))
    page.locator(".tc-menu > summary").press("Enter")
    for _ in range(page.locator(".tc-menu__sheet a").count() + 1):
        page.keyboard.press("Tab")

    assert page.locator(".tc-menu[open]").count() == 0
    assert page.evaluate("document.activeElement.closest('#content') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_dark_is_switched_by_keys_and_kept(
    desk: BrowserContext, real: Served, key: str
) -> None:
    page = desk.new_page()
    page.goto(*real.at("index.html"))
    switch, root = page.locator(".tc-scheme"), page.locator("html")
    switch.press(key)
    assert switch.get_attribute("aria-pressed") == "true"
    page.reload()
    assert root.get_attribute("data-md-color-scheme") == "slate"
    page.goto(*real.at("measures/m20.html"))
    assert root.get_attribute("data-md-color-scheme") == "slate"
    assert switch.get_attribute("aria-pressed") == "true"
    switch.press(key)
    page.reload()
    assert root.get_attribute("data-md-color-scheme") == "default"


def test_arrow_keys_filter_the_register(desk: BrowserContext, real: Served) -> None:
    page = desk.new_page()
    page.goto(*real.at("measures/index.html"))
    rows = page.locator(".tc-measures tbody tr:visible")
    chips = page.locator("[name=s]")
    chips.first.focus()
    assert chips.count() > 3
    for number in range(1, chips.count()):
        page.keyboard.press("ArrowRight")
        chip = chips.nth(number)
        words = page.locator(f"label[for={chip.get_attribute('id')}] strong").inner_text()
        assert chip.is_checked()
        assert rows.count() == int(words)


def test_single_letters_do_nothing(desk: BrowserContext, real: Served) -> None:
    page = desk.new_page()
    page.goto(*real.at("measures/m20.html"))
    before = page.evaluate("document.documentElement.outerHTML")
    for key in "npfs,./?abcdeghijklmoqrtuvwxyz0123456789":
        page.keyboard.press(key)

    assert page.url == real.at("measures/m20.html")[0]
    assert page.evaluate("document.documentElement.outerHTML") == before
    assert page.evaluate("document.activeElement === document.body")
