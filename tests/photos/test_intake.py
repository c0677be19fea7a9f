"""``photos add``: from an officer's folder into a gallery, whatever lies in the folder."""

from __future__ import annotations

import difflib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

import camera
from camera import put, saved, scene
from conftest import PROJECT
from transparency.cli import main
from transparency.folders import replace_file
from transparency.intake import LOCK
from transparency.locks import locked
from transparency.pictures.facts import Kind
from transparency.pictures.reading import read_picture

OK, WRONG_DATA = 0, 1
YAML = Path("data") / "galleries.yaml"

SiteCopy = Callable[[str], Path]
Output = pytest.CaptureFixture[str]


@pytest.fixture
def root(site_copy: SiteCopy) -> Path:
    """An example site of which gallery g02 has no photo yet."""
    return site_copy("complete")


def _add(root: Path, *files: Path, gallery: str = "g02") -> int:
    return main(["photos", "add", gallery, *map(str, files), "--root", str(root)])


def _photos(root: Path, gallery: str = "g02") -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((root / "data/photos" / gallery).iterdir())}


def _new_lines(old: bytes, new: bytes) -> list[str]:
    lines = difflib.ndiff(old.decode().splitlines(), new.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


# -- what becomes of a picture --------------------------------------------------------------------


def test_a_picture_gets_an_ascii_name_of_its_day_and_an_entry_to_be_filled_in(
    root: Path, tmp_path: Path, capsys: Output
) -> None:
    file = put(tmp_path / "ภาพ จากมือถือ.JPG", saved(scene(), "JPEG", exif=camera.exif()))
    before, original = (root / YAML).read_bytes(), file.read_bytes()

    assert _add(root, file, gallery="g03") == OK

    assert [*_photos(root, "g03")] == ["2022-01-15-1.jpg", "drawing-1.png"]
    assert _new_lines(before, (root / YAML).read_bytes()) == [
        "+       - file: 2022-01-15-1.jpg",
        "+         alt:",
        "+         caption:",
        "+         taken_on: 2022-01-15",
    ]
    assert file.read_bytes() == original
    said = capsys.readouterr()
    assert said.out.splitlines()[:2] == [
        "[1/1] ภาพ จากมือถือ.JPG เพิ่มเป็น 2022-01-15-1.jpg",
        "เพิ่ม 1 ภาพ มีอยู่แล้ว 0 ภาพ เพิ่มไม่ได้ 0 ไฟล์",
    ]
    assert "alt" in said.out.splitlines()[2]
    assert said.err == ""


def test_comments_order_and_line_ends_of_the_file_stay(root: Path, tmp_path: Path) -> None:
    old = (root / YAML).read_bytes().replace(b"    photos: []", b"    photos: [] # soon")
    (root / YAML).write_bytes(old.replace(b"\n", b"\r\n"))

    assert _add(root, put(tmp_path / "a.png", saved(scene(), "PNG"))) == OK

    new = (root / YAML).read_bytes()
    assert new.count(b"\r\n") == new.count(b"\n")
    assert new.count(b"# soon") == old.count(b"# soon") > 0
    kept = [line for line in _new_lines(old, new.replace(b"\r\n", b"\n")) if line[0] == "-"]
    assert kept == ["-     photos: [] # soon"]


def test_the_check_then_asks_for_the_words(root: Path, tmp_path: Path, capsys: Output) -> None:
    _add(root, put(tmp_path / "a.jpg", saved(scene(), "JPEG")))
    capsys.readouterr()

    assert main(["check", "--root", str(root), "--format", "json"]) == WRONG_DATA
    (mistake,) = [p for p in json.loads(capsys.readouterr().out) if p["severity"] == "error"]
    assert (mistake["code"], mistake["snippet"].strip()) == ("missing-field", "alt:")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2022:01:15 10:00:00", "2022-01-15-1.jpg"),
        ("2022-01-15T10:00:00", "2022-01-15-1.jpg"),
        ("2565:01:15 10:00:00", "2022-01-15-1.jpg"),
        ("9999:01:15 10:00:00", "undated-1.jpg"),
        ("0000:00:00 00:00:00", "undated-1.jpg"),
        ("    :  :     :  :  ", "undated-1.jpg"),
    ],
)
def test_a_day_that_cannot_be_is_left_out(day: str, name: str, root: Path, tmp_path: Path) -> None:
    _add(root, put(tmp_path / "a.jpg", saved(scene(), "JPEG", exif=camera.exif(day=day))))

    assert [*_photos(root)] == [name]
    entry = (root / YAML).read_text(encoding="utf-8").split(f"file: {name}")[1].split("source:")[0]
    assert ("taken_on: 2022-01-15" in entry) == name.startswith("2022")


@pytest.mark.parametrize("kind", ["JPEG", "MPO", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_every_kind_of_camera_gives_a_clean_upright_jpeg(
    kind: str, root: Path, tmp_path: Path
) -> None:
    more = {"save_all": True, "append_images": [scene(1)]} if kind == "MPO" else {}
    file = put(tmp_path / f"a.{kind.lower()}", saved(scene(), kind, **more))

    assert _add(root, file) == OK

    (data,) = _photos(root).values()
    facts = read_picture(data)
    assert (facts.kind, facts.traces, facts.faults) == (Kind.JPEG, (), ())
    assert camera.corners(data) == ((480, 320), [0, 1, 2, 3])


def test_a_large_picture_is_shrunk_to_its_side_and_its_weight(root: Path, tmp_path: Path) -> None:
    noise = Image.effect_noise((3600, 2700), 90).convert("RGB")
    picture = Image.blend(scene(0, (3600, 2700)), noise, 0.1)

    _add(root, put(tmp_path / "a.jpg", saved(picture, "JPEG", quality=95)))

    (data,) = _photos(root).values()
    facts = read_picture(data)
    assert max(facts.width, facts.height) <= 2400
    assert len(data) <= 250_000


# -- what no photo can be made of -----------------------------------------------------------------


def _half(kind: str) -> bytes:
    data = saved(scene(), kind)
    return data[: len(data) // 2]


def _animated(kind: str) -> bytes:
    return saved(scene(), kind, save_all=True, append_images=[scene(1)], duration=100)


REFUSED = {
    "empty.jpg": (b"", "ว่างเปล่า"),
    "half.jpg": (_half("JPEG"), "คัดลอกมาไม่ครบ"),
    "half.png": (_half("PNG"), "คัดลอกมาไม่ครบ"),
    "half.webp": (_half("WEBP"), "คัดลอกมาไม่ครบ"),
    "half.tif": (_half("TIFF"), "คัดลอกมาไม่ครบ"),
    "half.heic": (_half("HEIF"), "คัดลอกมาไม่ครบ"),
    "half.avif": (_half("AVIF"), "คัดลอกมาไม่ครบ"),
    "moving.gif": (_animated("GIF"), "ภาพ GIF"),
    "moving.png": (_animated("PNG"), "ภาพเคลื่อนไหว"),
    "moving.webp": (_animated("WEBP"), "ภาพเคลื่อนไหว"),
    "pages.tif": (_animated("TIFF"), "หลายหน้า"),
    "raw.nef": (saved(scene(), "TIFF", tiffinfo={254: 1}), "ภาพดิบ (RAW)"),
    "raw.dng": (saved(scene(), "TIFF", tiffinfo={50706: bytes((1, 4, 0, 0))}), "ภาพดิบ (RAW)"),
    "page.jpg": (b"\xef\xbb\xbf<!DOCTYPE html>", "หน้าเว็บ"),
    "bomb.png": (camera.bomb(), "52 ล้านพิกเซล"),
    "drawing.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "ภาพ SVG"),
    "drawing.jpg": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "ภาพ SVG"),
    "report.jpg": (b"%PDF-1.7 ...", "ไฟล์ PDF"),
    "film.mov": (b"\0\0\0\x14ftypqt  " + bytes(64), "วิดีโอ"),
    "words.jpg": ("ข้อความ".encode(), "ไฟล์ชนิดอื่น"),
}


def test_what_is_no_photo_is_named_at_the_end_with_its_reason_and_stops_nothing(
    root: Path, tmp_path: Path, capsys: Output
) -> None:
    folder = tmp_path / "จากกล้อง"
    for name, (data, _) in REFUSED.items():
        put(folder / name, data)
    put(folder / "a-good.jpg", saved(scene(), "JPEG"))
    put(folder / "z-good.jpg", saved(scene(1), "JPEG"))
    put(folder / ".hidden.jpg", b"")

    assert _add(root, folder, tmp_path / "nothing.jpg") == WRONG_DATA

    assert [*_photos(root)] == ["undated-1.jpg", "undated-2.jpg"]
    said = capsys.readouterr()
    last = {Path(line.split()[1]).name: line for line in said.err.splitlines()}
    assert {*last} == {*REFUSED, "nothing.jpg"}
    for name, (_, reason) in REFUSED.items():
        assert reason in last[name]
    assert "ไม่พบไฟล์นี้" in last["nothing.jpg"]
    assert "[23/23] nothing.jpg เพิ่มไม่ได้" in said.out


@pytest.mark.parametrize(
    ("name", "kind"), [("a.heic", "JPEG"), ("a.jpg", "HEIF"), ("a.png", "WEBP"), ("ภาพ", "JPEG")]
)
def test_a_renamed_picture_is_known_by_its_bytes(
    name: str, kind: str, root: Path, tmp_path: Path
) -> None:
    assert _add(root, put(tmp_path / name, saved(scene(), kind))) == OK

    (data,) = _photos(root).values()
    assert camera.corners(data) == ((480, 320), [0, 1, 2, 3])


def test_a_gallery_that_is_not_there_is_guessed_and_nothing_is_written(
    root: Path, tmp_path: Path, capsys: Output
) -> None:
    before = (root / YAML).read_bytes()

    assert _add(root, put(tmp_path / "a.jpg", saved(scene(), "JPEG")), gallery="go2") == WRONG_DATA

    assert "หมายถึง “g02”" in capsys.readouterr().err
    assert (root / YAML).read_bytes() == before
    assert not (root / "data/photos/go2").exists()


def test_what_is_no_file_stops_no_other(root: Path, tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    good = put(tmp_path / "a.jpg", saved(scene(), "JPEG"))

    files = [os.devnull, folder, tmp_path / f"{'x' * 300}.jpg", good]
    assert main(["photos", "add", "g02", "", *map(str, files), "--root", str(root)]) == WRONG_DATA

    assert [*_photos(root)] == ["undated-1.jpg"]
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    assert "ไม่พบไฟล์ในโฟลเดอร์นี้" in said[2]


def test_only_one_command_at_a_time_takes_photos_in(
    root: Path, tmp_path: Path, capsys: Output
) -> None:
    """That the lock ends with a process that is killed is shown where years are published."""
    file, before = put(tmp_path / "a.jpg", saved(scene(), "JPEG")), (root / YAML).read_bytes()

    with locked(root / LOCK) as is_ours:
        assert is_ours
        assert _add(root, file) == WRONG_DATA

    assert "รอให้เสร็จ" in capsys.readouterr().err
    assert (root / YAML).read_bytes() == before
    assert _add(root, file) == OK


def test_patterns_that_the_shell_left_are_opened(root: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        put(tmp_path / "in" / f"{number}.jpg", saved(scene(number), "JPEG"))
    put(tmp_path / "in" / "notes.txt", b"x")

    assert _add(root, tmp_path / "in" / "*.jpg") == OK

    assert len(_photos(root)) == 2


# -- again ----------------------------------------------------------------------------------------


def test_the_second_time_nothing_is_added(root: Path, tmp_path: Path, capsys: Output) -> None:
    files = [put(tmp_path / f"{n}.png", saved(scene(n), "PNG")) for n in range(5)]
    _add(root, *files)
    photos, entries = _photos(root), (root / YAML).read_bytes()
    capsys.readouterr()

    assert _add(root, *reversed(files)) == OK

    assert _photos(root) == photos
    assert (root / YAML).read_bytes() == entries
    said = capsys.readouterr().out
    assert "[1/5] 4.png มีอยู่แล้วคือ undated-5.jpg" in said
    assert "เพิ่ม 0 ภาพ มีอยู่แล้ว 5 ภาพ" in said


def test_a_picture_that_was_saved_anew_is_recognised_and_another_one_is_not(
    root: Path, tmp_path: Path
) -> None:
    lens = scene().filter(ImageFilter.GaussianBlur(3))
    moved = lens.copy()
    moved.paste((0, 0, 0), (300, 200, 308, 212))
    _add(root, put(tmp_path / "a.png", saved(lens, "PNG")))
    sent = put(tmp_path / "sent.jpg", saved(lens, "JPEG", quality=60))

    _add(root, sent, put(tmp_path / "b.png", saved(moved, "PNG")))

    assert len(_photos(root)) == 2


@pytest.mark.parametrize("width", [1500, 1000, 800, 640])
def test_a_picture_that_a_messenger_shrank_is_recognised(
    width: int, root: Path, tmp_path: Path
) -> None:
    large = scene(3, (2000, 1333))
    small = large.resize((width, round(width * 1333 / 2000)))

    _add(root, put(tmp_path / "a.jpg", saved(large, "JPEG", quality=92)))
    _add(root, put(tmp_path / "b.jpg", saved(small, "JPEG", quality=75)))

    assert [*_photos(root)] == ["undated-1.jpg"]


def test_a_photo_without_an_entry_gets_one(root: Path, tmp_path: Path) -> None:
    """So it lies there when the command died between the two."""
    files = [put(tmp_path / f"{n}.jpg", saved(scene(n), "JPEG")) for n in range(2)]
    before = (root / YAML).read_bytes()
    _add(root, *files)
    photos, after = _photos(root), (root / YAML).read_bytes()
    replace_file(root / YAML, before)

    _add(root, *files)

    assert _photos(root) == photos
    assert (root / YAML).read_bytes() == after


def test_names_of_entries_whose_photo_is_gone_are_not_given_again(
    root: Path, tmp_path: Path
) -> None:
    _add(root, put(tmp_path / "a.jpg", saved(scene(), "JPEG")))
    (root / "data/photos/g02/undated-1.jpg").unlink()
    put(root / "data/photos/g02/UNDATED-2.png", b"broken")

    _add(root, put(tmp_path / "b.jpg", saved(scene(1), "JPEG")))

    assert [*_photos(root)] == ["UNDATED-2.png", "undated-3.jpg"]


def test_what_a_dead_command_left_is_cleared(root: Path, tmp_path: Path) -> None:
    put(root / "data/photos/g02/.undated-1.jpg.123.new", b"half")
    put(root / "data/.galleries.yaml.123.new", b"half")

    _add(root, put(tmp_path / "a.jpg", saved(scene(), "JPEG")))

    assert [*_photos(root)] == ["undated-1.jpg"]
    assert not [*(root / "data").glob(".*.new")]


def test_other_commands_do_not_pay_for_the_darkroom() -> None:
    code = (
        "import sys; from transparency.cli import main; "
        "main(['check']); sys.exit('PIL' in sys.modules or 'pillow_heif' in sys.modules)"
    )

    run = subprocess.run(  # noqa: S603 our own words
        [sys.executable, "-X", "utf8", "-c", code], cwd=PROJECT / "hooks", check=False
    )

    assert run.returncode == 0
