"""Hand-written pages: no HTML, no broken words, and every link and picture leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser

from transparency import addresses
from transparency.center import Center
from transparency.content import ContentPage
from transparency.handwritten import (
    LONGEST,
    MOST_HEADINGS,
    TooDeepError,
    TooLongError,
    sheet,
    without_code,
)
from transparency.likeness import nearest_id
from transparency.links import Links
from transparency.outputs import Output
from transparency.problems import Problem, Severity
from transparency.records import wording
from transparency.records.refusals import Refusal, change_to
from transparency.thai.text import brief

_TAG = re.compile("<[^<>]*>?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    "alt|class|dir|height|href|id|lang|loading|rel|role|src|start|target|title|width"
    r"|(?:aria|data)-[\w-]+"
)
_STUMBLED_OVER = ("<![",)
"""What MkDocs takes for the beginning of a section of XML, even in code, and dies of."""

_ALIGNED = re.compile("text-align: (?:left|center|right);")
"""What Markdown itself writes into the cells of a table."""


def check_pages(center: Center) -> Iterator[Problem]:
    """Find what builders would publish or stumble over, although no reader is served by it."""
    known = center.files | addresses.generated(center)
    for page in center.pages:
        try:
            made = sheet(page.body)
        except TooLongError:
            yield _TOO_LONG.at(page.file.place(0))
            continue
        except TooDeepError as error:
            yield _TOO_DEEP.at(page.file.place(error.line))
            continue
        text = _Text(page)
        links = Links(page.path, known, is_whole=not center.incomplete)
        yield from text.broken_words()
        typed = [piece for piece in made.typed if piece in page.body]
        yield from _typed([*typed, *(sign for sign in _STUMBLED_OVER if sign in page.body)], text)
        html = made.html
        for piece in typed:
            html = html.replace(piece, "", 1)
        for name, value in _attributes(html):
            if name in _LEADING:
                refusal = links.refuse(value, is_picture=name == "src")
            else:
                refusal = _attribute(name, value)
            if refusal:
                yield text.at(value if name in _LEADING else f"{name}=", refusal)


_LEADING = ("href", "src")


def check_anchors(center: Center, outputs: Mapping[str, Output]) -> Iterator[Problem]:
    """Find links to places in pages that are not there; ``outputs`` are all generated files."""
    bodies = {page.path: sheet(page.body).html for page in center.pages}
    for page in center.pages:
        text, links = _Text(page), Links(page.path, outputs.keys())
        for name, target in _attributes(bodies[page.path]):
            path, anchor = links.place_of(target) if name == "href" else ("", "")
            body = bodies.get(path) or (outputs[path].data.decode() if path in outputs else "")
            if anchor and body and anchor not in _anchors(body):
                yield text.at(target, _no_anchor(target, anchor, _anchors(body)))


def _no_anchor(target: str, anchor: str, there: Collection[str]) -> Refusal:
    message = f"ลิงก์ “{brief(target)}” พาไปหน้าที่ไม่มีหัวข้อ “#{brief(anchor)}”"
    near = nearest_id(anchor, there)
    other = "ลบส่วนที่ขึ้นต้นด้วย # หรือเติมชื่อท้ายหัวข้อนั้น เช่น { #hours }"
    return Refusal("anchor-not-found", message, change_to(near and f"#{near}", other))


def _anchors(body: str) -> Collection[str]:
    return {value for name, value in _attributes(body) if name == "id"}


def _typed(pieces: list[str], text: _Text) -> Iterator[Problem]:
    """Find HTML, and remarks that readers can open; whoever wrote much of it mends the first."""
    yield from (text.at(piece, _REMARK) for piece in pieces if piece.startswith("<!--"))
    tags = [p for p in pieces if not p.startswith("<!--") and not _BREAK.fullmatch(p)]
    if tags:
        first = _TAG.match(tags[0])
        more = f" (ทั้งหน้ามี {len(tags)} แห่ง)" if len(tags) > 1 else ""
        yield text.at(tags[0], _html(first[0] if first else tags[0], more))


def _html(tag: str, more: str) -> Refusal:
    return Refusal(
        "html-in-page",
        f"หน้านี้มี HTML “{brief(tag)}” ซึ่งใช้ในหน้าที่เขียนเองไม่ได้{more}",
        "ใช้ Markdown แทน เช่น **ตัวหนา** หรือ [ข้อความ](measures/m01.md) "
        "ถ้าต้องการให้เห็นตามที่พิมพ์ ให้ครอบด้วย `",
    )


def _attribute(name: str, value: str) -> Refusal | None:
    if _ATTRIBUTE.fullmatch(name) or (name == "style" and _ALIGNED.fullmatch(value)):
        return None
    message = f"ใช้ “{brief(name)}” ในวงเล็บปีกกาไม่ได้ เพราะทำให้หน้าทำงานเป็นโปรแกรมหรือเปลี่ยนหน้าตา"
    return Refusal("html-in-page", message, "ลบออก ในวงเล็บปีกกาเขียนได้เพียงชื่อของหัวข้อ เช่น { #hours }")


def _attributes(html: str) -> list[tuple[str, str]]:
    """Return the attributes of a page's tags, each once, in the order in which they stand."""
    reader = _Attributes()
    reader.feed(html)
    reader.close()
    return [*reader.found]


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[tuple[str, str], None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 as the parser calls it
        self.found |= {(name, value or ""): None for name, value in attrs}


class _Text:
    """The Markdown of a page, code left aside, in which things are looked for."""

    def __init__(self, page: ContentPage) -> None:
        self._file = page.file
        self._text = without_code(page.body)

    def at(self, words: str, refusal: Refusal) -> Problem:
        """Return a problem where ``words`` first stand, else one of the page as a whole."""
        start = self._text.find(words.partition("\n")[0])
        if start >= 0:
            line = self._text.count("\n", 0, start) + 1
            return refusal.at(self._file.place(line, start - self._text.rfind("\n", 0, start)))
        for number, line_ in enumerate(self._text.split("\n"), 1):
            if "".join(words.split()) in "".join(unescape(line_).split()):
                return refusal.at(self._file.place(number, max(line_.find("]("), 0) + 1))
        return refusal.at(self._file.place(0))

    def broken_words(self) -> Iterator[Problem]:
        """Find in each line what no text of an officer should hold."""
        for number, line in enumerate(self._text.split("\n"), 1):
            if refusal := wording.slip_in(line):
                before, signs = refusal.spot
                start = max(line.find(before + signs), 0) + len(before)
                yield refusal.at(self._file.place(number, start + 1))


_TOO_DEEP = Refusal(
    "too-deep",
    "วงเล็บ รายการ หรือคำพูดอ้างอิงในหน้านี้ซ้อนกันลึกเกินไป",
    "เติมวงเล็บปิดที่ขาด หรือลบเครื่องหมาย > และย่อหน้าที่เกินมา",
)
_TOO_LONG = Refusal(
    "file-too-large",
    f"หน้านี้ยาวเกินไป ต้องไม่เกิน {LONGEST:,} ตัวอักษร และ {MOST_HEADINGS:,} หัวเรื่อง",
    "แบ่งเป็นหลายหน้า หรือเผยแพร่เป็นไฟล์ PDF",
)
_REMARK = Refusal(
    "remark-in-page",
    "ข้อความใน <!-- --> ไม่แสดงบนหน้า แต่ประชาชนเปิดอ่านได้ในไฟล์ของหน้าเว็บ",
    "ถ้าไม่ต้องการให้ใครอ่าน ให้ลบออก",
    severity=Severity.WARNING,
)
