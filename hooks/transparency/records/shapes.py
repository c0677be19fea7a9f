"""How the value of each key is written, and what is said where another shape stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transparency.labels import FIELDS, named
from transparency.reading.line import whole
from transparency.reading.nodes import Listing, Mapping, Node, Scalar
from transparency.reading.slip import Slip
from transparency.reading.value_slips import colon_in_text
from transparency.records.refusals import Refusal

_KINDS: dict[type, str] = {Scalar: "ข้อความ", Listing: "รายการ", Mapping: "หัวข้อย่อย"}

_COLON = re.compile(r":(?=\s|$)")

_FIRST_KEYS = {
    "budgets": "id", "changes": "on", "channels": "id", "doubts": "id", "evidence": "title",
    "findings": "id", "galleries": "id", "lines": "name", "measures": "id", "milestones": "title",
    "photos": "file", "results": "text", "sources": "id", "steps": "text", "takedowns": "photo",
    "targets": "text", "topics": "id", "units": "id", "variants": "printed",
    "vocabulary": "word",
}  # fmt: skip
"""The key with which an entry of each list begins."""

_NAMED_BY = {
    "budgets": "title", "channels": "name", "doubts": "summary", "findings": "text",
    "galleries": "title", "measures": "title", "sources": "title", "topics": "name",
    "units": "name",
}  # fmt: skip
"""The key under which the records of each list have their words."""

_SHAPES = {
    "lines": "lines:\n  - number: 1\n    name: \n    allotted: ",
    "source": "source:\n  verification: pending",
    "steps": "steps:\n  - text: ",
}
"""How a key whose value is more than a text is written."""


def missing(keys: Sequence[str]) -> Refusal:
    """Ask for keys that must be there."""
    remedy = "เพิ่มบรรทัดนี้ แล้วเติมข้อมูล" if len(keys) == 1 else "เพิ่มบรรทัดเหล่านี้ แล้วเติมข้อมูล"
    message = f"ไม่พบหัวข้อ {' และ '.join(map(named, keys))}"
    return Refusal("missing-field", message, remedy, "\n".join(map(shape, keys)))


def empty(key: str) -> Refusal:
    """Ask for the value of a key that must have one."""
    remedy = "เติมข้อมูลหลังเครื่องหมาย :"
    if key in _FIRST_KEYS:
        remedy = "เติมอย่างน้อยหนึ่งรายการ ดูตัวอย่างใน data/README.md"
    return Refusal("missing-field", f"หัวข้อ {named(key)} ยังว่างอยู่", remedy)


def empty_item(key: str) -> Refusal:
    """Refuse a hyphen with nothing behind it: somebody forgot a text, or wanted to say “none”."""
    message = f"รายการนี้ของ {named(key)} ว่างอยู่ มีแต่เครื่องหมาย -"
    return Refusal("empty-item", message, "เติมข้อมูลหลังเครื่องหมาย - หรือลบบรรทัดนี้")


def mapping_by_ids(key: str, node: Node) -> Refusal | None:
    """Recognise records that stand under their ids, where each belongs behind a hyphen."""
    pairs = _pairs(node)
    if not pairs or any(id_.text in FIELDS or isinstance(one, Scalar) for id_, one in pairs):
        return None
    id_, record = pairs[0]
    first = [f"{name.text}: {one.text}" for name, one in _pairs(record) if isinstance(one, Scalar)]
    begin = _FIRST_KEYS.get(key, "id")
    paste = "\n".join([f"{key}:", f"  - {begin}: {id_.text}", *(f"    {line}" for line in first)])
    message = f"{named(key)} ต้องเป็น{_KINDS[Listing]} แต่พบ{_KINDS[Mapping]}"
    return Refusal("wrong-type", message, "ขึ้นต้นแต่ละรายการด้วย - แบบนี้", paste)


def keys_askew(node: Node, column: int) -> Refusal | None:
    """Recognise keys that became part of the text above them because they stand too deep.

    ``column`` is that of the key above them.
    """
    pairs = _pairs(node)
    if not pairs or any(key.text not in FIELDS for key, _ in pairs):
        return None
    lines = "บรรทัดนี้" if len(pairs) == 1 else f"บรรทัดนี้และอีก {len(pairs) - 1} หัวข้อถัดไป"
    remedy = f"เว้นวรรคหน้า{lines} {column - 1} ช่อง ให้ตรงแนวกับหัวข้ออื่น (ตอนนี้ {node.column - 1} ช่อง)"
    return Refusal("indentation", "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดอื่น", remedy)


def shape(key: str) -> str:
    """Return the lines by which a key is added."""
    return _SHAPES.get(key, f"{key}: ")


def fits(key: str, node: Node) -> bool:
    """Whether a value has the shape that a key asks for: a text, or lists and mappings."""
    return isinstance(node, Scalar) != (key in _FIRST_KEYS or key in _SHAPES)


def wrong_type(key: str, node: Node, wanted: type) -> Refusal:
    """Refuse a list, mapping or text where another of them belongs."""
    remedies = {
        Scalar: ("เขียนเป็นข้อความเดียวต่อท้าย : ในบรรทัดเดียวกัน", _as_text(key, node)),
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
        if key in _NAMED_BY:
            paste = f"- id: \n  {_NAMED_BY[key]}: {node.text}"
        return Refusal("wrong-type", message, "เขียนเป็นหัวข้อย่อย แล้วเติมข้อมูลให้ครบ", paste)
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


def _pairs(node: Node) -> list[tuple[Scalar, Node]]:
    return node.pairs if isinstance(node, Mapping) else []


def _as_text(key: str, node: Node) -> str:
    """Return the line of a key whose only text stands in a list or below a key of its own."""
    inner = node.items if isinstance(node, Listing) else [value for _, value in _pairs(node)]
    texts = [one.text for one in inner if isinstance(one, Scalar)]
    return f"{key}: {texts[0]}" if len(texts) == len(inner) == 1 else ""


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
