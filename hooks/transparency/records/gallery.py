"""ภาพกิจกรรม: the photo section of a report, one gallery for each heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transparency.problems import Place
from transparency.records.document import Provenance
from transparency.records.entry import Entry, Ref
from transparency.records.photo import Photo
from transparency.thai.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """A gallery of one measure; ``text`` is what stands under its heading.

    ``venue`` says in words where its photos were taken; ``withdrawn`` are those that were taken
    down: no page, file or list may show them. ``is_doubtful``: not all of it could be read.
    """

    place: Place
    id: str
    measure: Ref
    title: str
    text: str | None
    venue: str | None = None
    held_on: PartialDate | None = None
    photos: tuple[Photo, ...]
    withdrawn: tuple[Photo, ...] = ()
    source: Provenance
    places: Mapping[str, Place] = field(default_factory=dict)
    is_doubtful: bool = False

    @classmethod
    def read(cls, entry: Entry) -> Gallery:
        """Read one entry of ``data/galleries.yaml``."""
        return cls(
            place=entry.place_of("id"),
            id=entry.id(),
            measure=entry.ref("measure"),
            title=entry.text("title"),
            text=entry.optional_text("text"),
            venue=entry.optional_text("place"),
            held_on=entry.date("held_on"),
            photos=entry.each("photos", Photo.read),
            source=entry.one("source", Provenance.read),
            places=entry.places("held_on"),
            is_doubtful=entry.is_doubtful,
        )
