"""The text of a data file as it was saved: its lines, their ends, its byte-order mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

Spot = tuple[int, int]
"""A line and a column, both counted from 1, in characters."""

_MARK = "\ufeff"
_LINE_END = re.compile("(\r\n?|\n)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines without their ends; ``ends`` has one for each, that of the last one is empty."""

    mark: str
    lines: tuple[str, ...]
    ends: tuple[str, ...]

    @classmethod
    def of(cls, data: bytes) -> Sheet:
        """Take the bytes of a file apart. Raises UnicodeDecodeError if it is not UTF-8."""
        text = data.decode()
        mark = _MARK if text.startswith(_MARK) else ""
        parts = _LINE_END.split(text.removeprefix(_MARK))
        return cls(mark, tuple(parts[::2]), (*parts[1::2], ""))

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        pairs = zip(self.lines, self.ends, strict=True)
        return (self.mark + "".join(line + end for line, end in pairs)).encode()

    def with_text(self, start: Spot, end: Spot, text: str) -> Sheet:
        """Put a text, which is one line, between two places.

        Where nothing is left behind a key but a remark, the spaces before it are left out too.
        """
        first, last = start[0] - 1, end[0] - 1
        before, after = self.lines[first][: start[1] - 1], self.lines[last][end[1] - 1 :]
        if not text and after.lstrip()[:1] in {"", "#"}:
            before = before.rstrip()
        return replace(
            self,
            lines=(*self.lines[:first], before + text + after, *self.lines[last + 1 :]),
            ends=(*self.ends[:first], *self.ends[last:]),
        )

    def with_lines(self, after: int, lines: Sequence[str]) -> Sheet:
        """Put lines below line ``after``, with the line end that is used there."""
        own = self.ends[after - 1]
        usual = own or self.ends[0] or "\n"
        return replace(
            self,
            lines=(*self.lines[:after], *lines, *self.lines[after:]),
            ends=(*self.ends[: after - 1], *[usual] * len(lines), own, *self.ends[after:]),
        )
