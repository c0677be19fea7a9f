"""ข้อตรวจพบ: what internal control and its auditor found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from transparency.problems import Place
from transparency.records.document import Provenance
from transparency.records.entry import Entry, Ref


class FindingKind(StrEnum):
    """Who says it: the internal control report, or the auditor who reviewed it."""

    INTERNAL_CONTROL = "internal_control"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding; ``about_year`` is a fiscal year of the Buddhist era."""

    place: Place
    id: str
    measure: Ref
    kind: FindingKind
    about_year: int | None
    number: str
    text: str
    source: Provenance
    places: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Entry) -> Finding:
        """Read one entry of ``data/findings.yaml``."""
        return cls(
            place=entry.place_of("id"),
            id=entry.id(),
            measure=entry.ref("measure"),
            kind=entry.choice("kind", FindingKind),
            about_year=entry.optional_fiscal_year("about_year"),
            number=entry.text("number"),
            text=entry.text("text"),
            source=entry.one("source", Provenance.read),
            places=entry.places("about_year", "number"),
        )
