"""What is known of a picture file without decoding it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MAX_PIXELS = 52_000_000
"""A larger picture is not decoded: phones take 12 to 50 million, and a bomb claims far more."""

MAX_DRAFTED = 210_000_000
"""So large may a JPEG be that is decoded at a fraction of its size: phones take 200 million."""

MAX_PROGRESSIVE = 110_000_000
"""So large may it be if it is stored scan by scan: all of it is held, in 660 MB at most."""


class Kind(StrEnum):
    """What a file is by its first bytes, whatever its name says."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    GIF = "GIF"
    TIFF = "TIFF"
    HEIC = "HEIC"
    AVIF = "AVIF"
    SVG = "SVG"
    BMP = "BMP"
    ICO = "ICO"


class Trace(StrEnum):
    """What a file holds beside its pixels."""

    EXIF = "exif"
    XMP = "xmp"
    IPTC = "iptc"
    THUMBNAIL = "thumbnail"
    COMMENT = "comment"
    PROFILE = "profile"
    OTHER = "other"
    TRAILING = "trailing"


class Fault(StrEnum):
    """Why a file cannot be shown as it is."""

    EMPTY = "empty"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    ANIMATED = "animated"
    DEEP = "deep"
    CMYK = "cmyk"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Facts:
    """A picture file; ``kind`` is None if it is none, sizes are pixels and 0 if unknown."""

    kind: Kind | None
    width: int = 0
    height: int = 0
    traces: tuple[Trace, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def secrets(self) -> tuple[Trace, ...]:
        """What may tell of people and places: everything but a colour profile."""
        return tuple(trace for trace in self.traces if trace is not Trace.PROFILE)


@dataclass(slots=True)
class Notes:
    """Facts while a file is read."""

    kind: Kind
    size: tuple[int, int] = (0, 0)
    traces: set[Trace] = field(default_factory=set)
    faults: set[Fault] = field(default_factory=set)

    def facts(self) -> Facts:
        """Return what was noted, in a fixed order."""
        return Facts(
            self.kind,
            *self.size,
            tuple(trace for trace in Trace if trace in self.traces),
            tuple(fault for fault in Fault if fault in self.faults),
        )
