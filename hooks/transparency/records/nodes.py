"""YAML without types: texts, lists and mappings, each with its place. Lines and columns from 1."""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """A text as it was typed; ``is_plain`` means without quotes."""

    text: str
    line: int
    column: int
    is_plain: bool

    @property
    def is_absent(self) -> bool:
        """Whether the officer left the value empty."""
        return self.is_plain and self.text in {"", "~", "null", "Null", "NULL"}


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
