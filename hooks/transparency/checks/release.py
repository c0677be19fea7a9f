"""What must not be sealed into a closed year: money and names that nobody has verified."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from transparency.center import Center
from transparency.problems import Place, Problem
from transparency.records.document import Verification
from transparency.records.entry import Ref
from transparency.records.gallery import Gallery
from transparency.records.measure import Measure
from transparency.records.refusals import Refusal

_MONEY = re.compile(r"[0-9๐-๙][0-9๐-๙,.]*\s*(?:พัน|หมื่น|แสน|ล้าน)?\s*บาท")
_OFFICES = (
    "ก(?:เทศ|องค|อบ|สมา|เหล่า|รัฐ|เมือง|ฯ|(?![ก-๎]))|ช่าง|แพทย์|ทะเบียน|อำเภอ|จ้าง|หน้า|ทหาร|ตำรวจ|ท่า|ประกัน"
)
_TITLES = rf"นาย(?!{_OFFICES})|นาง(?:สาว)?(?!แบบ|พยาบาล)|น\.ส\.|ด\.[ชญ]\.|ดร\."
_PERSON = re.compile(rf"(?<![ขทธพ])(?:{_TITLES})\s?[ก-ฮเ-ไ]")
"""A courtesy title and the first letter of a name; นายกเทศมนตรี and ทนาย are none."""


def check_release(center: Center) -> Iterator[Problem]:
    """Refuse budgets and findings, and every text with an amount or a person, while pending.

    Findings are names of units and what was found of them. Of measures and galleries only those
    are refused that name money or a person: the other texts stay open to correction.
    """
    for budget in center.budgets:
        if budget.source.verification is Verification.PENDING:
            yield _refused(f"ตารางงบประมาณ “{budget.id}”", "จำนวนเงิน", budget.source.place)
    for finding in center.findings:
        if finding.source.verification is Verification.PENDING:
            yield _refused(f"ข้อตรวจพบ “{finding.id}”", "ชื่อหน่วยงาน", finding.source.place)
    records: tuple[Measure | Gallery, ...] = (*center.measures, *center.galleries)
    for record in records:
        what = _what_it_names(record)
        if what and record.source.verification is Verification.PENDING:
            kind = "มาตรการ" if isinstance(record, Measure) else "ชุดภาพกิจกรรม"
            yield _refused(f"{kind} “{record.id}”", what, record.source.place)


def _refused(record: str, what: str, place: Place) -> Problem:
    return Refusal(
        "not-verified",
        f"{record} ระบุ{what}ที่ยังไม่มีผู้ตรวจกับต้นฉบับ จึงยังปิดปีไม่ได้",
        "ตรวจกับเอกสารต้นฉบับ แล้วแก้ verification เป็น confirmed หรือ unreadable",
    ).at(place)


def _what_it_names(record: Measure | Gallery) -> str:
    texts = [*_texts(record)]
    if any(_MONEY.search(text) for text in texts):
        return "จำนวนเงิน"
    return "ชื่อบุคคล" if any(_PERSON.search(text) for text in texts) else ""


def _texts(value: object) -> Iterator[str]:
    """Return every text inside a record, whatever its field is called."""
    match value:
        case Place() | Ref() | Enum():
            return
        case str():
            yield value
        case tuple():
            for item in value:
                yield from _texts(item)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _texts(getattr(value, field.name))
