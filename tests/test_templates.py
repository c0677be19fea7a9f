"""Texts of officers print exactly, whatever they hold, and never become markup."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markdown import Markdown
from markupsafe import Markup

from conftest import PROJECT
from markup import parse
from transparency.records.measure import Status
from transparency.records.municipality import Digits
from transparency.templates import Templates, inert
from transparency.thai.dates import PartialDate

AWKWARD = (
    "๑. ข้อหนึ่ง",
    "1. one",
    "1) one",
    "- ข้อ",
    "+ ข้อ",
    "* ข้อ",
    "# หัวข้อ",
    "> คำพูด",
    "---",
    "===",
    "| ก | ข |",
    "*เอน* **หนา** ***ทั้งสอง***",
    "_เอน_ __หนา__",
    "`โค้ด` ```ฟ้า``` ~~~",
    "<b>หนา</b>",
    "<script>alert(1)</script>",
    "</p></div></td><h1>",
    "<!-- หาย -->",
    "<![CDATA[ x ]]>",
    "&amp; &lt;b&gt; &#60; &#x3c; &copy &nbsp;",
    "\\* \\_ \\# \\< \\\\",
    "[คำ](javascript:alert(1)) ![ภาพ](x)",
    "[คำ]: javascript:x",
    "[^1] [^1]: เชิงอรรถ",
    "<https://www.example.com> https://www.example.com me@example.com",
    "{: #x .y onclick=z } { #x }",
    "{{ 7*7 }} {% raw %} {# x #}",
    '--8<-- "mkdocs.yml"',
    '!!! note "ก" ??? === "แท็บ"',
    ':smile: :material-account: ++ctrl+alt++ ==ก== ~~ข~~ ^^ค^^ H~2~O x^2^ $x^2$ "ก" --> (c) 1/2...',
    "*[ITA]: การประเมิน",
    "ก\u00a0ข “คำ” ‘คำ’ – — …",
    'a" onmouseover="alert(1)',
    "a' onfocus='alert(1)",
)

HOUSE = tuple(
    yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
)
MANY = (
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes",
    "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
"""More than any builder will ever turn on."""

TEMPLATE = """
# {{ text }}

{{ text }}

- {{ text }}

| ก | ข |
|---|---|
| {{ text }} | x |

[{{ text }}](index.md "{{ text }}") ![{{ text }}](a.png)

<div title="{{ text }}">
<p>{{ text }}</p>
<dl><dt>{{ text }}</dt><dd aria-label='{{ text }}'>{{ text }}</dd></dl>
</div>
"""
PRINTED, SPOKEN = 8, 4


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "text.md").write_text(TEMPLATE, encoding="utf-8", newline="\n")
    sources = {
        "none.md": "{{ nothing }}",
        "undefined.md": "{{ gone }}",
        "status.md": "{{ status }}",
        "filters.md": "{{ 2564 | digits }} {{ day | date }} {{ month | short_date }} "
        "{{ amount | baht }} {{ status | label }} {{ number | plain }}",
        "share.md": "{{ part | share_of(whole) }}",
        "link.md": "{{ link(addresses.measure('m01')) }} {{ link('a&b.pdf') }}",
        "twice.md": "{% macro m(t) %}{{ t }}{% endmacro %}{{ m(text) }}{{ text ~ '' }}",
    }
    for name, source in sources.items():
        (folder / name).write_text(source, encoding="utf-8", newline="\n")
    return Templates(folder, Digits.THAI)


@pytest.mark.parametrize("extensions", [HOUSE, MANY], ids=["house", "many"])
@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_text_prints_exactly_everywhere(
    templates: Templates, text: str, extensions: tuple[str, ...]
) -> None:
    page = parse(_html(templates, text, extensions))
    plain = parse(_html(templates, "คำ", extensions))

    assert page.structure == plain.structure
    assert page.addresses == plain.addresses
    assert page.text.count(" ".join(text.split())) == PRINTED
    assert page.spoken.count(" ".join(text.split())) == SPOKEN


def _html(templates: Templates, text: str, extensions: tuple[str, ...]) -> str:
    settings = {"toc": {"slugify": lambda *_: "x"}} if "toc" in extensions else {}
    markdown = Markdown(extensions=list(extensions), extension_configs=settings)
    return markdown.convert(templates.render("text.md", "index", {"text": text}))


@given(st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S")), min_size=1))
def test_any_text_of_one_line_is_restored_by_a_browser(text: str) -> None:
    assert parse(f"<p>{inert(text)}</p>").text == " ".join(text.split())
    assert not set(inert(text)) & set("<>\"'`*_[]{}()|\\!")


def test_what_was_made_harmless_is_not_escaped_again(templates: Templates) -> None:
    assert templates.render("twice.md", "index", {"text": "<&>"}) == "&#60;&#38;&#62;" * 2


def test_a_template_that_prints_nothing_must_ask_first(templates: Templates) -> None:
    with pytest.raises(ValueError, match="prints None"):
        templates.render("none.md", "index", {"nothing": None})


def test_a_template_that_misspells_a_name_stops(templates: Templates) -> None:
    with pytest.raises(UndefinedError):
        templates.render("undefined.md", "index", {})


def test_a_value_of_a_closed_list_prints_as_itself(templates: Templates) -> None:
    assert templates.render("status.md", "index", {"status": Status.NOT_STARTED}) == "not_started"


def test_our_own_words_are_written_in_the_digits_of_the_municipality(templates: Templates) -> None:
    values = {
        "day": date(2021, 9, 30),
        "month": PartialDate(2021, 8),
        "amount": Decimal("1063000.5"),
        "status": Status.DONE,
        "number": Decimal("92.50"),
    }

    written = parse(templates.render("filters.md", "index", values)).text

    assert written == "๒๕๖๔ ๓๐ กันยายน ๒๕๖๔ ส.ค. ๒๕๖๔ ๑,๐๖๓,๐๐๐.๕๐ รายงานว่าทำแล้ว 92.5"


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [("1", "4", "25.0"), ("5", "4", "100.0"), ("0", "4", "0.0"), ("0", "0", "0.0")],
)
def test_a_share_never_leaves_its_drawing(
    templates: Templates, part: str, whole: str, expected: str
) -> None:
    values = {"part": Decimal(part), "whole": Decimal(whole)}

    assert templates.render("share.md", "index", values) == expected


def test_links_start_from_the_page_that_holds_them(templates: Templates) -> None:
    assert templates.render("link.md", "units/legal", {}) == "../measures/m01.html ../a&amp;b.pdf"
    assert templates.render("link.md", "index", {}) == "measures/m01.html a&amp;b.pdf"


def test_digits_stay_as_typed_inside_a_text(templates: Templates) -> None:
    assert templates.render("twice.md", "index", {"text": "ข้อ 1 ๑"}) == "ข้อ 1 ๑" * 2
    assert isinstance(inert("x"), Markup)


def test_a_constant_is_written_in_the_digits_of_each_municipality(tmp_path: Path) -> None:
    (tmp_path / "year.md").write_text("{{ 2540 | digits }}", encoding="utf-8")

    written = [Templates(tmp_path, digits).render("year.md", "", {}) for digits in Digits] * 2

    assert written == ["2540", "๒๕๔๐"] * 2
