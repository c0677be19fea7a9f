"""Problems for other readers than a terminal: one room for each, all of them pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from transparency.formats.github import as_github
from transparency.formats.gitlab import as_gitlab
from transparency.formats.junit import as_junit
from transparency.formats.listing import as_json
from transparency.problems import Problem, report

FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "plain": report,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "junit": as_junit,
}
"""Each takes all problems and returns what is written, without its last line end."""
