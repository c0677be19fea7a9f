"""The data files of a center, and what each of them may hold."""

from __future__ import annotations

from collections.abc import Callable

from transparency.center import MeasuresFile
from transparency.records.budget import Budget
from transparency.records.change import Change
from transparency.records.channel import Channel
from transparency.records.document import Document
from transparency.records.doubt import Doubt
from transparency.records.entry import Entry
from transparency.records.finding import Finding
from transparency.records.gallery import Gallery
from transparency.records.measure import Measure
from transparency.records.municipality import Municipality
from transparency.records.outline import Field, outline
from transparency.records.synonyms import Synonyms
from transparency.records.takedown import Takedown
from transparency.records.topic import Topic
from transparency.records.unit import Unit

RECORDS: dict[str, Callable[[Entry], object]] = {
    "budgets": Budget.read,
    "changes": Change.read,
    "channels": Channel.read,
    "doubts": Doubt.read,
    "findings": Finding.read,
    "galleries": Gallery.read,
    "measures": Measure.read,
    "sources": Document.read,
    "takedowns": Takedown.read,
    "topics": Topic.read,
    "units": Unit.read,
    "vocabulary": Synonyms.read,
}
"""How one record of each list is read; the list's key is its file's stem."""

_WHOLE = {"measures": MeasuresFile.read, "municipality": Municipality.read}


def stems() -> tuple[str, ...]:
    """Return the name of every data file, without its ending."""
    return tuple(sorted({*RECORDS, *_WHOLE}))


def outline_of(stem: str) -> tuple[Field, ...]:
    """Return the keys at the top of a data file, with all that stands below them."""
    if stem in _WHOLE:
        return outline(_WHOLE[stem])
    return (Field(stem, fields=outline(RECORDS[stem]), is_needed=True, is_list=True),)
