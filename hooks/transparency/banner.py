"""What a preview shows while records are wrong: the problems, above the last good page."""

from __future__ import annotations

import re
from html import escape

from transparency.outputs import Output, SiteTree

_BODY = re.compile(r"<body[^>]*>")
_WAITING = """---
title: ยังสร้างเว็บไซต์ไม่ได้
---

# ยังสร้างเว็บไซต์ไม่ได้

แก้ข้อผิดพลาดข้างบน แล้วบันทึกไฟล์ หน้านี้จะแสดงเว็บไซต์เอง
"""


def first_tree() -> SiteTree:
    """Return a site of one page, for a preview that never had a good one."""
    return SiteTree({"index.md": Output("index.md", _WAITING)})


def above(html: str, problems: str) -> str:
    """Put the problems at the head of a finished page; without any the page stays as it is."""
    if not problems:
        return html
    box = (
        '<section class="tc-problems" role="alert" aria-label="ข้อผิดพลาดในไฟล์ข้อมูล">'
        "<h2>ไฟล์ข้อมูลมีข้อผิดพลาด หน้านี้แสดงข้อมูลก่อนแก้ครั้งล่าสุด</h2>"
        f"<pre>{escape(problems)}</pre></section>"
    )
    return _BODY.sub(lambda found: found.group() + box, html, count=1)
