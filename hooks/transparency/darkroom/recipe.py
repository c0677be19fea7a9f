"""How pictures are cleaned and printed. Whatever changes here is printed anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version

CLEAN_BYTES = 250_000
"""What a clean picture should weigh at most: twenty years of them must fit a code host."""

CLEAN_STEPS = (
    (2400, 82), (2400, 74), (2000, 74), (1600, 74), (1600, 66), (1600, 58), (1280, 58),
    (1280, 46), (960, 46), (720, 46),
)  # fmt: skip
"""Longer side and JPEG quality of a clean picture, tried in turn; the last is kept anyhow."""

SIDES = (480, 960, 1600)
"""Pixels of the longer side: a phone at single and at double density, and the large picture."""

BUDGETS = (50_000, 120_000, None)
"""Bytes of these, from small to large: what a phone loads unasked must be light."""

LEAST, BEST = QUALITIES = (10, 75)
"""Quality of a print: the best one if it keeps its budget then, as most do."""

COARSENESS = (2, 4)
"""Over how many pixels a side colours are mixed if the least is too heavy: pure noise is."""

METHOD = 4
"""WebP's effort, its usual one: 2 takes half the time once, but each reader 4 to 9 % more bytes."""

_PLACE = 4 / 3
"""Width by height of the place that a picture fills on a page."""

_LEAST = 0.75
"""Of its side a print fills so much in width, or a narrow picture would be blurred there."""

_NEARLY = 1.2
_EDITION = 4
"""Goes up when the code that prints changes what it prints."""


def fills(width: int, height: int) -> int:
    """Return how wide a place on a page a print fills sharply; what stands out is cut off."""
    return max(1, min(width, round(height * _PLACE)))


def sizes(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Return width and height of each print, from small to large; none is an enlargement.

    There are as many as there are budgets, or fewer: the largest then serves a phone too.
    """
    longer = max(width, height)
    largest = min(longer, SIDES[-1])
    stretch = max(1, _LEAST * longer / fills(width, height))
    sides = [side * stretch for side in SIDES[:-1] if side * stretch * _NEARLY <= largest]
    return tuple(
        (max(1, round(width * side / longer)), max(1, round(height * side / longer)))
        for side in (*sides, largest)
    )


def file_names(digest: str, widths: Iterable[int]) -> Iterator[str]:
    """Name each print of the original with this digest after all that decides how it looks."""
    parts = (digest, SIDES, QUALITIES, COARSENESS, METHOD, BUDGETS, _EDITION, version("pillow"))
    key = hashlib.sha256(repr(parts).encode()).hexdigest()[:40]
    return (f"{key}-{width}.webp" for width in widths)
