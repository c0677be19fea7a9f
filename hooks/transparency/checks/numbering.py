"""Numbers that run on: what is missing in between may have been lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from transparency.center import Center
from transparency.problems import Place, Problem
from transparency.records.refusals import Refusal

_MEASURE = "เติมมาตรการที่ขาด หรือแก้เลขที่ให้ต่อเนื่อง ถ้าปีนี้ไม่มีเรื่องให้ทำ ให้ใช้สถานะ no_case พร้อมเหตุผล"
_LINE = "เติมรายการที่ขาด หรือแก้เลขที่ให้ต่อเนื่อง"


def check_gaps(center: Center) -> Iterator[Problem]:
    """Find numbers of measures and of budget lines that are left out."""
    if "measures" not in center.incomplete:
        numbers = ((m.number, m.places["number"]) for m in center.measures)
        yield from _gaps(numbers, "มาตรการ", _MEASURE)
    if "budgets" not in center.incomplete:
        for budget in (one for one in center.budgets if not one.is_doubtful):
            yield from _gaps(((line.number, line.place) for line in budget.lines), "รายการ", _LINE)


def _gaps(numbered: Iterable[tuple[int, Place]], name: str, remedy: str) -> Iterator[Problem]:
    found = tuple(numbered)
    places = dict(found)
    if 0 in places or len(places) < len(found):
        return
    astray = [at for at, (number, _) in enumerate(found, 1) if number != at]
    if len(astray) == 1:
        number, place = found[astray[0] - 1]
        message = f"เลขที่ {number} ไม่ต่อเนื่อง เพราะเป็น{name}ลำดับที่ {astray[0]}"
        yield Refusal("gap-in-numbers", message, f"แก้เป็น {astray[0]} ถ้ามี{name}ขาดไป ให้เติมก่อน").at(
            place
        )
        return
    for before, number in pairwise([0, *sorted(places)]):
        if number > before + 1:
            lost = f"{before + 1}" if number == before + 2 else f"{before + 1} ถึง {number - 1}"
            message = f"ไม่พบ{name}ที่ {lost} ก่อน{name}ที่ {number}"
            yield Refusal("gap-in-numbers", message, remedy).at(places[number])
