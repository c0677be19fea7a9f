"""PNG files: chunks, each with its check sum."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from transparency.pictures.facts import Facts, Fault, Kind, Notes, Trace

_START, _HEAD, _SUM = 8, 8, 4
_DRAWN = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"sBIT", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
"""Chunks that say how the picture is drawn, and nothing else."""

_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}
_RAW = (
    (b"xml:com.adobe.xmp", Trace.XMP),
    (b"raw profile type xmp", Trace.XMP),
    (b"raw profile type exif", Trace.EXIF),
    (b"raw profile type app1", Trace.EXIF),
    (b"raw profile type iptc", Trace.IPTC),
    (b"raw profile type 8bim", Trace.IPTC),
)
_BITS = 8


def read_png(data: bytes) -> Facts:
    """Read the bytes of a PNG file."""
    notes = Notes(Kind.PNG)
    for name, body in _chunks(data, notes):
        if name == b"IHDR":
            notes.size = (int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big"))
            if body[8] > _BITS:
                notes.faults.add(Fault.DEEP)
        elif name == b"acTL":
            notes.faults.add(Fault.ANIMATED)
        elif name not in _DRAWN:
            notes.traces.add(_trace(name, body))
    if 0 in notes.size and Fault.TRUNCATED not in notes.faults:
        notes.faults.add(Fault.DAMAGED)
    return notes.facts()


def _chunks(data: bytes, notes: Notes) -> Iterator[tuple[bytes, bytes]]:
    """Return name and body of every chunk, up to the last one or a fault."""
    at = _START
    name = b""
    while name != b"IEND":
        start = at + _HEAD
        name = data[at + 4 : start]
        end = start + int.from_bytes(data[at : at + 4], "big") + _SUM
        if end > len(data) or len(name) < len(b"IEND"):
            notes.faults.add(Fault.TRUNCATED)
            return
        body, told = data[start : end - _SUM], data[end - _SUM : end]
        if zlib.crc32(body, zlib.crc32(name)) != int.from_bytes(told, "big"):
            notes.faults.add(Fault.DAMAGED)
        yield name, body
        at = end
    if at < len(data):
        notes.traces.add(Trace.TRAILING)


def _trace(name: bytes, body: bytes) -> Trace:
    if name == b"iCCP":
        return Trace.PROFILE
    if name == b"eXIf":
        return Trace.EXIF
    if name in _TEXTS:
        start = body[:32].lower()
        return next((trace for word, trace in _RAW if start.startswith(word)), Trace.COMMENT)
    return Trace.OTHER
