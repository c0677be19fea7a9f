"""Our build beside Material building the same pages from hand-written Markdown."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.cpu import ratios, seconds, spread
from bench.multiplied import count, project
from bench.peer import write_peer

PEER = "Material, the same pages written by hand"
OURS = "ours, `mkdocs build`"
STAFF = "ours, `manage.py build`"
ALONE = "our Python alone, `manage.py stage`"


def bench_build(copies: Iterable[int], rounds: int) -> str:
    """Return a table in Markdown, one row for each builder and size."""
    lines = ["| measures | builder | pages | CPU s | ratio |", "|--:|---|--:|--:|--:|"]
    for times in copies:
        with tempfile.TemporaryDirectory() as scratch:
            lines += _rows(Path(scratch), times, rounds)
    return "\n".join(lines)


def _rows(scratch: Path, copies: int, rounds: int) -> list[str]:
    ours = project(scratch / "ours", copies)
    commands = _commands(ours, scratch)
    seconds(*commands[ALONE])
    write_peer(scratch / "stage", scratch / "peer")
    used: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            shutil.rmtree(scratch / "site", ignore_errors=True)
            spent = seconds(*command)
            if number:  # the first round only warms the disk
                used[name].append(spent)
    pages = len(list(scratch.glob("stage/docs/**/*.md")))
    return [
        f"| {count(ours)} | {name} | {pages} | {spread(times)} | "
        f"{spread(ratios(times, used[PEER]))} |"
        for name, times in used.items()
    ]


def _commands(ours: Path, scratch: Path) -> dict[str, tuple[str, ...]]:
    """Name the words behind ``python`` for each builder, in the order in which they take turns."""
    mkdocs = ("-m", "mkdocs", "build", "--strict", "-d", str(scratch / "site"), "-f")
    ours_too = ("--root", str(ours))
    return {
        PEER: (*mkdocs, str(scratch / "peer" / "mkdocs.yml")),
        OURS: (*mkdocs, str(ours / "mkdocs.yml")),
        ALONE: ("-m", "transparency", "stage", *ours_too, str(scratch / "stage")),
    }
