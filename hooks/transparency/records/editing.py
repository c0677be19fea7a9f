"""Small edits of one record in a file's text: what is not asked for stays as it is."""

from __future__ import annotations

import contextlib

from transparency.labels import named
from transparency.problems import DataError, errors
from transparency.reading.nodes import Listing, Mapping, Node, Scalar
from transparency.reading.source_file import source_of
from transparency.records.holder import EditError, Holder, Where, find
from transparency.records.page import Page, Plain, plain, put
from transparency.records.quoting import (
    Item,
    fold,
    folded,
    item_lines,
    said_by,
    texts_of,
    written,
    written_item,
)
from transparency.records.sheet import Sheet

__all__ = ["EditError", "Where", "append", "set_value"]

_STEP, _MOST_STEP = 2, 8


def set_value(data: bytes, where: Where, keys: tuple[str, ...], value: str | None) -> bytes:
    """Write a text under a key of a record, or empty it with None; return the file's new bytes.

    Several ``keys`` lead into records inside the record. The key is added if it is not there.
    Raises EditError, or DataError if the file cannot be read.
    """
    holder = find(data, where, keys)
    key, new = keys[-1], fold(value or "") or None
    _refuse_hidden(new or "")
    node = holder.value(key)
    if plain(node) == new:
        return data
    if node is None:
        text = written(new or "", is_in_brackets=holder.page.is_in_brackets(holder.node))
        sheet = holder.with_key(key, text, [])
    elif isinstance(node, Scalar):
        sheet = _replaced(holder, node, new or "")
    else:
        raise EditError(f"หัวข้อ {named(key)} ไม่ใช่ข้อความเดียว จึงแก้ด้วยวิธีนี้ไม่ได้ ให้แก้ใน {where.file} เอง")
    return _proved(holder, sheet, key, new)


def append(data: bytes, where: Where, keys: tuple[str, ...], item: Item) -> bytes:
    """Add an item at the end of a list of a record; return the file's new bytes.

    The list is begun if it is not there. Raises EditError, or DataError if the file cannot be
    read.
    """
    holder = find(data, where, keys)
    key, new = keys[-1], folded(item)
    if not new:
        raise EditError(f"ไม่มีข้อความที่จะเพิ่มใน {named(key)}")
    _refuse_hidden(" ".join(texts_of(new)))
    node = holder.value(key)
    match plain(node):
        case list() as items:
            before = items
        case None:
            before = []
        case one:
            before = [one]
    sheet = _with_item(holder, key, node, new)
    return _proved(holder, sheet, key, [*before, said_by(new)])


def _refuse_hidden(text: str) -> None:
    """Refuse a text with a sign that no data file may hold."""
    _, problems = source_of("", text.encode(errors="surrogatepass"))
    for problem in errors(problems):
        raise EditError(f"{problem.message} {problem.remedy}")


def _replaced(holder: Holder, node: Scalar, text: str) -> Sheet:
    """Write a text in place of another, in its quotes."""
    page = holder.page
    like = page.mark_of(node)
    new = written(text, like=like, is_in_brackets=page.is_in_brackets(holder.node)) if text else ""
    return _with_value(page, node, new)


def _with_value(page: Page, node: Node, text: str) -> Sheet:
    """Put what is written already in place of a value, one space behind the colon."""
    start, end = (node.line, node.column), page.end_of(node)
    is_close = page.sheet.lines[node.line - 1][: node.column - 1].endswith((":", "-"))
    return page.sheet.with_text(start, end, f" {text}" if text and is_close else text)


def _with_item(holder: Holder, key: str, node: Node | None, item: Item) -> Sheet:
    page = holder.page
    is_flow = node is not None and page.is_in_brackets(node) and plain(node)
    if is_flow or page.is_in_brackets(holder.node):
        return _with_item_in_brackets(holder, key, node, item)
    match node:
        case None:
            return holder.with_key(key, "", item_lines(item, _list_indent(holder)))
        case Mapping():
            raise EditError(f"หัวข้อ {named(key)} ไม่ใช่รายการ จึงเพิ่มไม่ได้ ให้แก้ใน {page.path} เอง")
        case Listing(items=[_, *_]):
            lines = item_lines(item, node.column - 1)
            gap = [""] if _is_spaced(page, node) else []
            return page.sheet.with_lines(page.end_of(node)[0], [*gap, *lines])
    indent = _list_indent(holder)
    lines = [line for old in _alone(node) for line in item_lines(old, indent)]
    emptied = _with_value(page, node, "")
    return emptied.with_lines(node.line, [*lines, *item_lines(item, indent)])


def _with_item_in_brackets(holder: Holder, key: str, node: Node | None, item: Item) -> Sheet:
    page = holder.page
    match node:
        case None:
            return holder.with_key(key, f"[{written_item(item)}]", [])
        case Mapping():
            raise EditError(f"หัวข้อ {named(key)} ไม่ใช่รายการ จึงเพิ่มไม่ได้ ให้แก้ใน {page.path} เอง")
        case Listing(items=[*_, last]):
            end = page.end_of(last)
            return page.sheet.with_text(end, end, f", {written_item(item)}")
    items = [*_alone(node), item]
    return _with_value(page, node, f"[{', '.join(map(written_item, items))}]")


def _alone(node: Node) -> list[Item]:
    """Return the text that stands where a list belongs: it is the list's one item."""
    return [node.text] if isinstance(node, Scalar) and not node.is_absent else []


def _list_indent(holder: Holder) -> int:
    """Return how far a new list is indented: as the file's first list stands to its key."""
    pairs = holder.page.root.pairs
    first = next(
        (value.column - key.column for key, value in pairs if isinstance(value, Listing)), _STEP
    )
    step = first if 0 <= first <= _MOST_STEP else _STEP
    return holder.node.column - 1 + step


def _is_spaced(page: Page, node: Listing) -> bool:
    """Whether empty lines stand between the items of a list."""
    return len(node.items) > 1 and not page.sheet.lines[node.items[-1].line - 2].strip()


def _proved(holder: Holder, sheet: Sheet, key: str, value: Plain) -> bytes:
    """Return the new bytes if they say what they should and nothing else has changed."""
    data, path = sheet.data, holder.page.path
    with contextlib.suppress(DataError):
        wanted = put(plain(holder.page.root), (*holder.path, key), value)
        if plain(Page.of(path, data).root) == wanted:
            return data
    raise EditError(f"แก้ {named(key)} ใน {path} ด้วยวิธีนี้ไม่ได้ เพราะเขียนไว้ในรูปแบบที่ไม่คุ้นเคย ให้แก้ในไฟล์เอง")
