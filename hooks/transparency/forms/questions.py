"""What the form asks: the same questions for every code host."""

from __future__ import annotations

from dataclasses import dataclass

from transparency.center import Center
from transparency.labels import VALUES
from transparency.records.measure import Measure, Status

TITLE = "แก้มาตรการ"
"""What the title of a filled form begins with: the workflow knows it by that."""

DELETE = "ลบ"
"""What is typed to empty a field."""

NO_ANSWER = ("_No response_", "None")
"""What GitHub writes where nothing was typed or chosen."""

_DATE = f"เช่น 31 สิงหาคม 2564 หรือ 2564-08 ถ้าจะลบวันที่เดิม ให้พิมพ์คำว่า {DELETE}"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``label`` is the heading under which its answer comes back.

    ``is_chosen`` makes it a list to choose from, ``is_long`` a box of several lines.
    """

    name: str
    label: str
    help: str
    is_chosen: bool = False
    is_long: bool = False
    is_needed: bool = False


MEASURE = Question("measure", "มาตรการ", "เลือกมาตรการที่จะแก้", is_chosen=True, is_needed=True)
STATUS = Question("status", "สถานะใหม่", "ถ้าสถานะไม่เปลี่ยน ไม่ต้องเลือก", is_chosen=True)
DUE_ON = Question("due_on", "กำหนดแล้วเสร็จ", _DATE)
DONE_ON = Question("done_on", "ทำเสร็จเมื่อ", f"ใช้เมื่อสถานะเป็น “{VALUES['done']}” {_DATE}")
REASON = Question(
    "reason", "เหตุผล", f"เหตุผลที่ปีนี้ไม่มีกรณี ถ้าจะลบเหตุผลเดิม ให้พิมพ์คำว่า {DELETE}", is_long=True
)
RESULT = Question(
    "result", "ผลการดำเนินการที่จะเพิ่ม", "หนึ่งแบบฟอร์มเพิ่มได้หนึ่งผล ข้อความเดิมไม่หาย", is_long=True
)
STEPS = Question("steps", "ผลนี้ตอบขั้นตอนที่", "เลขขั้นตอน เช่น 1, 2 ถ้าเป็นผลของทั้งมาตรการ ให้เว้นว่าง")
RECOMMENDATION = Question("recommendation", "ข้อเสนอแนะที่จะเพิ่ม", "ข้อความเดิมไม่หาย", is_long=True)
EVIDENCE = Question("evidence", "หลักฐานที่จะเพิ่ม", "ชื่อเอกสารที่ประชาชนเปิดดูได้")
WHERE = Question(
    "where",
    "ลิงก์หรือไฟล์ของหลักฐาน",
    "ลิงก์ที่ขึ้นต้นด้วย https:// หรือไฟล์ที่วางไว้ใน content/ แล้ว เช่น documents/plan.pdf",
)
DATED_ON = Question("dated_on", "หลักฐานลงวันที่", "เช่น 15 กรกฎาคม 2564")
NUMBER = Question("number", "เลขที่ของหลักฐาน", "เลขที่หนังสือหรือเลขที่คำสั่ง เช่น 12/2564")
CHANGE = Question("change", "บอกประชาชนว่าแก้อะไร", "ข้อความสั้น ๆ ในหน้าประวัติการแก้ไข", is_long=True)

QUESTIONS = (
    MEASURE, STATUS, DUE_ON, DONE_ON, REASON, RESULT, STEPS, RECOMMENDATION,
    EVIDENCE, WHERE, DATED_ON, NUMBER, CHANGE,
)  # fmt: skip


def choices(question: Question, center: Center) -> tuple[str, ...]:
    """Return what can be chosen; nothing if the answer is typed."""
    if question is MEASURE:
        return tuple(map(option, center.measures))
    return tuple(VALUES[status] for status in Status) if question is STATUS else ()


def option(measure: Measure) -> str:
    """Write a measure as it is chosen: its id in brackets at the end."""
    return f"{measure.number}. {measure.short_title} ({measure.id})"
