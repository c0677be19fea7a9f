"""The values of one mapping: each is read, or refused where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, takewhile
from typing import TypeVar

from transparency.reading.key_slips import is_glued, key_slip
from transparency.reading.nodes import Node, Scalar
from transparency.reading.syntax import find
from transparency.records import refusals, shapes, wording
from transparency.records.keys import Keys
from transparency.records.refusals import Refusal

T = TypeVar("T")


class Answers(Keys):
    """Keys whose values are read; a value that is wrong is answered by a default."""

    __slots__ = ()

    def _scalars(self, key: str) -> list[Scalar]:
        self._asked.append(key)
        found = []
        for item in self._told_items(key):
            if not isinstance(item, Scalar):
                self._refuse_item(key, item, Scalar)
            else:
                found.append(item._replace(is_refused=item.is_refused or self._lacks_spaces(item)))
        return found

    def _lacks_spaces(self, item: Scalar) -> bool:
        """Report the items of a list whose hyphens run into the text, so that all is one text."""
        if not item.is_plain or item.is_refused or item.text[:1] != "-":
            return False
        glued = [*takewhile(is_glued, islice(self._file.lines, item.line - 1, None))]
        for number, line in enumerate(glued, item.line):
            if slip := key_slip(line):
                self._notes.append(slip.at(self._file, number))
        return bool(glued)

    def _convert(
        self,
        key: str,
        read: Callable[[str], T],
        default: T,
        *,
        is_needed: bool = False,
        remark: Callable[[T], Refusal | None] | None = None,
    ) -> T:
        """Read the value of a key; ``remark`` may find what is odd in it."""
        node = self._take(key)
        if node is None:
            if is_needed:
                self._missing.append(key)
            return default
        if not isinstance(node, Scalar):
            askew = shapes.keys_askew(node, self._pairs[key][0].column)
            self._is_torn = self._is_torn or askew is not None
            self._refuse(node, askew or shapes.wrong_type(key, node, Scalar))
            return default
        return self._attempt(node, read, default, remark, is_needed=is_needed)

    def _attempt(
        self,
        node: Scalar,
        read: Callable[[str], T],
        default: T,
        remark: Callable[[T], Refusal | None] | None = None,
        *,
        is_needed: bool = False,
    ) -> T:
        if node.is_refused:
            return default
        try:
            found = read(node.text)
        except Refusal as refusal:
            curly = refusals.in_curly_quotes(node, self._at(node).text, read)
            self._refuse_text(
                node, curly or refusals.left_empty(node.text, refusal, is_needed=is_needed)
            )
            return default
        if remark:
            for odd in filter(None, (remark(found), wording.odd_letters(node.text))):
                self._refuse_text(node, odd)
        return found

    def _refuse_text(self, node: Scalar, refusal: Refusal) -> None:
        """Report a mistake at the signs that are wrong, if the line shows them."""
        place = self._at(node)
        before, signs = refusal.spot
        start = place.text.find(before + signs, node.column - 1) if signs else -1
        column = place.column if start < 0 else start + len(before) + 1
        self._notes.append(refusal.at(replace(place, column=column)))

    def _attempt_each(
        self, key: str, read: Callable[[str], T], default: T, read_part: Callable[[str], T]
    ) -> Iterator[T]:
        """Read a list of ids or numbers, of which none may stand twice.

        ``read_part`` tells whether a text without brackets is a list of them.
        """
        seen: set[T] = set()
        for item in self._scalars(key):
            text = "" if item.is_refused else item.text
            listed = refusals.without_brackets(key, text, read_part)
            found = default if listed else self._attempt(item, read, default)
            if listed:
                self._refuse(item, listed)
            elif found in seen and found != default:
                self._refuse(item, refusals.listed_twice(item.text))
            seen.add(found)
            yield found

    def _by_ids(self, key: str, node: Node) -> Refusal | None:
        """Refuse one mapping that holds all records by their ids, where a list of them belongs."""
        is_alone = key in self._pairs and node is self._pairs[key][1]
        return shapes.mapping_by_ids(key, node) if is_alone else None

    def _refuse_item(self, key: str, node: Node, wanted: type) -> None:
        """Refuse what stands in a list, or instead of one."""
        self.is_partial = True
        if isinstance(node, Scalar) and node.is_refused:
            return
        slip = find(self._file.lines, node.line) if isinstance(node, Scalar) else None
        if slip and slip.mended.endswith(":"):
            slip = None  # a word of its own, which is no key
        slip = slip or shapes.colon_in_item(node, self._at(node).text, wanted)
        if slip:
            self._notes.append(slip.at(self._file, node.line))
        else:
            is_alone = node is self._pairs[key][1]
            self._refuse(node, shapes.wrong_item(key, node, wanted, is_alone=is_alone))
