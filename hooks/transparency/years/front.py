"""The files beside the years: they lead to the current year and from each year to the others."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from transparency.years.comparison import COMPARISON, comparison_page
from transparency.years.front_pages import (
    MOVED,
    STYLE,
    gone_page,
    home_page,
    is_page,
    list_page,
    lost_page,
    moved_page,
    stubs,
)
from transparency.years.names import DOWNLOADS, LIST, PATHS, SCRIPT
from transparency.years.public import Front, PublicYear
from transparency.years.told import ToldYear

_OWN = Path(__file__).parent / "root"


def make_list(front: Front) -> dict[str, str]:
    """Make what every year needs beside itself: the list of years and the script of its pages."""
    return {
        LIST: list_page(front),
        SCRIPT: _script(front),
        STYLE: (_OWN / STYLE).read_text(encoding="utf-8"),
    }


def make_front(front: Front, told: tuple[ToldYear, ...]) -> dict[str, str]:
    """Make every file of the front by its path; ``told`` is what the years say, newest first."""
    files = {
        **make_list(front),
        **dict(stubs(front)),
        **{old: moved_page(old, new, front) for old, new in front.moved.items() if is_page(old)},
        "index.html": home_page(front),
        "404.html": lost_page(front),
        "years.json": _json(front),
        "_redirects": "".join(_redirects(front)),
        ".nojekyll": "",
        MOVED: (_OWN / MOVED).read_text(encoding="utf-8"),
    }
    with_sitemap = [year for year in front.years if "sitemap.xml" in year.files]
    if front.home and with_sitemap:
        files["sitemap.xml"] = _sitemap(front, with_sitemap)
        files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {front.home}sitemap.xml\n"
    if len(front.years) > 1:
        files[COMPARISON] = comparison_page(front, told)
    if gone := sorted(f"{year.year}/{path}" for year in front.years for path in year.gone):
        files["gone.txt"] = "".join(f"{path}\n" for path in gone)
        files["410.html"] = gone_page(front)
    files[PATHS] = "".join(f"{path}\n" for path in sorted({*_addresses(front), *files, PATHS}))
    return files


def _redirects(front: Front) -> Iterator[str]:
    """Write the rules of hosts that read them: there an address begins at the host's own top."""
    top = urlsplit(front.home).path or "/"
    for old, new in sorted(front.moved.items()):
        yield f"{top}{old} {new if urlsplit(new).scheme else top + new} 301\n"


def _addresses(front: Front) -> Iterator[str]:
    for year in front.years:
        yield from (f"{year.year}/{path}" for path in year.files)
        if year.download:
            yield f"{DOWNLOADS}/{year.download.name}"
    if any(year.download for year in front.years):
        yield f"{DOWNLOADS}/SHA256SUMS"


def _script(front: Front) -> str:
    paths: dict[str, list[str]] = {}
    for year in front.years:
        for path in year.pages:
            paths.setdefault(path, []).append(str(year.year))
    known = {
        "current": str(front.years[0].year),
        "years": [str(year.year) for year in front.years],
        "th": front.is_thai,
        "paths": {path: " ".join(paths[path]) for path in sorted(paths)},
    }
    code = (_OWN / SCRIPT).read_text(encoding="utf-8")
    return f"window.YEARS = {json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n{code}"


def _json(front: Front) -> str:
    years = [
        {
            "year": year.year,
            "is_current": number == 0,
            "start": f"{year.year}/index.html",
            "download": year.download and {
                "path": posixpath.join(DOWNLOADS, year.download.name),
                "bytes": year.download.size,
                "sha256": year.download.sha256,
            },
        }
        for number, year in enumerate(front.years)
    ]  # fmt: skip
    return json.dumps({"years": years}, ensure_ascii=False, indent=1) + "\n"


def _sitemap(front: Front, years: list[PublicYear]) -> str:
    lines = "".join(
        f"  <sitemap><loc>{escape(front.home)}{year.year}/sitemap.xml</loc></sitemap>\n"
        for year in years
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</sitemapindex>\n'
    )
