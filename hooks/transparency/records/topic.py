"""เรื่อง: what citizens look for; the grouping is the municipality's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transparency.problems import Place
from transparency.records.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A group of measures."""

    place: Place
    id: str
    name: str
    places: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Entry) -> Topic:
        """Read one entry of ``data/topics.yaml``."""
        return cls(
            place=entry.place_of("id"),
            id=entry.id(),
            name=entry.text("name"),
            places=entry.places("name"),
        )
