"""Verify sealed years: from their own bytes, and on request by building their tags once more."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from transparency.console import progress
from transparency.years.builder import LockError
from transparency.years.lock import alone
from transparency.years.manifest import digest, folder_digests
from transparency.years.names import MANIFEST, PROVENANCE, YearsError, sealed_years, tag_of
from transparency.years.rebuilding import Workshop, add_proofs
from transparency.years.removals import named_paths, read_removals
from transparency.years.repository import check_whole, read_tag, tagged_years, workplace
from transparency.years.seal import Seal, read_seal
from transparency.years.sealed import faults, faults_of_tag, notes, strays
from transparency.years.signing import faults_of_signature, notes_of_signature, notes_of_tag
from transparency.years.zips import opened


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: a fault refuses, a note is for people to know."""

    years: tuple[int, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...]


def verify(root: Path, years: Sequence[int], *, is_rebuilt: bool) -> Verdict:
    """Verify some sealed years, or all when none is named. Raises YearsError or GitError."""
    check_whole(root)
    sealed = sealed_years(root)
    if unknown := sorted(set(years) - set(sealed)):
        raise YearsError(f"ปี {', '.join(map(str, unknown))} ยังไม่ได้ปิด จึงไม่มีอะไรให้ตรวจ")
    wrong: list[str] = []
    remarks: list[str] = []
    seals = [*_seals(root, sealed, wrong)]
    wrong += strays(root, seals)
    wrong += (f"มีป้ายชื่อ {tag_of(y)} แต่ยังไม่ได้ปิดปี" for y in tagged_years(root) if y not in sealed)
    chosen = [seal for seal in seals if not years or seal.year in years]
    for number, seal in enumerate(chosen):
        progress(number, len(chosen), f"ปี {seal.year}")
        found = [*_faults(root, seal, remarks, is_rebuilt=is_rebuilt)]
        wrong += (f"ปี {seal.year}: {words}" for words in found)
    progress(1, 1, "ตรวจแล้ว")
    return Verdict(tuple(seal.year for seal in chosen), tuple(wrong), tuple(remarks))


def _seals(root: Path, years: Sequence[int], wrong: list[str]) -> Iterator[Seal]:
    for year in years:
        try:
            yield read_seal(root, year)
        except YearsError as error:
            wrong.append(str(error))


def _faults(root: Path, seal: Seal, remarks: list[str], *, is_rebuilt: bool) -> Iterator[str]:
    found = [*faults(root, seal), *faults_of_signature(root, seal)]
    yield from found
    try:
        wrong = [*faults_of_tag(root, seal)]
        is_missing = read_tag(root, seal.year) is None
        told = [*notes(root, seal), *notes_of_signature(root, seal)]
        told += [] if is_missing else notes_of_tag(root, seal)
        remarks += (f"ปี {seal.year}: {words}" for words in told)
    except YearsError as error:
        yield str(error)
        return
    if is_missing and not is_rebuilt:
        remarks += (f"ปี {seal.year}: {words}" for words in wrong)
        return
    yield from wrong
    if is_rebuilt and not found and not wrong:
        yield from _faults_of_rebuilding(root, seal, remarks)


def _faults_of_rebuilding(root: Path, seal: Seal, remarks: list[str]) -> Iterator[str]:
    """Compare the zip with what its tag builds today, except what was removed since."""
    tag = read_tag(root, seal.year)
    if tag is None:
        return
    with alone(workplace(root, "sealing")) as scratch:
        try:
            workshop = Workshop.open(root, tag, scratch)
            built = workshop.build()
        except YearsError as error:
            if isinstance(error, LockError) or seal.rewritten:
                remarks.append(f"ปี {seal.year}: สร้างซ้ำไม่ได้แล้ว แต่ตราปิดปียังพิสูจน์ได้ ({error})")
            else:
                yield str(error)
            return
        add_proofs(built, seal.year, workshop, seal.site_url)
        wanted = folder_digests(built)
    with opened(seal.zip_path(root)) as archive:
        found = {name: digest(archive.open(name)) for name in archive.namelist()}
        named = _may_differ(archive, seal)
    for path in sorted(wanted.keys() | found.keys()):
        if path not in named and wanted.get(path) != found.get(path):
            yield f"ไฟล์ {path} ไม่ตรงกับที่ป้ายชื่อ {seal.tag} สร้างได้"


def _may_differ(archive: zipfile.ZipFile, seal: Seal) -> set[str]:
    removals = read_removals(archive, seal)
    named = {MANIFEST} | (named_paths(removals) if removals else set())
    if seal.rewritten:
        named.add(PROVENANCE)
    return {f"{seal.year}/{path}" for path in named}
