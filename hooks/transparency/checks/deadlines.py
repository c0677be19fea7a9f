"""Measures that are late as of a day: warnings, for a late measure is a fact and no mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transparency.center import Center
from transparency.problems import Problem, Severity
from transparency.records.measure import Status
from transparency.records.refusals import Refusal
from transparency.scales import Timeliness, as_of, timeliness
from transparency.thai.dates import thai_date


def check_deadlines(center: Center, *, today: date) -> Iterator[Problem]:
    """Find measures that are not done though their deadline is over, at most at the year's end."""
    if not center.year.be_year:
        return
    day = as_of(center.year, today)
    for measure in center.measures:
        is_late = timeliness(measure, day) is Timeliness.OVERDUE
        if measure.id and is_late and measure.status is not Status.DONE and measure.due_on:
            yield Refusal(
                "overdue",
                f"มาตรการ “{measure.id}” เลยกำหนด {thai_date(measure.due_on)} แล้ว แต่ยังไม่มีวันที่ทำเสร็จ",
                "ถ้าทำแล้ว แก้ status เป็น done และเติม done_on ถ้ายังไม่ทำ ไม่ต้องแก้ หน้าเว็บจะบอกว่าเลยกำหนด",
                severity=Severity.WARNING,
            ).at(measure.places["due_on"])
