"""The stylesheet that depends on the records: the accent, and the register's filters."""

from __future__ import annotations

from collections.abc import Iterator

from transparency.colour import shades
from transparency.facets import facets
from transparency.outputs import Output
from transparency.views import Overview

PATH = "assets/css/records.css"


def make_stylesheet(overview: Overview) -> Iterator[Output]:
    """Give the accent, and hide the register's rows that a chosen chip does not mean."""
    rules = (
        "/* Made from data/. */",
        *_accent(overview.center.municipality.accent),
        *_chosen(overview),
        *_nothing_left(overview),
        "",
    )
    yield Output(PATH, "\n".join(rules))


def _chosen(overview: Overview) -> Iterator[str]:
    """Hide every other row; in a browser without ``:has`` all rows stay."""
    for facet in facets(overview):
        for chip in facet.choices:
            name = f"{facet.name}-{chip.value}"
            chosen = f".tc-register:has(#{name}:checked)"
            yield f"{chosen} tbody tr:not(.{name}) {{ display: none; }}"


def _accent(accent: str | None) -> Iterator[str]:
    if accent is not None:
        values = " ".join(f"--tc-{name}: {value};" for name, value in shades(accent).items())
        yield f":root {{ {values} }}"


def _nothing_left(overview: Overview) -> Iterator[str]:
    """Show the sentence for pairs of choices that no row meets."""
    status, unit = facets(overview)
    rows = {
        (view.measure.status.value, of.id)
        for of in overview.center.units
        for view in overview.of_unit(of)
    }
    for first in status.choices:
        for second in unit.choices:
            if (first.value, second.value) not in rows:
                chosen = f":has(#s-{first.value}:checked):has(#u-{second.value}:checked)"
                yield f".tc-register{chosen} .tc-filter__none {{ display: block; }}"
