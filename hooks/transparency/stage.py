"""Write a tree and its configuration to a folder that any builder can build."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from transparency.darkroom.develop import develop
from transparency.folders import replace_folder
from transparency.outputs import SiteTree

PROJECT = Path(__file__).resolve().parents[2]
"""The product: ``mkdocs.yml`` and ``overrides/``, the same for every municipality."""

_TOP_KEY = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_OURS = {"docs_dir", "hooks", "site_name", "site_url", "watch"}


def write_stage(root: Path, tree: SiteTree, out: Path) -> None:
    """Put documents, theme and configuration below ``out``, which is replaced as a whole.

    ``root`` holds the municipality's ``content/``. Raises OSError when the disk refuses, and
    DataError when a photo cannot be decoded.
    """
    develop(root, tree)
    with replace_folder(out) as folder:
        docs = folder / "docs"
        if (root / "content").is_dir():
            shutil.copytree(root / "content", docs)
        for output in tree:
            path = docs / output.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.data)
        shutil.copytree(PROJECT / "overrides", folder / "overrides")
        shutil.rmtree(folder / "overrides" / "pages")
        config = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
        text = configuration(config, tree)
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8", newline="\n")


def configuration(config: str, tree: SiteTree) -> str:
    """Return ``config`` (the text of mkdocs.yml) without the hook and with its settings."""
    blocks = _TOP_KEY.split(config)
    kept = [block for block in blocks if block.split(":", 1)[0] not in _OURS]
    lines = "".join(f"  {key}: {_json(value)}\n" for key, value in tree.extra.items())
    text = "".join(kept).replace("\nextra:\n", f"\nextra:\n{lines}", 1)
    own = {"docs_dir": "docs", **tree.settings}
    return "".join(f"{key}: {_json(value)}\n" for key, value in own.items()) + text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
