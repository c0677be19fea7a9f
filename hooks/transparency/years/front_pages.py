"""The pages beside the years: plain HTML that needs nothing of any year."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote, urlsplit

from transparency.finish import policy
from transparency.thai.dates import read_date, thai_date
from transparency.years.names import DOWNLOADS, LIST
from transparency.years.public import Download, Front

STYLE, MOVED = "years.css", "moved.js"
_ALL = "ข้อมูลทุกปีงบประมาณ"
_KILO, _MEGA = 1_000, 1_000_000


def is_page(path: str) -> bool:
    """Whether an address is one that a reader opens in a browser."""
    return path.endswith(".html")


def list_page(front: Front) -> str:
    """Make the list of all years."""
    return front_page(_ALL, "".join(_list(front)), front)


def front_page(title: str, body: str, front: Front) -> str:
    """Make a page that stands beside the years."""
    return _page("", title, body, front)


_PAGE = """<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
{head}<title>{title} - {name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}">
</head>
<body>
<main>
<p class="name">{name}</p>
<h1>{title}</h1>
{body}</main>
</body>
</html>
"""


def _page(path: str, title: str, body: str, front: Front, head: str = "") -> str:
    up = "../" * path.count("/")
    return _PAGE.format(
        policy=policy(()),
        head=head,
        title=escape(title),
        name=escape(front.name),
        style=f"{up}{STYLE}",
        body=body,
    )


def _list(front: Front) -> Iterator[str]:
    yield "<ul>\n"
    for number, year in enumerate(front.years):
        label = f"ปีงบประมาณ {front.digits(year.year)}"
        yield f'<li><a href="{year.year}/index.html">{label}</a>'
        if not front.is_alone:
            state = "ปีปัจจุบัน ข้อมูลยังแก้ไขได้" if number == 0 else "ปิดแล้ว ข้อมูลไม่เปลี่ยนอีก"
            yield f" <span>{state}</span>"
        if year.download:
            yield from _download(year.download, front)
        for note in year.notes:
            yield f"<p>มีการนำข้อมูลออกตามกฎหมาย: {escape(note)}</p>"
        yield "</li>\n"
    yield "</ul>\n"
    if len(front.years) > 1:
        yield '<p><a href="compare.html">เทียบมาตรการระหว่างปี</a></p>\n'
    if any(year.download for year in front.years):
        yield (
            "<p>ไฟล์ของแต่ละปีเปิดดูได้โดยไม่ต้องต่ออินเทอร์เน็ต แตกไฟล์แล้วเปิด <code>years.html</code> "
            "ตรวจว่าไฟล์ไม่ถูกแก้ได้ด้วยค่า SHA-256 หรือไฟล์ "
            f'<a href="{DOWNLOADS}/SHA256SUMS">SHA256SUMS</a></p>\n'
        )


def _download(download: Download, front: Front) -> Iterator[str]:
    size = front.digits(_size(download.size))
    yield (
        f'<p><a href="{DOWNLOADS}/{download.name}" download>ดาวน์โหลดทั้งปี ({size})</a><br>'
        f"SHA-256 <code>{download.sha256}</code></p>"
    )


def _size(size: int) -> str:
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} กิโลไบต์"
    return f"{size / _MEGA:.1f} เมกะไบต์"


def home_page(front: Front) -> str:
    """Make the page that leads to the current year and lists all."""
    target = f"{front.years[0].year}/index.html"
    year = front.digits(front.years[0].year)
    body = f'<p><a href="{target}">ไปที่ข้อมูลปีงบประมาณ {year}</a></p>\n{"".join(_list(front))}'
    return _page("", _ALL, body, front, _leading_to(target, target, front))


def _leading_to(target: str, address: str, front: Front) -> str:
    """Write a head that leads on; ``address`` is the target as seen from the front."""
    canonical = front.home + quote(address) if front.home else target
    return (
        f'<meta http-equiv="refresh" content="0; url={escape(target)}">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n'
    )


def stubs(front: Front) -> Iterator[tuple[str, str]]:
    """Make a page for each address without a year: it leads to the newest year that has it."""
    seen: set[str] = set()
    for year in front.years:
        below = f"{year.year}/"
        moved = [old.removeprefix(below) for old in front.moved if old.startswith(below)]
        for path in (*year.pages, *filter(is_page, moved)):
            if path not in seen:
                seen.add(path)
                yield path, moved_page(path, f"{year.year}/{path}", front)


def moved_page(old: str, new: str, front: Front) -> str:
    """Make the page at ``old`` that leads to ``new``, with what stands behind ? and #."""
    up = "../" * old.count("/")
    target = new if urlsplit(new).scheme else up + new
    script = f'<script src="{up}{MOVED}" data-to="{escape(target)}"></script>\n'
    head = f'<meta name="robots" content="noindex">\n{script}{_leading_to(target, new, front)}'
    body = f'<p><a href="{escape(target)}">ไปที่หน้าใหม่</a></p>\n'
    return _page(old, "หน้านี้มีที่อยู่ใหม่", body, front, head)


def lost_page(front: Front) -> str:
    """Make the page for lost readers; a host shows it at any depth, so it needs whole addresses."""
    return _answer("ไม่พบหน้านี้", "ที่อยู่นี้อาจพิมพ์ไม่ครบ หรือหน้านี้ย้ายไปแล้ว", front)


def gone_page(front: Front) -> str:
    """Make the page that a host shows in place of a file that was removed by law."""
    return _answer("ข้อมูลนี้ถูกนำออกตามกฎหมาย", f"บันทึกว่านำออกเมื่อใดอยู่ที่หน้า “{_ALL}”", front)


def _answer(title: str, words: str, front: Front) -> str:
    base = urlsplit(front.home).path or "/"
    current = front.years[0].year
    body = (
        f"<p>{words}</p>\n<ul>\n"
        f'<li><a href="{base}{current}/index.html">หน้าแรกของปีปัจจุบัน</a></li>\n'
        f'<li><a href="{base}{current}/measures/index.html">มาตรการทั้งหมด</a></li>\n'
        f'<li><a href="{base}{LIST}">{_ALL}</a></li>\n</ul>\n'
    )
    page = _page("", title, body, front, '<meta name="robots" content="noindex">\n')
    return page.replace(f'href="{STYLE}"', f'href="{base}{STYLE}"')


def removed_page(path: str, note: str, date: str) -> str:
    """Make the page that stands where one was removed by law; it belongs to no name or year."""
    day, up = thai_date(read_date(date)), "../" * path.count("/")
    body = (
        f"<p>{escape(note)}</p>\n<p>นำออกเมื่อ {day}</p>\n<ul>\n"
        f'<li><a href="{up}index.html">หน้าแรกของปีนี้</a></li>\n'
        f'<li><a href="{up}../{LIST}">{_ALL}</a></li>\n</ul>\n'
    )
    return _PAGE.format(
        policy=policy(()),
        head='<meta name="robots" content="noindex">\n',
        title="หน้านี้ถูกนำออกตามกฎหมาย",
        name="ศูนย์ข้อมูลข่าวสาร",
        style=f"{up}../{STYLE}",
        body=body,
    )
