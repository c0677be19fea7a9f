"""What a published year says of its measures: read from its own ``data.json``, never guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from transparency.records.measure import Status
from transparency.scales import EvidenceLevel
from transparency.years.names import DATA, YearsError

_STATUSES = {
    Status.DONE: "รายงานว่าทำแล้ว",
    Status.IN_PROGRESS: "กำลังทำ",
    Status.NOT_STARTED: "ยังไม่เริ่ม",
    Status.NO_CASE: "ปีนี้ไม่มีกรณี",
}
_LEVELS = {
    EvidenceLevel.NOT_NEEDED: "ไม่ต้องมีหลักฐาน",
    EvidenceLevel.NONE: "ไม่มีหลักฐาน",
    EvidenceLevel.MENTIONED: "มีแต่คำในรายงาน",
    EvidenceLevel.DOCUMENT: "มีเอกสาร",
    EvidenceLevel.DATED: "มีเอกสาร วันที่ และเลขที่",
}


@dataclass(frozen=True, slots=True)
class ToldMeasure:
    """A measure as one year tells of it, in words for readers."""

    id: str
    title: str
    status: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ToldYear:
    """The measures of one year, in the order in which it lists them."""

    year: int
    measures: tuple[ToldMeasure, ...]

    def find(self, id_: str) -> ToldMeasure | None:
        """Return the measure with an id, or None: ids are the same measure in every year."""
        return next((measure for measure in self.measures if measure.id == id_), None)


def read_told(folder: Path, year: int) -> ToldYear:
    """Read what the year in ``folder`` tells. Raises YearsError when it cannot be read."""
    try:
        data = json.loads((folder / DATA).read_text(encoding="utf-8"))
        measures = sorted(data["measures"], key=lambda measure: int(measure["number"]))
        return ToldYear(year, tuple(map(_measure, measures)))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise YearsError(f"อ่าน {DATA} ของปี {year} ไม่ได้ จึงเทียบกับปีอื่นไม่ได้") from None


def _measure(record: Mapping[str, object]) -> ToldMeasure:
    status = Status(str(record["status"]))
    return ToldMeasure(
        id=str(record["id"]),
        title=str(record["short_title"]),
        status=_STATUSES[status],
        evidence=_LEVELS[_level(status, record)],
    )


def _level(status: Status, record: Mapping[str, object]) -> EvidenceLevel:
    """Say what can be opened, by the same rule as ``scales.evidence_level``."""
    evidence = record["evidence"]
    if not isinstance(evidence, list):
        raise TypeError("evidence is no list")
    if status is Status.NO_CASE:
        return EvidenceLevel.NOT_NEEDED
    if any(document["dated_on"] and document["number"] for document in evidence):
        return EvidenceLevel.DATED
    if evidence:
        return EvidenceLevel.DOCUMENT
    if record["results"] and status is not Status.NOT_STARTED:
        return EvidenceLevel.MENTIONED
    return EvidenceLevel.NONE
