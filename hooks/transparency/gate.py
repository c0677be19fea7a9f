"""The last gate: every picture of a finished site, whatever made it, is opened once more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from transparency.pictures.facts import Fault
from transparency.pictures.kinds import HEAD, kind_of, kind_of_name
from transparency.pictures.reading import read_picture

_BROKEN = {Fault.EMPTY, Fault.TRUNCATED, Fault.DAMAGED}


def check_site(site: Path) -> Iterator[str]:
    """Say of each picture that holds more than its pixels, or that is none, what is wrong."""
    for path in sorted(site.rglob("*")):
        if not path.is_file() or not (_kind(path) or kind_of_name(path.name)):
            continue
        facts = read_picture(path.read_bytes())
        wrong = [*facts.secrets, *(fault for fault in facts.faults if fault in _BROKEN)]
        if facts.kind is None:
            wrong.append(Fault.DAMAGED)
        if wrong:
            yield f"{path.relative_to(site).as_posix()}: {', '.join(dict.fromkeys(wrong))}"


def _kind(path: Path) -> object:
    with path.open("rb") as file:
        return kind_of(file.read(HEAD))
