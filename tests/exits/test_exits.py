"""The exit doors stay open: builders that may follow MkDocs print the same articles."""

from __future__ import annotations

import os
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import PROJECT, TODAY, mkdocs
from manage import environment
from transparency.build import build
from transparency.stage import write_stage

DOORS = PROJECT / ".cache" / "exits"


class _Article(HTMLParser):
    """The text of a page's article, white space folded."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self._depth = 0
        self._texts: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))
        self.text = " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 the parent's signature
        """Enter an article."""
        self._depth += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        """Leave an article."""
        self._depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        """Keep what stands inside."""
        if self._depth:
            self._texts.append(data)


def _articles(site: Path) -> dict[str, str]:
    pages = sorted(site.rglob("*.html"))
    return {page.relative_to(site).as_posix(): _Article(page).text for page in pages}


def _build(builder: str, folder: Path, *words: str) -> None:
    """Build ``folder`` with ``builder``, in an environment that holds its own packages only."""
    python = environment(DOORS / builder, PROJECT / f"requirements-exits-{builder}.txt")
    run = subprocess.run(  # noqa: S603 our own words
        [str(python), "-m", builder, "build", *words],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    site = tmp_path_factory.mktemp("mkdocs") / "site"
    run = mkdocs(PROJECT / "mkdocs.yml", site)
    assert run.returncode == 0, run.stderr
    return _articles(site)


def test_there_are_articles_to_compare(articles: dict[str, str]) -> None:
    measures = [text for path, text in articles.items() if path.startswith("measures/m")]

    assert measures
    assert all(measures)


def test_properdocs_builds_the_hook(articles: dict[str, str], tmp_path: Path) -> None:
    _build("properdocs", PROJECT, "--strict", "--site-dir", str(tmp_path / "site"))

    assert _articles(tmp_path / "site") == articles


def test_zensical_builds_the_stage(articles: dict[str, str], tmp_path: Path) -> None:
    write_stage(PROJECT, build(PROJECT, today=TODAY), tmp_path / "stage")

    _build("zensical", tmp_path / "stage", "--strict")

    assert _articles(tmp_path / "stage" / "site") == articles
