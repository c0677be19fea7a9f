"""The keys of one mapping: which are asked for, which are missing, which nobody knows."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from itertools import takewhile

from transparency.labels import FIELDS
from transparency.likeness import nearest_key
from transparency.problems import Place, Problem
from transparency.reading.nodes import Listing, Mapping, Node, Scalar
from transparency.reading.source_file import SourceFile
from transparency.records import refusals, shapes
from transparency.records.refusals import Refusal
from transparency.thai.text import normalise


class Keys:
    """A mapping with its place; what is wrong in it goes to the shared list ``notes``.

    ``lacks_id`` tells that its id could not be read, ``is_partial`` that this is so of a record
    in it or that one is lost: whoever looks for it must not say that it is not there.
    ``wanting`` holds the only key that is missing, with the problem that says so.
    """

    __slots__ = (
        "_asked", "_file", "_has_doubts_inside", "_is_torn", "_missing", "_needs", "_node",
        "_notes", "_pairs", "_wanted_inside", "is_partial", "lacks_id", "wanting",
    )  # fmt: skip

    def __init__(
        self, file: SourceFile, node: Mapping, notes: list[Problem], *, is_torn: bool = False
    ) -> None:
        """Take the pairs of ``node``; of a key that stands twice the first one counts.

        ``is_torn`` tells that some keys could not be read: none is missed then.
        """
        self.lacks_id = self.is_partial = self._has_doubts_inside = False
        self._file = file
        self._node = node
        self._notes = notes
        self._asked: list[str] = []
        self._missing: list[str] = []
        self._needs: dict[str, Problem] = {}
        self._is_torn = is_torn
        self.wanting: list[tuple[str, Problem]] = []
        self._wanted_inside: list[tuple[str, str, Problem]] = []
        self._pairs: dict[str, tuple[Scalar, Node]] = {}
        twice: list[tuple[int, Scalar]] = []
        for at, (key, value) in enumerate(node.pairs):
            if self._put(normalise(key.text), key, value):
                twice.append((at, key))
        is_hyphen_lost = bool(twice) and twice[0][1].text == node.pairs[0][0].text
        for run in [[key for _, key in twice]] if is_hyphen_lost else _runs(twice):
            self._refuse_twice(run)

    @property
    def place(self) -> Place:
        """Where the entry begins."""
        return self._file.place(self._node.line, self._node.column)

    def place_of(self, key: str) -> Place:
        """Where the value of ``key`` stands; the entry's own place if it is not there."""
        pair = self._pairs.get(key)
        return self._at(pair[1]) if pair else self.place

    def places(self, *keys: str) -> MappingOf[str, Place]:
        """Where the values of several keys stand."""
        return {key: self.place_of(key) for key in keys}

    def places_in(self, key: str) -> tuple[Place, ...]:
        """Where the texts of a list stand."""
        return tuple(self._at(item) for item in self._items(key) if isinstance(item, Scalar))

    def has(self, key: str) -> bool:
        """Whether anything is written under ``key``."""
        pair = self._pairs.get(key)
        return pair is not None and not (isinstance(pair[1], Scalar) and pair[1].is_absent)

    @property
    def is_doubtful(self) -> bool:
        """Whether a part could not be read, so far, or stands under a key that nobody knows."""
        is_torn = self.is_partial or self._is_torn or self._has_doubts_inside
        return is_torn or not self._pairs.keys() <= {*self._asked}

    def count(self, key: str) -> int:
        """How many items stand under ``key``, whether they can be read or not."""
        return len(self._items(key))

    def refuse(self, key: str, refusal: Refusal) -> None:
        """Report a mistake at the value of ``key``."""
        self._notes.append(refusal.at(self.place_of(key)))

    def report(self, problem: Problem) -> None:
        """Report a problem at a place of its own."""
        self._notes.append(problem)

    def need(
        self, key: str, refusal: Refusal, at: str | None = None, instead: str | None = None
    ) -> None:
        """Report ``refusal`` at the value of ``at`` unless something is written under ``key``.

        Nobody hears of it where an unknown key means ``key``, or what may stand ``instead``.
        """
        if not self.has(key) and key not in self._missing and not self._is_torn:
            empty = next((name for name in (key, instead) if name in self._pairs), None)
            problem = refusal.at(self.place_of(at) if at else self.place)
            if empty:
                said = Refusal(refusal.code, refusal.message, shapes.empty(empty).remedy)
                problem = said.at(self._at(self._pairs[empty][0]))
            self._needs |= dict.fromkeys((key, instead or key), problem)
            self._notes.append(problem)

    def close(self) -> None:
        """Report the keys that nobody asked for, then those that are missing."""
        flat = self._close_flat()
        for name, (key, _) in self._pairs.items():
            if name not in self._asked and name not in flat:
                self._close_unknown(name, key)
        if not self._is_torn:
            self._close_missing()

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that were needed and are not there."""
        return tuple(self._missing)

    def _put(self, name: str, key: Scalar, value: Node) -> bool:
        """Keep a pair; return whether its key stands twice."""
        is_twice = name in self._pairs
        if not is_twice:
            self._pairs[name] = (key, value)
        elif key.is_refused:
            self._is_torn = True
        return is_twice and not key.is_refused

    def _refuse_twice(self, run: list[Scalar]) -> None:
        """Report keys that follow each other and all stand twice: most often a lost hyphen."""
        self.is_partial = True
        self.lacks_id = self.lacks_id or any(key.text == "id" for key in run)
        first = self._pairs[normalise(run[0].text)][0]
        self._refuse(run[0], refusals.duplicate_key(normalise(run[0].text), first.line, len(run)))

    def _close_missing(self) -> None:
        absent = [name for name in self._missing if name not in self._pairs]
        if absent:
            problem = shapes.missing(absent).at(self.place)
            self._notes.append(problem)
            self.wanting += [(name, problem) for name in absent if len(absent) == 1]
        for name in self._missing:
            if name in self._pairs:
                self._refuse(self._pairs[name][0], shapes.empty(name))

    def _close_flat(self) -> list[str]:
        """Report keys that stand beside the empty one to which they belong; return them."""
        names = list(self._pairs)
        for name in [name for name in self._missing if name in self._pairs]:
            below = names[names.index(name) + 1 :]
            flat = [*takewhile(lambda key: key in FIELDS and key not in self._asked, below)]
            if flat:
                self._missing.remove(name)
                self.is_partial = True
                self._refuse(self._pairs[flat[0]][0], refusals.not_deep_enough(name, len(flat)))
                return flat
        return []

    def _close_unknown(self, name: str, key: Scalar) -> None:
        value = self._pairs[name][1]
        if key.is_refused or (isinstance(value, Scalar) and value.is_refused):
            self._is_torn = self.is_partial = True
            return
        near = nearest_key(name, [asked for asked in self._asked if asked not in self._pairs])
        near = near or nearest_key(name, self._asked)
        wanting = None if near else self._only_missing(name)
        if (meant := near or wanting) in self._missing:
            self._missing.remove(meant)
        if (wanted := self._needs.get(near or "")) in self._notes:
            self._notes.remove(wanted)  # the same slip, told at its line
        self.is_partial = True
        refusal = refusals.unknown_key_instead(name, wanting) if wanting else None
        refusal = self._too_far_left(name) or refusal or refusals.unknown_key(name, near)
        self._refuse(key, refusal)

    def _too_far_left(self, name: str) -> Refusal | None:
        """Recognise a key that an entry inside this one lacks: it stands too far to the left."""
        for outer, wanted, problem in self._wanted_inside:
            if wanted == name and problem in self._notes:
                self._notes.remove(problem)
                return refusals.too_far_left(name, outer)
        return None

    def _only_missing(self, name: str) -> str | None:
        """Return the one key that is missing where nobody knows the one that stands instead."""
        strange = [key for key in self._pairs if key not in self._asked]
        absent = [key for key in self._missing if key not in self._pairs]
        is_alone = strange == [name] and len(absent) == 1
        fits = is_alone and shapes.fits(absent[0], self._pairs[name][1])
        return absent[0] if fits else None

    # -- for whoever reads the values -----------------------------------------------------------

    def _at(self, node: Node) -> Place:
        return self._file.place(node.line, node.column)

    def _refuse(self, node: Node, refusal: Refusal) -> None:
        self._notes.append(refusal.at(self._at(node)))

    def _take(self, key: str) -> Node | None:
        self._asked.append(key)
        return self._pairs[key][1] if self.has(key) else None

    def _told_items(self, key: str) -> list[Node]:
        """Return the items of a list, and report those that are left empty."""
        node = self._pairs[key][1] if self.has(key) else None
        for item in node.items if isinstance(node, Listing) else ():
            if is_absent(item):
                self._refuse(item, shapes.empty_item(key))
        return self._items(key)

    def _items(self, key: str) -> list[Node]:
        node = self._pairs[key][1] if self.has(key) else None
        if isinstance(node, Listing):
            return [item for item in node.items if not is_absent(item)]
        return [] if node is None else [node]


def is_absent(node: Node) -> bool:
    """Whether nothing is written where an item belongs."""
    return isinstance(node, Scalar) and node.is_absent


def _runs(found: list[tuple[int, Scalar]]) -> list[list[Scalar]]:
    """Gather keys that stand next to each other."""
    runs: list[list[Scalar]] = []
    before = -1
    for at, key in found:
        if before < 0 or at != before + 1:
            runs.append([])
        runs[-1].append(key)
        before = at
    return runs
