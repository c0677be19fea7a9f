"""The whole story: load the records, check them, make the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from transparency.album import Albums
from transparency.center import Center
from transparency.checks import (
    calendar,
    completeness,
    files,
    names,
    numbering,
    pages,
    paths,
    photos,
    pictures,
    references,
    release,
    surplus,
    unlinked,
)
from transparency.frame import frame, settings
from transparency.makers import data, search, sources, stylesheet
from transparency.makers.pages import make_pages
from transparency.makers.photos import make_photos
from transparency.outputs import Output, SiteTree, plant
from transparency.problems import DataError, Problem, as_many_as_help, errors
from transparency.templates import Templates
from transparency.views import Overview, overview

PAGES = Path(__file__).resolve().parents[2] / "overrides" / "pages"
"""Where the bodies of generated pages lie: a part of the product, the same for every site."""

CHECKS = (
    references.check_ids,
    references.check_references,
    references.check_units,
    calendar.check_dates,
    numbering.check_gaps,
    files.check_files,
    files.check_documents,
    files.check_programs,
    files.check_sources,
    photos.check_photos,
    photos.check_unused,
    photos.check_takedowns,
    pictures.check_pictures,
    names.check_data_files,
    names.check_names,
    pages.check_pages,
    paths.check_paths,
    surplus.check_unused,
    surplus.check_names,
    completeness.check_verification,
    completeness.check_facts,
)


def build(root: Path, *, today: date) -> SiteTree:
    """Return every generated file of the project at ``root``; DataError if records are wrong."""
    center, problems = check(root)
    if wrong := errors(problems):
        raise DataError(wrong)
    view = overview(center, today)
    outputs, wrong = _plant(view)
    if wrong:
        raise DataError(wrong)
    return SiteTree(outputs, settings(view), {"center": frame(view)})


def check(root: Path, *, is_release: bool = False) -> tuple[Center, tuple[Problem, ...]]:
    """Return the records and every problem of them, sorted; warnings too.

    A release also refuses money and names that nobody has verified; a file of which that is told
    record by record needs no reminder as a whole.
    """
    center, problems = Center.load(root)
    found = [*problems, *(problem for rule in CHECKS for problem in rule(center))]
    if not errors(found):
        found += [*unlinked.check_unlinked(center), *unlinked.check_unlisted(center)]
    if is_release:
        refused = [*release.check_release(center)]
        told = {(problem.place.path, problem.code) for problem in refused}
        found = [p for p in found if (p.place.path, p.code) not in told] + refused
    return center, as_many_as_help(found)


def check_made(center: Center, *, today: date) -> tuple[Problem, ...]:
    """Find what shows only once pages are made, of records without an error.

    No photo is developed.
    """
    _, wrong = _plant(overview(center, today))
    return wrong


def _plant(view: Overview) -> tuple[dict[str, Output], tuple[Problem, ...]]:
    center = view.center
    albums, files = make_photos(center)
    outputs, twice = plant([*files, *_make(view, albums)])
    clashes = (*twice, *sorted(center.files & outputs.keys()))
    claimed = (paths.claimed_twice(path) for path in clashes)
    return outputs, (*claimed, *pages.check_anchors(center, outputs))


def _make(view: Overview, albums: Albums) -> Iterator[Output]:
    templates = Templates(PAGES, view.center.municipality.digits)
    bodies = [*make_pages(view, templates, albums)]
    yield from bodies
    yield from search.make_search(view.center, bodies)
    yield from stylesheet.make_stylesheet(view)
    yield from sources.make_sources(view.center)
    yield data.make_data(view.center)
