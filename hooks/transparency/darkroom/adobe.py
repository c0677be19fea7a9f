"""The colour profile of Adobe RGB (1998), which cameras may name without writing it down."""

from __future__ import annotations

import struct

INDEX = "R03"
"""What a camera's EXIF says of such a picture (DCF 2.0, InteroperabilityIndex)."""

_COLOURS = {
    b"wtpt": (0.95045, 1.0, 1.08905),
    b"rXYZ": (0.60974, 0.31111, 0.01947),
    b"gXYZ": (0.20528, 0.62567, 0.06087),
    b"bXYZ": (0.14919, 0.06322, 0.74457),
}
"""White and primaries as the specification gives them, adapted to D50."""

_WHITE = (0.9642, 1.0, 0.8249)
_GAMMA = 0x0233  # 563 / 256
_HEAD = 128


def profile() -> bytes:
    """Return an ICC profile, version 2."""
    bodies = {name: b"XYZ \0\0\0\0" + _fixed(colour) for name, colour in _COLOURS.items()}
    curve = b"curv" + struct.pack(">4xIH2x", 1, _GAMMA)
    bodies |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    at, table = _HEAD + 4 + 12 * len(bodies), b""
    for name, body in bodies.items():
        table += name + struct.pack(">II", at, len(body))
        at += len(body)
    head = struct.pack(">I4xI", at, 0x02100000) + b"mntrRGB XYZ " + bytes(12) + b"acsp"
    head = head.ljust(68, b"\0") + _fixed(_WHITE)
    return (
        head.ljust(_HEAD, b"\0")
        + struct.pack(">I", len(bodies))
        + table
        + b"".join(bodies.values())
    )


def _fixed(numbers: tuple[float, ...]) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))
