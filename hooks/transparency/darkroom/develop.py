"""Make the prints that a tree asks for: only those that are not there, on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

from transparency.darkroom.errors import PictureError
from transparency.folders import is_unfinished, replace_file
from transparency.outputs import Output, Picture
from transparency.pictures.originals import CACHE, LEDGER, remember
from transparency.problems import DataError, Place, Problem
from transparency.records.refusals import Refusal

Progress = Callable[[int, int], None]
"""Is told how many photos are done, and of how many."""

_HOUR_NS = 3_600_000_000_000


def silent(done: int, of: int) -> None:
    """Tell nobody."""


def develop(root: Path, outputs: Iterable[Output], tell: Progress = silent) -> int:
    """Make what is missing in the cache of ``root``, clear what nothing uses; return how many.

    Threads, not processes: Pillow works without the interpreter's lock, and a process that is
    killed leaves no others behind. Raises DataError for photos that cannot be decoded, OSError
    when the disk refuses.
    """
    pictures = [output.content for output in outputs if isinstance(output.content, Picture)]
    folder = root / CACHE
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    jobs: dict[str, dict[Path, Picture]] = {}  # the same photo in two galleries is one job
    for picture in pictures:
        jobs.setdefault(picture.original.digest, {})[picture.file] = picture
    todo = [
        sorted(job.values(), key=_area)  # a tree has them by name
        for job in jobs.values()
        if any(file.name not in there for file in job)
    ]
    if problems := [*_work(todo, tell)]:
        raise DataError(problems)
    if pictures or there:
        remember(root, (picture.original for picture in pictures))
        _clear(folder, {LEDGER, *(picture.file.name for picture in pictures)})
    return len(todo)


def _area(picture: Picture) -> int:
    return picture.width * picture.height


def _work(jobs: Sequence[list[Picture]], tell: Progress) -> Iterator[Problem]:
    if not jobs:
        return
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        futures = {threads.submit(_print, job): job[0] for job in jobs}
        try:
            for done, future in enumerate(as_completed(futures), 1):
                yield from _failure(future, futures[future])
                tell(done, len(jobs))
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise


def _print(job: list[Picture]) -> None:
    from transparency.darkroom import pillow  # noqa: PLC0415 most builds need no Pillow

    sizes = [(picture.width, picture.height) for picture in job]
    for picture, data in zip(job, pillow.prints(job[0].source, sizes), strict=True):
        replace_file(picture.file, data)


def _failure(future: Future[None], picture: Picture) -> Iterator[Problem]:
    try:
        future.result()
    except PictureError as error:
        remedy = "ลบไฟล์นี้ แล้วเพิ่มภาพเดิมใหม่ด้วยคำสั่ง photos add"
        place = Place(picture.original.path)
        yield Refusal("broken-photo", str(error), remedy).at(place)


def _clear(folder: Path, kept: set[str]) -> None:
    """Delete prints that nothing asks for, and what processes left that died an hour ago."""
    there = [(path, path.stat().st_mtime_ns) for path in folder.iterdir()]
    newest = max((changed for _, changed in there), default=0)
    for path, changed in there:
        is_fresh = is_unfinished(path.name) and newest - changed < _HOUR_NS
        if path.name not in kept and not is_fresh:
            path.unlink(missing_ok=True)
