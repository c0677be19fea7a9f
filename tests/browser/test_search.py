"""The search box: what it finds, how it is used, what it costs, and that it runs nothing."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from browser.finding import Query, numbers, rank, read_queries, recall
from browser.serving import Served
from conftest import PROJECT
from transparency.center import Center

UNTOUCHED = 5 * 1024
ENGINE = 20 * 1024
"""Bytes over the wire: of the search before and behind the first touch of the box."""

SCRIPTS = "assets/js/search"
ANSWERED = "(query) => document.querySelector('.tc-search__panel')?.dataset.query === query"
LINKS = "links => links.map(link => link.href)"
TOWN = Center.load(PROJECT)[0].municipality.name
GIVEN = read_queries("given", TOWN)
HELD_OUT = read_queries("held_out", TOWN)

HOSTILE = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    '"><svg onload=window.ran=1>',
    "javascript:window.ran=1",
    "'-(window.ran=1)-'",
    "${window.ran=1}",
    "</script><script>window.ran=1</script>",
    "&lt;img src=x onerror=window.ran=1&gt;",
    "\\u003cscript>window.ran=1</script>",
    "(a+)+$ [^] .* ((((",
    "__proto__ constructor toString",
    "ก" * 500,
)


@pytest.fixture
def page(browser: Browser, real: Served) -> Iterator[Page]:
    """A desk on a page of the real site."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(*real.at("measures/m20.html"))
    yield page
    context.close()


def _ask(page: Page, query: str) -> list[str]:
    """Type into the box as a keyboard does; return the links to pages, best first."""
    box = page.get_by_role("searchbox")
    box.press("Control+a")
    page.keyboard.type(query)
    page.wait_for_function(ANSWERED, arg=box.input_value())
    links: list[str] = page.locator(".tc-hit__page").evaluate_all(LINKS)
    return links


def _told(page: Page) -> str:
    return page.locator(".tc-search__status").inner_text()


def _noting(page: Page) -> list[str]:
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


# -- what is found --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("queries", "least_recall", "least_rank"),
    [(GIVEN, 0.99, 0.97), (HELD_OUT, 0.98, 0.97)],
    ids=["given", "held out"],
)
def test_typed_queries_find_what_they_must(
    page: Page,
    queries: list[Query],
    least_recall: float,
    least_rank: float,
    record_property: Callable[[str, object], None],
) -> None:
    answers = {query: _ask(page, query.text) for query in queries}

    some = {query: links for query, links in answers.items() if query.expected}
    recalls = [recall(*answer) for answer in some.items()]
    ranks = [rank(*answer) for answer in some.items()]
    record_property("recall", mean(recalls))
    record_property("rank", mean(ranks))
    assert len(some) > 100
    assert [q.text for q, links in answers.items() if q.kind == "nothing" and links] == []
    assert mean(recalls) >= least_recall
    assert mean(ranks) >= least_rank


def test_the_number_of_a_measure_finds_it_first(page: Page) -> None:
    for query in ("มาตรการที่ 20", "ข้อ ๒๐", "20", "๒๐", "มาตรการ20"):
        assert "/measures/m20.html" in _ask(page, query)[0]


def test_a_copy_on_a_disk_gives_the_same_answers(
    page: Page, browser: Browser, real: Served
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    copy = context.new_page()
    folder = real.folder.as_uri()
    copy.goto(f"{folder}/measures/m20.html")
    for query in GIVEN[::3]:
        hosted = [link.removeprefix(real.url) for link in _ask(page, query.text)]
        copied = [link.removeprefix(folder) for link in _ask(copy, query.text)]
        assert copied == hosted, query.text
        assert _told(copy) == _told(page)
    context.close()


def test_every_kind_of_text_is_found(browser: Browser, full: Served) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(*full.at("index.html"))
    wanted = {
        "measures/m01.html": "มาตรการที่ 1",
        "opening-hours.html": "เวลาทำการ",
        "units/": "หน่วยงาน",
        "contact.html": "ช่องทาง",
        "doubts.html": "ยังสงสัย",
    }
    for path, query in wanted.items():
        assert any(path in link for link in _ask(page, query)), query
    context.close()


# -- what is told ---------------------------------------------------------------------------------


def test_a_near_spelling_says_that_it_is_one(page: Page) -> None:
    _ask(page, "ทุจจริต")
    assert _told(page).startswith("ไม่พบ “ทุจจริต” ตรงตัว แสดงคำที่สะกดใกล้เคียง “ทุจริต”")

    _ask(page, "ทุจริต")
    assert _told(page).startswith("พบ ")


def test_words_that_no_page_has_are_named(page: Page) -> None:
    _ask(page, "อยากทราบเรื่องวันเปิดศูนย์ข้อมูลข่าวสารฝนตกหรือไม่")

    assert "ไม่มีหน้าใดมีครบทุกคำ" in _told(page)
    assert "ไม่พบ “" in _told(page)


def test_words_that_stand_together_nowhere_find_pages_of_each(page: Page) -> None:
    links = _ask(page, "กาแฟ ครุภัณฑ์")

    assert {8, 12} == {*numbers(links)}
    assert _told(page).startswith("ไม่มีหน้าใดมีครบทุกคำ แสดงหน้าที่มีบางคำ ")


def test_words_that_stand_apart_say_so(page: Page) -> None:
    _ask(page, "งบประมาณเว็บไซต์")
    assert _told(page).startswith("ไม่พบ “งบประมาณเว็บไซต์” ตรงตัว ค้นด้วย “งบประมาณ” “เว็บไซต์” พบ ")
    _ask(page, "ร้องเรียนได้ที่ไหน")
    assert _told(page).startswith("ค้นด้วย “ร้องเรียน” พบ ")
    _ask(page, "ร้องเรียน")
    assert _told(page).startswith("พบ ")


def test_nothing_found_leads_to_people_and_to_the_list(page: Page, real: Served) -> None:
    assert _ask(page, "ไดโนเสาร์") == []

    assert _told(page) == "ไม่พบ “ไดโนเสาร์” ในเว็บไซต์นี้"
    links = page.locator(".tc-search__foot a").evaluate_all(LINKS)
    assert links == real.at("contact.html", "measures/index.html")


def test_an_abbreviation_is_a_word_of_its_own(page: Page) -> None:
    assert "/measures/m12.html" in _ask(page, "หน.ฝ่าย")[0]
    assert set(page.locator(".tc-hit mark").all_inner_texts()) == {"หัวหน้า", "ฝ่าย"}


def test_what_was_found_is_marked_in_the_answer_and_on_its_page(page: Page) -> None:
    _ask(page, "เฟซบุ๊ก")
    assert "เฟซบุ๊ก" in page.locator(".tc-hit mark").all_inner_texts()
    page.locator(".tc-hit__page[href*=m03]").click()

    page.locator("#content mark").first.wait_for()
    assert {"เฟสบุ๊ค", "เฟซบุ๊ก"} <= {*page.locator("#content mark").all_inner_texts()}


# -- how it is used -------------------------------------------------------------------------------


def test_keys_walk_through_the_answers_and_back(page: Page) -> None:
    links = _ask(page, "ร้องเรียน")
    focus = "document.activeElement.href || document.activeElement.name"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focus) == links[0]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focus) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("ก")
    assert page.evaluate("document.activeElement.value") == "ร้องเรียนก"
    page.keyboard.press("Escape")

    assert page.locator(".tc-search__panel").is_hidden()
    assert page.evaluate(focus) == "q"


@pytest.mark.parametrize("part", ["box.js", "engine.js", "index.js"])
def test_enter_opens_the_first_answer_even_before_it_has_come(
    page: Page, real: Served, part: str
) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route(f"**/search/{part}", late)
    page.get_by_role("searchbox").focus()
    page.keyboard.insert_text("ยืมทรัพย์สิน")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{real.url}/measures/m18.html**")


def test_the_way_back_leads_to_the_answers(page: Page) -> None:
    first = _ask(page, "กาแฟ")[0]
    page.locator(".tc-hit__page").first.click()
    page.wait_for_url(first)
    page.go_back()

    page.wait_for_function(ANSWERED, arg="กาแฟ")
    assert page.locator(".tc-hit__page").first.is_visible()


def test_text_that_comes_without_keys_is_searched(page: Page) -> None:
    page.get_by_role("searchbox").focus()
    page.keyboard.insert_text("คิวอาร์โค้ด")

    page.wait_for_function(ANSWERED, arg="คิวอาร์โค้ด")
    assert page.locator(".tc-hit").count() > 1


def test_a_word_can_be_completed(page: Page) -> None:
    _ask(page, "จัดซื้อจั")
    word = page.locator(".tc-search__completion").inner_text()
    page.keyboard.press("ArrowRight")

    page.wait_for_function(ANSWERED, arg=word)
    assert word.startswith("จัดซื้อจัด")
    assert page.get_by_role("searchbox").input_value() == word


def test_a_link_opens_the_box_with_its_answers(page: Page, real: Served) -> None:
    page.goto(f"{real.at('index.html')[0]}?q={quote('เจตจำนง')}")

    page.wait_for_function(ANSWERED, arg="เจตจำนง")
    assert "/measures/m19.html" in page.locator(".tc-hit__page").first.evaluate("it => it.href")
    shared = page.locator(".tc-search__foot a").first.evaluate("it => it.href")
    assert shared == f"{real.url}/index.html?q={quote('เจตจำนง')}"


def test_a_phone_gets_a_sheet_that_gives_the_focus_back(browser: Browser, real: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(*real.at("measures/m20.html"))
    page.get_by_role("link", name="ค้นหา", exact=True).click()
    _ask(page, "พัสดุ")
    assert page.locator(".tc-hit__page").first.is_visible()
    page.get_by_role("button", name="ปิด").click()

    assert page.locator(".tc-search").is_hidden()
    assert page.evaluate("document.activeElement.className").startswith("tc-tool tc-search-open")
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_without_a_script_the_box_leads_to_the_list(
    browser: Browser, real: Served, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(*real.at("measures/m20.html"))
    if width < 500:
        page.get_by_role("link", name="ค้นหา", exact=True).click()
    else:
        page.get_by_role("searchbox").fill("แผน")
        page.keyboard.press("Enter")

    page.wait_for_url(f"{real.url}/measures/index.html**")
    assert page.locator(".tc-measures tbody tr").count() == 23
    context.close()


# -- what it costs --------------------------------------------------------------------------------


def _packed(site: Path, *paths: str) -> int:
    return sum(len(gzip.compress((site / path).read_bytes(), mtime=0)) for path in paths)


def test_until_it_is_touched_the_search_is_a_stub(browser: Browser, real: Served) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{real.url}/")))
    page.goto(*real.at("index.html"), wait_until="networkidle")

    searching = [path for path in asked if "search" in path]
    assert sorted(searching) == ["assets/css/search.css", "assets/js/search.js"]
    assert _packed(real.folder, *searching) <= UNTOUCHED
    _ask(page, "แผน")
    assert f"{SCRIPTS}/engine.js" in asked
    context.close()


def test_index_and_engine_are_small(
    real: Served, record_property: Callable[[str, object], None]
) -> None:
    size = _packed(real.folder, f"{SCRIPTS}/index.js", f"{SCRIPTS}/engine.js")

    record_property("search_bytes", size)
    assert size <= ENGINE


# -- what it must not do --------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_query_runs_nothing(page: Page, real: Served, text: str) -> None:
    said = _noting(page)
    _ask(page, text)
    page.goto(f"{real.at('index.html')[0]}?q={quote(text)}&h={quote(text)}")
    page.wait_for_function(ANSWERED, arg=page.get_by_role("searchbox").input_value())

    assert page.evaluate("window.ran") is None
    assert page.locator("#content script, .tc-search script, .tc-search img").count() == 0
    assert said == []


def test_hostile_records_are_shown_as_they_are_written(
    browser: Browser, site_copy: Callable[[str], Path], serve: Callable[[Path, str], Served]
) -> None:
    root = site_copy("complete")
    topics = root / "data" / "topics.yaml"
    hostile = "เหตุ <img src=x onerror=window.ran=1></script><script>window.ran=1</script> &lt;b&gt;"
    named = topics.read_text(encoding="utf-8").replace("การเงินและงบประมาณ", f"'{hostile}'")
    topics.write_text(named, encoding="utf-8", newline="\n")
    site = serve(root, "/hostile")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said = _noting(page)
    for address in (site.at("topics/money.html")[0], f"{site.folder.as_uri()}/topics/money.html"):
        page.goto(address)
        _ask(page, "onerror")
        assert page.locator(".tc-hit__title").first.inner_text() == hostile
        page.locator(".tc-hit__page").first.click()
        page.locator("#content mark").first.wait_for()
        assert page.evaluate("window.ran") is None
    context.close()

    assert [text for text in said if "Content Security" in text or "ran" in text] == []
