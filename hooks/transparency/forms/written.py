"""The form as each code host wants it: files of the project, generated from the records."""

from __future__ import annotations

import json
from collections.abc import Iterator

from transparency.center import Center
from transparency.forms.questions import QUESTIONS, TITLE, Question, choices
from transparency.problems import Place, Problem, Severity
from transparency.records.refusals import Refusal

GITHUB = ".github/ISSUE_TEMPLATE/measure.yml"
GITLAB = ".gitlab/issue_templates/measure.md"

_NAME = "แก้ข้อมูลมาตรการ"
_ABOUT = "กรอกเฉพาะช่องที่จะแก้ ระบบจะเสนอการแก้ไขให้ผู้ดูแลตรวจก่อนเผยแพร่"
_HOW = "กรอกใต้หัวข้อที่จะแก้เท่านั้น หัวข้ออื่นปล่อยว่าง ผู้ดูแลจะตรวจแล้วนำไปแก้ข้อมูล"
_WARNING = "ห้ามกรอกชื่อ เบอร์โทรศัพท์ หรือข้อมูลส่วนตัวของประชาชน เพราะทุกคนเปิดดูแบบฟอร์มนี้ได้"


def make_forms(center: Center) -> dict[str, str]:
    """Return the text of every form by its path below the project's root.

    There is none while there is no measure to choose.
    """
    if not center.measures:
        return {}
    return {
        GITHUB: "\n".join(_github(center)) + "\n",
        GITLAB: "\n".join(_gitlab(center)) + "\n",
    }


def check_forms(center: Center) -> Iterator[Problem]:
    """Remind of a form that was made of other records than those of today."""
    for path, text in make_forms(center).items():
        file = center.root / path
        if file.is_file() and file.read_text(encoding="utf-8", errors="replace") != text:
            yield Refusal(
                "stale-form",
                "แบบฟอร์มนี้ไม่ตรงกับมาตรการในข้อมูลแล้ว",
                "สั่ง python3 manage.py form เพื่อเขียนแบบฟอร์มใหม่",
                severity=Severity.WARNING,
            ).at(Place(path))


def _github(center: Center) -> Iterator[str]:
    yield "# Made by: python3 manage.py form"
    yield f"name: {_quoted(_NAME)}"
    yield f"description: {_quoted(_ABOUT)}"
    yield f"title: {_quoted(f'{TITLE}: ')}"
    yield "body:"
    yield "  - type: markdown"
    yield "    attributes:"
    yield f"      value: {_quoted(_WARNING)}"
    for question in QUESTIONS:
        yield from _github_question(question, choices(question, center))


def _github_question(question: Question, options: tuple[str, ...]) -> Iterator[str]:
    kind = "dropdown" if question.is_chosen else "textarea" if question.is_long else "input"
    yield f"  - type: {kind}"
    yield f"    id: {question.name}"
    yield "    attributes:"
    yield f"      label: {_quoted(question.label)}"
    yield f"      description: {_quoted(question.help)}"
    if question.is_chosen:
        yield "      options:"
        yield from (f"        - {_quoted(option)}" for option in options)
    if question.is_needed:
        yield "    validations:"
        yield "      required: true"


def _gitlab(center: Center) -> Iterator[str]:
    yield _remark(_HOW, _WARNING)
    for question in QUESTIONS:
        yield f"\n### {question.label}\n"
        yield _remark(question.help, *choices(question, center))


def _remark(*lines: str) -> str:
    """Write what stands in the template and is not part of an answer."""
    text = "\n".join(lines).replace("--", "–")
    return f"<!-- {text} -->"


def _quoted(text: str) -> str:
    """Write a text for YAML: what is JSON is YAML too, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
