"""One file of the officers: its bytes become lines that every message can show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from transparency.problems import Place, Problem

MAX_BYTES = 8_000_000
"""More than ten times a year's records of the largest municipality; a larger file is no record."""

_LINE_BREAKS = re.compile("\r\n?")
_FALSE_BREAKS = str.maketrans({"\u2028": " ", "\u2029": " ", "\x85": " "})
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_THAI_874 = range(0xA1, 0xFC)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text file below the project's root; ``path`` has forward slashes."""

    path: str
    lines: tuple[str, ...]

    def place(self, line: int, column: int = 1) -> Place:
        """Return a place in this file together with its line."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.path, line, column, text)


def read_source(root: Path, path: str) -> tuple[SourceFile, list[Problem]]:
    """Read the file at ``root / path``; a file that is no text comes back without lines."""
    whole = Place(path)
    try:
        data = (root / path).read_bytes()
    except FileNotFoundError:
        return SourceFile(path, ()), [_missing(whole)]
    if len(data) > MAX_BYTES:
        return SourceFile(path, ()), [_too_large(whole, len(data))]
    if data.startswith(_UTF16):
        return SourceFile(path, ()), [_not_utf8(whole)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return SourceFile(path, ()), [_undecodable(path, data, error.start)]
    text = _LINE_BREAKS.sub("\n", text).translate(_FALSE_BREAKS)
    problems = _forbidden(path, text)
    return SourceFile(path, tuple(_FORBIDDEN.sub(" ", text).split("\n"))), problems


def _forbidden(path: str, text: str) -> list[Problem]:
    lines = text.split("\n")
    return [
        Problem(
            Place(path, number, found.start() + 1, line),
            "control-character",
            f"มีอักขระควบคุมที่มองไม่เห็น (U+{ord(found.group()):04X})",
            "ลบอักขระนั้น แล้วพิมพ์ข้อความช่วงนั้นใหม่",
        )
        for number, line in enumerate(lines, 1)
        if (found := _FORBIDDEN.search(line))
    ]


def _missing(place: Place) -> Problem:
    return Problem(
        place,
        "missing-file",
        "ไม่พบไฟล์นี้",
        "สร้างไฟล์นี้ หรือกู้คืนจากประวัติการแก้ไข ดูตัวอย่างใน data/README.md",
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


def _undecodable(path: str, data: bytes, start: int) -> Problem:
    line = data.count(b"\n", 0, start) + 1
    column = start - (data.rfind(b"\n", 0, start) + 1) + 1
    high = [byte for byte in data if byte > 0x7F]  # noqa: PLR2004 the end of ASCII
    thai = sum(byte in _THAI_874 for byte in high)
    kind = "เป็นรหัสไทยแบบเก่า (TIS-620 หรือ Windows-874)" if thai >= 0.95 * len(high) else "ไม่ใช่ UTF-8"
    return Problem(
        Place(path, line, column),
        "not-utf8",
        f"ไฟล์นี้{kind} จึงอ่านไม่ได้",
        "เปิดไฟล์ใน Notepad เลือก บันทึกเป็น (Save As) แล้วเลือกการเข้ารหัส UTF-8",
    )
