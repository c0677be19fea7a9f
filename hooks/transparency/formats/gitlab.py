"""Problems for GitLab: a Code Quality report, shown in the merge request at the lines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from transparency.formats.listing import line_and_column, whole_remedy
from transparency.problems import Problem, Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def as_gitlab(problems: Iterable[Problem]) -> str:
    """Write problems as Code Quality JSON.

    A fingerprint tells GitLab which problem is new: it is made of what is wrong and of the text
    of its line, not of the line's number, and so outlives lines that are added above.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    issues = []
    for problem in sorted(problems):
        place = problem.place
        same = (place.path, problem.code, problem.message, place.text[:_TELLING].strip())
        seen[same] += 1
        issues.append(_issue(problem, _fingerprint(*same, str(seen[same]))))
    return json.dumps(issues, ensure_ascii=False, indent=2)


_TELLING = 1000
"""Signs of a line that tell it from others; one of millions would be read for each problem."""


def _issue(problem: Problem, fingerprint: str) -> dict[str, object]:
    line, _ = line_and_column(problem.place)
    return {
        "description": f"{problem.message} วิธีแก้: {' '.join(whole_remedy(problem).split())}",
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": problem.place.path, "lines": {"begin": line}},
    }


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
