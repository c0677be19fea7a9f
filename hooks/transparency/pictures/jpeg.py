"""JPEG files: segments up to the end of the picture, and what stands behind it."""

from __future__ import annotations

import re

from transparency.pictures.facts import Facts, Fault, Kind, Notes, Trace

_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""A marker that ends the coded pixels: no stuffed byte, no restart."""

_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_ALONE = {0x01, *range(0xD0, 0xD8)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_APP = range(0xE0, 0xF0)
_HOLDERS = (
    (0xE1, b"Exif\0", Trace.EXIF),
    (0xE1, b"http://ns.adobe.com/x", Trace.XMP),
    (0xE2, b"ICC_PROFILE\0", Trace.PROFILE),
    (0xE2, b"MPF\0", Trace.THUMBNAIL),
    (0xE0, b"JFXX\0", Trace.THUMBNAIL),
    (0xED, b"Photoshop 3.0\0", Trace.IPTC),
    (0xED, b"Adobe_Photoshop", Trace.IPTC),
)
_ADOBE = 12
_JFIF = 14
_CMYK, _BITS = 4, 8


def read_jpeg(data: bytes) -> Facts:
    """Read the bytes of a JPEG file; several pictures in one (MPO) show as trailing bytes."""
    notes = Notes(Kind.JPEG)
    at = 2
    while found := _NEXT.search(data, at):
        if data[at : found.start()].strip(b"\xff"):
            notes.traces.add(Trace.OTHER)
        code, at = data[found.end() - 1], found.end()
        if code == _END:
            if at < len(data):
                notes.traces.add(Trace.TRAILING)
            return _checked(notes)
        if code in _ALONE:
            continue
        end = at + int.from_bytes(data[at : at + 2], "big")
        if end > len(data):
            break
        _note(notes, code, data[at + 2 : end])
        at = _scan_end(data, end) if code == _SCAN else end
    notes.faults.add(Fault.TRUNCATED)
    return notes.facts()


def _checked(notes: Notes) -> Facts:
    if 0 in notes.size:
        notes.faults.add(Fault.DAMAGED)
    return notes.facts()


def _scan_end(data: bytes, at: int) -> int:
    found = _NEXT.search(data, at)
    return found.start() if found else len(data)


def _note(notes: Notes, code: int, segment: bytes) -> None:
    if code in _FRAMES:
        height, width = (int.from_bytes(segment[at : at + 2], "big") for at in (1, 3))
        notes.size = (width, height)
        if segment[:1] != bytes([_BITS]):
            notes.faults.add(Fault.DEEP)
        if segment[5:6] == bytes([_CMYK]):
            notes.faults.add(Fault.CMYK)
    elif code == _COMMENT:
        notes.traces.add(Trace.COMMENT)
    elif code in _APP and (trace := _trace(code, segment)):
        notes.traces.add(trace)


def _trace(code: int, segment: bytes) -> Trace | None:
    """Return what an application's segment holds, None if decoders need it and it is no more."""
    for holder, start, trace in _HOLDERS:
        if code == holder and segment.startswith(start):
            return trace
    if code == _APP[0] and segment.startswith(b"JFIF\0"):
        return Trace.THUMBNAIL if len(segment) > _JFIF else None
    if code == _APP[14] and segment.startswith(b"Adobe") and len(segment) == _ADOBE:
        return None
    return Trace.OTHER
