"""The peer: Material building the same pages, written by hand, with its ordinary navigation."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from bench.handwriting import markdown

_TITLE = re.compile(r'^title: "(.*)"$', re.MULTILINE)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_CONFIG = """site_name: {name}
theme:
  name: material
  language: th
  font: false
plugins: []
use_directory_urls: false
nav: {nav}
"""
_FOLDERS = {
    "measures": "มาตรการ",
    "units": "หน่วยงาน",
    "topics": "เรื่อง",
    "statuses": "สถานะ",
    "budgets": "งบประมาณ",
    "galleries": "ภาพกิจกรรม",
}


def write_peer(stage: Path, folder: Path) -> Path:
    """Write to ``folder`` what a person would have written instead of ``stage``."""
    docs = folder / "docs"
    shutil.copytree(stage / "docs", docs)
    shutil.rmtree(docs / "assets", ignore_errors=True)  # the theme brings its own
    titles = {}
    for path in sorted(docs.rglob("*.md")):
        page = path.read_text(encoding="utf-8")
        found = _TITLE.search(page)
        if found:  # a generated page
            titles[path.relative_to(docs).as_posix()] = unescape(found[1])
            written = markdown(_FRONT.sub("", page))
            path.write_text(written, encoding="utf-8", newline="\n")
        else:
            titles[path.relative_to(docs).as_posix()] = path.stem
    nav = json.dumps(list(_navigation(titles)), ensure_ascii=False)
    config = _CONFIG.format(name="เว็บไซต์ที่เขียนด้วยมือ", nav=nav)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8", newline="\n")
    return folder


def _navigation(titles: dict[str, str]) -> Iterator[dict[str, object]]:
    """List all pages: the loose ones first, then one section for each folder."""
    for path, title in sorted(titles.items()):
        if "/" not in path:
            yield {title: path}
    for folder, name in _FOLDERS.items():
        pages = [{titles[path]: path} for path in sorted(titles) if path.startswith(f"{folder}/")]
        yield {name: pages}
