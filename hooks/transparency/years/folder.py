"""One year as it is published: its site in a folder of its own, and what it needs beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from transparency.build import build, check
from transparency.center import Center
from transparency.clock import today
from transparency.outputs import SiteTree
from transparency.records.municipality import Digits
from transparency.stage import write_stage
from transparency.years.front import make_list
from transparency.years.public import Front, PublicYear

Run = Callable[[Path, Path], None]
"""Builds and finishes the site of a stage in a folder."""

_YEAR_AT_END = re.compile(r"/\d{4}$")
_OF_THE_FRONT = ("404.html", "_headers")
"""What a host looks for in its top folder only: in a year it would be of no use."""


def build_year(root: Path, folder: Path, run: Run) -> int:
    """Build the year of the records in ``folder/<year>``, with what it needs beside it.

    Returns the year. Raises DataError when records are wrong.
    """
    tree = build(root, today=today())
    center, _ = check(root)
    year = center.year.be_year
    stage, site = folder / ".stage", folder / str(year)
    write_stage(root, beside_others(tree, center), stage)
    run(stage, site)
    shutil.rmtree(stage)
    headers = (site / "_headers").read_bytes()
    for name in _OF_THE_FRONT:
        (site / name).unlink(missing_ok=True)
    front = replace(front_of(center, (PublicYear(year, files_of(site)),)), is_alone=True)
    write_texts(make_list(front), folder)
    (folder / "_headers").write_bytes(headers)
    return year


def beside_others(tree: SiteTree, center: Center) -> SiteTree:
    """Let the pages know that other years stand beside them, and where their own year stands."""
    home, year = home_of(center), str(center.year)
    settings = dict(tree.settings) | {"site_url": f"{home}{year}/" if home else ""}
    return replace(tree, settings=settings, extra={**tree.extra, "years": year})


def home_of(center: Center) -> str:
    """Return the address above all years, or nothing; ``site_url`` may name the year or not."""
    address = (center.municipality.site_url or "").rstrip("/")
    return f"{_YEAR_AT_END.sub('', address)}/" if address else ""


def front_of(center: Center, years: tuple[PublicYear, ...]) -> Front:
    """Return what the pages beside the years are made of."""
    town = center.municipality
    return Front(
        name=f"{town.center_name} {town.name}",
        is_thai=town.digits is Digits.THAI,
        home=home_of(center),
        years=years,
    )


def files_of(folder: Path) -> tuple[str, ...]:
    """Return the path of every file below a folder, sorted."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in files))


def write_texts(texts: dict[str, str], folder: Path) -> None:
    """Write files below a folder by their paths."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
