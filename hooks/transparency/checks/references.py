"""Every record that is named exists, and every name is given once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from transparency.center import Center, Identified
from transparency.problems import Place, Problem
from transparency.records.entry import Ref
from transparency.records.finding import FindingKind
from transparency.records.refusals import Refusal, unknown_id, unknown_record
from transparency.records.values import is_id


def check_references(center: Center) -> Iterator[Problem]:
    """Find names of records that do not exist."""
    topics = (measure.topic for measure in center.measures)
    yield from _unknown(center, "unknown-source", "sources", center.documents, [center.source])
    yield from _unknown(center, "unknown-topic", "topics", center.topics, topics)
    yield from _unknown(center, "unknown-unit", "units", center.units, _units(center))
    yield from _unknown(center, "unknown-measure", "measures", center.measures, _measures(center))
    yield from _unknown_records(center)


def check_ids(center: Center) -> Iterator[Problem]:
    """Find ids and numbers that are given twice."""
    for records in _collections(center):
        yield from _twice((record.id, record.place) for record in records)
    numbers = ((str(m.number), m.places["number"]) for m in center.measures if m.number)
    yield from _twice(numbers, code="duplicate-number", name="เลขที่")
    for counted in _numbers_of_findings(center):
        yield from _twice(counted, code="duplicate-number", name="เลขที่")
    for budget in center.budgets:
        rows = ((str(line.number), line.place) for line in budget.lines if line.number)
        yield from _twice(rows, code="duplicate-number", name="เลขที่")


def _numbers_of_findings(center: Center) -> Iterable[list[tuple[str, Place]]]:
    """Gather the numbers of findings by the report that counts them."""
    reports: dict[tuple[str, FindingKind, int | None], list[tuple[str, Place]]] = {}
    for finding in center.findings:
        report = (finding.measure.id, finding.kind, finding.about_year)
        reports.setdefault(report, []).append((finding.number, finding.places["number"]))
    return reports.values()


def check_units(center: Center) -> Iterator[Problem]:
    """Find units that are, over one or more steps, part of themselves."""
    if "units" in center.incomplete:
        return
    above = {unit.id: unit.part_of for unit in center.units if unit.part_of}
    told: set[str] = set()
    for unit, ref in above.items():
        circle = [unit]
        while (up := above.get(circle[-1])) and up.id not in circle:
            circle.append(up.id)
        if up and up.id == unit and unit not in told:
            told.update(circle)
            yield _part_of_itself(circle).at(ref.place)


def _part_of_itself(circle: list[str]) -> Refusal:
    if len(circle) == 1:
        message = f"หน่วยงาน “{circle[0]}” สังกัดตัวเอง"
        remedy = "แก้ part_of เป็นรหัสของหน่วยงานที่อยู่เหนือขึ้นไป หรือลบบรรทัดนี้"
    else:
        message = f"หน่วยงาน {' กับ '.join(f'“{unit}”' for unit in circle)} สังกัดกันเป็นวง"
        remedy = "แก้ part_of ของหน่วยงานใดหน่วยงานหนึ่ง หรือลบบรรทัดนี้"
    return Refusal("part-of-itself", message, remedy)


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


def _unknown(
    center: Center, code: str, stem: str, records: Sequence[Identified], refs: Iterable[Ref]
) -> Iterator[Problem]:
    known = set(center.ids(stem))
    # where an id stands twice, one record has lost its own, which others may name
    is_whole = stem not in center.incomplete and len(known) == len(records)
    wrong: dict[str, list[Place]] = {}
    for ref in refs:
        if ref.id and ref.id not in known and (is_whole or not is_id(ref.id)):
            wrong.setdefault(ref.id, []).append(ref.place)
    for id_, places in wrong.items():
        first, *others = sorted(places)
        yield unknown_id(id_, code, _known(records), stem, others).at(first)


def _known(records: Sequence[Identified]) -> dict[str, str]:
    """Give the id of each record to its id, its names and its number."""
    found: dict[str, str] = {}
    for record in records:
        words = [getattr(record, name, "") for name in _NAMES]
        for word in (record.id, *words, *getattr(record, "also_written", ())):
            if word and record.id:
                found.setdefault(str(word), record.id)
    return found


_NAMES = ("name", "short_name", "title", "short_title", "number")


def _unknown_records(center: Center) -> Iterator[Problem]:
    if center.incomplete or any(map(_has_twins, _collections(center))):
        return
    known = {record.id for records in _collections(center) for record in records}
    for change in center.changes:
        for ref in change.records:
            if ref.id and ref.id not in known:
                yield unknown_record(ref.id, known).at(ref.place)


def _has_twins(records: Iterable[Identified]) -> bool:
    """Whether an id stands twice: one of the two has lost its own, which others may name."""
    ids = [record.id for record in records]
    return len(set(ids)) < len(ids)


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
