"""Photos as pages show them: which files there are of a picture, and how large each is."""

from __future__ import annotations

from dataclasses import dataclass

from transparency.records.photo import Photo


@dataclass(frozen=True, slots=True)
class Rendition:
    """One published file of a picture; sizes are pixels.

    ``fills`` is the width of the place that it fills sharply: pages cut off what stands out.
    """

    path: str
    width: int
    height: int
    fills: int


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo and its renditions, from small to large; there is at least one."""

    photo: Photo
    renditions: tuple[Rendition, ...]

    @property
    def largest(self) -> Rendition:
        """What opens when the picture is followed as a link."""
        return self.renditions[-1]


Albums = dict[str, tuple[Shot, ...]]
"""The shots of each gallery, by its id."""
