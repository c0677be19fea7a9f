"""The year of a tag, built anew in a folder: what sealing keeps and what a late check compares."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from transparency.years import builder
from transparency.years.manifest import folder_digests, manifest
from transparency.years.names import MANIFEST, PROVENANCE, YearsError, tag_of
from transparency.years.repository import Tag, export

_PIN = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.MULTILINE)
_ELSEWHERE = "ที่อื่น อีกแห่ง"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Workshop:
    """The files of a tag in a scratch folder, and the Python that builds them."""

    scratch: Path
    project: Path
    python: Path
    tag: Tag

    @classmethod
    def open(cls, root: Path, tag: Tag, scratch: Path) -> Workshop:
        """Export a tag and make ready what its lock pins. Raises YearsError."""
        project = scratch / "project"
        scratch.mkdir(parents=True)
        export(root, tag.commit, project)
        return cls(scratch, project, builder.python_of(project), tag)

    def build(self) -> Path:
        """Build the year; return the folder that holds it and what it needs beside it."""
        return self._build(self.project, self.scratch / "one", {})

    def build_again(self) -> Path:
        """Build in the same place once more."""
        return self._build(self.project, self.scratch / "two", {})

    def build_elsewhere(self) -> Path:
        """Build in another folder, zone and locale, with another seed."""
        project = self.scratch / _ELSEWHERE / "project"
        shutil.copytree(self.project, project, ignore=shutil.ignore_patterns(".venv", ".cache"))
        return self._build(project, self.scratch / _ELSEWHERE / "out", builder.ELSEWHERE)

    def _build(self, project: Path, out: Path, unlike: dict[str, str]) -> Path:
        builder.build(self.python, project, out, self.tag.epoch, unlike)
        (out / "_headers").unlink(missing_ok=True)  # belongs to the front of all years
        return out


def build_thrice(workshop: Workshop, tell: Callable[[str], None]) -> Path:
    """Build twice and once as if elsewhere. Raises YearsError when a single byte differs."""
    tell("สร้างครั้งที่หนึ่ง")
    first = workshop.build()
    wanted = folder_digests(first)
    for words, build in (
        ("สร้างครั้งที่สอง", workshop.build_again),
        ("สร้างในที่อื่น", workshop.build_elsewhere),
    ):
        tell(words)
        found = folder_digests(build())
        unlike = sorted(path for path, _ in wanted.items() ^ found.items())
        if unlike:
            raise YearsError(
                f"สร้างสองครั้งได้ไม่เหมือนกัน {len(set(unlike))} ไฟล์ จึงไม่ปิดปี แจ้งผู้พัฒนา: "
                + ", ".join(dict.fromkeys(unlike[:_SHOWN]))
            )
    return first


def add_proofs(folder: Path, year: int, workshop: Workshop, site_url: str | None) -> None:
    """Write what proves a built year: where it came from, and the sum of each of its files."""
    lock = (workshop.project / "requirements.txt").read_bytes()
    provenance = {
        "format": 1,
        "tag": tag_of(year),
        "sources": workshop.tag.sources,
        "epoch": workshop.tag.epoch,
        "site_url": site_url,
        "lock_sha256": hashlib.sha256(lock).hexdigest(),
        "tools": dict(_PIN.findall(lock.decode())),
    }
    text = json.dumps(provenance, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    site = folder / str(year)
    (site / PROVENANCE).write_text(text, encoding="utf-8", newline="\n")
    sums = manifest(folder_digests(site))
    (site / MANIFEST).write_text(sums, encoding="utf-8", newline="\n")


def site_url_of(site: Path) -> str | None:
    """Return the address that a built year has written into its own records."""
    records = json.loads((site / "data.json").read_text(encoding="utf-8"))
    address = records["municipality"]["site_url"]
    return str(address) if address else None
