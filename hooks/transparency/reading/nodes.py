"""YAML without types: texts, lists and mappings, each with its place. Lines and columns from 1."""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """A text as it was typed.

    ``is_plain`` means without quotes; ``is_refused`` that it has been reported already, so that
    nobody should look into it or report it again.
    """

    text: str
    line: int
    column: int
    is_plain: bool
    is_refused: bool = False

    @property
    def is_absent(self) -> bool:
        """Whether the officer left the value empty."""
        is_empty = self.is_plain and self.text in _ABSENT
        return (is_empty or not self.text.strip(_UNSEEN)) and not self.is_refused


def held_place(line: int, column: int) -> Scalar:
    """Return a text that stands for what has been refused."""
    return Scalar("", line, column, is_plain=True, is_refused=True)


TOO_DEEP = "nested too deep"
SWALLOWED = "keys inside quotes"
"""Our own reader's words, beside those of the parser."""

_UNSEEN = " \t\n\xa0\xad\u200b\u200c\u200d\u2060\u3000\ufeff"
"""What looks like nothing at all."""

_ABSENT = frozenset({"", "~", "null", "Null", "NULL"})


class Listing(NamedTuple):
    """A list, written with hyphens or brackets."""

    items: list[Node]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and values in the order in which they stand; a key may stand twice."""

    pairs: list[tuple[Scalar, Node]]
    line: int
    column: int


Node = Scalar | Listing | Mapping
