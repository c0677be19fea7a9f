"""One file of the officers: its bytes become lines that every message can show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from transparency.likeness import nearest
from transparency.problems import Place, Problem
from transparency.thai.text import brief

MAX_BYTES = 8_000_000
"""More than ten times a year's records of the largest municipality; a larger file is no record."""

RECORDS = frozenset(
    {
        "budgets", "changes", "channels", "doubts", "findings", "galleries", "measures",
        "municipality", "sources", "takedowns", "topics", "units", "vocabulary",
    }
)  # fmt: skip
"""Every file of records, by its stem."""

_YAML = re.compile(r"\.ya?ml\b", re.IGNORECASE)
_LONGEST_LETTER = 4
_LEADS = range(0xC2, 0xF5)
"""The first bytes of letters that take several."""

_SHORTEST_LINE = 20
"""Bytes of a line on average: a file of shorter ones is no record either."""

_LINE_BREAKS = re.compile("\r\n?")
_FALSE_BREAKS = str.maketrans({"\u2028": " ", "\u2029": " ", "\x85": " "})
_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\uf700-\uf71a\uf900-\ufdcf\ufdf0-\ufffc"
    "\U00010000-\U000effff]"
)
"""Controls, also those of writing direction; private letters but for those of old Thai fonts."""

_MOST = 0.95
_OTHER_KINDS = (
    (b"PK\x03\x04", "เอกสาร Word, Excel หรือไฟล์ ZIP"),
    (b"\xd0\xcf\x11\xe0", "เอกสาร Word หรือ Excel"),
    (b"%PDF-", "เอกสาร PDF"),
    (b"{\\rtf", "เอกสาร RTF"),
    (b"\x89PNG", "ภาพ"),
    (b"\xff\xd8\xff", "ภาพ"),
)
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_THAI_874 = range(0xA1, 0xFC)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text file below the project's root; ``path`` has forward slashes.

    ``spoilt`` are the lines (from 1) in which a mistake has been reported already.
    """

    path: str
    lines: tuple[str, ...]
    spoilt: frozenset[int] = frozenset()

    def place(self, line: int, column: int = 1) -> Place:
        """Return a place in this file together with its line."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.path, line, column, text)


def read_source(root: Path, path: str) -> tuple[SourceFile, list[Problem]]:
    """Read the file at ``root / path``; a file that is no text comes back without lines."""
    file = root / path
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= MAX_BYTES else b""
    except FileNotFoundError:
        return SourceFile(path, ()), [_missing(file, Place(path))]
    except OSError as error:
        return SourceFile(path, ()), [_unreadable(Place(path), error)]
    if size > MAX_BYTES:
        return SourceFile(path, ()), [_too_large(Place(path), size)]
    return source_of(path, data)


def source_of(path: str, data: bytes) -> tuple[SourceFile, list[Problem]]:
    """Read the bytes of a file as ``read_source`` does."""
    whole = Place(path)
    if len(data) > MAX_BYTES:
        return SourceFile(path, ()), [_too_large(whole, len(data))]
    if kind := _other_kind(path, data):
        return SourceFile(path, ()), [_not_a_text(whole, kind)]
    if data.startswith(_UTF16) or _has_wide_line_ends(data):
        return SourceFile(path, ()), [_not_utf8(whole)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return SourceFile(path, ()), [undecodable(path, data, error.start)]
    text = _LINE_BREAKS.sub("\n", text).translate(_FALSE_BREAKS)
    if text.count("\n") > MAX_BYTES // _SHORTEST_LINE:
        return SourceFile(path, ()), [_too_large(whole, len(data))]
    problems = _forbidden(path, text)
    spoilt = frozenset(problem.place.line for problem in problems)
    return SourceFile(path, tuple(_FORBIDDEN.sub(" ", text).split("\n")), spoilt), problems


def _other_kind(path: str, data: bytes) -> str:
    """Name the kind of a file that is no text, or no record but a saved web page."""
    if path.endswith(".yaml") and _WEB_PAGE.match(data):
        return "หน้าเว็บ (HTML)"
    return next((name for magic, name in _OTHER_KINDS if data.startswith(magic)), "")


def _has_wide_line_ends(data: bytes) -> bool:
    """Whether each line ends as in UTF-16, which may lack its mark."""
    lines = data.count(b"\n")
    halves = data.count(0) > len(data) // 4
    return halves or lines in {data.count(b"\n\0"), data.count(b"\0\n")} - {0}


def _forbidden(path: str, text: str) -> list[Problem]:
    if not _FORBIDDEN.search(text):
        return []
    return [
        forbidden_sign(Place(path, number, found.start() + 1, line), found.group())
        for number, line in enumerate(text.split("\n"), 1)
        if (found := _FORBIDDEN.search(line))
    ]


def forbidden_in(text: str) -> str:
    """Return the first sign of a value that no reader could see, or nothing."""
    found = _FORBIDDEN.search(text.replace("\r", "\n"))
    return found.group() if found else ""


def forbidden_sign(place: Place, sign: str) -> Problem:
    """Refuse a sign that no reader could see."""
    code, what = "control-character", f"มีอักขระควบคุมที่มองไม่เห็น (U+{ord(sign):04X})"
    if sign == "\ufffd":
        code, what = "broken-character", f"มีตัวอักษรที่เสียจากการแปลงรหัส ({sign})"
    elif "\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000":
        code, what = "private-character", f"มีอักขระที่เครื่องอื่นแสดงไม่ได้ (U+{ord(sign):04X})"
    return Problem(place, code, what, "ลบอักขระนั้น แล้วพิมพ์ข้อความช่วงนั้นใหม่")


def strangers(folder: Path) -> dict[str, str]:
    """Find files that look like records but have a name that nobody reads.

    Returns each name with the one that was probably meant, or nothing.
    """
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    names = {f"{stem}.yaml" for stem in RECORDS}
    lost = {name.removesuffix(".yaml") for name in names - there}
    strange = (name for name in sorted(there - names) if _YAML.search(name))
    near = {name: nearest(_YAML.split(name)[0], lost) for name in strange}
    return {name: f"{stem}.yaml" if stem else "" for name, stem in near.items()}


def written_as(folder: Path, name: str) -> str:
    """Return the wrong name under which a file of records lies, or nothing."""
    return next((other for other, meant in strangers(folder).items() if meant == name), "")


def _missing(file: Path, place: Place) -> Problem:
    written = written_as(file.parent, file.name)
    remedy = "สร้างไฟล์นี้ หรือกู้คืนจากประวัติการแก้ไข ดูตัวอย่างใน data/README.md"
    if written:
        remedy = f"เปลี่ยนชื่อไฟล์ “{brief(written)}” เป็น “{file.name}”"
    return Problem(place, "missing-file", f"ไม่พบไฟล์ {file.name} ซึ่งต้องมี", remedy)


def _one_spot(place: Place) -> Problem:
    message = "ตั้งแต่ตัวอักษรนี้เป็นรหัสอื่นที่ไม่ใช่ UTF-8 ทั้งที่ส่วนก่อนหน้าเป็น UTF-8"
    remedy = "ลบข้อความของบรรทัดนี้แล้วพิมพ์ใหม่ หรือกู้คืนไฟล์จากประวัติการแก้ไข แล้วแก้และบันทึกใหม่"
    return Problem(place, "not-utf8", message, remedy)


def _cut(place: Place) -> Problem:
    remedy = "กู้คืนไฟล์จากประวัติการแก้ไข แล้วแก้และบันทึกใหม่"
    return Problem(place, "not-utf8", "ไฟล์นี้ขาดท้าย เพราะบันทึกหรือส่งมาไม่ครบ", remedy)


def _unreadable(place: Place, error: OSError) -> Problem:
    what = "เป็นโฟลเดอร์ ไม่ใช่ไฟล์" if isinstance(error, IsADirectoryError) else "เปิดไม่ได้"
    remedy = "ลบหรือเปลี่ยนชื่อ แล้วกู้คืนไฟล์เดิมจากประวัติการแก้ไข"
    return Problem(place, "unreadable-file", f"ไฟล์นี้{what}", remedy)


def _not_a_text(place: Place, kind: str) -> Problem:
    return Problem(
        place,
        "not-a-text",
        f"ไฟล์นี้เป็น{kind} ไม่ใช่ไฟล์ข้อความ",
        "กู้คืนไฟล์เดิมจากประวัติการแก้ไข แล้วแก้ด้วย Notepad หรือ VS Code",
    )


def _too_large(place: Place, size: int) -> Problem:
    return Problem(
        place,
        "file-too-large",
        f"ไฟล์ใหญ่เกินไป ({size / 1e6:.1f} ล้านไบต์) ต้องไม่เกิน {MAX_BYTES // 1_000_000} ล้านไบต์",
        "ตรวจว่าไม่ได้วางไฟล์อื่นทับ แล้วกู้คืนจากประวัติการแก้ไข",
    )


def _not_utf8(place: Place) -> Problem:
    return Problem(
        place,
        "not-utf8",
        "ไฟล์นี้บันทึกเป็น UTF-16 จึงอ่านไม่ได้",
        "เปิดไฟล์ใน Notepad เลือก บันทึกเป็น (Save As) แล้วเลือกการเข้ารหัส UTF-8",
    )


def undecodable(path: str, data: bytes, start: int) -> Problem:
    """Refuse bytes that are no UTF-8 from ``start`` on, and say what they probably are."""
    before = _LINE_BREAKS.sub("\n", data[:start].decode("utf-8-sig"))
    place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    if start > len(data) - _LONGEST_LETTER and data[start] in _LEADS:
        return _cut(place)
    high = [byte for byte in data if byte > 0x7F]  # noqa: PLR2004 the end of ASCII
    thai = sum(byte in _THAI_874 for byte in high)
    kind = "ไม่ใช่ UTF-8"
    if not before.isascii() and thai < _MOST * len(high):
        return _one_spot(place)
    if thai >= _MOST * len(high):
        kind = "เป็นรหัสไทยแบบเก่า (TIS-620 หรือ Windows-874)"
    return Problem(
        place,
        "not-utf8",
        f"ไฟล์นี้{kind} จึงอ่านไม่ได้",
        "เปิดไฟล์ใน Notepad เลือก บันทึกเป็น (Save As) แล้วเลือกการเข้ารหัส UTF-8",
    )
