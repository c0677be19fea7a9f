"""The only door to Pillow: clean pictures of what a camera wrote, and prints for the web."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, ImageCms

from transparency.darkroom.errors import PictureError
from transparency.darkroom.recipe import CLEAN_BYTES, CLEAN_STEPS, METHOD, QUALITIES, budget
from transparency.pictures.facts import MAX_PIXELS, Kind
from transparency.pictures.kinds import HEAD, kind_of

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

_LOOK = 64
"""Pixels of the small square on which pictures are compared."""

_SAME_SHAPE, _SAME_COLOUR = 0.01, 16
"""Of 1 and of 255: saving anew changes 15 at most, a word on a sheet and a small step more."""

_TAKEN = (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized)

logging.getLogger("PIL").addHandler(logging.NullHandler())  # its words are no officer's
Image.MAX_IMAGE_PIXELS = None  # counted here, in threads, where warnings cannot be caught


@dataclass(frozen=True, slots=True)
class Clean:
    """A JPEG that holds an upright picture in sRGB and nothing else."""

    data: bytes
    taken_on: date | None


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture shows: its shape, and its colours on a small square."""

    shape: float
    colours: bytes

    def is_like(self, other: Look) -> bool:
        """Whether both show the same moment, however often it was saved."""
        pairs = zip(self.colours, other.colours, strict=True)
        is_one_shape = abs(self.shape / other.shape - 1) < _SAME_SHAPE
        return is_one_shape and all(abs(one - two) <= _SAME_COLOUR for one, two in pairs)


def prints(source: Path, sizes: Sequence[tuple[int, int]]) -> list[bytes]:
    """Return a clean picture as WebP in each size, from small to large. Raises PictureError."""
    with _opened(source) as original:
        original.draft("RGB", sizes[-1])
        picture = _on_white(original).convert("RGB")
    made = []
    for size in reversed(sizes):
        picture = picture if picture.size == size else picture.resize(size, _SOFT)
        made.append(_webp(picture))
    return made[::-1]


def clean(source: Path) -> Clean:
    """Return what is to be seen in a file of a camera. Raises PictureError."""
    largest, _ = CLEAN_STEPS[0]
    with warnings.catch_warnings(action="ignore"), _opened(source) as original:
        if getattr(original, "n_frames", 1) > 1 and original.format not in {"MPO", "HEIF"}:
            raise PictureError("มีหลายภาพหรือหลายหน้าในไฟล์เดียว ให้บันทึกแยกเป็นไฟล์ละภาพก่อน")
        original.draft(None, _within(original.size, largest))
        original.load()
        exif = original.getexif()
        turn, day = _TURNS.get(exif.get(ExifTags.Base.Orientation, 1)), _taken_on(exif)
        profile = original.info.get("icc_profile")
        picture = _srgb(_shrunk(_on_white(_eight_bits(original)), largest), profile)
    upright = picture if turn is None else picture.transpose(turn)
    return Clean(_small_jpeg(upright), day)


def look(source: Path | BytesIO) -> Look:
    """Return what a clean picture shows. Raises PictureError."""
    with _opened(source) as original:
        shape = original.width / original.height
        original.draft("RGB", (2 * _LOOK, 2 * _LOOK))
        picture = _on_white(original).convert("RGB")
    return Look(shape, picture.resize((_LOOK, _LOOK), Image.Resampling.BOX).tobytes())


@contextmanager
def _opened(source: Path | BytesIO) -> Iterator[Image.Image]:
    try:
        with Image.open(source, formats=_formats(source)) as picture:
            _limit(picture.width * picture.height)
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


def _limit(pixels: int) -> None:
    if pixels > MAX_PIXELS:
        most = MAX_PIXELS // 1_000_000
        raise PictureError(f"ภาพใหญ่เกิน {most} ล้านพิกเซล ให้ย่อหรือถ่ายด้วยขนาดปกติก่อน")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture of many greys in 256; a plain conversion would leave it white."""
    if not picture.mode.startswith(("I", "F")):
        return picture
    grey = picture.convert("F" if picture.mode == "F" else "I")
    high = float(grey.getextrema()[1])  # type: ignore[arg-type] # one band has one highest
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


def _shrunk(picture: Image.Image, side: int) -> Image.Image:
    size = _within(picture.size, side)
    if size == picture.size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _small_jpeg(picture: Image.Image) -> bytes:
    for side, quality in CLEAN_STEPS:
        picture = _shrunk(picture, side)
        picture.info.clear()  # comments and more would come along
        buffer = BytesIO()
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= CLEAN_BYTES:
            break
    return buffer.getvalue()


def _webp(picture: Image.Image) -> bytes:
    picture.info.clear()
    most = budget(*picture.size)
    for quality in QUALITIES:
        buffer = BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=METHOD)
        if most is None or buffer.tell() <= most:
            break
    return buffer.getvalue()


def _taken_on(exif: Image.Exif) -> date | None:
    """Return the day on which the camera says that it took the picture."""
    told = exif.get_ifd(ExifTags.IFD.Exif)
    for value in (*(told.get(tag) for tag in _TAKEN), exif.get(ExifTags.Base.DateTime)):
        try:
            return date(*(int(part) for part in str(value)[:10].replace("-", ":").split(":")))
        except (ValueError, TypeError):
            continue
    return None
