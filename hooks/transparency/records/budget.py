"""งบประมาณ: tables of money, with their printed words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from transparency.problems import Place
from transparency.records.document import Provenance
from transparency.records.entry import Entry, Ref
from transparency.records.refusals import Refusal
from transparency.thai.money import thai_baht


class Round(StrEnum):
    """The part of a fiscal year that a table reports."""

    HALF_YEAR = "half_year"
    FULL_YEAR = "full_year"
    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    Q4 = "q4"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One row; amounts are baht."""

    place: Place
    number: int
    name: str
    allotted: Decimal
    kind_printed: str | None
    status_printed: str | None

    @classmethod
    def read(cls, entry: Entry) -> BudgetLine:
        """Read one entry of ``lines``."""
        return cls(
            place=entry.place_of("number"),
            number=entry.whole("number"),
            name=entry.text("name"),
            allotted=entry.amount("allotted"),
            kind_printed=entry.optional_quote("kind_printed"),
            status_printed=entry.optional_quote("status_printed"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A table of budget lines that belongs to one measure.

    ``is_doubtful``: not all of it could be read, so that nobody should add it up.
    """

    place: Place
    id: str
    measure: Ref
    title: str
    round: Round | None
    lines: tuple[BudgetLine, ...]
    printed_total: Decimal | None
    source: Provenance
    is_doubtful: bool = False

    @property
    def total(self) -> Decimal:
        """The sum of all rows, in baht."""
        return sum((line.allotted for line in self.lines), Decimal(0))

    @classmethod
    def read(cls, entry: Entry) -> Budget:
        """Read one entry of ``data/budgets.yaml``."""
        budget = cls(
            place=entry.place_of("id"),
            id=entry.id(),
            measure=entry.ref("measure"),
            title=entry.text("title"),
            round=entry.optional_choice("round", Round),
            lines=entry.each("lines", BudgetLine.read, is_needed=True),
            printed_total=entry.optional_amount("printed_total"),
            source=entry.one("source", Provenance.read),
            is_doubtful=entry.is_doubtful,
        )
        printed = budget.printed_total
        is_read = budget.total.is_finite() and not budget.is_doubtful
        if is_read and printed is not None and printed != budget.total:
            entry.refuse("printed_total", _does_not_add_up(printed, budget.total))
        return budget


def _does_not_add_up(printed: Decimal, total: Decimal) -> Refusal:
    return Refusal(
        "total-does-not-add-up",
        f"ยอดรวมที่พิมพ์ {thai_baht(printed)} บาท ไม่เท่ากับผลบวกของทุกรายการ {thai_baht(total)} บาท",
        "ตรวจจำนวนเงินแต่ละรายการ ถ้าเอกสารพิมพ์ผิดจริง ให้ลบ printed_total แล้วบันทึกไว้ใน doubts.yaml",
    )
