"""Picture files read byte by byte: what they are, what they hold, and what is wrong with them."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import camera
from camera import saved, scene, telling
from transparency.pictures.facts import Fault, Kind, Trace
from transparency.pictures.kinds import HEAD, kind_of, kind_of_name, thai_name
from transparency.pictures.reading import read_picture

KINDS = {
    "JPEG": Kind.JPEG, "PNG": Kind.PNG, "WEBP": Kind.WEBP, "TIFF": Kind.TIFF, "HEIF": Kind.HEIC,
    "AVIF": Kind.AVIF, "GIF": Kind.GIF, "BMP": Kind.BMP, "ICO": Kind.ICO,
}  # fmt: skip
ALL_TOLD = {
    "JPEG": {Trace.EXIF, Trace.XMP, Trace.IPTC, Trace.COMMENT, Trace.TRAILING},
    "PNG": {Trace.EXIF, Trace.XMP, Trace.COMMENT, Trace.TRAILING},
    "WEBP": {Trace.EXIF, Trace.XMP},
    "TIFF": {Trace.XMP, Trace.IPTC, Trace.COMMENT},
    "HEIF": {Trace.EXIF, Trace.XMP},
    "AVIF": {Trace.EXIF, Trace.XMP},
}
SIZED = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_known_by_its_first_bytes(kind: str) -> None:
    assert kind_of(saved(scene(), kind)[:HEAD]) is KINDS[kind]


@pytest.mark.parametrize("kind", SIZED)
def test_a_plain_picture_holds_nothing_but_its_pixels(kind: str) -> None:
    facts = read_picture(saved(scene(0, (90, 60)), kind))

    assert (facts.width, facts.height) == (90, 60)
    assert (facts.traces, facts.faults) == ((), ())


@pytest.mark.parametrize("kind", ALL_TOLD)
def test_all_that_a_kind_can_hold_is_found(kind: str) -> None:
    data = telling(kind)

    assert camera.SECRET in data
    assert {*read_picture(data).secrets} >= ALL_TOLD[kind]


def test_pictures_inside_a_jpeg_are_found() -> None:
    inside = saved(scene(), "JPEG", exif=camera.exif_with_thumbnail(1, 6))
    behind = saved(scene(), "MPO", save_all=True, append_images=[scene(1)])

    assert read_picture(inside).secrets == (Trace.EXIF,)
    assert {*read_picture(behind).secrets} >= {Trace.THUMBNAIL, Trace.TRAILING}


def test_a_colour_profile_is_told_and_is_no_secret() -> None:
    facts = read_picture(saved(scene(), "JPEG", icc_profile=bytes(200)))

    assert facts.traces == (Trace.PROFILE,)
    assert facts.secrets == ()


def test_a_drawing_tells_what_the_picture_inside_it_holds() -> None:
    inner = b"data:image/jpeg;base64," + base64.b64encode(telling("JPEG"))
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="' + inner + b'"/></svg>'

    assert Trace.EXIF in read_picture(drawing).secrets


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (saved(scene(), "JPEG")[:-2], Fault.TRUNCATED),
        (saved(scene(), "JPEG")[:40], Fault.TRUNCATED),
        (saved(scene(), "PNG")[:-20], Fault.TRUNCATED),
        (saved(scene(), "WEBP")[:-20], Fault.TRUNCATED),
        (saved(scene(), "GIF")[:-20], Fault.TRUNCATED),
        (saved(scene(), "PNG").replace(b"IDAT", b"IDAX"), Fault.DAMAGED),
        (saved(Image.new("I;16", (4, 4)), "PNG"), Fault.DEEP),
        (saved(scene().convert("CMYK"), "JPEG"), Fault.CMYK),
        *(
            (saved(scene(), kind, save_all=True, append_images=[scene(1)]), Fault.ANIMATED)
            for kind in ("PNG", "WEBP", "GIF")
        ),
    ],
)
def test_what_cannot_be_shown_is_found(data: bytes, fault: Fault) -> None:
    assert fault in read_picture(data).faults


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_no_spoilt_file_raises(kind: str, data: st.DataObject) -> None:
    whole = saved(scene(0, (40, 30)), kind)
    at = data.draw(st.integers(0, len(whole) - 1))
    noise = data.draw(st.binary(max_size=6))

    facts = read_picture(whole[:at] + noise + whole[at + data.draw(st.integers(0, 9)) :])

    assert facts.width >= 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.JPG", Kind.JPEG), ("a.b.jpeg", Kind.JPEG), ("ภาพ.heif", Kind.HEIC), ("jpg", None),
     (".jpg", None), ("a.pdf", None)],
)  # fmt: skip
def test_a_name_promises_a_kind(name: str, kind: Kind | None) -> None:
    assert kind_of_name(name) is kind


def test_a_drawing_is_known_behind_all_that_may_stand_before_it() -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "x" "y" [ <!ENTITY a "b"> <!ENTITY c "d>"> ]>'
    before = b'\xef\xbb\xbf <?xml version="1.0"?> <!-- <html> --> ' + doctype

    assert kind_of(before + b"<svg:svg ") is Kind.SVG
    assert kind_of(b"<!---->" * (HEAD // 7)) is None  # a hundred comments took for ever


@pytest.mark.parametrize(
    ("head", "name"),
    [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04..", "ZIP"), (b"8BPS\0\1", "Photoshop"),
     (b"\0\0\0\x14ftypisom", "วิดีโอ"), (b"<!DOCTYPE html>", "หน้าเว็บ"), (b"abc", "ชนิดอื่น")],
)  # fmt: skip
def test_what_is_no_picture_has_a_thai_name(head: bytes, name: str) -> None:
    assert name in thai_name(head)
