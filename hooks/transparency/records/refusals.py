"""What is refused in a record, in words for an officer, each with its remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from transparency.problems import Place, Problem, Severity
from transparency.records.labels import FIELDS, VALUES, named
from transparency.records.nodes import Listing, Mapping, Node, Scalar
from transparency.thai.text import keyboard_swap, visible

_LIKENESS = 0.6
_KINDS: dict[type, str] = {Scalar: "ข้อความ", Listing: "รายการ", Mapping: "หัวข้อย่อย"}


@dataclass(eq=False)
class Refusal(Exception):
    """A value that is refused; it becomes a problem where the value stands."""

    code: str
    message: str
    remedy: str
    paste: str = ""
    severity: Severity = Severity.ERROR

    def at(self, place: Place) -> Problem:
        """Return the problem at ``place``."""
        return Problem(place, self.code, self.message, self.remedy, self.paste, self.severity)


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Return what was probably meant: another case, another keyboard, or nearly the same."""
    words = sorted(set(known))
    folded = {word.casefold(): word for word in words}
    for guess in (text.casefold(), keyboard_swap(text).casefold()):
        if guess in folded:
            return folded[guess]
    close = difflib.get_close_matches(text.casefold(), folded, n=1, cutoff=_LIKENESS)
    return folded[close[0]] if close else None


def nearest_key(text: str, known: Iterable[str]) -> str | None:
    """Return the key that was probably meant; its Thai name counts too."""
    keys = list(known)
    by_label = {FIELDS[key]: key for key in reversed(keys) if key in FIELDS}
    if text in by_label:
        return by_label[text]
    found = nearest(text, keys)
    if found is None and (label := nearest(text, by_label)) is not None:
        return by_label[label]
    return found


def unknown_key(key: str, near: str | None) -> Refusal:
    """Refuse a key that no record has here."""
    remedy = f"แก้เป็น “{near}”" if near else "ลบบรรทัดนี้ หรือดูหัวข้อที่ใช้ได้ใน data/README.md"
    return Refusal("unknown-key", f"ไม่รู้จักหัวข้อ “{visible(key)}”", remedy)


def duplicate_key(key: str, line: int) -> Refusal:
    """Refuse a key that stands twice."""
    return Refusal(
        "duplicate-key",
        f"หัวข้อ {named(key)} ซ้ำกับบรรทัดที่ {line}",
        "เก็บไว้บรรทัดเดียว แล้วลบอีกบรรทัด",
    )


def missing(key: str, *, is_empty: bool) -> Refusal:
    """Ask for a key that must be there."""
    if is_empty:
        return Refusal("missing-field", f"หัวข้อ {named(key)} ยังว่างอยู่", "เติมข้อมูลหลังเครื่องหมาย :")
    return Refusal("missing-field", f"ไม่พบหัวข้อ {named(key)}", "เพิ่มบรรทัดนี้ แล้วเติมข้อมูล", f"{key}: ")


def wrong_type(key: str, node: Node, wanted: type) -> Refusal:
    """Refuse a list, mapping or text where another of them belongs."""
    remedies = {
        Scalar: ("เขียนเป็นข้อความเดียวต่อท้าย : ในบรรทัดเดียวกัน", f"{key}: ข้อความ"),
        Listing: ("ขึ้นบรรทัดใหม่ แล้วขึ้นต้นแต่ละรายการด้วย -", f"{key}:\n  - …"),
        Mapping: ("ขึ้นบรรทัดใหม่ แล้วเขียนเป็นหัวข้อย่อย ดูตัวอย่างใน data/README.md", ""),
    }
    remedy, paste = remedies[wanted]
    message = f"{named(key)} ต้องเป็น{_KINDS[wanted]} แต่พบ{_KINDS[type(node)]}"
    return Refusal("wrong-type", message, remedy, paste)


def not_a_choice(text: str, known: Iterable[str]) -> Refusal:
    """Refuse a value outside a closed list."""
    words = list(known)
    by_label = {VALUES[word]: word for word in words if word in VALUES}
    near = nearest(text, words) or by_label.get(nearest(text, by_label) or "")
    choices = " · ".join(f"{word} ({VALUES[word]})" if word in VALUES else word for word in words)
    remedy = f"แก้เป็น “{near}”" if near else f"เลือกค่าใดค่าหนึ่ง: {choices}"
    return Refusal("not-a-choice", f"ไม่รู้จักค่า “{visible(text)}”", remedy)


def unknown_id(text: str, kind: str, known: Iterable[str], file: str) -> Refusal:
    """Refuse the id of a record that is not there."""
    near = nearest(text, known)
    remedy = f"แก้เป็น “{near}”" if near else f"ดูรหัสที่มีอยู่ใน {file} หรือเพิ่มรหัสนี้ที่นั่นก่อน"
    return Refusal(f"unknown-{kind}", f"ไม่พบ{FIELDS.get(kind, kind)}รหัส “{visible(text)}” ใน {file}", remedy)
