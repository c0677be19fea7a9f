"""Projects with sealed years, made by a builder that needs neither MkDocs nor network."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import scratch
from examples import sealed_example
from transparency.years import builder

LAST = "measures/m09.html"
"""A page that only the years 2563 and 2564 have."""


def _patch(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(builder, "python_of", scratch.no_packages)
    patch.setattr(builder, "check_release", scratch.no_check)
    patch.setattr(builder, "build", scratch.build_small)


@pytest.fixture
def small_builder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The builder of tests in place of the real one."""
    _patch(monkeypatch)


@pytest.fixture(scope="session")
def three_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with 2563 and 2564 sealed and 2565 open; never to be changed."""
    root = tmp_path_factory.mktemp("years") / "project"
    with pytest.MonkeyPatch.context() as patch:
        _patch(patch)
        scratch.new_project(root, 2563, (*scratch.FIRST, LAST))
        scratch.seal(root, 2563)
        scratch.set_year(root, 2564)
        scratch.seal(root, 2564)
    scratch.set_year(root, 2565)
    scratch.set_pages(root, *scratch.FIRST)
    return root


@pytest.fixture
def project(three_years: Path, tmp_path: Path) -> Path:
    """A copy of the project with three years, to be spoilt."""
    return Path(shutil.copytree(three_years, tmp_path / "project"))


@pytest.fixture(scope="session")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, sealed by the real builder."""
    return sealed_example(tmp_path_factory.getbasetemp())
