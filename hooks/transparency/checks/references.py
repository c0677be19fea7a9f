"""Every record that is named exists, and every name is given once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transparency.center import Center, Identified
from transparency.problems import Place, Problem
from transparency.records.entry import Ref
from transparency.records.refusals import Refusal, unknown_id


def check_references(center: Center) -> Iterator[Problem]:
    """Find names of records that do not exist."""
    yield from _unknown(center, "source", "sources", [center.source])
    yield from _unknown(center, "topic", "topics", (m.topic for m in center.measures))
    yield from _unknown(center, "unit", "units", _units(center))
    yield from _unknown(center, "measure", "measures", _measures(center))
    yield from _unknown_records(center)


def check_ids(center: Center) -> Iterator[Problem]:
    """Find ids and numbers that are given twice."""
    for records in _collections(center):
        yield from _twice((record.id, record.place) for record in records)
    numbers = ((str(m.number), m.place) for m in center.measures if m.number)
    yield from _twice(numbers, code="duplicate-number", name="เลขที่")
    for budget in center.budgets:
        rows = ((str(line.number), line.place) for line in budget.lines if line.number)
        yield from _twice(rows, code="duplicate-number", name="เลขที่")


def check_units(center: Center) -> Iterator[Problem]:
    """Find units that are, over one or more steps, part of themselves."""
    above = {unit.id: unit.part_of for unit in center.units}
    for unit in center.units:
        seen = {unit.id}
        ref = unit.part_of
        while ref is not None and ref.id not in seen:
            seen.add(ref.id)
            ref = above.get(ref.id)
        if ref is not None and ref.id == unit.id and unit.part_of is not None:
            message = f"หน่วยงาน “{unit.id}” สังกัดตัวเอง"
            remedy = "แก้ part_of เป็นรหัสของหน่วยงานที่อยู่เหนือขึ้นไป หรือลบบรรทัดนี้"
            yield Refusal("part-of-itself", message, remedy).at(unit.part_of.place)


def _collections(center: Center) -> Iterable[Iterable[Identified]]:
    return (
        center.documents, center.units, center.topics, center.measures, center.galleries,
        center.budgets, center.findings, center.channels, center.doubts,
    )  # fmt: skip


def _units(center: Center) -> Iterator[Ref]:
    for unit in center.units:
        if unit.part_of is not None:
            yield unit.part_of
    for measure in center.measures:
        yield from measure.units
        for step in measure.steps:
            yield from step.units


def _measures(center: Center) -> Iterator[Ref]:
    for records in (center.galleries, center.budgets, center.findings, center.channels):
        for record in records:
            yield record.measure
    for doubt in center.doubts:
        yield from doubt.measures


def _unknown(center: Center, kind: str, stem: str, refs: Iterable[Ref]) -> Iterator[Problem]:
    if stem in center.incomplete:
        return
    known = set(center.ids(stem))
    for ref in refs:
        if ref.id and ref.id not in known:
            yield unknown_id(ref.id, kind, known, f"data/{stem}.yaml").at(ref.place)


def _unknown_records(center: Center) -> Iterator[Problem]:
    if center.incomplete:
        return
    known = {record.id for records in _collections(center) for record in records}
    for change in center.changes:
        for ref in change.records:
            if ref.id and ref.id not in known:
                yield unknown_id(ref.id, "records", known, "data/").at(ref.place)


def _twice(
    named: Iterable[tuple[str, Place]], *, code: str = "duplicate-id", name: str = "รหัส"
) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for key, place in named:
        if key in first:
            message = f"{name} “{key}” ซ้ำกับบรรทัดที่ {first[key].line}"
            yield Refusal(code, message, f"เปลี่ยน{name}ให้ไม่ซ้ำกัน").at(place)
        elif key:
            first[key] = place
