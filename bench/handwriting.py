"""What a person would write: a page's HTML becomes Markdown with the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "hr", "img", "input"}
_SKIPPED = {"button", "form", "nav", "svg"}
_INLINE = {"a", "br", "q", "small", "span", "strong"}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_SIGNS = re.compile(r"[\\`*_\[\]<>#|]")
_NUMBERED = re.compile(r"^(\d+)\.(?=\s)")


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)


class _Tree(HTMLParser):
    """Well-formed HTML as elements; ``root`` is there when everything has been fed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = _Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; what is hidden from a screen reader is no content."""
        element = _Element(tag, dict(attrs))
        if element.attributes.get("aria-hidden") != "true":
            self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element; ValueError if it is another one."""
        if self._open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes <{self._open[-1].tag}>")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self._open[-1].children.append(data)


def markdown(html: str) -> str:
    """Write a page's body as Markdown: headings, paragraphs, lists, tables and links."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return "\n\n".join(_blocks(tree.root)) + "\n"


def _blocks(element: _Element) -> Iterator[str]:
    loose: list[_Element | str] = []
    for child in element.children:
        if isinstance(child, str) or child.tag in _INLINE:
            loose.append(child)
        else:
            yield from _paragraph(loose)
            loose = []
            yield from _block(child)
    yield from _paragraph(loose)


def _block(element: _Element) -> Iterator[str]:
    tag = element.tag
    match tag:
        case "p" | "caption" | "summary" | "figcaption":
            yield from _paragraph(element.children)
        case "ul" | "ol":
            yield "\n".join(_items(element))
        case "dl":
            yield "\n".join(_terms(element))
        case "table":
            yield from _table(element)
        case _ if tag in _HEADINGS:
            yield f"{_HEADINGS[tag]} {_inline(element.children)}"
        case _ if tag not in _SKIPPED:
            yield from _blocks(element)


def _paragraph(children: list[_Element | str]) -> Iterator[str]:
    text = _inline(children)
    if text:
        yield _NUMBERED.sub(r"\1\\.", text)


def _items(element: _Element) -> Iterator[str]:
    for number, item in enumerate(_elements(element), 1):
        first, *others = list(_blocks(item)) or [""]
        yield f"{f'{number}.':<4}{first}" if element.tag == "ol" else f"-   {first}"
        for block in others:
            yield "\n" + "\n".join(f"    {line}" if line else "" for line in block.split("\n"))


def _terms(element: _Element) -> Iterator[str]:
    for part in _elements(element):
        for child in _elements(part) if part.tag == "div" else (part,):
            text = _inline(child.children)
            yield f"-   **{text}**" if child.tag == "dt" else f"    {text}"


def _table(element: _Element) -> Iterator[str]:
    for caption in _found(element, "caption"):
        yield from _paragraph(caption.children)
    rows = [[_inline(cell.children) for cell in _elements(row)] for row in _found(element, "tr")]
    rows.insert(1, ["---"] * len(rows[0]))
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _elements(element: _Element) -> Iterator[_Element]:
    return (child for child in element.children if isinstance(child, _Element))


def _found(element: _Element, tag: str) -> Iterator[_Element]:
    for child in _elements(element):
        if child.tag == tag:
            yield child
        yield from _found(child, tag)


def _inline(children: list[_Element | str]) -> str:
    return " ".join("".join(map(_run, children)).split())


def _run(child: _Element | str) -> str:
    if isinstance(child, str):
        return _SIGNS.sub(r"\\\g<0>", child)
    text = "".join(map(_run, child.children))
    match child.tag:
        case "a":
            text = _link(" ".join(text.split()), child.attributes.get("href") or "")
        case "strong" if text.strip():
            text = f"**{text.strip()}**"
        case "q":
            text = f"“{text}”"
        case tag if tag in _SKIPPED:
            text = ""
        case tag if tag not in _INLINE or tag == "br":
            text = f" {text} "
    return text


def _link(text: str, href: str) -> str:
    """Link to pages as their files are named; a person gives headings no anchors."""
    target = href if ":" in href else href.partition("#")[0].replace(".html", ".md")
    return f"[{text}]({target})" if target else text
