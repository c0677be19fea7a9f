"""The lines of a file while they are made fit for the parser: what was mended, what was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from transparency.problems import MOST_OF_A_FILE, Problem
from transparency.reading.conflicts import settle_conflicts
from transparency.reading.indents import has_odd_indent, straighten
from transparency.reading.key_slips import key_slip
from transparency.reading.line import indent_of, parts
from transparency.reading.slip import Slip
from transparency.reading.source_file import RECORDS, SourceFile
from transparency.reading.syntax import Fault, columns_above, diagnose, no_hyphen

_ITEM = re.compile(r"[ ]*-(?: |$)")
_RECORD = re.compile(r"[ ]*-[ ]+(?:id|on):")
_KEY_AT_TOP = re.compile(r"[^\s#\]}:-][^:]*:|---|\.\.\.")
HELD_PLACE = "unread:"
_MAX_SLIPS = 20
"""So many slips are told of one record."""


@dataclass(slots=True)
class Draft:
    """A file's lines; ``spoilt`` have been reported, ``lost`` were left out (both from 1)."""

    file: SourceFile
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    spoilt: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)

    def mend_each(self, fault_in: Callable[[Sequence[str]], Fault | None]) -> None:
        """Mend every record by itself, so that a slip in one does not hide those of others."""
        for piece in pieces(self.lines):
            if self.has_too_many:
                self.leave_out(piece)
                continue
            for _ in range(_MAX_SLIPS):
                fault = fault_in(self.lines[piece.start - 1 : piece.stop - 1])
                if fault is None or not self._mend(_moved(fault, piece.start - 1), piece):
                    break

    @property
    def has_too_many(self) -> bool:
        """Whether more was found than anybody wants to be told."""
        return len(self.problems) > MOST_OF_A_FILE

    def mend(self, fault: Fault) -> bool:
        """Mend what the parser stumbled over in the whole file; return whether that helped."""
        number = min(fault.broke[0], len(self.lines))
        every = pieces(self.lines)
        piece = next((piece for piece in every if number in piece), range(number, number + 1))
        first = _lacks_hyphen(self.lines, every, piece)
        if first is None:
            return self._mend(fault, piece, 1)
        return self._apply(first, no_hyphen(self.lines[first - 1], record_depth(self.lines)), piece)

    def _mend(self, fault: Fault, piece: range, first: int | None = None) -> bool:
        """Report a slip, then mend its line or leave out the record; False if nothing changed."""
        number, slip = diagnose(self.lines, fault, piece.start if first is None else first)
        return self._apply(number, slip, piece)

    def _apply(self, number: int, slip: Slip, piece: range) -> bool:
        if number not in self.spoilt:
            self.problems.append(slip.at(self.file, number))
            self.spoilt.add(number)
        if slip.mended and slip.mended != self.lines[number - 1]:
            self._replace(number, slip, piece)
            return True
        is_inner = number in piece and number != piece.start and slip.code != "too-deep"
        if is_inner and self.lines[number - 1].strip():
            return self._hold_place(number, piece)
        return self.leave_out(piece if number in piece else range(number, number + 1))

    def _replace(self, number: int, slip: Slip, piece: range) -> None:
        """Put in the mended line; what hangs on a line that stands askew is moved with it."""
        line = self.lines[number - 1]
        self.lines[number - 1] = slip.mended
        if slip.code != "indentation":
            return
        moved = indent_of(slip.mended) - indent_of(line)
        for other in _hanging(self.lines, line, range(number + 1, piece.stop), moved):
            text = self.lines[other - 1]
            self.lines[other - 1] = " " * (indent_of(text) + moved) + text.lstrip(" ")
            self.spoilt.add(other)

    def _hold_place(self, number: int, piece: range) -> bool:
        """Leave out a line with all that stands deeper; a key that nobody reads stands there."""
        if HELD_PLACE in self.lines[number - 1]:
            return self.leave_out(piece)
        width = indent_of(self.lines[number - 1])
        column = min(columns_above(self.lines, number).keys, key=lambda key: abs(key - width))
        for other in range(number + 1, piece.stop):
            if self.lines[other - 1].strip() and indent_of(self.lines[other - 1]) <= column:
                break
            self.lines[other - 1] = ""
        self.lines[number - 1] = " " * column + HELD_PLACE
        return True

    def leave_out(self, piece: range) -> bool:
        """Leave out some lines; return whether anything stood there."""
        has_text = any(self.lines[number - 1].strip() for number in piece)
        for number in piece:
            self.lines[number - 1] = ""
        self.lost |= set(piece)
        return has_text


def prepare(file: SourceFile) -> Draft:
    """Return the lines of a file without conflicts and with plain indentation."""
    draft = Draft(file, list(file.lines), spoilt=set(file.spoilt))
    problems, dropped = settle_conflicts(file, draft.lines)
    draft.problems += problems
    draft.lost |= dropped
    if has_odd_indent(draft.lines):
        problems, crooked = straighten(file, draft.lines)
        draft.problems += problems
        draft.spoilt |= crooked
    _mend_key_above_records(draft)
    _put_key_above_records(draft)
    return draft


def _mend_key_above_records(draft: Draft) -> None:
    """Mend the key of all records where only its colon is at fault: else none of them is read."""
    stem = PurePosixPath(draft.file.path).stem
    for number, line in enumerate(draft.lines, 1):
        if _ITEM.match(line):
            return
        slip = key_slip(line) if line.startswith(stem) else None
        if slip and slip.mended.rstrip() == f"{stem}:":
            draft.problems.append(slip.at(draft.file, number))
            draft.spoilt.add(number)
            draft.lines[number - 1] = f"{stem}:"


def _put_key_above_records(draft: Draft) -> None:
    """Report records whose key at the top of the file is lost, and put it in again."""
    stem = PurePosixPath(draft.file.path).stem
    lines = draft.lines
    first = next((at for at, line in enumerate(lines, 1) if _RECORD.match(line)), 0)
    above = next((at for at in range(first - 1, 0, -1) if _is_told(lines[at - 1])), 0)
    if not first or not above or stem not in RECORDS or indent_of(lines[first - 1]) == 0:
        return
    if not re.match(r"[A-Za-z_]+:\s+[^\s#\[{]", lines[above - 1]):
        return
    draft.problems.append(_no_key(stem).at(draft.file, first))
    if above < first - 1:
        lines[first - 2] = f"{stem}:"
    else:
        draft.leave_out(range(first, len(lines) + 1))


def _is_told(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _no_key(stem: str) -> Slip:
    message = f"ไม่พบบรรทัด “{stem}:” เหนือรายการแรก"
    return Slip(1, "list-without-key", message, "เพิ่มบรรทัดนี้ไว้เหนือรายการแรก", paste=f"{stem}:")


def _lacks_hyphen(lines: Sequence[str], every: list[range], piece: range) -> int | None:
    """Return the first line of records whose hyphen is missing above ``piece``, a sound one."""
    start = lines[piece.start - 1]
    if not _RECORD.match(start) or indent_of(start) != record_depth(lines):
        return None
    above = next((other for other in every if other.stop == piece.start), piece)
    inner = (number for number in above if number > above.start and lines[number - 1].strip())
    first = next(inner, None)
    if first is None or indent_of(lines[above.start - 1]) > 0:
        return None
    return None if lines[first - 1].lstrip().startswith(("-", "#")) else first


def _hanging(lines: Sequence[str], line: str, below: range, moved: int) -> Iterator[int]:
    """Find the lines that stand askew together with ``line``."""
    width, key = indent_of(line), parts(line).text_column
    for number in below:
        own = indent_of(lines[number - 1])
        if lines[number - 1].strip():
            if number == below.start and key > width and own != key:
                return
            if own < key or (own > key == width and moved > 0):
                return
            yield number


def pieces(lines: Sequence[str]) -> list[range]:
    """Divide a file into its records and its keys at the top, each with what belongs to it."""
    depth = record_depth(lines)
    inner = _inner_keys(lines, depth)
    starts = [at for at, line in enumerate(lines, 1) if at == 1 or _begins(line, depth, inner)]
    ends = [*starts[1:], len(lines) + 1]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def record_depth(lines: Sequence[str]) -> int:
    """Return how many spaces stand before most records of a file."""
    depths = Counter(indent_of(line) for line in lines if _RECORD.match(line))
    if depths:
        return depths.most_common(1)[0][0]
    return next((indent_of(line) for line in lines if _ITEM.match(line)), 0)


def _inner_keys(lines: Sequence[str], depth: int) -> frozenset[str]:
    """Return the keys with which entries begin inside records, but hardly ever a record."""
    first: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for line in lines:
        if _ITEM.match(line):
            first[indent_of(line) > depth][parts(line).key] += 1
    return frozenset(key for key, count in first[True].items() if key and first[False][key] < count)


def _begins(line: str, depth: int, inner: frozenset[str]) -> bool:
    if _KEY_AT_TOP.match(line):
        return True
    if not _ITEM.match(line) or indent_of(line) > depth:
        return False
    return parts(line).key not in inner


def _moved(fault: Fault, lines: int) -> Fault:
    """Return a fault of a piece as one of the whole file."""
    (began, began_at), (broke, broke_at) = fault.began, fault.broke
    return Fault(
        fault.context,
        fault.problem,
        (began + lines, began_at),
        (broke + lines, broke_at),
        fault.read_to + lines,
    )
