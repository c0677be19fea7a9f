"""What is refused in a record, in words for an officer, each with its remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from transparency.labels import FIELDS, VALUES, named
from transparency.likeness import nearest_id, nearest_value
from transparency.problems import Place, Problem, Severity, pasted
from transparency.reading.line import in_quotes
from transparency.reading.nodes import Scalar
from transparency.thai.numerals import to_arabic
from transparency.thai.text import brief, keyboard_swap, normalise

_CURLY = {"“": "”", "‘": "’", "”": "”", "„": "”", "«": "»"}


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 a value first, raised or returned
    """A value that is refused; it becomes a problem where the value stands.

    ``spot`` are the very signs in it that are wrong, after the text that stands before them.
    """

    code: str
    message: str
    remedy: str
    paste: str = ""
    severity: Severity = Severity.ERROR
    spot: tuple[str, str] = ("", "")

    def at(self, place: Place) -> Problem:
        """Return the problem at ``place``."""
        paste = pasted(self.paste)
        return Problem(place, self.code, self.message, self.remedy, paste, self.severity)


def of_file(refusal: Refusal, path: str) -> Problem:
    """Return the problem of a whole file; its name takes the place of “this” in the message."""
    name = brief(PurePosixPath(path).name)
    message = _THIS.sub(lambda _: f" “{name}” ", refusal.message, count=1)
    return replace(refusal.at(Place(path)), message=message)


_THIS = re.compile("นี้ ?")


def change_to(near: str | None, otherwise: str) -> str:
    """Write the remedy: what was probably meant, or else another way."""
    return f"แก้เป็น “{near}”" if near else otherwise


def unknown_key(key: str, near: str | None) -> Refusal:
    """Refuse a key that no record has here."""
    other = "ลบบรรทัดนี้ หรือดูหัวข้อที่ใช้ได้ใน data/README.md"
    if key in _DERIVED:
        near, other = None, "ลบบรรทัดนี้ ระบบคิดเรื่องนี้ให้เองจากข้อมูลอื่น"
    if key in FIELDS and near is None:
        other = "หัวข้อนี้ใช้ตรงนี้ไม่ได้ ตรวจย่อหน้าว่าอยู่ใต้หัวข้อที่ถูกต้อง หรือลบบรรทัดนี้"
    return Refusal("unknown-key", f"ไม่รู้จักหัวข้อ “{brief(key)}”", change_to(near, other))


_DERIVED = frozenset({"evidence_level", "timeliness"})
"""What follows from other values and is never written."""


def unknown_key_instead(key: str, wanting: str) -> Refusal:
    """Refuse a key that nobody knows in a record that lacks one."""
    message = f"ไม่รู้จักหัวข้อ “{brief(key)}” และยังขาดหัวข้อ {named(wanting)}"
    remedy = f"ถ้าหมายถึงหัวข้อที่ขาด ให้แก้เป็น “{wanting}” ถ้าไม่ใช่ ให้ลบบรรทัดนี้ แล้วเติม “{wanting}”"
    return Refusal("unknown-key", message, remedy)


def too_far_left(key: str, outer: str) -> Refusal:
    """Refuse a key that belongs to the entry above it."""
    message = f"ไม่รู้จักหัวข้อ “{key}”"
    remedy = f"เว้นวรรคหน้าบรรทัดนี้เพิ่ม ให้ตรงแนวกับหัวข้ออื่นที่อยู่ใต้ “{outer}”"
    return Refusal("unknown-key", message, remedy)


def not_deep_enough(outer: str, count: int) -> Refusal:
    """Refuse keys that belong below ``outer`` but stand beside it."""
    lines = "บรรทัดนี้" if count == 1 else f"บรรทัดนี้และอีก {count - 1} บรรทัดถัดไป"
    message = f"หัวข้อนี้ต้องอยู่ใต้ {named(outer)}"
    return Refusal("unknown-key", message, f"เว้นวรรคหน้า{lines}เพิ่มอีก 2 ช่อง")


def duplicate_key(key: str, line: int, count: int) -> Refusal:
    """Refuse a key that stands twice, together with those that follow it and do so too."""
    message = f"หัวข้อ {named(key)} ซ้ำกับบรรทัดที่ {line}"
    if count == 1:
        return Refusal("duplicate-key", message, "เก็บไว้บรรทัดเดียว แล้วลบอีกบรรทัด")
    return Refusal(
        "duplicate-key",
        f"{message} และหัวข้อถัดไปอีก {count - 1} หัวข้อก็ซ้ำ",
        "ถ้าเป็นข้อมูลอีกรายการหนึ่ง ให้ใส่ - นำหน้าหัวข้อแรกของรายการ ถ้าพิมพ์ซ้ำ ให้ลบ",
    )


def in_curly_quotes(node: Scalar, line: str, read: Callable[[str], object]) -> Refusal | None:
    """Recognise a value that would do but for the curly quotes around it."""
    written = node.text.strip()
    inner = written[1:-1].strip()
    if len(written) < len("“x”") or _CURLY.get(written[0]) != written[-1]:
        return None
    try:
        read(inner)
    except Refusal:
        return None
    is_plain = inner[0].isalnum() and ": " not in inner and " #" not in inner
    return Refusal(
        "curly-quotes",
        f"ครอบค่าด้วยอัญประกาศโค้ง ({written[0]} {written[-1]}) ไม่ได้",
        "แก้เป็นบรรทัดนี้",
        line.replace(written, inner if is_plain else in_quotes(inner), 1).strip(),
    )


def left_empty(text: str, refusal: Refusal, *, is_needed: bool) -> Refusal:
    """Say how “none” and “unknown” are written, else return the refusal as it is."""
    if normalise(text).casefold() not in NOTHING:
        return refusal
    remedy = "ถ้าไม่มีหรือไม่ทราบ ให้ปล่อยว่างไว้"
    if is_needed:
        remedy = "หัวข้อนี้เว้นว่างไม่ได้ ให้เติมข้อมูลจริง"
    return Refusal(refusal.code, refusal.message, remedy)


NOTHING = frozenset(
    {"ไม่มี", "ไม่ทราบ", "ไม่รู้", "ไม่ระบุ", "ไม่แน่ใจ", "-", "–", "—", "n/a", "none", "na", "?"}
)


def without_brackets(key: str, text: str, read: Callable[[str], object]) -> Refusal | None:
    """Recognise several ids or numbers that lack the brackets around them."""
    parts = [part for part in _COMMAS.split(text.strip()) if part]
    if len(parts) <= 1:
        return None
    try:
        for part in parts:
            read(part)
    except Refusal:
        return None
    message = f"“{brief(text)}” มีหลายค่า ต้องอยู่ในวงเล็บเหลี่ยม"
    paste = f"{key}: [{', '.join(parts)}]"
    return Refusal("list-without-brackets", message, "แก้เป็นบรรทัดนี้", paste)


_COMMAS = re.compile(r"\s*[,;]\s*|\s+(?:และ|กับ)?\s*")


def listed_twice(text: str) -> Refusal:
    """Refuse an id or number that stands twice in one list."""
    return Refusal("listed-twice", f"“{brief(text)}” ซ้ำในรายการเดียวกัน", "ลบค่าที่ซ้ำออก")


def not_a_choice(text: str, known: Iterable[str]) -> Refusal:
    """Refuse a value outside a closed list."""
    words = list(known)
    choices = " · ".join(f"{word} ({VALUES[word]})" if word in VALUES else word for word in words)
    remedy = change_to(nearest_value(text, words), f"เลือกค่าใดค่าหนึ่ง: {choices}")
    return Refusal("not-a-choice", f"ไม่รู้จักค่า “{brief(text)}”", remedy)


def unknown_id(
    text: str, code: str, known: Mapping[str, str], stem: str, others: Sequence[Place] = ()
) -> Refusal:
    """Refuse the id of a record that is not there; ``stem`` names the file of its kind.

    ``known`` gives the id to each id and to each name by which it may be meant, ``others`` are
    more places where it is written.
    """
    ids = sorted(set(known.values()))
    near = nearest_id(text, ids) or known.get(to_arabic(normalise(text)))
    near = near or nearest_id(keyboard_swap(text), ids)
    otherwise = f"ดูรหัสที่มีอยู่ใน data/{stem}.yaml หรือเพิ่มรหัสนี้ที่นั่นก่อน"
    if 0 < len(ids) <= _FEW:
        otherwise = f"เลือกจากรหัสที่มีอยู่: {' · '.join(ids)} หรือเพิ่มรหัสนี้ใน data/{stem}.yaml ก่อน"
    remedy = change_to(near, otherwise)
    message = f"ไม่พบรหัส{FIELDS[stem]} “{brief(text)}” ใน data/{stem}.yaml{_also(others)}"
    return Refusal(code, message, remedy)


def _also(others: Sequence[Place]) -> str:
    if not others:
        return ""
    named_ = ", ".join(f"{place.path}:{place.line}" for place in others[:_NAMED])
    more = f" และอีก {len(others) - _NAMED} แห่ง" if len(others) > _NAMED else ""
    return f" (เขียนไว้ที่ {named_}{more} ด้วย)"


_NAMED = 5
_FEW = 8
"""Ids that are listed one by one."""


def unknown_record(text: str, known: Iterable[str]) -> Refusal:
    """Refuse an id that no record of any kind has."""
    remedy = change_to(nearest_id(text, known), "ตรวจรหัสให้ตรงกับ id ของข้อมูลที่แก้ หรือลบรหัสนี้")
    return Refusal("unknown-record", f"ไม่พบรหัส “{brief(text)}” ในไฟล์ใดของ data/", remedy)
