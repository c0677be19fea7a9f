"""What can only be done on the finished site, alike for every builder."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from transparency.gate import check_site

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>(.*?)</script>", re.DOTALL)
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
}
_HEADERS = """/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=()
"""

_LEAKS = "ยังเผยแพร่ไม่ได้ เพราะมีภาพที่มีข้อมูลแฝงหรือเสีย"
_REMEDY = "วิธีแก้: บันทึกภาพใหม่ด้วยโปรแกรมแต่งภาพโดยไม่เก็บข้อมูลแฝง แล้วสร้างเว็บไซต์อีกครั้ง"


class FinishError(Exception):
    """Raised when a page lacks what a rewrite mends: the theme has changed under it."""


class LeakError(Exception):
    """Raised when a picture must not be published; its words are for the officer."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A replacement in finished HTML; fewer hits than ``least`` on a page stop the build."""

    name: str
    least: int
    pattern: re.Pattern[str]
    replacement: str

    def apply(self, html: str, page: str) -> str:
        """Return the page rewritten; FinishError when it no longer fits."""
        html, hits = self.pattern.subn(self.replacement, html)
        if hits < self.least:
            raise FinishError(f"{page}: {self.name}: {hits} hits, at least {self.least} expected")
        return html


REWRITES = (
    # The theme's check boxes serve a drawer and a search that this site does not have.
    Rewrite(
        "toggles that nothing uses",
        2,
        re.compile(r'\s*<input class="md-toggle"[^>]*>'),
        "",
    ),
    Rewrite(
        "overlay of a drawer that is not there",
        1,
        re.compile(r'\s*<label class="md-overlay"[^>]*></label>'),
        "",
    ),
    # Ours stands first in the page; the theme's would be the second, and empty.
    Rewrite(
        "second skip link",
        1,
        re.compile(r'\s*<div data-md-component="skip">.*?</div>', re.DOTALL),
        "",
    ),
    # Markdown aligns the columns of a table by style attributes, which the policy bars.
    Rewrite(
        "aligned cells of hand-written tables",
        0,
        re.compile(r'<(t[hd]) style="text-align: (left|center|right);">'),
        r'<\1 class="tc-align-\2">',
    ),
)


def finish(site: Path) -> None:
    """Mend every page of ``site`` and take out what nothing uses; running twice changes nothing.

    Raises FinishError when a page does not look as expected, LeakError when a picture holds more
    than its pixels, OSError when the disk refuses.
    """
    pages = sorted(site.rglob("*.html"))
    if not pages:
        raise FinishError(f"{site}: no page to finish")
    scripts: set[str] = set()
    uses_bundle = False
    for path in pages:
        html = path.read_text(encoding="utf-8")
        own = {_hash(script) for script in _SCRIPT.findall(html)}
        if not _CSP.search(html):
            html = _finished(html, own, path.relative_to(site).as_posix())
            path.write_text(html, encoding="utf-8", newline="\n")
        scripts |= own
        uses_bundle = uses_bundle or "assets/javascripts/" in html
    _take_out(site, uses_bundle=uses_bundle)
    if leaks := [*check_site(site)]:
        raise LeakError("\n".join([_LEAKS, *leaks, _REMEDY]))
    headers = _HEADERS.format(policy=policy(scripts))
    (site / "_headers").write_text(headers, encoding="utf-8", newline="\n")


def _finished(html: str, scripts: set[str], page: str) -> str:
    for rewrite in REWRITES:
        html = rewrite.apply(html, page)
    return _with_policy(html, scripts, page)


_CSP = re.compile('<meta http-equiv="Content-Security-Policy"')
_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)


def _with_policy(html: str, scripts: set[str], page: str) -> str:
    """Put the policy behind the charset, before anything is loaded."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    html, hits = _CHARSET.subn(lambda found: f"{found.group()}\n{meta}", html, count=1)
    if not hits:
        raise FinishError(f"{page}: no charset to put the policy behind")
    return html


def policy(scripts: Iterable[str]) -> str:
    """Return what pages may load: their own files and inline scripts with these hashes."""
    parts = _POLICY | {"script-src": " ".join([_POLICY["script-src"], *sorted(scripts)])}
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _take_out(site: Path, *, uses_bundle: bool) -> None:
    """Remove what no page needs, what leads nowhere and what differs from day to day."""
    if not uses_bundle:
        shutil.rmtree(site / "assets" / "javascripts", ignore_errors=True)
    for path in sorted(site.glob("assets/**/*.map")):
        path.unlink()
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # holds the time of the build
    sitemap = site / "sitemap.xml"
    if sitemap.exists() and "<loc>" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()  # needs the site's address
