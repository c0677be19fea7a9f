"""GIF, SVG, TIFF, HEIC, AVIF: only what a site may show besides photos, and never as one."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Literal

from transparency.pictures.facts import Facts, Fault, Kind, Notes, Trace

_ITEM = re.compile(rb"infe[\x00-\x03][\x00-\xff]{3}[\x00-\xff]{4,6}(Exif|mime|uri )", re.DOTALL)
_SVG_TRACES = (
    (re.compile(rb"<(?:\w+:)?metadata[\s>](?!\s*</)"), Trace.XMP),
    (re.compile(rb"<x:xmpmeta|<rdf:RDF|<\?xpacket"), Trace.XMP),
    (re.compile(rb"(?:export-filename|absref|docbase)=|(?:href|src)=[\"']file:"), Trace.OTHER),
)
EMBEDDED = re.compile(rb"data:image/[\w.+-]+(?:;[\w.=-]+)*?;base64,([A-Za-z0-9+/=\s]+)")
"""A picture inside a drawing."""

_EXTENSION, _FRAME, _GIF_END = 0x21, 0x2C, 0x3B
_HARMLESS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_TIFF_TRACES = {
    270: Trace.COMMENT, 271: Trace.EXIF, 272: Trace.EXIF, 305: Trace.OTHER, 306: Trace.EXIF,
    315: Trace.EXIF, 316: Trace.EXIF, 700: Trace.XMP, 33432: Trace.COMMENT, 33723: Trace.IPTC,
    34377: Trace.IPTC, 34665: Trace.EXIF, 34853: Trace.EXIF, 34675: Trace.PROFILE,
}  # fmt: skip

_PURPOSE, _SMALLER, _DNG = 254, 1, 50706
"""A TIFF is raw if a smaller copy comes first, or if it says which digital negative it is."""


def read_gif(data: bytes) -> Facts:
    """Read the bytes of a GIF file."""
    notes = Notes(Kind.GIF)
    width, height = (int.from_bytes(data[at : at + 2], "little") for at in (6, 8))
    notes.size = (width, height)
    blocks = [*_blocks(data)]
    notes.traces |= {
        trace for code, body, _ in blocks if code == _EXTENSION and (trace := _gif_trace(body))
    }
    if [code for code, *_ in blocks].count(_FRAME) > 1:
        notes.faults.add(Fault.ANIMATED)
    last, _, end = blocks[-1]
    if last != _GIF_END or end > len(data):
        notes.faults.add(Fault.TRUNCATED)
    elif end < len(data):
        notes.traces.add(Trace.TRAILING)
    return notes.facts()


def _blocks(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Return code, first bytes and end of every block."""
    at = 13 + _table(data[10:11])
    while at < len(data):
        code, start = data[at], at + 1
        if code == _EXTENSION:
            start, at = at + 1, _skip(data, at + 2)
        elif code == _FRAME:
            at = _skip(data, at + 11 + _table(data[at + 9 : at + 10]))
        else:
            yield code, b"", at + 1
            return
        yield code, data[start : start + 14], at


def _table(flags: bytes) -> int:
    """Return how many bytes a colour table has."""
    return 3 * (2 << (flags[0] & 7)) if flags and flags[0] & 0x80 else 0


def _skip(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1


def _gif_trace(body: bytes) -> Trace | None:
    label, name = body[0], body[2:13]
    if label == 0xF9 or name in _HARMLESS:  # noqa: PLR2004 graphic control
        return None
    if label == 0xFF:  # noqa: PLR2004 application
        return {b"XMP DataXMP": Trace.XMP, b"ICCRGBG1012": Trace.PROFILE}.get(name, Trace.OTHER)
    return Trace.COMMENT


def read_svg(data: bytes) -> Facts:
    """Read the bytes of a drawing; pictures inside it are for the caller."""
    notes = Notes(Kind.SVG)
    notes.traces |= {trace for sign, trace in _SVG_TRACES if sign.search(data)}
    return notes.facts()


def embedded(data: bytes) -> Iterator[bytes]:
    """Return the pictures that are written out inside a drawing."""
    for found in EMBEDDED.finditer(data):
        try:
            yield base64.b64decode(re.sub(rb"\s", b"", found[1]))
        except binascii.Error:
            yield b""


def read_tiff(data: bytes) -> Facts:
    """Read the first directory of a TIFF file."""
    order: Literal["little", "big"] = "little" if data[:2] == b"II" else "big"
    notes = Notes(Kind.TIFF)

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], order)

    start = number(4, 4)
    width, height = 0, 0
    for at in range(start + 2, start + 2 + 12 * number(start, 2), 12):
        tag, value = number(at, 2), number(at + 8, 2 if number(at + 2, 2) == 3 else 4)  # noqa: PLR2004 SHORT
        width, height = (value, height) if tag == 256 else (width, value if tag == 257 else height)  # noqa: PLR2004 sizes
        if (tag == _PURPOSE and value & _SMALLER) or tag == _DNG:
            notes.faults.add(Fault.RAW)
        if tag in _TIFF_TRACES:
            notes.traces.add(_TIFF_TRACES[tag])
    notes.size = (width, height)
    return notes.facts()


def read_boxes(data: bytes, kind: Kind) -> Facts:
    """Read the bytes of a HEIC or AVIF file: their metadata are items with a type of their own."""
    notes = Notes(kind)
    names = {Trace.EXIF if found[1] == b"Exif" else Trace.XMP for found in _ITEM.finditer(data)}
    notes.traces |= names
    if b"colrprof" in data or b"colrrICC" in data:
        notes.traces.add(Trace.PROFILE)
    return notes.facts()
