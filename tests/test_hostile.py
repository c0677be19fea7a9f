"""No text of an officer becomes markup: 40 hostile strings in every text field of every record."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import yaml
from markdown import Markdown
from PIL import Image

from browser.serving import build_site
from browser.vectors import VECTORS
from conftest import PROJECT, TODAY, copy_site, files_of, mkdocs
from markup import Parsed, parse
from spoiling import TEXTS, WORD, Spoiler, TextOf, as_typed, number_of, places_of, word
from transparency.build import build
from transparency.outputs import SiteTree
from transparency.thai.text import normalise

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg/onload=alert(3)>",
    "</title><script>alert(4)</script>",
    "</p></div></body></html><h1>",
    "<a href='javascript:alert(6)'>กด</a>",
    "<iframe srcdoc='&lt;script&gt;alert(7)&lt;/script&gt;'></iframe>",
    "<style>*{display:none}</style>",
    "<!-- หาย -->",
    "--><script>alert(10)</script><!--",
    "<![CDATA[ x ]]>",
    "]]>",
    "<?php echo 1 ?>",
    "&lt;script&gt;alert(14)&lt;/script&gt;",
    "&#60;script&#62;alert(15)&#60;/script&#62;",
    "&amp;lt;b&amp;gt; &copy &nbsp;",
    '" onmouseover="alert(17)',
    "' onfocus='alert(18)' autofocus='",
    "` onclick=`alert(19)",
    "[กด](javascript:alert(20))",
    "![ภาพ](javascript:alert(21))",
    "[x]: javascript:alert(22)",
    "<javascript:alert(23)> <https://www.example.com>",
    "https://www.example.com/ me@example.com",
    "{: onclick=alert(25) }",
    "{ #x .y onclick=alert(26) }",
    "{{ 7*7 }} {{ config }}",
    "{% raw %} {% include 'x' %} {# x #}",
    '--8<-- "mkdocs.yml"',
    ":smile: :material-account:",
    "[^1] [^1]: เชิงอรรถ",
    "๑. ข้อหนึ่ง",
    "1. one - two + three",
    "# หัวข้อ ## { #steps }",
    "> คำพูด | ก | ข | --- | === | ***",
    "\\<script\\> \\\\ \\` \\u003cscript\\u003e",
    "**หนา** __หนา__ `โค้ด` ~~~ ```js",
    "$& \\1 \\g<0> %s %(x)s {0} ${x}",
    "--- title: x ... !!python/object: x #remark",
    "wzxhzdk:0 klzzwxh:0001 <p markdown='1'>",
)
"""Control characters are not among them: the reader refuses those."""

PAGES = 42


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example municipality with pictures of a few dots, for speed."""
    root = copy_site("complete", tmp_path_factory.mktemp("plain") / "site")
    for photo in (root / "data" / "photos").rglob("*.png"):
        Image.new("RGB", (4, 3)).save(photo)
    return root


@pytest.fixture(scope="module")
def spoiler(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    return Spoiler(plain, tmp_path_factory.mktemp("spoilt"))


def _single(shift: int) -> TextOf:
    return lambda number: HOSTILE[(number + shift) % len(HOSTILE)]


ALL = HOSTILE + VECTORS


def _all_of_them(number: int) -> str:
    """Join all strings, also those of the browser's tests, each field beginning with another."""
    start = number % len(ALL)
    return normalise(" ".join(ALL[start:] + ALL[:start]))


def _assert_alike(page: Parsed, twin: Parsed, text_of: TextOf) -> None:
    assert page.structure == twin.structure
    assert page.addresses == twin.addresses
    assert page.text == as_typed(twin.text, text_of)
    assert page.spoken == [as_typed(words, text_of) for words in twin.spoken]


def test_there_are_40_hostile_strings_and_none_is_changed_by_the_reader() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) == 40
    assert [normalise(text) for text in HOSTILE] == list(HOSTILE)


def test_every_kind_of_record_has_text_to_spoil(plain: Path, spoiler: Spoiler) -> None:
    root = spoiler.spoilt(word)

    files = {file.stem: file.read_text(encoding="utf-8") for file in (root / "data").glob("*.yaml")}
    assert len(files) == 13
    assert all(WORD.search(text) for text in files.values())
    assert spoiler.fields > 240
    asked = {path for path, _, _ in places_of(plain, TEXTS) if path.startswith("data/")}
    assert asked == {f"data/{stem}.yaml" for stem in files}


# -- pages as Markdown ----------------------------------------------------------------------------


def _pages(tree: SiteTree) -> dict[str, tuple[str, Parsed]]:
    """Return title and body of each page, the body as Markdown makes it."""
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    found = {}
    for output in tree:
        if output.path.endswith(".md"):
            _, front, body = output.data.decode().split("---\n", 2)
            title = unescape(yaml.safe_load(front)["title"])
            markdown = Markdown(extensions=["toc", *settings["markdown_extensions"]])
            found[output.path] = title, parse(markdown.convert(body))
    assert len(found) >= PAGES
    return found


@pytest.fixture(scope="module")
def twin_pages(spoiler: Spoiler) -> dict[str, tuple[str, Parsed]]:
    return _pages(build(spoiler.spoilt(word), today=TODAY))


def test_every_field_shows_every_string_as_typed(
    spoiler: Spoiler, twin_pages: dict[str, tuple[str, Parsed]]
) -> None:
    for shift in range(len(HOSTILE)):
        text_of = _single(shift)
        pages = _pages(build(spoiler.spoilt(text_of), today=TODAY))

        assert pages.keys() == twin_pages.keys()
        for path, (title, page) in pages.items():
            twin_title, twin = twin_pages[path]
            assert title == as_typed(twin_title, text_of)
            _assert_alike(page, twin, text_of)


def test_nearly_every_field_is_shown_on_some_page(
    spoiler: Spoiler, twin_pages: dict[str, tuple[str, Parsed]]
) -> None:
    texts = [text for _, page in twin_pages.values() for text in (page.text, *page.spoken)]
    shown = {number_of(found) for found in WORD.findall(" ".join(texts))}

    assert len(shown) > 0.9 * spoiler.fields


# -- pages as MkDocs and the theme make them ------------------------------------------------------


def _hooked(root: Path, folder: Path) -> Path:
    for name in ("hooks", "overrides"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    run = mkdocs(root / "mkdocs.yml", folder / "site")
    assert run.returncode == 0, run.stderr
    return folder / "site"


def _parsed(site: Path) -> dict[str, Parsed]:
    found = {
        path: parse(data.decode())
        for path, data in files_of(site).items()
        if path.endswith((".html", ".xml"))
    }
    assert len(found) >= PAGES
    return found


@pytest.fixture(scope="module")
def twin_site(spoiler: Spoiler, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Parsed]:
    return _parsed(build_site(spoiler.spoilt(word), tmp_path_factory.mktemp("twin")))


@pytest.mark.parametrize(
    ("text_of", "make"),
    [(_all_of_them, _hooked), (_single(0), build_site)],
    ids=["all strings, hook", "one string, stage"],
)
def test_finished_pages_hold_no_markup_of_an_officer(
    spoiler: Spoiler,
    twin_site: dict[str, Parsed],
    tmp_path: Path,
    text_of: TextOf,
    make: Callable[[Path, Path], Path],
) -> None:
    site = _parsed(make(spoiler.spoilt(text_of), tmp_path))

    assert site.keys() == twin_site.keys()
    for path, page in site.items():
        _assert_alike(page, twin_site[path], text_of)
