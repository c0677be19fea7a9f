"""The real builder: the same pages at their own address, and a browser that opens them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import PROJECT, SITES, files_of
from scratch import commit, run_git
from transparency.cli import main

PARTS = ("content", "data", "hooks", "overrides")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project, published from a clone of its committed files."""
    folder = tmp_path_factory.mktemp("published")
    root = folder / "project"
    for name in PARTS:
        shutil.copytree(PROJECT / name, root / name)
    for name in ("mkdocs.yml", ".gitattributes", ".gitignore"):
        shutil.copy(PROJECT / name, root)
    run_git(root, "init", "--quiet")
    commit(root, "ทั้งหมด")
    run_git(folder, "clone", "--quiet", str(root), "clone")
    assert main(["publish", "--root", str(folder / "clone"), str(folder / "public")]) == 0
    return folder / "public"


def test_the_real_project_is_published_from_a_fresh_clone(published: Path) -> None:
    assert {"2564/index.html", "2564/measures/m01.html", "2564/data.json"} <= files_of(
        published
    ).keys()


def test_every_page_names_its_year_without_a_script_and_leads_to_the_others(
    published: Path,
) -> None:
    pages = sorted((published / "2564").rglob("*.html"))

    assert pages
    for page in pages:
        up = "../" * (len(page.relative_to(published).parts) - 1)
        html = page.read_text(encoding="utf-8")
        assert "ข้อมูลปีงบประมาณ" in html
        assert f'{up}years.html">ดูปีงบประมาณอื่น</a>' in html.replace('"./', '"')
        path = page.relative_to(published / "2564").as_posix()
        assert f'data-year="2564" data-base="{up}" data-path="{path}"' in html.replace('"./', '"')


def test_a_plain_build_promises_no_other_years(tmp_path: Path) -> None:
    site = tmp_path / "site"

    assert main(["build", "--root", str(SITES / "empty"), "--site-dir", str(site)]) == 0

    page = (site / "index.html").read_text(encoding="utf-8")
    assert "years.html" not in page
    assert "years.js" not in page
    assert (site / "404.html").exists()


def test_a_year_for_a_stick_brings_what_it_needs(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    command = ["build", "--root", str(SITES / "complete"), "--years", str(stick)]

    assert main(command) == 0

    found = files_of(stick)
    assert {"years.html", "years.js", "years.css", "2565/index.html"} <= found.keys()
    assert "2565/404.html" not in found
    page = found["2565/measures/m01.html"].decode()
    assert '<link rel="canonical" href="https://www.example.com/2565/measures/m01.html">' in page
    assert "ปิดแล้ว" not in found["years.html"].decode()
