"""The staff's commands: what they say, what they write and with which status they end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import PROJECT, SITES, files_of
from transparency import cli
from transparency.cli import main
from transparency.console import INTERRUPTED, WRONG_USE
from transparency.finish import FinishError

OK, WRONG_DATA = 0, 1
KEYS = ["file", "line", "column", "severity", "code", "message", "remedy", "snippet"]
COMMANDS = (
    "build", "serve", "check", "apply", "form", "photos", "install-hook", "stage", "finish",
    "schema", "publish", "new-year", "seal", "takedown", "verify",
)  # fmt: skip

SiteCopy = Callable[[str], Path]
Output = pytest.CaptureFixture[str]


def _spoil(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


# -- check ----------------------------------------------------------------------------------------


def test_a_site_without_a_mistake_passes_with_its_warnings(capsys: Output) -> None:
    assert main(["check", "--root", str(SITES / "complete")]) == OK

    out = capsys.readouterr().out
    assert out.splitlines()[-1].startswith("ไม่พบข้อผิดพลาด และคำเตือน")


def test_a_site_without_anything_to_say_says_so(capsys: Output) -> None:
    assert main(["check", "--root", str(SITES / "empty")]) == OK

    assert capsys.readouterr().out == "ไม่พบข้อผิดพลาด\n"


def test_a_mistake_ends_with_one_and_is_shown_with_its_line(
    site_copy: SiteCopy, capsys: Output
) -> None:
    root = site_copy("empty")
    _spoil(root, "data/municipality.yaml", "short_name:", "short_nmae:")

    assert main(["check", "--root", str(root)]) == WRONG_DATA

    assert capsys.readouterr().out == (
        "data/municipality.yaml:3:1: ไม่รู้จักหัวข้อ “short_nmae”\n"
        "      3 │ short_nmae: ทต.ตัวอย่าง\n"
        "        │ ^\n"
        "    วิธีแก้: แก้เป็น “short_name”\n"
        "พบข้อผิดพลาด 1 จุด\n"
    )


def test_json_is_one_list_of_objects_as_the_contract_says(
    site_copy: SiteCopy, capsys: Output
) -> None:
    root = site_copy("complete")
    _spoil(root, "data/topics.yaml", "    name: บริการประชาชน", "    nmae: บริการประชาชน")
    (root / "data" / "source" / "report-2565.txt").unlink()

    assert main(["check", "--root", str(root), "--format", "json"]) == WRONG_DATA

    found = json.loads(capsys.readouterr().out)
    assert [list(problem) for problem in found] == [KEYS] * len(found)
    assert {problem["severity"] for problem in found} == {"error", "warning"}
    assert next(problem for problem in found if problem["file"] == "data/topics.yaml") == {
        "file": "data/topics.yaml",
        "line": 4,
        "column": 5,
        "severity": "error",
        "code": "unknown-key",
        "message": "ไม่รู้จักหัวข้อ “nmae”",
        "remedy": "แก้เป็น “name”",
        "snippet": "    nmae: บริการประชาชน",
    }


def test_json_counts_lines_and_columns_from_one_even_for_a_whole_file(
    site_copy: SiteCopy, capsys: Output
) -> None:
    root = site_copy("empty")
    (root / "data" / "topics.yaml").unlink()

    assert main(["check", "--root", str(root), "--format", "json"]) == WRONG_DATA

    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["line"], problem["column"], problem["snippet"]) == (1, 1, "")


def test_json_of_no_problem_is_an_empty_list(capsys: Output) -> None:
    assert main(["check", "--root", str(SITES / "empty"), "--format", "json"]) == OK

    assert json.loads(capsys.readouterr().out) == []


def test_json_puts_the_lines_to_paste_below_the_remedy(site_copy: SiteCopy, capsys: Output) -> None:
    root = site_copy("empty")
    _spoil(root, "data/municipality.yaml", "province: ตัวอย่าง\n", "")
    _spoil(root, "data/municipality.yaml", "district: ", "district: เมือง: ")

    main(["check", "--root", str(root), "--format", "json"])

    remedies = {p["code"]: p["remedy"] for p in json.loads(capsys.readouterr().out)}
    assert remedies["missing-field"].splitlines()[1] == "province: "
    assert remedies["colon-in-text"].splitlines()[1].startswith('district: "เมือง: ')


def test_two_files_of_one_name_are_found_by_the_check_too(
    site_copy: SiteCopy, capsys: Output
) -> None:
    root = site_copy("complete")
    (root / "content" / "contact.md").write_text("# ของเรา", encoding="utf-8", newline="\n")

    assert main(["check", "--root", str(root)]) == WRONG_DATA

    out = capsys.readouterr().out
    assert "content/contact.md" in out
    assert out.splitlines()[-1].startswith("พบข้อผิดพลาด 1 จุด และคำเตือน")


def test_a_folder_without_data_is_told_what_is_missing(tmp_path: Path, capsys: Output) -> None:
    assert main(["check", "--root", str(tmp_path)]) == WRONG_DATA

    out = capsys.readouterr().out
    assert out.count("ซึ่งต้องมี") == 5
    assert out.splitlines()[-1] == "พบข้อผิดพลาด 5 จุด"


def test_thai_is_written_as_utf8_whatever_the_console_says() -> None:
    run = subprocess.run(  # noqa: S603 our own words
        [sys.executable, "-m", "transparency", "check", "--root", str(SITES / "empty")],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (OK, b"")
    assert run.stdout.decode().split() == ["ไม่พบข้อผิดพลาด"]


# -- build, stage, finish -------------------------------------------------------------------------


def test_a_build_of_another_municipality_is_a_whole_site(tmp_path: Path, capsys: Output) -> None:
    site = tmp_path / "site"

    assert main(["build", "--root", str(SITES / "complete"), "--site-dir", str(site)]) == OK

    assert {"index.html", "measures/m01.html", "404.html", "_headers"} <= files_of(site).keys()
    assert "เทศบาลตัวอย่าง" in (site / "index.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out.splitlines()[-1] == f"สร้างเว็บไซต์เสร็จแล้ว อยู่ใน {site}"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_old_site_and_shows_every_problem(
    site_copy: SiteCopy, tmp_path: Path, capsys: Output
) -> None:
    root = site_copy("empty")
    _spoil(root, "data/municipality.yaml", "digits: arabic", "digits: roman")
    _spoil(root, "data/sources.yaml", "file: plan-2565.txt", "file: plan-2566.txt")
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("เดิม", encoding="utf-8", newline="\n")

    assert main(["build", "--root", str(root), "--site-dir", str(old)]) == WRONG_DATA

    streams = capsys.readouterr()
    assert files_of(old) == {"index.html": "เดิม".encode()}
    assert "ไม่รู้จักค่า “roman”" in streams.err
    assert "ไม่พบไฟล์ “plan-2566.txt”" in streams.err
    assert streams.err.splitlines()[-1] == "พบข้อผิดพลาด 2 จุด"
    assert "เสร็จแล้ว" not in streams.out


def test_when_the_builder_fails_its_words_are_shown_and_the_old_site_stays(
    site_copy: SiteCopy, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = [sys.executable, "-c", "import sys; sys.exit('gone.md')"]
    monkeypatch.setattr(cli, "_mkdocs", lambda *_: failing)
    root = site_copy("empty")
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("เดิม", encoding="utf-8", newline="\n")

    assert main(["build", "--root", str(root), "--site-dir", str(old)]) == WRONG_DATA

    err = capsys.readouterr().err
    assert files_of(old) == {"index.html": "เดิม".encode()}
    assert "gone.md" in err
    assert err.splitlines()[-1] == "สร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่เหมือนเดิม"
    assert "Traceback" not in err


@pytest.mark.parametrize("command", [["build", "--site-dir"], ["stage"]])
def test_a_folder_with_other_files_is_not_overwritten(
    tmp_path: Path, capsys: Output, command: list[str]
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")

    status = main([*command, str(tmp_path), "--root", str(SITES / "empty")])

    assert status == WRONG_USE
    assert files_of(tmp_path) == {"photo.jpg": b"x"}
    assert capsys.readouterr().err.startswith(f"ไม่เขียนทับ {tmp_path} ")


@pytest.mark.parametrize("command", [["build", "--site-dir"], ["stage"]])
def test_the_folder_one_stands_in_is_never_replaced(
    site_copy: SiteCopy, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    root = site_copy("complete")
    before = files_of(root)
    monkeypatch.chdir(root)

    assert main([*command, ".", "--root", "."]) == WRONG_USE
    assert main([*command, "..", "--root", "."]) == WRONG_USE
    assert files_of(root) == before


def test_a_stage_may_be_written_again(tmp_path: Path, capsys: Output) -> None:
    command = ["stage", "--root", str(SITES / "empty"), str(tmp_path / "stage")]

    assert [main(command), main(command)] == [OK, OK]

    assert "docs/index.md" in files_of(tmp_path / "stage")
    assert capsys.readouterr().out.count("เขียนไว้ใน") == 2


def test_finishing_what_is_no_site_of_ours_says_so(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "index.html").write_text("<p>x</p>", encoding="utf-8", newline="\n")

    assert main(["finish", str(tmp_path)]) == WRONG_DATA

    assert capsys.readouterr().err.startswith("เก็บงานขั้นสุดท้ายไม่ได้")
    assert list(files_of(tmp_path)) == ["index.html"]


def test_finishing_an_empty_folder_is_refused(tmp_path: Path, capsys: Output) -> None:
    assert main(["finish", str(tmp_path)]) == WRONG_DATA

    assert "no page" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output
) -> None:
    def refuse(site: Path) -> None:
        raise PermissionError(13, "Permission denied", str(site / "index.html"))

    monkeypatch.setattr("transparency.cli.finish", refuse)

    assert main(["finish", str(tmp_path)]) == WRONG_DATA
    assert capsys.readouterr().err == (
        f"เขียนหรืออ่าน {tmp_path / 'index.html'} ไม่ได้ ปิดโปรแกรมที่เปิดอยู่ หรือตรวจสิทธิ์ของโฟลเดอร์\n"
    )


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        shutil.Error([("a", "b", "[Errno 28] No space left on device: 'b'")]),
        subprocess.CompletedProcess([], 1, "", "OSError: [Errno 28] No space left on device: 'b'"),
    ],
    ids=["at once", "in a copy", "in MkDocs"],
)
def test_a_full_disk_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: Output, tmp_path: Path, error: object
) -> None:
    def fail(*_: object, **__: object) -> object:
        if isinstance(error, Exception):
            raise error
        return error

    monkeypatch.setattr("transparency.cli.subprocess.run", fail)
    site = str(tmp_path / "site")

    assert main(["build", "--root", str(SITES / "empty"), "--site-dir", site]) == WRONG_DATA

    assert capsys.readouterr().err == ("เนื้อที่ในดิสก์ไม่พอ ลบไฟล์ที่ไม่ใช้แล้วสั่งอีกครั้ง ของเดิมยังอยู่ครบ\n")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("error", "status"), [(KeyboardInterrupt, INTERRUPTED), (FinishError, WRONG_DATA)]
)
def test_no_end_of_a_command_shows_a_traceback(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException], status: int
) -> None:
    def fail(_: Path) -> None:
        raise error

    monkeypatch.setattr("transparency.cli.finish", fail)

    assert main(["finish", "somewhere"]) == status


# -- help and wrong use ---------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_in_thai(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)

    out = capsys.readouterr().out
    assert end.value.code == OK
    assert out.startswith("วิธีใช้: ")
    assert not {"usage", "options", "positional", "arguments", "show"} & set(out.lower().split())


def test_help_names_every_command(capsys: Output) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    out = capsys.readouterr().out
    assert all(f"\n    {name} " in out for name in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chek"],
        ["check", "--format", "xml"],
        ["check", "extra"],
        ["build", "--colour"],
        ["stage"],
        ["finish"],
        ["serve", "--root", "."],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_two_and_points_to_the_help(
    arguments: list[str], capsys: Output
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)

    err = capsys.readouterr().err
    assert end.value.code == WRONG_USE
    assert err.startswith("วิธีใช้: ")
    assert "ไม่เข้าใจคำสั่ง ดูวิธีใช้ด้วย --help" in err
