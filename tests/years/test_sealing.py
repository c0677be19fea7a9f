"""A year is sealed once, from its tag, to the same bytes on every machine, or not at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import scratch
from conftest import files_of
from scratch import build_small_year, commit, new_project, run_git, seal, set_year, tag, write
from transparency.years import builder
from transparency.years.names import YearsError
from transparency.years.publishing import Publication, publish
from transparency.years.repository import tagged_years
from transparency.years.sealing import seal_year

pytestmark = pytest.mark.usefixtures("small_builder")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose year 2564 is over and tagged."""
    root = new_project(tmp_path / "project", 2564)
    tag(root, 2564)
    return root


def _archive(root: Path) -> dict[str, bytes]:
    return files_of(root / "archive")


def test_a_sealed_year_is_a_zip_and_a_seal(root: Path) -> None:
    done = seal_year(root, 2564)

    assert done.is_new
    assert _archive(root).keys() == {"fy2564.zip", "fy2564.json"}
    told = json.loads(_archive(root)["fy2564.json"])
    assert told["commit"] == run_git(root, "rev-parse", "fy2564^{commit}")
    assert told["tree"] == run_git(root, "rev-parse", "fy2564^{tree}")
    assert told["tag_object"] == run_git(root, "rev-parse", "fy2564")
    assert (told["revision"], told["previous"], told["rewritten"]) == (1, [], None)


def test_the_zip_opens_alone(root: Path) -> None:
    seal_year(root, 2564)

    with zipfile.ZipFile(root / "archive" / "fy2564.zip") as archive:
        names = archive.namelist()
        kinds = {entry.compress_type for entry in archive.infolist()}
        told = json.loads(archive.read("2564/provenance.json"))
    assert {"years.html", "years.js", "2564/index.html", "2564/data.json"} <= set(names)
    assert kinds == {zipfile.ZIP_STORED}
    assert names == sorted(names)
    assert "_headers" not in names
    assert told["tag"] == "fy2564"
    assert told["tools"] == {"mkdocs": "1.6.1"}


def test_the_sums_pass_in_an_unpacked_year(root: Path, tmp_path: Path) -> None:
    seal_year(root, 2564)
    with zipfile.ZipFile(root / "archive" / "fy2564.zip") as archive:
        archive.extractall(tmp_path / "stick")

    program = shutil.which("sha256sum")
    assert program, "the test needs sha256sum"
    run = subprocess.run(  # noqa: S603 our own words
        [program, "--strict", "-c", "SHA256SUMS"],
        cwd=tmp_path / "stick" / "2564",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.count(": OK") == len(files_of(tmp_path / "stick" / "2564")) - 1


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_clone_elsewhere_seals_to_the_same_bytes(root: Path, tmp_path: Path, umask: int) -> None:
    seal_year(root, 2564)
    run_git(tmp_path, "clone", "--quiet", str(root), "ที่ อื่น")
    before = os.umask(umask)
    try:
        seal_year(tmp_path / "ที่ อื่น", 2564)
    finally:
        os.umask(before)

    assert _archive(tmp_path / "ที่ อื่น") == _archive(root)


def test_sealing_again_changes_nothing(root: Path) -> None:
    seal_year(root, 2564)
    before = _archive(root)

    assert not seal_year(root, 2564).is_new

    assert _archive(root) == before


def test_closing_a_year_changes_no_byte_under_any_year(project: Path) -> None:
    out = project.parent / "public"
    what = Publication(root=project, out=out, build_year=build_small_year)
    publish(what)
    before = {path: data for path, data in files_of(out).items() if path[:2] == "25"}

    seal(project, 2565)
    set_year(project, 2566)
    publish(what)

    after = files_of(out)
    assert {path: after[path] for path in before} == before
    assert {path for path in after.keys() - before.keys() if path[:4] == "2565"} == {
        "2565/SHA256SUMS",
        "2565/provenance.json",
    }


# -- refusals -------------------------------------------------------------------------------------


def _refuses(root: Path, words: str, year: int = 2564) -> None:
    with pytest.raises(YearsError, match=words):
        seal_year(root, year)
    assert not list((root / "archive").glob("*"))
    assert run_git(root, "status", "--porcelain") == ""


def test_a_year_without_a_tag_is_refused(root: Path) -> None:
    _refuses(root, "git tag -a fy2565", 2565)


def test_a_year_of_the_christian_era_is_refused_and_its_tag_means_something_else(
    root: Path,
) -> None:
    tag(root, 2021)

    _refuses(root, "2021 ไม่ใช่ปีงบประมาณ พ.ศ.", 2021)
    assert tagged_years(root) == [2564]


def test_a_tag_that_says_nothing_is_refused(root: Path) -> None:
    run_git(root, "tag", "--delete", "fy2564")
    run_git(root, "tag", "fy2564")

    _refuses(root, "ไม่มีข้อความกำกับ")


def test_a_year_that_is_not_over_is_refused(root: Path) -> None:
    write(root, "data/note.txt", "x")
    commit(root, "ก่อนสิ้นปี", day="2021-09-30T23:59:59+07:00")
    run_git(root, "tag", "--force", "-a", "fy2564", "-m", "x")

    _refuses(root, "ก่อนสิ้นปีงบประมาณ 2564")


def test_a_tag_on_the_records_of_another_year_is_refused(root: Path) -> None:
    tag(root, 2563)

    _refuses(root, "ไม่ใช่ของปี 2563", 2563)


def test_an_archive_that_git_ignores_is_refused(root: Path) -> None:
    write(root, ".gitignore", "/archive/\n")
    commit(root, "ข้าม")

    _refuses(root, r"Git ถูกตั้งให้ข้ามโฟลเดอร์ archive/")


def test_a_build_that_differs_elsewhere_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(
        python: Path, project: Path, out: Path, epoch: int, unlike: Mapping[str, str] | None = None
    ) -> None:
        scratch.build_small(python, project, out, epoch, unlike)
        write(out, "2564/index.html", str(sorted((unlike or {}).items())))

    monkeypatch.setattr(builder, "build", build)

    _refuses(root, r"ไม่เหมือนกัน 1 ไฟล์.*2564/index\.html")


def test_a_year_too_large_for_a_code_host_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transparency.years.sealing.MOST_BYTES", 100)

    _refuses(root, "ลดขนาดภาพ")


def test_records_that_fail_the_check_of_a_release_are_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(python: Path, project: Path) -> None:
        raise YearsError(f"{python.name and project.name}: ยังปิดปีไม่ได้")

    monkeypatch.setattr(builder, "check_release", refuse)

    _refuses(root, "ยังปิดปีไม่ได้")


def test_what_a_killed_seal_left_is_cleared(root: Path) -> None:
    write(root, "archive/.fy2564.zip.77.new", "half")

    seal_year(root, 2564)

    assert _archive(root).keys() == {"fy2564.zip", "fy2564.json"}
