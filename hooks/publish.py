"""Hand the finished center to MkDocs. No other file knows that MkDocs exists."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from transparency import banner
from transparency.build import build
from transparency.clock import today
from transparency.darkroom.develop import develop
from transparency.finish import finish
from transparency.outputs import Output, Picture, SiteTree
from transparency.problems import DataError
from transparency.templates import compiled_templates


@dataclass(slots=True)
class _Edge:
    """What must outlive one build: a server goes on showing the last good tree."""

    tree: SiteTree = field(default_factory=SiteTree)
    is_serving: bool = False
    problems: str = ""


_ANCHOR = re.compile(r'\sid="([^"]*)"')
_FIRST, _LAST = 100, -100
_edge = _Edge()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001 MkDocs' signature
    """Remember whether a mistake may stop the process."""
    _edge.is_serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Build the tree while the last good site still stands; stop here if records are wrong."""
    try:
        root = Path(config.config_file_path).parent
        tree = build(root, today=today())
        develop(root, tree)
        _edge.tree = tree
        _edge.problems = ""
    except DataError as error:
        if not _edge.is_serving:
            raise PluginError(f"\n{error}") from None
        _edge.problems = str(error)
        _edge.tree = _edge.tree if len(_edge.tree) else banner.first_tree()
    settings = dict(_edge.tree.settings)
    if _edge.is_serving:  # MkDocs has set the preview's own address
        settings.pop("site_url", None)
    config.extra.update(_edge.tree.extra)
    config.update(settings)
    _leave_out_hidden_files(config.theme)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add every generated file."""
    for output in _edge.tree:
        files.append(_as_file(output, config))
    return files


@event_priority(_LAST)
def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Hold back a body that is whole HTML: Markdown would read it twice, to no effect."""
    is_whole = markdown.startswith("<div") and markdown.endswith("</div>\n")
    return "" if is_whole and markdown == _body(page) else markdown


@event_priority(_FIRST)
def on_page_content(html: str, *, page: Page, **_: object) -> str:
    """Go on with a body that was held back, and tell which anchors others may link to."""
    body = _body(page)
    if html or not body:
        return html
    page.markdown = body
    page.present_anchor_ids = {unescape(anchor) for anchor in _ANCHOR.findall(body)}
    return body.strip()


def on_post_page(output: str, **_: object) -> str:
    """Show what is wrong above the last good page."""
    return banner.above(output, _edge.problems)


def on_post_template(output_content: str, *, template_name: str, **_: object) -> str:
    """Show what is wrong on the page for lost readers, too."""
    is_page = template_name.endswith(".html")
    return banner.above(output_content, _edge.problems) if is_page else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the written pages, as every other builder's are.

    Not in a preview: the strict policy would stop the script by which MkDocs reloads the page.
    """
    if not _edge.is_serving:
        finish(Path(config.site_dir))


def _as_file(output: Output, config: MkDocsConfig) -> File:
    match output.content:
        case Picture(file=file):
            return File.generated(config, output.path, abs_src_path=str(file))
        case content:
            return File.generated(config, output.path, content=content)


def _body(page: Page) -> str:
    """Return what stands below the front matter of a generated page, else nothing."""
    output = _edge.tree.outputs.get(page.file.src_uri)
    return output.data.decode().partition("\n---\n\n")[2] if output else ""


def _leave_out_hidden_files(theme: Theme) -> None:
    """Keep MkDocs from walking 14,000 icons of the theme: it leaves out hidden files anyway."""

    def visible_files() -> list[str]:
        found = set()
        for folder in theme.dirs:
            for path, below, names in os.walk(folder):
                below[:] = [name for name in below if not name.startswith(".")]
                part = Path(path).relative_to(folder)
                found |= {(part / name).as_posix() for name in names}
        return sorted(found)

    env = theme.get_env()
    env.bytecode_cache = compiled_templates("theme")
    env.loader.list_templates = visible_files  # type: ignore[method-assign,union-attr]
    theme.get_env = lambda: env  # type: ignore[method-assign] # the one that knows it
