"""The form on the code host: made of the records, filled in, applied as a small edit."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import PROJECT, SITES, files_of
from transparency.build import check
from transparency.center import Center
from transparency.cli import main
from transparency.console import OK, WRONG_DATA
from transparency.forms.filled import FormError, read_answers, read_edits
from transparency.forms.questions import (
    CHANGE,
    DELETE,
    DONE_ON,
    EVIDENCE,
    MEASURE,
    QUESTIONS,
    RESULT,
    STATUS,
    STEPS,
    TITLE,
    WHERE,
    Question,
)
from transparency.forms.written import GITHUB, GITLAB, make_forms
from transparency.labels import VALUES
from transparency.records.measure import Status

SiteCopy = Callable[[str], Path]
Said = pytest.CaptureFixture[str]

CENTER, _ = Center.load(SITES / "complete")
M02 = next(measure for measure in CENTER.measures if measure.id == "m02")


def _filled(answers: dict[Question, str]) -> str:
    """Write a filled form as GitHub does: every heading, in order, with Windows line ends."""
    parts = [
        f"### {question.label}\n\n{answers.get(question) or '_No response_'}"
        for question in QUESTIONS
    ]
    return "\n\n".join(parts).replace("\n", "\r\n")


def _apply(root: Path, body: str, *, name: str = "form.md") -> int:
    file = root.parent / name
    file.write_text(body, encoding="utf-8", newline="")
    return main(["apply", str(file), "--root", str(root)])


def _measures(root: Path) -> list[str]:
    return (root / "data" / "measures.yaml").read_text(encoding="utf-8").splitlines()


# -- making ---------------------------------------------------------------------------------------


def test_the_form_of_github_is_yaml_that_asks_every_question_in_order() -> None:
    form = yaml.safe_load(make_forms(CENTER)[GITHUB])

    assert {"name", "description", "title", "body"} == form.keys()
    assert form["title"].startswith(TITLE)
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert [part["id"] for part in asked] == [question.name for question in QUESTIONS]
    assert [part["attributes"]["label"] for part in asked] == [one.label for one in QUESTIONS]
    assert [part["id"] for part in asked if part.get("validations")] == [MEASURE.name]


def test_measures_are_chosen_by_number_and_short_title_and_statuses_in_thai() -> None:
    form = yaml.safe_load(make_forms(CENTER)[GITHUB])
    options = {
        part["id"]: part["attributes"]["options"]
        for part in form["body"]
        if part["type"] == "dropdown"
    }

    assert options["status"] == [VALUES[status] for status in Status]
    assert options["measure"][1] == f"2. {M02.short_title} (m02)"
    assert len(options["measure"]) == len(set(options["measure"])) == len(CENTER.measures)


def test_the_template_of_gitlab_is_read_as_an_empty_form() -> None:
    template = make_forms(CENTER)[GITLAB]

    assert read_answers(template) == {question.name: "" for question in QUESTIONS}
    assert all(f"({measure.id})" in template for measure in CENTER.measures)


def test_no_title_of_a_measure_can_break_a_form(site_copy: SiteCopy) -> None:
    root = site_copy("complete")
    path = root / "data" / "measures.yaml"
    evil = "short_title: '\"]: --> <script> {{ x }} #'"
    text = re.sub(r"short_title: .*", evil, path.read_text(encoding="utf-8"), count=1)
    path.write_text(text, encoding="utf-8", newline="\n")
    center, _ = Center.load(root)

    forms = make_forms(center)

    option = yaml.safe_load(forms[GITHUB])["body"][1]["attributes"]["options"][0]
    assert option.startswith('1. "]: --> <script> {{ x }} # (')
    assert set(read_answers(forms[GITLAB]).values()) == {""}


def test_a_center_without_measures_has_no_form(capsys: Said, site_copy: SiteCopy) -> None:
    root = site_copy("empty")
    before = files_of(root)

    assert main(["form", "--root", str(root)]) == OK
    assert "ยังไม่มีมาตรการ" in capsys.readouterr().out
    assert files_of(root) == before


def test_the_command_writes_both_forms_and_check_reminds_of_a_stale_one(
    site_copy: SiteCopy, capsys: Said
) -> None:
    root = site_copy("complete")
    assert main(["form", "--root", str(root)]) == OK
    assert {GITHUB, GITLAB} <= files_of(root).keys()
    main(["check", "--root", str(root)])
    assert GITHUB not in capsys.readouterr().out.split("แล้ว", 2)[2]

    path = root / GITHUB
    path.write_text("name: x\n", encoding="utf-8", newline="\n")
    assert main(["check", "--root", str(root)]) == OK

    assert f"{GITHUB}: คำเตือน: แบบฟอร์มนี้ไม่ตรงกับมาตรการ" in capsys.readouterr().out


def test_the_forms_of_the_real_center_are_committed() -> None:
    center, _ = check(PROJECT)

    assert make_forms(center).keys() == {GITHUB, GITLAB}
    for path in (GITHUB, GITLAB):
        assert yaml.safe_load((PROJECT / GITHUB).read_text(encoding="utf-8"))["body"]
        assert (PROJECT / path).read_text(encoding="utf-8")


# -- reading --------------------------------------------------------------------------------------


def test_answers_come_back_in_normal_form_and_no_answer_is_empty() -> None:
    body = _filled({MEASURE: "2. x (m02)", RESULT: "บรรทัดหนึ่ง\n\nบรรทัดสอง  ", STATUS: "None"})

    answers = read_answers(body)

    assert answers["result"] == "บรรทัดหนึ่ง บรรทัดสอง"
    assert answers["status"] == answers["due_on"] == ""


def test_a_heading_that_is_no_question_belongs_to_the_answer() -> None:
    answers = read_answers(_filled({RESULT: "ก่อน\n### หัวข้อของฉัน\nหลัง"}))

    assert answers["result"] == "ก่อน ### หัวข้อของฉัน หลัง"


def test_a_question_that_is_answered_twice_is_refused() -> None:
    with pytest.raises(FormError, match="พบหัวข้อ “สถานะใหม่” สองครั้ง"):
        read_answers(_filled({RESULT: f"x\n### {STATUS.label}\n\nปีนี้ไม่มีกรณี"}))


@pytest.mark.parametrize("answer", ["2. อะไรก็ได้ (m02)", "m02", "2", "๒", " m02 "])
def test_a_measure_is_found_by_id_or_number(answer: str) -> None:
    edits = read_edits(_filled({MEASURE: answer, RESULT: "x"}), CENTER)

    assert edits.measure.id == "m02"


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({}, "ไม่พบคำตอบใต้หัวข้อ “มาตรการ”"),
        ({MEASURE: "m99", RESULT: "x"}, "ไม่พบมาตรการ “m99”"),
        ({MEASURE: "m02"}, "ไม่ได้กรอกสิ่งที่จะแก้"),
        ({MEASURE: "m02", CHANGE: "x"}, "ไม่ได้กรอกสิ่งที่จะแก้"),
        ({MEASURE: "m02", STATUS: "เสร็จ"}, "สถานะใหม่: ไม่รู้จักค่า “เสร็จ”"),
        ({MEASURE: "m02", STATUS: DELETE}, "สถานะใหม่: ไม่รู้จักค่า “ลบ”"),
        ({MEASURE: "m02", DONE_ON: "31/8/64"}, "ทำเสร็จเมื่อ: .*สี่หลัก.* วิธีแก้: "),
        ({MEASURE: "m02", RESULT: "x", STEPS: "หนึ่ง"}, "ผลนี้ตอบขั้นตอนที่: “หนึ่ง”"),
        ({MEASURE: "m02", STEPS: "1"}, "ไม่ได้กรอก “ผลการดำเนินการที่จะเพิ่ม”"),
        ({MEASURE: "m02", EVIDENCE: "คู่มือ"}, "ต้องกรอกทั้ง “หลักฐานที่จะเพิ่ม”"),
        ({MEASURE: "m02", WHERE: "https://x.example"}, "ต้องกรอกทั้ง “หลักฐานที่จะเพิ่ม”"),
        ({MEASURE: "m02", EVIDENCE: "x", WHERE: "javascript://x"}, "ลิงก์หรือไฟล์ของหลักฐาน: "),
        ({MEASURE: "m02", EVIDENCE: "x", WHERE: "../secret"}, "ลิงก์หรือไฟล์ของหลักฐาน: "),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_in_words(
    answers: dict[Question, str], message: str
) -> None:
    with pytest.raises(FormError, match=message):
        read_edits(_filled(answers), CENTER)


@given(st.text())
def test_no_text_at_all_is_anything_but_a_form_or_refused(body: str) -> None:
    with pytest.raises(FormError):
        read_edits(body, CENTER)


# -- applying -------------------------------------------------------------------------------------


def test_a_form_changes_a_few_lines_of_one_record(site_copy: SiteCopy, capsys: Said) -> None:
    root = site_copy("complete")
    before, old = files_of(root), _measures(root)
    body = _filled({
        MEASURE: f"2. {M02.short_title} (m02)",
        RESULT: "ประกาศผล: รอบแรก #1",
        STEPS: "1",
        EVIDENCE: "ประกาศ",
        WHERE: "https://www.example.com/a",
    })  # fmt: skip

    assert _apply(root, body) == OK

    added = [line for line in _measures(root) if line not in old]
    assert {'      - text: "ประกาศผล: รอบแรก #1"', "      - title: ประกาศ"} <= {*added}
    assert len(_measures(root)) - len(old) <= 6
    after = files_of(root)
    assert {path for path in after if after[path] != before.get(path)} == {"data/measures.yaml"}
    out = capsys.readouterr().out
    assert "แก้ data/measures.yaml แล้ว" in out
    assert '  +       - text: "ประกาศผล: รอบแรก #1"' in out
    assert out.splitlines()[-1].startswith("ไม่พบข้อผิดพลาด")


def test_dates_are_written_as_the_files_have_them(site_copy: SiteCopy) -> None:
    root = site_copy("complete")
    done = next(m for m in CENTER.measures if m.status is Status.DONE)

    assert _apply(root, _filled({MEASURE: done.id, DONE_ON: "๓๑ ส.ค. ๒๕๖๕"})) == OK

    assert "    done_on: 2022-08-31" in _measures(root)


def test_a_field_is_emptied_by_a_word(site_copy: SiteCopy) -> None:
    root = site_copy("complete")
    done = next(m for m in CENTER.measures if m.done_on)
    old = _measures(root)

    assert _apply(root, _filled({MEASURE: done.id, DONE_ON: DELETE})) == OK

    assert _measures(root).count("    done_on:") == old.count("    done_on:") + 1


def test_readers_are_told_when_the_form_says_so(
    site_copy: SiteCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_copy("complete")
    monkeypatch.setattr("transparency.desk.today", lambda: date(2022, 9, 1))
    (root / "data" / "changes.yaml").unlink()

    assert _apply(root, _filled({MEASURE: "m02", RESULT: "x", CHANGE: "เพิ่มผลของ: รอบแรก"})) == OK

    assert (root / "data" / "changes.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=schemas/changes.json\n"
        "changes:\n"
        "  - on: 2022-09-01\n"
        '    text: "เพิ่มผลของ: รอบแรก"\n'
        "    records: [m02]\n"
    )


def test_a_form_that_says_what_is_there_already_changes_nothing(
    site_copy: SiteCopy, capsys: Said
) -> None:
    root = site_copy("complete")
    before = files_of(root)

    assert _apply(root, _filled({MEASURE: "m02", STATUS: VALUES[M02.status], CHANGE: "x"})) == OK

    assert files_of(root) == before
    assert "ไม่มีอะไรต้องแก้" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({RESULT: "x", STEPS: "99"}, "99"),
        ({EVIDENCE: "x", WHERE: "documents/gone.pdf"}, "gone.pdf"),
        ({STATUS: VALUES["no_case"]}, "reason"),
    ],
)
def test_a_form_that_would_bring_in_a_mistake_changes_nothing_and_says_why(
    answers: dict[Question, str], message: str, site_copy: SiteCopy, capsys: Said
) -> None:
    root = site_copy("complete")
    before = files_of(root)

    assert _apply(root, _filled({MEASURE: "m02", **answers})) == WRONG_DATA

    assert files_of(root) == before
    streams = capsys.readouterr()
    assert message in streams.err
    assert "ให้แก้คำตอบในแบบฟอร์ม" in streams.err
    assert "แก้ data/measures.yaml แล้ว" not in streams.out


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_a_form_do_not_matter(end: str) -> None:
    body = _filled({MEASURE: "m02", RESULT: "หนึ่ง\nสอง"}).replace("\r\n", "\n")

    assert read_answers(body.replace("\n", end)) == read_answers(body)


def test_measures_that_cannot_be_read_are_told_instead_of_sought(
    site_copy: SiteCopy, capsys: Said
) -> None:
    root = site_copy("complete")
    path = root / "data" / "measures.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp874", "replace"))

    assert _apply(root, _filled({MEASURE: "m02", RESULT: "x"})) == WRONG_DATA

    assert "รหัสไทยแบบเก่า" in capsys.readouterr().err


def test_an_old_mistake_elsewhere_does_not_stop_a_form(site_copy: SiteCopy, capsys: Said) -> None:
    root = site_copy("complete")
    path = root / "data" / "topics.yaml"
    text = path.read_text(encoding="utf-8").replace("    name:", "    nmae:", 1)
    path.write_text(text, encoding="utf-8", newline="\n")

    assert _apply(root, _filled({MEASURE: "m02", RESULT: "x"})) == WRONG_DATA

    assert "      - text: x" in _measures(root)
    assert "nmae" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("body", "words"),
    [("สวัสดี", "ไม่พบคำตอบใต้หัวข้อ “มาตรการ”"), ("x" * 1_000_001, "แบบฟอร์มยาวเกินไป")],
    ids=["no form", "too long"],
)
def test_what_cannot_be_read_ends_with_one_and_a_sentence(
    site_copy: SiteCopy, capsys: Said, body: str, words: str
) -> None:
    root = site_copy("complete")
    before = files_of(root)

    assert _apply(root, body) == WRONG_DATA

    assert capsys.readouterr().err.startswith(words)
    assert files_of(root) == before


def test_a_form_may_come_by_standard_input(
    site_copy: SiteCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_copy("complete")
    body = _filled({MEASURE: "m02", RESULT: "ทางท่อ"}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(body), encoding="ascii"))

    assert main(["apply", "-", "--root", str(root)]) == OK
    assert "      - text: ทางท่อ" in _measures(root)


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_whatever_stops_the_check_the_old_files_come_back(
    error: type[BaseException], site_copy: SiteCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_copy("complete")
    before = files_of(root)

    def fail(_: Path) -> None:
        raise error

    monkeypatch.setattr("transparency.desk.all_problems", fail)

    assert _apply(root, _filled({MEASURE: "m02", RESULT: "x"})) != OK
    assert files_of(root) == before
