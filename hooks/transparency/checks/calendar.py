"""Dates that cannot belong to the year: a slip would make what is late look as if in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transparency.center import Center
from transparency.labels import FIELDS
from transparency.problems import Place, Problem, Severity
from transparency.records.gallery import Gallery
from transparency.records.refusals import Refusal
from transparency.records.target import Milestone
from transparency.thai.dates import PartialDate, thai_date
from transparency.thai.fiscal import FiscalYear

_ENOUGH = 3
"""So many dates of one year outweigh the year that is written on top."""

_OLDEST = 30
"""Years: an order or plan may be older than the measure that rests on it, but not by more."""

_YEARS_KEPT = 10
"""A site is corrected for so many years, and an audit looks back no further."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date, and how many fiscal years before and after this one it may lie in.

    ``is_odd_outside``: a warning is due where it does so at all.
    """

    key: str
    when: PartialDate
    place: Place
    before: int = 0
    after: int = 0
    is_odd_outside: bool = False


def check_dates(center: Center) -> Iterator[Problem]:
    """Find dates outside the fiscal year; if that is so of all, the year itself is wrong."""
    if not center.year.be_year:
        return
    measures = [*_dates_of_measures(center)]
    years = {FiscalYear.of(dated.when.first_day) for dated in measures}
    if len(measures) >= _ENOUGH and len(years) == 1 and center.year not in years:
        yield _other_year(center, years.pop())
        return
    for dated in (*measures, *_other_dates(center)):
        if _is_outside(dated.when, center.year, dated.before, dated.after):
            yield _outside(dated, center.year, Severity.ERROR).at(dated.place)
        elif dated.is_odd_outside and _is_outside(dated.when, center.year, 0, 0):
            yield _outside(dated, center.year, Severity.WARNING).at(dated.place)
    yield from _years(center)


def _years(center: Center) -> Iterator[Problem]:
    """Find findings about years that no report of this year can speak of."""
    this = center.year.be_year
    for finding in center.findings:
        about = finding.about_year
        if about and not this - _YEARS_KEPT <= about <= this:
            message = f"ปีงบประมาณที่ตรวจ {about} อยู่ในรายงานของปีงบประมาณ {this} ไม่ได้"
            remedy = f"แก้เป็นปีที่ตรวจจริง ไม่เกิน {this} และไม่ก่อน {this - _YEARS_KEPT}"
            yield Refusal("bad-year", message, remedy).at(finding.places["about_year"])


def _dates_of_measures(center: Center) -> Iterator[_Dated]:
    for measure in center.measures:
        if measure.due_on:
            yield _Dated("due_on", measure.due_on, measure.places["due_on"])
        if measure.done_on:
            place = measure.places["done_on"]
            yield _Dated("done_on", measure.done_on, place, after=1, is_odd_outside=True)


def _other_dates(center: Center) -> Iterator[_Dated]:
    for measure in center.measures:
        for milestone in measure.milestones:
            yield from _dates_of_milestone(milestone)
        for evidence in measure.evidence:
            if evidence.dated_on:
                place = evidence.places["dated_on"]
                yield _Dated("dated_on", evidence.dated_on, place, before=_OLDEST, after=1)
    for gallery in center.galleries:
        yield from _dates_of_gallery(gallery)
    for change in center.changes:
        if change.on.year > 1:  # it could be read
            yield _Dated("on", change.on, change.place, after=_YEARS_KEPT)
    if center.closed_on:
        yield _Dated("closed_on", center.closed_on, center.places["closed_on"], after=_YEARS_KEPT)


def _dates_of_gallery(gallery: Gallery) -> Iterator[_Dated]:
    if gallery.held_on:
        place = gallery.places["held_on"]
        yield _Dated("held_on", gallery.held_on, place, 1, 1, is_odd_outside=True)
    for photo in gallery.photos:
        if photo.taken_on:
            place = photo.places["taken_on"]
            yield _Dated("taken_on", photo.taken_on, place, 1, 1, is_odd_outside=True)


def _dates_of_milestone(milestone: Milestone) -> Iterator[_Dated]:
    if milestone.due_on:
        yield _Dated("due_on", milestone.due_on, milestone.places["due_on"], after=1)
    if milestone.done_on:
        yield _Dated("done_on", milestone.done_on, milestone.places["done_on"], after=1)


def _is_outside(when: PartialDate, year: FiscalYear, before: int, after: int) -> bool:
    first = FiscalYear(year.be_year - before).first_day
    last = FiscalYear(year.be_year + after).last_day
    return when.last_day < first or when.first_day > last


def _outside(dated: _Dated, year: FiscalYear, severity: Severity) -> Refusal:
    span = f"{thai_date(year.first_day, short=True)} – {thai_date(year.last_day, short=True)}"
    near = _in(year, dated.when)
    remedy = f"แก้เป็น “{near.iso()}” ถ้าหมายถึง {thai_date(near)}" if near else "แก้ปีให้ถูกต้อง"
    return Refusal(
        "date-outside-year",
        f"{FIELDS[dated.key]} {_as_written(dated.when)} อยู่นอกปีงบประมาณ {year} ({span})",
        remedy,
        severity=severity,
    )


def _as_written(when: PartialDate) -> str:
    """Write a date as the officer did, and in Thai words where those differ."""
    words = thai_date(when)
    return words if when.written in {"", words} else f"“{when.written}” ({words})"


def _in(year: FiscalYear, when: PartialDate) -> PartialDate | None:
    """Return the same day of the fiscal year, if it has one."""
    first = year.first_day
    try:
        return PartialDate(first.year + (when.month < first.month), when.month, when.day)
    except ValueError:
        return None


def _other_year(center: Center, found: FiscalYear) -> Problem:
    return Refusal(
        "year-without-dates",
        f"ปีงบประมาณ {center.year} ไม่ตรงกับวันที่ของมาตรการ ซึ่งอยู่ในปีงบประมาณ {found} ทั้งหมด",
        f"แก้เป็น {found} หรือแก้ปีของวันที่ทุกแห่ง",
    ).at(center.places["fiscal_year"])
