"""What a record asks for, noted down by reading nothing: the source of schema, forms and edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from transparency.reading.nodes import Mapping
from transparency.reading.source_file import SourceFile
from transparency.records import values, wording
from transparency.records.entry import Entry, Ref

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
ReadText = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Field:
    """A key that a record asks for.

    ``read`` reads its text, or each text of its list; None where records stand inside, whose
    keys are ``fields``. ``choices`` are the values of a closed list.
    """

    key: str
    read: ReadText | None = None
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    is_needed: bool = False
    is_list: bool = False


def outline(read: Callable[[Entry], object]) -> tuple[Field, ...]:
    """Return what a record asks for, its id first, else in the order in which it asks."""
    entry = _Outline()
    read(entry)
    return tuple(sorted(entry.fields.values(), key=lambda field: field.key != "id"))


class _Outline(Entry):
    """An entry that holds nothing and notes every question."""

    __slots__ = ("fields",)

    def __init__(self) -> None:
        super().__init__(SourceFile("", ()), Mapping([], 1, 1), [])
        self.fields: dict[str, Field] = {}

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        first = next(iter(kind))
        self._note(
            Field(key, lambda text: values.choice(text, kind), _values(kind), is_needed=True)
        )
        return first

    def optional_choice(self, key: str, kind: type[Choice]) -> Choice | None:
        self._note(Field(key, lambda text: values.choice(text, kind), _values(kind)))
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        self._note(Field(key, wording.text, is_list=True))
        return ()

    def quotes(self, key: str) -> tuple[str, ...]:
        self._note(Field(key, wording.quote, is_list=True))
        return ()

    def wholes(self, key: str) -> tuple[int, ...]:
        self._note(Field(key, values.count, is_list=True))
        return ()

    def refs(self, key: str, *, is_needed: bool = False) -> tuple[Ref, ...]:
        self._note(Field(key, values.id_, is_needed=is_needed, is_list=True))
        return ()

    def each(
        self, key: str, read: Callable[[Entry], T], *, is_needed: bool = False, **_: object
    ) -> tuple[T, ...]:
        self._note(Field(key, fields=outline(read), is_needed=is_needed, is_list=True))
        return ()

    def one(self, key: str, read: Callable[[Entry], T]) -> T:
        self._note(Field(key, fields=outline(read), is_needed=True))
        return read(_Outline())

    def _convert(
        self,
        key: str,
        read: Callable[[str], T],
        default: T,
        *,
        is_needed: bool = False,
        **_: object,
    ) -> T:
        # a reference is looked up: nothing but an id is ever found
        noted: ReadText = values.id_ if read is values.reference else read
        self._note(Field(key, noted, is_needed=is_needed))
        return default

    def _note(self, field: Field) -> None:
        self.fields.setdefault(field.key, field)


def _values(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in kind)
