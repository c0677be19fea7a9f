"""Faults of syntax: what PyYAML's parser stumbled over, as an officer would say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transparency.reading.indents import Columns
from transparency.reading.key_slips import key_slip
from transparency.reading.line import indent_of, parts
from transparency.reading.nodes import TOO_DEEP
from transparency.reading.slip import Slip
from transparency.reading.value_slips import value_slip


@dataclass(frozen=True, slots=True)
class Fault:
    """What the parser said: its words, where the construct began and where it broke.

    ``read_to`` is the line of the last thing that it could make out: no slip stands above it.
    """

    context: str
    problem: str
    began: tuple[int, int]
    broke: tuple[int, int]
    read_to: int = 1


def diagnose(lines: Sequence[str], fault: Fault, first: int = 1) -> tuple[int, Slip]:
    """Say what is wrong, and in which line; ``lines`` before ``first`` are not looked at."""
    if TOO_DEEP in fault.problem:
        return fault.broke[0], _too_deep(fault.broke[1])
    last = min(max(fault.broke[0], first), len(lines))
    for number in range(_suspect(fault, first, last), last + 1):
        if slip := find(lines, number):
            return number, slip
    while last > first and not lines[last - 1].strip():
        last -= 1
    column = fault.broke[1] if last == fault.broke[0] else len(lines[last - 1]) + 1
    return _by_structure(lines, fault, (last, column))


def find(lines: Sequence[str], number: int) -> Slip | None:
    """Look for a slip that the line itself shows, numbered from 1."""
    text = lines[number - 1]
    if not text.strip() or text.lstrip().startswith("#"):
        return None
    if _END.fullmatch(text):
        return _ended(number, len(lines))
    if found := _NOTE.match(text):
        return _foreign_note(found)
    if slip := key_slip(text):
        return slip
    if number > 1 and _IS_ASTRAY.match(text):
        return _no_colon(1, f"# {text}")
    return value_slip(lines, number)


_END = re.compile(r"\.\.\.\s*")
_NOTE = re.compile(r"(?P<indent>[ ]*)(?P<sign>//|<!--|/\*)\s*(?P<note>.*)")
"""How notes begin in other languages."""


def _foreign_note(found: re.Match[str]) -> Slip:
    sign, note = found["sign"], found["note"].removesuffix("-->").removesuffix("*/").rstrip()
    return Slip(
        found.start("sign") + 1,
        "stray-character",
        f"ใช้เครื่องหมาย {sign} ขึ้นต้นบันทึกช่วยจำไม่ได้",
        "ใช้เครื่องหมาย # แทน",
        f"{found['indent']}# {note}",
    )


def _ended(number: int, last: int) -> Slip | None:
    """Refuse the mark that ends a document where more follows it."""
    if number == last:
        return None
    message = "มีบรรทัด ... คั่นกลางไฟล์ ข้อมูลใต้บรรทัดนี้จะไม่ถูกอ่าน"
    return Slip(1, "several-documents", message, "ลบบรรทัด ... นี้", "# ...", paste="")


_IS_ASTRAY = re.compile(r"(?!---|\.\.\.)[^\s\]}#:%-][^:：]*$")
"""A line at the margin that is no key: the rest of the text above it."""


def _suspect(fault: Fault, first: int, last: int) -> int:
    """Return the first line in which the slip may stand."""
    began = last if "block" in fault.context else fault.began[0]
    return min(max(min(fault.read_to, began), first), last)


def _by_structure(lines: Sequence[str], fault: Fault, broke: tuple[int, int]) -> tuple[int, Slip]:
    if "could not find expected ':'" in fault.problem:
        number = min(fault.began[0], len(lines))
        above = _above(lines, number)
        if above and _OPENS_BLOCK.search(lines[above - 1]):
            return number, _not_in_block(lines[number - 1], indent_of(lines[above - 1]) + 2)
        return number, _no_hyphen(lines, number) or _no_colon(fault.began[1])
    if any(words in fault.problem for words in _ABOUT_INDENTATION):
        return _indentation(lines, broke[0])
    number, column = broke
    return number, Slip(
        column,
        "syntax",
        "อ่านบรรทัดนี้ไม่ได้",
        "เทียบกับตัวอย่างใน data/README.md: ย่อหน้า เครื่องหมาย : และอัญประกาศ",
    )


_ABOUT_INDENTATION = (
    "mapping values are not allowed",
    "expected <block end>",
    "did not find expected key",
    "did not find expected '-' indicator",
    "block sequence entries are not allowed",
)


def _indentation(lines: Sequence[str], number: int) -> tuple[int, Slip]:
    above = _above(lines, number)
    columns = columns_above(lines, above) if above else Columns()
    wanted = columns.opened_by(lines[above - 1], lines[number - 1]) if above else None
    if wanted is None and above and _is_out_of_line(lines, above, number):
        wanted = indent_of(lines[number - 1])
    if wanted is not None:
        return above, _askew(lines[above - 1], wanted)
    line = lines[number - 1]
    columns = columns_above(lines, number)
    fitting = columns.fitting(line.lstrip(" "), indent_of(line), _elsewhere(lines, number))
    if line.lstrip(" ").startswith("- ") and indent_of(line) > fitting + _SLIGHT:
        return number, _without_key(indent_of(line))
    return number, _askew(line, fitting)


def _elsewhere(lines: Sequence[str], number: int) -> set[int]:
    """Return the columns at which the key of a line stands near it."""
    key = parts(lines[number - 1]).key
    start = max(number - _FARTHEST, 0)
    near = [*lines[start : number - 1], *lines[number : number + _FARTHEST]]
    found = (parts(line) for line in near if key and key in line)
    return {line.text_column for line in found if line.key == key}


_SLIGHT = 2
"""Spaces: an item that stands further from where it fits belongs to a list of its own."""


def _without_key(width: int) -> Slip:
    return Slip(
        width + 1,
        "list-without-key",
        "รายการนี้ไม่มีชื่อหัวข้ออยู่ข้างบน",
        "เพิ่มบรรทัดชื่อหัวข้อ เช่น steps: ไว้เหนือรายการนี้ หรือจัดย่อหน้าให้ตรงกับรายการอื่น",
    )


def _is_out_of_line(lines: Sequence[str], above: int, number: int) -> bool:
    """Whether a line stands further left than both its neighbours, a key like them."""
    before = _above(lines, above)
    if before == 0 or not all(_KEY.match(lines[at - 1]) for at in (before, above, number)):
        return False
    widths = [indent_of(lines[at - 1]) for at in (before, above, number)]
    return widths[1] < widths[0] == widths[2] and not lines[above - 1].rstrip().endswith(":")


_KEY = re.compile(r"[ ]*[^\s:-][^:]*:(?:\s|$)")


def _above(lines: Sequence[str], number: int) -> int:
    """Return the last line with text above a line, 0 if there is none."""
    return next((at for at in range(number - 1, 0, -1) if lines[at - 1].strip()), 0)


_FARTHEST = 500
"""Lines: no record is longer."""


def columns_above(lines: Sequence[str], number: int) -> Columns:
    """Return the columns that the lines above a line leave open."""
    columns = Columns()
    for line in lines[max(number - _FARTHEST, 0) : number - 1]:
        columns.read(line)
    return columns


def _askew(line: str, wanted: int) -> Slip:
    width = indent_of(line)
    remedy = f"เว้นวรรคหน้าบรรทัดนี้ {wanted} ช่อง ให้ตรงแนวกับหัวข้ออื่น (ตอนนี้ {width} ช่อง)"
    if width == wanted:
        remedy = "จัดย่อหน้าให้ตรงกับบรรทัดข้างเคียง (ทีละ 2 ช่อง) แล้วตรวจเครื่องหมาย : และอัญประกาศ"
    return Slip(
        width + 1,
        "indentation",
        "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดอื่น",
        remedy,
        "" if width == wanted else " " * wanted + line.lstrip(" "),
        paste="",
    )


def _no_hyphen(lines: Sequence[str], number: int) -> Slip | None:
    """Recognise a text below the items of a list that lacks its hyphen."""
    line, above = lines[number - 1], lines[number - 2] if number > 1 else ""
    is_beside_items = above.lstrip(" ").startswith("- ") and indent_of(line) == indent_of(above)
    return no_hyphen(line, indent_of(line)) if is_beside_items and not parts(above).key else None


def no_hyphen(line: str, width: int) -> Slip:
    """Ask for the hyphen of a list's item, ``width`` spaces from the margin."""
    return Slip(
        indent_of(line) + 1,
        "missing-hyphen",
        "บรรทัดนี้ไม่มีเครื่องหมาย - นำหน้ารายการ",
        "แก้เป็นบรรทัดนี้",
        f"{' ' * width}- {line.lstrip(' ')}",
    )


_OPENS_BLOCK = re.compile(r":[ ]+[|>][+-]?[ ]*$")


def _not_in_block(line: str, wanted: int) -> Slip:
    """Refuse a text below | or > that does not stand deeper than the key above it."""
    width = indent_of(line)
    return Slip(
        width + 1,
        "indentation",
        "ข้อความใต้เครื่องหมาย | หรือ > ต้องย่อหน้าลึกกว่าหัวข้อข้างบน",
        f"เว้นวรรคหน้าข้อความทุกบรรทัด {wanted} ช่อง (ตอนนี้ {width} ช่อง)",
    )


def _no_colon(column: int, mended: str = "") -> Slip:
    return Slip(
        column,
        "missing-colon",
        "บรรทัดนี้ไม่มีเครื่องหมายทวิภาค (:) หลังชื่อหัวข้อ",
        "เติม : และเว้นวรรค 1 ช่องหลังชื่อหัวข้อ ถ้าเป็นข้อความของบรรทัดบน ให้ต่อไว้บรรทัดเดียวกัน",
        mended,
        paste="",
    )


def _too_deep(column: int) -> Slip:
    return Slip(
        column,
        "too-deep",
        "หัวข้อย่อยซ้อนกันลึกเกินไป",
        "ตรวจวงเล็บ [ และ { ที่เกินมา หรือครอบข้อความด้วยอัญประกาศ",
    )
