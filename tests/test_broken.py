"""Every folder in ``broken/`` is a site that must fail, and exactly so.

A folder is laid over a copy of ``sites/complete``; ``delete.txt`` lists patterns of
files to remove first.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import TODAY, copy_site
from transparency.build import build
from transparency.problems import DataError

BROKEN = Path(__file__).parent / "broken"
FOLDERS = sorted(BROKEN.iterdir())
NOT_COPIED = ("expected.txt", "delete.txt")


@pytest.fixture
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the complete site with the mistakes of one folder."""
    root = copy_site("complete", tmp_path / "site")
    listed = request.param / "delete.txt"
    for name in listed.read_text(encoding="utf-8").split() if listed.exists() else ():
        for path in root.glob(name):
            path.unlink()
    ignore = shutil.ignore_patterns(*NOT_COPIED)
    shutil.copytree(request.param, root, dirs_exist_ok=True, ignore=ignore)
    return root


@pytest.mark.parametrize(
    ("site", "folder"), [(f, f) for f in FOLDERS], indirect=["site"], ids=[f.name for f in FOLDERS]
)
def test_every_mistake_is_reported_where_it_was_written(
    site: Path, folder: Path, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(DataError) as error:
        build(site, today=TODAY)

    expected = folder / "expected.txt"
    told = f"{error.value}\n"
    if request.config.getoption("--update"):
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")
    assert folder.name.startswith(error.value.problems[0].code)


@pytest.mark.parametrize(
    ("old", "new", "where", "remedy"),
    [
        ("data/source", "data/Source", "data/Source", "“source”"),
        ("data/photos", "data/Photos", "data/Photos", "“photos”"),
        ("data/photos/g01", "data/photos/G01", "data/galleries.yaml", "“g01”"),
    ],
)
def test_a_folder_in_capitals_is_one_mistake(
    old: str, new: str, where: str, remedy: str, tmp_path: Path
) -> None:
    root = copy_site("complete", tmp_path / "site")
    (root / old).rename(root / "aside")
    (root / "aside").rename(root / new)

    with pytest.raises(DataError) as error:
        build(root, today=TODAY)

    (told,) = error.value.problems
    assert told.place.path == where
    assert f"เป็น {remedy}" in told.remedy


def test_there_are_at_least_a_hundred_mistakes() -> None:
    assert len(FOLDERS) >= 100
