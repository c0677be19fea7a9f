"""What the makers make, as files to read: one page of each template, and every other kind.

``pytest tests/test_golden.py --update`` writes them anew; look at the difference before you commit.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from conftest import SITES, TODAY
from transparency.build import build
from transparency.outputs import Output, Picture, SiteTree

GOLDEN = Path(__file__).parent / "golden"
PAGES = (
    "accessibility.md", "budgets/index.md", "contact.md", "doubts.md", "findings.md",
    "galleries/g01.md", "galleries/index.md", "index.md", "measures/index.md", "measures/m01.md",
    "methods.md", "source.md", "units/finance.md",
)  # fmt: skip
"""One page of each template of the site in which everything is filled."""

EMPTY_PAGES = (
    "budgets/index.md", "contact.md", "doubts.md", "findings.md", "galleries/index.md", "index.md",
    "measures/index.md",
)  # fmt: skip
"""The pages that say that there is nothing yet."""

WANTED = {
    "complete": (*PAGES, "assets/css/records.css"),
    "empty": EMPTY_PAGES,
}


@pytest.fixture(scope="module")
def trees() -> dict[str, SiteTree]:
    return {name: build(SITES / name, today=TODAY) for name in WANTED}


@pytest.mark.parametrize(
    ("site", "path"), [(site, path) for site, paths in WANTED.items() for path in paths]
)
def test_a_text_is_made_as_agreed(
    trees: dict[str, SiteTree], site: str, path: str, request: pytest.FixtureRequest
) -> None:
    (made,) = (output for output in trees[site] if output.path == path)

    _compare(GOLDEN / site / path, made.data.decode(), request)


def test_every_output_is_listed_as_agreed(
    trees: dict[str, SiteTree], request: pytest.FixtureRequest
) -> None:
    listed = [_line(output) for output in trees["complete"]]

    _compare(GOLDEN / "complete.txt", "\n".join([*listed, ""]), request)


def _line(output: Output) -> str:
    match output.content:
        case Picture(width=width, height=height, original=original):
            return f"{output.path}: {width}×{height} of {original.path}"
        case bytes(data):
            return f"{output.path}: {hashlib.sha256(data).hexdigest()[:16]}"
    return output.path


def _compare(file: Path, made: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")
