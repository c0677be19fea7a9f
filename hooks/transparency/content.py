"""The municipality's hand-written pages and documents in ``content/``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from transparency.problems import Problem
from transparency.reading.conflicts import settle_conflicts
from transparency.reading.nodes import Mapping
from transparency.reading.reader import read_tree
from transparency.reading.source_file import SourceFile, read_source
from transparency.records.entry import Entry
from transparency.records.refusals import Refusal

FOLDER = "content"
_HEADING = re.compile(r"^#\s+(.+?)(\s*\{.*\})?\s*$", re.MULTILINE)
_EDGE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
_NO_TEXT = re.compile(
    r"title:\s*(?:[-+.\d_:]*\d[-+.\d_:]*|~|null|true|false|yes|no|on|off)\s*", re.IGNORECASE
)
"""A title that builders read as a number or as a yes."""


@dataclass(frozen=True, slots=True)
class ContentPage:
    """A hand-written page; ``path`` is relative to ``content/``.

    ``body`` is its Markdown, with empty lines in place of the front matter: its lines have the
    numbers that they have in ``file``.
    """

    path: str
    title: str
    file: SourceFile
    body: str


def content_files(root: Path) -> frozenset[str]:
    """List the files below ``content/``, with forward slashes and their letters as on disk.

    Hidden ones are left out, as builders do, and what lies elsewhere.
    """
    folder = root / FOLDER
    found = (path.relative_to(folder) for path in folder.rglob("*") if _is_own(path))
    return frozenset(p.as_posix() for p in found if not any(n.startswith(".") for n in p.parts))


def _is_own(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def read_pages(
    root: Path, files: Iterable[str]
) -> tuple[tuple[ContentPage, ...], tuple[Problem, ...]]:
    """Read the hand-written pages in the order of their paths; return also what is wrong."""
    pages = [_read(root, path) for path in sorted(files) if path.endswith(".md")]
    return tuple(page for page, _ in pages), tuple(p for _, found in pages for p in found)


def _read(root: Path, path: str) -> tuple[ContentPage, list[Problem]]:
    source, problems = read_source(root, f"{FOLDER}/{path}")
    stem = Path(path).stem
    if not source.lines:
        return ContentPage(path, stem, source, ""), problems
    file, conflicts = _settled(source)
    head = _head(file.lines)
    notes = [*problems, *conflicts, *_astray(file, head)]
    title = _title(file, head, notes)
    body = "\n".join(["" for _ in range(head)] + [*file.lines[head:]])
    if not body.strip():
        notes.append(_EMPTY.at(file.place(0)))
    heading = _HEADING.search(body)
    return ContentPage(path, title or (heading[1] if heading else stem), file, body), notes


def _settled(file: SourceFile) -> tuple[SourceFile, list[Problem]]:
    """Leave one side of each conflict; a row of = alone underlines a heading."""
    if not any(line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in file.lines):
        return file, []
    lines = list(file.lines)
    problems, _ = settle_conflicts(file, lines)
    return replace(file, lines=tuple(lines)), problems


def _head(lines: Sequence[str]) -> int:
    """Return of how many lines the front matter is made, 0 if there is none."""
    if not _EDGE.fullmatch(lines[0]):
        return 0
    return next((at for at, line in enumerate(lines[1:], 2) if _END.fullmatch(line)), 0)


def _astray(file: SourceFile, head: int) -> Iterator[Problem]:
    """Find front matter that lacks one of its edges: builders would show or swallow it."""
    first, second = (*file.lines, "", "")[:2]
    if not head and _EDGE.fullmatch(first) and _KEY.match(second):
        yield _no_edge("ข้างใต้").at(file.place(1))
    elif not head and _KEY.match(first):
        yield _no_edge("ข้างบน").at(file.place(1))


def _title(file: SourceFile, head: int, notes: list[Problem]) -> str:
    if not head:
        return ""
    lines = ("", *file.lines[1 : head - 1])
    tree = read_tree(replace(file, lines=lines))
    notes += tree.problems
    if not isinstance(tree.root, Mapping):
        if tree.root is not None:
            notes.append(_NO_KEYS.at(file.place(tree.root.line, tree.root.column)))
        return ""
    entry = Entry(file, tree.root, notes, is_torn=bool(tree.lost))
    title = entry.optional_text("title")
    entry.optional_text("description")
    if any(_NO_TEXT.fullmatch(line) for line in lines):
        entry.refuse("title", _quote_it(title or ""))
    entry.close()
    return title or ""


def _no_edge(where: str) -> Refusal:
    return Refusal(
        "bad-front-matter",
        f"ส่วนหัวของหน้าไม่มีเส้น --- {where}",
        "ส่วนหัว (title และ description) ต้องอยู่ระหว่างเส้น --- สองเส้น "
        "ถ้าไม่ใช่ส่วนหัว ให้เริ่มหน้าด้วยหัวเรื่อง เช่น # เวลาทำการ",
        "---\ntitle: ชื่อหน้า\n---",
    )


def _quote_it(title: str) -> Refusal:
    message = f"title “{title}” จะถูกอ่านเป็นตัวเลขหรือค่าอื่น ไม่ใช่ข้อความ"
    return Refusal("bad-front-matter", message, "ครอบด้วยอัญประกาศ", f'title: "{title}"')


_EMPTY = Refusal("empty-file", "หน้านี้ว่างเปล่า", "เขียนหัวเรื่องและข้อความ หรือลบไฟล์นี้", "# ชื่อหน้า\n\nข้อความ")
_NO_KEYS = Refusal(
    "bad-front-matter",
    "ส่วนหัวของหน้าต้องเขียนเป็นหัวข้อ",
    "เขียน title และ description บรรทัดละหัวข้อ ถ้าต้องการเส้นคั่น ให้ใช้ *** แทน ---",
    "title: ชื่อหน้า",
)
