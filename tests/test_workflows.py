"""What code hosts run for the staff: with which rights, on what, and never what somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from conftest import PROJECT
from transparency.forms.questions import TITLE

FLOWS = {
    path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 texts only
    for path in sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
}
GITLAB = yaml.safe_load((PROJECT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
RIGHTS = {
    ("check", "check"): {"contents": "read"},
    ("form", "apply"): dict.fromkeys(("actions", "contents", "issues", "pull-requests"), "write"),
    ("publish", "again"): {"actions": "write"},
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "deploy"): {"id-token": "write", "pages": "write"},
}


def _steps() -> Iterator[dict[str, str]]:
    for flow in FLOWS.values():
        for job in flow["jobs"].values():
            yield from job["steps"]


def test_each_job_may_do_what_it_must_and_no_more() -> None:
    rights = {
        (name, job): body.get("permissions", flow["permissions"])
        for name, flow in FLOWS.items()
        for job, body in flow["jobs"].items()
    }

    assert rights == RIGHTS


def test_nothing_that_anybody_typed_stands_in_a_script() -> None:
    scripts = [step["run"] for step in _steps() if "run" in step]

    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_a_form_is_heard_from_members_only_and_arrives_by_environment() -> None:
    job = FLOWS["form"]["jobs"]["apply"]
    edit = next(step for step in job["steps"] if step.get("id") == "edit")

    assert f"startsWith(github.event.issue.title, '{TITLE}')" in job["if"]
    assert re.search(r"fromJSON\('\[\"OWNER\", \"MEMBER\", \"COLLABORATOR\"\]'\)", job["if"])
    assert edit["env"] == {"BODY": "${{ github.event.issue.body }}"}
    assert '"$BODY"' in edit["run"]


def test_every_proposed_change_is_checked_and_shown_at_its_lines() -> None:
    check = FLOWS["check"]["jobs"]["check"]
    proposed = FLOWS["form"]["jobs"]["apply"]["steps"][-1]["run"]

    assert {"pull_request", "workflow_dispatch"} == FLOWS["check"]["on"].keys()
    assert "python3 manage.py check --format github" in [step.get("run") for step in check["steps"]]
    assert 'gh workflow run check.yml --ref "$branch"' in proposed
    assert {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'} in GITLAB["check"]["rules"]
    assert GITLAB["check"]["artifacts"]["reports"].keys() == {"codequality", "junit"}


@pytest.mark.parametrize("tag", ["fy2564", "fy2600"])
def test_main_is_published_with_the_tags_of_all_years_also_when_one_arrives(tag: str) -> None:
    on, jobs = FLOWS["publish"]["on"], FLOWS["publish"]["jobs"]
    checkout = jobs["build"]["steps"][0]["with"]

    assert on["push"]["branches"] == ["main"]
    assert any(re.fullmatch(form, tag) for form in on["push"]["tags"])
    assert (checkout["ref"], checkout["fetch-depth"], checkout["fetch-tags"]) == (
        "main",
        "0",
        "true",
    )
    assert jobs["again"]["steps"][0]["run"] == "gh workflow run publish.yml --ref main"
    forms = [re.search("=~ /(.*)/", rule["if"]) for rule in GITLAB["pages"]["rules"]]
    assert any(form and re.fullmatch(form[1], tag) for form in forms)
    assert GITLAB["variables"]["GIT_DEPTH"] == "0"
