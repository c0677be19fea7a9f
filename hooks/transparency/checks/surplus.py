"""What stands twice or is used by nobody: warnings, since it does no harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transparency.center import Center, Identified
from transparency.problems import Place, Problem, Severity
from transparency.records.refusals import Refusal


def check_unused(center: Center) -> Iterator[Problem]:
    """Find units and topics that no record names, unless a name is misspelt."""
    measures = center.measures
    if "measures" in center.incomplete:
        return
    units = {ref.id for m in measures for ref in (*m.units, *(u for s in m.steps for u in s.units))}
    units |= {unit.part_of.id for unit in center.units if unit.part_of}
    yield from _unused("หน่วยงาน", center.units, units)
    yield from _unused("เรื่อง", center.topics, {measure.topic.id for measure in measures})


def check_names(center: Center) -> Iterator[Problem]:
    """Find records that cannot be told apart by what readers see of them."""
    yield from _alike("หน่วยงาน", ((unit.name, unit.places["name"]) for unit in center.units))
    yield from _alike("เรื่อง", ((topic.name, topic.places["name"]) for topic in center.topics))
    yield from _alike("มาตรการ", ((m.title, m.places["title"]) for m in center.measures))
    yield from _aliases_of_others(center)


def _aliases_of_others(center: Center) -> Iterator[Problem]:
    """Find other spellings of a unit that are the name, or another spelling, of another one."""
    owners = {unit.name: unit for unit in center.units}
    for unit in center.units:
        for alias, place in zip(unit.also_written, unit.alias_places, strict=True):
            other = owners.setdefault(alias, unit)
            if alias and other.id != unit.id:
                message = f"“{alias}” เป็นชื่อของหน่วยงาน “{other.id}” อยู่แล้ว จึงบอกไม่ได้ว่าหมายถึงหน่วยงานใด"
                remedy = "ลบคำนี้ออกจาก also_written ของหน่วยงานที่ไม่ได้ใช้ชื่อนี้"
                yield Refusal("duplicate-name", message, remedy, severity=Severity.WARNING).at(
                    place
                )


def _alike(kind: str, named: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in named:
        if name and name in first:
            message = f"{kind}นี้ชื่อเหมือนกับบรรทัดที่ {first[name].line} คือ “{name}”"
            remedy = "ถ้าเป็นรายการเดียวกัน ให้ลบออกหนึ่งรายการ ถ้าไม่ใช่ ให้แก้ชื่อให้ต่างกัน"
            yield Refusal("duplicate-name", message, remedy, severity=Severity.WARNING).at(place)
        first.setdefault(name, place)


def _unused(kind: str, records: Iterable[Identified], used: set[str]) -> Iterator[Problem]:
    known = {record.id for record in records}
    for record in records if used <= known else ():
        if record.id and record.id not in used:
            message = f"ไม่มีมาตรการใดใช้{kind} “{record.id}”"
            remedy = "ตรวจว่าพิมพ์รหัสในมาตรการถูกต้อง หรือลบรายการนี้"
            unused = Refusal("unused-record", message, remedy, severity=Severity.WARNING)
            yield unused.at(record.place)
