"""The contact page: the channels that the source names, by what a citizen wants to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transparency.center import Center
from transparency.records.channel import Channel, ChannelKind


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a citizen wants to do, and the channels for it."""

    anchor: str
    title: str
    words: str
    channels: tuple[Channel, ...]


_SECTIONS = (
    (
        "complain",
        "ร้องเรียนหรือร้องทุกข์",
        "แจ้งเรื่องเดือดร้อน การทุจริต หรือการให้บริการที่ไม่เป็นธรรม",
        {ChannelKind.COMPLAINT},
    ),
    (
        "opinion",
        "เสนอความคิดเห็นและประเมินบริการ",
        "บอกว่าอยากให้ปรับปรุงอะไร หรือให้คะแนนบริการที่ได้รับ",
        {ChannelKind.OPINION, ChannelKind.SURVEY},
    ),
    (
        "online",
        "ช่องทางออนไลน์",
        "เว็บไซต์ สื่อสังคมออนไลน์ และบริการผ่านอินเทอร์เน็ตของเทศบาล",
        {ChannelKind.WEBSITE, ChannelKind.SOCIAL, ChannelKind.E_SERVICE, ChannelKind.EMAIL},
    ),
    (
        "offline",
        "โทรศัพท์ ไปรษณีย์ และที่สำนักงาน",
        "ติดต่อโดยไม่ต้องใช้อินเทอร์เน็ต",
        {ChannelKind.PHONE, ChannelKind.POST, ChannelKind.WALK_IN, ChannelKind.BOARD},
    ),
    (
        "systems",
        "ระบบที่เทศบาลใช้รายงาน",
        "ระบบของหน่วยงานกลางที่รายงานต้นฉบับกล่าวถึง",
        {ChannelKind.SYSTEM},
    ),
)


def contact_sections(center: Center) -> Iterator[Section]:
    """Return the sections; only complaints are shown also when nothing is known of them."""
    for anchor, title, words, kinds in _SECTIONS:
        channels = tuple(channel for channel in center.channels if channel.kind in kinds)
        if channels or ChannelKind.COMPLAINT in kinds:
            yield Section(anchor, title, words, channels)
