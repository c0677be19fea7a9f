"""A tree of texts with places, grown step by step as a parser reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from transparency.labels import FIELDS
from transparency.problems import MOST_OF_A_FILE, Problem
from transparency.reading import decorations
from transparency.reading.decorations import NUMBERED, TEXT_LISTS
from transparency.reading.key_slips import key_slip
from transparency.reading.line import indent_of, parts
from transparency.reading.nodes import (
    SWALLOWED,
    TOO_DEEP,
    Listing,
    Mapping,
    Node,
    Scalar,
    held_place,
)
from transparency.reading.source_file import SourceFile
from transparency.reading.value_slips import hash_in_text

MAX_DEPTH = 20

_ASKING = re.compile(r"[ ]*(?:-[ ]+)*\?(?:[ ]|$)")
_HASH_BEHIND = re.compile(r"[ \t]+#(?=\S)")


class StoppedError(Exception):
    """Raised where a tree cannot grow on, though YAML has no objection: ``words`` say why."""

    def __init__(self, words: str, line: int, column: int) -> None:
        """Remember the place."""
        super().__init__()
        self.words = words
        self.place = (line, column)


class Grower:
    """Grows one tree; what YAML allows and records do not goes to ``problems``.

    ``lines`` are those that the parser reads, ``spoilt`` those that have been reported already.
    """

    __slots__ = (
        "_asking", "_hashed", "_keys", "_lines", "_spoilt", "_stack", "_told", "file", "problems",
        "root",
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
        self._asking = {at for at, line in enumerate(lines, 1) if _ASKING.match(line)}
        self._hashed = {at for at, line in enumerate(lines, 1) if "#" in line}

    def add_text(
        self, text: str, start: tuple[int, int], end: tuple[int, int], *, is_plain: bool
    ) -> None:
        """Add a key or a value; StoppedError where quotes swallow the keys below it."""
        is_refused = start[0] in self._spoilt
        if not is_plain and end[0] > start[0] and not is_refused:
            self._find_swallowed_keys(start, end)
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

    def has_too_many(self) -> bool:
        """Whether more was found than anybody wants to be told."""
        return len(self.problems) > MOST_OF_A_FILE

    def open(self, node: Listing | Mapping, *, is_flow: bool) -> None:
        """Begin a list or a mapping inside what is open; StoppedError where that is too much.

        ``is_flow`` tells that it stands in brackets.
        """
        if len(self._stack) >= MAX_DEPTH:
            raise StoppedError(TOO_DEEP, node.line, node.column)
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
        if key is None and node.line in self._asking and node.line not in self._spoilt:
            self.refuse(decorations.question_mark(self.file, node.line))
            self._keys[-1] = held_place(node.line, node.column)
        elif key is not None:
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

    def _find_swallowed_keys(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Stop where a quote was not closed and ends at one that begins another value."""
        opener = "".join(self._lines[start[0] - 1 : start[0]])[start[1] - 1 : start[1]]
        inside = self._lines[start[0] : end[0]]
        if opener in {"'", '"'} and any(parts(line).key in FIELDS for line in inside):
            raise StoppedError(SWALLOWED, *start)

    def _swallows_items(self, start: tuple[int, int], end: tuple[int, int]) -> bool:
        """Report items of a list that would run on as one text with the line above them."""
        if end[0] > start[0] and self._is_numbered(start, end):
            self.problems.append(decorations.numbered_list(self.file, start[0], end[0]))
            return True
        for number in range(start[0] + 1, end[0] + 1):
            line = self._lines[number - 1]
            if line.lstrip(" ").startswith("- "):
                self.problems.append(self._list_in_text(start[0], number))
                return True
        return False

    def _is_numbered(self, start: tuple[int, int], end: tuple[int, int]) -> bool:
        """Whether a text over several lines, where a list belongs, counts them: 1. and 2."""
        key = self._keys[-1] if self._keys else None
        if key is None or key.text not in TEXT_LISTS:
            return False
        first, *others = self._lines[start[0] - 1 : end[0]]
        return bool(NUMBERED.match(first[start[1] - 1 :])) and any(map(NUMBERED.match, others))

    def _list_in_text(self, first: int, number: int) -> Problem:
        """Blame the line on which a list begins, if its own hyphen is at fault."""
        if slip := key_slip(self._lines[first - 1]):
            return slip.at(self.file, first)
        return decorations.list_in_text(self.file, number, indent_of(self._lines[number - 1]) + 1)
