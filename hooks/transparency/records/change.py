"""รายการแก้ไข: what changed on the site, for its readers."""

from __future__ import annotations

from dataclasses import dataclass

from transparency.problems import Place
from transparency.records.entry import Entry, Ref
from transparency.thai.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change on one day; ``records`` are ids of any kind of record."""

    place: Place
    on: PartialDate
    text: str
    records: tuple[Ref, ...]

    @classmethod
    def read(cls, entry: Entry) -> Change:
        """Read one entry of ``data/changes.yaml``."""
        return cls(
            place=entry.place_of("on"),
            on=entry.day("on"),
            text=entry.text("text"),
            records=entry.refs("records"),
        )
