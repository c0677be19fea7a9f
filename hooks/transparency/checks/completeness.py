"""What a reader will miss: warnings, never errors."""

from __future__ import annotations

from collections.abc import Iterator

from transparency.center import Center
from transparency.problems import Problem, Severity
from transparency.records.document import Verification
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
