"""What a reader will miss: warnings, never errors."""

from __future__ import annotations

from collections.abc import Iterator

from transparency.center import Center
from transparency.problems import Problem, Severity
from transparency.records.document import Verification
from transparency.records.measure import Status
from transparency.records.refusals import Refusal


def check_verification(center: Center) -> Iterator[Problem]:
    """Remind of records that nobody has compared with the paper original."""
    for records in (center.measures, center.budgets, center.findings):
        waiting = [r for r in records if r.source.verification is Verification.PENDING]
        if waiting:
            yield Refusal(
                "not-verified",
                f"ยังไม่มีผู้ตรวจข้อความกับต้นฉบับ {len(waiting)} จาก {len(records)} รายการ",
                "ตรวจกับเอกสารต้นฉบับ แล้วแก้ verification เป็น confirmed หรือ unreadable",
                severity=Severity.WARNING,
            ).at(waiting[0].place)


def check_facts(center: Center) -> Iterator[Problem]:
    """Remind of what citizens will ask for: where to turn to, and by when a measure is due."""
    nowhere = [channel for channel in center.channels if not channel.address]
    if nowhere:
        yield Refusal(
            "no-address",
            f"ยังไม่มีที่อยู่ของช่องทาง {len(nowhere)} จาก {len(center.channels)} ช่องทาง",
            "เติม address ของช่องทางที่รู้แล้ว ช่องทางที่ยังไม่รู้ หน้าเว็บจะบอกว่ายังไม่ได้รับที่อยู่",
            severity=Severity.WARNING,
        ).at(nowhere[0].place)
    due = [m for m in center.measures if m.status is not Status.NO_CASE]
    open_ = [measure for measure in due if measure.due_on is None]
    if open_:
        yield Refusal(
            "no-deadline",
            f"ไม่มีกำหนดแล้วเสร็จ {len(open_)} จาก {len(due)} มาตรการ",
            "เติม due_on ถ้าเอกสารบอกกำหนดไว้ ถ้าเอกสารไม่บอก ไม่ต้องแก้",
            severity=Severity.WARNING,
        ).at(open_[0].place)
