"""What is derived: the whole domain of evidence, timeliness, coverage and counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from reading import measure, read
from transparency import scales
from transparency.problems import Place
from transparency.records.evidence import Evidence
from transparency.records.measure import Measure, Result, Status, Step
from transparency.records.target import Milestone, Target
from transparency.scales import EvidenceLevel, Timeliness
from transparency.thai.dates import PartialDate
from transparency.thai.fiscal import FiscalYear

NOWHERE = Place("data/measures.yaml")
DUE_DAY, DUE_MONTH = PartialDate(2021, 8, 15), PartialDate(2021, 8)
DEADLINES = (None, DUE_DAY, DUE_MONTH)
DAYS = (
    date(2021, 7, 31),
    date(2021, 8, 14),
    date(2021, 8, 15),
    date(2021, 8, 16),
    date(2021, 8, 31),
    date(2021, 9, 1),
)
"""Before, on and after the last day of either deadline."""

PAIRS = tuple(product((False, True), repeat=2))

DONE = (
    None,
    PartialDate(2021, 7),
    PartialDate(2021, 7, 31),
    PartialDate(2021, 8, 15),
    PartialDate(2021, 8, 16),
    PartialDate(2021, 8, 31),
    PartialDate(2021, 8),
    PartialDate(2021, 9, 1),
    PartialDate(2021, 9),
)


def _against_deadline(done_on: PartialDate, due_on: PartialDate) -> Timeliness:
    """Say it as the page of methods does: only what is certain is called on time or late."""
    if done_on.last_day <= due_on.last_day:
        return Timeliness.ON_TIME
    is_surely_late = done_on.first_day > due_on.last_day
    return Timeliness.OVERDUE if is_surely_late else Timeliness.UNKNOWN


def _expected(
    status: Status, due_on: PartialDate | None, done_on: PartialDate | None, day: date
) -> Timeliness:
    if status is Status.NO_CASE:
        return Timeliness.NO_DEADLINE
    if done_on is not None:
        return _against_deadline(done_on, due_on) if due_on else Timeliness.NO_DEADLINE
    if status is Status.DONE:
        return Timeliness.UNKNOWN
    if due_on is None:
        return Timeliness.NO_DEADLINE
    return Timeliness.OVERDUE if day > due_on.last_day else Timeliness.NOT_DUE


@pytest.mark.parametrize("status", Status)
def test_a_measure_is_compared_with_its_deadline_on_every_day(status: Status) -> None:
    wrong = [
        (due_on, done_on, day)
        for due_on, done_on, day in product(DEADLINES, DONE, DAYS)
        if scales.timeliness(measure(status=status, due_on=due_on, done_on=done_on), day)
        is not _expected(status, due_on, done_on, day)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("due_on", "done_on", "expected"),
    [
        (DUE_DAY, PartialDate(2021, 8, 15), Timeliness.ON_TIME),
        (DUE_DAY, PartialDate(2021, 8, 16), Timeliness.OVERDUE),
        (DUE_MONTH, PartialDate(2021, 8, 31), Timeliness.ON_TIME),
        (DUE_MONTH, PartialDate(2021, 8), Timeliness.ON_TIME),
        (DUE_MONTH, PartialDate(2021, 9, 1), Timeliness.OVERDUE),
        (DUE_DAY, PartialDate(2021, 8), Timeliness.UNKNOWN),
        (DUE_DAY, None, Timeliness.UNKNOWN),
        (None, PartialDate(2021, 8, 15), Timeliness.NO_DEADLINE),
        (None, None, Timeliness.UNKNOWN),
    ],
)
def test_a_measure_that_is_reported_done(
    due_on: PartialDate | None, done_on: PartialDate | None, expected: Timeliness
) -> None:
    done = measure(status=Status.DONE, due_on=due_on, done_on=done_on)

    assert {scales.timeliness(done, day) for day in DAYS} == {expected}


@pytest.mark.parametrize("is_reported", [True, False])
def test_a_milestone_ahead_is_not_due_even_when_it_is_claimed(*, is_reported: bool) -> None:
    def expected(due_on: PartialDate | None, done_on: PartialDate | None, day: date) -> Timeliness:
        if done_on is not None:
            return _expected(Status.DONE, due_on, done_on, day)
        if due_on is not None and day <= due_on.last_day:
            return Timeliness.NOT_DUE
        if is_reported:
            return Timeliness.UNKNOWN
        return Timeliness.NO_DEADLINE if due_on is None else Timeliness.OVERDUE

    wrong = [
        (due_on, done_on, day)
        for due_on, done_on, day in product(DEADLINES, DONE, DAYS)
        if scales.milestone_timeliness(_milestone(due_on, done_on, is_reported), day)
        is not expected(due_on, done_on, day)
    ]

    assert wrong == []


def _milestone(
    due_on: PartialDate | None,
    done_on: PartialDate | None,
    is_reported: bool,  # noqa: FBT001 the field itself
) -> Milestone:
    return Milestone(title="รายงาน", due_on=due_on, done_on=done_on, is_reported=is_reported)


def test_a_year_that_is_over_stands_at_its_last_day_for_ever() -> None:
    year = FiscalYear(2564)

    assert scales.as_of(year, date(2021, 9, 29)) == date(2021, 9, 29)
    assert scales.as_of(year, date(2021, 9, 30)) == date(2021, 9, 30)
    assert scales.as_of(year, date(2021, 10, 1)) == date(2021, 9, 30)
    assert scales.as_of(year, date(2099, 1, 1)) == date(2021, 9, 30)


def test_every_step_of_timeliness_can_be_reached() -> None:
    found = {
        scales.timeliness(measure(status=status, due_on=due_on, done_on=done_on), day)
        for status, due_on, done_on, day in product(Status, DEADLINES, DONE, DAYS)
    }

    assert found == set(Timeliness)


def _evidence(*, is_dated: bool, is_numbered: bool) -> Evidence:
    return Evidence(
        place=NOWHERE,
        title="เอกสาร",
        document="documents/plan.pdf",
        address=None,
        dated_on=DUE_DAY if is_dated else None,
        number="12/2564" if is_numbered else None,
    )


def _levels() -> Iterator[tuple[Measure, EvidenceLevel]]:
    """Go through every status, with and without results, and every set of two documents."""
    kinds = [None, *(_evidence(is_dated=d, is_numbered=n) for d, n in PAIRS)]
    for status, has_result, pair in product(Status, (False, True), product(kinds, repeat=2)):
        documents = tuple(document for document in pair if document)
        results = (Result(place=NOWHERE, text="ทำแล้ว", steps=()),) if has_result else ()
        of = measure(status=status, results=results, evidence=documents)
        match status, documents:
            case Status.NO_CASE, _:
                yield of, EvidenceLevel.NOT_NEEDED
            case _, () if has_result and status is not Status.NOT_STARTED:
                yield of, EvidenceLevel.MENTIONED
            case _, ():
                yield of, EvidenceLevel.NONE
            case _ if any(d.dated_on and d.number for d in documents):
                yield of, EvidenceLevel.DATED
            case _:
                yield of, EvidenceLevel.DOCUMENT


def test_the_level_of_evidence_follows_from_status_results_and_documents() -> None:
    levels = list(_levels())

    assert len(levels) == len(Status) * 2 * 25
    assert {level for _, level in levels} == set(EvidenceLevel)
    assert [pair for pair in levels if scales.evidence_level(pair[0]) is not pair[1]] == []


def test_a_date_on_one_document_and_a_number_on_another_make_no_dated_evidence() -> None:
    documents = (
        _evidence(is_dated=True, is_numbered=False),
        _evidence(is_dated=False, is_numbered=True),
    )

    assert scales.evidence_level(measure(evidence=documents)) is EvidenceLevel.DOCUMENT


def _steps(count: int) -> tuple[Step, ...]:
    return tuple(Step(text=f"ขั้นตอน {n}", parts=(), units=()) for n in range(1, count + 1))


def _results(*steps: tuple[int, ...]) -> tuple[Result, ...]:
    return tuple(Result(place=NOWHERE, text=f"ผล {of}", steps=of) for of in steps)


def test_a_result_of_several_steps_is_told_once_and_pointed_to() -> None:
    shared, own, whole = _results((3, 1), (2,), ())
    of = measure(steps=_steps(4), results=(shared, own, whole))

    reports = scales.step_reports(of)

    assert [report.number for report in reports] == [1, 2, 3, 4]
    assert [report.results for report in reports] == [(shared,), (own,), (), ()]
    assert [report.told_at for report in reports] == [(), (), (1,), ()]
    assert [report.has_result for report in reports] == [True, True, True, False]
    assert scales.results_of_whole(of) == (whole,)
    assert scales.steps_with_result(of) == 3


def test_every_pairing_of_up_to_three_steps_tells_each_result_once() -> None:
    subsets = [s for n in range(4) for s in product((1, 2, 3), repeat=n) if len(set(s)) == n]
    for first, second in product(subsets, repeat=2):
        of = measure(steps=_steps(3), results=_results(first, second))
        reports = scales.step_reports(of)
        told = [result for report in reports for result in report.results]

        assert len(told) + len(scales.results_of_whole(of)) == 2
        assert scales.steps_with_result(of) == len({*first, *second})
        for report in reports:
            assert all(number < report.number for number in report.told_at)
            assert all(reports[number - 1].results for number in report.told_at)


def test_counts_name_every_status_and_both_bases() -> None:
    found = scales.counts(
        measure(status=status) for status in (Status.DONE, Status.DONE, Status.NO_CASE)
    )

    assert found.by_status == {
        Status.DONE: 2,
        Status.IN_PROGRESS: 0,
        Status.NOT_STARTED: 0,
        Status.NO_CASE: 1,
    }
    assert (found.all, found.applicable) == (3, 2)


def test_nothing_counts_as_nothing() -> None:
    found = scales.counts(())

    assert set(found.by_status) == set(Status)
    assert (found.all, found.applicable) == (0, 0)


@pytest.mark.parametrize(
    ("actual", "expected"), [("79.9", False), ("80", True), ("80.1", True), ("0", False)]
)
def test_a_target_is_met_from_its_number_on(actual: str, *, expected: bool) -> None:
    target, problems = read(
        f"text: พอใจไม่น้อยกว่าร้อยละ 80\nat_least: 80\nunit: ร้อยละ\nactual: {actual}", Target.read
    )

    assert problems == ()
    assert target.is_met is expected


def test_a_target_without_a_result_is_neither_met_nor_missed() -> None:
    target = Target(text="x", at_least=Decimal(0), unit="ครั้ง", per=None, actual=None)

    assert target.is_met is None
