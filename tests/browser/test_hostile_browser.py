"""No text of an officer runs or becomes an element in Chromium; all are shown as written.

Pages are read with their policy put out of force, so that nothing but our own escaping stands
between a text and the browser, and once more under their policy, which must find nothing to stop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from markdown import Markdown
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page

from browser.probing import probe
from browser.serving import Served, build_site, served
from browser.templates import FULL
from browser.vectors import (
    AT_THE_START,
    ATTRIBUTES,
    IN_ADDRESSES,
    IN_NAMES,
    MARKDOWN,
    MARKUP,
    REFUSED_ADDRESSES,
    REFUSED_SIGNS,
    VECTORS,
)
from conftest import copy_site
from spoiling import WORD, Spoiler, TextOf, as_typed, number_of, word
from transparency.banner import above
from transparency.build import check
from transparency.handwritten import EXTENSIONS
from transparency.problems import errors
from transparency.thai.text import normalise
from transparency.years.comparison import comparison_page
from transparency.years.front import make_list
from transparency.years.front_pages import removed_page
from transparency.years.public import Front, PublicYear
from transparency.years.told import ToldMeasure, ToldYear

PAGES = 45
TOGETHER = 8
"""Vectors in one field: no divisor of how many there are, so each will be the first in some."""

OURS = 900
"""The first number of what no record holds: the title of a page, the note of a takedown."""

PAGE_TITLE = "<script>ran()</script> <img src=x onerror=ran()> & {{ ran() }} ปิด</title>"
WATCH_POLICY = """() => addEventListener("securitypolicyviolation",
  (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""
ANSWERED = "(query) => document.querySelector('.tc-search__panel')?.dataset.query === query"
IN_PANEL = """(panel) => [...new Set([...panel.querySelectorAll("*")].map((it) =>
  [it.localName, ...it.getAttributeNames().sort()].join(" ")))].sort()"""
MADE_BY_THE_SEARCH = {
    "a class href", "button class type", "div class", "li class", "mark class",
    "ol aria-label class", "p class", "p class role", "span class",
}  # fmt: skip


@dataclass
class Witness:
    """Hears whatever happens in a browser that no page of ours brings about."""

    heard: list[str] = field(default_factory=list)
    ran: int = 0

    def watch(self, context: BrowserContext) -> None:
        """Give every document a function ``ran`` and listen to all that it does."""
        context.expose_binding("ran", self._run)
        context.add_init_script(f"({WATCH_POLICY})()")
        context.on("console", self._note_words)
        context.on("weberror", lambda it: self.heard.append(f"error: {it.error}"))
        context.on("dialog", self._note_dialog)
        context.on("request", lambda it: self._note_request(it.url))

    def _run(self, *_: object) -> None:
        self.ran += 1
        self.heard.append("ran")

    def _note_words(self, message: ConsoleMessage) -> None:
        self.heard.append(f"console: {message.text}")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.heard.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "about"} and parts.hostname != "127.0.0.1":
            self.heard.append(f"request: {url}")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows, white space folded, and what it is made of; nothing is ``strange``."""

    title: str
    text: str
    parts: tuple[str, ...]
    strange: tuple[str, ...]

    def but_for(self, text_of: TextOf) -> Seen:
        """Return what the page must be when its words are other texts."""
        return Seen(
            as_typed(self.title, text_of),
            as_typed(self.text, text_of),
            tuple(as_typed(part, text_of) for part in self.parts),
            self.strange,
        )


@contextmanager
def _reader(browser: Browser, *, is_guarded: bool) -> Iterator[tuple[Page, Witness]]:
    """Open a window; unless it ``is_guarded`` the policy of a page stops nothing."""
    context = browser.new_context(bypass_csp=not is_guarded)
    witness = Witness()
    witness.watch(context)
    yield context.new_page(), witness
    context.close()


def _see(page: Page) -> Seen:
    title, text, parts, strange = page.evaluate(probe("shape"))
    return Seen(title, " ".join(text.split()), tuple(parts), tuple(strange))


def _read(page: Page, site: Served, paths: Iterable[str]) -> dict[str, Seen]:
    """Open pages of a site, one after the other."""
    found = {}
    for path in paths:
        page.goto(f"{site.url}/{quote(path)}")
        found[path] = _see(page)
    return found


# -- the sites ------------------------------------------------------------------------------------


def _field(number: int) -> str:
    """Return what field ``number`` holds: some vectors, all of which stand in other fields, too."""
    start = number * TOGETHER % len(VECTORS)
    return normalise(" ".join((VECTORS * 2)[start : start + TOGETHER]))


@pytest.fixture(scope="module")
def spoiler(tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    """The example municipality; files of each kind have names that break out of quotes."""
    root = copy_site("complete", tmp_path_factory.mktemp("plain") / "site")
    for photo in (root / "data" / "photos").rglob("*.png"):
        Image.new("RGB", (4, 3)).save(photo)
    for old, record in (
        ("content/documents/service-manual.pdf", "measures"),
        ("content/images/emblem.svg", "municipality"),
        ("data/source/audit-letter-2565.txt", "sources"),
        ("data/photos/g01/drawing-2.png", "galleries"),
    ):
        _rename(root, root / old, root / "data" / f"{record}.yaml")
    page = root / "content" / f"{IN_NAMES}.md"
    page.write_text("---\ntitle: TITLE\ndescription: TITLE\n---\n\nข้อความ\n", encoding="utf-8")
    return Spoiler(root, tmp_path_factory.mktemp("spoilt"), with_addresses=True)


def _rename(root: Path, old: Path, record: Path) -> None:
    new = old.with_name(f"{IN_NAMES}{old.suffix}")
    old.rename(new)
    text = record.read_text(encoding="utf-8")
    quoted = new.name.replace("'", "''")
    named = re.compile(rf"(\S*/)?{re.escape(old.name)}")
    changed = named.sub(lambda it: f"'{it[1] or ''}{quoted}'", text, count=1)
    assert changed != text, f"{record} does not name {old.relative_to(root)}"
    record.write_text(changed, encoding="utf-8", newline="\n")


def _build(spoiler: Spoiler, text_of: TextOf, folder: Path) -> Path:
    root = spoiler.spoilt(text_of)
    page = root / "content" / f"{IN_NAMES}.md"
    text = page.read_text(encoding="utf-8").replace("TITLE", text_of(OURS))
    page.write_text(text, encoding="utf-8", newline="\n")
    site = build_site(root, folder)
    for path, html in _beside_the_years(text_of).items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(html, encoding="utf-8", newline="\n")
    home = (site / "index.html").read_text(encoding="utf-8")
    (site / "preview.html").write_text(above(home, text_of(OURS + 1)), encoding="utf-8")
    return site


def _beside_the_years(text_of: TextOf) -> dict[str, str]:
    """Make the pages that compare years and tell what was removed."""
    told = tuple(
        ToldYear(year, tuple(ToldMeasure(f"m{n}", text_of(OURS + n), "s", "e") for n in ids))
        for year, ids in ((2566, (2, 3)), (2565, (3, 4)))
    )
    years = tuple(PublicYear(year.year, (), notes=(text_of(OURS + 5),)) for year in told)
    front = Front(name=text_of(OURS + 6), is_thai=True, home="", years=years)
    return {
        **make_list(front),
        "compare.html": comparison_page(front, told),
        "2565/removed.html": removed_page("x", text_of(OURS + 7), "1 มกราคม 2565"),
    }


@dataclass(frozen=True, slots=True)
class Twins:
    """A hostile site, its harmless twin as Chromium shows it, and what stands in the fields."""

    hostile: Served
    harmless: dict[str, Seen]
    text_of: TextOf
    fields: int


@pytest.fixture(scope="module")
def twins(
    browser: Browser, spoiler: Spoiler, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Twins]:
    def text_of(number: int) -> str:
        if number in spoiler.addresses:
            return IN_ADDRESSES
        return PAGE_TITLE if number == OURS else _field(number)

    harmless = _build(spoiler, word, tmp_path_factory.mktemp("harmless"))
    hostile = _build(spoiler, text_of, tmp_path_factory.mktemp("hostile"))
    with served(harmless, "") as twin, _reader(browser, is_guarded=True) as (page, witness):
        seen = _read(page, twin, twin.pages)
    assert witness.heard == []
    with served(hostile, "") as site:
        yield Twins(site, seen, text_of, spoiler.fields)


# -- what must not happen -------------------------------------------------------------------------


def _assert_as_written(seen: Mapping[str, Seen], twins: Twins) -> None:
    for path, page in seen.items():
        expected = twins.harmless[path].but_for(twins.text_of)
        assert page.parts == expected.parts, path
        assert page.text == expected.text, path
        assert page.title == expected.title, path
        assert page.strange == ()


def test_no_text_of_any_record_runs_and_all_are_shown_as_written(
    browser: Browser, twins: Twins
) -> None:
    with _reader(browser, is_guarded=False) as (page, witness):
        seen = _read(page, twins.hostile, twins.hostile.pages)

    assert witness.heard == []
    assert len(seen) >= PAGES
    assert seen.keys() == twins.harmless.keys()
    _assert_as_written(seen, twins)


def test_the_policy_finds_nothing_to_stop(browser: Browser, twins: Twins) -> None:
    own = (*_beside_the_years(word), "preview.html", f"{IN_NAMES}.html")
    with _reader(browser, is_guarded=True) as (page, witness):
        seen = _read(page, twins.hostile, (*FULL, *(it for it in own if it.endswith(".html"))))

    assert witness.heard == []
    _assert_as_written(seen, twins)


def test_nearly_every_field_is_shown_and_every_vector_begins_some(twins: Twins) -> None:
    said = " ".join(f"{it.text} {' '.join(it.parts)}" for it in twins.harmless.values())
    shown = {number_of(found) for found in WORD.findall(said)}

    assert len(shown & {*range(twins.fields)}) > 0.9 * twins.fields
    assert {OURS, *range(OURS + 1, OURS + 8)} <= shown
    assert len(VECTORS) == len({*VECTORS}) > 100
    firsts = [_field(number) for number in shown]
    assert all(any(text.startswith(normalise(it)) for text in firsts) for it in VECTORS)


def test_names_of_files_stay_whole_in_their_links(twins: Twins) -> None:
    parts = [part for seen in twins.harmless.values() for part in seen.parts]

    for attribute, ending in (
        ("href=", ".pdf"),
        ("src=", ".svg"),
        ("href=", ".txt"),
        ("srcset=", "-4.webp 4w"),
        ("href=", ".html"),
    ):
        assert [
            part for part in parts if attribute in part and f"{quote(IN_NAMES)}{ending}" in part
        ]


def test_the_search_shows_hostile_texts_as_written(browser: Browser, twins: Twins) -> None:
    shown = [seen.but_for(twins.text_of).text for seen in twins.harmless.values()]
    known = "".join(" ".join(shown).split())
    with _reader(browser, is_guarded=False) as (page, witness):
        page.goto(f"{twins.hostile.url}/measures/m01.html")
        box = page.get_by_role("searchbox")
        box.focus()
        for query in VECTORS[::5]:
            box.fill(query)
            page.wait_for_function(ANSWERED, arg=box.input_value())
            panel = page.locator(".tc-search__panel")
            assert {*panel.evaluate(IN_PANEL)} <= MADE_BY_THE_SEARCH
            assert page.locator(".tc-search__status").inner_text()
        box.fill("onerror")
        page.wait_for_function(ANSWERED, arg="onerror")
        found = page.locator(".tc-hit__title, .tc-hit__text").all_inner_texts()
        page.locator(".tc-hit__page").first.click()
        page.locator("#content mark").first.wait_for()
        marked = _see(page)

    assert witness.heard == []
    assert found
    pieces = {"".join(piece.split()) for text in found for piece in text.split("…")}
    assert {piece for piece in pieces if piece not in known} == set()
    assert marked.strange == ()


# -- what the reader refuses ----------------------------------------------------------------------


def _refused(site: Path, *edits: tuple[str, str, str]) -> set[str]:
    """Change files of records (file, old, new); return those in which mistakes are found."""
    sound = {file: (site / "data" / file).read_text(encoding="utf-8") for file, *_ in edits}
    spoilt = dict(sound)
    for file, old, new in edits:
        assert old in spoilt[file]
        spoilt[file] = spoilt[file].replace(old, new, 1)
    for file, text in spoilt.items():
        (site / "data" / file).write_text(text, encoding="utf-8", newline="\n")
    found = {problem.place.path.removeprefix("data/") for problem in errors(check(site)[1])}
    for file, text in sound.items():
        (site / "data" / file).write_text(text, encoding="utf-8", newline="\n")
    return found


def test_addresses_that_run_or_deceive_are_refused(site_copy: Callable[[str], Path]) -> None:
    site = site_copy("complete")
    for address in REFUSED_ADDRESSES:
        value = '"' + address.replace('"', '\\"') + '"'
        edits = (
            ("channels.yaml", "https://www.example.com/complaint", value),
            ("measures.yaml", "https://www.example.com/declaration", value),
            ("municipality.yaml", "https://www.example.com/2565/", value),
        )
        assert _refused(site, *edits) == {file for file, *_ in edits}, address


def test_signs_that_no_reader_sees_are_refused(site_copy: Callable[[str], Path]) -> None:
    site = site_copy("complete")
    for written, sign in REFUSED_SIGNS.items():
        edits = (
            ("topics.yaml", "การเงินและงบประมาณ", f'"ก{written}ข"'),
            ("units.yaml", "กองคลัง", f"ก{sign}ข"),
        )
        assert _refused(site, *edits) == {file for file, *_ in edits}, written


# -- that anything would be seen ------------------------------------------------------------------


def test_every_vector_is_alive_where_nobody_escapes_it(browser: Browser) -> None:
    plain = "<!doctype html><title>x</title><p title=\"{0}\">x</p><p title='{0}'>x</p><p>{1}</p>"
    write = Markdown(extensions=EXTENSIONS).reset().convert
    alive = [
        *((vector, plain.format("", vector)) for vector in MARKUP),
        *((vector, plain.format(vector, "")) for vector in ATTRIBUTES[:5] if vector[0] in "\"'"),
        *((vector, plain.format("", write(f"ก {vector}\n\n[1]: /x"))) for vector in MARKDOWN),
        *((vector, plain.format("", write(f"ก\n\n{vector}\n\n[x][1]"))) for vector in AT_THE_START),
    ]
    dead = []
    with _reader(browser, is_guarded=False) as (page, witness):
        page.route(re.compile("//other.example"), lambda route: route.fulfill(status=204))
        page.set_content(plain.format("", ""))
        harmless = _see(page).parts
        for vector, html in alive:
            page.set_content(html)
            dead += [vector] if _see(page).parts == harmless else []
        page.wait_for_timeout(300)

    assert dead == []
    assert witness.ran > 25
    assert [what for what in witness.heard if what.startswith("request: ")]


@pytest.mark.parametrize("is_guarded", [False, True], ids=["without a policy", "with its policy"])
def test_a_text_that_got_through_is_noticed(
    browser: Browser, twins: Twins, *, is_guarded: bool
) -> None:
    leaky = twins.hostile.folder / "leaky.html"
    html = (twins.hostile.folder / "contact.html").read_text(encoding="utf-8")
    leaky.write_text(html.replace("<h1", f"{MARKUP[13]}<h1", 1), encoding="utf-8")
    with _reader(browser, is_guarded=is_guarded) as (page, witness):
        page.goto(f"{twins.hostile.url}/leaky.html")
        seen = _see(page)
    leaky.unlink()

    heard = "console: policy: script-src-attr inline" if is_guarded else "ran"
    assert heard in witness.heard
    assert seen.parts != twins.harmless["contact.html"].but_for(twins.text_of).parts
    assert seen.strange == ("IMG src=x onerror=ran()",)
