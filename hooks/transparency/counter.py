"""The counter where officers hand in photos. Only its command pays for Pillow."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from transparency.clock import today
from transparency.console import OK, WRONG_DATA, say
from transparency.intake import GALLERIES, Taken, photo_files, take_in
from transparency.thai.text import visible


def add_photos(root: Path, gallery: str, named: Sequence[str]) -> int:
    """Take files into a gallery; go on past those of which no photo can be made."""
    files = photo_files(named)
    taken: list[Taken] = []
    for one in take_in(root, gallery, files, today()):
        taken.append(one)
        say(f"[{len(taken)}/{len(files)}] {visible(one.file.name)} {_fate(one)}")
    new = [one for one in taken if one.is_new]
    refused = [one for one in taken if one.refused]
    counts = [f"เพิ่ม {len(new)} ภาพ", f"มีอยู่แล้ว {len(taken) - len(new) - len(refused)} ภาพ"]
    say(f"{' '.join(counts)} เพิ่มไม่ได้ {len(refused)} ไฟล์")
    if new:
        say(
            f"ขั้นต่อไป: เปิด {GALLERIES.as_posix()} เติม alt (สิ่งที่เห็นในภาพ) caption และ people "
            "ของภาพใหม่ แล้วสั่ง check"
        )
    for one in refused:
        sys.stderr.write(f"เพิ่มไม่ได้: {visible(str(one.file))} {one.refused}\n")
    return WRONG_DATA if refused else OK


def _fate(taken: Taken) -> str:
    if taken.refused:
        return f"เพิ่มไม่ได้: {taken.refused}"
    return f"เพิ่มเป็น {taken.name}" if taken.is_new else f"มีอยู่แล้วคือ {taken.name}"
