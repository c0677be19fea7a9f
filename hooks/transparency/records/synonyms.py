"""คำพ้อง: words that mean or spell the same, for the search."""

from __future__ import annotations

from dataclasses import dataclass

from transparency.problems import Place
from transparency.records.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """A word and all others that find what it finds."""

    place: Place
    word: str
    also_written: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        return (self.word, *self.also_written)

    @classmethod
    def read(cls, entry: Entry) -> Synonyms:
        """Read one entry of ``data/vocabulary.yaml``."""
        return cls(
            place=entry.place_of("word"),
            word=entry.quote("word"),
            also_written=entry.quotes("also_written"),
        )
