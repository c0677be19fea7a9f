"""What a command costs: the CPU time of it and of all its children. Unix only."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parents[1]


def seconds(*words: str) -> float:
    """Run this Python with ``words``; return its CPU seconds, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said(*words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def said(*words: str) -> str:
    """Run this Python with ``words``; return what it prints. RuntimeError if it fails."""
    run = subprocess.run(  # noqa: S603 our own words
        [sys.executable, *words],
        env=_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"{' '.join(words)}\n{run.stderr}")
    return run.stdout


def spread(values: Sequence[float]) -> str:
    """Write the median and, behind it, the smallest and the largest."""
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def ratios(times: Sequence[float], peers: Sequence[float]) -> list[float]:
    """Compare with the peer round by round: what slows the machine slows both."""
    return [own / peer for own, peer in zip(times, peers, strict=True)]


def _environment() -> dict[str, str]:
    """Return the caller's variables without those of Python, as ``manage.py`` does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    path = os.pathsep.join(map(str, (PROJECT, PROJECT / "hooks")))
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": path, "PYTHONUTF8": "1"}
