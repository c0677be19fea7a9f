"""The last gate: every picture of a finished site, whatever made it, is opened once more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from transparency.pictures.facts import Fault
from transparency.pictures.kinds import HEAD, kind_of, kind_of_name
from transparency.pictures.others import embedded
from transparency.pictures.reading import read_picture
from transparency.pictures.words import FAULTS, TRACES

_BROKEN = {Fault.EMPTY, Fault.TRUNCATED, Fault.DAMAGED}
_PAGES = {".html", ".css"}
"""Files inside which pictures can be written out."""


def check_site(site: Path) -> Iterator[str]:
    """Say in Thai what is wrong with each picture that holds more than its pixels or is none."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and (wrong := dict.fromkeys(_wrong(path))):
            yield f"{path.relative_to(site).as_posix()}: {', '.join(wrong)}"


def _wrong(path: Path) -> Iterator[str]:
    if _kind(path) or kind_of_name(path.name):
        facts = read_picture(path.read_bytes())
        yield from (TRACES[trace] for trace in facts.secrets)
        yield from (FAULTS[fault] for fault in facts.faults if fault in _BROKEN)
        if facts.kind is None and Fault.EMPTY not in facts.faults:
            yield FAULTS[Fault.DAMAGED]
    elif path.suffix in _PAGES:
        for picture in embedded(path.read_bytes()):
            yield from (TRACES[trace] for trace in read_picture(picture).secrets)


def _kind(path: Path) -> object:
    with path.open("rb") as file:
        return kind_of(file.read(HEAD))
