"""What a file is, by its first bytes."""

from __future__ import annotations

import re

from transparency.pictures.facts import Kind

HEAD = 1024
"""So many bytes tell what a file is."""

_MAGIC = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"II+\0", Kind.TIFF),
    (b"MM\0+", Kind.TIFF),
    (b"BM", Kind.BMP),
    (b"\0\0\1\0", Kind.ICO),
)
_SUFFIXES = {
    Kind.JPEG: (".jpg", ".jpeg"),
    Kind.PNG: (".png",),
    Kind.WEBP: (".webp",),
    Kind.GIF: (".gif",),
    Kind.TIFF: (".tif", ".tiff"),
    Kind.HEIC: (".heic", ".heif"),
    Kind.AVIF: (".avif",),
    Kind.SVG: (".svg",),
    Kind.BMP: (".bmp",),
    Kind.ICO: (".ico",),
}
SUFFIXES = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes}
"""What the name of a picture file promises, by its ending in small letters."""

FIT = (Kind.JPEG, Kind.PNG, Kind.WEBP)
"""What a photo may be: every browser shows it, and what it holds can be told."""

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_OTHERS = (
    (re.compile(rb"%PDF"), "ไฟล์ PDF"),
    (re.compile(rb"PK\x03\x04"), "ไฟล์ Word, Excel, PowerPoint หรือ ZIP"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "ไฟล์ Word, Excel หรือ PowerPoint รุ่นเก่า"),
    (re.compile(rb"(?s)....ftyp(?!crx )"), "วิดีโอ"),
    (re.compile(rb"(?s)RIFF....AVI "), "วิดีโอ"),
    (re.compile(rb"\x1aE\xdf\xa3"), "วิดีโอ"),
    (re.compile(rb"(?s)....ftypcrx "), "ภาพดิบ (RAW) จากกล้อง"),
    (re.compile(rb"FUJIFILMCCD-RAW|IIU\0|IIRO|\0MRM"), "ภาพดิบ (RAW) จากกล้อง"),
    (re.compile(rb"8BPS"), "ไฟล์ Photoshop"),
    (re.compile(rb"\xff\x0a|\0\0\0\x0c(?:JXL|jP ) "), "ภาพ JPEG XL หรือ JPEG 2000 ซึ่งยังไม่รองรับ"),
    (re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*<(!doctype html|html)"), "หน้าเว็บ"),
    (re.compile(rb"\0\x05\x16\x07"), "ไฟล์ประกอบที่เครื่อง Mac สร้าง"),
)  # fmt: skip


def kind_of(head: bytes) -> Kind | None:
    """Return what a file is that begins with ``head``; None if it is no picture we know."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp":
        return _kind_by_brand(head)
    return Kind.SVG if _SVG.search(head) else None


def kind_of_name(name: str) -> Kind | None:
    """Return what the ending of a name promises."""
    stem, dot, ending = name.lower().rpartition(".")
    return SUFFIXES.get(dot + ending) if stem else None


def thai_name(head: bytes) -> str:
    """Say in Thai what a file is that is no picture we know."""
    for sign, name in _OTHERS:
        if sign.match(head):
            return name
    return "ไฟล์ชนิดอื่น"


_SVG = re.compile(
    rb"""^(?:\xef\xbb\xbf)?\s*+
    (?:(?><\?xml.*?\?> | <!--.*?--> | <!DOCTYPE\ssvg[^>\[]*+(?:\[.*?\]\s*+)?>)\s*+)*+
    <(?:\w+:)?svg[\s>]""",
    re.DOTALL | re.VERBOSE,
)
"""Nothing in it is tried twice: a file of a hundred comments would take for ever."""


def _kind_by_brand(head: bytes) -> Kind | None:
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}
    if brands & {b"avif", b"avis"}:
        return Kind.AVIF
    return Kind.HEIC if brands & _HEIC_BRANDS else None
