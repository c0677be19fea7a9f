"""What a picture shows, small enough to be compared with what others show."""

from __future__ import annotations

from dataclasses import dataclass

SIDE = 64
"""Pixels of the small square on which pictures are compared."""

_SAME_SHAPE, _SAME_COLOUR = 0.01, 16
"""Of 1 and of 255: saving anew or smaller changes 15 at most, a word and a small step more."""


@dataclass(frozen=True, slots=True)
class Look:
    """The shape of a picture, and its colours on a small square."""

    shape: float
    colours: bytes

    def is_like(self, other: Look) -> bool:
        """Whether both show the same moment, however often it was saved."""
        pairs = zip(self.colours, other.colours, strict=True)
        is_one_shape = abs(self.shape / other.shape - 1) < _SAME_SHAPE
        return is_one_shape and all(abs(one - two) <= _SAME_COLOUR for one, two in pairs)
