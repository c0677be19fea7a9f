"""Killed at any moment, a command leaves the old state or the new one, and the next run completes.

A few kills on every run; ``pytest tests/years/test_kills.py --kills 100`` is the whole campaign.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import scratch
from conftest import PROJECT, files_of
from scratch import build_small_year, commit, new_project, tag, write
from transparency.years.names import YearsError, sealed_years
from transparency.years.publishing import Publication, publish
from transparency.years.renewal import renew
from transparency.years.sealing import seal_year
from transparency.years.verifying import verify

pytestmark = pytest.mark.usefixtures("small_builder")

_BEGIN = """
import sys
from pathlib import Path
import scratch
from transparency.years import builder
builder.python_of, builder.check_release, builder.build = (
    scratch.no_packages, scratch.no_check, scratch.build_small
)
root = Path(sys.argv[1])
"""
_PUBLISH = """
from transparency.years.publishing import Publication, publish
what = Publication(root=root, out=root.parent / "public", build_year=scratch.build_small_year)
run = lambda: publish(what)
"""
_SEAL = """
from transparency.years.sealing import seal_year
run = lambda: seal_year(root, 2564)
"""
_RENEW = """
from transparency.years.renewal import renew
run = lambda: renew(root, 2565, is_written=True)
"""
_END = """
print("begun", flush=True)
run()
print("done", flush=True)
"""


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often a command is killed."""
    return int(request.config.getoption("--kills"))


def _start(code: str, root: Path) -> subprocess.Popen[bytes]:
    """Start a command and return when it has begun its work."""
    path = os.pathsep.join(map(str, (PROJECT / "hooks", PROJECT / "tests")))
    run = subprocess.Popen(  # noqa: S603 our own words
        [sys.executable, "-c", _BEGIN + code + _END, str(root)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
    )
    assert run.stdout
    assert run.stdout.readline() == b"begun\n"
    return run


def _killer(code: str, root: Path) -> Callable[[], None]:
    """Return a function that runs a command and kills it at a random moment of its work."""
    began = time.monotonic()
    with _start(code, root) as run:
        run.wait()
        assert run.returncode == 0
    most = time.monotonic() - began
    moments = random.Random(2564)  # noqa: S311 no secret

    def kill() -> None:
        with _start(code, root) as run:
            time.sleep(moments.uniform(0, most * 0.6))
            run.kill()

    return kill


def test_a_killed_publisher_leaves_one_tree_or_the_other(
    three_years: Path, tmp_path: Path, kills: int
) -> None:
    root = Path(shutil.copytree(three_years, tmp_path / "project"))
    out = tmp_path / "public"
    what = Publication(root=root, out=out, build_year=build_small_year)
    trees = []
    for words in ("หนึ่ง", "สอง"):
        write(root, "extra/note.txt", words)
        commit(root, words)
        publish(what)
        trees.append(files_of(out))
    kill = _killer(_PUBLISH, root)
    kept = 0

    for number in range(kills):
        write(root, "extra/note.txt", ("หนึ่ง", "สอง")[number % 2])
        commit(root, "สลับ")
        new, old = trees[number % 2], trees[1 - number % 2]
        kill()
        found = files_of(out)
        assert found in (old, new)
        kept += found == old
        publish(what)
        assert files_of(out) == new
        assert {p.name for p in tmp_path.iterdir()} == {".public.lock", "project", "public"}
    sys.stdout.write(f"{kills} kills: {kept} left the old tree, {kills - kept} the new one\n")


def test_a_killed_seal_is_no_seal_or_a_whole_one(tmp_path: Path, kills: int) -> None:
    root = new_project(tmp_path / "project", 2564)
    tag(root, 2564)
    kill = _killer(_SEAL, root)
    whole = files_of(root / "archive")

    for _ in range(kills):
        shutil.rmtree(root / "archive")
        kill()
        if sealed_years(root):
            assert verify(root, (), is_rebuilt=False).faults == ()
        seal_year(root, 2564)
        assert files_of(root / "archive") == whole


def test_a_killed_new_year_leaves_the_old_data_or_the_new(tmp_path: Path, kills: int) -> None:
    root = new_project(tmp_path / "project", 2564)
    scratch.seal(root, 2564)
    old = files_of(root / "data")
    kill = _killer(_RENEW, root)
    new = files_of(root / "data")

    for _ in range(kills):
        scratch.run_git(root, "restore", "data")
        scratch.run_git(root, "clean", "-fdq")
        kill()
        found = files_of(root / "data")
        assert found in (old, new)
        if found == old:
            renew(root, 2565, is_written=True)
        else:  # the next run has nothing to renew, but tidies up
            with pytest.raises(YearsError):
                renew(root, 2565, is_written=True)
        assert files_of(root / "data") == new
        assert [*root.glob(".data*")] == []
