"""The real builder: a year is published, sealed and built again to the same bytes."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

import scratch
from conftest import PROJECT, SITES, files_of
from scratch import commit, run_git
from transparency.cli import main
from transparency.years import builder

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


# -- a sealed year --------------------------------------------------------------------------------


def test_the_sealed_year_is_what_was_published_while_it_was_open(closed: Path) -> None:
    published = files_of(closed.parent / "before" / "2565")
    with zipfile.ZipFile(closed / "archive" / "fy2565.zip") as archive:
        sealed = {
            name.removeprefix("2565/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("2565/")
        }

    assert {path: sealed[path] for path in published} == published
    assert sealed.keys() - published.keys() == {"provenance.json", "SHA256SUMS"}


def test_the_tag_builds_to_the_sealed_bytes_once_more(
    closed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(builder, "python_of", scratch.no_packages)

    assert main(["verify", "--root", str(closed), "--rebuild"]) == 0

    assert capsys.readouterr().out == "ปี 2565 ครบถ้วนทุกไบต์และสร้างซ้ำได้เหมือนเดิม\n"


def test_from_october_on_a_build_reminds_of_the_new_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "ปีงบประมาณ 2566 แต่ข้อมูลเป็นของปี 2565"
    command = ["build", "--root", str(SITES / "empty"), "--site-dir", str(tmp_path / "site")]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1664557199")  # one second before midnight in Thailand
    main(command)
    assert words not in capsys.readouterr().out

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1664557200")
    main(command)

    assert words in capsys.readouterr().out
