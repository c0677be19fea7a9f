"""Galleries and the files in ``data/photos/``: each photo is there, once, and may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from transparency.center import Center
from transparency.likeness import nearest_file
from transparency.pictures.kinds import FIT
from transparency.pictures.originals import PHOTOS
from transparency.problems import Problem, Severity
from transparency.records.gallery import Gallery
from transparency.records.missing import missing_file, written_otherwise
from transparency.records.refusals import Refusal, change_to, of_file
from transparency.records.takedown import Takedown
from transparency.records.values import is_id


def check_photos(center: Center) -> Iterator[Problem]:
    """Find photos that are missing, named twice, no pictures, or that nobody has looked at."""
    if written_otherwise(center.root / PHOTOS):
        return
    for gallery in center.galleries:
        if gallery.id:
            yield from _photos(center, gallery)
    photos = [photo for gallery in center.galleries for photo in gallery.photos]
    unsaid = [photo for photo in photos if photo.people is None]
    if unsaid:
        message = f"ยังไม่ได้บอกว่ามีคนในภาพหรือไม่ {len(unsaid)} จาก {len(photos)} ภาพ"
        remedy = "เติม people ของแต่ละภาพ: none (ไม่มีคน) crowd (จำหน้าไม่ได้) หรือ recognisable (จำหน้าได้)"
        yield Refusal("people-not-said", message, remedy, severity=Severity.WARNING).at(
            unsaid[0].place
        )


def check_unused(center: Center) -> Iterator[Problem]:
    """Find files that no gallery shows."""
    if "galleries" in center.incomplete:
        return
    shown = {f"{g.id}/{photo.file}" for g in center.galleries for photo in g.photos}
    gone = {takedown.photo for takedown in center.takedowns}
    names = [*_names(center)]
    astray = {name.partition("/")[0] for name in shown - set(names)}
    astray |= {_left_behind(center, gallery) for gallery in center.galleries}
    astray |= {gallery.id for gallery in center.galleries if gallery.is_doubtful}
    unused: dict[str, list[str]] = {}
    for name in names:
        folder = name.partition("/")[0]
        if name in gone:
            yield _still_there(name)
        elif name not in shown and folder not in astray:
            unused.setdefault(folder, []).append(name)
    yield from map(_unused, unused.values())


def check_takedowns(center: Center) -> Iterator[Problem]:
    """Find notes on photos that no gallery lists: a slip would leave the photo where it is."""
    if "galleries" in center.incomplete:
        return
    known = {
        f"{g.id}/{photo.file}" for g in center.galleries for photo in (*g.photos, *g.withdrawn)
    }
    told: dict[str, Takedown] = {}
    told_elsewhere = {_left_behind(center, gallery) for gallery in center.galleries}
    told_elsewhere |= {gallery.id for gallery in center.galleries if gallery.is_doubtful}
    for takedown in center.takedowns:
        if takedown.gallery in told_elsewhere:
            continue  # the gallery's id has changed, or its photos could not be read
        if takedown.photo and takedown.photo not in known:
            yield _unknown(takedown, known, known - set(_names(center)))
        elif takedown.photo in told:
            first = told[takedown.photo].place.line
            message = f"ภาพ “{takedown.photo}” ซ้ำกับบรรทัดที่ {first}"
            yield Refusal("listed-twice", message, "ลบรายการที่ซ้ำออก").at(takedown.place)
        elif takedown.photo:
            told[takedown.photo] = takedown


def _photos(center: Center, gallery: Gallery) -> Iterator[Problem]:
    where = f"{PHOTOS.as_posix()}/{gallery.id}/"
    there = {path.removeprefix(where) for path in center.originals if path.startswith(where)}
    if not there and len(gallery.photos) > 1:
        yield _no_folder(center, gallery)
        return
    stems: dict[str, str] = {}
    astray = _taken_astray(center)
    for photo in filter(lambda one: one.file, gallery.photos):
        stem = PurePosixPath(photo.file).stem
        if photo.file == stems.get(stem):
            message = f"ภาพ “{photo.file}” ซ้ำในชุดเดียวกัน"
            yield Refusal("listed-twice", message, "ลบรายการที่ซ้ำออก").at(photo.place)
        elif photo.file not in there and photo.file in astray:
            continue  # somebody meant to take it down: that slip is told where it was made
        elif photo.file not in there:
            yield from missing_file(photo.file, there, photo.place, where)
        elif stem in stems:
            message = f"ภาพ “{photo.file}” กับ “{stems[stem]}” ต่างกันเพียงนามสกุล"
            remedy = "เปลี่ยนชื่อไฟล์หนึ่งให้ต่างกันที่ส่วนหน้า"
            yield Refusal("twin-photo", message, remedy).at(photo.place)
        elif (
            not (facts := center.original(gallery.id, photo).facts).faults and facts.kind not in FIT
        ):
            message = f"“{photo.file}” ไม่ใช่ภาพ JPEG, PNG หรือ WebP"
            remedy = "เปิดภาพแล้วบันทึกเป็น JPEG ใหม่ เปลี่ยนเพียงชื่อไฟล์ไม่พอ"
            yield Refusal("not-a-picture", message, remedy).at(photo.place)
        stems.setdefault(stem, photo.file)


def _no_folder(center: Center, gallery: Gallery) -> Problem:
    """Report a gallery of whose photos not one is there, once and not photo by photo."""
    message = (
        f"ไม่พบภาพของชุดภาพนี้เลย ({len(gallery.photos)} ภาพ) ใน {PHOTOS.as_posix()}/{gallery.id}/"
    )
    other = _left_behind(center, gallery)
    remedy = "วางไฟล์ภาพไว้ในโฟลเดอร์นี้ หรือกู้คืนจากประวัติการแก้ไข"
    if other and not is_id(other):
        remedy = f"ภาพอยู่ในโฟลเดอร์ “{other}” เปลี่ยนชื่อโฟลเดอร์เป็น “{gallery.id}” ให้ตรงทุกตัวอักษร"
    elif other:
        remedy = f"ภาพอยู่ในโฟลเดอร์ “{other}” แก้ id กลับเป็น “{other}” เพราะรหัสตั้งแล้วห้ามเปลี่ยน"
    return Refusal("file-not-found", message, remedy).at(gallery.place)


def _left_behind(center: Center, gallery: Gallery) -> str:
    """Return the folder of no gallery that holds photos of this one, which has none itself."""
    names = set(_names(center))
    ids = {other.id for other in center.galleries}
    if any(f"{gallery.id}/{photo.file}" in names for photo in gallery.photos):
        return ""
    folders = {name.partition("/")[0] for name in names} - ids
    holders = (
        folder
        for folder in sorted(folders)
        if any(f"{folder}/{photo.file}" in names for photo in gallery.photos)
    )
    return next(holders, "")


def _taken_astray(center: Center) -> frozenset[str]:
    """Return the names of files that were taken down, but from no gallery that lists them."""
    if "takedowns" in center.incomplete or not all(one.photo for one in center.takedowns):
        return frozenset(photo.file for gallery in center.galleries for photo in gallery.photos)
    known = {f"{g.id}/{photo.file}" for g in center.galleries for photo in g.withdrawn}
    astray = [one.photo for one in center.takedowns if one.photo not in known]
    there = set(_names(center))
    listed = ((f"{g.id}/{photo.file}", photo.file) for g in center.galleries for photo in g.photos)
    lost = [file for name, file in listed if name not in there]
    meant = lost if len(lost) <= len(astray) else ()
    return frozenset((*meant, *(PurePosixPath(name).name for name in astray)))


def _names(center: Center) -> Iterator[str]:
    prefix = f"{PHOTOS.as_posix()}/"
    for path in center.originals:
        if path.startswith(prefix):
            yield path.removeprefix(prefix)


def _unused(names: list[str]) -> Problem:
    """Refuse files of one folder: what nobody has described, nobody has looked at."""
    others = f" กับอีก {len(names) - 1} ภาพในโฟลเดอร์นี้" if names[1:] else ""
    message = f"ไม่มีชุดภาพใดใช้ภาพนี้{others} แต่ใครก็เปิดดูได้ในที่เก็บโครงการ"
    remedy = "เพิ่มภาพใน galleries.yaml หรือลบไฟล์"
    return of_file(Refusal("unused-photo", message, remedy), f"{PHOTOS.as_posix()}/{names[0]}")


def _still_there(name: str) -> Problem:
    message = "ภาพนี้นำออกจากเว็บไซต์แล้ว แต่ไฟล์ยังอยู่ และเปิดดูได้ในที่เก็บโครงการ"
    remedy = "ลบไฟล์นี้ และแจ้งผู้ดูแลโครงการให้ลบออกจากประวัติการแก้ไขด้วย"
    there = Refusal("taken-down-file", message, remedy, severity=Severity.WARNING)
    return of_file(there, f"{PHOTOS.as_posix()}/{name}")


def _unknown(takedown: Takedown, known: set[str], without_file: set[str]) -> Problem:
    message = f"ไม่พบภาพ “{takedown.photo}” ใน data/galleries.yaml ภาพที่ตั้งใจนำออกจึงอาจยังแสดงอยู่"
    near = nearest_file(takedown.photo, without_file) or nearest_file(takedown.photo, known)
    remedy = "เขียนรหัสชุดภาพ / ชื่อไฟล์ ให้ตรงกับ galleries.yaml และคงรายการของภาพไว้ที่นั่น"
    return Refusal("unknown-photo", message, change_to(near, remedy)).at(takedown.place)
