"""A slip: why a line is no YAML, as an officer would say it."""

from __future__ import annotations

from dataclasses import dataclass

from transparency.problems import Problem, pasted
from transparency.reading.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a line, at which column (from 1), and how to mend it.

    ``mended`` is the whole line as it was probably meant, by which the rest of the file can be
    read; empty if nobody can know. ``paste`` is what an officer may copy; None: that line.
    """

    column: int
    code: str
    message: str
    remedy: str
    mended: str = ""
    paste: str | None = None

    def at(self, file: SourceFile, number: int) -> Problem:
        """Return the problem in a line, numbered from 1."""
        paste = self.mended.strip() if self.paste is None else self.paste
        place = file.place(number, self.column)
        return Problem(place, self.code, self.message, self.remedy, pasted(paste))
