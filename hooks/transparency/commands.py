"""What can be typed after ``manage.py``, and the help for it."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from transparency.console import WRONG_USE
from transparency.formats import FORMATS
from transparency.year_commands import YEAR_COMMANDS, add_year_options

_FOLDER = "โฟลเดอร์"
_COMMANDS = {
    "build": "ตรวจข้อมูล แล้วสร้างเว็บไซต์ลงใน site/",
    "serve": "ดูตัวอย่างเว็บไซต์ และเห็นผลทันทีที่บันทึกไฟล์",
    "check": "ตรวจข้อมูลทั้งหมดโดยไม่สร้างเว็บไซต์",
    "apply": "แก้มาตรการหนึ่งข้อตามแบบฟอร์มที่กรอกแล้ว",
    "form": "เขียนแบบฟอร์มแก้มาตรการของ GitHub และ GitLab ใหม่",
    "photos": "เพิ่มภาพจากโทรศัพท์หรือกล้องลงในชุดภาพ",
    "install-hook": "ตรวจข้อมูลก่อนบันทึกเข้า Git (commit) ทุกครั้ง",
    "stage": "เขียนหน้าเว็บเป็นไฟล์ Markdown พร้อมการตั้งค่า สำหรับโปรแกรมสร้างเว็บอื่น",
    "finish": "เก็บงานขั้นสุดท้ายบนเว็บไซต์ที่โปรแกรมอื่นสร้างจาก stage",
    "schema": "เขียนสคีมาที่ช่วยให้โปรแกรมแก้ไขแนะนำหัวข้อ (สำหรับผู้พัฒนา)",
    **YEAR_COMMANDS,
}

_READERS = {"apply", "build", "check", "form", "photos", "schema", "stage", *YEAR_COMMANDS}
"""Commands that work on the records of a folder."""


class _Formatter(argparse.HelpFormatter):
    """argparse's, with room for the longest command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = max(map(len, _COMMANDS)) + 4  # argparse forgets the indentation


class _Parser(argparse.ArgumentParser):
    """argparse, with its own words in Thai."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog, description=description, add_help=False, formatter_class=_Formatter
        )
        self._optionals.title = "ตัวเลือก"
        self._positionals.title = "สิ่งที่ต้องระบุ"
        self.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้นี้")

    def format_help(self) -> str:
        """Write the help with a Thai first word."""
        return super().format_help().replace("usage:", "วิธีใช้:", 1)

    def error(self, message: str) -> NoReturn:
        """Say that the command was not understood, and end with status 2."""
        usage = self.format_usage().replace("usage:", "วิธีใช้:", 1)
        sys.stderr.write(f"{usage}ไม่เข้าใจคำสั่ง ดูวิธีใช้ด้วย --help ({message})\n")
        sys.exit(WRONG_USE)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = _Parser(prog="manage.py", description="เว็บไซต์ศูนย์ข้อมูลข่าวสารของเทศบาล")
    commands = top.add_subparsers(dest="command", required=True, title="คำสั่ง", metavar="คำสั่ง")
    for name, words in _COMMANDS.items():
        command = commands.add_parser(name, help=words, description=words)
        if name in _READERS:
            command.add_argument(
                "--root", metavar=_FOLDER, help="โฟลเดอร์ที่มี data/ และ content/ (ปกติคือโฟลเดอร์นี้)"
            )
        _add_own(name, command)
        add_year_options(name, command)
    return top


def _add_own(name: str, command: argparse.ArgumentParser) -> None:
    match name:
        case "build":
            command.add_argument(
                "--site-dir", metavar=_FOLDER, help="ที่เก็บเว็บไซต์ (ปกติคือ site) {year} คือปีงบประมาณ"
            )
        case "serve":
            command.add_argument(
                "--addr",
                default="127.0.0.1:8000",
                metavar="ที่อยู่",
                help="ที่อยู่ของตัวอย่าง (ปกติ %(default)s)",
            )
        case "check":
            command.add_argument(
                "--format",
                choices=sorted(FORMATS),
                default="plain",
                help="รูปแบบผลลัพธ์ (ปกติ %(default)s)",
            )
            command.add_argument(
                "--release", action="store_true", help="ไม่ให้ผ่าน ถ้ามีเงินหรือชื่อที่ยังไม่ยืนยันกับต้นฉบับ"
            )
        case "apply":
            command.add_argument(
                "file", metavar="ไฟล์", help="ข้อความของแบบฟอร์ม หรือ - ถ้าส่งมาทาง stdin"
            )
        case "photos":
            command.add_argument("action", choices=["add"], metavar="add", help="เพิ่มภาพ")
            command.add_argument("gallery", metavar="ชุดภาพ", help="รหัสชุดภาพ เช่น g01")
            command.add_argument(
                "files", nargs="+", metavar="ไฟล์", help="ไฟล์ภาพ หรือโฟลเดอร์ที่มีไฟล์ภาพ ระบุได้หลายรายการ"
            )
        case "stage":
            command.add_argument("out", metavar=_FOLDER, help="ที่เก็บไฟล์")
        case "finish":
            command.add_argument("site", metavar=_FOLDER, help="เว็บไซต์ที่สร้างเสร็จแล้ว")
