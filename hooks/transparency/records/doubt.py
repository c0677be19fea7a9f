"""ข้อสงสัย: where the source contradicts itself, cannot be read, or leaves something out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transparency.problems import Place
from transparency.records.entry import Entry, Ref


class DoubtKind(StrEnum):
    """What is the matter with the source."""

    CONFLICT = "conflict"
    GARBLED = "garbled"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A doubt about one or more measures; ``question`` is for the officer who can settle it."""

    place: Place
    id: str
    measures: tuple[Ref, ...]
    kind: DoubtKind
    summary: str
    sides: tuple[str, ...]
    question: str

    @classmethod
    def read(cls, entry: Entry) -> Doubt:
        """Read one entry of ``data/doubts.yaml``."""
        return cls(
            place=entry.place_of("id"),
            id=entry.id(),
            measures=entry.refs("measures", is_needed=True),
            kind=entry.choice("kind", DoubtKind),
            summary=entry.text("summary"),
            sides=entry.quotes("sides"),
            question=entry.text("question"),
        )
