"""The commands for years: build one beside others, publish all."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from transparency.console import OK, UseError, say
from transparency.folders import is_replaceable, replace_folder
from transparency.stage import PROJECT
from transparency.years.folder import Run, build_year
from transparency.years.names import PATHS, SCRIPT
from transparency.years.publishing import Publication, publish

_COMMANDS = {"publish"}


def is_about_years(options: Namespace) -> bool:
    """Whether a command is one of these."""
    return options.command in _COMMANDS or bool(getattr(options, "years", None))


def run_on_years(options: Namespace, root: Path, run: Run) -> int:
    """Run one command; ``run`` builds and finishes a site."""
    match options.command:
        case "build":
            _build(root, Path(options.years).resolve(), run)
        case "publish":
            _publish(options, root, run)
    return OK


def refuse_to_lose(target: Path, root: Path, *, made_of: str) -> None:
    """Refuse to replace a folder that holds anything but our own work. Raises UseError."""
    if not is_replaceable(target, made_of, (root, PROJECT, Path.cwd())):
        raise UseError(f"ไม่เขียนทับ {target} เพราะมีไฟล์อื่นอยู่ ให้เลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง")


def _build(root: Path, out: Path, run: Run) -> None:
    refuse_to_lose(out, root, made_of=SCRIPT)
    with replace_folder(out) as new:
        year = build_year(root, new, run)
    say(f"สร้างปี {year} เสร็จแล้ว อยู่ใน {out} เปิดไฟล์ years.html")


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
    years = ", ".join(map(str, publish(what)))
    done = "ตรวจแล้ว เผยแพร่ได้" if options.check else f"เผยแพร่แล้ว อยู่ใน {out}"
    say(f"{done} มีปี {years}")
