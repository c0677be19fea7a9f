"""A page asks for little, from its own host only, says nothing, keeps nothing and never jumps."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from browser.serving import Served

MOST = 150 * 1024
"""Bytes of the home page and of all that it loads, over the wire, before a reader does anything."""

WATCH_POLICY = """() => addEventListener("securitypolicyviolation",
  (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""

SHIFTS = """() => new Promise((done) => {
  const seen = [];
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) seen.push([it.value, it.sources.map((s) =>
      s.node && s.node.nodeType === 1 ? s.node.className : "text").join(" ")]);
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(seen), 400);
})"""


VISITS = 3
"""A page that jumps does so on each; a busy machine may halt in the middle of a page once."""


def _note(said: list[str]) -> Callable[[ConsoleMessage], None]:
    return lambda message: said.append(f"{message.page and message.page.url}: {message.text}")


def _note_failure(said: list[str]) -> Callable[[Request], None]:
    """Note what could not be loaded; a picture on its way when the reader leaves is no fault."""
    left = "net::ERR_ABORTED"
    return lambda it: None if it.failure == left else said.append(f"{it.failure}: {it.url}")


def test_pages_are_silent_keep_no_cookie_and_ask_no_other_host(
    browser: Browser, urls: list[str]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    context.add_init_script(f"({WATCH_POLICY})()")
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", _note(said))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", _note_failure(said))
    page.on("response", lambda it: said.append(f"{it.status}: {it.url}") if not it.ok else None)
    page.on("request", lambda request: asked.append(request.url))
    for url in urls:
        page.goto(url)
        page.locator("footer").scroll_into_view_if_needed()
    cookies = context.cookies()
    context.close()

    hosts = {urlsplit(url).hostname for url in asked if not url.startswith("data:")}
    assert len(asked) > 5 * len(urls)
    assert hosts == {"127.0.0.1"}
    assert said == []
    assert cookies == []


def test_a_reader_who_chooses_the_dark_leaves_one_word_and_no_cookie(
    browser: Browser, real: Served
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(*real.at("index.html"))
    page.locator(".tc-scheme").click()

    assert page.evaluate("({...localStorage})") == {"tc-scheme": "slate"}
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize(
    "stray",
    [
        "Object.assign(document.createElement('script'), {textContent: 'window.ran = true'})",
        "Object.assign(document.createElement('style'), {textContent: 'body { opacity: 0 }'})",
        "Object.assign(document.createElement('img'), {src: 'https://other.example/x.png'})",
    ],
    ids=["script", "style", "picture from another host"],
)
def test_what_strays_in_is_stopped_by_the_policy_of_the_page(
    browser: Browser, real: Served, stray: str
) -> None:
    context = browser.new_context()
    context.add_init_script(f"({WATCH_POLICY})()")
    page = context.new_page()
    said: list[str] = []
    page.on("console", _note(said))
    page.goto(*real.at("index.html"))
    page.evaluate(f"() => document.body.append({stray})")
    page.wait_for_function("() => true")

    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.body).opacity") == "1"
    assert [text for text in said if "policy: " in text]
    context.close()


def test_the_home_page_is_light(
    browser: Browser, real: Served, record_property: Callable[[str, object], None]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    sizes: list[int] = []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda it: sizes.append(it["encodedDataLength"]))
    page.goto(*real.at("index.html"), wait_until="networkidle")
    context.close()

    record_property("home_bytes", sum(sizes))
    assert len(sizes) > 5
    assert sum(sizes) <= MOST, f"{sum(sizes) / 1024:.1f} KB in {len(sizes)} answers"


def _shifts(page: Page, url: str) -> list[object]:
    """Open a page, go down to its end, and return every shift that nobody asked for."""
    page.goto(url, wait_until="networkidle")
    for _ in range(12):
        page.mouse.wheel(0, 800)
        page.wait_for_timeout(30)
    found: list[object] = page.evaluate(SHIFTS)
    return found


def _first_visit(browser: Browser, url: str, width: int) -> list[object]:
    context = browser.new_context(viewport={"width": width, "height": 900})
    shifts = _shifts(context.new_page(), url)
    context.close()
    return shifts


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_a_page_loads(
    browser: Browser, real: Served, full: Served, width: int
) -> None:
    wanted = ("index.html", "measures/index.html", "measures/m20.html", "galleries/index.html")
    urls = [*real.at(*wanted), *full.at("index.html", "galleries/g01.html")]
    found = {url: [_first_visit(browser, url, width)] for url in urls}
    for url, visits in found.items():
        while visits[-1] and len(visits) < VISITS:
            visits.append(_first_visit(browser, url, width))

    assert {url: visits for url, visits in found.items() if visits[-1]} == {}


def test_a_jump_would_be_found(browser: Browser, real: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(*real.at("methods.html"))
    page.evaluate(
        """() => setTimeout(() => {
        document.querySelector("h1").style.marginTop = "200px"; }, 700)"""
    )
    page.wait_for_timeout(900)

    assert page.evaluate(SHIFTS) != []
    context.close()


def test_a_lost_reader_gets_a_whole_page_in_thai(browser: Browser, full: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("response", lambda it: asked.append(it.url) if it.ok else None)
    answer = page.goto(f"{full.url}/measures/there/is/nothing.html")

    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "ไม่พบหน้านี้"
    assert len([url for url in asked if url.endswith(".css")]) > 5
    page.locator(".tc-lost a").first.click()
    assert page.url == full.at("index.html")[0]
    context.close()
