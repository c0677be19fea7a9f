"""ภาพ: one picture of a gallery, with the words that stand for it and the leave to show it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from transparency.problems import Place, Severity
from transparency.records.entry import Entry
from transparency.records.refusals import Refusal
from transparency.thai.dates import PartialDate

_SIGNS = re.compile(r"""[\s_.,:;!?()\[\]"'“”‘’…–—-]+""")
_CAMERA = re.compile(r"(?:img|dsc|dscn|dscf|pxl|photo|image|screenshot|line|received)?\d{3,}")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|heic|heif|avif|tiff?|gif)$", re.IGNORECASE)
_EMPTY_WORDS = {
    "ภาพ", "ภาพถ่าย", "ภาพกิจกรรม", "ภาพประกอบ", "รูป", "รูปภาพ", "รูปถ่าย", "photo", "picture",
    "image", "img", "alt",
}  # fmt: skip


class People(StrEnum):
    """Who is to be seen: nobody, people in passing, or somebody who can be recognised."""

    NONE = "none"
    CROWD = "crowd"
    RECOGNISABLE = "recognisable"


class Basis(StrEnum):
    """Why a picture of a person may be shown (PDPA sections 19, 24(4) and 95)."""

    NONE_NEEDED = "none_needed"
    PUBLIC_TASK = "public_task"
    CONSENT = "consent"
    LEGACY_S95 = "legacy_s95"


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture in ``data/photos/<gallery>/``; ``alt`` says what is to be seen in it."""

    place: Place
    file: str
    alt: str
    caption: str | None
    taken_on: PartialDate | None
    credit: str | None
    rights: str | None = None
    people: People | None = None
    has_minors: bool = False
    basis: Basis | None = None
    consent_ref: str | None = None
    reviewed_by: str | None = None
    reviewed_on: PartialDate | None = None
    places: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Entry) -> Photo:
        """Read one entry of ``photos``."""
        photo = cls(
            place=entry.place_of("file"),
            file=entry.needed_path("file"),
            alt=entry.text("alt"),
            caption=entry.optional_text("caption"),
            taken_on=entry.date("taken_on"),
            credit=entry.optional_text("credit"),
            rights=entry.optional_text("rights"),
            people=entry.optional_choice("people", People),
            has_minors=entry.flag("minors"),
            basis=entry.optional_choice("basis", Basis),
            consent_ref=entry.optional_text("consent_ref"),
            reviewed_by=entry.optional_text("reviewed_by"),
            reviewed_on=entry.date("reviewed_on"),
            places=entry.places("taken_on", "reviewed_on"),
        )
        _check_alt(entry, photo)
        _check_people(entry, photo)
        return photo


def _check_alt(entry: Entry, photo: Photo) -> None:
    alt = _bare(photo.alt)
    name = PurePosixPath(photo.file)
    if not alt:
        return
    is_name = alt in {_bare(name.name), _bare(name.stem)} or _FILE.search(photo.alt)
    if is_name or alt in _EMPTY_WORDS or _CAMERA.fullmatch(alt):
        entry.refuse("alt", _SAYS_NOTHING)
    elif photo.caption and alt == _bare(photo.caption):
        entry.refuse("alt", _REPEATS_CAPTION)


def _check_people(entry: Entry, photo: Photo) -> None:
    if photo.people is People.RECOGNISABLE:
        entry.need("basis", _BASIS_IS_NEEDED, "people")
        if photo.basis is Basis.NONE_NEEDED:
            entry.refuse("basis", _BASIS_IS_NEEDED)
        unsaid = [key for key in ("reviewed_by", "reviewed_on") if not entry.has(key)]
        if unsaid:
            entry.need(unsaid[0], _review_is_needed(unsaid), "people")
        if photo.has_minors and photo.basis is not Basis.CONSENT:
            entry.refuse("minors", _MINORS)
    if photo.basis is Basis.CONSENT:
        entry.need("consent_ref", _CONSENT_IS_NEEDED, "basis")
    if photo.people is People.NONE and photo.has_minors:
        entry.refuse("minors", _NOBODY)
    taken, reviewed = photo.taken_on, photo.reviewed_on
    if taken and reviewed and reviewed.last_day < taken.first_day:
        entry.refuse("reviewed_on", _REVIEWED_TOO_EARLY)


def _bare(text: str) -> str:
    """Return a text without spaces and signs, to compare what it says."""
    return _SIGNS.sub("", text.casefold())


_SAYS_NOTHING = Refusal(
    "alt-says-nothing",
    "ข้อความแทนภาพไม่ได้บอกว่าเห็นอะไรในภาพ",
    "เขียนสิ่งที่เห็น เช่น “เจ้าหน้าที่แจกคู่มือให้ประชาชนที่โต๊ะหน้าสำนักงาน”",
)
_REPEATS_CAPTION = Refusal(
    "alt-says-nothing",
    "ข้อความแทนภาพซ้ำกับคำบรรยายภาพ คนที่มองไม่เห็นจะได้ฟังประโยคเดิมสองครั้ง",
    "ให้ alt บอกสิ่งที่เห็นในภาพ และให้ caption บอกว่าเป็นเหตุการณ์ใด",
)
_BASIS_IS_NEEDED = Refusal(
    "person-without-basis",
    "ภาพที่จำหน้าคนได้ต้องบอกว่าเผยแพร่ได้เพราะเหตุใด",
    "เติมเหตุที่เผยแพร่ได้: public_task (ภารกิจสาธารณะ) consent (เจ้าของภาพยินยอม) "
    "หรือ legacy_s95 (ถ่ายก่อน 1 มิถุนายน 2565)",
    "basis: ",
)
_CONSENT_IS_NEEDED = Refusal(
    "consent-without-reference",
    "เผยแพร่เพราะเจ้าของภาพยินยอม แต่ไม่ได้บอกว่าหนังสือยินยอมเก็บไว้ที่ใด",
    "เติมเลขที่หรือที่เก็บหนังสือยินยอม ห้ามใส่ชื่อบุคคล",
    "consent_ref: ",
)
_MINORS = Refusal(
    "minors-without-consent",
    "ภาพนี้จำหน้าเด็กได้ แต่ไม่ได้อาศัยความยินยอม",
    "ขอความยินยอมจากผู้ปกครอง แล้วใส่ basis: consent หรือเลือกภาพที่จำหน้าเด็กไม่ได้",
    severity=Severity.WARNING,
)
_NOBODY = Refusal(
    "minors-without-people",
    "บอกว่ามีเด็กในภาพ แต่ people บอกว่าไม่มีคน",
    "แก้ people เป็น crowd หรือ recognisable หรือลบบรรทัด minors",
)
_REVIEWED_TOO_EARLY = Refusal(
    "reviewed-before-taken",
    "วันที่ตรวจภาพมาก่อนวันที่ถ่าย",
    "แก้ reviewed_on หรือ taken_on ให้ถูกต้อง",
)


def _review_is_needed(keys: Sequence[str]) -> Refusal:
    return Refusal(
        "person-without-review",
        "ภาพที่จำหน้าคนได้ต้องมีผู้ตรวจก่อนเผยแพร่",
        "ให้เจ้าหน้าที่ตรวจภาพ แล้วเติมบรรทัดเหล่านี้ ผู้ตรวจใช้ชื่อหน่วยงานหรือตำแหน่ง"
        if len(keys) > 1
        else "ให้เจ้าหน้าที่ตรวจภาพ แล้วเติมบรรทัดนี้ ผู้ตรวจใช้ชื่อหน่วยงานหรือตำแหน่ง",
        "\n".join(f"{key}: " for key in keys),
    )
