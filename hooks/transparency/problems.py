"""What an officer is told: where something is wrong, what it is, and how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from transparency.thai.text import display_width, visible


class Severity(StrEnum):
    """How grave a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A character in a file: lines and columns count from 1, in characters.

    ``line`` 0 means the file as a whole; ``text`` is the line as it stands there, without its
    line end.
    """

    path: str
    line: int = 0
    column: int = 0
    text: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        """Write the place as editors understand it."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: ``code`` is stable and kebab-case, ``paste`` holds lines ready to copy."""

    place: Place
    code: str
    message: str
    remedy: str
    paste: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Write the finding as the terminal shows it."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        place = self.place
        kind = "คำเตือน: " if self.severity is Severity.WARNING else ""
        yield f"{place}: {kind}{self.message}"
        if place.text.strip():
            before, after = _around(place)
            yield f"{place.line:>7} │ {before}{after}"
            yield f"{'':>7} │ {' ' * display_width(before)}^"
        yield f"    วิธีแก้: {self.remedy}"
        for line in self.paste.splitlines():
            yield f"        {line}"


def _around(place: Place) -> tuple[str, str]:
    """Return what stands before and from a place on in its line, as much as a screen shows."""
    text, at = place.text, place.column - 1
    if len(text) <= _LONGEST_LINE:
        return visible(text[:at]), visible(text[at:])
    start, end = max(at - _SEEN_BEFORE, 0), at + _SEEN_AFTER
    before, after = visible(text[start:at]), visible(text[at:end])
    return f"…{before}" if start else before, f"{after}…" if end < len(text) else after


_LONGEST_LINE = 160
_SEEN_BEFORE, _SEEN_AFTER = 40, 80
"""Signs of a long line that are shown around the marker, which would be lost in a wrapped one."""


class DataError(Exception):
    """Raised when records cannot be published; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their places."""
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


def pasted(text: str) -> str:
    """Return lines to copy, or nothing where no officer would have written so much."""
    return text if len(text) <= _LONGEST_PASTE else ""


_LONGEST_PASTE = 4_000

MOST_OF_A_FILE = 500
"""Problems of one file that are told: whoever has so many mends the first, then looks again."""


def too_many(path: str) -> Problem:
    """Say that no more problems of a file are told."""
    return Problem(
        Place(path),
        "too-many-problems",
        f"ไฟล์นี้มีข้อผิดพลาดมากกว่า {MOST_OF_A_FILE} จุด แสดงเพียงส่วนแรก",
        "ตรวจว่าไม่ได้วางไฟล์อื่นทับ แล้วกู้คืนจากประวัติการแก้ไข ถ้าเป็นไฟล์ที่ถูกต้อง แก้จุดที่แสดงก่อน แล้วตรวจอีกครั้ง",
    )


def as_many_as_help(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems, and leave out what goes beyond ``MOST_OF_A_FILE``."""
    kept: list[Problem] = []
    seen: Counter[str] = Counter()
    for problem in sorted(problems):
        path = problem.place.path
        seen[path] += 1
        if seen[path] <= MOST_OF_A_FILE:
            kept.append(problem)
        elif seen[path] == MOST_OF_A_FILE + 1:
            kept.append(too_many(path))
    return tuple(sorted(kept))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Leave out the warnings."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def report(problems: Iterable[Problem]) -> str:
    """Write all problems, sorted, and a count on the last line."""
    found = sorted(problems)
    wrong = len(errors(found))
    count = f"พบข้อผิดพลาด {wrong} จุด" if wrong else "ไม่พบข้อผิดพลาด"
    if len(found) > wrong:
        count += f" และคำเตือน {len(found) - wrong} จุด"
    return "\n".join([*map(str, found), count])
