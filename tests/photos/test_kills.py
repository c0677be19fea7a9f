"""``photos add`` and the build, killed at any moment: nothing half, and healed by the next run.

A few moments each time; ``pytest tests/photos/test_kills.py --kills 50`` is the campaign.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from camera import put, saved, scene
from conftest import PROJECT, copy_site, files_of
from transparency.catalogue import RECORDS
from transparency.folders import is_unfinished
from transparency.pictures.kinds import kind_of_name
from transparency.pictures.originals import CACHE
from transparency.pictures.reading import read_picture
from transparency.records.editing import Where
from transparency.records.holder import find
from transparency.records.outline import outline
from transparency.records.page import plain

YAML = Path("data") / "galleries.yaml"
G02 = Where("galleries", "g02", outline(RECORDS["galleries"]))
FILES = 6


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Kill as often as the command line asks."""
    if "moment" in metafunc.fixturenames:
        count = metafunc.config.getoption("--kills")
        dice = random.Random(count)  # noqa: S311 no secret
        metafunc.parametrize("moment", [(at + dice.random()) / count for at in range(count)])


def _start(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 our own words
        [sys.executable, "-m", "transparency", *words],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _run(*words: str) -> float:
    """Run a command to its end; return its seconds."""
    began = time.monotonic()
    with _start(*words) as process:
        assert process.wait() == 0
    return time.monotonic() - began


def _kill_after(seconds: float, *words: str) -> None:
    """Run a command and kill it and its children, as a power cut does."""
    with _start(*words) as process:
        time.sleep(seconds)
        if sys.platform == "win32":
            process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _add(root: Path, folder: Path) -> tuple[str, ...]:
    return ("photos", "add", "g02", str(folder), "--root", str(root))


def _build(root: Path) -> tuple[str, ...]:
    return ("build", "--root", str(root), "--site-dir", str(root.parent / "out"))


def _listed(root: Path) -> list[str]:
    """Return the files that the gallery names; DataError of a half file."""
    photos = plain(find((root / YAML).read_bytes(), G02, ("photos",)).value("photos"))
    entries = [entry for entry in photos if isinstance(entry, dict)] if photos else []
    assert all({"file", "alt", "caption"} <= {*entry} for entry in entries)
    return [str(entry["file"]) for entry in entries]


def _whole_pictures(folder: Path) -> set[str]:
    """Return the names of the pictures in a folder, of which none may be half."""
    there = [*folder.iterdir()] if folder.is_dir() else []
    pictures = {p.name: p for p in there if kind_of_name(p.name) and not is_unfinished(p.name)}
    assert not [name for name, p in pictures.items() if read_picture(p.read_bytes()).faults]
    return {*pictures}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An officer's folder."""
    folder = tmp_path_factory.mktemp("officer")
    for number in range(FILES):
        put(folder / f"{number}.jpg", saved(scene(number, (1200, 900)), "JPEG"))
    return folder


@pytest.fixture(scope="module")
def seconds_to_add(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> float:
    """How long the command takes when nobody kills it."""
    return _run(*_add(copy_site("complete", tmp_path_factory.mktemp("add") / "site"), folder))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, dict[str, bytes]]:
    """How long a build takes when nobody kills it, and what it makes."""
    root = copy_site("complete", tmp_path_factory.mktemp("build") / "site")
    return _run(*_build(root)), files_of(root.parent / "out")


def test_photos_add_leaves_nothing_half(
    moment: float, tmp_path: Path, folder: Path, seconds_to_add: float
) -> None:
    root = copy_site("complete", tmp_path / "site")
    _kill_after(moment * seconds_to_add, *_add(root, folder))

    photos = _whole_pictures(root / "data/photos/g02")
    assert {*_listed(root)} <= photos
    assert len(photos) - len(_listed(root)) <= 1

    _run(*_add(root, folder))
    assert sorted(_listed(root)) == sorted(_whole_pictures(root / "data/photos/g02"))
    assert len(_listed(root)) == FILES
    assert not [path for path in (root / "data").rglob("*") if is_unfinished(path.name)]


def test_a_build_leaves_nothing_half(
    moment: float, tmp_path: Path, built: tuple[float, dict[str, bytes]]
) -> None:
    root = copy_site("complete", tmp_path / "site")
    seconds, whole = built
    _kill_after(moment * seconds, *_build(root))

    _whole_pictures(root / CACHE)
    assert not (tmp_path / "out").exists() or files_of(tmp_path / "out") == whole

    _run(*_build(root))
    assert files_of(tmp_path / "out") == whole
    assert not [path for path in tmp_path.iterdir() if path.name not in {"site", "out"}]
