"""Prints are made once, kept, and cleared; what was taken down has none; the gate opens them."""

from __future__ import annotations

import base64
import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from camera import put, saved, scene, telling
from conftest import TODAY, mkdocs
from transparency.build import build, check
from transparency.darkroom import pillow, recipe
from transparency.darkroom.develop import develop
from transparency.finish import LeakError, finish
from transparency.gate import check_site
from transparency.outputs import Picture, SiteTree
from transparency.pictures.originals import CACHE
from transparency.problems import DataError
from transparency.stage import write_stage

SiteCopy = Callable[[str], Path]
PHOTOS = 6 + 40 + 1
"""In the example site; the one of g03 is the first of g01 once more."""


@pytest.fixture
def root(site_copy: SiteCopy) -> Path:
    """The example site without a cache."""
    root = site_copy("complete")
    for path in (root / CACHE).glob("*"):
        path.unlink()
    return root


def _tree(root: Path) -> SiteTree:
    return build(root, today=TODAY)


def _prints(root: Path) -> set[str]:
    return {path.name for path in (root / CACHE).glob("*.webp")}


def _named(tree: SiteTree) -> set[str]:
    return {one.content.file.name for one in tree if isinstance(one.content, Picture)}


# -- the cache ------------------------------------------------------------------------------------


def test_each_photo_is_printed_once_and_then_never_again(root: Path) -> None:
    heard: list[tuple[int, int]] = []
    tree = _tree(root)

    assert develop(root, tree, lambda done, of: heard.append((done, of))) == PHOTOS - 1
    assert heard[-1] == (PHOTOS - 1, PHOTOS - 1)
    assert _prints(root) == _named(tree)
    first = {path: path.stat().st_mtime_ns for path in (root / CACHE).glob("*.webp")}

    assert develop(root, _tree(root)) == 0
    assert {path: path.stat().st_mtime_ns for path in (root / CACHE).glob("*.webp")} == first


def test_each_print_is_made_of_a_larger_one_though_names_come_in_another_order(root: Path) -> None:
    """A tree is sorted by name: 1600, 480, 960. Only the large one may weigh what it likes."""
    grain = Image.effect_noise((2400, 1800), 90)
    photo = put(root / "data/photos/g01/drawing-3.png", saved(grain, "PNG"))
    tree = _tree(root)

    develop(root, tree)

    files = [f"photos/g01/drawing-3-{side}.webp" for side in recipe.SIDES]
    made = [tree[file].data for file in files]
    assert made == pillow.prints(photo, recipe.sizes(2400, 1800))
    assert len(made[2]) > 120_000 >= len(made[1]) > len(made[0])


def test_a_changed_photo_makes_one_and_its_old_prints_go(root: Path) -> None:
    develop(root, _tree(root))
    before = _prints(root)
    put(root / "data/photos/g01/drawing-3.png", saved(scene(), "PNG"))
    tree = _tree(root)

    assert develop(root, tree) == 1
    assert _prints(root) == _named(tree)
    assert before - _prints(root)


def test_a_touched_photo_makes_none(root: Path) -> None:
    develop(root, _tree(root))
    os.utime(root / "data/photos/g01/drawing-3.png", (1, 1))

    assert develop(root, _tree(root)) == 0


def test_a_lost_print_is_made_again_and_a_stray_file_goes(root: Path) -> None:
    develop(root, _tree(root))
    lost = min((root / CACHE).glob("*.webp"))
    lost.unlink()
    put(root / CACHE / "stray.webp", b"x")
    old = put(root / CACHE / ".old.webp.1.new", b"x")
    os.utime(old, (1, 1))

    assert develop(root, _tree(root)) == 1
    assert _prints(root) == _named(_tree(root))
    assert not old.exists()


def test_a_site_without_photos_has_no_cache(site_copy: SiteCopy) -> None:
    root = site_copy("empty")

    assert develop(root, _tree(root)) == 0
    assert not (root / CACHE).exists()


def test_a_photo_that_cannot_be_decoded_is_named_and_the_others_are_made(root: Path) -> None:
    whole = saved(scene(), "PNG")
    start = whole.index(b"IDAT") + 4
    length = int.from_bytes(whole[start - 8 : start - 4], "big")
    body = bytes(length)
    sum_ = zlib.crc32(body, zlib.crc32(b"IDAT")).to_bytes(4, "big")
    bad = whole[:start] + body + sum_ + whole[start + length + 4 :]
    put(root / "data/photos/g01/drawing-3.png", bad)

    with pytest.raises(DataError) as error:
        develop(root, _tree(root))

    assert [p.place.path for p in error.value.problems] == ["data/photos/g01/drawing-3.png"]
    assert "photos add" in error.value.problems[0].remedy
    assert len(_prints(root)) > PHOTOS


# -- the first gate: the repository ---------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_that_tells_more_than_it_shows_is_refused(kind: str, root: Path) -> None:
    name = {"JPEG": "drawing-3.jpg", "PNG": "drawing-3.png", "WEBP": "drawing-3.webp"}[kind]
    (root / "data/photos/g01/drawing-3.png").unlink()
    put(root / "data/photos/g01" / name, telling(kind))
    yaml = root / "data/galleries.yaml"
    text = yaml.read_text(encoding="utf-8")
    yaml.write_text(text.replace("drawing-3.png", name, 1), encoding="utf-8", newline="\n")

    _, problems = check(root)

    (problem,) = [p for p in problems if p.code == "metadata-left"]
    assert problem.place.path == f"data/photos/g01/{name}"
    assert "EXIF ซึ่งอาจบอกพิกัดที่ถ่าย" in problem.message
    assert "photos add g01" in problem.remedy


@pytest.mark.parametrize("kind", ["HEIF", "TIFF", "GIF", "BMP"])
def test_a_photo_of_another_kind_is_refused_whatever_its_name(kind: str, root: Path) -> None:
    put(root / "data/photos/g01/drawing-3.png", saved(scene(), kind))

    _, problems = check(root)

    assert "not-a-picture" in {p.code for p in problems}


def test_a_picture_of_a_page_must_not_tell_either(root: Path) -> None:
    put(root / "content/map.png", telling("PNG"))

    _, problems = check(root)

    assert [p.place.path for p in problems if p.code == "metadata-left"] == ["content/map.png"]


# -- the second gate: the output ------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_the_gate_finds_what_was_planted_whatever_its_name(kind: str, tmp_path: Path) -> None:
    put(tmp_path / "a" / "plain.webp", saved(scene(), "WEBP"))
    put(tmp_path / "a" / "planted.css", telling(kind))
    put(tmp_path / "empty.jpg", b"")
    put(tmp_path / "words.png", b"no picture")
    put(tmp_path / "page.html", b"<html>")
    inner = base64.b64encode(telling(kind))
    put(tmp_path / "written.html", b'<img src="data:image/x;name=a;base64,' + inner + b'">')

    found = [line.partition(":")[0] for line in check_site(tmp_path)]

    assert found == ["a/planted.css", "empty.jpg", "words.png", "written.html"]


def test_a_site_is_not_finished_while_a_picture_tells_something(
    site_copy: SiteCopy, tmp_path: Path
) -> None:
    root = site_copy("empty")
    write_stage(root, _tree(root), tmp_path / "stage")
    assert mkdocs(tmp_path / "stage" / "mkdocs.yml", tmp_path / "site").returncode == 0
    put(tmp_path / "site" / "planted.jpg", telling("JPEG"))

    with pytest.raises(LeakError, match=r"planted\.jpg: EXIF ซึ่งอาจบอกพิกัดที่ถ่าย"):
        finish(tmp_path / "site")


# -- what was taken down --------------------------------------------------------------------------


def _takedown(root: Path, photo: str) -> None:
    text = f"takedowns:\n  - photo: {photo}\n    on: 2022-03-01\n    reason: ผู้ที่อยู่ในภาพขอ\n"
    (root / "data/takedowns.yaml").write_text(text, encoding="utf-8", newline="\n")
    put(root / "data/photos/g01/drawing-7.png", saved(scene(7), "PNG"))


def test_a_photo_that_was_taken_down_is_on_no_page_and_in_no_file(root: Path) -> None:
    _takedown(root, "g01/drawing-2.png")
    tree = _tree(root)
    develop(root, tree)

    assert not [path for path in tree.outputs if "g01/drawing-2" in path]
    for output in tree:
        if not isinstance(output.content, Picture):
            assert b"photos/g01/drawing-2" not in output.data, output.path
            assert "แผ่นตั้งสำหรับติดหน้าห้อง".encode() not in output.data, output.path
    assert "ผู้ที่อยู่ในภาพขอ" in str(tree["galleries/g01.md"].content)


def test_the_file_of_a_photo_that_was_taken_down_is_to_be_deleted(root: Path) -> None:
    _takedown(root, "g01/drawing-2.png")

    _, problems = check(root)

    left = [p for p in problems if p.code == "taken-down-file"]
    assert [p.place.path for p in left] == ["data/photos/g01/drawing-2.png"]


def test_a_slip_in_a_takedown_is_a_mistake(root: Path) -> None:
    _takedown(root, "g01/drawing-22.png")

    _, problems = check(root)

    assert "unknown-photo" in {p.code for p in problems}


def test_the_ledger_of_the_cache_may_be_spoilt(root: Path) -> None:
    develop(root, _tree(root))
    ledger = root / CACHE / "originals.json"
    assert json.loads(ledger.read_bytes())["originals"]
    ledger.write_bytes(b'{"made_by": 1')

    assert develop(root, _tree(root)) == 0
