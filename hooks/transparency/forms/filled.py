"""A filled form: its answers, and the small edits that they ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from transparency.catalogue import RECORDS, outline_of
from transparency.center import Center
from transparency.forms import questions as ask
from transparency.forms.questions import DELETE, NO_ANSWER, QUESTIONS, Question
from transparency.records import numbers, values
from transparency.records.editing import Where, append, set_value
from transparency.records.measure import Measure, Status
from transparency.records.outline import outline
from transparency.records.quoting import Item
from transparency.records.refusals import Refusal
from transparency.thai.numerals import to_arabic
from transparency.thai.text import normalise

MEASURES, CHANGES = "measures", "changes"
NEW_CHANGES = b"# yaml-language-server: $schema=schemas/changes.json\nchanges:\n"
"""What stands in the file of changes before the first one."""

_HEADING = re.compile(r"###[ \t]+(.+?)[ \t]*")
_REMARK = re.compile(r"^<!--.*?-->[ \t]*$", re.MULTILINE | re.DOTALL)
_ID_AT_END = re.compile(r"\(([a-z][a-z0-9-]*)\)$")
_LINE_ENDS = re.compile("\r\n?")
_BETWEEN = re.compile(r"(?:\s|,|และ)+")

Answers = dict[str, str]
Edit = Callable[[bytes, Where], bytes]
T = TypeVar("T")


class FormError(Exception):
    """Raised when a form cannot be understood; its words are for the officer."""


def read_answers(body: str) -> Answers:
    """Return the answers of a filled form by the names of their questions.

    ``body`` is Markdown as code hosts write it, a heading above each answer; headings that are no
    question belong to the answer in which they stand. Raises FormError.
    """
    names = {question.label: question for question in QUESTIONS}
    answers: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _REMARK.sub("", _LINE_ENDS.sub("\n", body)).split("\n"):
        found = _HEADING.fullmatch(line)
        question = names.get(normalise(found[1])) if found else None
        if question is None:
            lines.append(line)
        elif question.name in answers:
            raise FormError(f"พบหัวข้อ “{question.label}” สองครั้ง ให้ลบหัวข้อที่เกินมา")
        else:
            lines = answers[question.name] = []
    return {name: _answer("\n".join(text)) for name, text in answers.items()}


def _answer(text: str) -> str:
    answer = normalise(text)
    return "" if answer in NO_ANSWER else answer


@dataclass(frozen=True, slots=True)
class Edits:
    """What a form asks for, ready to be made: each edit takes a file's bytes and returns new."""

    measure: Measure
    of_measure: tuple[Edit, ...]
    change: str

    def measures(self, data: bytes) -> bytes:
        """Edit the file of measures. Raises EditError or DataError."""
        where = Where(MEASURES, self.measure.id, outline(RECORDS[MEASURES]))
        for edit in self.of_measure:
            data = edit(data, where)
        return data

    def changes(self, data: bytes, today: date) -> bytes:
        """Add to the file of changes what readers are told. Raises EditError or DataError."""
        item = {"on": today.isoformat(), "text": self.change, "records": [self.measure.id]}
        return append(data, Where(CHANGES, None, outline_of(CHANGES)), (CHANGES,), item)


def read_edits(body: str, center: Center) -> Edits:
    """Return what a filled form asks for. Raises FormError."""
    answers = read_answers(body)
    measure = _measure(answers.get(ask.MEASURE.name, ""), center)
    edits = (*_texts(answers), *_items(answers))
    if not edits:
        raise FormError("แบบฟอร์มนี้ไม่ได้กรอกสิ่งที่จะแก้ กรอกอย่างน้อยหนึ่งช่องใต้ชื่อมาตรการ")
    return Edits(measure, edits, answers.get(ask.CHANGE.name, ""))


def _measure(answer: str, center: Center) -> Measure:
    """Find the measure by its id, by its number, or by the id at the end of what was chosen."""
    if not answer:
        raise FormError(f"ไม่พบคำตอบใต้หัวข้อ “{ask.MEASURE.label}” ใช้แบบฟอร์มแก้ข้อมูลมาตรการ")
    chosen = _ID_AT_END.search(answer)
    word = chosen[1] if chosen else to_arabic(answer)
    for measure in center.measures:
        if word in {measure.id, str(measure.number)}:
            return measure
    raise FormError(f"ไม่พบมาตรการ “{answer}” เขียนเป็นรหัสหรือเลขที่ของมาตรการ เช่น m01 หรือ 1")


def _texts(answers: Answers) -> Iterator[Edit]:
    """Return the edits of single texts; their questions are named as the keys."""
    readers: tuple[tuple[Question, Callable[[str], str]], ...] = (
        (ask.STATUS, lambda text: values.choice(text, Status)),
        (ask.DUE_ON, _iso),
        (ask.DONE_ON, _iso),
        (ask.REASON, str),
    )
    for question, read in readers:
        answer = answers.get(question.name)
        if answer:
            is_kept = answer != DELETE or question.is_chosen
            yield _setting(question.name, _read(question, read, answer) if is_kept else None)


def _items(answers: Answers) -> Iterator[Edit]:
    """Return the edits that add to lists."""
    result = answers.get(ask.RESULT.name)
    steps = _read(ask.STEPS, _numbers, answers.get(ask.STEPS.name, ""))
    if result:
        yield _adding("results", {"text": result, "steps": steps})
    elif steps:
        raise FormError(f"กรอก “{ask.STEPS.label}” แล้ว แต่ไม่ได้กรอก “{ask.RESULT.label}”")
    recommendation = answers.get(ask.RECOMMENDATION.name)
    if recommendation:
        yield _adding("recommendations", recommendation)
    yield from _evidence(answers)


def _evidence(answers: Answers) -> Iterator[Edit]:
    title, where = (answers.get(one.name, "") for one in (ask.EVIDENCE, ask.WHERE))
    dated_on = answers.get(ask.DATED_ON.name, "")
    number = answers.get(ask.NUMBER.name, "")
    if not (title or where or dated_on or number):
        return
    if not (title and where):
        raise FormError(f"หลักฐานต้องกรอกทั้ง “{ask.EVIDENCE.label}” และ “{ask.WHERE.label}”")
    is_file = "://" not in where
    read = values.path if is_file else values.web_address
    yield _adding(
        "evidence",
        {
            "title": title,
            "document" if is_file else "address": _read(ask.WHERE, read, where),
            "dated_on": _read(ask.DATED_ON, _iso, dated_on) if dated_on else "",
            "number": number,
        },
    )


def _setting(key: str, value: str | None) -> Edit:
    return lambda data, where: set_value(data, where, (key,), value)


def _adding(key: str, item: Item) -> Edit:
    return lambda data, where: append(data, where, (key,), item)


def _read(question: Question, read: Callable[[str], T], text: str) -> T:
    """Read an answer as the record would; what the record would refuse is refused here."""
    try:
        return read(text)
    except Refusal as refusal:
        told = f"{question.label}: {refusal.message} วิธีแก้: {refusal.remedy}"
        raise FormError(told) from None


def _iso(text: str) -> str:
    return values.date_(text).iso()


def _numbers(text: str) -> list[str]:
    return [str(numbers.count(part)) for part in _BETWEEN.split(text) if part]
