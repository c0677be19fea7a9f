"""เทศบาล: whose center this is. The only place for its name, address and colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transparency.problems import Place
from transparency.records.entry import Entry


class Digits(StrEnum):
    """The digits of our own words; quotations keep what is printed."""

    ARABIC = "arabic"
    THAI = "thai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality and how its site presents itself."""

    place: Place
    logo_place: Place
    name: str
    short_name: str
    kind: str
    district: str
    province: str
    center_name: str
    site_url: str | None
    digits: Digits
    accent: str | None
    logo: str | None

    @classmethod
    def read(cls, entry: Entry) -> Municipality:
        """Read ``data/municipality.yaml``."""
        return cls(
            place=entry.place,
            logo_place=entry.place_of("logo"),
            name=entry.text("name"),
            short_name=entry.text("short_name"),
            kind=entry.text("kind"),
            district=entry.text("district"),
            province=entry.text("province"),
            center_name=entry.text("center_name"),
            site_url=entry.web_address("site_url"),
            digits=entry.choice("digits", Digits),
            accent=entry.colour("accent"),
            logo=entry.path("logo"),
        )
