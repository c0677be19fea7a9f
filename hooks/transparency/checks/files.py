"""Every file that a record names is there, under exactly that name, and is what it seems."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from transparency.center import Center
from transparency.problems import Place, Problem, Severity
from transparency.records.gallery import Gallery
from transparency.records.likeness import nearest_file
from transparency.records.refusals import Refusal, change_to
from transparency.thai.text import normalise

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
_LOGOS = (".svg", ".png", ".webp", ".jpg", ".jpeg")
_HEAD = 1024


def check_files(center: Center) -> Iterator[Problem]:
    """Find files that records name but that do not lie where they should."""
    for measure in center.measures:
        for evidence in measure.evidence:
            if evidence.document is not None:
                yield from _missing(evidence.document, center.files, evidence.place, "content/")
    folder = center.root / "data" / "source"
    there = frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()
    for document in center.documents:
        if document.file:
            yield from _missing(document.file, there, document.file_place, "data/source/")
    logo, place = center.municipality.logo, center.municipality.logo_place
    if logo is not None:
        yield from _missing(logo, center.files, place, "content/")
        if logo in center.files and not logo.lower().endswith(_LOGOS):
            message = f"ตรา “{logo}” ต้องเป็นไฟล์ภาพ"
            yield Refusal("not-a-picture", message, "ใช้ไฟล์ .svg .png .webp หรือ .jpg").at(place)


def check_photos(center: Center) -> Iterator[Problem]:
    """Find photos that are missing, named twice, no pictures, or named by no gallery."""
    folder = center.root / "data" / "photos"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    there: dict[str, set[str]] = {}
    for path in files:
        id_, _, name = path.relative_to(folder).as_posix().partition("/")
        there.setdefault(id_, set()).add(name)
    for gallery in center.galleries:
        if gallery.id:
            yield from _photos(folder, gallery, frozenset(there.get(gallery.id, ())))
    if "galleries" not in center.incomplete:
        named = {f"{g.id}/{photo.file}" for g in center.galleries for photo in g.photos}
        names = {path.relative_to(folder).as_posix() for path in files}
        astray = {name.partition("/")[0] for name in named - names}
        for name in sorted(names - named):
            id_, _, file = name.partition("/")
            if id_ not in astray and not file.startswith("."):
                yield _unused(f"data/photos/{name}")


def check_documents(center: Center) -> Iterator[Problem]:
    """Find documents that cannot be opened: empty ones, and PDF files that are none."""
    for name in sorted(center.files):
        if name.lower().endswith(".pdf") and b"%PDF-" not in _head(center.root / "content" / name):
            message = "ไฟล์นี้เปิดไม่ได้ เพราะไม่ใช่ PDF หรือว่างเปล่า"
            remedy = "สแกนหรือบันทึกเป็น PDF ใหม่ แล้ววางทับไฟล์นี้ เปลี่ยนเพียงชื่อไฟล์ไม่พอ"
            yield Refusal("not-a-pdf", message, remedy).at(Place(f"content/{name}"))


def _photos(folder: Path, gallery: Gallery, there: frozenset[str]) -> Iterator[Problem]:
    where = f"data/photos/{gallery.id}/"
    seen: set[str] = set()
    for photo in gallery.photos:
        if not photo.file:
            continue
        yield from _missing(photo.file, there, photo.place, where)
        if photo.file in seen:
            message = f"ภาพ “{photo.file}” ซ้ำในชุดเดียวกัน"
            yield Refusal("listed-twice", message, "ลบรายการที่ซ้ำออก").at(photo.place)
        elif photo.file in there and not _is_picture(folder / gallery.id / photo.file):
            message = f"“{photo.file}” ไม่ใช่ภาพ JPEG, PNG หรือ WebP"
            remedy = "เปิดภาพแล้วบันทึกเป็น JPEG ใหม่ เปลี่ยนเพียงชื่อไฟล์ไม่พอ"
            yield Refusal("not-a-picture", message, remedy).at(photo.place)
        seen.add(photo.file)


def _missing(name: str, there: frozenset[str], place: Place, folder: str) -> Iterator[Problem]:
    if not name or name in there:
        return
    remedy = f"วางไฟล์ไว้ใน {folder} หรือแก้ชื่อให้ตรงทุกตัวอักษร"
    near = nearest_file(name, there)
    if near and normalise(near) == name:
        remedy = f"ชื่อดูเหมือนกันแต่เก็บด้วยอักขระคนละแบบ พิมพ์ชื่อไฟล์ใน {folder} ใหม่ เป็น “{name}”"
        near = None
    message = f"ไม่พบไฟล์ “{name}” ใน {folder}"
    yield Refusal("file-not-found", message, change_to(near, remedy)).at(place)


def _is_picture(path: Path) -> bool:
    head = _head(path)
    return head.startswith(_PICTURES) and (head[:4] != b"RIFF" or head[8:12] == b"WEBP")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _unused(path: str) -> Problem:
    message = "ไม่มีชุดภาพใดใช้ภาพนี้ จึงไม่แสดงบนเว็บไซต์"
    remedy = "เพิ่มภาพนี้ใน galleries.yaml หรือลบไฟล์"
    return Refusal("unused-photo", message, remedy, severity=Severity.WARNING).at(Place(path))
