"""Pictures as phones, scanners and forgers write them: small, and the same bytes every time."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.ExifTags import IFD, Base

SECRET = b"6.2593N-102.0546E"
"""A place that no clean picture and no page may hold."""

DAY = "2022-01-15"
CORNERS = ((220, 30, 30), (30, 160, 30), (30, 30, 220), (240, 240, 240))
"""Of an upright picture: left and right above, left and right below."""

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a sensor sees an upright scene when the camera writes each EXIF orientation."""


def scene(number: int = 0, size: tuple[int, int] = (480, 320)) -> Image.Image:
    """Draw four corners that tell how a picture stands, and a disc where ``number`` says."""
    width, height = size
    picture = Image.new("RGB", size)
    pen = ImageDraw.Draw(picture)
    for at, colour in enumerate(CORNERS):
        left, top = width // 2 * (at % 2), height // 2 * (at // 2)
        pen.rectangle((left, top, left + width // 2, top + height // 2), fill=colour)
    x, y = width * (2 + number * 3 % 7) // 10, height * (2 + number % 6) // 10
    pen.ellipse((x - 40, y - 40, x + 40, y + 40), fill=(250, 200, 20), outline=(0, 0, 0), width=6)
    return picture


def corners(data: bytes) -> tuple[tuple[int, int], list[int]]:
    """Return the size of a picture, and which colour each of its corners is nearest to."""
    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGB")
    right, bottom = picture.width - 4, picture.height - 4
    found = [picture.getpixel(spot) for spot in ((3, 3), (right, 3), (3, bottom), (right, bottom))]
    return picture.size, [_nearest(colour) for colour in found]


def _nearest(colour: object) -> int:
    assert isinstance(colour, tuple)
    return min(
        range(4), key=lambda at: sum(abs(a - b) for a, b in zip(CORNERS[at], colour, strict=True))
    )


def exif(orientation: int = 1, day: str = f"{DAY} 10:00:00") -> bytes:
    """Return what a phone notes: how it was held, when, and where."""
    notes = Image.Exif()
    notes[Base.Orientation] = orientation
    notes.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = day
    notes.get_ifd(IFD.Exif)[Base.UserComment] = SECRET
    place = notes.get_ifd(IFD.GPSInfo)
    place[1], place[2] = "N", (6.0, 15.0, 33.5)
    place[3], place[4] = "E", (102.0, 3.0, 16.6)
    return notes.tobytes()


def exif_with_thumbnail(orientation: int, of_thumbnail: int) -> bytes:
    """Return notes with an embedded small picture that is turned another way."""
    small = saved(scene(3, (120, 90)), "JPEG")
    short, long = 3, 4
    first, second = 8, 8 + 2 + 12 + 4
    data = second + 2 + 4 * 12 + 4
    return (
        b"Exif\0\0II*\0"
        + struct.pack("<I", first)
        + struct.pack("<HHHIII", 1, 0x0112, short, 1, orientation, second)
        + struct.pack("<H", 4)
        + struct.pack("<HHII", 0x0103, short, 1, 6)
        + struct.pack("<HHII", 0x0112, short, 1, of_thumbnail)
        + struct.pack("<HHII", 0x0201, long, 1, data)
        + struct.pack("<HHIII", 0x0202, long, 1, len(small), 0)
        + small
    )


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file of a kind that Pillow, or pillow-heif for HEIF, writes."""
    if kind == "HEIF":
        from pillow_heif import register_heif_opener  # noqa: PLC0415 most tests need no HEIC

        register_heif_opener()
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def telling(kind: str) -> bytes:
    """Return a file that holds all that its kind can hold beside the picture."""
    match kind:
        case "JPEG":
            data = saved(scene(), kind, exif=exif(), xmp=XMP, comment=SECRET)
            iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x14\x1c\x02\x5a\0\x11" + SECRET[:15]
            return data[:2] + segment(0xED, iptc + SECRET[15:]) + data[2:] + SECRET
        case "PNG":
            data = saved(scene(), kind, exif=exif())
            texts = chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)
            texts += chunk(b"tEXt", b"Comment\0" + SECRET)
            return data[:33] + texts + data[33:] + SECRET
        case "TIFF":
            tags = {274: 1, 270: SECRET.decode(), 700: XMP, 33723: SECRET}
            return saved(scene(), kind, tiffinfo=tags)
    return saved(scene(), kind, exif=exif(), xmp=XMP)


def segment(code: int, body: bytes) -> bytes:
    """Write a segment of a JPEG."""
    return bytes([0xFF, code]) + struct.pack(">H", len(body) + 2) + body


def chunk(name: bytes, body: bytes) -> bytes:
    """Write a chunk of a PNG."""
    sum_ = zlib.crc32(body, zlib.crc32(name))
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", sum_)


def bomb() -> bytes:
    """Return a PNG of a few kilobytes that claims to be 3,600 million pixels."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(7_501) * 100)
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + end


def claiming(side: int, jpeg: bytes) -> bytes:
    """Return a JPEG that says that it is a square of so many pixels."""
    at = re.search(rb"\xff[\xc0\xc2]\0", jpeg).end()  # type: ignore[union-attr] # every JPEG's
    return jpeg[: at + 2] + struct.pack(">HH", side, side) + jpeg[at + 6 :]


def planes() -> bytes:
    """Return a TIFF of 16 bits that keeps each colour apart."""
    count, short, long = 10, 3, 4
    behind = 8 + 2 + count * 12 + 4
    tags = (
        (256, long, 1, 1), (257, long, 1, 1), (258, short, 3, behind), (259, short, 1, 1),
        (262, short, 1, 2), (273, long, 3, behind + 6), (277, short, 1, 3), (278, long, 1, 1),
        (279, long, 3, behind + 18), (284, short, 1, 2),
    )  # fmt: skip
    return (
        b"II*\0\x08\0\0\0"
        + struct.pack("<H", count)
        + b"".join(struct.pack("<HHII", *tag) for tag in tags)
        + bytes(4)
        + struct.pack("<HHH", 16, 16, 16)
        + struct.pack("<III", *(behind + 30 + 2 * band for band in range(3)))
        + struct.pack("<III", 2, 2, 2)
        + struct.pack("<HHH", 60_000, 30_000, 1)
    )


def put(path: Path, data: bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
