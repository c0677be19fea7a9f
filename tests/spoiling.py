"""Copies of a site in which every text of an officer is another one."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from reading import file_of
from transparency.center import Center
from transparency.reading.nodes import Listing, Mapping, Node, Scalar
from transparency.reading.reader import read_tree
from transparency.records.entry import Entry

TEXTS = frozenset({"text", "optional_text", "texts", "quote", "optional_quote"})
"""The questions of a record that are answered by text."""

ADDRESSES = frozenset({"address", "web_address"})
"""Those that are answered by an address, which may hold nearly any sign."""

WORD = re.compile("qx[a-z]{3}xq")

TextOf = Callable[[int], str]
"""What the field of a number holds."""


def word(number: int) -> str:
    """Return a harmless word of a field, of a fixed length and found nowhere else."""
    letters = "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))
    return f"qx{letters}xq"


def number_of(word_: str) -> int:
    """Return the field that a word belongs to."""
    place = 0
    for letter in word_[2:5]:
        place = place * 26 + ord(letter) - ord("a")
    return place


def as_typed(text: str, text_of: TextOf) -> str:
    """Put into a text of the harmless twin what stands in the fields instead of its words."""
    return WORD.sub(lambda found: text_of(number_of(found.group())), text)


def places_of(root: Path, questions: frozenset[str]) -> set[tuple[str, int, int]]:
    """Read the records and note where they ask one of the questions: path, line, column."""
    found: set[tuple[str, int, int]] = set()

    def noted(ask: Callable[[Entry, str], object]) -> Callable[[Entry, str], object]:
        def wrapper(entry: Entry, key: str) -> object:
            if entry.has(key):
                place = entry.place_of(key)
                found.add((place.path, place.line, place.column))
            return ask(entry, key)

        return wrapper

    with pytest.MonkeyPatch.context() as patch:
        for name in questions:
            patch.setattr(Entry, name, noted(getattr(Entry, name)))
        Center.load(root)
    return found


class Spoiler:
    """Makes copies of a site whose texts are others; ``fields`` counts them.

    ``addresses`` are the numbers of those fields that hold one: there the text is a part of it.
    """

    def __init__(self, plain: Path, folder: Path, *, with_addresses: bool = False) -> None:
        """Find the fields of the site at ``plain``; copies are made below ``folder``."""
        self._plain = plain
        self._folder = folder
        self._numbers = count()
        self._texts = places_of(plain, TEXTS)
        self._addresses = places_of(plain, ADDRESSES) if with_addresses else set()
        self.fields = 0
        self.addresses: set[int] = set()

    def spoilt(self, text_of: TextOf) -> Path:
        """Copy the site; field number n holds ``text_of(n)``. Written as JSON, which is YAML."""
        root = self._folder / f"site-{next(self._numbers)}"
        shutil.copytree(self._plain, root)
        numbers = count()
        for file in sorted((root / "data").glob("*.yaml")):
            path = f"data/{file.name}"
            tree = read_tree(file_of(file.read_text(encoding="utf-8"), path))
            assert tree.root is not None
            values = self._values(path, tree.root, numbers, text_of)
            if file.stem == "municipality":  # so that no digit of a text is written otherwise
                assert isinstance(values, dict)
                values["digits"] = "arabic"
            file.write_text(json.dumps(values), encoding="utf-8", newline="\n")
        self.fields = next(numbers)
        return root

    def _values(self, path: str, node: Node, numbers: Iterator[int], text_of: TextOf) -> object:
        """Return a file's tree as plain values, its texts replaced one after the other."""
        place = (path, node.line, node.column)
        is_text = place in self._texts
        match node:
            case Scalar(text=text) if place in self._addresses:
                number = next(numbers)
                self.addresses.add(number)
                return _with_part(text, text_of(number))
            case Scalar(text=text):
                return text_of(next(numbers)) if is_text else text
            case Listing(items=items):
                return [
                    text_of(next(numbers)) if is_text else self._values(path, it, numbers, text_of)
                    for it in items
                ]
            case Mapping(pairs=pairs):
                return {
                    key.text: self._values(path, value, numbers, text_of) for key, value in pairs
                }


def _with_part(address: str, text: str) -> str:
    """Put a text where an address leaves most room for mischief."""
    if address.startswith("http"):
        return f"https://www.example.com/?{text}"
    return f"{text}@example.com" if "@" in address else f"{address} {text}"
