"""The only door to Pillow: clean pictures of what a camera wrote, and prints for the web."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, ImageCms

from transparency.darkroom import adobe
from transparency.darkroom.errors import PictureError
from transparency.darkroom.look import SIDE, Look
from transparency.darkroom.recipe import (
    BEST,
    BUDGETS,
    CLEAN_BYTES,
    CLEAN_STEPS,
    COARSENESS,
    LEAST,
    METHOD,
    QUALITIES,
)
from transparency.darkroom.weight import within
from transparency.pictures.facts import MAX_DRAFTED, MAX_PIXELS, MAX_PROGRESSIVE, Kind
from transparency.pictures.kinds import HEAD, kind_of
from transparency.thai.fiscal import BE_YEARS, ERAS_APART

_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")
_SOFT = Image.Resampling.HAMMING
"""Less than half the work of a sharper filter, and prints an eighth smaller (measured)."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each EXIF orientation; 1 is upright, and others mean nothing."""

_DEPTHS, _PLANES, _APART = 258, 284, 2
"""TIFF tags of bits and of how colours are laid out, and the layout that keeps each apart."""

_STRANGE = "ภาพเก็บสีแบบที่ยังไม่รองรับ ให้บันทึกเป็น JPEG ก่อน"

_TAKEN = (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized)

logging.getLogger("PIL").addHandler(logging.NullHandler())  # its words are no officer's
Image.MAX_IMAGE_PIXELS = None  # counted here, in threads, where warnings cannot be caught
Image.core.set_block_size(1 << 19)  # type: ignore[attr-defined] # as Pillow's handbook has it:
Image.core.set_blocks_max(64)  # type: ignore[attr-defined] # memory asked for anew cost a tenth


@dataclass(frozen=True, slots=True)
class Clean:
    """A JPEG that holds an upright picture in sRGB and nothing else."""

    data: bytes
    taken_on: date | None


def prints(source: Path, sizes: Sequence[tuple[int, int]]) -> list[bytes]:
    """Return a clean picture as WebP in each size, from small to large. Raises PictureError."""
    picture = _decoded(source, sizes[-1])
    made = []
    for size, most in [*zip(sizes, BUDGETS, strict=False)][::-1]:
        picture = picture.resize(size, _SOFT, reducing_gap=1.0)
        made.append(_webp(picture, most))
    return made[::-1]


def clean(source: Path) -> Clean:
    """Return what is to be seen in a file of a camera. Raises PictureError."""
    largest, _ = CLEAN_STEPS[0]
    with warnings.catch_warnings(action="ignore"), _opened(source) as original:
        if getattr(original, "n_frames", 1) > 1 and original.format not in {"MPO", "HEIF"}:
            raise PictureError("มีหลายภาพหรือหลายหน้าในไฟล์เดียว ให้บันทึกแยกเป็นไฟล์ละภาพก่อน")
        wanted = _within(original.size, largest)
        original.draft(None, wanted)
        _refuse_planes(original)
        original.load()
        turn, day, is_adobe = _notes(original)
        profile = original.info.get("icc_profile") or (adobe.profile() if is_adobe else None)
        picture = _srgb(_shrunk(_on_white(_eight_bits(original)), wanted), profile)
    upright = picture if turn is None else picture.transpose(turn)
    return Clean(_small_jpeg(upright), day)


def look(source: Path | BytesIO) -> Look:
    """Return what a clean picture shows. Raises PictureError."""
    with _opened(source) as original:
        shape = original.width / original.height
        original.draft("RGB", (8 * SIDE, 8 * SIDE))  # or edges differ from size to size
        picture = _on_white(original).convert("RGB")
    return Look(shape, picture.resize((SIDE, SIDE), _SOFT).tobytes())


def _decoded(source: Path, size: tuple[int, int]) -> Image.Image:
    """Return a clean picture, no smaller than ``size``."""
    with _opened(source) as original:
        original.draft("RGB", size)
        original.load()
        picture = _on_white(original)
        return picture if picture.mode == "RGB" else picture.convert("RGB")


@contextmanager
def _opened(source: Path | BytesIO) -> Iterator[Image.Image]:
    try:
        with Image.open(source, formats=_formats(source)) as picture:
            _refuse_large(picture)
            yield picture
    except PictureError:
        raise
    except Exception as error:  # a hostile file makes a decoder raise anything
        raise PictureError("ถอดภาพไม่ได้ ไฟล์เสียหรือคัดลอกมาไม่ครบ ให้นำไฟล์เดิมมาใหม่") from error


def _formats(source: Path | BytesIO) -> tuple[str, ...]:
    if isinstance(source, BytesIO):
        return _FORMATS
    with source.open("rb") as file:
        kind = kind_of(file.read(HEAD))
    if kind is not Kind.HEIC:
        return _FORMATS
    from pillow_heif import register_heif_opener  # noqa: PLC0415 a seventh of a second that no build needs

    register_heif_opener(thumbnails=False)
    return ("HEIF",)


def _refuse_large(picture: Image.Image) -> None:
    most, remedy = MAX_PIXELS, "ให้เปิดด้วยโปรแกรมดูภาพ แล้วบันทึกเป็น JPEG หรือย่อให้เล็กลงก่อน"
    if picture.format in {"JPEG", "MPO"}:
        most = MAX_PROGRESSIVE if picture.info.get("progressive") else MAX_DRAFTED
        remedy = "ให้ย่อภาพให้เล็กลงก่อน"
    if picture.width * picture.height > most:
        raise PictureError(f"ภาพใหญ่เกิน {most // 1_000_000} ล้านพิกเซล {remedy}")


def _refuse_planes(picture: Image.Image) -> None:
    """Refuse a TIFF of which Pillow would mix up the bytes: deep, and each colour apart."""
    tags = getattr(picture, "tag_v2", {})
    if tags.get(_PLANES) == _APART and max(tags.get(_DEPTHS, (8,))) > 8:  # noqa: PLR2004 bits
        raise PictureError(_STRANGE)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture of many greys in 256; a plain conversion would leave it white."""
    if not picture.mode.startswith(("I", "F")):
        return picture
    grey = picture.convert("F" if picture.mode == "F" else "I")
    low, high = map(float, grey.getextrema())  # type: ignore[arg-type] # of one band
    if low < 0:
        raise PictureError(_STRANGE)
    scale = 255 / next(top for top in (1, 255, 65535, high) if high <= top)
    return grey.point(lambda value: value * scale + 0).convert("L")


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture without palette and without holes."""
    if picture.mode in {"LA", "PA", "La", "RGBA", "RGBa"} or "transparency" in picture.info:
        inked = picture.convert("RGBA")
        white = Image.new("RGBA", inked.size, "white")
        return Image.alpha_composite(white, inked).convert("RGB")
    match picture.mode:
        case "1":
            return picture.convert("L")
        case "P" | "YCbCr" | "HSV" | "RGBX":
            return picture.convert("RGB")
    return picture


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in sRGB, or in greys; a profile that nobody can read is left aside."""
    lab = ImageCms.createProfile("LAB") if picture.mode == "LAB" else None
    with suppress(ImageCms.PyCMSError, OSError):
        source = ImageCms.ImageCmsProfile(BytesIO(profile)) if profile else lab
        if source is not None:
            target = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
            return turned if turned is not None else picture
    return picture if picture.mode == "L" else picture.convert("RGB")


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    scale = min(1, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _shrunk(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    is_so = picture.size == size
    return picture if is_so else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _small_jpeg(picture: Image.Image) -> bytes:
    for side, quality in CLEAN_STEPS:
        picture = _shrunk(picture, _within(picture.size, side))
        picture.info.clear()  # comments and more would come along
        buffer = BytesIO()
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= CLEAN_BYTES:
            break
    return buffer.getvalue()


def _webp(picture: Image.Image, most: int | None) -> bytes:
    picture.info.clear()
    encode = partial(_encoded, picture)
    if most is None:
        return encode(BEST)
    made = within(most, QUALITIES, encode)
    for coarseness in COARSENESS if made is None else ():
        made = _encoded(picture.reduce(coarseness).resize(picture.size), LEAST)
        if len(made) <= most:
            break
    return made or b""


def _encoded(picture: Image.Image, quality: int) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=quality, method=METHOD)
    return buffer.getvalue()


def _notes(picture: Image.Image) -> tuple[Image.Transpose | None, date | None, bool]:
    """Return what makes a picture upright, its day, and whether its colours are Adobe's.

    Notes that are spoilt tell nothing.
    """
    turn, day, is_adobe = None, None, False
    with suppress(Exception):  # as above
        exif = picture.getexif()
        turn = _TURNS.get(exif.get(ExifTags.Base.Orientation, 1))
        day = _taken_on(exif)
        is_adobe = exif.get_ifd(ExifTags.IFD.Interop).get(1) == adobe.INDEX
    return turn, day, is_adobe


def _taken_on(exif: Image.Exif) -> date | None:
    """Return the day on which the camera says that it took the picture, in either era."""
    told = exif.get_ifd(ExifTags.IFD.Exif)
    for value in (*(told.get(tag) for tag in _TAKEN), exif.get(ExifTags.Base.DateTime)):
        with suppress(ValueError, TypeError):
            year, month, day = map(int, str(value)[:10].replace("-", ":").split(":"))
            return date(year - ERAS_APART if year in BE_YEARS else year, month, day)
    return None
