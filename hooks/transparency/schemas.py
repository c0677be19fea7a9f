"""JSON Schemas of all data files, from the outlines of the records: editors complete and explain.

What is needed only under conditions, and what concerns several records, no schema says: that is
for ``manage.py check``. A schema refuses nothing that the reader accepts, but for a few spellings
that nobody should be led to: one mapping where a list belongs, or true in quotes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from transparency.catalogue import outline_of, stems
from transparency.folders import replace_file
from transparency.labels import FIELDS, VALUES
from transparency.records import numbers, values, wording
from transparency.records.meanings import MEANINGS
from transparency.records.outline import Field, ReadText
from transparency.thai.fiscal import BE_YEARS

DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, object]

_D = "[0-9๐-๙]"
_NUMBER = rf"(?:{_D}+|{_D}{{1,3}}(?:,{_D}{{3}})+)"
_DATES = (
    rf"{_D}{{4}}[-/]{_D}{{1,2}}(?:[-/]{_D}{{1,2}})?",
    rf"{_D}{{1,2}}[-/.]{_D}{{1,2}}[-/.]{_D}{{4}}",
    rf"{_D}{{1,2}}[-/]{_D}{{4}}",
    rf"[ก-๛. 0-9]+{_D}{{4}}",
)
_DATE_HINT = "วันที่ เช่น 2564-08-31, 31 สิงหาคม 2564 หรือเฉพาะเดือน 2564-08"
_WEB_HINT = "ที่อยู่เว็บ ขึ้นต้นด้วย https:// หรือ http://"
_ANY = ["string", "number", "boolean"]


def _form(types: list[str], pattern: str, hint: str, **others: object) -> Schema:
    return {"type": types, "pattern": pattern, "errorMessage": hint, **others}


_NAME_HINT = "อักษรอังกฤษพิมพ์เล็ก ตัวเลข และขีดกลาง เช่น m01"
_NAME = _form(["string"], "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", _NAME_HINT)
_PATH = _form(_ANY, r"^[^\\%:]+$", "ชื่อไฟล์ในโฟลเดอร์ของโครงการ เช่น documents/plan.pdf")
_DATE = _form(["string"], rf"^\s*(?:{'|'.join(_DATES)})\s*$", _DATE_HINT)

_FORMS: dict[ReadText, Schema] = {
    wording.text: _form(_ANY, r"[^\s\-–—−_.…]", "ข้อความ ถ้าไม่มีข้อมูลให้เว้นว่าง"),
    wording.quote: _form(_ANY, r"\S", "ข้อความตามที่พิมพ์ในเอกสาร"),
    values.id_: _NAME,
    values.address: _form(_ANY, r"\S", "ลิงก์ อีเมล เบอร์โทรศัพท์ หรือสถานที่"),
    values.web_address: _form(["string"], r"^\s*https?://\S+\s*$", _WEB_HINT),
    values.path: _PATH,
    values.colour: _form(["string"], "^#[0-9a-fA-F]{6}$", 'รหัสสี 6 หลัก ครอบด้วย " เช่น "#005a6e"'),
    values.date_: _DATE,
    values.day: _DATE,
    values.field_name: {
        "enum": sorted(FIELDS),
        "enumDescriptions": [FIELDS[key] for key in sorted(FIELDS)],
        "errorMessage": "ชื่อหัวข้ออังกฤษตามที่ใช้ในไฟล์ เช่น title",
    },
    values.flag: {
        "enum": [True, False, VALUES["true"], VALUES["false"]],
        "errorMessage": f"true ({VALUES['true']}) หรือ false ({VALUES['false']})",
    },
    numbers.count: _form(
        ["integer", "string"], rf"^\s*(?!0){_NUMBER}\s*$", "จำนวนเต็มตั้งแต่ 1 ขึ้นไป", minimum=1
    ),
    numbers.be_year: _form(
        ["integer", "string"],
        rf"^\s*[2๒],?{_D}{{3}}\s*$",
        "ปี พ.ศ. สี่หลัก เช่น 2564",
        minimum=BE_YEARS.start,
        maximum=BE_YEARS.stop - 1,
    ),
    numbers.quantity: _form(
        ["number", "string"], rf"^\s*{_NUMBER}(?:\.{_D}+)?\s*$", "ตัวเลข ไม่มีหน่วย", minimum=0
    ),
    numbers.amount: _form(
        ["number", "string"],
        rf"^\s*{_NUMBER}(?:\.{_D}{{2}})?\s*$",
        "จำนวนเงินบาท เช่น 1,063,000 หรือ 48,500.50",
        minimum=0,
    ),
}
"""What a text must look like that each of the reader's functions accepts."""


def schemas() -> Iterator[tuple[str, str]]:
    """Return each data file's name without its ending, and its schema as JSON."""
    for stem in stems():
        name = f"{stem}.yaml"
        schema = {"$schema": DRAFT, "title": f"data/{name}"} | _mapping(outline_of(stem), name)
        yield stem, json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> int:
    """Write every schema into a folder; return how many there are. Raises OSError."""
    made = dict(schemas())
    for stem, text in made.items():
        replace_file(folder / f"{stem}.json", text.encode())
    return len(made)


def _mapping(fields: tuple[Field, ...], where: str) -> Schema:
    return {
        "type": "object",
        "properties": {field.key: _property(field, where) for field in fields},
        "required": [field.key for field in fields if field.is_needed],
        "additionalProperties": False,
    }


def _property(field: Field, where: str) -> Schema:
    meaning = MEANINGS[where][field.key]
    choices = " · ".join(f"{value} ({VALUES[value]})" for value in field.choices)
    described = f"{meaning}: {choices}" if choices else meaning
    return {"title": FIELDS[field.key], "description": described} | _value(field, where)


def _value(field: Field, where: str) -> Schema:
    one = _mapping(field.fields, field.key) if field.fields else _text(field)
    if not field.is_list:
        return one if field.is_needed else _or_empty(one)
    alone = {} if field.fields else one
    types = ["array", *_types(alone)]
    named = {"title": FIELDS[field.key]} | one if field.fields else one
    several = {**alone, "type": types, "items": _or_empty(named)}
    if not field.is_needed or where == f"{field.key}.yaml":
        return _or_empty(several)
    return several | {"minItems": 1}


def _text(field: Field) -> Schema:
    if field.choices:
        named = [VALUES[value] for value in field.choices]
        words = [*field.choices, *named]
        hint = f"เลือกค่าใดค่าหนึ่ง: {' · '.join(words)}"
        return {"enum": words, "enumDescriptions": [*named, *field.choices], "errorMessage": hint}
    assert field.read  # noqa: S101 what is no record and no choice is read by a function
    return _FORMS[field.read]


def _or_empty(schema: Schema) -> Schema:
    """Let a value be left out after its key."""
    if "enum" in schema:
        return schema | {"enum": [*_listed(schema["enum"]), None]}
    return schema | {"type": [*_types(schema), "null"]}


def _types(schema: Schema) -> list[object]:
    return _listed(schema.get("type", []))


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]
