"""What can only be done on the finished site, alike for every builder."""

from __future__ import annotations

from pathlib import Path


def finish(site: Path) -> None:
    """Take out of ``site`` what would differ from day to day or lead nowhere.

    A sitemap needs the site's address, and its compressed twin holds the time of the build.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    sitemap = site / "sitemap.xml"
    if sitemap.exists() and "<loc>" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()
