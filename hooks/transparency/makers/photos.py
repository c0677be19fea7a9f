"""Photos: which files there will be of each picture. Nothing is decoded here."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from transparency.album import Albums, Rendition, Shot
from transparency.center import Center
from transparency.darkroom.recipe import file_names, fills, sizes
from transparency.outputs import Output, Picture
from transparency.pictures.originals import CACHE, Original
from transparency.records.photo import Photo


def make_photos(center: Center) -> tuple[Albums, tuple[Output, ...]]:
    """Return the albums and the files of all photos; no original is ever published."""
    albums: Albums = {}
    outputs: list[Output] = []
    for gallery in center.galleries:
        plans = [_plan(center, gallery.id, photo) for photo in gallery.photos]
        albums[gallery.id] = tuple(shot for shot, _ in plans)
        outputs += [output for _, files in plans for output in files]
    return albums, tuple(outputs)


def _plan(center: Center, gallery: str, photo: Photo) -> tuple[Shot, list[Output]]:
    original = center.original(gallery, photo)
    stem = f"photos/{gallery}/{PurePosixPath(photo.file).stem}"
    pictures = _pictures(center.root, original)
    shot = Shot(
        photo,
        tuple(
            Rendition(_path(stem, one), one.width, one.height, fills(one.width, one.height))
            for one in pictures
        ),
    )
    return shot, [Output(_path(stem, picture), picture) for picture in pictures]


def _pictures(root: Path, original: Original) -> list[Picture]:
    wanted = sizes(original.facts.width, original.facts.height)
    names = file_names(original.digest, (width for width, _ in wanted))
    return [
        Picture(original, root / original.path, width, height, root / CACHE / name)
        for (width, height), name in zip(wanted, names, strict=True)
    ]


def _path(stem: str, picture: Picture) -> str:
    return f"{stem}-{max(picture.width, picture.height)}.webp"
