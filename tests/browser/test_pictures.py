"""The pictures of the README: of the real site, small, and made by one command.

``python3 manage.py test tests/browser/test_pictures.py --update`` takes them anew.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from browser.serving import Served
from conftest import PROJECT

FOLDER = ".github/pictures"
SHOTS = {
    "home": ("index.html", 1280, "light"),
    "register": ("measures/index.html", 1280, "light"),
    "measure": ("measures/m20.html", 1280, "light"),
    "dark": ("budgets/index.html", 1280, "dark"),
    "phone": ("index.html", 390, "light"),
}
"""Page, width of the window in pixels, and scheme of each picture."""

HEIGHT = 844
SHOWN = 960
"""Pixels: the height of the window, and the width at which a wide picture is kept."""

MOST = 60_000
"""Bytes of one picture."""


def _taken(browser: Browser, url: str, width: int, scheme: str) -> bytes:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT})
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(url, wait_until="networkidle")
    page.reload(wait_until="networkidle")  # now with every face from the cache
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    picture.thumbnail((SHOWN, HEIGHT), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=80, method=6)
    return buffer.getvalue()


@pytest.mark.parametrize("name", SHOTS)
def test_the_page_of_a_picture_is_there_and_the_picture_is_small(
    browser: Browser, real: Served, name: str, request: pytest.FixtureRequest
) -> None:
    path, width, scheme = SHOTS[name]
    (url,) = real.at(path)
    file = PROJECT / FOLDER / f"{name}.webp"
    if request.config.getoption("--update"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_taken(browser, url, width, scheme))

    assert 5_000 < file.stat().st_size < MOST
    with Image.open(file) as picture:
        assert picture.width == min(width, SHOWN)


def test_the_readme_shows_every_picture_with_words_for_it() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    shown = dict(re.findall(rf"!\[([^\]]+)\]\({re.escape(FOLDER)}/([\w-]+)\.webp\)", text))

    assert set(shown.values()) == set(SHOTS)
    assert {path.stem for path in Path(PROJECT / FOLDER).iterdir()} == set(SHOTS)
    assert all(len(words) > 10 for words in shown)
