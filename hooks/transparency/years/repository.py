"""What is asked of Git about closed years."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from transparency.git import GitError, git
from transparency.years.names import ARCHIVE, YearsError, tag_of, year_of_tag


@dataclass(frozen=True, slots=True)
class Tag:
    """An annotated tag; ``sources`` sums up its tree without the sealed years, see ``Seal``."""

    object: str
    commit: str
    tree: str
    sources: str
    epoch: int


def read_tag(root: Path, year: int) -> Tag | None:
    """Return the tag of a year, or None when there is none. Raises YearsError when it is light."""
    name = tag_of(year)
    if not git(root, "tag", "--list", name):
        return None
    full = f"refs/tags/{name}"
    if git(root, "cat-file", "-t", full) != "tag":
        raise YearsError(
            f"ป้ายชื่อ {name} ไม่มีข้อความกำกับ จึงไม่รู้ว่าใครปิดปีเมื่อใด ลบแล้วสร้างใหม่ด้วย "
            f'git tag -a {name} -m "ปิดปี {year}"'
        )
    entries = git(root, "ls-tree", "-z", f"{full}^{{commit}}").split("\0")
    kept = "\0".join(entry for entry in entries if not entry.endswith(f"\t{ARCHIVE}"))
    return Tag(
        object=git(root, "rev-parse", full),
        commit=git(root, "rev-parse", f"{full}^{{commit}}"),
        tree=git(root, "rev-parse", f"{full}^{{tree}}"),
        sources=hashlib.sha256(kept.encode()).hexdigest(),
        epoch=int(git(root, "log", "-1", "--format=%ct", full)),
    )


def tagged_years(root: Path) -> list[int]:
    """Return the years that have a tag, oldest first."""
    found = map(year_of_tag, git(root, "tag", "--list", "fy*").splitlines())
    return sorted(year for year in found if year)


def check_whole(root: Path) -> None:
    """Refuse a repository that is part of another, or of which only the newest commits are here."""
    if git(root, "rev-parse", "--show-prefix"):
        raise YearsError(f"{root} ต้องเป็นโฟลเดอร์บนสุดของโครงการ Git")
    if git(root, "rev-parse", "--is-shallow-repository") == "true":
        raise YearsError(
            "โครงการนี้คัดลอกมาไม่ครบประวัติ (shallow clone) จึงตรวจปีที่ปิดแล้วไม่ได้ สั่ง "
            "git fetch --unshallow --tags หรือตั้ง fetch-depth: 0 (GitLab: GIT_DEPTH: 0)"
        )


def changed_files(root: Path) -> list[str]:
    """Return what differs from the last commit, new files too."""
    words = ["status", "--porcelain", "--untracked-files=all"]
    return git(root, "-c", "core.quotepath=false", *words).splitlines()


def workplace(root: Path, name: str) -> Path:
    """Return a place in Git's own folder: what is made there never shows among the files."""
    return Path(git(root, "rev-parse", "--absolute-git-dir")) / name


def is_ignored(root: Path, path: Path) -> bool:
    """Whether Git would leave a file out."""
    try:
        git(root, "check-ignore", "--quiet", "--no-index", str(path))
    except GitError:
        return False
    return True


def export(root: Path, commit: str, folder: Path) -> None:
    """Write the files of a commit, without the sealed years, to a new folder."""
    packed = folder.with_name(f"{folder.name}.zip")
    words = ["--output", str(packed), commit, "--", ".", f":(exclude){ARCHIVE}"]
    git(root, "-c", "core.autocrlf=false", "archive", "--format=zip", "-0", *words)
    with ZipFile(packed) as archive:  # it leads nowhere outside; tarfile does before Python 3.11.4
        archive.extractall(folder)
    packed.unlink()
