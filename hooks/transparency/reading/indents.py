"""How deep a line stands: white space that YAML refuses, and the column that would fit."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from transparency.problems import Problem
from transparency.reading.line import indent_of, parts
from transparency.reading.source_file import SourceFile

_ODD = "\t\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff]")
_ODD_INDENT = re.compile(f"[ ]*[{_ODD}]")
_KEY = re.compile(r"[ ]*(?:-[ ]+)*([A-Za-z_]+):")
_INDENT = re.compile(f"[ {_ODD}]*")
_HYPHENS = re.compile(r"(?:-[ ]+|-$)*")
_TAB_WIDTHS = (4, 2, 8)
_STEP = 2
_NAMED = 5


@dataclass(slots=True)
class Columns:
    """The columns at which keys and hyphens may stand below the lines read so far.

    ``firsts`` gives the key with which the last item at a column begins, if it has one.
    """

    keys: list[int] = field(default_factory=lambda: [0])
    hyphens: list[int] = field(default_factory=list)
    opened: int | None = None
    firsts: dict[int, str] = field(default_factory=dict)

    def read(self, line: str) -> None:
        """Take the next line: it closes what stands deeper and opens columns of its own."""
        if not line.strip() or line.lstrip().startswith("#"):
            return
        start = indent_of(line)
        found = _HYPHENS.match(line, start)
        key = found.end() if found else start
        self.keys = [*(column for column in self.keys if column < start), key]
        own = [column for column in range(start, key) if line[column] == "-"]
        self.hyphens = [*(column for column in self.hyphens if column < start), *own]
        self.firsts |= dict.fromkeys(own, parts(line).key)
        self.opened = key if line.rstrip().endswith(":") else None

    def fitting(self, line: str, width: int, elsewhere: Collection[int] = ()) -> int:
        """Return the column for a line of ``width`` spaces that was probably meant.

        ``elsewhere`` are the columns at which the same key stands in other entries: of two columns
        that are equally near it is the one.
        """
        return min(
            self._open_to(line),
            key=lambda column: (abs(column - width), column not in elsewhere, -column),
        )

    def opened_by(self, line: str, below: str) -> int | None:
        """Return where ``line`` should stand if it is the one that is askew, not ``below``.

        That is so where the line below stands as if this one stood where it should.
        """
        found = _HYPHENS.match(line, indent_of(line))
        width = found.end() - indent_of(line) if found else 0
        wanted = indent_of(below) - (0 if _is_item(below.lstrip(" ")) else width)
        is_askew = wanted >= 0 and wanted != indent_of(line)
        return wanted if is_askew and wanted in self._places_of(line.lstrip(" ")) else None

    def _places_of(self, line: str) -> list[int]:
        """Return where a line may stand; the first below a key stands two columns deeper."""
        if self.opened is not None:
            return [self.opened + _STEP]
        return self.hyphens if _is_item(line) else []

    def fitting_tabs(
        self, line: str, indent: str, beside: int | None, elsewhere: Collection[int]
    ) -> int:
        """Return the column that was probably meant by an indentation with tabs.

        ``beside`` is where the next line stands, which belongs most often to the same entry,
        ``elsewhere`` are the columns at which the same key stands in other entries.
        """
        usual = [at for at in self._open_to(line) if at in elsewhere and not _is_item(line)]
        if len(usual) == 1:
            return usual[0]
        if beside is not None and beside == self.keys[-1] and not _is_item(line):
            return beside  # the lines above and below belong to the same entry
        alike = [at for at in self.hyphens if _is_item(line) and self.firsts[at] == parts(line).key]
        if len(alike) == 1:
            return alike[0]
        widths = [len(indent.expandtabs(tab)) for tab in _TAB_WIDTHS]
        fitting = [width for width in widths if width in self._open_to(line)]
        if fitting:
            return beside if beside in fitting else fitting[0]
        return self.fitting(line, len(indent.expandtabs(_TAB_WIDTHS[0])))

    def _open_to(self, line: str) -> list[int]:
        columns = list(self.hyphens if _is_item(line) else self.keys)
        if self.opened is not None:
            columns.append(self.opened + _STEP)
        return columns or [0]


def _is_item(line: str) -> bool:
    return line.startswith("- ") or line == "-"


def straighten(file: SourceFile, lines: list[str]) -> tuple[list[Problem], set[int]]:
    """Write odd indentation anew with spaces; return one problem a kind and the lines."""
    columns, elsewhere = Columns(), _columns_of_keys(lines)
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines, 1):
        if _ODD_INDENT.match(line):
            indent, text = _split(line)
            if text and not text.startswith("#"):
                column = next(at for at, sign in enumerate(indent) if sign != " ")
                found.setdefault(indent[column], []).append((number, column + 1))
            beside = _next_indent(lines, number)
            usual = elsewhere.get(text.partition(":")[0], ())
            lines[number - 1] = _anew(columns, indent, text, beside, usual)
        columns.read(lines[number - 1])
    problems = [_odd_indent(file, odd, places) for odd, places in found.items()]
    return problems, {number for places in found.values() for number, _ in places}


def has_odd_indent(lines: list[str]) -> bool:
    """Whether any line begins with white space that is no ordinary space."""
    return any(_ODD_INDENT.match(line) for line in lines)


def _split(line: str) -> tuple[str, str]:
    found = _INDENT.match(line)
    indent = found.group() if found else ""
    return indent, line[len(indent) :]


def _next_indent(lines: list[str], number: int) -> int | None:
    """Return how deep the line below stands, if it stands there by spaces alone."""
    line = lines[number] if number < len(lines) else ""
    return None if not line.strip() or _ODD_INDENT.match(line) else indent_of(line)


def _columns_of_keys(lines: list[str]) -> dict[str, set[int]]:
    """Gather the columns at which each key stands where plain spaces stand before it."""
    found: dict[str, set[int]] = {}
    for line in lines:
        if key := _KEY.match(line):
            found.setdefault(key[1], set()).add(key.start(1))
    return found


def _anew(
    columns: Columns, indent: str, text: str, beside: int | None, elsewhere: Collection[int]
) -> str:
    if not text.strip():
        return ""
    indent = _UNSEEN.sub("", indent)
    if "\t" in indent:
        return " " * columns.fitting_tabs(text, indent, beside, elsewhere) + text
    return " " * len(indent) + text


def _odd_indent(file: SourceFile, odd: str, places: list[tuple[int, int]]) -> Problem:
    name = "แท็บ (Tab)" if odd == "\t" else f"อักขระที่มองไม่เห็น (U+{ord(odd):04X})"
    others = [str(number) for number, _ in places[1:]]
    more = f" และอีก {len(others) - _NAMED} บรรทัด" if len(others) > _NAMED else ""
    also = f" (รวมถึงบรรทัดที่ {', '.join(others[:_NAMED])}{more})" if others else ""
    return Problem(
        file.place(*places[0]),
        "odd-indent",
        f"ย่อหน้าด้วย{name} ต้องใช้เว้นวรรคเท่านั้น{also}",
        "ลบช่องว่างต้นบรรทัด แล้วกดแป้นเว้นวรรคทีละ 2 ช่องให้ตรงกับบรรทัดข้างเคียง",
    )
