"""Our reader beside PyYAML's C loader on the same file, and how both grow."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from bench.cpu import ratios, said, spread
from bench.multiplied import count, project

PEER = "PyYAML's C loader, `yaml.load`"
SUBJECTS = {
    PEER: "load",
    "ours, read into records": "read",
    "ours, read and checked": "check",
}


def bench_reader(copies: Iterable[int], rounds: int) -> str:
    """Return a table in Markdown; the growth is the exponent from the size before."""
    lines = ["| measures | reader | CPU s | ratio | growth |", "|--:|---|--:|--:|--:|"]
    before: dict[str, tuple[int, float]] = {}
    for times in copies:
        with tempfile.TemporaryDirectory() as scratch:
            root = project(Path(scratch) / "ours", times, ("measures",))
            size, used = count(root), _measure(root, rounds)
        for name, found in used.items():
            own = f"{spread(found)} | {spread(ratios(found, used[PEER]))}"
            now = (size, median(found))
            lines.append(f"| {size} | {name} | {own} | {_growth(before.get(name), now)} |")
            before[name] = now
    return "\n".join(lines)


def _measure(root: Path, rounds: int) -> dict[str, list[float]]:
    """Let all readers take turns, each in a process of its own."""
    used: dict[str, list[float]] = {name: [] for name in SUBJECTS}
    for _ in range(rounds):
        for name, subject in SUBJECTS.items():
            used[name].append(float(said("-m", "bench.reading", subject, str(root))))
    return used


def _growth(before: tuple[int, float] | None, now: tuple[int, float]) -> str:
    """Return the exponent: 1 means that ten times the records take ten times as long."""
    if before is None:
        return ""
    return f"{math.log(now[1] / before[1]) / math.log(now[0] / before[0]):.2f}"
