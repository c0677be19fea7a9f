"""How far the site's texts have been compared with paper: counts, corrections and groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transparency.center import Center
from transparency.records.budget import Budget
from transparency.records.document import Variant, Verification
from transparency.records.finding import Finding, FindingKind
from transparency.records.gallery import Gallery
from transparency.records.measure import Measure

Sourced = Measure | Gallery | Budget | Finding


@dataclass(frozen=True, slots=True)
class Correction:
    """A spot where a record differs from print, and the measure whose page shows it."""

    measure: Measure
    variant: Variant


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings that belong under one heading."""

    anchor: str
    title: str
    findings: tuple[Finding, ...]


def sourced(center: Center) -> tuple[Sourced, ...]:
    """Return every record that was taken from a document."""
    return (*center.measures, *center.galleries, *center.budgets, *center.findings)


def verified(center: Center) -> dict[Verification, int]:
    """Count the records of each state of verification."""
    records = sourced(center)
    return {
        state: sum(record.source.verification is state for record in records)
        for state in Verification
    }


def corrections(center: Center) -> tuple[Correction, ...]:
    """Return every spot that differs from print, in the order of the records."""
    return tuple(
        Correction(_measure_of(center, record), variant)
        for record in sourced(center)
        for variant in record.source.variants
    )


def finding_groups(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Group findings by kind and year, in the order in which they are written."""
    groups: dict[tuple[FindingKind, int | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.kind, finding.about_year), []).append(finding)
    return tuple(
        FindingGroup(f"{kind.replace('_', '-')}-{year or 'undated'}", _title(kind, year), tuple(of))
        for (kind, year), of in groups.items()
    )


def _title(kind: FindingKind, year: int | None) -> str:
    what = {
        FindingKind.INTERNAL_CONTROL: "รายงานการติดตามประเมินผลการควบคุมภายใน",
        FindingKind.OBSERVATION: "ข้อสังเกตของผู้ตรวจสอบภายใน",
    }[kind]
    return f"{what} ปีงบประมาณ {year}" if year else what


def _measure_of(center: Center, record: Sourced) -> Measure:
    return record if isinstance(record, Measure) else center.measure(record.measure)
