"""เอกสารต้นฉบับ: where a record comes from, and how far its text can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transparency.problems import Place
from transparency.records.entry import Entry


class Verification(StrEnum):
    """Whether a person has compared the record with the paper original."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that records were taken from; ``file`` lies in ``data/source/``."""

    place: Place
    file_place: Place
    id: str
    title: str
    file: str
    note: str | None

    @classmethod
    def read(cls, entry: Entry) -> Document:
        """Read one entry of ``data/sources.yaml``."""
        return cls(
            place=entry.place_of("id"),
            file_place=entry.place_of("file"),
            id=entry.id(),
            title=entry.text("title"),
            file=entry.needed_path("file"),
            note=entry.optional_text("note"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A spot where the record differs from what is printed; ``printed`` quotes it exactly."""

    field: str
    printed: str
    where: str
    why: str

    @classmethod
    def read(cls, entry: Entry) -> Variant:
        """Read one entry of ``variants``."""
        return cls(
            field=entry.field_name("field"),
            printed=entry.quote("printed"),
            where=entry.text("where"),
            why=entry.quote("why"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where in a document a record stands; ``place`` is that of its verification."""

    place: Place
    row: int | None
    where: str | None
    verification: Verification
    variants: tuple[Variant, ...]

    @classmethod
    def read(cls, entry: Entry) -> Provenance:
        """Read the value of ``source``."""
        return cls(
            place=entry.place_of("verification"),
            row=entry.optional_whole("row"),
            where=entry.optional_text("where"),
            verification=entry.choice("verification", Verification),
            variants=entry.each("variants", Variant.read),
        )
