"""One mapping of a data file, read key by key: the record asks, the entry answers or reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from transparency.problems import Place, Problem
from transparency.records import refusals, values
from transparency.records.nodes import Listing, Mapping, Node, Scalar
from transparency.records.refusals import Refusal
from transparency.records.source_file import SourceFile
from transparency.thai.dates import PartialDate
from transparency.thai.text import normalise

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of another record, and where an officer wrote it."""

    id: str
    place: Place


class Entry:
    """A mapping with its place; what is wrong in it goes to the shared list ``notes``.

    A value that is missing or wrong is answered by an empty one of its type, so that one pass
    finds every mistake; whoever gets records together with errors must not publish them.
    """

    __slots__ = ("_asked", "_file", "_missing", "_node", "_notes", "_pairs")

    def __init__(self, file: SourceFile, node: Mapping, notes: list[Problem]) -> None:
        """Take the pairs of ``node``; of a key that stands twice the first one counts."""
        self._file = file
        self._node = node
        self._notes = notes
        self._asked: list[str] = []
        self._missing: list[str] = []
        self._pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs:
            name = normalise(key.text)
            if name in self._pairs:
                self._refuse(key, refusals.duplicate_key(name, self._pairs[name][0].line))
            else:
                self._pairs[name] = (key, value)

    @property
    def place(self) -> Place:
        """Where the entry begins."""
        return self._file.place(self._node.line, self._node.column)

    def place_of(self, key: str) -> Place:
        """Where the value of ``key`` stands; the entry's own place if it is not there."""
        pair = self._pairs.get(key)
        return self._file.place(pair[1].line, pair[1].column) if pair else self.place

    def has(self, key: str) -> bool:
        """Whether anything is written under ``key``."""
        pair = self._pairs.get(key)
        return pair is not None and not (isinstance(pair[1], Scalar) and pair[1].is_absent)

    # -- one value ------------------------------------------------------------------------------

    def text(self, key: str) -> str:
        """Return a text in normal form; it must be there."""
        return self._convert(key, normalise, "", is_needed=True)

    def optional_text(self, key: str) -> str | None:
        """Return a text in normal form, or None."""
        return self._convert(key, normalise, None)

    def id(self, key: str = "id") -> str:
        """Return an id: it becomes an address and never changes."""
        return self._convert(key, values.id_, "", is_needed=True)

    def whole(self, key: str) -> int:
        """Return a whole number from 1 on; it must be there."""
        return self._convert(key, values.count, 0, is_needed=True)

    def optional_whole(self, key: str) -> int | None:
        """Return a whole number from 1 on, or None."""
        return self._convert(key, values.count, None)

    def fiscal_year(self, key: str) -> int:
        """Return a fiscal year of the Buddhist era; it must be there."""
        return self._convert(key, values.be_year, 0, is_needed=True)

    def optional_fiscal_year(self, key: str) -> int | None:
        """Return a fiscal year of the Buddhist era, or None."""
        return self._convert(key, values.be_year, None)

    def quantity(self, key: str) -> Decimal:
        """Return a number that may have decimals; it must be there."""
        return self._convert(key, values.quantity, Decimal(0), is_needed=True)

    def optional_quantity(self, key: str) -> Decimal | None:
        """Return a number that may have decimals, or None."""
        return self._convert(key, values.quantity, None)

    def amount(self, key: str) -> Decimal:
        """Return an amount in baht; it must be there."""
        return self._convert(key, values.amount, Decimal(0), is_needed=True)

    def optional_amount(self, key: str) -> Decimal | None:
        """Return an amount in baht, or None."""
        return self._convert(key, values.amount, None)

    def date(self, key: str) -> PartialDate | None:
        """Return a day or a month of either era, or None."""
        return self._convert(key, values.date_, None)

    def day(self, key: str) -> PartialDate:
        """Return a date that names the day; it must be there."""
        return self._convert(key, values.day, PartialDate(1, 1, 1), is_needed=True)

    def flag(self, key: str) -> bool:
        """Return true or false; false when nothing is written."""
        return self._convert(key, values.flag, default=False)

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Return a value of a closed list, written in English or Thai; it must be there."""
        first = next(iter(kind))
        return self._convert(key, lambda text: values.choice(text, kind), first, is_needed=True)

    def optional_choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """Return a value of a closed list, or None."""
        return self._convert(key, lambda text: values.choice(text, kind), None)

    def address(self, key: str) -> str | None:
        """Return a web address, a mail address, a number or a place in words, or None."""
        return self._convert(key, values.address, None)

    def web_address(self, key: str) -> str | None:
        """Return an address that begins with https:// or http://, or None."""
        return self._convert(key, values.web_address, None)

    def path(self, key: str) -> str | None:
        """Return a path below a folder of the project, with forward slashes, or None."""
        return self._convert(key, values.path, None)

    def needed_path(self, key: str) -> str:
        """Return a path below a folder of the project; it must be there."""
        return self._convert(key, values.path, "", is_needed=True)

    def colour(self, key: str) -> str | None:
        """Return a colour such as #005a6e, or None."""
        return self._convert(key, values.colour, None)

    def ref(self, key: str) -> Ref:
        """Return the id of another record; it must be there."""
        return Ref(self._convert(key, values.id_, "", is_needed=True), self.place_of(key))

    def optional_ref(self, key: str) -> Ref | None:
        """Return the id of another record, or None."""
        found = self._convert(key, values.id_, None)
        return Ref(found, self.place_of(key)) if found else None

    # -- several values -------------------------------------------------------------------------

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if nothing is written; one text is a list of one."""
        return tuple(self._attempt(item, normalise, "") for item in self._scalars(key))

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers from 1 on."""
        return tuple(self._attempt(item, values.count, 0) for item in self._scalars(key))

    def refs(self, key: str, *, is_needed: bool = False) -> tuple[Ref, ...]:
        """Return a list of ids of other records."""
        found = tuple(
            Ref(self._attempt(item, values.id_, ""), self._file.place(item.line, item.column))
            for item in self._scalars(key)
        )
        if is_needed and not found:
            self._missing.append(key)
        return found

    def each(
        self, key: str, read: Callable[[Entry], T], *, is_needed: bool = False
    ) -> tuple[T, ...]:
        """Read a list of mappings; ``is_needed`` asks for at least one."""
        found = []
        for item in self._items(key):
            if isinstance(item, Mapping):
                found.append(self.inner(item, read))
            else:
                self._refuse(item, refusals.wrong_type(key, item, Mapping))
        if is_needed and not self.has(key):
            self._missing.append(key)
        return tuple(found)

    def one(self, key: str, read: Callable[[Entry], T]) -> T:
        """Read a mapping that must be there."""
        node = self._take(key)
        if node is None:
            self._missing.append(key)
        elif isinstance(node, Mapping):
            return self.inner(node, read)
        else:
            self._refuse(node, refusals.wrong_type(key, node, Mapping))
        empty = Entry(self._file, Mapping([], self._node.line, self._node.column), [])
        return read(empty)

    def inner(self, node: Mapping, read: Callable[[Entry], T]) -> T:
        """Read a mapping inside this one, and report what nobody asked for."""
        entry = Entry(self._file, node, self._notes)
        record = read(entry)
        entry.close()
        return record

    # -- what is wrong --------------------------------------------------------------------------

    def refuse(self, key: str, refusal: Refusal) -> None:
        """Report a mistake at the value of ``key``."""
        self._notes.append(refusal.at(self.place_of(key)))

    def report(self, problem: Problem) -> None:
        """Report a problem at a place of its own."""
        self._notes.append(problem)

    def need(self, key: str, refusal: Refusal) -> None:
        """Report ``refusal`` at the entry unless something is written under ``key``."""
        if not self.has(key) and key not in self._missing:
            self._notes.append(refusal.at(self.place))

    def close(self) -> None:
        """Report the keys that nobody asked for, then those that are missing."""
        for name, (key, _) in self._pairs.items():
            if name in self._asked:
                continue
            near = refusals.nearest_key(name, [a for a in self._asked if a not in self._pairs])
            near = near or refusals.nearest_key(name, self._asked)
            if near in self._missing:
                self._missing.remove(near)
            self._refuse(key, refusals.unknown_key(name, near))
        for name in self._missing:
            pair = self._pairs.get(name)
            place = self._file.place(pair[0].line, pair[0].column) if pair else self.place
            self._notes.append(refusals.missing(name, is_empty=pair is not None).at(place))

    def _refuse(self, node: Node, refusal: Refusal) -> None:
        self._notes.append(refusal.at(self._file.place(node.line, node.column)))

    # -- the pairs ------------------------------------------------------------------------------

    def _take(self, key: str) -> Node | None:
        self._asked.append(key)
        return self._pairs[key][1] if self.has(key) else None

    def _convert(
        self, key: str, read: Callable[[str], T], default: T, *, is_needed: bool = False
    ) -> T:
        node = self._take(key)
        if node is None:
            if is_needed:
                self._missing.append(key)
            return default
        if not isinstance(node, Scalar):
            self._refuse(node, refusals.wrong_type(key, node, Scalar))
            return default
        return self._attempt(node, read, default)

    def _attempt(self, node: Scalar, read: Callable[[str], T], default: T) -> T:
        try:
            return read(node.text)
        except Refusal as refusal:
            self._refuse(node, refusal)
            return default

    def _items(self, key: str) -> list[Node]:
        node = self._take(key)
        if isinstance(node, Listing):
            return [item for item in node.items if not _is_absent(item)]
        return [] if node is None else [node]

    def _scalars(self, key: str) -> list[Scalar]:
        found = []
        for item in self._items(key):
            if isinstance(item, Scalar):
                found.append(item)
            else:
                self._refuse(item, refusals.wrong_type(key, item, Scalar))
        return found


def _is_absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_absent
