"""Remove something from a sealed year by law: a new revision, a public note, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from transparency.console import progress
from transparency.years.folder import files_of
from transparency.years.front_pages import removed_page
from transparency.years.hiding import cover, is_text, said_in
from transparency.years.lock import alone
from transparency.years.manifest import file_digest, folder_digests, manifest
from transparency.years.names import ARCHIVE, MANIFEST, REMOVALS, YearsError, zip_name
from transparency.years.removals import Removal, old_manifest, read_removals, write_removals
from transparency.years.repository import check_whole, read_tag, workplace
from transparency.years.seal import Revision, Seal, read_seal
from transparency.years.sealed import faults
from transparency.years.traces import take_off, whole_pictures
from transparency.years.zips import opened, write_zip

_KEPT = {MANIFEST, REMOVALS, "provenance.json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be removed from a year, and what the public is told of it.

    ``removed`` are paths in the year, ``replacement`` a folder of files that take the place of
    those with the same path, ``terms`` texts that no file may say any more.
    """

    id: str
    date: str
    basis: str
    note: str
    removed: tuple[str, ...] = ()
    replacement: Path | None = None
    terms: tuple[str, ...] = ()


def take_down(root: Path, year: int, order: Order) -> Removal:
    """Make the next revision of a sealed year. Raises YearsError; then nothing has changed."""
    check_whole(root)
    seal = read_seal(root, year)
    if wrong := [*faults(root, seal)]:
        raise YearsError("\n  ".join([f"ปี {year} ไม่ผ่านการตรวจ จึงยังไม่แก้", *wrong]))
    with alone(workplace(root, "sealing")) as scratch:
        progress(0, 1, "นำออก")
        _clear_leftovers(root, seal)
        with opened(seal.zip_path(root)) as archive:
            archive.extractall(scratch)
            before = read_removals(archive, seal)
        site = scratch / str(year)
        _refuse_order(order, before)
        changed, gone = _carried_out(order, site)
        removal = _removal(order, seal, changed, gone)
        _keep(root, seal, (*before, removal), scratch)
        progress(1, 1, "นำออกแล้ว")
    return removal


def _removal(order: Order, seal: Seal, changed: set[str], gone: set[str]) -> Removal:
    return Removal(
        id=order.id,
        date=order.date,
        basis=order.basis,
        note=order.note,
        revision=seal.revision + 1,
        paths=tuple(sorted(changed)),
        gone=tuple(sorted(gone)),
        zip_sha256_before=seal.zip_sha256,
        sha256sums_sha256_before=seal.sha256sums_sha256,
    )


def _refuse_order(order: Order, before: tuple[Removal, ...]) -> None:
    if order.id in {removal.id for removal in before}:
        raise YearsError(f"รหัส {order.id} ใช้ไปแล้ว ตั้งรหัสใหม่")
    public = f"{order.id}\n{order.basis}\n{order.note}".encode()
    if said_in(public, REMOVALS, order.terms):
        raise YearsError("--note, --basis หรือ --id มีข้อความที่ต้องนำออก ประชาชนจะยังเห็น เขียนใหม่")


def _carried_out(order: Order, site: Path) -> tuple[set[str], set[str]]:
    """Change the unpacked year; return the paths that changed and those that are no more."""
    replacements = dict(_replacements(order))
    _refuse_foreign(site, {*order.removed, *replacements})
    _refuse_unsaid(site, order.terms)
    removed = whole_pictures(site, order.removed)
    pages = {path for path in removed if path.endswith(".html")}
    gone = set(removed) - pages
    for path in pages:
        text = removed_page(path, order.note, order.date)
        (site / path).write_text(text, encoding="utf-8", newline="\n")
    for path in gone:
        (site / path).unlink()
    for path, file in replacements.items():
        shutil.copyfile(file, site / path)
    changed = {*removed, *replacements}
    changed |= set(take_off(site, gone))
    changed |= set(_covered(site, order.terms))
    if left := [*_still_said(site, order.terms)]:
        raise YearsError("\n  ".join(["ข้อความที่ต้องนำออกยังอยู่ แก้ไฟล์เหล่านี้แล้วใส่ด้วย --replace", *left]))
    if not changed:
        raise YearsError("ไม่มีอะไรให้นำออก ไม่พบข้อความนั้นในปีนี้ และไม่ได้ระบุไฟล์")
    return changed, gone


def _refuse_unsaid(site: Path, terms: tuple[str, ...]) -> None:
    """Refuse texts that the year never says: they are misspelt, and would stay."""
    said: set[str] = set()
    for path in _texts(site):
        said |= said_in((site / path).read_bytes(), path, terms)
    lines = [str(number) for number, term in enumerate(terms, 1) if term not in said]
    if lines:
        raise YearsError(
            f"ไม่พบข้อความที่ {', '.join(lines)} ของ --terms ในไฟล์ใดของปีนี้ แก้ตัวสะกดหรือลบบรรทัดนั้น "
            "(ข้อความในภาพและ PDF ระบบไม่เห็น)"
        )


def _refuse_foreign(site: Path, paths: Collection[str]) -> None:
    there = set(files_of(site)) - _KEPT
    for path in sorted(set(paths) - there):
        raise YearsError(f"ไม่มีไฟล์ {path} ในปีนี้ ระบุที่อยู่ใต้เลขปี เช่น measures/m01.html")


def _replacements(order: Order) -> Iterator[tuple[str, Path]]:
    if order.replacement is None:
        return
    for file in sorted(order.replacement.rglob("*")):
        if file.is_file():
            yield file.relative_to(order.replacement).as_posix(), file


def _covered(site: Path, terms: tuple[str, ...]) -> Iterator[str]:
    for path in _texts(site):
        text = (site / path).read_bytes().decode("utf-8", "surrogateescape")
        new = cover(text, terms)
        if new != text:
            (site / path).write_bytes(new.encode("utf-8", "surrogateescape"))
            yield path


def _still_said(site: Path, terms: tuple[str, ...]) -> Iterator[str]:
    for path in _texts(site):
        if said_in((site / path).read_bytes(), path, terms):
            yield path


def _texts(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and path not in _KEPT and is_text(path):
            yield path


def _keep(root: Path, seal: Seal, removals: tuple[Removal, ...], unpacked: Path) -> None:
    """Write the new zip, then the seal that names it, and only then delete the old zip."""
    site = unpacked / str(seal.year)
    (site / MANIFEST).rename(site / old_manifest(seal.revision))
    (site / REMOVALS).write_text(write_removals(removals), encoding="utf-8", newline="\n")
    sums = manifest(folder_digests(site))
    (site / MANIFEST).write_text(sums, encoding="utf-8", newline="\n")
    files = [path for path in site.rglob("*") if path.is_file()]
    name = zip_name(seal.year, seal.revision + 1)
    write_zip(unpacked, root / ARCHIVE / name)
    old = Revision(seal.revision, seal.zip_sha256, seal.sha256sums_sha256)
    new = replace(
        seal,
        revision=seal.revision + 1,
        previous=(*seal.previous, old),
        files=len(files),
        bytes=sum(path.stat().st_size for path in files),
        sha256sums_sha256=file_digest(site / MANIFEST),
        zip=name,
        zip_sha256=file_digest(root / ARCHIVE / name),
    )
    new.write(root)
    _clear_leftovers(root, new)


def _clear_leftovers(root: Path, seal: Seal) -> None:
    """Delete every other revision, whole or not: one that stayed would still say it all."""
    for left in [*(root / ARCHIVE).glob(f"*fy{seal.year}*")]:
        if left.suffix in {".zip", ".new"} and left.name != seal.zip:
            left.unlink()


def record_purge(root: Path, year: int) -> Seal:
    """Note in the seal what a purge of the history has made of the tag. Raises YearsError."""
    check_whole(root)
    seal, tag = read_seal(root, year), read_tag(root, year)
    if seal.revision == 1:
        raise YearsError(f"ปี {year} ยังไม่มีการนำข้อมูลออก จึงไม่มีเหตุให้ล้างประวัติ")
    if tag is None:
        raise YearsError(f"ไม่พบป้ายชื่อ {seal.tag} หลังล้างประวัติ")
    if seal.is_same(tag):
        raise YearsError(f"ป้ายชื่อ {seal.tag} ยังเป็นของเดิม ล้างประวัติก่อนด้วยวิธีใน README.md")
    made = {"tag_object": tag.object, "commit": tag.commit, "tree": tag.tree}
    seal = replace(seal, rewritten={**made, "sources": tag.sources})
    seal.write(root)
    return seal
