"""MkDocs runs for real: with the hook, on a stage, on other days and in other places."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import PROJECT, TODAY, files_of, mkdocs
from transparency.build import build
from transparency.finish import finish
from transparency.stage import write_stage


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hook") / "site"
    run = mkdocs(PROJECT / "mkdocs.yml", folder)
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    return folder


def _copy_of_project(folder: Path) -> Path:
    kept = ("content", "data", "hooks", "overrides")
    for name in kept:
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def test_the_hook_builds_every_measure(site: Path) -> None:
    pages = sorted(path.name for path in (site / "measures").glob("m*.html"))

    assert len(pages) == (PROJECT / "data/measures.yaml").read_text("utf-8").count("\n  - id: ")


def test_a_stage_and_mkdocs_give_the_same_bytes_as_the_hook(site: Path, tmp_path: Path) -> None:
    write_stage(PROJECT, build(PROJECT, today=TODAY), tmp_path / "stage")
    run = mkdocs(tmp_path / "stage" / "mkdocs.yml", tmp_path / "site")

    assert run.returncode == 0, run.stderr
    finish(tmp_path / "site")
    assert files_of(tmp_path / "site") == files_of(site)


def test_another_day_folder_zone_and_locale_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    project = _copy_of_project(tmp_path / "โครงการ อื่น")
    run = mkdocs(
        project / "mkdocs.yml",
        tmp_path / "site",
        SOURCE_DATE_EPOCH="1900000000",
        TZ="America/New_York",
        LC_ALL="C",
        PYTHONHASHSEED="7",
    )

    assert run.returncode == 0, run.stderr
    assert files_of(tmp_path / "site") == files_of(site)


def test_a_mistake_leaves_the_old_site_byte_for_byte(tmp_path: Path) -> None:
    project = _copy_of_project(tmp_path / "project")
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("เดิม", encoding="utf-8")
    before = files_of(old)
    measures = project / "data" / "measures.yaml"
    text = measures.read_text(encoding="utf-8")
    measures.write_text(text.replace("    title:", "    titel:", 1), encoding="utf-8")

    run = mkdocs(project / "mkdocs.yml", old)

    assert run.returncode == 1
    assert "ไม่รู้จักหัวข้อ “titel”" in run.stderr
    assert "Traceback" not in run.stderr
    assert files_of(old) == before
