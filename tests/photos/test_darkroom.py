"""What leaves the darkroom: upright, in sRGB, within its weight, and silent about its origin."""

from __future__ import annotations

import array
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageCms

import camera
from camera import SECRET, STORED, put, saved, scene, telling
from transparency.darkroom import pillow, recipe
from transparency.darkroom.errors import PictureError
from transparency.pictures.reading import read_picture

KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF")


def _as_held(orientation: int) -> Image.Image:
    turn = STORED[orientation]
    return scene() if turn is None else scene().transpose(turn)


def _clean(tmp_path: Path, data: bytes) -> bytes:
    return pillow.clean(put(tmp_path / "picture", data)).data


def _prints(tmp_path: Path, data: bytes) -> list[tuple[tuple[int, int], bytes]]:
    facts = read_picture(data)
    sizes = recipe.sizes(facts.width, facts.height)
    return [*zip(sizes, pillow.prints(put(tmp_path / "clean.jpg", data), sizes), strict=True)]


# -- upright --------------------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_however_the_camera_was_held_the_picture_stands_upright(
    kind: str, orientation: int, tmp_path: Path
) -> None:
    notes: dict[str, object] = {"exif": camera.exif(orientation)}
    if kind == "TIFF":
        notes = {"tiffinfo": {274: orientation}}

    data = _clean(tmp_path, saved(_as_held(orientation), kind, **notes))

    assert camera.corners(data) == ((480, 320), [0, 1, 2, 3])


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("of_thumbnail", [1, 3, 6, 8])
def test_an_embedded_thumbnail_turns_nothing(
    orientation: int, of_thumbnail: int, tmp_path: Path
) -> None:
    notes = camera.exif_with_thumbnail(orientation, of_thumbnail)

    data = _clean(tmp_path, saved(_as_held(orientation), "JPEG", exif=notes))

    assert camera.corners(data) == ((480, 320), [0, 1, 2, 3])


@pytest.mark.parametrize("orientation", [0, 9, 255])
def test_an_orientation_that_does_not_exist_turns_nothing(orientation: int, tmp_path: Path) -> None:
    data = _clean(tmp_path, saved(scene(), "JPEG", exif=camera.exif(orientation)))

    assert camera.corners(data) == ((480, 320), [0, 1, 2, 3])


# -- silent ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_of_what_a_camera_wrote(kind: str, tmp_path: Path) -> None:
    """The readers of ``pictures/`` know nothing of Pillow, which wrote the file."""
    told = telling(kind)
    assert SECRET in told

    data = _clean(tmp_path, told)

    for made in (data, *(print_ for _, print_ in _prints(tmp_path, data))):
        assert SECRET not in made
        assert read_picture(made).traces == ()


@pytest.mark.parametrize("kind", KINDS)
def test_exiftool_finds_nothing_but_the_picture(kind: str, tmp_path: Path) -> None:
    if not shutil.which("exiftool"):
        pytest.skip("exiftool is not installed; the test above reads the bytes all the same")
    told = telling(kind)
    before = _groups(put(tmp_path / "told" / "picture", told))
    assert before & {"GPS", "ExifIFD", "XMP-x", "XMP", "IPTC", "IFD0"}

    data = _clean(tmp_path, told)

    for number, (_, made) in enumerate([((0, 0), data), *_prints(tmp_path, data)]):
        after = _groups(put(tmp_path / "made" / str(number), made))
        assert after <= {"File", "JFIF", "RIFF"}


def _groups(path: Path) -> set[str]:
    """Return where exiftool finds something, its own and the disk's notes left out."""
    command = ["exiftool", "-j", "-a", "-u", "-G1", str(path)]
    told = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 our own
    names = {key.partition(":")[0] for key in json.loads(told)[0] if ":" in key}
    return names - {"ExifTool", "System", "Composite"}


# -- colours --------------------------------------------------------------------------------------


def test_greys_of_sixteen_bits_keep_their_shades(tmp_path: Path) -> None:
    values = array.array("H", [x * 1000 for _ in range(64) for x in range(64)])
    deep = Image.frombytes("I;16", (64, 64), values.tobytes())

    for kind in ("PNG", "TIFF"):
        with Image.open(io.BytesIO(_clean(tmp_path, saved(deep, kind)))) as made:
            greys = [made.getpixel((x, 32)) for x in (2, 32, 61)]
        assert greys == pytest.approx([2000 / 257, 32000 / 257, 61000 / 257], abs=8)


@pytest.mark.parametrize("mode", ["CMYK", "LAB", "L", "P", "1", "RGBA", "LA", "YCbCr"])
def test_every_way_to_store_colours_ends_in_srgb(mode: str, tmp_path: Path) -> None:
    picture = scene().convert("L").convert("LA") if mode == "LA" else scene()
    if mode == "LAB":
        lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        stored = ImageCms.profileToProfile(picture, srgb, lab, outputMode="LAB")
    else:
        stored = picture.convert(mode)
    assert stored is not None

    data = _clean(tmp_path, saved(stored, "TIFF"))

    facts = read_picture(data)
    assert (facts.faults, facts.traces) == ((), ())
    if mode in {"CMYK", "LAB", "P", "RGBA", "YCbCr"}:
        assert camera.corners(data)[1] == [0, 1, 2, 3]


def test_a_wide_gamut_is_brought_into_srgb(tmp_path: Path) -> None:
    """The profile is one with its red and green changed about: who ignores it sees them so."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = srgb.index(b"rXYZ"), srgb.index(b"gXYZ")
    swapped = bytearray(srgb)
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"

    data = _clean(tmp_path, saved(scene(), "JPEG", icc_profile=bytes(swapped)))

    assert camera.corners(data)[1] == [1, 0, 2, 3]
    assert read_picture(data).traces == ()


@pytest.mark.parametrize(
    "notes",
    [
        {"icc_profile": b"no profile" * 20},
        {"exif": b"Exif\0\0II*\0\xff\xff\xff\xff"},
        {"exif": b"Exif\0\0" + b"no notes" * 20},
    ],
)
def test_notes_that_nobody_can_read_are_left_aside(notes: dict[str, bytes], tmp_path: Path) -> None:
    data = _clean(tmp_path, saved(scene(), "JPEG", **notes))

    assert camera.corners(data) == ((480, 320), [0, 1, 2, 3])


def test_holes_are_white(tmp_path: Path) -> None:
    empty = Image.new("RGBA", (60, 40), (0, 0, 0, 0))

    with Image.open(io.BytesIO(_clean(tmp_path, saved(empty, "PNG")))) as made:
        assert made.convert("RGB").getpixel((30, 20)) == (255, 255, 255)


# -- weight and size ------------------------------------------------------------------------------


def test_even_noise_keeps_the_weight_of_a_phone_s_prints(tmp_path: Path) -> None:
    noise = Image.effect_noise((4000, 3000), 120).convert("RGB")

    made = _prints(tmp_path, _clean(tmp_path, saved(noise, "JPEG", quality=90)))

    assert [max(size) for size, _ in made] == [480, 960, 1280]
    for (width, height), data in made[:2]:
        assert len(data) <= {480: 50_000, 960: 120_000}[max(width, height)]


@pytest.mark.parametrize("size", [(2400, 1800), (1800, 2400), (2400, 300), (500, 500), (1, 900)])
def test_prints_have_the_sizes_that_pages_promise(size: tuple[int, int], tmp_path: Path) -> None:
    for promised, data in _prints(tmp_path, saved(Image.new("RGB", size, "teal"), "JPEG")):
        facts = read_picture(data)
        assert (facts.width, facts.height) == promised
        assert max(promised) <= min(1600, max(size))


@pytest.mark.parametrize("size", [(2000, 1000), (100, 100)])
def test_the_same_picture_gives_the_same_bytes(size: tuple[int, int], tmp_path: Path) -> None:
    data = saved(scene(2, size), "PNG")

    assert _clean(tmp_path, data) == _clean(tmp_path, data)


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="52 ล้านพิกเซล"):
        pillow.clean(put(tmp_path / "bomb.png", camera.bomb()))
