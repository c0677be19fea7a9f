"""The commands for years: build one beside others, publish all, seal and verify."""

from __future__ import annotations

import posixpath
from argparse import Namespace
from pathlib import Path

from transparency.build import check
from transparency.clock import today
from transparency.console import OK, WRONG_DATA, UseError, say
from transparency.folders import is_replaceable, replace_folder
from transparency.stage import PROJECT
from transparency.thai.dates import DateError, read_date
from transparency.thai.fiscal import FiscalYear
from transparency.year_commands import YEAR_COMMANDS
from transparency.years.folder import Run, build_year
from transparency.years.hiding import places_that_say, read_terms
from transparency.years.ledger import Removed, add_to_ledger
from transparency.years.names import ARCHIVE, PATHS, SCRIPT, seal_path, signature_path
from transparency.years.publishing import Publication, publish
from transparency.years.renewal import renew
from transparency.years.sealing import seal_year
from transparency.years.takedown import Order, record_purge, take_down
from transparency.years.verifying import verify


def is_about_years(options: Namespace) -> bool:
    """Whether a command is one of these."""
    return options.command in YEAR_COMMANDS or bool(getattr(options, "years", None))


def run_on_years(options: Namespace, root: Path, run: Run) -> int:
    """Run one command; ``run`` builds and finishes a site."""
    match options.command:
        case "build":
            _build(root, Path(options.years).resolve(), run)
        case "publish":
            _publish(options, root, run)
        case "new-year":
            _renew(root, options.year, is_written=options.write)
        case "seal":
            _seal(root, options.year)
        case "takedown":
            _take_down(options, root)
        case "verify":
            return _verify(root, options.year, is_rebuilt=options.rebuild)
    return OK


def refuse_to_lose(target: Path, root: Path, *, made_of: str) -> None:
    """Refuse to replace a folder that holds anything but our own work. Raises UseError."""
    if not is_replaceable(target, made_of, (root, PROJECT, Path.cwd())):
        raise UseError(f"ไม่เขียนทับ {target} เพราะมีไฟล์อื่นอยู่ ให้เลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง")


def remind_of_a_new_year(year: FiscalYear) -> None:
    """Say that the records lag behind the calendar, from the first of October on."""
    now = FiscalYear.of(today())
    if now > year:
        say(f"หมายเหตุ วันนี้อยู่ในปีงบประมาณ {now} แต่ข้อมูลเป็นของปี {year} ดูวิธีปิดปีใน README.md")


def _build(root: Path, out: Path, run: Run) -> None:
    refuse_to_lose(out, root, made_of=SCRIPT)
    with replace_folder(out) as new:
        year = build_year(root, new, run)
    say(f"สร้างปี {year} เสร็จแล้ว อยู่ใน {out} เปิดไฟล์ years.html")
    remind_of_a_new_year(FiscalYear(year))


def _publish(options: Namespace, root: Path, run: Run) -> None:
    out = Path(options.out).resolve()
    refuse_to_lose(out, root, made_of=PATHS)
    what = Publication(
        root=root,
        out=out,
        build_year=lambda root, folder: build_year(root, folder, run),
        previous=Path(options.previous).resolve() if options.previous else None,
        is_preview=options.preview,
        is_check=options.check,
    )
    published = publish(what)
    years = ", ".join(map(str, published))
    done = "ตัวอย่าง" if options.preview else "เผยแพร่แล้ว"
    done = "ตรวจแล้ว เผยแพร่ได้" if options.check else f"{done} อยู่ใน {out}"
    say(f"{done} มีปี {years}")
    remind_of_a_new_year(FiscalYear(published[0]))


def _seal(root: Path, year: int) -> None:
    done = seal_year(root, year)
    seal = done.seal
    if not done.is_new:
        say(f"ปี {year} ปิดไปแล้วและยังครบถ้วน ไม่มีอะไรเปลี่ยน")
        return
    say(
        f"ปิดปี {year} แล้ว เก็บ {seal.files} ไฟล์ไว้ใน {ARCHIVE}/{seal.zip}\n"
        f'ขั้นต่อไป บันทึกเข้า Git: git add {ARCHIVE} แล้ว git commit -m "ปิดปี {year}"'
    )


def _verify(root: Path, years: list[int], *, is_rebuilt: bool) -> int:
    verdict = verify(root, years, is_rebuilt=is_rebuilt)
    for words in verdict.notes:
        say(f"หมายเหตุ {words}")
    for words in verdict.faults:
        say(f"ผิด {words}")
    how = "และสร้างซ้ำได้เหมือนเดิม" if is_rebuilt else ""
    if not verdict.years and not verdict.faults:
        say("ยังไม่มีปีที่ปิดแล้ว")
    elif not verdict.faults:
        say(f"ปี {', '.join(map(str, verdict.years))} ครบถ้วนทุกไบต์{how}")
    return WRONG_DATA if verdict.faults else OK


def _renew(root: Path, year: int, *, is_written: bool) -> None:
    renewal = renew(root, year, is_written=is_written)
    say(f"ปี {year} ยกมาจากปี {year - 1}: {renewal.kept}")
    say("สิ่งที่เจ้าหน้าที่ต้องทำต่อ")
    for number, words in enumerate(renewal.todo, 1):
        say(f"  {number}. {words}")
    if renewal.years_in_texts:
        say(f"ปีที่เขียนไว้ในข้อความ {len(renewal.years_in_texts)} แห่ง ระบบไม่แก้ให้ ดูเองทีละแห่ง")
        for place in renewal.years_in_texts:
            say(f"  {place}")
    if is_written:
        say("เขียน data/ แล้ว ถ้าจะย้อนกลับ: git restore data แล้ว git clean -fd data")
    else:
        say(f"ยังไม่ได้เปลี่ยนอะไร เขียนจริงด้วย manage.py new-year {year} --write")


def _take_down(options: Namespace, root: Path) -> None:
    year = options.year
    if options.purged:
        seal = record_purge(root, year)
        say(f"บันทึกแล้วว่าประวัติของ {seal.tag} ถูกล้าง ต่อไปตรวจด้วย manage.py verify {year}")
        return
    order = _order(options)
    if seal_path(root, year).exists():
        was_signed = signature_path(root, year).exists()
        removal = take_down(root, year, order)
        if was_signed:
            say("ลายเซ็นเดิมใช้กับตราปิดปีที่เปลี่ยนแล้วไม่ได้ จึงลบออก ให้ผู้มีกุญแจลงนามใหม่")
        say(
            f"นำออกจากปี {year} แล้ว เป็นฉบับแก้ไขที่ {removal.revision} เปลี่ยน {len(removal.paths)} ไฟล์\n"
            f"ตรวจด้วย manage.py verify {year} แล้วบันทึก {ARCHIVE}/ เข้า Git และเผยแพร่ใหม่\n"
            "ประวัติของ Git ยังเก็บของเดิมอยู่ วิธีล้างอยู่ใน README.md"
        )
        return
    _take_down_open(root, year, order)


def _take_down_open(root: Path, year: int, order: Order) -> None:
    current = check(root)[0].year
    if year != current.be_year:
        raise UseError(f"ปี {year} ยังไม่ได้ปิด และข้อมูลปัจจุบันเป็นของปี {current}")
    if order.replacement:
        raise UseError(f"--replace ใช้กับปีที่ปิดแล้ว ปี {year} ยังไม่ปิด แก้ใน data/ และ content/ ได้เลย")
    kept = {name: getattr(order, name) for name in ("id", "date", "basis", "note")}
    add_to_ledger(root, Removed(year=year, paths=order.removed, **kept))
    say(f"ปี {year} ยังไม่ปิด บันทึกรายการไว้แล้ว ต่อไปลบข้อมูลนั้นออกจาก data/ แล้วเผยแพร่ใหม่")
    for place in places_that_say(root, order.terms):
        say(f"  ยังมีข้อความนั้นที่ {place}")


def _below(path: str, year: int) -> str:
    """Return an address below its year, however it was written. Raises UseError."""
    found = posixpath.normpath(path.replace("\\", "/").removeprefix("/").removeprefix(f"{year}/"))
    if found.startswith(".."):
        raise UseError(f"“{path}” ไม่ได้อยู่ในปี {year} ระบุที่อยู่ใต้เลขปี เช่น measures/m01.html")
    return found


def _order(options: Namespace) -> Order:
    needed = ("id", "date", "basis", "note")
    if missing := [f"--{name}" for name in needed if not getattr(options, name)]:
        raise UseError(f"ต้องระบุ {' '.join(missing)}")
    try:
        day = read_date(options.date)
    except DateError:
        raise UseError(f"อ่านวันที่ “{options.date}” ไม่ได้ เขียนเช่น --date 2565-01-31") from None
    return Order(
        id=options.id,
        date=day.iso(),
        basis=options.basis,
        note=options.note,
        removed=tuple(_below(path, options.year) for path in options.remove),
        replacement=Path(options.replace).resolve() if options.replace else None,
        terms=read_terms(Path(options.terms)) if options.terms else (),
    )
