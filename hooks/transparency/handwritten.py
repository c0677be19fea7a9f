"""Hand-written pages as HTML, as the builder will make them. The only door to Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from markdown import Markdown

EXTENSIONS = ("attr_list", "tables", "toc", "fenced_code")
"""Those of ``mkdocs.yml`` and those that MkDocs adds of itself."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)


def to_html(path: Path) -> str:
    """Return the body of a hand-written page; headings have the ids that the site gives them."""
    text = path.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
    return Markdown(extensions=EXTENSIONS).convert(_FRONT_MATTER.sub("", text))
