"""The record in which something is edited, and the way to it."""

from __future__ import annotations

from dataclasses import dataclass

from transparency.labels import FIELDS, named
from transparency.likeness import nearest_id
from transparency.reading.nodes import Listing, Mapping, Node, Scalar
from transparency.records.outline import Field
from transparency.records.page import Page
from transparency.records.sheet import Sheet


class EditError(Exception):
    """Raised when an edit cannot be made; its words are for the officer."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where to edit: in the record with an id, or without one at the top of the file.

    ``stem`` names the file and the list at its top; ``fields`` are the keys that may stand there,
    in the order in which they are written.
    """

    stem: str
    id: str | None
    fields: tuple[Field, ...]

    @property
    def file(self) -> str:
        """The file's path below the project's root."""
        return f"data/{self.stem}.yaml"


@dataclass(frozen=True, slots=True)
class Holder:
    """The mapping that holds the key to be edited, and the way to it."""

    page: Page
    node: Mapping
    keys: tuple[str, ...]
    path: tuple[str | int, ...]

    def value(self, key: str) -> Node | None:
        """Return what stands under a key."""
        return next((value for name, value in self.node.pairs if name.text == key), None)

    def with_key(self, key: str, text: str, below: list[str]) -> Sheet:
        """Add a key behind those that are written before it, its list in lines of its own."""
        before = self.keys[: self.keys.index(key)]
        known = [value for name, value in self.node.pairs if name.text in before]
        end = self.page.end_of(known[-1] if known else self.node)
        if self.page.is_in_brackets(self.node):
            return self.page.sheet.with_text(end, end, f", {key}: {text}")
        indent = " " * (self.node.column - 1)
        return self.page.sheet.with_lines(end[0], [f"{indent}{key}: {text}".rstrip(), *below])


def find(data: bytes, where: Where, keys: tuple[str, ...]) -> Holder:
    """Find the mapping in which the last of ``keys`` belongs. Raises EditError or DataError."""
    page = Page.of(where.file, data)
    node, path = _record(page, where)
    fields = where.fields
    for key in keys[:-1]:
        inner = Holder(page, node, (), ()).value(key)
        if not isinstance(inner, Mapping):
            raise EditError(f"ไม่พบหัวข้อย่อยของ {named(key)} ใน {where.file} ให้แก้ในไฟล์เอง")
        fields = next((field.fields for field in fields if field.key == key), ())
        node, path = inner, (*path, key)
    known = tuple(field.key for field in fields)
    if keys[-1] not in known:
        raise EditError(f"ไม่มีหัวข้อ “{keys[-1]}” ตรงนี้ของ {where.file}")
    return Holder(page, node, known, path)


def _record(page: Page, where: Where) -> tuple[Mapping, tuple[str | int, ...]]:
    if where.id is None:
        return page.root, ()
    found = Holder(page, page.root, (), ()).value(where.stem)
    records = found.items if isinstance(found, Listing) else []
    ids = [_id_of(record) for record in records]
    if where.id in ids:
        at = ids.index(where.id)
        record = records[at]
        assert isinstance(record, Mapping)  # noqa: S101 nothing else has an id
        return record, (where.stem, at)
    near = nearest_id(where.id, filter(None, ids))
    hint = f" หมายถึง “{near}” ใช่หรือไม่" if near else ""
    raise EditError(f"ไม่พบรหัส{FIELDS[where.stem]} “{where.id}” ใน {where.file}{hint}")


def _id_of(record: Node) -> str | None:
    pairs = record.pairs if isinstance(record, Mapping) else []
    return next(
        (value.text for key, value in pairs if key.text == "id" and isinstance(value, Scalar)), None
    )
