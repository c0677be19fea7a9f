"""One line of a data file, taken apart: what stands before its value, the value, a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEAD = re.compile(
    r"""[ ]*(?:-[ ]+)*"""
    r"""(?:(?P<key>"[^\s"]+"|'[^\s']+'|[^\s:'"\[\]{}#,&*!|>%@`-][^:]*):(?:[ \t]+|$))?"""
)
_REMARK = re.compile(r"(?:^|[ \t])#(?=[ \t]|$)")
_IN_QUOTES = re.compile(r"""\"[^"\\]*+(?:\\.[^"\\]*+)*+\"|'[^']*+(?:''[^']*+)*+'""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line such as ``  - id: m01  # remark``.

    ``head`` runs up to the value and holds hyphens, key and colon; ``key`` is empty where there
    is none. A number sign begins a remark only where white space stands on both its sides.
    """

    head: str
    key: str
    value: str
    remark: str

    @property
    def text_column(self) -> int:
        """How many characters stand before the key or, without one, before the value."""
        return len(self.head) - len(self.head.lstrip(" -"))

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return f"{self.head}{value}{self.remark}".rstrip()

    def quoted(self) -> str:
        """Return the line with its value, as it stands, in quotes."""
        return self.with_value(in_quotes(self.value))


def parts(text: str) -> Line:
    """Take a line apart; where nothing else is found all of it is value."""
    head = _HEAD.match(text)
    assert head  # noqa: S101 every part may be empty, so every line matches
    rest = text[head.end() :].rstrip()
    found = _REMARK.search(rest, quote_end(rest))
    value = rest[: found.start()].rstrip() if found else rest
    remark = rest[len(value) :] if value else f" {rest}".rstrip()
    return Line(head.group(), (head["key"] or "").rstrip().strip("\"'"), value, remark)


def whole(text: str) -> Line:
    """Take a line apart as a text without a key: what follows the hyphens is value."""
    line = parts(text)
    start = line.text_column
    return Line(line.head[:start], "", line.head[start:] + line.value, line.remark)


def quote_end(value: str) -> int:
    """Return where a text in quotes ends, after its closing quote; 0 if there is none."""
    found = _IN_QUOTES.match(value)
    return found.end() if found else 0


def indent_of(text: str) -> int:
    """Count the spaces at the start of a line."""
    return len(text) - len(text.lstrip(" "))


def in_quotes(value: str) -> str:
    """Put a text in quotes: double ones, or single ones where it holds what those change."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
