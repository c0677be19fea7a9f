"""What picture files hold: no place, no name, no hidden picture may reach a public history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from transparency.center import Center
from transparency.pictures.facts import MAX_PIXELS, Fault, Trace
from transparency.pictures.kinds import FIT, SUFFIXES, kind_of_name
from transparency.pictures.originals import PHOTOS, Original
from transparency.pictures.words import FAULTS, TRACES
from transparency.problems import Problem, Severity
from transparency.records.refusals import Refusal, of_file

_UNFIT = {Fault.ANIMATED, Fault.DEEP, Fault.CMYK, Fault.RAW}
_MOST_BYTES = 1_000_000
_MOST_SIDE = 2400


def check_pictures(center: Center) -> Iterator[Problem]:
    """Find what must not be published in the photos and in the pictures of ``content/``."""
    prefix = f"{PHOTOS.as_posix()}/"
    for path, original in center.originals.items():
        if path.startswith(prefix):
            yield from _photo(original, PurePosixPath(path.removeprefix(prefix)))
        elif original.facts.secrets:
            remedy = "ลบข้อมูลแฝงด้วยโปรแกรมแต่งภาพ แล้ววางไฟล์ใหม่ทับ อย่าบันทึก (commit) ไฟล์นี้"
            yield of_file(_holds(original.facts.secrets, remedy), path)
        else:
            yield from _unreadable(original)


def _unreadable(original: Original) -> Iterator[Problem]:
    """Find pictures of pages that no browser could show."""
    told = [FAULTS[fault] for fault in original.facts.faults if fault not in _UNFIT]
    if original.facts.kind is None:
        told = ["ไฟล์นี้ไม่ใช่ภาพ แต่มีชื่อเป็นภาพ"]
    remedy = "คัดลอกหรือบันทึกภาพใหม่จากต้นทาง แล้ววางทับไฟล์นี้"
    for message in told:
        yield of_file(Refusal("broken-photo", message, remedy), original.path)


def _photo(original: Original, name: PurePosixPath) -> Iterator[Problem]:
    facts, path = original.facts, original.path
    again = f"ย้ายไฟล์ออกนอกโครงการ แล้วเพิ่มใหม่ด้วยคำสั่ง photos add {name.parts[0]} ตามด้วยไฟล์นั้น"
    if facts.traces:
        yield of_file(_holds(facts.traces, f"{again} อย่าบันทึก (commit) ไฟล์นี้"), path)
    for fault in facts.faults:
        code = "unfit-photo" if fault in _UNFIT else "broken-photo"
        yield of_file(Refusal(code, FAULTS[fault], again), path)
    if facts.width * facts.height > MAX_PIXELS:
        message = f"ภาพนี้ใหญ่เกิน {MAX_PIXELS // 1_000_000} ล้านพิกเซล"
        yield of_file(Refusal("unfit-photo", message, again), path)
    elif original.size > _MOST_BYTES or max(facts.width, facts.height) > _MOST_SIDE:
        message = "ไฟล์นี้ใหญ่เกินจำเป็น ที่เก็บโครงการจะเต็มเร็ว"
        yield of_file(Refusal("large-photo", message, again, severity=Severity.WARNING), path)
    if facts.kind in FIT and kind_of_name(name.name) is not facts.kind:
        ending = next(suffix for suffix, kind in SUFFIXES.items() if kind is facts.kind)
        message = f"ไฟล์นี้เป็น {facts.kind} แต่ชื่อลงท้ายด้วย “{name.suffix}”"
        remedy = f"เปลี่ยนชื่อเป็น “{name.stem}{ending}” และแก้ใน galleries.yaml ให้ตรงกัน"
        yield of_file(Refusal("wrong-format", message, remedy), path)


def _holds(traces: tuple[Trace, ...], remedy: str) -> Refusal:
    names = ", ".join(TRACES[trace] for trace in traces)
    return Refusal("metadata-left", f"ไฟล์ภาพนี้มีข้อมูลแฝง: {names}", remedy)
