"""What is refused in a record, in words for an officer, each with its remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from transparency.problems import Place, Problem, Severity
from transparency.records.labels import FIELDS, VALUES, named
from transparency.records.likeness import nearest_id, nearest_value
from transparency.records.line import whole
from transparency.records.nodes import Listing, Mapping, Node, Scalar
from transparency.records.slip import Slip
from transparency.records.value_slips import colon_in_text
from transparency.thai.text import normalise, visible

_KINDS: dict[type, str] = {Scalar: "ข้อความ", Listing: "รายการ", Mapping: "หัวข้อย่อย"}
_COLON = re.compile(r":(?=\s|$)")
_CURLY = {"“": "”", "‘": "’", "”": "”", "„": "”", "«": "»"}

_FIRST_KEYS = {
    "budgets": "id", "changes": "on", "channels": "id", "doubts": "id", "evidence": "title",
    "findings": "id", "galleries": "id", "lines": "name", "measures": "id", "milestones": "title",
    "photos": "file", "results": "text", "sources": "id", "steps": "text", "targets": "text",
    "topics": "id", "units": "id", "variants": "printed",
}  # fmt: skip
"""The key with which an entry of each list begins."""

_SHAPES = {
    "lines": "lines:\n  - number: 1\n    name: \n    allotted: ",
    "source": "source:\n  verification: pending",
    "steps": "steps:\n  - text: ",
}
"""How a key whose value is more than a text is written."""


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
        return Problem(place, self.code, self.message, self.remedy, self.paste, self.severity)


def change_to(near: str | None, otherwise: str) -> str:
    """Write the remedy: what was probably meant, or else another way."""
    return f"แก้เป็น “{near}”" if near else otherwise


def unknown_key(key: str, near: str | None) -> Refusal:
    """Refuse a key that no record has here."""
    other = "ลบบรรทัดนี้ หรือดูหัวข้อที่ใช้ได้ใน data/README.md"
    if key in FIELDS and near is None:
        other = "หัวข้อนี้ใช้ตรงนี้ไม่ได้ ตรวจย่อหน้าว่าอยู่ใต้หัวข้อที่ถูกต้อง หรือลบบรรทัดนี้"
    return Refusal("unknown-key", f"ไม่รู้จักหัวข้อ “{visible(key)}”", change_to(near, other))


def too_far_left(key: str, outer: str) -> Refusal:
    """Refuse a key that belongs to the entry above it."""
    message = f"ไม่รู้จักหัวข้อ “{key}”"
    remedy = f"เว้นวรรคหน้าบรรทัดนี้เพิ่ม ให้ตรงแนวกับหัวข้ออื่นที่อยู่ใต้ “{outer}”"
    return Refusal("unknown-key", message, remedy)


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


def missing(keys: Sequence[str]) -> Refusal:
    """Ask for keys that must be there."""
    remedy = "เพิ่มบรรทัดนี้ แล้วเติมข้อมูล" if len(keys) == 1 else "เพิ่มบรรทัดเหล่านี้ แล้วเติมข้อมูล"
    message = f"ไม่พบหัวข้อ {' '.join(map(named, keys))}"
    return Refusal("missing-field", message, remedy, "\n".join(map(shape, keys)))


def empty(key: str) -> Refusal:
    """Ask for the value of a key that must have one."""
    return Refusal("missing-field", f"หัวข้อ {named(key)} ยังว่างอยู่", "เติมข้อมูลหลังเครื่องหมาย :")


def shape(key: str) -> str:
    """Return the lines by which a key is added."""
    return _SHAPES.get(key, f"{key}: ")


def wrong_type(key: str, node: Node, wanted: type) -> Refusal:
    """Refuse a list, mapping or text where another of them belongs."""
    remedies = {
        Scalar: ("เขียนเป็นข้อความเดียวต่อท้าย : ในบรรทัดเดียวกัน", f"{key}: ข้อความ"),
        Listing: ("ขึ้นบรรทัดใหม่ แล้วขึ้นต้นแต่ละรายการด้วย -", _as_list(key, node)),
        Mapping: ("ขึ้นบรรทัดใหม่ แล้วเขียนเป็นหัวข้อย่อย ดูตัวอย่างใน data/README.md", _as_mapping(key, node)),
    }
    remedy, paste = remedies[wanted]
    message = f"{named(key)} ต้องเป็น{_KINDS[wanted]} แต่พบ{_KINDS[type(node)]}"
    return Refusal("wrong-type", message, remedy, paste)


def wrong_item(key: str, node: Node, wanted: type, *, is_alone: bool) -> Refusal:
    """Refuse what stands in a list of texts or mappings, or alone where a list belongs."""
    if is_alone:
        return wrong_type(
            key, node, Listing if wanted is Mapping and key in _FIRST_KEYS else wanted
        )
    message = f"แต่ละรายการของ {named(key)} ต้องเป็น{_KINDS[wanted]} แต่พบ{_KINDS[type(node)]}"
    if wanted is Mapping and isinstance(node, Scalar) and key in _FIRST_KEYS:
        paste = f"- {_FIRST_KEYS[key]}: {node.text}"
        return Refusal("wrong-type", message, "แก้เป็นบรรทัดนี้", paste)
    texts = [value.text for _, value in _pairs(node) if isinstance(value, Scalar)]
    if wanted is Scalar and len(texts) == 1:
        return Refusal("wrong-type", message, "แก้เป็นบรรทัดนี้", f"- {texts[0]}")
    return Refusal("wrong-type", message, "ตรวจย่อหน้าและเครื่องหมาย - ดูตัวอย่างใน data/README.md")


def colon_in_item(node: Node, text: str, wanted: type) -> Slip | None:
    """Recognise a text of a list that became a mapping by a colon in it."""
    pairs = _pairs(node)
    is_text = wanted is Scalar and len(pairs) == 1 and pairs[0][0].text not in FIELDS
    found = _COLON.search(text, node.column - 1)
    if not is_text or not found or text[node.column - 1] == "{":
        return None
    return colon_in_text(whole(text), found.start() + 1)


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
    return Refusal(
        "curly-quotes",
        f"ครอบค่าด้วยอัญประกาศโค้ง ({written[0]} {written[-1]}) ไม่ได้",
        "แก้เป็นบรรทัดนี้",
        line.replace(written, inner, 1).strip(),
    )


def left_empty(text: str, refusal: Refusal) -> Refusal:
    """Say how “none” and “unknown” are written, else return the refusal as it is."""
    if normalise(text).casefold() not in _NOTHING:
        return refusal
    remedy = "ถ้าไม่มีหรือไม่ทราบ ให้ปล่อยว่างไว้"
    return Refusal(refusal.code, refusal.message, remedy)


_NOTHING = frozenset(
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
    message = f"“{visible(text)}” มีหลายค่า ต้องอยู่ในวงเล็บเหลี่ยม"
    paste = f"{key}: [{', '.join(parts)}]"
    return Refusal("list-without-brackets", message, "แก้เป็นบรรทัดนี้", paste)


_COMMAS = re.compile(r"\s*[,;]\s*|\s+(?:และ|กับ)?\s*")


def listed_twice(text: str) -> Refusal:
    """Refuse an id or number that stands twice in one list."""
    return Refusal("listed-twice", f"“{visible(text)}” ซ้ำในรายการเดียวกัน", "ลบค่าที่ซ้ำออก")


def not_a_choice(text: str, known: Iterable[str]) -> Refusal:
    """Refuse a value outside a closed list."""
    words = list(known)
    choices = " · ".join(f"{word} ({VALUES[word]})" if word in VALUES else word for word in words)
    remedy = change_to(nearest_value(text, words), f"เลือกค่าใดค่าหนึ่ง: {choices}")
    return Refusal("not-a-choice", f"ไม่รู้จักค่า “{visible(text)}”", remedy)


def unknown_id(
    text: str, kind: str, known: Iterable[str], stem: str, others: Sequence[Place] = ()
) -> Refusal:
    """Refuse the id of a record that is not there; ``stem`` names the file of its kind.

    ``others`` are more places where it is written.
    """
    remedy = change_to(nearest_id(text, known), f"ดูรหัสที่มีอยู่ใน data/{stem}.yaml หรือเพิ่มรหัสนี้ที่นั่นก่อน")
    message = f"ไม่พบรหัส{FIELDS[stem]} “{visible(text)}” ใน data/{stem}.yaml{_also(others)}"
    return Refusal(f"unknown-{kind}", message, remedy)


def _also(others: Sequence[Place]) -> str:
    if not others:
        return ""
    named_ = ", ".join(f"{place.path}:{place.line}" for place in others[:_NAMED])
    more = f" และอีก {len(others) - _NAMED} แห่ง" if len(others) > _NAMED else ""
    return f" (เขียนไว้ที่ {named_}{more} ด้วย)"


_NAMED = 5


def unknown_record(text: str, known: Iterable[str]) -> Refusal:
    """Refuse an id that no record of any kind has."""
    remedy = change_to(nearest_id(text, known), "ตรวจรหัสให้ตรงกับ id ของข้อมูลที่แก้ หรือลบรหัสนี้")
    return Refusal("unknown-record", f"ไม่พบรหัส “{visible(text)}” ในไฟล์ใดของ data/", remedy)


def _pairs(node: Node) -> list[tuple[Scalar, Node]]:
    return node.pairs if isinstance(node, Mapping) else []


def _as_list(key: str, node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else "…"
    first = f"{_FIRST_KEYS[key]}: " if key in _FIRST_KEYS else ""
    return f"{key}:\n  - {first}{text}"


def _as_mapping(key: str, node: Node) -> str:
    if key != "source":
        return ""
    text = node.text if isinstance(node, Scalar) else ""
    return f"{key}:\n  verification: {text if text in _VERIFICATIONS else 'pending'}"


_VERIFICATIONS = frozenset({"pending", "confirmed", "unreadable"})
