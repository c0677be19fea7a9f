"""Problems for code hosts: at their lines, escaped as each host asks for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SITES
from transparency.cli import main
from transparency.formats import FORMATS
from transparency.formats.github import MOST_BYTES, MOST_SHOWN, as_github, summary
from transparency.formats.gitlab import as_gitlab
from transparency.formats.junit import as_junit
from transparency.problems import Place, Problem, Severity, report

LINE = Place("data/measures.yaml", 5, 24, "    title: มาตรการที่ 1: คู่มือ")
WRONG = Problem(
    LINE, "colon-in-text", "มีทวิภาคอยู่ข้างใน", "ครอบด้วยอัญประกาศ", 'title: "มาตรการที่ 1: คู่มือ"'
)
ODD = replace(WRONG, code="not-verified", message="ยังไม่ยืนยัน", severity=Severity.WARNING)


def _many(problem: Problem, count: int) -> Iterator[Problem]:
    for line in range(1, count + 1):
        yield replace(problem, place=replace(problem.place, line=line))


def _commands(text: str) -> list[str]:
    """Return the lines that GitHub obeys, but for the fence around the report."""
    *obeyed, rest = text.partition("::stop-commands::")[0].split("\n")
    assert rest == ""
    assert all(line.startswith(("::error ", "::warning ")) for line in obeyed)
    return obeyed


def _undone(text: str) -> str:
    """Read an escaped text as GitHub does."""
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


# -- GitHub ---------------------------------------------------------------------------------------


def test_an_annotation_stands_at_the_character_and_says_the_remedy() -> None:
    assert _commands(as_github([WRONG])) == [
        (
            "::error file=data/measures.yaml,line=5,col=24,title=ข้อผิดพลาด บรรทัดที่ 5"
            "::มีทวิภาคอยู่ข้างใน%0Aวิธีแก้: ครอบด้วยอัญประกาศ%0A"
            'title: "มาตรการที่ 1: คู่มือ"'
        )
    ]


def test_what_concerns_a_whole_file_stands_at_its_beginning() -> None:
    whole = replace(WRONG, place=Place("data/topics.yaml"))

    assert "file=data/topics.yaml,line=1,col=1," in as_github([whole])


@given(st.text(), st.text())
def test_no_text_of_an_officer_ends_an_annotation_or_begins_a_command(name: str, text: str) -> None:
    place = Place(f"content/{name}.md", 1, 1, text)

    (annotation,) = _commands(as_github([Problem(place, "x", text, text, text)]))

    found = re.fullmatch(r"::error file=([^,:]*),line=1,col=1,title=[^,:]*::(.*)", annotation)
    assert found
    assert _undone(found[1]) == place.path
    assert _undone(found[2]).startswith(text)


def test_the_report_is_fenced_so_that_nothing_in_it_is_obeyed() -> None:
    evil = replace(WRONG, message="::set-output name=x::y", place=replace(LINE, text="::debug::x"))

    lines = as_github([evil]).splitlines()

    fence = next(line for line in lines if line.startswith("::stop-commands::"))
    token = fence.removeprefix("::stop-commands::")
    assert lines[-1] == f"::{token}::"
    assert "\n".join(lines[lines.index(fence) + 1 : -1]) == report([evil])
    assert token not in report([evil])


@pytest.mark.parametrize(("problem", "name"), [(WRONG, "ข้อผิดพลาด"), (ODD, "คำเตือน")])
def test_the_tenth_annotation_says_how_many_are_not_shown(problem: Problem, name: str) -> None:
    shown = _commands(as_github(_many(problem, 13)))

    assert len(shown) == MOST_SHOWN
    assert f"ยังมี{name}อีก 3 จุด" in shown[-1]
    assert not any("ยังมี" in line for line in shown[:-1])


def test_ten_annotations_are_all_and_nothing_is_said_of_more() -> None:
    assert "ยังมี" not in as_github(_many(WRONG, MOST_SHOWN))


def test_warnings_have_ten_places_of_their_own() -> None:
    shown = _commands(as_github([*_many(ODD, 12), *_many(WRONG, 12)]))

    assert [line.split(" ")[0] for line in shown] == ["::error"] * 10 + ["::warning"] * 10


def test_the_summary_is_a_table_of_everything() -> None:
    rows = [line for line in summary([*_many(WRONG, 12), ODD]).splitlines() if line[:2] == "| "]

    assert len(rows) == 1 + 13
    assert rows[1].count(" | ") == 4
    assert "พบข้อผิดพลาด 12 จุด และคำเตือน 1 จุด" in summary([*_many(WRONG, 12), ODD])


def test_nothing_in_the_summary_is_markdown_or_html() -> None:
    evil = replace(WRONG, message="a|b <b>x</b> [x](y) `c` @d\n# e", remedy="r", paste="")

    row = summary([evil]).splitlines()[-1]

    assert row.count(" | ") == 4
    assert not set("<[`@#|") & set(row.split(" | ")[3].replace("<br>", "").replace("&#", ""))


def test_the_summary_stays_below_what_github_takes_and_says_what_is_missing() -> None:
    long = replace(WRONG, message="ย" * 5000)

    text = summary(_many(long, 200))

    assert len(text.encode()) < MOST_BYTES + 200
    shown = text.count("\n| ") - 1
    assert f"และอีก {200 - shown} จุด" in text


def test_the_summary_of_a_clean_center_has_no_table() -> None:
    assert summary([]).splitlines()[-1] == "ไม่พบข้อผิดพลาด"


# -- GitLab ---------------------------------------------------------------------------------------


def test_a_code_quality_report_has_what_gitlab_asks_for() -> None:
    (issue,) = json.loads(as_gitlab([WRONG]))

    assert re.fullmatch("[0-9a-f]{64}", issue.pop("fingerprint"))
    assert issue == {
        "description": 'มีทวิภาคอยู่ข้างใน วิธีแก้: ครอบด้วยอัญประกาศ title: "มาตรการที่ 1: คู่มือ"',
        "check_name": "colon-in-text",
        "severity": "critical",
        "location": {"path": "data/measures.yaml", "lines": {"begin": 5}},
    }


def test_a_fingerprint_outlives_lines_that_are_added_above() -> None:
    moved = replace(WRONG, place=replace(LINE, line=9))

    old, new = (json.loads(as_gitlab([problem]))[0] for problem in (WRONG, moved))

    assert old["fingerprint"] == new["fingerprint"]


def test_no_two_problems_share_a_fingerprint() -> None:
    issues = json.loads(as_gitlab([*_many(WRONG, 5), ODD]))

    assert len({issue["fingerprint"] for issue in issues}) == 6
    assert {issue["severity"] for issue in issues} == {"critical", "minor"}


def test_a_clean_center_has_an_empty_code_quality_report() -> None:
    assert json.loads(as_gitlab([])) == []


def test_junit_fails_for_errors_and_skips_warnings() -> None:
    odd = replace(ODD, message="a\x07b", place=Place("data/x.yaml"))

    suites = ET.fromstring(as_junit([WRONG, odd]))  # noqa: S314 our own words

    (suite,) = suites
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "1")
    assert [case[0].tag for case in suite] == ["failure", "skipped"]
    assert suite[0][0].text == str(WRONG)
    assert suite[1].get("name") == "data/x.yaml: a\ufffdb"


def test_junit_of_a_clean_center_is_one_test_that_passed() -> None:
    (suite,) = ET.fromstring(as_junit([]))  # noqa: S314 our own words

    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert [len(case) for case in suite] == [0]


# -- the command ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_ends_with_the_same_status(
    form: str, capsys: pytest.CaptureFixture[str], site_copy: Callable[[str], Path]
) -> None:
    root = site_copy("empty")
    assert main(["check", "--format", form, "--root", str(root)]) == 0
    (root / "data" / "topics.yaml").unlink()
    assert main(["check", "--format", form, "--root", str(root)]) == 1

    assert "data/topics.yaml" in capsys.readouterr().out


def test_on_github_the_table_goes_to_the_summary_of_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("ก่อนหน้า\n", encoding="utf-8", newline="\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))

    main(["check", "--format", "plain", "--root", str(SITES / "empty")])
    assert page.read_text(encoding="utf-8") == "ก่อนหน้า\n"
    main(["check", "--format", "github", "--root", str(SITES / "empty")])

    assert page.read_text(encoding="utf-8") == f"ก่อนหน้า\n{summary([])}"
