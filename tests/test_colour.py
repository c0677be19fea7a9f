"""One accent gives six shades, and every one of them can be read."""

from __future__ import annotations

import colorsys

import pytest

from transparency.colour import MIST, NIGHT_MIST, PAPER, contrast, shades

ACCENTS = [
    "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue / 12, light, grey))
    for hue in range(12)
    for light in (0.1, 0.25, 0.35)
    for grey in (0.2, 1.0)
]
READABLE = [accent for accent in ACCENTS if contrast(accent, MIST) >= 4.5]


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)


def test_contrast_does_not_ask_which_colour_is_the_ground() -> None:
    assert contrast("#005a6e", MIST) == contrast(MIST, "#005a6e")


def test_there_are_accents_to_try() -> None:
    assert len(READABLE) > 40


@pytest.mark.parametrize("accent", READABLE)
def test_every_shade_can_be_read_on_its_ground(accent: str) -> None:
    found = shades(accent)

    assert contrast(found["accent-hover"], MIST) > contrast(found["accent"], MIST) or (
        found["accent-hover"] == "#000000"
    )
    assert contrast(found["accent-sea"], PAPER) >= 11
    assert contrast(found["accent-night-sea"], PAPER) >= 10
    assert contrast(found["accent-night"], NIGHT_MIST) >= 9
    assert contrast(found["accent-night-hover"], NIGHT_MIST) >= 12
