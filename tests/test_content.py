"""Hand-written pages: what may stand in them is let through, and nothing from outside gets in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SITES, TODAY
from transparency import addresses
from transparency.build import build, check
from transparency.center import Center
from transparency.checks.pages import check_pages
from transparency.content import read_pages
from transparency.desk import all_problems
from transparency.handwritten import TooDeepError, TooLongError, sheet

EMPTY, _ = Center.load(SITES / "empty")

PAGES = {
    "a remark, which is remarked on": "# ก\n\nข <!-- จำไว้ -->\n",
    "a front matter": "---\ntitle: ประวัติ\ndescription: ตั้งแต่ 2480\n---\n\n# ประวัติ\n\nข้อความ\n",
    "an empty front matter": "---\n---\n\n# ประวัติ\n",
    "a heading underlined": "ประวัติ\n=======\n\nข้อความ\n",
    "no heading": "ข้อความเท่านั้น\n",
    "a mark and CRLF": "\ufeff---\r\ntitle: ประวัติ\r\n---\r\n\r\n# ประวัติ\r\n",
    "links": "[ก](measures/m01.md#step-1) [ข](index.md) [ง](documents/service-manual.pdf)\n",
    "a link in the page": "[ค](#x)\n\n# ก { #x }\n",
    "a link to oneself": "[ก](page-4.md) [ข](?a=1)\n",
    "addresses": "[ก](https://www.example.com/?a=1&b=2#c) <info@example.go.th> [ข](tel:02)\n",
    "a Thai address": "[ก](https://เทศบาล.ไทย/ร้องเรียน)\n",
    "a picture": "![ตรา](images/emblem.svg)\n",
    "code": "`<b>` และ\n\n```\n<script> [ก](no.md) กา า\n```\n\n    <i>\n",
    "a break in a table": "| ก | ข |\n|:--|--:|\n| ก<br>ข | ค |\n",
    "signs": "อายุ < 18 ปี และ > 60 ปี (ดู [1]) {ก} 100% & 3 * 4 * 5\n",
}


def test_what_may_stand_in_a_page_is_let_through(site_copy: Callable[[str], Path]) -> None:
    root = site_copy("complete")
    for number, text in enumerate(PAGES.values()):
        (root / "content" / f"page-{number}.md").write_bytes(text.encode())

    told = [problem for problem in all_problems(root) if problem.place.path.startswith("content/")]

    assert [(p.code, p.place.path) for p in told] == [("remark-in-page", "content/page-0.md")]


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


FRAGMENTS = st.sampled_from([
    "---\n", "title: ก\n", "# ก\n", "\n", "    ", "> ", "- ", "1. ", "`", "```\n", "~~~\n", "*",
    "[ก]", "(x.md)", "(", ")", "[", "]", "![", "<", ">", "<b>", "</b>", "<!--", "-->", "<br>",
    "{: a=b }", "{", "}", "#", "|", "|--|\n", "&", "&amp;", "&#", "\\", "\x00", "\ufeff", "\u200b",
    "http://[", "//", "C:\\", "%", "%zz", "?", "=======\n", "<<<<<<< x\n", ">>>>>>> x\n", "\r",
    "[x]: y\n", "ก ำ", "3-1006-00445-63-5", "<?", "<![CDATA[", "</", "<a href=", '"', "'", "\t",
    "javascript:",
])  # fmt: skip


@given(
    st.one_of(st.lists(FRAGMENTS, max_size=40).map(lambda it: "".join(it).encode()), st.binary())
)
def test_no_bytes_of_a_page_lead_to_anything_but_problems(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    root = tmp_path_factory.mktemp("page")
    (root / "content").mkdir()
    (root / "content" / "page.md").write_bytes(data)
    pages, wrong = read_pages(root, ["page.md"])

    found = [*wrong, *check_pages(replace(EMPTY, pages=pages))]

    assert all(0 <= p.place.line <= data.count(b"\n") + data.count(b"\r") + 1 for p in found)
    assert all(str(problem) for problem in found)
