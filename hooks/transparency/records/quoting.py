"""How a text is written into a data file: plain where it is read back unchanged, else quoted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transparency.reading.line import in_quotes
from transparency.reading.nodes import Listing, Node, Scalar
from transparency.reading.nodes import Mapping as MappingNode
from transparency.reading.reader import read_tree
from transparency.reading.source_file import SourceFile
from transparency.records.page import Plain

Item = str | Mapping[str, "str | Sequence[str] | None"]
"""An item of a list: a text, or keys with a text or a list of texts each.

A key with None is written without a value: somebody is to fill it in.
"""

_BLOCK = ("k: {}", "- {}")
_BRACKETS = ("k: [{}]", "k: [{}, x]", "k: {{k: {}}}")


def fold(text: str) -> str:
    """Return a text on one line, each run of white space as one space."""
    return " ".join(text.split())


def folded(item: Item) -> Item:
    """Return an item whose texts are on one line each, without those that are empty."""
    if isinstance(item, str):
        return fold(item)
    pairs = {key: _folded(value) for key, value in item.items()}
    return {key: value for key, value in pairs.items() if value or value is None}


def texts_of(item: Item) -> Iterator[str]:
    """Return every text of an item."""
    for value in [item] if isinstance(item, str) else item.values():
        yield from [value] if isinstance(value, str) else value or ()


def said_by(item: Item) -> Plain:
    """Return what an item says once it is read back."""
    if isinstance(item, str):
        return item
    return {
        key: value if value is None or isinstance(value, str) else [*value]
        for key, value in item.items()
    }


def _folded(value: str | Sequence[str] | None) -> str | Sequence[str] | None:
    if value is None:
        return None
    if isinstance(value, str):
        return fold(value)
    return [fold(text) for text in value if fold(text)]


def written(text: str, *, like: str = "", is_in_brackets: bool = False) -> str:
    """Write a text as YAML; ``like`` is the mark with which the old one began."""
    if like == "'":
        return "'" + text.replace("'", "''") + "'"
    forms = (*_BLOCK, *_BRACKETS) if is_in_brackets else _BLOCK
    if like != '"' and all(_is_read_back(text, form) for form in forms):
        return text
    return in_quotes(text)


def written_item(item: Item) -> str:
    """Write an item of a list in brackets."""
    if isinstance(item, str):
        return written(item, is_in_brackets=True)
    return (
        "{"
        + ", ".join(f"{key}: {_value(value, is_in_brackets=True)}" for key, value in item.items())
        + "}"
    )


def item_lines(item: Item, indent: int) -> list[str]:
    """Write an item of a list with hyphens as lines; the hyphen stands behind ``indent`` spaces."""
    hyphen = " " * indent + "- "
    if isinstance(item, str):
        return [hyphen + written(item)]
    pairs = [f"{key}: {_value(value)}".rstrip() for key, value in item.items()]
    return [hyphen + pairs[0], *(" " * len(hyphen) + pair for pair in pairs[1:])]


def _value(value: str | Sequence[str] | None, *, is_in_brackets: bool = False) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return written(value, is_in_brackets=is_in_brackets)
    return f"[{', '.join(written(text, is_in_brackets=True) for text in value)}]"


def _is_read_back(text: str, form: str) -> bool:
    tree = read_tree(SourceFile("", (form.format(text),)))
    found = _first(tree.root)
    return not tree.problems and found is not None and found.is_plain and found.text == text


def _first(node: Node | None) -> Scalar | None:
    """Return the text inside what a form makes."""
    match node:
        case Scalar(is_plain=True) if not node.is_absent:
            return node
        case Listing(items=[first, *_]):
            return _first(first)
        case MappingNode(pairs=[(_, value)]):
            return _first(value)
    return None
