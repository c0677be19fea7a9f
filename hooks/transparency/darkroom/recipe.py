"""How pictures are cleaned and printed. Whatever changes here is printed anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version

CLEAN_BYTES = 250_000
"""What a clean picture should weigh at most: twenty years of them must fit a code host."""

CLEAN_STEPS = (
    (2400, 82), (2400, 74), (2000, 74), (1600, 74), (1600, 66), (1600, 58), (1280, 58),
)  # fmt: skip
"""Longer side and JPEG quality of a clean picture, tried in turn; the last is kept anyhow."""

SIDES = (480, 960, 1600)
"""Pixels of the longer side: a phone at single and at double density, and the large picture."""

QUALITIES = (75, 62, 50, 40, 25, 10)
"""Of a print, tried in turn until it keeps its budget: most do at once, pure noise at last."""

METHOD = 2
"""WebP's effort: less than half the time of 4 for 4 bytes more in 100 (measured)."""

_BUDGETS = {480: 50_000, 960: 120_000}
"""Bytes; the large picture is opened on purpose and has none."""

_NEARLY = 1.2
_EDITION = 1
"""Goes up when the code that prints changes what it prints."""


def sizes(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Return width and height of each print, from small to large; none is an enlargement."""
    longer = max(width, height)
    sides = [side for side in SIDES[:-1] if side * _NEARLY <= longer]
    sides.append(min(longer, SIDES[-1]))
    return tuple(
        (max(1, round(width * side / longer)), max(1, round(height * side / longer)))
        for side in sides
    )


def budget(width: int, height: int) -> int | None:
    """Return how many bytes a print of this size may have; None if it may have any number."""
    return next((_BUDGETS[side] for side in _BUDGETS if max(width, height) <= side), None)


def file_names(digest: str, widths: Iterable[int]) -> Iterator[str]:
    """Name each print of the original with this digest after all that decides how it looks."""
    parts = (digest, SIDES, QUALITIES, METHOD, _BUDGETS, _EDITION, version("pillow"))
    key = hashlib.sha256(repr(parts).encode()).hexdigest()[:40]
    return (f"{key}-{width}.webp" for width in widths)
