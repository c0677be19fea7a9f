"""What is published is whole, keeps every address, and is refused for a reason that is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT, files_of
from scratch import (
    FIRST,
    build_small_year,
    commit,
    new_project,
    run_git,
    set_pages,
    set_year,
    write,
)
from transparency.git import GitError
from transparency.problems import DataError
from transparency.years.addresses import read_redirects
from transparency.years.hiding import read_terms
from transparency.years.lock import alone
from transparency.years.names import YearsError
from transparency.years.publishing import Publication, publish

FRONT = {
    ".nojekyll", "404.html", "_headers", "_redirects", "index.html", "moved.js", "paths.txt",
    "years.css", "years.html", "years.js", "years.json",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose year is open."""
    return new_project(tmp_path / "project")


def _publish(root: Path, **choices: object) -> tuple[int, ...]:
    what = Publication(root=root, out=_out(root), build_year=build_small_year)
    return publish(_with(what, choices))


def _with(what: Publication, choices: dict[str, object]) -> Publication:
    values = {name: getattr(what, name) for name in Publication.__slots__}
    return Publication(**(values | choices))


def _out(root: Path) -> Path:
    return root.parent / "public"


def test_the_current_year_stands_under_its_number_from_the_first_day(root: Path) -> None:
    assert _publish(root) == (2564,)

    found = files_of(_out(root))
    assert {f"2564/{path}" for path in (*FIRST, "data.json")} <= found.keys()
    stubs = {path for path in FIRST if path.endswith(".html")}
    assert {path for path in found if not path.startswith("2564/")} == FRONT | stubs


def test_every_address_is_listed(root: Path) -> None:
    _publish(root)

    found = files_of(_out(root))
    assert found["paths.txt"].decode().splitlines() == sorted(found.keys() - {"_headers"})


def test_the_front_leads_to_the_current_year(root: Path) -> None:
    _publish(root)

    page = (_out(root) / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=2564/index.html"' in page
    assert 'href="2564/index.html">ไปที่ข้อมูลปีงบประมาณ 2564</a>' in page
    years = json.loads((_out(root) / "years.json").read_text(encoding="utf-8"))
    assert years == {
        "years": [{"year": 2564, "is_current": True, "start": "2564/index.html", "download": None}]
    }


def test_an_address_without_a_year_leads_to_the_year_that_has_it(root: Path) -> None:
    _publish(root)

    page = (_out(root) / "measures" / "m01.html").read_text(encoding="utf-8")
    assert 'content="0; url=../2564/measures/m01.html"' in page
    assert '<script src="../moved.js" data-to="../2564/measures/m01.html">' in page
    assert "noindex" in page


def test_publishing_again_gives_the_same_bytes_and_no_leftovers(root: Path) -> None:
    _publish(root)
    before = files_of(_out(root))

    _publish(root)

    assert files_of(_out(root)) == before
    assert sorted(path.name for path in root.parent.iterdir()) == [
        ".public.lock",
        "project",
        "public",
    ]


def test_nothing_in_the_tree_is_a_symbolic_link(root: Path) -> None:
    _publish(root)

    assert not [path for path in _out(root).rglob("*") if path.is_symlink()]


# -- refusals -------------------------------------------------------------------------------------


def test_what_is_not_committed_is_not_published(root: Path) -> None:
    _publish(root)
    before = files_of(_out(root))
    write(root, "data/ใหม่.txt", "x")

    with pytest.raises(YearsError, match=r"ยังไม่บันทึกเข้า Git 1 ไฟล์.*\n.*data/ใหม่\.txt"):
        _publish(root)

    assert files_of(_out(root)) == before


def test_a_preview_shows_what_is_not_committed(root: Path) -> None:
    write(root, "pages.txt", "index.html\nnew.html\n")

    _publish(root, is_preview=True)

    assert "2564/new.html" in files_of(_out(root))


def test_wrong_records_are_not_published(root: Path) -> None:
    path = root / "data" / "municipality.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "colour: x\n", encoding="utf-8")

    with pytest.raises(DataError, match="colour"):
        _publish(root, is_preview=True)


def test_an_address_does_not_die(root: Path) -> None:
    _publish(root)
    before = files_of(_out(root))
    set_pages(root, "index.html", "measures/m01.html", "documents/a.pdf")

    with pytest.raises(YearsError, match=r"2564/measures/m02\.html") as refusal:
        _publish(root)

    assert "redirects.txt" in str(refusal.value)
    assert files_of(_out(root)) == before


def test_an_address_may_move(root: Path) -> None:
    _publish(root)
    write(root, "redirects.txt", "# ย้ายแล้ว\n/2564/measures/m02.html 2564/measures/m01.html\n")
    set_pages(root, "index.html", "measures/m01.html", "documents/a.pdf")

    _publish(root)

    found = files_of(_out(root))
    assert b'data-to="../../2564/measures/m01.html"' in found["2564/measures/m02.html"]
    assert b'data-to="../2564/measures/m02.html"' in found["measures/m02.html"]
    assert found["_redirects"] == b"/2564/measures/m02.html /2564/measures/m01.html 301\n"
    _publish(root)
    assert files_of(_out(root)) == found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2564/a.html", "ที่อยู่เดิมและที่อยู่ใหม่"),
        ("2564/../a.html 2564/index.html", "ต้องเป็นที่อยู่ในเว็บไซต์"),
        ("//etc/a.html 2564/index.html", "ต้องเป็นที่อยู่ในเว็บไซต์"),
        ("..\\a.html 2564/index.html", "ต้องเป็นที่อยู่ในเว็บไซต์"),
        ("2564/a.html https://[", "ไม่ใช่ที่อยู่เว็บไซต์ที่ถูกต้อง"),
        ("2564/a.html 2564/none.html", "ซึ่งไม่มีในเว็บไซต์"),
        ("2564/a.html javascript:alert(1)", "ซึ่งไม่มีในเว็บไซต์"),
    ],
)
def test_a_redirect_that_cannot_work_is_refused(root: Path, line: str, words: str) -> None:
    write(root, "redirects.txt", f"{line}\n")

    with pytest.raises(YearsError, match=words):
        _publish(root, is_preview=True)


def test_lists_of_another_encoding_are_refused_in_words(tmp_path: Path) -> None:
    redirects = tmp_path / "redirects.txt"
    redirects.write_bytes("2564/ก.html 2564/ข.html".encode("cp874"))

    for read in (lambda: read_redirects(tmp_path), lambda: read_terms(redirects)):
        with pytest.raises(YearsError, match="UTF-8"):
            read()


def test_a_list_of_public_addresses_stands_for_a_tree_that_is_elsewhere(
    root: Path, tmp_path: Path
) -> None:
    previous = write(tmp_path, "paths.txt", "2564/index.html\n2564/assets/a.css\n2564/gone.html\n")

    with pytest.raises(YearsError, match=r"ที่อยู่ 1 แห่ง.*\n  2564/gone\.html"):
        _publish(root, previous=previous)


def test_a_check_changes_nothing(root: Path) -> None:
    _publish(root, is_check=True)

    assert [path.name for path in root.parent.iterdir()] == ["project"]
    assert run_git(root, "status", "--porcelain", "--ignored") == ""


def test_a_folder_that_git_would_keep_is_refused(root: Path) -> None:
    write(root, ".gitignore", "/public/\n/.public.*\n")
    commit(root, "ข้าม")

    with pytest.raises(YearsError, match="โฟลเดอร์ docs อยู่ในโครงการ"):
        _publish(root, out=root / "docs")
    assert not (root / "docs").exists()

    for _ in range(2):
        _publish(root, out=root / "public")
    assert (root / "public" / "2564" / "index.html").is_file()


def test_a_second_publisher_is_refused(root: Path) -> None:
    with alone(_out(root)), pytest.raises(YearsError, match="มีคำสั่งอื่นกำลังเขียน"):
        _publish(root)


def test_a_lock_ends_with_the_process_that_held_it(root: Path) -> None:
    hold = (
        "import os, pathlib, sys; from transparency.years.lock import alone\n"
        "with alone(pathlib.Path(sys.argv[1])) as scratch:\n"
        "    scratch.mkdir(); (scratch / 'x').touch(); os.kill(os.getpid(), 9)\n"
    )
    subprocess.run(  # noqa: S603 our own words
        [sys.executable, "-c", hold, str(_out(root))],
        env={"PYTHONPATH": str(PROJECT / "hooks")},
        check=False,
    )
    assert [*root.parent.glob(".public.making-*")]

    _publish(root)

    assert not [*root.parent.glob(".public.making-*")]


def test_a_shallow_clone_is_told_what_to_fetch(root: Path, tmp_path: Path) -> None:
    run_git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "shallow")

    with pytest.raises(YearsError, match="git fetch --unshallow --tags"):
        _publish(tmp_path / "shallow")


def test_a_folder_without_git_and_a_machine_without_it_are_told(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(GitError, match="ไม่ได้อยู่ในโครงการ Git"):
        _publish(tmp_path / "plain")

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="ไม่พบโปรแกรม Git"):
        _publish(root)


def test_a_folder_of_another_user_is_told_how_it_is_trusted(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(GitError, match=r"เจ้าของโฟลเดอร์เป็นผู้ใช้อื่น.*safe\.directory"):
        _publish(root)


def test_a_full_disk_leaves_the_public_tree_as_it_was(root: Path) -> None:
    _publish(root)
    before = files_of(_out(root))

    def fill(_: Path, folder: Path) -> int:
        write(folder, "2564/index.html", "half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        _publish(root, build_year=fill)

    assert files_of(_out(root)) == before
    assert not [*root.parent.glob(".public.[mn]*")]


def test_a_missing_tag_is_told_and_the_public_tree_stays(project: Path) -> None:
    _publish(project)
    before = files_of(_out(project))
    run_git(project, "tag", "--delete", "fy2564")

    with pytest.raises(YearsError, match=r"ไม่พบป้ายชื่อ fy2564 .*git fetch --tags"):
        _publish(project)

    assert files_of(_out(project)) == before


def test_the_records_of_a_sealed_year_are_not_published_as_the_current_one(project: Path) -> None:
    set_year(project, 2564)

    with pytest.raises(YearsError, match=r"manage\.py new-year 2565"):
        _publish(project)


def test_a_tag_without_a_seal_is_refused(root: Path) -> None:
    run_git(root, "tag", "-a", "fy2563", "-m", "ปิดปี")

    with pytest.raises(YearsError, match=r"manage\.py seal 2563"):
        _publish(root)
