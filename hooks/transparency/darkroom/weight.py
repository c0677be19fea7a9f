"""The best quality at which a print keeps its budget, found in few tries."""

from __future__ import annotations

from collections.abc import Callable
from math import log

_FALL, _LEAST_FALL = 0.013, 0.004
"""By how much the logarithm of a weight falls with each step of quality: mostly, and at least."""

_AIM, _ENOUGH = 0.97, 0.9
"""Of a budget: what a try aims at, and what is not worth another one."""

_TRIES = 4


def within(most: int, qualities: tuple[int, int], encode: Callable[[int], bytes]) -> bytes | None:
    """Return what is encoded at a quality between the two and weighs at most ``most`` bytes.

    The best quality comes first and mostly fits; else the weights so far tell the next one, four
    tries are enough, and there are more only until something fits. None when nothing does.
    """
    least, best = qualities
    light, heavy = least - 1, best + 1  # the best that fits, the least that does not
    quality, fall, made, tried = best, _FALL, None, list[tuple[int, int]]()
    while light + 1 < heavy and (made is None or len(tried) < _TRIES):
        data = encode(quality)
        if len(data) > most:
            heavy = quality
        elif quality == best or len(data) >= _ENOUGH * most:
            return data
        else:
            made, light = data, quality
        if tried:
            before, weight = tried[-1]
            fall = max(_LEAST_FALL, log(weight / len(data)) / (before - quality))
        tried.append((quality, len(data)))
        wanted = round(quality - log(len(data) / (_AIM * most)) / fall)
        quality = max(light + 1, min(heavy - 1, wanted))
    return made
