"""มาตรการ: what the municipality undertakes to do in one fiscal year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from transparency.problems import Place
from transparency.records.document import Provenance
from transparency.records.entry import Entry, Ref
from transparency.records.evidence import Evidence
from transparency.records.refusals import Refusal
from transparency.records.target import Milestone, Target
from transparency.thai.dates import PartialDate


class Status(StrEnum):
    """What the municipality says of a measure, in its own words."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NO_CASE = "no_case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step; ``units`` only where the source gives the step units of its own."""

    text: str
    parts: tuple[str, ...]
    units: tuple[Ref, ...]

    @classmethod
    def read(cls, entry: Entry) -> Step:
        """Read one entry of ``steps``."""
        return cls(text=entry.text("text"), parts=entry.texts("parts"), units=entry.refs("units"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One reported result; ``steps`` counts from 1, empty means the measure as a whole."""

    place: Place
    text: str
    steps: tuple[int, ...]
    step_places: tuple[Place, ...] = ()

    @classmethod
    def read(cls, entry: Entry) -> Result:
        """Read one entry of ``results``."""
        return cls(
            place=entry.place,
            text=entry.text("text"),
            steps=entry.wholes("steps"),
            step_places=entry.places_in("steps"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure, as its responsible units wrote it down."""

    place: Place
    places: Mapping[str, Place]
    id: str
    number: int
    title: str
    short_title: str
    topic: Ref
    units: tuple[Ref, ...]
    steps: tuple[Step, ...]
    results: tuple[Result, ...]
    recommendations: tuple[str, ...]
    status: Status
    due_on: PartialDate | None
    done_on: PartialDate | None
    reason: str | None
    targets: tuple[Target, ...]
    milestones: tuple[Milestone, ...]
    evidence: tuple[Evidence, ...]
    source: Provenance

    @classmethod
    def read(cls, entry: Entry) -> Measure:
        """Read one entry of ``data/measures.yaml``."""
        measure = cls(
            place=entry.place_of("id"),
            places=entry.places("number", "title", "due_on", "done_on"),
            id=entry.id(),
            number=entry.whole("number"),
            title=entry.text("title"),
            short_title=entry.text("short_title"),
            topic=entry.ref("topic"),
            units=entry.refs("units", is_needed=True),
            steps=entry.each("steps", Step.read, is_needed=True),
            results=entry.each("results", Result.read),
            recommendations=entry.texts("recommendations"),
            status=entry.choice("status", Status),
            due_on=entry.date("due_on"),
            done_on=entry.date("done_on"),
            reason=entry.optional_text("reason"),
            targets=entry.each("targets", Target.read),
            milestones=entry.each("milestones", Milestone.read),
            evidence=entry.each("evidence", Evidence.read),
            source=entry.one("source", Provenance.read),
        )
        _check_status(entry, measure)
        _check_steps(entry, measure)
        return measure


def _check_status(entry: Entry, measure: Measure) -> None:
    if not entry.has("status"):
        return
    if measure.status is Status.NOT_STARTED:
        entry.need("due_on", _DUE_IS_NEEDED, "status")
    if measure.status is Status.NO_CASE:
        entry.need("reason", _REASON_IS_NEEDED, "status")
    if measure.status is not Status.DONE and entry.has("done_on"):
        entry.refuse("done_on", _NOT_DONE_YET)


def _check_steps(entry: Entry, measure: Measure) -> None:
    count = entry.count("steps")
    for result in measure.results if count else ():
        for number, place in zip(result.steps, result.step_places, strict=True):
            if number > count:
                entry.report(_no_such_step(number, count).at(place))


_DUE_IS_NEEDED = Refusal(
    "not-started-without-due",
    "มาตรการที่ยังไม่เริ่มต้องบอกกำหนดแล้วเสร็จ",
    "เพิ่มบรรทัดนี้ แล้วใส่เดือนหรือวันที่ที่คาดไว้ เช่น 2564-08",
    "due_on: ",
)
_REASON_IS_NEEDED = Refusal(
    "no-case-without-reason",
    "มาตรการที่ปีนี้ไม่มีกรณีต้องบอกเหตุผล",
    "เพิ่มบรรทัดนี้ แล้วเขียนเหตุผล",
    "reason: ",
)
_NOT_DONE_YET = Refusal(
    "done-on-without-done",
    "มีวันที่ทำเสร็จ แต่สถานะไม่ใช่ done (รายงานว่าทำแล้ว)",
    "ลบบรรทัด done_on หรือแก้ status เป็น done",
)


def _no_such_step(number: int, count: int) -> Refusal:
    return Refusal(
        "result-of-unknown-step",
        f"ผลนี้อ้างถึงขั้นตอนที่ {number} แต่มาตรการนี้มีเพียง {count} ขั้นตอน",
        "แก้เลขขั้นตอนใน steps หรือเพิ่มขั้นตอนที่ขาด",
    )
