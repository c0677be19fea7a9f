"""Hand-written pages as HTML, as the builder will make them. The only door to Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from markdown import Markdown

EXTENSIONS = ("attr_list", "tables", "toc", "fenced_code")
"""Those of ``mkdocs.yml`` and those that MkDocs adds of itself."""

LONGEST, MOST_HEADINGS, DEEPEST = 100_000, 1_000, 30
"""Signs and headings of a page, brackets open at once: beyond them Markdown takes minutes."""

_HEADING = re.compile(r"^#|^(?:=+|-+)[ \t]*$", re.MULTILINE)
_CODE = re.compile(
    r"^(`{3,}|~{3,})[^\n]*\n.*?^\1|(`+)[^`\n](?:[^\n]|\n(?!\s*\n))*?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
_BLANK = re.compile(r"\n[ \t]*\n")
_STEPS = {"[": 1, "(": 1, "<": 1, "{": 1, "]": -1, ")": -1, ">": -1, "}": -1}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A body as HTML, and the pieces of HTML in it that stand so in the Markdown."""

    html: str
    typed: tuple[str, ...]


class TooLongError(Exception):
    """Raised for a page that nobody would read to its end."""


class TooDeepError(Exception):
    """Raised when brackets, quotes or lists are nested deeper than can be read."""

    def __init__(self, line: int) -> None:
        """Remember the line where that begins, 0 if it is not known."""
        super().__init__(line)
        self.line = line


def sheet(body: str) -> Sheet:
    """Make HTML of Markdown; headings have the ids that the site gives them.

    Raises TooLongError or TooDeepError.
    """
    if len(body) > LONGEST or len(_HEADING.findall(body)) > MOST_HEADINGS:
        raise TooLongError
    _refuse_depth(without_code(body))
    markdown = Markdown(extensions=EXTENSIONS)
    try:
        html = markdown.convert(body)
    except RecursionError:
        raise TooDeepError(0) from None
    kept = (str(piece).strip() for piece in markdown.htmlStash.rawHtmlBlocks)
    return Sheet(html, tuple(piece for piece in kept if piece.startswith("<")))


def without_code(body: str) -> str:
    """Return Markdown with spaces in place of code, so that everything stands where it stood."""
    return _CODE.sub(lambda code: re.sub("[^\n]", " ", code[0]), body)


def _refuse_depth(text: str) -> None:
    start = 0
    for block in _BLANK.split(text):
        open_ = accumulate(
            (_STEPS.get(sign, 0) for sign in block), lambda n, step: max(n + step, 0)
        )
        at = next((at for at, depth in enumerate(open_) if depth > DEEPEST), -1)
        if at >= 0:
            raise TooDeepError(text.count("\n", 0, text.index(block, start) + at) + 1)
        start = text.index(block, start) + len(block)
