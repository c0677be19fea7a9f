"""What is public: the years, their downloads, and the addresses that have moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transparency.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Download:
    """A year in one file; ``size`` counts bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PublicYear:
    """A published year: the addresses in its folder and, once it is closed, its download.

    ``gone`` are addresses of what was removed by law, ``notes`` what the public is told of it.
    """

    year: int
    files: tuple[str, ...]
    download: Download | None = None
    gone: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses that a reader opens in a browser."""
        return tuple(path for path in self.files if path.endswith(".html"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the front of all years is made of; ``years`` are newest first, the first is current.

    ``home`` is the address of the front, or empty while the municipality has none. ``moved`` are
    old addresses with the new ones, both below the front. One year that ``is_alone``, on a stick,
    does not know whether it is closed.
    """

    name: str
    is_thai: bool
    home: str
    years: tuple[PublicYear, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    is_alone: bool = False

    def digits(self, value: object) -> str:
        """Write a number as the municipality does."""
        return to_thai(str(value)) if self.is_thai else str(value)
