"""The seal of a year: what its tag and its zip were when it was closed, and every removal since."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from transparency.folders import replace_file
from transparency.years.names import ARCHIVE, YearsError, seal_path, signature_path, zip_name
from transparency.years.repository import Tag


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of a sealed year that a removal has replaced; only its sums are kept."""

    revision: int
    zip_sha256: str
    sha256sums_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What is proved of a closed year; sums are SHA-256, ``epoch`` counts seconds since 1970.

    ``sources`` is the sum of the tag's tree without the folder of sealed years, which a purge
    of another year may rewrite. ``rewritten`` is what the tag became when a purge of this year
    had rewritten the history.
    """

    year: int
    tag: str
    tag_object: str
    commit: str
    tree: str
    sources: str
    epoch: int
    site_url: str | None
    files: int
    bytes: int
    sha256sums_sha256: str
    zip: str
    zip_sha256: str
    revision: int
    previous: tuple[Revision, ...]
    sealed_with: dict[str, str]
    rewritten: dict[str, str] | None = None

    def write(self, root: Path) -> None:
        """Write the seal whole or not at all; no signature holds for new words. Raises OSError."""
        signature_path(root, self.year).unlink(missing_ok=True)
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        replace_file(seal_path(root, self.year), text.encode())

    def zip_path(self, root: Path) -> Path:
        """Return where the zip lies."""
        return root / ARCHIVE / self.zip

    def allows(self, tag: Tag) -> bool:
        """Whether a tag still names the sources that were sealed."""
        known = {self.sources, (self.rewritten or {}).get("sources")}
        return tag.sources in known

    def is_same(self, tag: Tag) -> bool:
        """Whether a tag is the very object that was sealed."""
        return tag.object in {self.tag_object, (self.rewritten or {}).get("tag_object")}


def read_seal(root: Path, year: int) -> Seal:
    """Read the seal of a year. Raises YearsError when it is not one."""
    path = seal_path(root, year)
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        values["previous"] = tuple(Revision(**one) for one in values["previous"])
        seal = Seal(**values)
    except FileNotFoundError:
        raise YearsError(f"ปี {year} ยังไม่ได้ปิด") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise YearsError(f"ตราปิดปี {path.name} อ่านไม่ได้ กู้คืนไฟล์นี้จาก Git") from None
    wrong = [
        field.name for field in fields(Seal) if not _is_kind(field.type, getattr(seal, field.name))
    ]
    if wrong or (seal.year, seal.zip) != (year, zip_name(year, seal.revision)):
        raise YearsError(
            f"ตราปิดปี {path.name} ไม่ถูกต้อง ({', '.join(wrong) or 'year, zip'}) กู้คืนไฟล์นี้จาก Git"
        )
    return seal


def _is_kind(kind: object, value: object) -> bool:
    match kind:
        case "int":
            return isinstance(value, int)
        case "str":
            return isinstance(value, str)
    return True
