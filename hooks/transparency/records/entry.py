"""One mapping of a data file, read key by key: the record asks, the entry answers or reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from transparency.problems import MOST_OF_A_FILE, Place
from transparency.reading.nodes import Mapping
from transparency.records import values, wording
from transparency.records.answers import Answers
from transparency.thai.dates import PartialDate

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)

_UNREAD = Decimal("NaN")


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of another record, and where an officer wrote it."""

    id: str
    place: Place


class Entry(Answers):
    """A mapping whose values are read by the types that a record asks for.

    A value that is missing or wrong is answered by an empty one of its type, so that one pass
    finds every mistake; whoever gets records together with errors must not publish them.
    """

    __slots__ = ()

    # -- one value ------------------------------------------------------------------------------

    def text(self, key: str) -> str:
        """Return a text in normal form; it must be there."""
        return self._convert(key, wording.text, "", is_needed=True, remark=wording.markup)

    def optional_text(self, key: str) -> str | None:
        """Return a text in normal form, or None."""
        return self._convert(key, wording.text, None, remark=wording.markup_or_none)

    def quote(self, key: str) -> str:
        """Return words as they are printed elsewhere, slips and all; they must be there."""
        return self._convert(key, wording.quote, "", is_needed=True, remark=wording.markup)

    def optional_quote(self, key: str) -> str | None:
        """Return words as they are printed elsewhere, or None."""
        return self._convert(key, wording.quote, None, remark=wording.markup_or_none)

    def id(self, key: str = "id") -> str:
        """Return an id: it becomes an address and never changes."""
        found = self._convert(key, values.id_, "", is_needed=True)
        self.lacks_id = self.lacks_id or not found
        return found

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
        """Return an amount in baht; it must be there, and is NaN if it cannot be read."""
        return self._convert(key, values.amount, _UNREAD, is_needed=True)

    def optional_amount(self, key: str) -> Decimal | None:
        """Return an amount in baht, or None."""
        return self._convert(key, values.amount, None)

    def date(self, key: str) -> PartialDate | None:
        """Return a day or a month of either era, or None."""
        return self._convert(key, values.date_, None, remark=values.odd_date)

    def day(self, key: str) -> PartialDate:
        """Return a date that names the day; it must be there."""
        return self._convert(
            key, values.day, PartialDate(1, 1, 1), is_needed=True, remark=values.odd_date
        )

    def optional_day(self, key: str) -> PartialDate | None:
        """Return a date that names the day, or None."""
        return self._convert(key, values.day, None, remark=values.odd_date)

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

    def field_name(self, key: str) -> str:
        """Return a key that may stand in a data file; it must be there."""
        return self._convert(key, values.field_name, "", is_needed=True)

    def colour(self, key: str) -> str | None:
        """Return a colour such as #005a6e, or None."""
        return self._convert(key, values.colour, None)

    def ref(self, key: str) -> Ref:
        """Return the id of another record; it must be there."""
        return Ref(self._convert(key, values.reference, "", is_needed=True), self.place_of(key))

    def optional_ref(self, key: str) -> Ref | None:
        """Return the id of another record, or None."""
        found = self._convert(key, values.reference, None)
        return Ref(found, self.place_of(key)) if found else None

    # -- several values -------------------------------------------------------------------------

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if nothing is written; one text is a list of one."""
        return tuple(
            self._attempt(item, wording.text, "", wording.markup) for item in self._scalars(key)
        )

    def quotes(self, key: str) -> tuple[str, ...]:
        """Return a list of words as they are printed elsewhere."""
        return tuple(
            self._attempt(item, wording.quote, "", wording.markup) for item in self._scalars(key)
        )

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers from 1 on."""
        return tuple(self._attempt_each(key, values.count, 0, values.count))

    def refs(self, key: str, *, is_needed: bool = False) -> tuple[Ref, ...]:
        """Return a list of ids of other records."""
        ids = tuple(self._attempt_each(key, values.reference, "", values.id_))
        found = tuple(map(Ref, ids, self.places_in(key)))
        if is_needed and not self._items(key):
            self._missing.append(key)
        return found

    def each(
        self,
        key: str,
        read: Callable[[Entry], T],
        *,
        is_needed: bool = False,
        is_written: bool = False,
    ) -> tuple[T, ...]:
        """Read a list of mappings; ``is_needed`` asks for at least one.

        ``is_written`` asks for a list, though it may be empty: ``[]``.
        """
        self._asked.append(key)
        if is_written and not self.has(key):
            self._missing.append(key)
            self.is_partial = True
        found = []
        for item in self._told_items(key):
            if len(self._notes) > MOST_OF_A_FILE:
                self.is_partial = True
                break
            if refusal := self._by_ids(key, item):
                self._refuse(item, refusal)
                self.is_partial = True
            elif isinstance(item, Mapping):
                found.append(self.inner(item, read, key))
            else:
                self._refuse_item(key, item, Mapping)
        if is_needed and not self._items(key):
            self._missing.append(key)
        return tuple(found)

    def one(self, key: str, read: Callable[[Entry], T]) -> T:
        """Read a mapping that must be there."""
        node = self._take(key)
        if node is None:
            self._missing.append(key)
        elif isinstance(node, Mapping):
            return self.inner(node, read, key)
        else:
            self._refuse_item(key, node, Mapping)
        return read(Entry(self._file, Mapping([], self._node.line, self._node.column), []))

    def inner(self, node: Mapping, read: Callable[[Entry], T], key: str = "") -> T:
        """Read a mapping inside this one, and report what nobody asked for."""
        entry = Entry(self._file, node, self._notes)
        record = read(entry)
        entry.close()
        self.is_partial = self.is_partial or entry.lacks_id
        self._has_doubts_inside = self._has_doubts_inside or entry.is_doubtful
        self._wanted_inside += [(key, *wanted) for wanted in entry.wanting]
        return record
