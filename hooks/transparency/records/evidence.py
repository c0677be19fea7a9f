"""หลักฐาน: a document that a citizen can open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transparency.problems import Place
from transparency.records.entry import Entry
from transparency.records.refusals import Refusal
from transparency.thai.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document, either a file below ``content/`` or an address on the web."""

    place: Place
    title: str
    document: str | None
    address: str | None
    dated_on: PartialDate | None
    number: str | None
    places: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Entry) -> Evidence:
        """Read one entry of ``evidence``."""
        evidence = cls(
            place=entry.place_of("document"),
            title=entry.text("title"),
            document=entry.path("document"),
            address=entry.web_address("address"),
            dated_on=entry.optional_day("dated_on"),
            number=entry.optional_text("number"),
            places=entry.places("dated_on"),
        )
        if entry.has("document") and entry.has("address"):
            entry.refuse("address", _ONE_OF_THEM)
        if not entry.has("document"):
            entry.need("address", _WHERE_IS_IT, instead="document")
        return evidence


_ONE_OF_THEM = Refusal(
    "document-and-address",
    "หลักฐานหนึ่งรายการมีทั้ง document และ address",
    "เก็บไว้อย่างเดียว ถ้ามีสองเอกสารให้แยกเป็นสองรายการ",
)
_WHERE_IS_IT = Refusal(
    "evidence-without-place",
    "หลักฐานนี้ไม่มีไฟล์หรือลิงก์ให้เปิดดู",
    "เพิ่ม document (ไฟล์ใน content/) หรือ address (ลิงก์) อย่างใดอย่างหนึ่ง",
    "document: documents/plan.pdf",
)
