"""Problems for other readers than a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable

from transparency.problems import Problem, report


def as_plain(problems: Iterable[Problem]) -> str:
    """Write problems for a person."""
    return report(problems)


def as_json(problems: Iterable[Problem]) -> str:
    """Write problems as one JSON list, sorted; lines and columns count from 1, in characters."""
    return json.dumps([_fields(p) for p in sorted(problems)], ensure_ascii=False, indent=2)


FORMATS = {"plain": as_plain, "json": as_json}


def _fields(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "remedy": "\n".join(filter(None, (problem.remedy, problem.paste))),
        "snippet": problem.place.text,
    }
