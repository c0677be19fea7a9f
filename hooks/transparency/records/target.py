"""เป้าหมายและกำหนดรายงาน: what can be counted and when it is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from transparency.problems import Place
from transparency.records.entry import Entry
from transparency.thai.dates import PartialDate


class Per(StrEnum):
    """What a target is counted for."""

    YEAR = "year"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A number to be reached; ``actual`` None means unknown, which is never zero."""

    text: str
    at_least: Decimal
    unit: str
    per: Per | None
    actual: Decimal | None

    @property
    def is_met(self) -> bool | None:
        """Whether the target was reached; None when the result is unknown."""
        return None if self.actual is None else self.actual >= self.at_least

    @classmethod
    def read(cls, entry: Entry) -> Target:
        """Read one entry of ``targets``."""
        return cls(
            text=entry.text("text"),
            at_least=entry.quantity("at_least"),
            unit=entry.text("unit"),
            per=entry.optional_choice("per", Per),
            actual=entry.optional_quantity("actual"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A report or event with a date of its own; ``is_reported`` is the source's claim."""

    title: str
    due_on: PartialDate | None
    done_on: PartialDate | None
    is_reported: bool
    places: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Entry) -> Milestone:
        """Read one entry of ``milestones``."""
        return cls(
            title=entry.text("title"),
            due_on=entry.date("due_on"),
            done_on=entry.date("done_on"),
            is_reported=entry.flag("is_reported"),
            places=entry.places("due_on", "done_on"),
        )
