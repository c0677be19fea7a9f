"""ภาพ: one picture of a gallery, with the words that stand for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transparency.problems import Place
from transparency.records.entry import Entry
from transparency.thai.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture in ``data/photos/<gallery>/``; ``alt`` says what is to be seen in it."""

    place: Place
    file: str
    alt: str
    caption: str | None
    taken_on: PartialDate | None
    credit: str | None
    places: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Entry) -> Photo:
        """Read one entry of ``photos``."""
        return cls(
            place=entry.place_of("file"),
            file=entry.needed_path("file"),
            alt=entry.text("alt"),
            caption=entry.optional_text("caption"),
            taken_on=entry.date("taken_on"),
            credit=entry.optional_text("credit"),
            places=entry.places("taken_on"),
        )
