"""The sites on a host and a Chromium to read them: the stage of the whole suite."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.serving import Served, build_site, served
from browser.templates import BARE, FULL, REAL
from conftest import PROJECT, SITES

NO_BROWSER = "the browser tests need Chromium: install it, or name it in the variable CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, whichever the machine has."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), own)
        if not Path(found).exists():
            pytest.fail(NO_BROWSER, pytrace=False)
        chromium = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path, str], Served]]:
    """Return a function that builds the site of a root and publishes it below a sub-path."""
    with ExitStack() as hosts:

        def start(root: Path, prefix: str) -> Served:
            site = build_site(root, tmp_path_factory.mktemp("built"))
            return hosts.enter_context(served(site, prefix))

        yield start


@pytest.fixture(scope="session")
def real(serve: Callable[[Path, str], Served]) -> Served:
    """The real site."""
    return serve(PROJECT, "/2564")


@pytest.fixture(scope="session")
def full(serve: Callable[[Path, str], Served]) -> Served:
    """The example site in which everything is filled."""
    return serve(SITES / "complete", "/2565")


@pytest.fixture(scope="session")
def bare(serve: Callable[[Path, str], Served]) -> Served:
    """The example site that has the least."""
    return serve(SITES / "empty", "/2565")


@pytest.fixture(scope="session")
def urls(real: Served, full: Served, bare: Served) -> list[str]:
    """The addresses of every template of the three sites."""
    return [*real.at(*REAL), *full.at(*FULL), *bare.at(*BARE)]
