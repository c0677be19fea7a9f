"""The whole story: load the records, check them, make the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from transparency.center import Center
from transparency.checks import completeness, files, references
from transparency.frame import frame, settings
from transparency.makers import pages, photos, sources, stylesheet
from transparency.outputs import Output, SiteTree, plant
from transparency.problems import DataError, Place, Problem, errors
from transparency.records.refusals import Refusal
from transparency.templates import Templates
from transparency.views import Overview, overview

PAGES = Path(__file__).resolve().parents[2] / "overrides" / "pages"
"""Where the bodies of generated pages lie: a part of the product, the same for every site."""

CHECKS = (
    references.check_ids,
    references.check_references,
    references.check_units,
    files.check_files,
    completeness.check_verification,
)


def build(root: Path, *, today: date) -> SiteTree:
    """Return every generated file of the project at ``root``; DataError if records are wrong."""
    center, problems = check(root)
    if errors(problems):
        raise DataError(problems)
    view = overview(center, today)
    outputs, twice = plant(_make(view))
    clashes = [*twice, *sorted(center.files & outputs.keys())]
    if clashes:
        raise DataError(map(_claimed_twice, clashes))
    return SiteTree(outputs, settings(view), {"center": frame(view)})


def check(root: Path) -> tuple[Center, tuple[Problem, ...]]:
    """Return the records and every problem of them, sorted; warnings too."""
    center, problems = Center.load(root)
    found = [*problems, *(problem for rule in CHECKS for problem in rule(center))]
    return center, tuple(sorted(found))


def _make(view: Overview) -> Iterator[Output]:
    center = view.center
    templates = Templates(PAGES, center.municipality.digits)
    albums, files = photos.make_photos(center)
    yield from files
    yield from pages.make_pages(view, templates, albums)
    yield from stylesheet.make_stylesheet(view)
    yield from sources.make_sources(center)


def _claimed_twice(path: str) -> Problem:
    message = f"ไฟล์ “{path}” ใน content/ ซ้ำกับหน้าที่ระบบสร้างเอง"
    remedy = "เปลี่ยนชื่อไฟล์ใน content/"
    return Refusal("path-claimed-twice", message, remedy).at(Place(f"content/{path}"))
