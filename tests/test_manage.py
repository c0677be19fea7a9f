"""manage.py explains itself: in Thai, in one sentence, on any Python and in any locale."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import manage
from conftest import PROJECT
from manage import NotReadyError, main, run
from transparency.commands import parser

MANAGE = PROJECT / "manage.py"


def _exits(words: str, status: int = 1) -> list[str]:
    return [sys.executable, "-X", "utf8", "-c", f"print({words!r}); raise SystemExit({status})"]


def test_an_old_python_can_read_the_file() -> None:
    ast.parse(MANAGE.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_what_to_install() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 8, 1); runpy.run_path(sys.argv[1])"

    old = subprocess.run(  # noqa: S603 our own words
        [sys.executable, "-c", pretend, str(MANAGE)],
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert old.returncode == manage.NOT_READY
    assert old.stderr.startswith("ต้องใช้ Python 3.11 ขึ้นไป")
    assert old.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_the_help_is_thai_and_begins_with_the_two_commands(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0

    text = capsys.readouterr().out
    assert re.findall(r"^  ([\w-]+) ", text, re.MULTILINE)[:2] == ["build", "test"]
    assert "วิธีใช้" in text
    assert "usage" not in text


def test_the_help_names_every_command_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    main([])

    named = set(re.findall(r"^  ([\w-]+) ", capsys.readouterr().out, re.MULTILINE))
    known = set(re.findall(r"^    ([a-z-]+)(?: {2,}\S|$)", parser().format_help(), re.MULTILINE))
    assert known == set(manage.STAFF)
    assert named == known | set(manage.DEVELOPERS)


def test_a_mistyped_command_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["biuld"]) == manage.WRONG_USE

    assert capsys.readouterr().err == "ไม่รู้จักคำสั่ง “biuld” หมายถึง “build” ใช่หรือไม่\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("WARNING: Retrying (Retry(total=4))\nERROR: No matching distribution found", "อินเทอร์เน็ต"),
        ("ERROR: No matching distribution found for a==1", "3.11 ถึง 3.14"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "ไม่ตรงกับที่กำหนดไว้"),
        ("ERROR: [Errno 28] No space left on device", "เนื้อที่ในดิสก์ไม่พอ"),
        ("ERROR: [Errno 13] Permission denied", "ตรวจสิทธิ์ของโฟลเดอร์"),
        ("something else\n", "ติดตั้งไม่สำเร็จ"),
    ],
)
def test_a_failure_is_one_thai_sentence_and_the_last_words_of_pip(
    words: str, sentence: str
) -> None:
    with pytest.raises(NotReadyError) as error:
        run(_exits(words), manage.FAILURES)

    first, second = str(error.value).splitlines()
    assert sentence in first
    assert second.strip() == words.splitlines()[-1]


def test_a_failure_without_a_word_is_a_sentence_all_the_same() -> None:
    with pytest.raises(NotReadyError, match="ติดตั้งไม่สำเร็จ"):
        run(_exits(""), manage.FAILURES)


def test_each_step_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    run(_exits("Collecting a\nCollecting b\nInstalling collected packages", 0), manage.FAILURES)

    assert capsys.readouterr().err.splitlines() == [
        "  ดาวน์โหลดแพ็กเกจ…",
        "  ดาวน์โหลดครบแล้ว กำลังติดตั้ง…",
    ]


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (NotReadyError("ยังไม่พร้อม"), manage.NOT_READY, "ยังไม่พร้อม"),
        (PermissionError(13, "denied", ".venv"), manage.NOT_READY, "อ่านหรือเขียน .venv ไม่ได้"),
        (KeyboardInterrupt(), 130, "หยุดตามที่สั่ง"),
    ],
)
def test_what_stops_the_making_is_said_in_thai(
    error: BaseException,
    status: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(manage, "environment", _raiser(error))

    assert main(["build"]) == status
    assert capsys.readouterr().err.startswith(words)


def _raiser(error: BaseException) -> Callable[..., Path]:
    def fail(*_: Path) -> Path:
        raise error

    return fail
