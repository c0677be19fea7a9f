"""The transparency center as one value: every record of one fiscal year, and how to find it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from transparency.content import ContentPage, content_files, read_pages
from transparency.pictures.originals import PHOTOS, Original, read_originals
from transparency.problems import Place, Problem
from transparency.records.budget import Budget
from transparency.records.change import Change
from transparency.records.channel import Channel
from transparency.records.document import Document
from transparency.records.doubt import Doubt
from transparency.records.entry import Entry, Ref
from transparency.records.finding import Finding
from transparency.records.gallery import Gallery
from transparency.records.measure import Measure
from transparency.records.municipality import Municipality
from transparency.records.photo import Photo
from transparency.records.shelf import Shelf
from transparency.records.synonyms import Synonyms
from transparency.records.takedown import Takedown, withdraw
from transparency.records.topic import Topic
from transparency.records.unit import Unit
from transparency.thai.dates import PartialDate
from transparency.thai.fiscal import FiscalYear


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def place(self) -> Place:
        """Where it is written."""


class _OfMeasure(Protocol):
    @property
    def measure(self) -> Ref: ...


Record = TypeVar("Record", bound=Identified)
Part = TypeVar("Part", bound=_OfMeasure)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresFile:
    """What ``data/measures.yaml`` holds."""

    year: int
    source: Ref
    introduction: str | None
    closed_on: PartialDate | None
    measures: tuple[Measure, ...]
    places: Mapping[str, Place]

    @classmethod
    def read(cls, entry: Entry) -> MeasuresFile:
        """Read the file's mapping."""
        return cls(
            year=entry.fiscal_year("fiscal_year"),
            source=entry.ref("source"),
            introduction=entry.optional_text("introduction"),
            closed_on=entry.optional_day("closed_on"),
            measures=entry.each("measures", Measure.read),
            places=entry.places("fiscal_year", "closed_on"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Center:
    """All records of one municipality's fiscal year, in the order in which they are written.

    ``incomplete`` names the files of which a part could not be read: what refers to them is not
    reported as unknown. ``files`` are all paths below ``content/``, ``originals`` by path all files
    of ``data/photos/`` and all pictures of ``content/``, ``places`` those of the fiscal year and of
    the day on which it was closed. Photos that were taken down are in no gallery's ``photos``.
    """

    root: Path
    municipality: Municipality
    year: FiscalYear
    source: Ref
    introduction: str | None
    closed_on: PartialDate | None
    documents: tuple[Document, ...]
    units: tuple[Unit, ...]
    topics: tuple[Topic, ...]
    measures: tuple[Measure, ...]
    galleries: tuple[Gallery, ...]
    budgets: tuple[Budget, ...]
    findings: tuple[Finding, ...]
    channels: tuple[Channel, ...]
    doubts: tuple[Doubt, ...]
    changes: tuple[Change, ...]
    takedowns: tuple[Takedown, ...]
    vocabulary: tuple[Synonyms, ...]
    originals: Mapping[str, Original]
    pages: tuple[ContentPage, ...]
    files: frozenset[str]
    incomplete: frozenset[str]
    places: Mapping[str, Place]
    _index: Mapping[str, Mapping[str, object]] = field(repr=False)

    @classmethod
    def load(cls, root: Path) -> tuple[Center, tuple[Problem, ...]]:
        """Read ``root/data`` and ``root/content``; return the center and all that is wrong."""
        shelf = Shelf(root)
        municipality = shelf.whole("municipality", Municipality.read)
        book = shelf.whole("measures", MeasuresFile.read)
        documents = shelf.each("sources", Document.read)
        units = shelf.each("units", Unit.read)
        topics = shelf.each("topics", Topic.read)
        takedowns = shelf.each("takedowns", Takedown.read)
        files = content_files(root)
        pages, wrong = read_pages(root, files)
        center = cls(
            root=root,
            municipality=municipality,
            year=FiscalYear(book.year),
            source=book.source,
            introduction=book.introduction,
            closed_on=book.closed_on,
            documents=documents,
            units=units,
            topics=topics,
            measures=book.measures,
            galleries=tuple(
                withdraw(gallery, takedowns) for gallery in shelf.each("galleries", Gallery.read)
            ),
            budgets=shelf.each("budgets", Budget.read),
            findings=shelf.each("findings", Finding.read),
            channels=shelf.each("channels", Channel.read),
            doubts=shelf.each("doubts", Doubt.read),
            changes=shelf.each("changes", Change.read),
            takedowns=takedowns,
            vocabulary=shelf.each("vocabulary", Synonyms.read),
            originals=read_originals(root),
            pages=pages,
            files=files,
            incomplete=frozenset(shelf.incomplete),
            places=book.places,
            _index={
                "measures": _by_id(book.measures),
                "sources": _by_id(documents),
                "topics": _by_id(topics),
                "units": _by_id(units),
            },
        )
        return center, (*shelf.notes, *wrong)

    def ids(self, stem: str) -> Iterable[str]:
        """Return the ids of ``measures``, ``sources``, ``topics`` or ``units``."""
        return self._index[stem].keys()

    def measure(self, ref: Ref) -> Measure:
        """Return the measure that ``ref`` names; KeyError when there is none."""
        return _found(self._index["measures"][ref.id], Measure)

    def unit(self, ref: Ref) -> Unit:
        """Return the unit that ``ref`` names; KeyError when there is none."""
        return _found(self._index["units"][ref.id], Unit)

    def topic(self, ref: Ref) -> Topic:
        """Return the topic that ``ref`` names; KeyError when there is none."""
        return _found(self._index["topics"][ref.id], Topic)

    def document(self, ref: Ref) -> Document:
        """Return the source document that ``ref`` names; KeyError when there is none."""
        return _found(self._index["sources"][ref.id], Document)

    def original(self, gallery: str, photo: Photo) -> Original:
        """Return the file of a photo; KeyError when there is none."""
        return self.originals[(PHOTOS / gallery / photo.file).as_posix()]

    def taken_down(self, gallery: Gallery) -> tuple[Takedown, ...]:
        """Return the notes on photos of ``gallery`` that were taken down."""
        return tuple(takedown for takedown in self.takedowns if takedown.gallery == gallery.id)

    def unit_name(self, unit: Unit) -> str:
        """Write a unit with the unit above it, as official documents do."""
        return f"{unit.name} {self.unit(unit.part_of).name}" if unit.part_of else unit.name

    def parts_of(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units below ``unit``."""
        return tuple(other for other in self.units if other.part_of and other.part_of.id == unit.id)

    def doubts_about(self, measure: Measure) -> tuple[Doubt, ...]:
        """Return the doubts that concern ``measure``."""
        return tuple(d for d in self.doubts if any(ref.id == measure.id for ref in d.measures))

    def of_measure(self, records: Iterable[Part], measure: Measure) -> tuple[Part, ...]:
        """Leave only those records that belong to ``measure``."""
        return tuple(record for record in records if record.measure.id == measure.id)


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    return {record.id: record for record in reversed(tuple(records)) if record.id}


def _found(record: object, kind: type[Record]) -> Record:
    assert isinstance(record, kind)  # noqa: S101 the index is made beside the look-ups
    return record
