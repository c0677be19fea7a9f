"""การนำภาพออก: a photo that was taken down, and the note that stays in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transparency.problems import Place
from transparency.records.entry import Entry
from transparency.records.gallery import Gallery
from transparency.thai.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown:
    """A photo that must not be shown; ``photo`` is ``<gallery>/<file>``."""

    place: Place
    photo: str
    on: PartialDate
    reason: str

    @property
    def gallery(self) -> str:
        """The id of the gallery that held the photo."""
        return self.photo.partition("/")[0]

    @classmethod
    def read(cls, entry: Entry) -> Takedown:
        """Read one entry of ``data/takedowns.yaml``."""
        return cls(
            place=entry.place_of("photo"),
            photo=entry.needed_path("photo"),
            on=entry.day("on"),
            reason=entry.text("reason"),
        )


def withdraw(gallery: Gallery, takedowns: Iterable[Takedown]) -> Gallery:
    """Return a gallery with its photos that were taken down set aside."""
    gone = {one.photo.partition("/")[2] for one in takedowns if one.gallery == gallery.id}
    return replace(
        gallery,
        photos=tuple(photo for photo in gallery.photos if photo.file not in gone),
        withdrawn=tuple(photo for photo in gallery.photos if photo.file in gone),
    )
