"""หน่วยงาน (กอง/สำนัก/งาน): who is responsible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from transparency.problems import Place
from transparency.records.entry import Entry, Ref


class Coverage(StrEnum):
    """What a collective unit stands for."""

    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the municipality; ``part_of`` names the unit above it.

    ``alias_places`` are those of ``also_written``.
    """

    place: Place
    id: str
    name: str
    short_name: str
    part_of: Ref | None
    also_written: tuple[str, ...]
    covers: Coverage | None
    places: Mapping[str, Place] = field(default_factory=dict)
    alias_places: tuple[Place, ...] = ()

    @classmethod
    def read(cls, entry: Entry) -> Unit:
        """Read one entry of ``data/units.yaml``."""
        name = entry.text("name")
        return cls(
            place=entry.place_of("id"),
            id=entry.id(),
            name=name,
            short_name=entry.optional_text("short_name") or name,
            part_of=entry.optional_ref("part_of"),
            also_written=entry.texts("also_written"),
            covers=entry.optional_choice("covers", Coverage),
            places=entry.places("name"),
            alias_places=entry.places_in("also_written"),
        )
