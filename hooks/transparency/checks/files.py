"""Every file that a record names is there, under exactly that name."""

from __future__ import annotations

from collections.abc import Iterator

from transparency.center import Center
from transparency.problems import Place, Problem
from transparency.records.refusals import Refusal, nearest


def check_files(center: Center) -> Iterator[Problem]:
    """Find files that records name but that do not lie where they should."""
    for measure in center.measures:
        for evidence in measure.evidence:
            if evidence.document is not None:
                yield from _missing(evidence.document, center.files, evidence.place, "content/")
    logo = center.municipality.logo
    if logo is not None:
        yield from _missing(logo, center.files, center.municipality.place, "content/")
    folder = center.root / "data" / "source"
    there = frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()
    for document in center.documents:
        if document.file:
            yield from _missing(document.file, there, document.place, "data/source/")


def _missing(
    name: str, there: frozenset[str], place: Place, folder: str
) -> Iterator[Problem]:
    if name in there:
        return
    near = nearest(name, there)
    remedy = f"แก้เป็น “{near}”" if near else f"วางไฟล์ไว้ใน {folder} หรือแก้ชื่อให้ตรงทุกตัวอักษร"
    yield Refusal("file-not-found", f"ไม่พบไฟล์ “{name}” ใน {folder}", remedy).at(place)
