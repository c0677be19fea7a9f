"""The folder of data files: opens each by name and keeps everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from transparency.problems import Problem
from transparency.records.entry import Entry
from transparency.records.nodes import Mapping
from transparency.records.reader import read_tree
from transparency.records.refusals import Refusal
from transparency.records.source_file import SourceFile, read_source

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
            return read(_nothing(path))
        file, problems = read_source(self.root, path)
        tree = read_tree(file)
        self.notes += [*problems, *tree.problems]
        if tree.lost or not file.lines or (tree.root is None and tree.problems):
            self.incomplete.add(stem)
        if isinstance(tree.root, Mapping):
            entry = Entry(file, tree.root, self.notes)
            record = read(entry)
            entry.close()
            return record
        if stem not in self.incomplete:
            self._refuse(file, stem, is_empty=tree.root is None)
        return read(_nothing(path))

    def each(self, stem: str, read: Callable[[Entry], T]) -> tuple[T, ...]:
        """Read a file whose one key is its own name and holds a list."""
        return self.whole(stem, lambda entry: entry.each(stem, read))

    def _refuse(self, file: SourceFile, stem: str, *, is_empty: bool) -> None:
        self.incomplete.add(stem)
        code = "empty-file" if is_empty else "no-mapping"
        message = "ไฟล์นี้ว่างเปล่า" if is_empty else f"บรรทัดแรกของข้อมูลต้องเป็น “{stem}:”"
        remedy = "ดูตัวอย่างใน data/README.md หรือกู้คืนจากประวัติการแก้ไข"
        self.notes.append(Refusal(code, message, remedy, f"{stem}:").at(file.place(1)))


def _nothing(path: str) -> Entry:
    """An entry that answers every question with nothing and whose problems nobody reads."""
    return Entry(SourceFile(path, ()), Mapping([], 0, 0), [])
