"""Galleries: nothing jumps, little is loaded, and the viewer needs neither mouse nor script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from browser.probing import probe
from browser.serving import Served

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
FORTY, MIXED, ONE = "galleries/g02-market.html", "galleries/g01.html", "galleries/g03.html"
SHIFTS = """() => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) { window.shift += entry.value; }
  }).observe({type: "layout-shift", buffered: true});
}"""
LOADED = "() => [...document.querySelectorAll('.tc-photos img')].map((it) => it.currentSrc)"
LINKS = "#content .tc-photos a"

Scheme = Literal["light", "dark"]
OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Return a function that opens a window of a width, in which pages are read."""
    contexts = []

    def start(
        width: int, *, density: int = 1, scheme: Scheme = "light", has_scripts: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            device_scale_factor=density,
            color_scheme=scheme,
            java_script_enabled=has_scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        return contexts[-1].new_page()

    yield start
    for context in contexts:
        context.close()


def _focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.textContent"))


def _is_open(page: Page) -> bool:
    return page.locator("dialog[open]").count() == 1


# -- the page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", [FORTY, MIXED, "galleries/index.html"])
def test_nothing_moves_while_pictures_come(
    open_page: OpenPage, full: Served, path: str, width: int
) -> None:
    """Only pictures are new: the faces lie in the cache since the first visit."""
    page = open_page(width)
    page.goto(*full.at(path), wait_until="networkidle")
    page.reload()
    page.evaluate(SHIFTS)
    images = page.locator(".tc-photos img")
    for at in range(0, images.count(), 3):
        images.nth(at).scroll_into_view_if_needed()
        page.wait_for_timeout(30)
    page.wait_for_load_state("networkidle")

    assert all(page.evaluate(LOADED))
    assert page.evaluate("() => window.shift") == 0


@pytest.mark.parametrize(("density", "side", "most"), [(1, 480, 50_000), (2, 960, 120_000)])
def test_a_phone_takes_the_print_that_fits_and_only_near_the_screen(
    open_page: OpenPage, full: Served, density: int, side: int, most: int
) -> None:
    page = open_page(390, density=density)
    weights: dict[str, int] = {}
    page.on(
        "response",
        lambda it: (
            weights.update({it.url: int(it.headers["content-length"])})
            if it.url.endswith(".webp")
            else None
        ),
    )
    page.goto(*full.at(MIXED))
    page.wait_for_load_state("networkidle")
    assert {url.rsplit("-", 1)[1] for url in weights} == {f"{side}.webp"}
    assert all(0 < weight <= most for weight in weights.values())

    weights.clear()
    page.goto(*full.at(FORTY))
    page.wait_for_load_state("networkidle")
    assert 2 <= len(weights) <= 12
    page.locator(".tc-photos img").last.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.querySelectorAll('.tc-photos img')].pop().complete")
    assert any("drawing-40-" in url for url in weights)


def test_without_script_the_picture_itself_opens(open_page: OpenPage, full: Served) -> None:
    page = open_page(390, has_scripts=False)
    page.goto(*full.at(MIXED))
    assert page.locator("#content button:visible").count() == 0
    assert page.locator("#content .tc-photos figcaption:visible").count() == 6
    page.locator(LINKS).nth(1).click()

    assert page.url.endswith("/photos/g01/drawing-2-1280.webp")


def test_what_was_taken_down_is_told_and_is_nowhere(open_page: OpenPage, full: Served) -> None:
    page = open_page(1280)
    page.goto(*full.at(MIXED))

    note = page.locator(".tc-note", has_text="นำออก").inner_text()
    assert "มีภาพถูกนำออกเมื่อ ๑ สิงหาคม ๒๕๖๕ เพราะผู้ที่อยู่ในภาพขอให้นำออก" in note
    assert page.locator(LINKS).count() == 6
    shown = sorted(path.name for path in (full.folder / "photos" / "g01").iterdir())
    assert len(shown) == 6 * 3
    assert not [name for name in shown if name.startswith("drawing-7")]


def test_on_paper_the_pictures_stand_in_three_columns(open_page: OpenPage, full: Served) -> None:
    page = open_page(794)
    page.emulate_media(media="print")
    page.goto(*full.at(MIXED))

    lefts = page.evaluate(
        "() => [...document.querySelectorAll('.tc-photos > li')]"
        ".map((it) => Math.round(it.getBoundingClientRect().left))"
    )
    assert lefts[:3] == lefts[3:]
    assert len({*lefts}) == 3


# -- the viewer -----------------------------------------------------------------------------------


def test_the_viewer_is_worked_with_keys_alone(open_page: OpenPage, full: Served) -> None:
    page = open_page(1280)
    page.goto(*full.at(MIXED))
    opener = page.locator(LINKS).nth(1)
    opener.focus()
    page.keyboard.press("Enter")
    place, picture = page.locator(".tc-viewer__place"), page.locator(".tc-viewer__picture")
    assert place.inner_text() == "ภาพที่ ๒ จาก ๖"
    assert picture.get_attribute("alt") == "วงกลมขาวในกรอบตั้ง คลื่นสามเส้น"
    assert picture.get_attribute("src") == opener.evaluate("it => it.href")
    assert "แผ่นตั้งสำหรับติดหน้าห้อง" in page.locator(".tc-viewer__caption").inner_text()

    for key, told in (
        ("ArrowRight", "๓"), ("ArrowLeft", "๒"), ("ArrowLeft", "๑"), ("ArrowLeft", "๖"),
        ("ArrowRight", "๑"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert place.inner_text() == f"ภาพที่ {told} จาก ๖"

    stops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        stops.append(_focused(page))
    buttons = {"ก่อนหน้า", "ถัดไป", "ปิด"}
    assert {*stops} >= buttons
    assert page.evaluate("() => !document.activeElement.closest('#content, header, footer')")

    page.keyboard.press("Escape")
    assert not _is_open(page)
    assert opener.evaluate("it => it === document.activeElement")


def test_the_buttons_do_what_they_say(open_page: OpenPage, full: Served) -> None:
    page = open_page(390)
    page.goto(*full.at(FORTY))
    page.locator(LINKS).first.click()
    for name, told in (("ก่อนหน้า", "๔๐"), ("ถัดไป", "๑"), ("ถัดไป", "๒")):
        page.get_by_role("button", name=name).click()
        assert page.locator(".tc-viewer__place").inner_text() == f"ภาพที่ {told} จาก ๔๐"
    page.get_by_role("button", name="ปิด").click()

    assert not _is_open(page)


def test_one_picture_needs_no_way_to_others(open_page: OpenPage, full: Served) -> None:
    page = open_page(390)
    page.goto(*full.at(ONE))
    page.locator(LINKS).click()

    assert page.locator("dialog button:visible").all_inner_texts() == ["ปิด"]


def test_a_new_tab_is_left_to_the_browser(open_page: OpenPage, full: Served) -> None:
    page = open_page(1280)
    page.goto(*full.at(MIXED))
    with page.context.expect_page() as opened:
        page.locator(LINKS).first.click(modifiers=["Control"])

    assert opened.value.url.endswith(".webp")
    assert not _is_open(page)


@pytest.mark.parametrize("size", [(390, 800), (1280, 800), (800, 360), (320, 256)])
def test_picture_words_and_buttons_fit_or_scroll(
    open_page: OpenPage, full: Served, size: tuple[int, int]
) -> None:
    page = open_page(size[0])
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(*full.at(MIXED))
    page.locator(LINKS).nth(4).click()

    sizes = page.evaluate(
        "() => { const box = document.querySelector('.tc-viewer');"
        " const part = (name) => document.querySelector(`.tc-viewer__${name}`);"
        " return [box.scrollWidth - box.clientWidth,"
        " part('picture').getBoundingClientRect().height,"
        " part('caption').scrollWidth - part('caption').clientWidth]; }"
    )
    assert sizes[0] <= 0
    assert sizes[1] >= 150
    assert sizes[2] <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_with_the_viewer_open(
    open_page: OpenPage, full: Served, width: int, scheme: Scheme
) -> None:
    page = open_page(width, scheme=scheme)
    page.goto(*full.at(MIXED))
    page.locator(LINKS).nth(4).click()
    assert _is_open(page)
    page.evaluate(AXE)

    passed, violations = page.evaluate(probe("axe"), RULES)
    assert passed >= 5
    assert violations == []


def test_the_viewer_runs_under_the_strict_policy(open_page: OpenPage, full: Served) -> None:
    page = open_page(390)
    complaints: list[str] = []
    page.on("console", lambda it: complaints.append(it.text))
    page.on("pageerror", lambda it: complaints.append(str(it)))
    page.goto(*full.at(MIXED))
    page.locator(LINKS).first.click()
    page.keyboard.press("ArrowRight")

    assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    assert page.locator(".tc-viewer[style], .tc-viewer [style]").count() == 0
    assert complaints == []
