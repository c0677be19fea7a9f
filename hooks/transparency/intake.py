"""Take pictures in: an officer's files become clean photos of a gallery, with an entry each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import count
from pathlib import Path

from transparency.catalogue import RECORDS
from transparency.darkroom import pillow
from transparency.darkroom.errors import PictureError
from transparency.darkroom.look import Look
from transparency.folders import clear_unfinished, replace_file
from transparency.locks import locked
from transparency.pictures.facts import Fault, Kind
from transparency.pictures.kinds import FIT, HEAD, kind_of, thai_name
from transparency.pictures.originals import NO_PICTURES, PHOTOS
from transparency.pictures.reading import read_picture
from transparency.records.editing import EditError, Where, append
from transparency.records.holder import Holder, find
from transparency.records.outline import outline
from transparency.records.page import plain

GALLERIES = Path("data") / "galleries.yaml"
LOCK = Path(".cache") / "photos-add.lock"
"""Below the project: one call at a time takes photos in."""

_LIST = "photos"
_TAKEN_IN = (*FIT, Kind.HEIC, Kind.AVIF, Kind.TIFF)
_UNDATED = "undated"
_NO_FILE = "ไม่พบไฟล์นี้ ตรวจชื่อและโฟลเดอร์"
_NO_FOLDER = "ไม่พบไฟล์ในโฟลเดอร์นี้ หรือเปิดไม่ได้ (ไม่รวมโฟลเดอร์ย่อย)"
_BUSY = "มีคำสั่ง photos add อีกคำสั่งหนึ่งกำลังเพิ่มภาพอยู่ รอให้เสร็จ แล้วสั่งอีกครั้ง"
_FAULTS = {
    Fault.EMPTY: "ไฟล์ว่างเปล่า (0 ไบต์) ให้คัดลอกไฟล์มาใหม่",
    Fault.TRUNCATED: "ไฟล์ขาดตอนท้าย คัดลอกมาไม่ครบ ให้คัดลอกมาใหม่",
    Fault.ANIMATED: "เป็นภาพเคลื่อนไหว ให้บันทึกเป็นภาพนิ่งก่อน",
    Fault.RAW: "เป็นภาพดิบ (RAW) จากกล้อง ให้ส่งออก (export) เป็น JPEG ก่อน",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: the photo's name in the gallery, or in Thai why there is none."""

    file: Path
    name: str = ""
    is_new: bool = False
    refused: str = ""


def photo_files(named: Sequence[str]) -> list[Path]:
    """Return the files that somebody named, those inside folders and of patterns included.

    Patterns like ``*.jpg`` are for shells that leave them to the command, as Windows' do.
    """
    return [file for word in named for file in _named(word) or [Path(word)]]


def _named(word: str) -> list[Path]:
    path = Path(word)
    with suppress(OSError):
        if word and path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.is_file())
            return [one for one in inside if one.name not in NO_PICTURES and one.name[0] != "."]
        if any(sign in path.name for sign in "*?") and not path.exists():
            return sorted(path.parent.glob(path.name))
    return []


def take_in(root: Path, gallery: str, files: Sequence[Path], today: date) -> Iterator[Taken]:
    """Take files into a gallery one by one, and tell of each what became of it.

    A photo is written before its entry, so that at whatever moment this dies, the next call
    finds the photo and adds what is lacking. Raises EditError or DataError when no entry can be
    written into ``data/galleries.yaml`` or another call is doing so, OSError when the disk
    refuses; no file of the officer is changed.
    """
    with locked(root / LOCK) as is_ours:
        if not is_ours:
            raise EditError(_BUSY)
        taker = _Gallery(root, gallery)
        for file in files:
            yield taker.take(file, today)


class _Gallery:
    """A gallery that grows: its entries, and its photos as they lie on disk."""

    def __init__(self, root: Path, gallery: str) -> None:
        self._yaml = root / GALLERIES
        self._folder = root / PHOTOS / gallery
        self._where = Where(GALLERIES.stem, gallery, outline(RECORDS[GALLERIES.stem]))
        self._listed = _files_of(find(self._yaml.read_bytes(), self._where, (_LIST,)))
        for folder in (self._yaml.parent, self._folder):
            clear_unfinished(folder)
        there = sorted(self._folder.iterdir()) if self._folder.is_dir() else []
        self._looks = {one.name: look for one in there if (look := _look(one))}
        self._stems = {
            Path(name).stem.lower() for name in (*self._listed, *(p.name for p in there))
        }

    def take(self, file: Path, today: date) -> Taken:
        """Make a photo and its entry of a file, unless one or both are there already."""
        try:
            clean = _clean(file)
        except PictureError as error:
            return Taken(file, refused=str(error))
        day = clean.taken_on if clean.taken_on and clean.taken_on <= today else None
        look = pillow.look(BytesIO(clean.data))
        same = next((name for name, old in self._looks.items() if look.is_like(old)), None)
        name = same or self._new_name(day)
        if name in self._listed:
            return Taken(file, name)
        entries = self._with_entry(name, day)
        if same is None:
            replace_file(self._folder / name, clean.data)
            self._stems.add(Path(name).stem)
            self._looks[name] = look
        replace_file(self._yaml, entries)
        self._listed.add(name)
        return Taken(file, name, is_new=True)

    def _new_name(self, day: date | None) -> str:
        """Return a name of which no photo has even the stem."""
        start = day.isoformat() if day else _UNDATED
        number = next(n for n in count(1) if f"{start}-{n}" not in self._stems)
        return f"{start}-{number}.jpg"

    def _with_entry(self, name: str, day: date | None) -> bytes:
        entry: dict[str, str | None] = {"file": name, "alt": None, "caption": None}
        if day:
            entry["taken_on"] = day.isoformat()
        return append(self._yaml.read_bytes(), self._where, (_LIST,), entry)


def _files_of(holder: Holder) -> set[str]:
    """Return the files that the entries of a gallery name."""
    photos = plain(holder.value(_LIST))
    entries = photos if isinstance(photos, list) else []
    return {str(entry["file"]) for entry in entries if isinstance(entry, dict) and "file" in entry}


def _look(path: Path) -> Look | None:
    with suppress(PictureError, OSError):
        return pillow.look(path)
    return None


def _clean(file: Path) -> pillow.Clean:
    """Return the photo that becomes of an officer's file. Raises PictureError."""
    try:
        if not file.is_file():
            raise PictureError(_NO_FOLDER if file.is_dir() else _NO_FILE)
        with file.open("rb") as opened:
            head = opened.read(HEAD)
            kind = kind_of(head)
            data = head + opened.read() if kind in _TAKEN_IN else head
    except OSError as error:
        raise PictureError(_unreadable(error)) from error
    if head and kind not in _TAKEN_IN:
        what = f"ภาพ {kind}" if kind else thai_name(head)
        raise PictureError(f"เป็น{what} รับเฉพาะภาพ JPEG, PNG, WebP, HEIC, AVIF และ TIFF")
    for fault in read_picture(data).faults:
        if fault in _FAULTS:
            raise PictureError(_FAULTS[fault])
    return pillow.clean(file)


def _unreadable(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "เครื่องไม่อนุญาตให้เปิดไฟล์นี้ ให้คัดลอกไปไว้ในโฟลเดอร์ของตนเองก่อน"
    return f"เปิดไฟล์ไม่ได้ ({error.strerror})"
