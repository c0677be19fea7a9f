"""What can be typed after the commands for years."""

from __future__ import annotations

import argparse

_FOLDER = "โฟลเดอร์"
YEAR_COMMANDS = {
    "publish": "รวมปีปัจจุบันกับทุกปีที่ปิดแล้วไว้ในโฟลเดอร์เดียว พร้อมนำขึ้นเว็บ",
    "new-year": "เริ่มข้อมูลของปีใหม่จากปีที่ปิดแล้ว",
    "seal": "ปิดปี เก็บเว็บไซต์ของป้ายชื่อ เช่น fy2564 ไว้ถาวร",
    "takedown": "นำข้อมูลออกจากปีที่ปิดแล้วตามกฎหมาย พร้อมบันทึกให้ประชาชนเห็น",
    "verify": "ตรวจว่าปีที่ปิดแล้วไม่ถูกแก้แม้แต่ไบต์เดียว",
}


def add_year_options(name: str, command: argparse.ArgumentParser) -> None:
    """Add what a command takes that is about years."""
    match name:
        case "build":
            command.add_argument(
                "--years",
                metavar=_FOLDER,
                help="สร้างไว้ใต้เลขปีในโฟลเดอร์นี้ พร้อมหน้ารายชื่อปี สำหรับแฟลชไดรฟ์",
            )
        case "publish":
            command.add_argument("out", metavar=_FOLDER, help="ที่เก็บเว็บไซต์ของทุกปี")
            command.add_argument("--check", action="store_true", help="ตรวจอย่างเดียว ไม่เปลี่ยนอะไร")
            command.add_argument(
                "--preview", action="store_true", help="ดูตัวอย่างจากไฟล์ที่ยังไม่บันทึกเข้า Git"
            )
            command.add_argument(
                "--previous", metavar="ไฟล์", help="paths.txt ของเว็บที่เผยแพร่อยู่ ถ้าโฟลเดอร์นี้ว่าง"
            )
        case "new-year":
            command.add_argument("year", type=int, metavar="ปี", help="ปีงบประมาณใหม่ เช่น 2565")
            command.add_argument("--write", action="store_true", help="เขียนจริง (ปกติบอกอย่างเดียว)")
        case "seal":
            command.add_argument("year", type=int, metavar="ปี", help="ปีงบประมาณ เช่น 2564")
        case "takedown":
            _add_takedown(command)
        case "verify":
            command.add_argument(
                "year", type=int, nargs="*", metavar="ปี", help="ปีที่จะตรวจ (ปกติคือทุกปีที่ปิดแล้ว)"
            )
            command.add_argument(
                "--rebuild", action="store_true", help="สร้างจากป้ายชื่ออีกครั้ง แล้วเทียบทุกไบต์"
            )


def _add_takedown(command: argparse.ArgumentParser) -> None:
    command.add_argument("year", type=int, metavar="ปี", help="ปีงบประมาณ เช่น 2564")
    for name, metavar, words in (
        ("--id", "รหัส", "รหัสของครั้งนี้ เช่น R1"),
        ("--date", "วันที่", "วันที่นำออก เช่น 2565-01-31"),
        ("--basis", "ข้อความ", "กฎหมายหรือคำสั่งที่ให้นำออก"),
        ("--note", "ข้อความ", "ข้อความที่ประชาชนเห็น ห้ามมีข้อมูลที่นำออก"),
        ("--replace", _FOLDER, "ไฟล์ที่แก้แล้ว วางตามที่อยู่เดิม"),
        ("--terms", "ไฟล์", "ข้อความที่ต้องหายไปจากทุกไฟล์ บรรทัดละข้อความ (ไม่เก็บไฟล์นี้)"),
    ):
        command.add_argument(name, metavar=metavar, help=words)
    command.add_argument(
        "--remove", nargs="+", default=[], metavar="ที่อยู่", help="หน้าหรือภาพ เช่น measures/m01.html"
    )
    command.add_argument(
        "--purged", action="store_true", help="บันทึกว่าล้างประวัติของ Git แล้ว และป้ายชื่อเปลี่ยนไปอย่างไร"
    )
