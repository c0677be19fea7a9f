"""What was removed from a sealed year by law: the public note, and proof of all the rest."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

from transparency.years.manifest import read_manifest
from transparency.years.names import MANIFEST, REMOVALS
from transparency.years.seal import Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """One removal: it made ``revision`` of the year; only its ``paths`` may differ from before."""

    id: str
    date: str
    basis: str
    note: str
    revision: int
    paths: tuple[str, ...]
    gone: tuple[str, ...]
    zip_sha256_before: str
    sha256sums_sha256_before: str


def write_removals(removals: tuple[Removal, ...]) -> str:
    """Write the ledger that stands in a year."""
    return json.dumps([asdict(one) for one in removals], ensure_ascii=False, indent=1) + "\n"


def read_removals(archive: zipfile.ZipFile, seal: Seal) -> tuple[Removal, ...]:
    """Read the ledger of a sealed year. Raises ValueError, KeyError or TypeError."""
    if seal.revision == 1:
        return ()
    found = json.loads(archive.read(f"{seal.year}/{REMOVALS}"))
    return tuple(
        Removal(**{**one, "paths": tuple(one["paths"]), "gone": tuple(one["gone"])})
        for one in found
    )


def old_manifest(revision: int) -> str:
    """Return the name under which the manifest of a former revision is kept."""
    return f"{MANIFEST}.r{revision}"


def named_paths(removals: tuple[Removal, ...]) -> set[str]:
    """Return every path of the year that a removal may have changed."""
    kept = {old_manifest(removal.revision - 1) for removal in removals}
    return {path for removal in removals for path in removal.paths} | kept | {REMOVALS, MANIFEST}


def faults_of_removals(
    archive: zipfile.ZipFile, seal: Seal, found: Mapping[str, str]
) -> Iterator[str]:
    """Say where a year differs from its former revisions beyond what its ledger names.

    ``found`` are the sums of its files now.
    """
    removals = read_removals(archive, seal)
    chain = [(r.revision - 1, r.zip_sha256_before, r.sha256sums_sha256_before) for r in removals]
    if chain != [(p.revision, p.zip_sha256, p.sha256sums_sha256) for p in seal.previous]:
        yield f"{REMOVALS} ไม่ตรงกับตราปิดปี"
        return
    if seal.revision != len(removals) + 1:
        yield "เลขฉบับแก้ไขไม่ตรงกับจำนวนครั้งที่นำออก"
    for number, (revision, _, sums) in enumerate(chain):
        text = archive.read(f"{seal.year}/{old_manifest(revision)}")
        if sha256(text).hexdigest() != sums:
            yield f"{old_manifest(revision)} ไม่ตรงกับตราปิดปี"
            continue
        before, named = read_manifest(text.decode()), named_paths(removals[number:])
        for path in sorted(before.keys() | found.keys()):
            if path not in named and before.get(path) != found.get(path):
                yield f"ไฟล์ {path} เปลี่ยนไปโดยไม่ได้อยู่ในรายการที่นำออก"
