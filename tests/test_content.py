"""Hand-written pages: what may stand in them is let through, and nothing from outside gets in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SITES, TODAY
from transparency import addresses
from transparency.build import build, check
from transparency.center import Center
from transparency.desk import all_problems
from transparency.handwritten import TooDeepError, TooLongError, sheet
from transparency.problems import Problem

PAGES = {
    "a front matter": "---\ntitle: ประวัติ\ndescription: ตั้งแต่ 2480\n---\n\n# ประวัติ\n\nข้อความ\n",
    "an empty front matter": "---\n---\n\n# ประวัติ\n",
    "a heading underlined": "ประวัติ\n=======\n\nข้อความ\n",
    "no heading": "ข้อความเท่านั้น\n",
    "a mark and CRLF": "\ufeff---\r\ntitle: ประวัติ\r\n---\r\n\r\n# ประวัติ\r\n",
    "links": "[ก](measures/m01.md#step-1) [ข](index.md) [ง](documents/service-manual.pdf)\n",
    "a link in the page": "[ค](#x)\n\n# ก { #x }\n",
    "a link to oneself": "[ก](page.md) [ข](?a=1)\n",
    "addresses": "[ก](https://www.example.com/?a=1&b=2#c) <info@example.go.th> [ข](tel:02)\n",
    "a Thai address": "[ก](https://เทศบาล.ไทย/ร้องเรียน)\n",
    "a picture": "![ตรา](images/emblem.svg)\n",
    "code": "`<b>` และ\n\n```\n<script> [ก](no.md) กา า\n```\n\n    <i>\n",
    "a break in a table": "| ก | ข |\n|:--|--:|\n| ก<br>ข | ค |\n",
    "signs": "อายุ < 18 ปี และ > 60 ปี (ดู [1]) {ก} 100% & 3 * 4 * 5\n",
}


@pytest.fixture
def told(site_copy: Callable[[str], Path]) -> Callable[[str], list[Problem]]:
    """Return a function that checks the complete site with one more page of a given text."""
    root = site_copy("complete")

    def check_page(text: str) -> list[Problem]:
        (root / "content" / "page.md").write_bytes(text.encode())
        return [p for p in all_problems(root) if p.place.path.startswith("content/")]

    return check_page


def test_what_may_stand_in_a_page_is_let_through(told: Callable[[str], list[Problem]]) -> None:
    assert {name: told(text) for name, text in PAGES.items()} == {name: [] for name in PAGES}


def test_a_remark_that_readers_can_open_is_remarked_on(
    told: Callable[[str], list[Problem]],
) -> None:
    assert [p.code for p in told("# ก\n\nข <!-- จำไว้ -->\n")] == ["remark-in-page"]


def test_links_leave_no_way_out_of_the_folder(site_copy: Callable[[str], Path]) -> None:
    root = site_copy("complete")
    secret = root.parent / "secret.md"
    secret.write_text("# ลับ\n", encoding="utf-8")
    (root / "content" / "page.md").symlink_to(secret)

    center, problems = check(root)

    assert [(p.code, p.place.path) for p in problems if p.severity == "error"] == [
        ("link", "content/page.md")
    ]
    assert "page.md" not in center.files


@pytest.mark.parametrize("name", ["complete", "empty"])
def test_the_generated_paths_are_known_before_they_are_made(name: str) -> None:
    center, _ = Center.load(SITES / name)
    made = {output.path for output in build(SITES / name, today=TODAY)}

    assert addresses.generated(center) == {path for path in made if not path.startswith("photos/")}


@pytest.mark.parametrize("text", ["[" * 5_000, "<a " * 5_000, "# a {" * 5_000, "[a](\n" * 5_000])
def test_what_would_take_markdown_minutes_is_not_begun(text: str) -> None:
    with pytest.raises(TooDeepError):
        sheet(text)


def test_nobody_is_given_a_page_without_end() -> None:
    with pytest.raises(TooLongError):
        sheet("# ก\n" * 2_000)
