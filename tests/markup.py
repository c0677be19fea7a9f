"""HTML taken apart for comparison: which elements and attributes there are, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

SPOKEN = frozenset({"alt", "aria-label", "content", "title"})
"""Attributes that a person is shown or told."""


@dataclass(slots=True)
class Parsed:
    """A page: its elements with the names of their attributes, its texts, its spoken attributes.

    ``addresses`` are the values of ``href`` and ``src`` in their order.
    """

    structure: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that is to be read, white space folded."""
        return " ".join("".join(self.texts).split())


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Parsed()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.structure.append(f"<{tag} {' '.join(name for name, _ in attrs)}>")
        for name, value in attrs:
            if name in SPOKEN:
                self.page.spoken.append(" ".join((value or "").split()))
            if name in {"href", "src"}:
                self.page.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self.page.structure.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.page.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.page.structure.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.page.structure.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.page.structure.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.page.structure.append(f"<![{data}]>")


def parse(html: str) -> Parsed:
    """Take a page apart as a browser would."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.page
