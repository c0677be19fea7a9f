"""Colours of one hue that can be read: contrast by WCAG 2, and the six shades of an accent."""

from __future__ import annotations

import colorsys

PAPER = "#ffffff"
MIST = "#eef4f5"
NIGHT_MIST = "#14242c"

_ON_SEA = 11.0
_AT_NIGHT = 9.0
_HOVER_STEP = 3.0
_STEP = 0.01
_CALM = 0.65
"""More saturation than this glares on a dark screen."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, «contrast ratio»)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def shades(accent: str) -> dict[str, str]:
    """Return the accent's six shades by the names of ``tokens.css``; all can be read.

    ``accent`` must have a contrast of 4.5 on the mist; the reader has seen to that.
    """
    hover = contrast(accent, MIST) + _HOVER_STEP
    return {
        "accent": accent,
        "accent-hover": _darker(accent, MIST, hover),
        "accent-sea": _darker(accent, PAPER, _ON_SEA),
        "accent-night": _lighter(accent, NIGHT_MIST, _AT_NIGHT),
        "accent-night-hover": _lighter(accent, NIGHT_MIST, _AT_NIGHT + _HOVER_STEP),
        "accent-night-sea": _darker(accent, PAPER, _ON_SEA - 1),
    }


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 sRGB


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _darker(colour: str, ground: str, least: float) -> str:
    return _until(colour, ground, least, -_STEP)


def _lighter(colour: str, ground: str, least: float) -> str:
    return _until(colour, ground, least, _STEP)


def _until(colour: str, ground: str, least: float, step: float) -> str:
    """Change the lightness step by step until it contrasts; black and white end the walk."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    saturation = min(saturation, _CALM) if step > 0 else saturation
    while contrast(colour, ground) < least and 0 < lightness < 1:
        lightness = min(max(lightness + step, 0), 1)
        parts = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return colour
