"""Proof that a sealed year is what it was: its zip, every file in it, its seal and its tag."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from transparency.years.manifest import digest, file_digest, read_manifest
from transparency.years.names import ARCHIVE, MANIFEST, PROVENANCE, signature_path, tag_of
from transparency.years.removals import faults_of_removals
from transparency.years.repository import read_tag
from transparency.years.seal import Seal
from transparency.years.zips import opened

_ALSO_THERE = {"README.md", "allowed_signers", "removals.json"}


def faults(root: Path, seal: Seal, into: Path | None = None) -> Iterator[str]:
    """Say what is wrong with a sealed year; unpack its folder ``into`` another on the way."""
    path = seal.zip_path(root)
    if not path.is_file():
        yield f"ไม่พบไฟล์ {path.name}"
        return
    if file_digest(path) != seal.zip_sha256:
        yield f"ไฟล์ {path.name} ถูกแก้หลังปิดปี"
        return
    try:
        with opened(path) as archive:
            yield from _faults_inside(archive, seal, into)
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        yield f"ไฟล์ {path.name} ใช้ไม่ได้: {error}"


def _faults_inside(archive: zipfile.ZipFile, seal: Seal, into: Path | None) -> Iterator[str]:
    below = f"{seal.year}/"
    text = archive.read(below + MANIFEST)
    sizes = [entry.file_size for entry in archive.infolist() if entry.filename.startswith(below)]
    if (len(sizes), sum(sizes)) != (seal.files, seal.bytes):
        yield "จำนวนไฟล์หรือขนาดรวมไม่ตรงกับตราปิดปี"
    found = dict(_digests(archive, below, into, seal.epoch))
    if found.pop(MANIFEST) != seal.sha256sums_sha256:
        yield f"{MANIFEST} ไม่ตรงกับตราปิดปี"
    yield from faults_of_removals(archive, seal, found)
    listed = read_manifest(text.decode())
    for path in sorted(listed.keys() | found.keys()):
        if path not in found:
            yield f"ไฟล์ {below}{path} หายไป"
        elif path not in listed:
            yield f"มีไฟล์ {below}{path} เพิ่มเข้ามา"
        elif listed[path] != found[path]:
            yield f"ไฟล์ {below}{path} ถูกแก้"
    told = json.loads(archive.read(below + PROVENANCE))
    if (told["tag"], told["sources"], told["epoch"]) != (seal.tag, seal.sources, seal.epoch):
        yield f"{PROVENANCE} ไม่ตรงกับตราปิดปี"


def _digests(
    archive: zipfile.ZipFile, below: str, into: Path | None, epoch: int
) -> Iterator[tuple[str, str]]:
    """Return the sum of each file of the year, not of what stands beside it."""
    for name in archive.namelist():
        if not name.startswith(below):
            continue
        with archive.open(name) as member:
            if into is None:
                yield name.removeprefix(below), digest(member)
                continue
            target = into / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as copy:
                yield name.removeprefix(below), digest(member, copy)
            os.utime(target, (epoch, epoch))


def faults_of_tag(root: Path, seal: Seal) -> Iterator[str]:
    """Say what is wrong with the tag of a sealed year."""
    tag = read_tag(root, seal.year)
    if tag is None:
        yield f"ไม่พบป้ายชื่อ {seal.tag} ถ้าเพิ่งคัดลอกโครงการมา สั่ง git fetch --tags"
    elif not seal.allows(tag):
        yield f"ป้ายชื่อ {seal.tag} ถูกย้ายไปชี้ข้อมูลชุดอื่น (เดิมคือ {seal.commit[:12]})"


def notes(root: Path, seal: Seal) -> Iterator[str]:
    """Say what is remarkable of a sealed year, and yet no fault."""
    tag = read_tag(root, seal.year)
    if tag and seal.allows(tag) and not seal.is_same(tag):
        yield f"ป้ายชื่อ {seal.tag} ถูกสร้างใหม่ แต่ข้อมูลเหมือนเดิมทุกไฟล์"
    if seal.rewritten:
        yield f"ประวัติของ {seal.tag} ถูกล้างตามที่บันทึกไว้ในตราปิดปี"


def strays(root: Path, seals: list[Seal]) -> Iterator[str]:
    """Name the files among the sealed years that belong to none."""
    known = {name for seal in seals for name in (seal.zip, f"{tag_of(seal.year)}.json")}
    known |= {signature_path(root, seal.year).name for seal in seals} | _ALSO_THERE
    for path in sorted((root / ARCHIVE).glob("*")):
        if path.name not in known:
            yield f"ไฟล์ {ARCHIVE}/{path.name} ไม่ใช่ของปีใด ลบออก"
