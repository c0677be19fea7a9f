"""The search box in Chromium: from a change of what is typed to the answers on the page."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.cpu import PROJECT, said
from transparency.makers.search import script_of
from transparency.thai.packing import packed

INDEX = "assets/js/search/index.js"
QUERIES = PROJECT / "tests" / "browser" / "queries_given.json"
TYPE = """async texts => {
  const input = document.querySelector('.tc-search__input');
  input.focus();
  const panel = await new Promise(done => {
    const wait = () => (found => found ? done(found) : setTimeout(wait, 20))(
      document.querySelector('.tc-search__panel'));
    wait();
  });
  const times = [];
  for (const text of texts) {
    const start = performance.now();
    input.value = text;
    const shown = new Promise(done => new MutationObserver((_, observer) => {
      if (panel.dataset.query === text) {
        observer.disconnect();
        done();
      }
    }).observe(panel, { attributes: true, childList: true, subtree: true }));
    input.dispatchEvent(new Event('input'));
    await shown;
    panel.offsetHeight;
    times.push(performance.now() - start);
  }
  return times;
}"""


def bench_search(copies: Iterable[int], _rounds: int) -> str:
    """Return a table in Markdown; milliseconds, each query once whole and once half typed.

    Beside each stands an empty box: what the page and its worker cost without any search.
    """
    lines = [
        "| pages | index, KB gzip | first answer | median | 95 % | median : empty box |",
        "|--:|--:|--:|--:|--:|--:|",
    ]
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        said("-m", "mkdocs", "build", "-q", "-f", str(PROJECT / "mkdocs.yml"), "-d", str(site))
        index = (site / INDEX).read_text(encoding="utf-8")
        for times in copies:
            pages, script = multiplied(index, times)
            (site / INDEX).write_text(script, encoding="utf-8", newline="\n")
            packed = len(gzip.compress(script.encode(), mtime=0)) / 1024
            first, *rest = _times(site)
            empty, found = rest[1::3], rest[0::3] + rest[2::3]
            lines.append(
                f"| {pages} | {packed:.0f} | {first:.0f} | {median(found):.1f} "
                f"| {quantiles(found, n=20)[-1]:.0f} | {median(found) / median(empty):.1f} |"
            )
    return "\n".join(lines)


def multiplied(script: str, copies: int) -> tuple[int, str]:
    """Repeat the pages of an index, each copy in years of its own; return their number, too."""
    text = script.partition("=")[2].strip().removesuffix(";")
    index: dict[str, Any] = json.loads(packed(text))
    pages = json.dumps(index["docs"], ensure_ascii=False)
    index["docs"] = [doc for copy in range(copies) for doc in _another(pages, copy)]
    return len(index["docs"]), script_of(index)


def _another(pages: str, copy: int) -> list[list[Any]]:
    years = re.sub(r"256(\d)", lambda found: str(2560 + int(found[1]) + copy), pages)
    docs: list[list[Any]] = json.loads(years)
    for doc in docs:
        doc[0] = f"y{copy}/{doc[0]}"
    return docs


def _times(site: Path) -> list[float]:
    queries = [entry["query"] for entry in json.loads(QUERIES.read_text(encoding="utf-8"))]
    typed = [text for query in queries for text in (query[: len(query) // 2 or 1], query, "")]
    with _page(site) as page:
        found: list[float] = page.evaluate(TYPE, typed)
    return found


@contextmanager
def _page(site: Path) -> Iterator[Page]:
    """Open a page of the site on a host, so that the engine runs in a worker."""
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        yield page
        browser.close()
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep quiet."""
