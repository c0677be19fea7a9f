"""A release refuses money and names that nobody has compared with paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SITES, TODAY
from transparency.build import build, check
from transparency.cli import main
from transparency.problems import Problem, errors

SiteCopy = Callable[[str], Path]
CODE = "not-verified"


def _confirm_all(root: Path) -> None:
    for path in (root / "data").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("verification: pending", "verification: confirmed")
        path.write_text(text, encoding="utf-8", newline="\n")


def _refused(root: Path) -> list[Problem]:
    _, problems = check(root, is_release=True)
    return [problem for problem in errors(problems) if problem.code == CODE]


def _put(root: Path, file: str, old: str, new: str) -> None:
    path = root / "data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_pending_budgets_and_findings_are_refused_at_their_verification() -> None:
    refused = _refused(SITES / "complete")

    assert {problem.place.path for problem in refused} == {
        "data/budgets.yaml",
        "data/findings.yaml",
    }
    assert {problem.place.text.strip() for problem in refused} == {"verification: pending"}
    assert all(p.place.text[p.place.column - 1 :] == "pending" for p in refused)


def test_what_is_confirmed_or_cannot_be_read_passes(site_copy: SiteCopy) -> None:
    root = site_copy("complete")
    _confirm_all(root)

    assert "verification: unreadable" in (root / "data" / "budgets.yaml").read_text("utf-8")
    assert _refused(root) == []
    assert main(["check", "--release", "--root", str(root)]) == 0


def test_a_pending_text_without_money_or_a_person_passes(site_copy: SiteCopy) -> None:
    root = site_copy("complete")
    _confirm_all(root)
    _put(root, "measures.yaml", "verification: confirmed", "verification: pending")
    _put(root, "galleries.yaml", "verification: confirmed", "verification: pending")

    assert _refused(root) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("จ่ายไป 5,000 บาท", "จำนวนเงิน"),
        ("งบประมาณ ๑.๕ ล้านบาท", "จำนวนเงิน"),
        ("มอบแก่นายสมชาย", "ชื่อบุคคล"),
        ("มอบแก่ นายกมล ใจดี", "ชื่อบุคคล"),
        ("มอบแก่นางสาว สมหญิง", "ชื่อบุคคล"),
        ("โดย น.ส.สมหญิง", "ชื่อบุคคล"),
        ("โดย ดร.สมชาย", "ชื่อบุคคล"),
    ],
)
def test_money_and_persons_are_found_in_any_text(text: str, what: str, site_copy: SiteCopy) -> None:
    root = site_copy("complete")
    _confirm_all(root)
    _put(root, "measures.yaml", "      - text: ", f"      - text: {text}\n      - text: ")
    assert _refused(root) == []
    _put(root, "measures.yaml", "verification: confirmed", "verification: pending")

    (problem,) = _refused(root)
    assert f"ระบุ{what}" in problem.message
    assert problem.place.path == "data/measures.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "นายกเทศมนตรีลงนาม", "ท่านนายกฯ กล่าวเปิด", "แจ้งนายก ให้ทราบ", "นายทะเบียนท้องถิ่น",
        "เรียนนายอำเภอ", "นายช่างโยธา", "รายนาม ๕ คน", "บาทวิถี ๕ แห่ง", "ทนายความ",
    ],
)  # fmt: skip
def test_offices_and_other_words_are_no_persons_and_no_money(
    text: str, site_copy: SiteCopy
) -> None:
    root = site_copy("complete")
    _confirm_all(root)
    _put(root, "measures.yaml", "      - text: ", f"      - text: {text}\n      - text: ")
    _put(root, "measures.yaml", "verification: confirmed", "verification: pending")

    assert _refused(root) == []


def test_each_record_is_told_once_and_the_reminder_for_its_file_is_left_out() -> None:
    _, usual = check(SITES / "complete")
    _, strict = check(SITES / "complete", is_release=True)

    def told(problems: tuple[Problem, ...]) -> set[str]:
        return {p.place.path for p in problems if p.code == CODE and p not in errors(problems)}

    assert told(usual) - told(strict) == {"data/budgets.yaml", "data/findings.yaml"}
    assert "data/measures.yaml" in told(strict)


def test_a_build_that_is_no_release_goes_on() -> None:
    assert build(SITES / "complete", today=TODAY)
