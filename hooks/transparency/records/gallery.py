"""ภาพกิจกรรม: the photo section of a report, one gallery for each heading."""

from __future__ import annotations

from dataclasses import dataclass

from transparency.problems import Place
from transparency.records.document import Provenance
from transparency.records.entry import Entry, Ref
from transparency.records.photo import Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """A gallery of one measure; ``text`` is what stands under its heading."""

    place: Place
    id: str
    measure: Ref
    title: str
    text: str | None
    photos: tuple[Photo, ...]
    source: Provenance

    @classmethod
    def read(cls, entry: Entry) -> Gallery:
        """Read one entry of ``data/galleries.yaml``."""
        return cls(
            place=entry.place_of("id"),
            id=entry.id(),
            measure=entry.ref("measure"),
            title=entry.text("title"),
            text=entry.optional_text("text"),
            photos=entry.each("photos", Photo.read),
            source=entry.one("source", Provenance.read),
        )
