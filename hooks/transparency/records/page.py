"""A data file that is being edited: its text and what the reader finds in it, side by side."""

from __future__ import annotations

import itertools
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from transparency.problems import DataError, Problem, errors
from transparency.reading.nodes import Listing, Mapping, Node, Scalar
from transparency.reading.reader import read_tree, spans
from transparency.reading.source_file import source_of
from transparency.records.sheet import Sheet, Spot

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What a node says, without places: absent texts are None."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file; ``spans`` tell where each text and each bracket ends."""

    path: str
    sheet: Sheet
    root: Mapping
    spans: MappingOf[Spot, Spot]

    @classmethod
    def of(cls, path: str, data: bytes) -> Page:
        """Read the bytes of a file. Raises DataError if it cannot be read wholly."""
        file, problems = source_of(path, data)
        tree = read_tree(file)
        found: tuple[Problem, ...] = (*problems, *tree.problems)
        if errors(found):
            raise DataError(errors(found))
        root = tree.root if isinstance(tree.root, Mapping) else Mapping([], 1, 1)
        return cls(path, Sheet.of(data), root, spans(file))

    def is_in_brackets(self, node: Node) -> bool:
        """Whether a list or mapping is written in brackets."""
        return not isinstance(node, Scalar) and self._sign(node) in {"[", "{"}

    def mark_of(self, node: Scalar) -> str:
        """Return the quotation mark with which a text begins, or nothing."""
        sign = self._sign(node)
        return sign if sign in {'"', "'"} and not node.is_plain else ""

    def end_of(self, node: Node) -> Spot:
        """Return the place behind the last character of a node."""
        if isinstance(node, Scalar) or self.is_in_brackets(node):
            end = self.spans.get((node.line, node.column), (node.line, node.column))
            return self._trimmed(node, end) if self._sign(node) in {"|", ">"} else end
        inside = node.items if isinstance(node, Listing) else itertools.chain(*node.pairs)
        return max(map(self.end_of, inside), default=(node.line, node.column))

    def _sign(self, node: Node) -> str:
        return self.sheet.lines[node.line - 1][node.column - 1 : node.column]

    def _trimmed(self, node: Node, end: Spot) -> Spot:
        """Leave out the empty lines below a text of several lines."""
        line, column = end
        while line > node.line and not self.sheet.lines[line - 1][: column - 1].strip():
            line -= 1
            column = len(self.sheet.lines[line - 1]) + 1
        return line, column


def plain(node: Node | None) -> Plain:
    """Return what a node says; of a key that stands twice the first one counts."""
    match node:
        case Scalar():
            return None if node.is_absent else node.text
        case Listing(items=items):
            return [plain(item) for item in items]
        case Mapping(pairs=pairs):
            return {key.text: plain(value) for key, value in reversed(pairs)}
    return None


def put(tree: Plain, path: tuple[str | int, ...], value: Plain) -> Plain:
    """Return a copy of ``tree`` that has ``value`` at ``path``."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    match tree, first:
        case dict(), str():
            return tree | {first: put(tree.get(first), rest, value)}
        case list(), int():
            return [put(one, rest, value) if at == first else one for at, one in enumerate(tree)]
    return {str(first): put(None, rest, value)}
