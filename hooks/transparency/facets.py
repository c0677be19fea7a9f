"""The register's filters: which chips there are, and which rows each of them shows."""

from __future__ import annotations

from dataclasses import dataclass

from transparency.labels import VALUES
from transparency.records.measure import Status
from transparency.views import Overview, View


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice; ``count`` is the number of rows that it shows."""

    value: str
    word: str
    count: int
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A question with its choices; ``name`` is the letter that begins its class names."""

    name: str
    legend: str
    choices: tuple[Chip, ...]


def facets(view: Overview) -> tuple[Facet, ...]:
    """Return the filters; a chip without a row is left out."""
    by_status = view.counts.by_status
    statuses = (
        Chip(status, VALUES[status], by_status[status], f"status-{status}") for status in Status
    )
    units = (Chip(u.id, u.short_name, len(view.of_unit(u))) for u in view.center.units)
    return (
        Facet("s", "สถานะที่รายงาน", tuple(chip for chip in statuses if chip.count)),
        Facet("u", "หน่วยงาน", tuple(chip for chip in units if chip.count)),
    )


def row_classes(overview: Overview, view: View) -> str:
    """Return the class names by which the filters know a row."""
    units = [u.id for u in overview.center.units if view in overview.of_unit(u)]
    return " ".join((f"s-{view.measure.status}", *(f"u-{unit}" for unit in units)))
