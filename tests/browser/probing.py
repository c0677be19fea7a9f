"""Questions to a page in its own language: the scripts in ``probes/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PROBES = Path(__file__).parent / "probes"
OPEN_ALL = "() => document.querySelectorAll('main details').forEach((it) => { it.open = true; })"


@cache
def probe(name: str) -> str:
    """Return a script of ``probes/`` as one expression."""
    return (PROBES / f"{name}.js").read_text(encoding="utf-8").rstrip().rstrip(";")
