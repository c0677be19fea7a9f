"""The data files with which a new year begins, as officers would have written them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transparency.center import Center
from transparency.labels import VALUES
from transparency.records.entry import Ref
from transparency.records.measure import Measure, Status, Step
from transparency.records.quoting import fold, written
from transparency.records.target import Target
from transparency.thai.fiscal import FiscalYear

_SCHEMA = "# yaml-language-server: $schema=schemas/{}.json\n"
_CARRIED = {Status.IN_PROGRESS, Status.NOT_STARTED}


def measures_file(center: Center, year: int) -> str:
    """Write the measures that go on: without results, due at the end of the year until one says."""
    lines = [
        f"fiscal_year: {year}",
        f"source: plan-{year}",
        "measures:" if center.measures else "measures: []",
    ]
    for measure in center.measures:
        lines += [*_measure(measure, center.year.be_year, FiscalYear(year)), ""]
    return _SCHEMA.format("measures") + "\n".join(lines).rstrip() + "\n"


def _measure(measure: Measure, old: int, year: FiscalYear) -> Iterator[str]:
    yield f"  - id: {measure.id}"
    yield f"    number: {measure.number}"
    yield f"    title: {written(measure.title)}"
    yield f"    short_title: {written(measure.short_title)}"
    yield f"    topic: {measure.topic.id}"
    yield f"    units: {_refs(measure.units)}"
    if measure.status in _CARRIED:
        yield f"    # ยกมาจากปี {old} ซึ่งยังไม่เสร็จ ({VALUES[measure.status]})"
    for words in measure.recommendations:
        yield f"    # ข้อเสนอแนะของปี {old}: {fold(words)}"
    yield "    steps:"
    for step in measure.steps:
        yield from _step(step)
    yield "    results: []"
    yield f"    status: {Status.NOT_STARTED.value}"
    yield f"    due_on: {year.last_day.isoformat()}"
    if measure.targets:
        yield "    targets:"
        for target in measure.targets:
            yield from _target(target)
    if measure.milestones:
        yield "    milestones:"
        for milestone in measure.milestones:
            yield f"      - title: {written(milestone.title)}"
            yield "        due_on:"
    yield "    source:"
    yield "      verification: pending"


def _step(step: Step) -> Iterator[str]:
    yield f"      - text: {written(step.text)}"
    if step.parts:
        yield "        parts:"
        yield from (f"          - {written(part)}" for part in step.parts)
    if step.units:
        yield f"        units: {_refs(step.units)}"


def _target(target: Target) -> Iterator[str]:
    yield f"      - text: {written(target.text)}"
    yield f"        at_least: {target.at_least:f}"
    yield f"        unit: {written(target.unit)}"
    if target.per:
        yield f"        per: {target.per.value}"


def _refs(refs: Iterable[Ref]) -> str:
    return f"[{', '.join(ref.id for ref in refs)}]"


def sources_file(center: Center, year: int) -> str:
    """Write the one document that the new records come from: a draft of our own."""
    return (
        f"{_SCHEMA.format('sources')}sources:\n"
        f"  - id: plan-{year}\n"
        f"    title: ร่างมาตรการ ประจำปีงบประมาณ พ.ศ. {year}\n"
        f"    file: plan-{year}.txt\n"
        f"    note: ยกมาจากปี {center.year} รอแทนด้วยแผนที่ประกาศแล้ว\n"
    )


def source_file(center: Center, year: int) -> str:
    """Write that draft: the titles that go on."""
    titles = "".join(f"{measure.number}. {measure.title}\n" for measure in center.measures)
    return f"ร่างมาตรการ ประจำปีงบประมาณ พ.ศ. {year} ยกมาจากปี {center.year}\n\n{titles}"


def findings_file(text: str, old: int) -> str:
    """Mark the findings as carried; which of them are settled only an officer knows."""
    first, _, rest = text.partition("\n")
    return f"{first}\n# ข้อตรวจพบที่ยกมาจากปี {old} ลบข้อที่แก้เสร็จแล้ว\n{rest}"
