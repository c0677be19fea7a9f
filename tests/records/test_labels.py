"""What the labels say of keys is what the records ask for."""

from __future__ import annotations

from collections.abc import Iterator

from transparency.catalogue import outline_of, stems
from transparency.labels import IN_WORDS
from transparency.records import values, wording
from transparency.records.outline import Field

_OF_WORDS = (wording.text, wording.quote, values.address)


def _all(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all(field.fields)


def test_keys_of_free_texts_are_those_that_some_record_reads_as_text() -> None:
    fields = [field for stem in stems() for field in _all(outline_of(stem))]

    assert {field.key for field in fields if field.read in _OF_WORDS} == IN_WORDS
