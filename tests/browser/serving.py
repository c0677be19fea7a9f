"""A host for finished sites: below a sub-path, compressed, with the site's own 404 page."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from conftest import TODAY, mkdocs
from transparency.build import build
from transparency.finish import finish
from transparency.stage import write_stage

PACKED = (".png", ".jpg", ".webp", ".pdf", ".woff2")
"""Files that no host compresses once more."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site on a host; ``url`` ends with the sub-path and has no stroke behind it."""

    folder: Path
    url: str

    @property
    def pages(self) -> list[str]:
        """Every page of the site."""
        found = [p.relative_to(self.folder).as_posix() for p in sorted(self.folder.rglob("*.html"))]
        assert found, f"{self.folder} has no page"
        return found

    def at(self, *paths: str) -> list[str]:
        """Return the addresses of pages, which must exist."""
        missing = [path for path in paths if not (self.folder / path).is_file()]
        assert missing == []
        return [f"{self.url}/{path}" for path in paths]


def build_site(root: Path, folder: Path) -> Path:
    """Make the site of a root as every other builder would: from a stage, then finished."""
    write_stage(root, build(root, today=TODAY), folder / "stage")
    run = mkdocs(folder / "stage" / "mkdocs.yml", folder / "site")
    assert run.returncode == 0, run.stderr
    finish(folder / "site")
    return folder / "site"


@contextmanager
def served(folder: Path, prefix: str) -> Iterator[Served]:
    """Publish a folder below ``prefix`` (such as ``/2564``) for as long as the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, folder, prefix))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(folder, f"http://127.0.0.1:{server.server_port}{prefix}")
    finally:
        server.shutdown()
        server.server_close()


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


class _Host(SimpleHTTPRequestHandler):
    """Answers for one folder; nothing lies outside of its sub-path."""

    def __init__(self, folder: Path, prefix: str, *args: object) -> None:
        self._folder = folder
        self._prefix = f"{prefix}/"
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type] # socketserver's

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        """Answer with the file, or with the site's page for lost readers."""
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self._prefix):
            self.send_error(404)
            return
        file = self._folder / path.removeprefix(self._prefix)
        file = file / "index.html" if file.is_dir() else file
        is_there = file.is_file()
        self._answer(200 if is_there else 404, file if is_there else self._folder / "404.html")

    def _answer(self, status: int, file: Path) -> None:
        is_packed = file.suffix in PACKED
        data = file.read_bytes() if is_packed else _packed(file)
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(data)))
        if not is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # the reader has gone on
            self.wfile.write(data)
