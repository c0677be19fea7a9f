"""A new year keeps what goes on, empties what was reported, and never guesses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import SITES, files_of
from scratch import commit, new_project, run_git, seal, write
from transparency.build import check
from transparency.cli import main
from transparency.problems import DataError, errors
from transparency.records.measure import Status
from transparency.years.names import YearsError
from transparency.years.renewal import renew

pytestmark = pytest.mark.usefixtures("small_builder")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example site, whose year 2565 is sealed."""
    root = new_project(tmp_path / "project", 2565)
    for name in ("data", "content"):
        shutil.rmtree(root / name, ignore_errors=True)
        shutil.copytree(SITES / "complete" / name, root / name)
    commit(root, "ตัวอย่าง")
    seal(root, 2565)
    return root


def test_a_look_changes_nothing(root: Path) -> None:
    before = files_of(root / "data")

    renewal = renew(root, 2566, is_written=False)

    assert files_of(root / "data") == before
    assert run_git(root, "status", "--porcelain") == ""
    assert renewal.todo == renew(root, 2566, is_written=True).todo
    assert any("budgets.yaml, changes.yaml" in words for words in renewal.todo)


def test_what_goes_on_is_kept_and_what_was_reported_is_emptied(root: Path) -> None:
    old, _ = check(root)
    renew(root, 2566, is_written=True)

    new, problems = check(root)

    assert errors(problems) == ()
    assert new.year.be_year == 2566
    assert new.closed_on is None
    for before, after in zip(old.measures, new.measures, strict=True):
        kept = ("id", "number", "title", "short_title")
        assert [getattr(after, k) for k in kept] == [getattr(before, k) for k in kept]
        assert [step.text for step in after.steps] == [step.text for step in before.steps]
        assert [step.parts for step in after.steps] == [step.parts for step in before.steps]
        assert [ref.id for ref in after.units] == [ref.id for ref in before.units]
        assert [t.at_least for t in after.targets] == [t.at_least for t in before.targets]
        assert {t.actual for t in after.targets} <= {None}
        assert (after.results, after.evidence, after.done_on) == ((), (), None)
        assert after.status is Status.NOT_STARTED
    assert (new.galleries, new.budgets, new.doubts, new.changes, new.takedowns) == ((),) * 5
    assert [f.id for f in new.findings] == [f.id for f in old.findings]


def test_carried_measures_and_last_year_s_advice_are_marked(root: Path) -> None:
    renew(root, 2566, is_written=True)

    text = (root / "data" / "measures.yaml").read_text(encoding="utf-8")
    assert "# ยกมาจากปี 2565 ซึ่งยังไม่เสร็จ (กำลังทำ)" in text
    assert "# ข้อเสนอแนะของปี 2565: ควรทบทวนคู่มือทุกปี เพราะค่าธรรมเนียมบางรายการเปลี่ยนบ่อย ๆ" in text
    findings = (root / "data" / "findings.yaml").read_text(encoding="utf-8")
    assert findings.splitlines()[1].startswith("# ข้อตรวจพบที่ยกมาจากปี 2565")


def test_years_inside_texts_are_listed_and_left_alone(root: Path) -> None:
    write(root, "content/hours.md", "# เวลา\n\nประกาศปี ๒๕๖๕\nพ.ร.บ. พ.ศ. ๒๕๔๐\n")
    commit(root, "หน้า")

    renewal = renew(root, 2566, is_written=True)

    told = [place for place in renewal.years_in_texts if place.startswith("content/hours.md")]
    assert told == ["content/hours.md:3: ประกาศปี ๒๕๖๕"]
    for place in renewal.years_in_texts:
        path, line, words = place.split(":", 2)
        lines = (root / path).read_text(encoding="utf-8").splitlines()
        assert lines[int(line) - 1].strip() == words.strip()


def test_the_undo_that_is_told_undoes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(root / "data")

    assert main(["new-year", "2566", "--write", "--root", str(root)]) == 0
    assert files_of(root / "data") != before
    assert "git restore data แล้ว git clean -fd data" in capsys.readouterr().out
    run_git(root, "restore", "data")
    run_git(root, "clean", "-fdq", "data")

    assert files_of(root / "data") == before
    assert run_git(root, "status", "--porcelain") == ""


@pytest.mark.parametrize("year", [2564, 2565, 2567])
def test_a_year_that_does_not_follow_is_refused(root: Path, year: int) -> None:
    with pytest.raises(YearsError, match="ปีถัดไปคือ 2566"):
        renew(root, year, is_written=True)


def test_mistakes_changes_and_an_open_year_are_refused(root: Path, tmp_path: Path) -> None:
    write(root, "data/note.txt", "x")
    with pytest.raises(YearsError, match="ยังไม่บันทึกเข้า Git"):
        renew(root, 2566, is_written=True)
    write(root, "data/topics.yaml", "topics: 1\n")
    with pytest.raises(DataError):
        renew(root, 2566, is_written=True)
    with pytest.raises(YearsError, match=r"manage\.py seal 2564"):
        renew(new_project(tmp_path / "open", 2564), 2565, is_written=True)
