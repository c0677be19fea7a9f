"""Every file that a record names is there, under exactly that name, and is what it seems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from transparency.center import Center
from transparency.problems import Problem
from transparency.reading.conflicts import settle_conflicts
from transparency.reading.source_file import SourceFile, undecodable
from transparency.records.missing import missing_file, written_otherwise
from transparency.records.refusals import Refusal, of_file

_LOGOS = (".svg", ".png", ".webp", ".jpg", ".jpeg")
_HEAD = 1024
_PROGRAMS = (
    ".bat", ".cmd", ".css", ".exe", ".htm", ".html", ".js", ".lnk", ".mjs", ".msi", ".ps1", ".scr",
    ".shtml", ".vbs", ".xhtml", ".xml", ".xsl",
)  # fmt: skip
_RUNS = re.compile(
    rb"<script|\son[a-z]+\s*=|javascript:|<foreignobject|<!entity|\bhref\s*=\s*[\"'](?:https?:)?//"
    rb"|^(?:\xff\xfe|\xfe\xff)",
    re.IGNORECASE,
)
"""What a drawing of a program holds, beside lines and colours; UTF-16 would hide it."""


def check_files(center: Center) -> Iterator[Problem]:
    """Find files that records name but that do not lie where they should."""
    for measure in center.measures:
        for evidence in measure.evidence:
            if evidence.document is not None:
                yield from missing_file(evidence.document, center.files, evidence.place, "content/")
    folder = center.root / "data" / "source"
    there = frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()
    is_there = not written_otherwise(folder)
    for document in center.documents:
        if document.file and is_there:
            yield from missing_file(document.file, there, document.file_place, "data/source/")
    logo, place = center.municipality.logo, center.municipality.logo_place
    if logo is not None:
        yield from missing_file(logo, center.files, place, "content/")
        if logo in center.files and not logo.lower().endswith(_LOGOS):
            message = f"ตรา “{logo}” ต้องเป็นไฟล์ภาพ"
            yield Refusal("not-a-picture", message, "ใช้ไฟล์ .svg .png .webp หรือ .jpg").at(place)


def check_sources(center: Center) -> Iterator[Problem]:
    """Find source documents that readers could not read: empty, no UTF-8, two versions at once."""
    for name in sorted({document.file for document in center.documents} - {""}):
        path = f"data/source/{name}"
        if not (center.root / path).is_file():
            continue
        if not _head(center.root / path).strip():
            message = "ไฟล์นี้ว่างเปล่า ทั้งที่เป็นเอกสารต้นฉบับให้ประชาชนอ่าน"
            yield of_file(Refusal("empty-file", message, "กู้คืนจากประวัติการแก้ไข หรือวางไฟล์จริงทับ"), path)
        elif name.endswith(".txt"):
            yield from _text_faults(path, (center.root / path).read_bytes())


def _text_faults(path: str, data: bytes) -> Iterator[Problem]:
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        yield undecodable(path, data, error.start)
        return
    if any(line.startswith("<" * 7) for line in lines):  # seven equals signs alone may be a rule
        problems, _ = settle_conflicts(SourceFile(path, tuple(lines)), lines)
        yield from problems


def check_documents(center: Center) -> Iterator[Problem]:
    """Find documents that cannot be opened: empty ones, and PDF files that are none."""
    for name in sorted(center.files):
        if name.lower().endswith(".pdf") and b"%PDF-" not in _head(center.root / "content" / name):
            message = "ไฟล์นี้เปิดไม่ได้ เพราะไม่ใช่ PDF หรือว่างเปล่า"
            remedy = "สแกนหรือบันทึกเป็น PDF ใหม่ แล้ววางทับไฟล์นี้ เปลี่ยนเพียงชื่อไฟล์ไม่พอ"
            yield of_file(Refusal("not-a-pdf", message, remedy), f"content/{name}")


def check_programs(center: Center) -> Iterator[Problem]:
    """Find files that would run as a program in a reader's browser or on the reader's computer."""
    for name in sorted(center.files):
        is_drawing = name.lower().endswith(".svg")
        if is_drawing and _RUNS.search((center.root / "content" / name).read_bytes()):
            message = "ภาพนี้มีคำสั่งหรือลิงก์ไปเว็บไซต์อื่น ซึ่งทำงานในเครื่องของผู้อ่านได้"
            remedy = "บันทึกภาพใหม่เป็น “Plain SVG” หรือ PNG แล้ววางทับไฟล์นี้"
            yield of_file(Refusal("unsafe-file", message, remedy), f"content/{name}")
        elif name.lower().endswith(_PROGRAMS):
            message = "ไฟล์นี้ทำงานเป็นโปรแกรมในเครื่องของผู้อ่านได้ จึงเผยแพร่ไม่ได้"
            remedy = "หน้าเว็บเขียนเป็นไฟล์ .md เอกสารใช้ PDF ถ้าไม่ใช้ ให้ลบไฟล์นี้"
            yield of_file(Refusal("unsafe-file", message, remedy), f"content/{name}")
    for document in center.documents:
        if document.file.lower().endswith((*_PROGRAMS, ".md", ".svg")):
            message = f"“{document.file}” จะกลายเป็นหน้าเว็บหรือโปรแกรม ไม่ใช่เอกสารให้ดาวน์โหลด"
            remedy = "บันทึกเป็นไฟล์ .txt หรือ .pdf แล้วใช้ไฟล์นั้นแทน"
            yield Refusal("unsafe-file", message, remedy).at(document.file_place)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)
