"""WebP files: chunks in a RIFF."""

from __future__ import annotations

from collections.abc import Iterator

from transparency.pictures.facts import Facts, Fault, Kind, Notes, Trace

_START, _HEAD = 12, 8
_DRAWN = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
_ANIMATION = {b"ANIM", b"ANMF"}
_TRACES = {b"EXIF": Trace.EXIF, b"XMP ": Trace.XMP, b"ICCP": Trace.PROFILE}
_SIZE_BITS = 14
_SIZE = (1 << _SIZE_BITS) - 1


def read_webp(data: bytes) -> Facts:
    """Read the bytes of a WebP file."""
    notes = Notes(Kind.WEBP)
    end = _HEAD + int.from_bytes(data[4:8], "little")
    if end > len(data):
        notes.faults.add(Fault.TRUNCATED)
    elif end < len(data):
        notes.traces.add(Trace.TRAILING)
    for name, body in _chunks(data, min(end, len(data)), notes):
        if name in _ANIMATION:
            notes.faults.add(Fault.ANIMATED)
        elif name not in _DRAWN:
            notes.traces.add(_TRACES.get(name, Trace.OTHER))
        elif 0 in notes.size:
            notes.size = _size(name, body)
    if 0 in notes.size and Fault.TRUNCATED not in notes.faults:
        notes.faults.add(Fault.DAMAGED)
    return notes.facts()


def _chunks(data: bytes, end: int, notes: Notes) -> Iterator[tuple[bytes, bytes]]:
    at = _START
    while at < end:
        size = int.from_bytes(data[at + 4 : at + _HEAD], "little")
        body = data[at + _HEAD : at + _HEAD + size]
        if at + _HEAD + size > end:
            notes.faults.add(Fault.TRUNCATED)
        yield data[at : at + 4], body
        at += _HEAD + size + size % 2


def _size(name: bytes, body: bytes) -> tuple[int, int]:
    match name:
        case b"VP8X":
            width, height = (int.from_bytes(body[at : at + 3], "little") + 1 for at in (4, 7))
        case b"VP8L":
            bits = int.from_bytes(body[1:5], "little")
            width, height = (bits & _SIZE) + 1, (bits >> _SIZE_BITS & _SIZE) + 1
        case b"VP8 ":
            width, height = (int.from_bytes(body[at : at + 2], "little") & _SIZE for at in (6, 8))
        case _:
            return (0, 0)
    return (width, height)
