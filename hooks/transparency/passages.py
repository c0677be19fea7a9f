"""What a page says, without its markup: the passages between its headings, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape

_TAG = re.compile(
    r"""<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']+|"[^"]*"|'[^']*')*)>""", re.DOTALL
)
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i",
    "img", "input", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong",
    "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
_CELLS = frozenset({"td", "th", "br"})
_NO_TEXT = frozenset({"button", "form", "nav", "script", "style", "svg", "template"})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
})  # fmt: skip

EXCLUDED = "data-search-exclude"
"""The attribute by which a template or a hand-written page leaves a part out; Material's own."""

FRAME = (
    "tc-button",  # what to press
    "tc-coverage",  # how many steps have a result
    "tc-empty",  # what is not there, and what will come
    "tc-filter__none",
    "tc-missing",
    "tc-more",
    "tc-note__kind",
    "tc-pager",
    "tc-rows",  # measures that have a page of their own
    "tc-step__label",
    "tc-strip",  # the marks of status, evidence and time
)
"""Components that say the same on many pages, or what another page says at length."""

_LEFT_OUT = re.compile(
    rf"""\s(?:{EXCLUDED}|aria-hidden="true"|class="(?:[^"]*\s)?(?:{"|".join(FRAME)})[\s"])"""
)
_KIND = re.compile(r'class="tc-eyebrow"')
_NAME = re.compile(r'class="tc-official"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_HEADING = re.compile("h[1-6]")


@dataclass(slots=True)
class Passage:
    """Lines below one heading; ``anchor`` and ``heading`` are empty above the first one."""

    anchor: str = ""
    heading: str = ""
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What a page says; ``kind`` is the line above its title, ``names`` are longer titles."""

    title: str = ""
    kind: str = ""
    names: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=lambda: [Passage()])


def read_page(html: str) -> Reading:
    """Read the body of a page."""
    reading = Reading()
    for place, anchor, line in _lines(html):
        match place:
            case "h1":
                reading.title = reading.title or line
            case "kind":
                reading.kind = reading.kind or line
            case "name":
                reading.names.append(line)
            case "heading":
                reading.passages.append(Passage(anchor, line))
            case "end":
                reading.passages.append(Passage())
            case _:
                reading.passages[-1].lines.append(line)
    return reading


def _lines(html: str) -> Iterator[tuple[str, str, str]]:
    """Return each line with its place and, of a heading, the anchor."""
    place = anchor = ""
    parts: list[str] = []
    for text, opens, name, attributes in _tokens(html):
        parts.append(text)
        if name in _CELLS:
            parts.append(" ")
        elif name not in _INLINE:
            if line := " ".join(unescape("".join(parts)).split()):
                yield place, anchor, line
            if name == "section" and not opens:
                yield "end", "", ""
            place, anchor = _place(name, attributes) if opens else ("", "")
            parts = []


def _tokens(html: str) -> Iterator[tuple[str, bool, str, str]]:
    """Return each tag behind the text before it; what is left out has neither."""
    at = 0
    while found := _TAG.search(html, at):
        text = html[at : found.start()]
        at = found.end()
        name = (found[2] or "wbr").lower()  # a comment parts no words
        opens = not found[1]
        if opens and name not in _VOID and (name in _NO_TEXT or _LEFT_OUT.search(found[3] or "")):
            at = _end_of(name, html, at)
        yield text, opens, name, found[3] or ""
    yield html[at:], False, "", ""


def _end_of(name: str, html: str, at: int) -> int:
    """Return the place behind the element that was opened before ``at``."""
    depth = 1
    for found in _either_end(name).finditer(html, at):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(html)


@cache
def _either_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>", re.IGNORECASE)


def _place(name: str, attributes: str) -> tuple[str, str]:
    if _KIND.search(attributes):
        return "kind", ""
    if _NAME.search(attributes):
        return "name", ""
    if name == "h1":
        return "h1", ""
    anchor = _ANCHOR.search(attributes) if _HEADING.fullmatch(name) else None
    return ("heading", unescape(anchor[1])) if anchor else ("", "")
