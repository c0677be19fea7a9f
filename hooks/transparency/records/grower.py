"""A tree of texts with places, grown step by step as a parser reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from transparency.problems import Problem
from transparency.records import decorations
from transparency.records.line import indent_of, parts
from transparency.records.nodes import Listing, Mapping, Node, Scalar, held_place
from transparency.records.source_file import SourceFile
from transparency.records.value_slips import hash_in_text

MAX_DEPTH = 20

_HASH_BEHIND = re.compile(r"[ \t]+#(?=\S)")


class TooDeepError(Exception):
    """Raised where lists and mappings are nested deeper than any record needs."""

    def __init__(self, line: int, column: int) -> None:
        """Remember the place."""
        super().__init__()
        self.place = (line, column)


class Grower:
    """Grows one tree; what YAML allows and records do not goes to ``problems``.

    ``lines`` are those that the parser reads, ``spoilt`` those that have been reported already.
    """

    __slots__ = (
        "_hashed", "_keys", "_lines", "_spoilt", "_stack", "_told", "file", "problems", "root",
    )  # fmt: skip

    def __init__(self, file: SourceFile, lines: Sequence[str], spoilt: Collection[int]) -> None:
        """Start with nothing."""
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.file = file
        self._lines = lines
        self._spoilt = spoilt
        self._told: set[int] = set()
        self._stack: list[Listing | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._hashed = {at for at, line in enumerate(lines, 1) if "#" in line}

    def add_text(
        self, text: str, start: tuple[int, int], end: tuple[int, int], *, is_plain: bool
    ) -> None:
        """Add a key or a value."""
        is_refused = start[0] in self._spoilt
        if is_plain and not is_refused and self._lines:
            is_refused = self._is_cut_short(end) or self._swallows_items(start, end)
        self._add(Scalar(text, *start, is_plain, is_refused))

    def refuse(self, problem: Problem) -> None:
        """Report what no record may have, once for a line."""
        if problem.place.line not in self._spoilt and problem.place.line not in self._told:
            self.problems.append(problem)
            self._told.add(problem.place.line)

    def add_refused(self, problem: Problem) -> None:
        """Report a value that no record may have, and hold its place."""
        self.refuse(problem)
        self._add(held_place(problem.place.line, problem.place.column))

    def open(self, node: Listing | Mapping, *, is_flow: bool) -> None:
        """Begin a list or a mapping inside what is open; TooDeepError where that is too much.

        ``is_flow`` tells that it stands in brackets.
        """
        if len(self._stack) >= MAX_DEPTH:
            raise TooDeepError(node.line, node.column)
        is_refused = is_flow and (node.line in self._spoilt or node.line in self._told)
        self._add(held_place(node.line, node.column) if is_refused else node)
        self._enter(node)

    def open_refused(self, node: Listing | Mapping, problem: Problem) -> None:
        """Begin a list or a mapping that no record may have; it is read and forgotten."""
        self.add_refused(problem)
        self._enter(node)

    def close(self) -> None:
        """End the innermost list or mapping."""
        self._stack.pop()
        self._keys.pop()

    def _enter(self, node: Listing | Mapping) -> None:
        self._stack.append(node)
        self._keys.append(None)

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        match self._stack[-1]:
            case Listing(items=items):
                items.append(node)
            case Mapping(pairs=pairs):
                self._add_to_mapping(pairs, node)

    def _add_to_mapping(self, pairs: list[tuple[Scalar, Node]], node: Node) -> None:
        key = self._keys[-1]
        if key is not None:
            pairs.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            if node.line not in self._spoilt:
                problem = decorations.key_is_no_text(self.file, node.line, node.column)
                self.problems.append(problem)
            self._keys[-1] = held_place(node.line, node.column)

    def _is_cut_short(self, end: tuple[int, int]) -> bool:
        """Report a number sign behind a plain text, which hides the words that follow it."""
        number, column = end
        if number not in self._hashed:
            return False
        line = self._lines[number - 1]
        slip = hash_in_text(parts(line)) if _HASH_BEHIND.match(line, column - 1) else None
        if slip is None:
            return False
        self.problems.append(slip.at(self.file, number))
        return True

    def _swallows_items(self, start: tuple[int, int], end: tuple[int, int]) -> bool:
        """Report items of a list that would run on as one text with the line above them."""
        for number in range(start[0] + 1, end[0] + 1):
            line = self._lines[number - 1]
            if line.lstrip(" ").startswith("- "):
                column = indent_of(line) + 1
                self.problems.append(decorations.list_in_text(self.file, number, column))
                return True
        return False
