"""What leaves the darkroom: upright, in sRGB, within its weight, and silent about its origin."""

from __future__ import annotations

import array
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms

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


def _adobe_as_srgb(colour: tuple[int, ...]) -> list[float]:
    """Compute by the two standards what a colour of Adobe RGB is in sRGB: both know white alike."""
    light = [(value / 255) ** (563 / 256) for value in colour]
    rows = ((1.39836, -0.39836, 0), (0, 1, 0), (0, -0.04293, 1.04293))
    linear = [sum(a * b for a, b in zip(row, light, strict=True)) for row in rows]
    return [
        255 * (12.92 * one if one < 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055)
        for one in linear
    ]


@pytest.mark.parametrize(
    "colour", [(150, 150, 150), (170, 110, 70), (110, 150, 110), (90, 80, 160)]
)
def test_colours_that_only_a_note_calls_adobe_s_are_brought_into_srgb(
    colour: tuple[int, int, int], tmp_path: Path
) -> None:
    plain = Image.new("RGB", (64, 64), colour)
    for index, expected in (("R03", _adobe_as_srgb(colour)), ("R98", [*colour])):
        notes = Image.Exif()
        notes.get_ifd(ExifTags.IFD.Exif)[ExifTags.IFD.Interop] = {1: index}

        data = _clean(tmp_path, saved(plain, "JPEG", quality=95, exif=notes.tobytes()))

        with Image.open(io.BytesIO(data)) as made:
            assert made.convert("RGB").getpixel((32, 32)) == pytest.approx(expected, abs=4)
        assert read_picture(data).traces == ()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "notes",
    [
        {"icc_profile": b"no profile" * 20},
        {"exif": b"Exif\0\0II*\0\xff\xff\xff\xff"},
        {"exif": b"Exif\0\0" + b"no notes" * 20},
    ],
)
def test_notes_that_nobody_can_read_are_left_aside(
    notes: dict[str, bytes], kind: str, tmp_path: Path
) -> None:
    data = _clean(tmp_path, saved(scene(), kind, **notes))

    assert camera.corners(data) == ((480, 320), [0, 1, 2, 3])


@pytest.mark.parametrize("data", [camera.planes(), saved(Image.new("I", (9, 9), -1), "TIFF")])
def test_colours_that_would_be_mixed_up_are_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="ให้บันทึกเป็น JPEG ก่อน"):
        pillow.clean(put(tmp_path / "a.tif", data))


def test_holes_are_white(tmp_path: Path) -> None:
    empty = Image.new("RGBA", (60, 40), (0, 0, 0, 0))

    with Image.open(io.BytesIO(_clean(tmp_path, saved(empty, "PNG")))) as made:
        assert made.convert("RGB").getpixel((30, 20)) == (255, 255, 255)


# -- weight and size ------------------------------------------------------------------------------


def test_even_noise_keeps_the_weight_of_a_photo(tmp_path: Path) -> None:
    bands = [Image.effect_noise((1200, 1200), 120) for _ in range(3)]

    assert len(_clean(tmp_path, saved(Image.merge("RGB", bands), "PNG"))) <= 250_000


@pytest.mark.parametrize("size", [(1000, 1000), (500, 1100), (550, 550)])
def test_even_noise_keeps_the_weight_of_a_phone_s_prints(
    size: tuple[int, int], tmp_path: Path
) -> None:
    bands = [Image.effect_noise(size, 200) for _ in range(3)]

    made = _prints(tmp_path, saved(Image.merge("RGB", bands), "PNG", compress_level=1))

    assert all(len(data) <= most for (_, data), most in zip(made, (50_000, 120_000), strict=False))


@pytest.mark.parametrize("longer", [300, 500, 580, 1000, 1160, 1600, 2400])
@pytest.mark.parametrize("shape", [1, 4 / 3, 3 / 2, 16 / 9, 20 / 9, 5, 40])
def test_a_phone_takes_the_light_prints_whatever_the_shape(longer: int, shape: float) -> None:
    """A window of 390 pixels gives a picture 359: a print that fills less is passed over."""
    for width, height in ((longer, round(longer / shape)), (round(longer / shape), longer)):
        sizes = recipe.sizes(width, height)
        filled = [recipe.fills(*size) for size in sizes]
        for needed, light in ((359, 1), (718, 2)):
            taken = next((n for n, width in enumerate(filled, 1) if width >= needed), len(filled))
            assert taken <= light
        assert len({width for width, _ in sizes}) == len(sizes) <= 3


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


@pytest.mark.parametrize(("size", "small"), [((12000, 9000), (2400, 1800)), ((9999, 5), (2400, 1))])
def test_a_phone_s_largest_jpeg_is_decoded_at_a_fraction(
    size: tuple[int, int], small: tuple[int, int], tmp_path: Path
) -> None:
    facts = read_picture(_clean(tmp_path, saved(Image.new("L", size, 90), "JPEG")))

    assert (facts.width, facts.height) == small


def test_what_is_too_large_to_be_decoded_whole_may_be_saved_as_jpeg(tmp_path: Path) -> None:
    large = Image.new("L", (9000, 6000), 90)

    with pytest.raises(PictureError, match="บันทึกเป็น JPEG"):
        pillow.clean(put(tmp_path / "a.png", saved(large, "PNG", compress_level=1)))
    for progressive in (False, True):
        facts = read_picture(_clean(tmp_path, saved(large, "JPEG", progressive=progressive)))
        assert (facts.width, facts.height) == (2400, 1600)


@pytest.mark.parametrize(
    ("bomb", "limit"),
    [
        (camera.bomb(), 52),
        (camera.claiming(65_500, saved(scene(), "JPEG")), 210),
        (camera.claiming(12_000, saved(scene(), "JPEG", progressive=True)), 110),
    ],
)
def test_a_bomb_is_refused_before_it_is_decoded(bomb: bytes, limit: int, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=f"{limit} ล้านพิกเซล"):
        pillow.clean(put(tmp_path / "bomb", bomb))
