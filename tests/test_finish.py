"""Finished pages carry a strict policy, and a theme that changes stops the build."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from markdown import markdown

from conftest import files_of
from transparency.finish import FinishError, finish

PAGE = """<html><head><meta charset="utf-8"><title>x</title></head><body>
<input class="md-toggle" id="__drawer"><input class="md-toggle" id="__search">
<label class="md-overlay" for="__drawer"></label>
<div data-md-component="skip"></div>{body}</body></html>"""


def _site(folder: Path, body: str = "<h1>ข้อความ</h1>") -> Path:
    (folder / "assets" / "javascripts").mkdir(parents=True)
    (folder / "assets" / "javascripts" / "bundle.js").write_text("1", encoding="utf-8")
    (folder / "assets" / "x.css.map").write_text("{}", encoding="utf-8")
    (folder / "sitemap.xml").write_text("<urlset></urlset>", encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")
    return folder


def test_the_policy_stands_before_anything_is_loaded(tmp_path: Path) -> None:
    finish(_site(tmp_path))

    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert html.index("Content-Security-Policy") < html.index("<title>")
    assert "script-src 'self';" in html
    assert "style-src 'self';" in html


def test_columns_of_a_table_are_aligned_without_style_attributes(tmp_path: Path) -> None:
    table = markdown("|ก|ข|ค|\n|:--|:-:|--:|\n|1|2|3|", extensions=["tables"])
    assert table.count("style=") == 6
    finish(_site(tmp_path, table + '<pre>&lt;td style="text-align: right;"&gt;</pre>'))

    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert [html.count(f'class="tc-align-{side}"') for side in ("left", "center", "right")] == [
        2
    ] * 3
    assert html.count("style=") == 1


def test_an_inline_script_is_allowed_by_its_hash_alone(tmp_path: Path) -> None:
    finish(_site(tmp_path, "<script>let a = 1;</script>"))

    digest = base64.b64encode(hashlib.sha256(b"let a = 1;").digest()).decode()
    assert f"'sha256-{digest}'" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert f"'sha256-{digest}'" in (tmp_path / "_headers").read_text(encoding="utf-8")


def test_what_no_page_uses_is_taken_out(tmp_path: Path) -> None:
    finish(_site(tmp_path))

    assert sorted(files_of(tmp_path)) == ["_headers", "index.html"]


def test_the_bundle_stays_where_a_page_asks_for_it(tmp_path: Path) -> None:
    finish(_site(tmp_path, '<script src="assets/javascripts/bundle.js"></script>'))

    assert "assets/javascripts/bundle.js" in files_of(tmp_path)


def test_a_sitemap_with_addresses_stays(tmp_path: Path) -> None:
    site = _site(tmp_path)
    (site / "sitemap.xml").write_text("<urlset><loc>x</loc></urlset>", encoding="utf-8")

    finish(site)

    assert (site / "sitemap.xml").exists()


def test_finishing_twice_changes_nothing(tmp_path: Path) -> None:
    finish(_site(tmp_path))
    once = files_of(tmp_path)

    finish(tmp_path)

    assert files_of(tmp_path) == once


def test_a_page_of_a_changed_theme_stops_the_build(tmp_path: Path) -> None:
    site = _site(tmp_path)
    (site / "index.html").write_text('<meta charset="utf-8"><p>x</p>', encoding="utf-8")

    with pytest.raises(FinishError, match=r"index\.html: .* 0 hits, at least"):
        finish(site)
