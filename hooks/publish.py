"""Hand the finished center to MkDocs. No other file knows that MkDocs exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from transparency import banner
from transparency.build import build
from transparency.clock import today
from transparency.finish import finish
from transparency.outputs import Output, SiteTree
from transparency.problems import DataError


@dataclass(slots=True)
class _Edge:
    """What must outlive one build: a server goes on showing the last good tree."""

    tree: SiteTree = field(default_factory=SiteTree)
    is_serving: bool = False
    problems: str = ""


_edge = _Edge()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001 MkDocs' signature
    """Remember whether a mistake may stop the process."""
    _edge.is_serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Build the tree while the last good site still stands; stop here if records are wrong."""
    try:
        _edge.tree = build(Path(config.config_file_path).parent, today=today())
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


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add every generated file."""
    for output in _edge.tree:
        files.append(_as_file(output, config))
    return files


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
    return File.generated(config, output.path, content=output.content)
