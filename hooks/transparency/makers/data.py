"""The year's records in normal form: one file for programs and for comparing years."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum

from transparency.center import Center
from transparency.outputs import Output
from transparency.problems import Place
from transparency.records.entry import Ref
from transparency.thai.dates import PartialDate

PATH = "data.json"
_WHOLE = ("municipality", "introduction")
_LISTS = (
    "documents", "units", "topics", "measures", "galleries", "budgets", "findings", "channels",
    "doubts", "changes", "takedowns",
)  # fmt: skip
_INTERNAL = {"basis", "consent_ref", "reviewed_by", "reviewed_on", "withdrawn"}
"""What only the office may know: why a photo may be shown, who decided, which were taken down."""


def make_data(center: Center) -> Output:
    """Write every record that the pages show: ids for references, ISO dates, amounts as text."""
    parts = {name: _plain(getattr(center, name)) for name in (*_WHOLE, *_LISTS)}
    closed_on = center.closed_on.iso() if center.closed_on else None
    data = {"format": 1, "year": center.year.be_year, "closed_on": closed_on, **parts}
    return Output(PATH, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _plain(value: object) -> object:
    plain = value
    match value:
        case Enum():
            plain = value.value
        case Ref():
            plain = value.id
        case PartialDate():
            plain = value.iso()
        case Decimal():
            plain = f"{value:f}"
        case tuple():
            plain = [_plain(item) for item in value]
        case _ if is_dataclass(value):
            named = ((field.name, getattr(value, field.name)) for field in fields(value))
            plain = {name: _plain(item) for name, item in named if _is_record(name, item)}
    return plain


def _is_record(name: str, value: object) -> bool:
    """Tell what an officer wrote from where it was written."""
    return name not in _INTERNAL and not (
        isinstance(value, Place | Mapping) or name.endswith("_places")
    )
