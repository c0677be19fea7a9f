"""Small projects in Git with several years, and a builder that needs neither MkDocs nor network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from conftest import copy_site
from transparency.years.sealing import Sealed, seal_year

_WHO = {
    "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com", "GIT_COMMITTER_NAME": "t",
    "GIT_COMMITTER_EMAIL": "t@example.com", "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip
_LATE = "2026-10-15T12:00:00+07:00"
PAGES = "pages.txt"
"""In a scratch project: the addresses that the builder of tests makes, one a line."""

FIRST = ("index.html", "measures/m01.html", "measures/m02.html", "documents/a.pdf")


def run_git(root: Path, *words: str, day: str = _LATE) -> str:
    """Run Git as a user with a name, on a day of our own."""
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    run = subprocess.run(  # noqa: S603 our own words
        ["git", *words],  # noqa: S607 as found on the path
        cwd=root,
        env={**os.environ, **_WHO, **dates},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def new_project(root: Path, year: int = 2564, pages: tuple[str, ...] = FIRST) -> Path:
    """Make a project whose records are of ``year``."""
    copy_site("empty", root)
    run_git(root, "init", "--quiet", "--initial-branch=main")
    write(root, "requirements.txt", "mkdocs==1.6.1 \\\n    --hash=sha256:0\n")
    set_year(root, year)
    set_pages(root, *pages)
    return root


def set_year(root: Path, year: int) -> None:
    """Let the records be of another year, and commit."""
    path = root / "data" / "measures.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(f"fiscal_year: {year}" if "fiscal_year" in line else line for line in lines)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    commit(root, f"ปี {year}")


def set_pages(root: Path, *pages: str) -> None:
    """Let the builder of tests make these files, and commit."""
    write(root, PAGES, "".join(f"{page}\n" for page in pages))
    commit(root, "หน้า")


def write(root: Path, name: str, text: str) -> Path:
    """Write a file of a project."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def commit(root: Path, words: str, day: str = _LATE) -> None:
    """Commit everything, if anything has changed."""
    run_git(root, "add", "--all")
    if run_git(root, "status", "--porcelain"):
        run_git(root, "commit", "--quiet", "--message", words, day=day)


def tag(root: Path, year: int) -> None:
    """Close a year as officers do."""
    run_git(root, "tag", "--annotate", f"fy{year}", "--message", f"ปิดปี {year}")


def no_packages(_: Path) -> Path:
    """Stand in for the environment of a lock, which would need a network."""
    return Path(sys.executable)


def no_check(python: Path, project: Path) -> None:
    """Stand in for the check of a release."""


def build_small(
    python: Path, project: Path, out: Path, epoch: int, unlike: Mapping[str, str] | None = None
) -> None:
    """Stand in for the builder of a tag."""
    assert python.name
    assert epoch
    assert unlike is not None
    build_small_year(project, out)


def seal(root: Path, year: int) -> Sealed:
    """Tag, seal and commit a year, by the builder of tests."""
    tag(root, year)
    done = seal_year(root, year)
    commit(root, f"ปิดปี {year}")
    return done


def _measures(root: Path, year: int) -> Iterator[dict[str, object]]:
    """Tell of each page of a measure; what is done by now was begun the year before."""
    for page in sorted((root / PAGES).read_text(encoding="utf-8").split()):
        id_ = page.removeprefix("measures/").removesuffix(".html")
        if id_ != page.removesuffix(".html"):
            evidence = [{"dated_on": "2022-01-01", "number": "1"}] if year % 2 else []
            yield {
                "id": id_,
                "number": int(id_[1:]),
                "short_title": f"มาตรการ <{id_}> {year}",
                "status": "done" if year % 2 else "in_progress",
                "results": [],
                "evidence": evidence,
            }


def build_small_year(root: Path, folder: Path) -> int:
    """Build as ``build_year`` does: a few files whose text depends on nothing but the project."""
    text = (root / "data" / "measures.yaml").read_text(encoding="utf-8")
    year = int(text.partition("fiscal_year: ")[2][:4])
    for page in (root / PAGES).read_text(encoding="utf-8").split():
        write(folder, f"{year}/{page}", f"<h1>{page} {year}</h1>\n{text}")
    for extra in sorted((root / "extra").glob("*")):
        write(folder, f"{year}/extra/{extra.name}", extra.read_text(encoding="utf-8"))
    records = {"format": 1, "year": year, "municipality": {"site_url": None}}
    records["measures"] = [*_measures(root, year)]
    write(folder, f"{year}/data.json", json.dumps(records))
    write(folder, "years.html", f"<h1>{year}</h1>\n")
    write(folder, "years.js", f"window.YEARS = {year};\n")
    write(folder, "_headers", "/*\n")
    return year
