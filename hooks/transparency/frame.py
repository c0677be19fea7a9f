"""The frame of every page: what header, footer and year strip need to know."""

from __future__ import annotations

from urllib.parse import quote

from transparency import addresses
from transparency.records.municipality import Digits
from transparency.templates import inert
from transparency.thai.dates import thai_date
from transparency.thai.numerals import to_thai
from transparency.views import Overview


def settings(view: Overview) -> dict[str, str]:
    """Return the builder's own settings."""
    town = view.center.municipality
    name = inert(f"{town.center_name} {town.name}")
    return {"site_name": str(name), "site_url": town.site_url or ""}


def frame(view: Overview) -> dict[str, object]:
    """Return what the theme's templates print; texts are escaped, ready to print."""
    center = view.center
    town = center.municipality
    write = to_thai if town.digits is Digits.THAI else str
    return {
        "name": inert(town.name),
        "center_name": inert(town.center_name),
        "fiscal_year": write(str(center.year)),
        "is_closed": center.closed_on is not None,
        "as_of": write(thai_date(view.day)),
        "law_year": write("2540"),
        "logo": quote(town.logo or ""),
        "pages": [
            {
                "title": inert(page.title),
                "url": quote(addresses.published(page.path)),
            }
            for page in center.pages
        ],
    }
