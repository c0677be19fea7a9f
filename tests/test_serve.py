"""The preview for real: a mistake shows above the last good page, and goes when it is mended."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import unescape
from pathlib import Path

import pytest

from conftest import PROJECT, SITES

LONGEST = 120
"""Seconds after which a preview that does not answer as it should has failed."""

BANNER = re.compile(r'<section class="tc-problems".*?<pre>(.*?)</pre></section>', re.DOTALL)
MISTAKE = "ไม่รู้จักหัวข้อ “titel”"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own with the records of the example municipality."""
    root = tmp_path / "โครงการ ตัวอย่าง"
    for name in ("content", "data"):
        shutil.copytree(SITES / "complete" / name, root / name)
    for name in ("hooks", "overrides"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@contextmanager
def _preview(project: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run ``serve`` in a process group of its own, and end the group afterwards."""
    address = f"127.0.0.1:{_free_port()}"
    started = subprocess.Popen(  # noqa: S603 our own words
        [sys.executable, "-m", "transparency", "serve", "--addr", address],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project / "hooks"), "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield started, f"http://{address}/"
    finally:
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)
        else:
            started.kill()
        started.wait()


def _page(url: str) -> str | None:
    """Return a page, or None while nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=LONGEST) as answer:  # noqa: S310 our own address
            text: str = answer.read().decode()
    except (urllib.error.URLError, OSError):
        return None
    return text


def _until_told(started: subprocess.Popen[bytes], url: str, told: str) -> str:
    """Ask for the page until its banner tells something, or with "" until there is no banner."""
    end = time.monotonic() + LONGEST
    page: str | None = None
    while time.monotonic() < end:
        assert started.poll() is None, "the preview has ended"
        page = _page(url)
        if page is not None:
            found = BANNER.search(page)
            if (told in unescape(found[1])) if found and told else not (found or told):
                return page
        time.sleep(0.2)
    pytest.fail(f"the page never told {told!r}: {(page or '')[:2000]}")


def _write_title(project: Path, key: str) -> None:
    file = project / "data" / "measures.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"    tit(?:le|el):", f"    {key}:", text, count=1), encoding="utf-8")


def test_a_mistake_shows_above_the_last_good_page_until_it_is_mended(project: Path) -> None:
    with _preview(project) as (started, url):
        good = _until_told(started, f"{url}measures/m01.html", "")
        assert "คู่มือบริการประชาชน" in good

        _write_title(project, "titel")
        page = _until_told(started, f"{url}measures/m01.html", MISTAKE)
        assert "data/measures.yaml:10:5" in page
        assert "แก้เป็น “title”" in page
        assert "คู่มือบริการประชาชน" in BANNER.sub("", page)

        _write_title(project, "title")
        mended = _until_told(started, f"{url}measures/m01.html", "")
        assert "คู่มือบริการประชาชน" in mended


def test_a_mistake_that_is_there_from_the_start_shows_at_once(project: Path) -> None:
    _write_title(project, "titel")
    with _preview(project) as (started, url):
        page = _until_told(started, url, MISTAKE)
        assert "แก้ข้อผิดพลาดข้างบน" in page

        _write_title(project, "title")
        assert "คู่มือบริการประชาชน" in _until_told(started, url, "")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signal that a process can handle")
def test_ending_the_preview_leaves_no_process_behind(project: Path) -> None:
    with _preview(project) as (started, url):
        _until_told(started, url, "")

        started.send_signal(signal.SIGTERM)

        assert started.wait(LONGEST) == 0
        assert _page(url) is None
        with pytest.raises(ProcessLookupError):
            os.killpg(started.pid, 0)
