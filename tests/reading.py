"""Records and trees from short texts, as an officer would type them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from transparency.problems import Place, Problem
from transparency.reading.nodes import Mapping
from transparency.reading.reader import Tree, read_tree
from transparency.reading.source_file import SourceFile
from transparency.records.document import Provenance, Verification
from transparency.records.entry import Entry
from transparency.records.measure import Measure

T = TypeVar("T")

SOURCE = Provenance(
    place=Place("data/records.yaml"),
    row=None,
    where=None,
    verification=Verification.CONFIRMED,
    variants=(),
)

_MEASURE = """
id: m01
number: 1
title: ชื่อเต็มของมาตรการ
short_title: ชื่อสั้น
topic: money
units: [finance]
steps:
  - text: ขั้นตอน
status: done
source:
  verification: confirmed
"""


def file_of(text: str, path: str = "data/records.yaml") -> SourceFile:
    """Return the text as a file of the officers."""
    return SourceFile(path, tuple(text.split("\n")))


def tree_of(text: str) -> Tree:
    """Read a text as YAML."""
    return read_tree(file_of(text))


def read(text: str, reader: Callable[[Entry], T]) -> tuple[T, tuple[Problem, ...]]:
    """Read a text of one mapping as a record; also return everything that is wrong in it."""
    file = file_of(text)
    tree = read_tree(file)
    assert isinstance(tree.root, Mapping), tree.problems
    notes = list(tree.problems)
    entry = Entry(file, tree.root, notes)
    record = reader(entry)
    entry.close()
    return record, tuple(sorted(notes))


def spots(problems: tuple[Problem, ...]) -> list[tuple[int, int, str]]:
    """Return line, column and code of each problem."""
    return [(problem.place.line, problem.place.column, problem.code) for problem in problems]


def measure(**changes: object) -> Measure:
    """Return a plain measure of which some fields are changed."""
    plain, problems = read(_MEASURE, Measure.read)
    assert problems == ()
    return replace(plain, **changes)  # type: ignore[arg-type]
