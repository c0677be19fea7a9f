"""Problems as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from transparency.problems import Place, Problem, pasted


def as_json(problems: Iterable[Problem]) -> str:
    """Write problems as one JSON list, sorted; lines and columns count from 1, in characters."""
    return json.dumps([_fields(p) for p in sorted(problems)], ensure_ascii=False, indent=2)


def line_and_column(place: Place) -> tuple[int, int]:
    """Return where a place is shown: what concerns a whole file stands at its beginning."""
    return max(place.line, 1), max(place.column, 1)


def whole_remedy(problem: Problem) -> str:
    """Return the remedy with the lines to paste below it."""
    return "\n".join(filter(None, (problem.remedy, problem.paste)))


def _fields(problem: Problem) -> dict[str, object]:
    line, column = line_and_column(problem.place)
    return {
        "file": problem.place.path,
        "line": line,
        "column": column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "remedy": whole_remedy(problem),
        "snippet": pasted(problem.place.text),
    }
