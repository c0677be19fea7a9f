"""A folder is replaced as a whole or not at all, whatever happens on the way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import files_of
from transparency import folders
from transparency.folders import exchange, is_replaceable, replace_folder


def _folder(path: Path, **files: str) -> Path:
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8", newline="\n")
    return path


def _fill(path: Path, text: str) -> None:
    (path / "page").write_text(text, encoding="utf-8", newline="\n")


def test_a_folder_that_was_not_there_is_made_with_those_above_it(tmp_path: Path) -> None:
    with replace_folder(tmp_path / "a" / "b" / "site") as new:
        _fill(new, "ใหม่")

    assert list(files_of(tmp_path)) == ["a/b/site/page"]


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = _folder(tmp_path / "site", page="เดิม", gone="เดิม")

    with replace_folder(site) as new:
        _fill(new, "ใหม่")
        assert (site / "page").read_text(encoding="utf-8") == "เดิม"

    assert files_of(tmp_path) == {"site/page": "ใหม่".encode()}


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_leaves_the_old_folder(
    tmp_path: Path, kind: type[BaseException]
) -> None:
    site = _folder(tmp_path / "site", page="เดิม")

    with pytest.raises(kind), replace_folder(site) as new:  # noqa: PT012 the block is the case
        _fill(new, "ใหม่")
        raise kind

    assert files_of(tmp_path) == {"site/page": "เดิม".encode()}


def test_an_exception_without_an_old_folder_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), replace_folder(tmp_path / "site"):
        raise ValueError("x")

    assert list(tmp_path.iterdir()) == []


def test_a_death_between_the_two_renames_is_healed_by_the_next_call(tmp_path: Path) -> None:
    _folder(tmp_path / ".site.old", page="เดิม")
    _folder(tmp_path / ".site.new", page="ครึ่งเดียว")

    with pytest.raises(ValueError, match="x"), replace_folder(tmp_path / "site"):
        raise ValueError("x")

    assert files_of(tmp_path) == {"site/page": "เดิม".encode()}


def test_leftovers_of_a_death_are_cleared(tmp_path: Path) -> None:
    site = _folder(tmp_path / "site", page="เดิม")
    _folder(tmp_path / ".site.new", half="ครึ่งเดียว")
    _folder(tmp_path / ".site.old", older="เก่ากว่า")

    with replace_folder(site) as new:
        _fill(new, "ใหม่")

    assert files_of(tmp_path) == {"site/page": "ใหม่".encode()}


def test_two_folders_change_places_in_one_step_where_the_system_can(tmp_path: Path) -> None:
    one, other = _folder(tmp_path / "one", page="1"), _folder(tmp_path / "other", page="2")

    is_done = exchange(one, other)

    assert is_done == (sys.platform == "linux")
    assert files_of(one) == {"page": b"2" if is_done else b"1"}


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_old_folder_goes_whichever_way_the_new_one_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(folders, "exchange", lambda *_: False)
    site = _folder(tmp_path / "site", page="เดิม")

    with replace_folder(site) as new:
        _fill(new, "ใหม่")

    assert files_of(tmp_path) == {"site/page": "ใหม่".encode()}


def test_a_disk_that_refuses_the_new_folder_keeps_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "exchange", lambda *_: False)
    site = _folder(tmp_path / "site", page="เดิม")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == ".site.new":
            raise PermissionError(13, "held by another program", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError), replace_folder(site) as new:
        _fill(new, "ใหม่")

    assert (site / "page").read_text(encoding="utf-8") == "เดิม"


def test_only_what_is_missing_empty_or_ours_may_be_replaced(tmp_path: Path) -> None:
    project = _folder(tmp_path / "project")
    ours = _folder(tmp_path / "ours", **{"index.html": "x"})
    empty = _folder(tmp_path / "empty")
    photos = _folder(tmp_path / "photos", photo="x")

    def may_go(path: Path) -> bool:
        return is_replaceable(path, "index.html", [project])

    assert [may_go(path) for path in (ours, empty, tmp_path / "new")] == [True] * 3
    assert not may_go(photos)
    assert not may_go(photos / "photo")


def test_a_folder_that_holds_the_project_is_never_replaced(tmp_path: Path) -> None:
    above = _folder(tmp_path / "above", **{"index.html": "x"})
    project = _folder(above / "project", **{"index.html": "x"})

    assert not is_replaceable(project, "index.html", [project])
    assert not is_replaceable(above, "index.html", [project])
    assert is_replaceable(project / "site", "index.html", [project])
