"""Photos: each original becomes clean pictures of several widths. The only door to Pillow."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from transparency.album import Albums, Rendition, Shot
from transparency.center import Center
from transparency.outputs import Output
from transparency.records.gallery import Gallery
from transparency.records.photo import Photo

WIDTHS = (480, 960, 1600)
"""Pixels: a phone at single and double density, and the large picture."""

_QUALITY = 80
_METHOD = 4


def make_photos(center: Center) -> tuple[Albums, tuple[Output, ...]]:
    """Return the albums and the files of all photos; no original is ever published."""
    albums: Albums = {}
    outputs: list[Output] = []
    for gallery in center.galleries:
        shots = []
        for photo in gallery.photos:
            shot, files = _develop(center.root, gallery, photo)
            shots.append(shot)
            outputs += files
        albums[gallery.id] = tuple(shots)
    return albums, tuple(outputs)


def _develop(root: Path, gallery: Gallery, photo: Photo) -> tuple[Shot, list[Output]]:
    with Image.open(root / "data" / "photos" / gallery.id / photo.file) as original:
        picture = ImageOps.exif_transpose(original).convert("RGB")
    stem = f"photos/{gallery.id}/{Path(photo.file).stem}"
    pairs = list(_renditions(picture, stem))
    shot = Shot(photo, tuple(rendition for rendition, _ in pairs))
    return shot, [Output(rendition.path, data) for rendition, data in pairs]


def _renditions(picture: Image.Image, stem: str) -> Iterator[tuple[Rendition, bytes]]:
    """Encode each width that does not enlarge; pixels only, so no metadata can come along."""
    widths = [width for width in WIDTHS if width < picture.width] or [picture.width]
    for width in widths:
        height = max(1, round(picture.height * width / picture.width))
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        buffer = BytesIO()
        small.save(buffer, "WEBP", quality=_QUALITY, method=_METHOD)
        yield Rendition(f"{stem}-{width}.webp", width, height), buffer.getvalue()
