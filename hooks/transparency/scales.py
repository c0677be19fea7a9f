"""What follows from the records and a day: evidence, timeliness, coverage and counts.

Nothing here is ever written by hand. The three scales are never mixed: a status is the
municipality's word, an evidence level says what a citizen can open, timeliness compares dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transparency.records.evidence import Evidence
from transparency.records.measure import Measure, Result, Status, Step
from transparency.records.target import Milestone
from transparency.thai.dates import PartialDate
from transparency.thai.fiscal import FiscalYear


class EvidenceLevel(StrEnum):
    """What a citizen can check, from nothing to a dated and numbered document."""

    NOT_NEEDED = "not_needed"
    NONE = "none"
    MENTIONED = "mentioned"
    DOCUMENT = "document"
    DATED = "dated"


class Timeliness(StrEnum):
    """How a measure stands against its deadline."""

    ON_TIME = "on_time"
    NOT_DUE = "not_due"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"
    NO_DEADLINE = "no_deadline"


def as_of(year: FiscalYear, today: date) -> date:
    """Return the day for which a site speaks: a closed year stands at its last day for ever."""
    return min(today, year.last_day)


def evidence_level(measure: Measure) -> EvidenceLevel:
    """Say what a citizen can open to check a measure."""
    if measure.status is Status.NO_CASE:
        return EvidenceLevel.NOT_NEEDED
    if any(_is_dated(document) for document in measure.evidence):
        return EvidenceLevel.DATED
    if measure.evidence:
        return EvidenceLevel.DOCUMENT
    if measure.results and measure.status is not Status.NOT_STARTED:
        return EvidenceLevel.MENTIONED
    return EvidenceLevel.NONE


def _is_dated(document: Evidence) -> bool:
    return document.dated_on is not None and document.number is not None


def timeliness(measure: Measure, day: date) -> Timeliness:
    """Compare a measure with its deadline, as of ``day``."""
    if measure.status is Status.NO_CASE:
        return Timeliness.NO_DEADLINE
    if measure.status is Status.DONE and measure.done_on is None:
        return Timeliness.UNKNOWN
    return _timeliness(measure.due_on, measure.done_on, day, is_claimed=False)


def milestone_timeliness(milestone: Milestone, day: date) -> Timeliness:
    """Compare a milestone with its deadline, as of ``day``.

    Unlike a measure, one that lies ahead is not due even when the source claims it: sources
    promise the reports of the months to come as if they were done.
    """
    return _timeliness(milestone.due_on, milestone.done_on, day, is_claimed=milestone.is_reported)


def _timeliness(
    due_on: PartialDate | None, done_on: PartialDate | None, day: date, *, is_claimed: bool
) -> Timeliness:
    if done_on is not None and due_on is not None:
        if done_on.last_day <= due_on.last_day:
            return Timeliness.ON_TIME
        is_late = done_on.first_day > due_on.last_day  # else only the month is known, not the day
        return Timeliness.OVERDUE if is_late else Timeliness.UNKNOWN
    if due_on is not None and day <= due_on.last_day:
        return Timeliness.NOT_DUE
    if done_on is None and is_claimed:
        return Timeliness.UNKNOWN
    return Timeliness.NO_DEADLINE if due_on is None else Timeliness.OVERDUE


@dataclass(frozen=True, slots=True)
class StepReport:
    """A step beside what was reported of it.

    ``results`` are those told here; ``told_at`` are the steps where a shared result is told.
    """

    number: int
    step: Step
    results: tuple[Result, ...]
    told_at: tuple[int, ...]

    @property
    def has_result(self) -> bool:
        """Whether any result answers this step."""
        return bool(self.results or self.told_at)


def step_reports(measure: Measure) -> tuple[StepReport, ...]:
    """Pair each step with its results; a result that answers several stands at the first."""
    return tuple(
        StepReport(
            number,
            step,
            tuple(r for r in measure.results if r.steps and min(r.steps) == number),
            tuple(
                min(r.steps) for r in measure.results if number in r.steps and min(r.steps) < number
            ),
        )
        for number, step in enumerate(measure.steps, 1)
    )


def results_of_whole(measure: Measure) -> tuple[Result, ...]:
    """Return the results that answer no single step."""
    return tuple(result for result in measure.results if not result.steps)


def steps_with_result(measure: Measure) -> int:
    """Count the steps that have a reported result."""
    return sum(report.has_result for report in step_reports(measure))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many measures stand where; both bases of a share are named, never one alone."""

    by_status: dict[Status, int]

    @property
    def all(self) -> int:
        """Every measure."""
        return sum(self.by_status.values())

    @property
    def applicable(self) -> int:
        """Every measure that had a case this year."""
        return self.all - self.by_status[Status.NO_CASE]


def counts(measures: Iterable[Measure]) -> Counts:
    """Count measures by status; every status is named, also with zero."""
    found = list(measures)
    return Counts({status: sum(m.status is status for m in found) for status in Status})
