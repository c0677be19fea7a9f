"""What it costs to publish twenty closed years beside the current one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.cpu import PROJECT, said, spread
from transparency.years import builder
from transparency.years.sealing import seal_year

_YEARS = range(2544, 2564)
_PARTS = ("content", "data", "hooks", "overrides")
_FILES = ("mkdocs.yml", "requirements.txt", ".gitattributes", ".gitignore")
_RUN = """
import resource, sys
from transparency.cli import main
status = main(["publish", "--root", sys.argv[1], sys.argv[2]])
own, below = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own.ru_utime + own.ru_stime, below.ru_utime + below.ru_stime, own.ru_maxrss, below.ru_maxrss)
sys.exit(status)
"""


def bench_publish(copies: tuple[int, ...], rounds: int) -> str:
    """Publish ``copies`` closed years several times; return a table with CPU seconds and MB."""
    lines = [
        "| closed years | CPU s, itself | CPU s, with the builder | MB, itself | MB, builder |",
        "|--:|--:|--:|--:|--:|",
    ]
    for count in copies:
        with tempfile.TemporaryDirectory() as scratch:
            root = _project(Path(scratch) / "project", list(_YEARS)[-count:] if count else [])
            lines.append(_row(root, count, rounds))
    return "\n".join(lines)


def _row(root: Path, count: int, rounds: int) -> str:
    runs = []
    for _ in range(rounds):
        words = said("-c", _RUN, str(root), str(root.parent / "public")).splitlines()[-1].split()
        runs.append([float(word) for word in words])
    own, all_ = [run[0] for run in runs], [run[0] + run[1] for run in runs]
    memory = [max(run[place] for run in runs) / 1024 for place in (2, 3)]
    return f"| {count} | {spread(own)} | {spread(all_)} | {memory[0]:.0f} | {memory[1]:.0f} |"


def _project(root: Path, years: list[int]) -> Path:
    """Make the real project with closed years; their sites are that of the current year."""
    for name in _PARTS:
        shutil.copytree(PROJECT / name, root / name)
    for name in _FILES:
        shutil.copy(PROJECT / name, root)
    _git(root, "init", "--quiet")
    _commit(root)
    built = root.parent / "built"
    said("-m", "transparency", "build", "--years", str(built), "--root", str(root))
    for year in years:
        _stand_in(built, year)
        _git(root, "tag", "-a", f"fy{year}", "-m", "x")
        seal_year(root, year)
    _commit(root)
    return root


def _stand_in(built: Path, year: int) -> None:
    """Let a tag be built by copying: this measures publishing, not sealing."""
    current = next(path for path in built.iterdir() if path.is_dir())

    def build(
        python: Path, project: Path, out: Path, epoch: int, unlike: Mapping[str, str] | None = None
    ) -> None:
        del python, project, epoch, unlike
        shutil.copytree(current, out / str(year))

    builder.build = build
    builder.python_of = lambda project: project
    builder.check_release = lambda *_: None


def _commit(root: Path) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--allow-empty", "-m", "x")


def _git(root: Path, *words: str) -> str:
    run = subprocess.run(  # noqa: S603 our own words
        ["git", "-c", "user.name=b", "-c", "user.email=b@example.com", *words],  # noqa: S607
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout
