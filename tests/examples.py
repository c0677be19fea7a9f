"""Years that the real builder has made: it takes its time, so each is made once in a run."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

import scratch
from conftest import PROJECT, SITES
from scratch import commit, run_git
from transparency.cli import main
from transparency.years import builder


@cache
def sealed_example(base: Path) -> Path:
    """Make a project of the example site whose year 2565 is sealed by the real builder."""
    root = base / "closed-example" / "project"
    for name in ("hooks", "overrides"):
        shutil.copytree(PROJECT / name, root / name)
    for name in ("content", "data"):
        shutil.copytree(SITES / "complete" / name, root / name)
    for name in ("mkdocs.yml", "requirements.txt", ".gitattributes", ".gitignore"):
        shutil.copy(PROJECT / name, root)
    for path in (root / "data").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("verification: pending", "verification: confirmed")
        text = text.replace("closed_on: 2022-10-31\n", "")
        path.write_text(text, encoding="utf-8", newline="\n")
    run_git(root, "init", "--quiet")
    commit(root, "ทั้งหมด")
    assert main(["publish", "--root", str(root), str(root.parent / "before")]) == 0
    run_git(root, "tag", "-a", "fy2565", "-m", "ปิดปี")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "python_of", scratch.no_packages)
        assert main(["seal", "--root", str(root), "2565"]) == 0
    commit(root, "ปิดปี 2565")
    return root


@cache
def two_public_years(base: Path) -> Path:
    """Make the public tree of that project in its next year, in which a measure is no more."""
    closed = sealed_example(base)
    root = closed.parent / "next"
    shutil.copytree(closed, root)
    for path in (root / "data").glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("fiscal_year: 2565", "fiscal_year: 2566")
        text = text.replace(": 2022-", ": 2023-").replace(": 2021-", ": 2022-")
        path.write_text(text.replace("m10", "m12"), encoding="utf-8", newline="\n")
    commit(root, "ปี 2566")
    assert main(["publish", "--root", str(root), str(closed.parent / "public")]) == 0
    return closed.parent / "public"
