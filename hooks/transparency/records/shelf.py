"""The folder of data files: opens each by name and keeps everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from transparency.problems import Problem
from transparency.reading.nodes import Listing, Mapping, Node, Scalar
from transparency.reading.reader import Tree, read_tree
from transparency.reading.source_file import SourceFile, read_source, written_as
from transparency.records.entry import Entry
from transparency.records.refusals import Refusal

T = TypeVar("T")

COMPULSORY = frozenset({"municipality", "sources", "units", "topics", "measures"})
"""Files without which there is no site; every other one may be left out."""


class Shelf:
    """The files of ``root/data``; ``notes`` grows with every file that is opened."""

    def __init__(self, root: Path) -> None:
        """Remember the folder; nothing is read yet."""
        self.root = root
        self.notes: list[Problem] = []
        self.incomplete: set[str] = set()

    def whole(self, stem: str, read: Callable[[Entry], T]) -> T:
        """Read a file that is one mapping."""
        path = f"data/{stem}.yaml"
        if stem not in COMPULSORY and not (self.root / path).exists():
            if written_as(self.root / "data", f"{stem}.yaml"):
                self.incomplete.add(stem)
            return read(_nothing(path))
        file, problems = read_source(self.root, path)
        tree = read_tree(file)
        notes = [*problems, *tree.problems]
        if tree.lost or not file.lines or (tree.root is None and tree.problems):
            self.incomplete.add(stem)
        if isinstance(tree.root, Mapping):
            entry = Entry(file, tree.root, notes, is_torn=bool(tree.lost))
            record = self._read(stem, entry, read)
            self.notes += notes
            return record
        self.notes += notes
        if stem not in self.incomplete:
            self._refuse(stem, tree, read)
        return read(_nothing(path))

    def each(self, stem: str, read: Callable[[Entry], T]) -> tuple[T, ...]:
        """Read a file whose one key is its own name and holds a list."""
        is_written = stem in COMPULSORY
        return self.whole(stem, lambda entry: entry.each(stem, read, is_written=is_written))

    def _read(self, stem: str, entry: Entry, read: Callable[[Entry], T]) -> T:
        record = read(entry)
        entry.close()
        if entry.is_partial:
            self.incomplete.add(stem)
        return record

    def _refuse(self, stem: str, tree: Tree, read: Callable[[Entry], object]) -> None:
        """Refuse a file that is no mapping; say with which keys it begins."""
        self.incomplete.add(stem)
        empty = _nothing("")
        read(empty)
        keys = empty.missing or (stem,)
        root = tree.root
        is_empty = root is None or (isinstance(root, Scalar) and root.is_absent)
        place = tree.file.place(*((1, 1) if root is None or is_empty else (root.line, root.column)))
        self.notes.append(_no_mapping(keys, None if is_empty else root, place.text).at(place))


def _no_mapping(keys: tuple[str, ...], root: Node | None, line: str) -> Refusal:
    help_ = "ดูตัวอย่างใน data/README.md หรือกู้คืนจากประวัติการแก้ไข"
    paste = f"{keys[0]}: []" if len(keys) == 1 else "\n".join(f"{key}: " for key in keys)
    if root is None:
        return Refusal("empty-file", "ไฟล์นี้ว่างเปล่า", help_, paste)
    if len(keys) == 1:
        message = f"บรรทัดแรกของข้อมูลต้องเป็น “{keys[0]}:”"
        if isinstance(root, Listing):
            return Refusal("wrong-type", message, "เพิ่มบรรทัดนี้ไว้เหนือรายการแรก", f"{keys[0]}:")
        return Refusal("wrong-type", message, help_, paste)
    if isinstance(root, Listing):
        message = "ไฟล์นี้ต้องเขียนเป็นหัวข้อ ไม่ใช่รายการที่ขึ้นต้นด้วย -"
        return Refusal("wrong-type", message, "ลบเครื่องหมาย - หน้าทุกหัวข้อ", line.lstrip("- "))
    return Refusal("wrong-type", "ไฟล์นี้ต้องเขียนเป็นหัวข้อ ไม่ใช่ข้อความ", help_, paste)


def _nothing(path: str) -> Entry:
    """Return an entry that answers every question with nothing and whose problems nobody reads."""
    return Entry(SourceFile(path, ()), Mapping([], 0, 0), [])
