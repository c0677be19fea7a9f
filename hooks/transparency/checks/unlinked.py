"""Files that are published, or lie in a public history, though nothing leads a reader to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from transparency.center import Center
from transparency.problems import Problem, Severity
from transparency.records.refusals import Refusal, of_file

_FOR_READERS = (
    ".doc", ".docx", ".jpeg", ".jpg", ".ods", ".odt", ".pdf", ".png", ".ppt", ".pptx", ".svg",
    ".webp", ".xls", ".xlsx", ".zip",
)  # fmt: skip
"""What nobody opens without a link; others, such as robots.txt, are asked for by name."""


def check_unlinked(center: Center) -> Iterator[Problem]:
    """Find documents and pictures in ``content/`` that no record names and no page mentions.

    The records must be without an error: a name that is misspelt is told where it stands.
    """
    named = {one.document for m in center.measures for one in m.evidence} | {
        center.municipality.logo
    }
    texts = [unquote(page.body) for page in center.pages]
    for name in sorted(center.files - named):
        is_mentioned = any(PurePosixPath(name).name in text for text in texts)
        if name.lower().endswith(_FOR_READERS) and not is_mentioned:
            message = "ไม่มีหลักฐานหรือหน้าใดพาไปที่ไฟล์นี้ ทั้งที่ไฟล์ถูกเผยแพร่"
            remedy = "อ้างถึงใน document ของหลักฐาน ทำลิงก์จากหน้าใน content/ หรือลบไฟล์"
            yield _unlinked(f"content/{name}", message, remedy)


def check_unlisted(center: Center) -> Iterator[Problem]:
    """Find files in ``data/source/`` that no source document names."""
    folder = center.root / "data" / "source"
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    named = {document.file for document in center.documents}
    for name in sorted(there - named):
        if not name.startswith((".", "README")):
            message = "ไม่มีเอกสารใดใน sources.yaml ใช้ไฟล์นี้ แต่ใครก็เปิดดูได้ในที่เก็บโครงการ"
            remedy = "เพิ่มเอกสารใน sources.yaml หรือลบไฟล์"
            yield _unlinked(f"data/source/{name}", message, remedy)


def _unlinked(path: str, message: str, remedy: str) -> Problem:
    return of_file(Refusal("unused-file", message, remedy, severity=Severity.WARNING), path)
