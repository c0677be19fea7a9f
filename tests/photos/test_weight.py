"""The quality of a heavy print: the budget is kept and used, in few tries."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from transparency.darkroom.weight import within

RANGE = (10, 75)
MOST = 50_000

Weigh = Callable[[int], float]


def _made(weigh: Weigh) -> tuple[int | None, list[int]]:
    """Return the quality that is taken, and those that were tried."""
    tried: list[int] = []

    def encode(quality: int) -> bytes:
        tried.append(quality)
        return quality.to_bytes() + bytes(max(0, round(weigh(quality)) - 1))

    made = within(MOST, RANGE, encode)
    assert made is None or len(made) <= MOST
    return (made[0] if made else None), tried


def _falling(weight: float, fall: float) -> Weigh:
    return lambda quality: weight * (1 - fall) ** (75 - quality)


@pytest.mark.parametrize("weight", [1, 30_000, MOST])
def test_what_fits_at_once_is_encoded_once(weight: int) -> None:
    assert _made(_falling(weight, 0.01)) == (75, [75])


HEAVY = [
    (times, fall)
    for times in (1.0001, 1.05, 1.3, 1.8, 2.5)
    for fall in (0.005, 0.008, 0.013, 0.02, 0.04)
    if times * (1 - fall) ** (RANGE[1] - RANGE[0]) <= 1
]


@pytest.mark.parametrize(("times", "fall"), HEAVY)
def test_a_heavy_print_fills_its_budget_after_few_tries(times: float, fall: float) -> None:
    weigh = _falling(times * MOST, fall)

    quality, tried = _made(weigh)

    assert len(tried) <= 4
    assert quality is not None
    assert weigh(quality) >= 0.9 * MOST or weigh(quality + 1) > MOST


@pytest.mark.parametrize("fall", [0, 0.001, 0.01])
def test_when_nothing_fits_the_least_was_tried_and_no_quality_twice(fall: float) -> None:
    quality, tried = _made(_falling(20 * MOST, fall))

    assert quality is None
    assert tried[-1] == RANGE[0]
    assert len(tried) == len({*tried}) <= 5


def test_weights_that_jump_end_all_the_same() -> None:
    """Encoders are not even: a lower quality is now and then a few bytes heavier."""
    dice = random.Random(6)  # noqa: S311 no secret
    for _ in range(2000):
        weights = [dice.randrange(1, 3 * MOST) for _ in range(76)]
        quality, tried = _made(weights.__getitem__)
        assert len(tried) == len({*tried})
        assert quality is None or weights[quality] <= MOST
        assert quality is not None or 10 in tried
