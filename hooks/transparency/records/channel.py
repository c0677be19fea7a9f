"""ช่องทาง: where a citizen can complain, ask or take part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from transparency.problems import Place
from transparency.records.entry import Entry, Ref
from transparency.records.refusals import Refusal
from transparency.thai.numerals import to_arabic


class ChannelKind(StrEnum):
    """What a channel is for, or how it is reached."""

    COMPLAINT = "complaint"
    OPINION = "opinion"
    SURVEY = "survey"
    E_SERVICE = "e_service"
    SOCIAL = "social"
    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    WALK_IN = "walk_in"
    WEBSITE = "website"
    BOARD = "board"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel that the source names; ``address`` None means that nobody has told us."""

    place: Place
    id: str
    kind: ChannelKind
    name: str
    measure: Ref
    address: str | None
    said_in: str

    @property
    def link(self) -> str | None:
        """What a browser can follow: https, mailto or tel; None for a place in words."""
        match self.address, self.kind:
            case None, _:
                return None
            case str(address), _ if address.startswith(("https://", "http://")):
                return address
            case str(address), ChannelKind.EMAIL:
                return f"mailto:{address}"
            case str(address), ChannelKind.PHONE:
                digits = "".join(sign for sign in address if sign in "+0123456789")
                return f"tel:{digits}"
        return None

    @classmethod
    def read(cls, entry: Entry) -> Channel:
        """Read one entry of ``data/channels.yaml``."""
        channel = cls(
            place=entry.place_of("id"),
            id=entry.id(),
            kind=entry.choice("kind", ChannelKind),
            name=entry.text("name"),
            measure=entry.ref("measure"),
            address=entry.address("address"),
            said_in=entry.text("said_in"),
        )
        if channel.address and entry.has("kind"):
            _check_address(entry, channel.kind, channel.address)
        return channel


def _check_address(entry: Entry, kind: ChannelKind, address: str) -> None:
    if kind is ChannelKind.EMAIL and not _EMAIL.fullmatch(address):
        message = f"อีเมล “{address}” ต้องมี @ และชื่อโดเมน ไม่มีเว้นวรรค"
        entry.refuse("address", Refusal("bad-address", message, "เช่น info@example.go.th"))
    if kind is ChannelKind.PHONE and not _PHONE.search(to_arabic(address)):
        message = f"เบอร์โทรศัพท์ “{address}” ต้องมีตัวเลข"
        entry.refuse("address", Refusal("bad-address", message, "เช่น 0-2000-0000 ต่อ 12"))


_EMAIL = re.compile(r"[^\s@,;:]+@[^\s@,;:.]+(?:\.[^\s@,;:.]+)+")
_PHONE = re.compile(r"[0-9]{3}|[0-9][- ][0-9]")
