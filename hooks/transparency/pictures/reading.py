"""The one question: what a file is, and what it holds beside its pixels."""

from __future__ import annotations

from transparency.pictures.facts import Facts, Fault, Kind, Trace
from transparency.pictures.jpeg import read_jpeg
from transparency.pictures.kinds import HEAD, kind_of
from transparency.pictures.others import embedded, read_boxes, read_gif, read_svg, read_tiff
from transparency.pictures.png import read_png
from transparency.pictures.webp import read_webp

_READERS = {
    Kind.GIF: read_gif,
    Kind.JPEG: read_jpeg,
    Kind.PNG: read_png,
    Kind.TIFF: read_tiff,
    Kind.WEBP: read_webp,
}


def read_picture(data: bytes) -> Facts:
    """Read the bytes of a file; no pixel is decoded, and no input raises."""
    if not data:
        return Facts(None, faults=(Fault.EMPTY,))
    kind = kind_of(data[:HEAD])
    try:
        return _read(kind, data)
    except IndexError:  # a file that ends in the midst of a number
        return Facts(kind, faults=(Fault.TRUNCATED,))


def _read(kind: Kind | None, data: bytes) -> Facts:
    if kind is Kind.SVG:
        return _with_inner(read_svg(data), data)
    if kind in {Kind.HEIC, Kind.AVIF}:
        return read_boxes(data, kind)
    return _READERS[kind](data) if kind in _READERS else Facts(kind)


def _with_inner(facts: Facts, data: bytes) -> Facts:
    """Add what the pictures inside a drawing hold."""
    inner = {trace for picture in embedded(data) for trace in read_picture(picture).traces}
    traces = tuple(trace for trace in Trace if trace in inner or trace in facts.traces)
    return Facts(facts.kind, facts.width, facts.height, traces, facts.faults)
