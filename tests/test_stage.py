"""A stage is a plain folder from which any builder can make the site."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from conftest import PROJECT, SITES, TODAY, files_of
from transparency.build import build
from transparency.outputs import Output, SiteTree
from transparency.stage import configuration, write_stage

COMPLETE = SITES / "complete"


@pytest.fixture(scope="module")
def tree() -> SiteTree:
    return build(COMPLETE, today=TODAY)


@pytest.fixture(scope="module")
def stage(tree: SiteTree, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stage") / "out"
    write_stage(COMPLETE, tree, folder)
    return folder


def _config(folder: Path) -> dict[str, object]:
    loaded = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_documents_are_those_of_the_municipality_and_those_that_were_made(
    stage: Path, tree: SiteTree
) -> None:
    own = files_of(COMPLETE / "content")
    made = {output.path: output.data for output in tree}

    assert files_of(stage / "docs") == own | made
    assert not own.keys() & made.keys()


def test_the_theme_comes_along_without_the_templates_of_pages(stage: Path) -> None:
    here, there = files_of(PROJECT / "overrides"), files_of(stage / "overrides")

    assert there == {path: data for path, data in here.items() if not path.startswith("pages/")}
    assert there != here


def test_the_configuration_is_ours_without_the_hook(stage: Path, tree: SiteTree) -> None:
    here, there = _config(PROJECT), _config(stage)

    assert there.keys() == {*here, "site_url"} - {"hooks", "watch"}
    assert there["docs_dir"] == "docs"
    assert there["site_name"] == tree.settings["site_name"]
    assert there["site_url"] == tree.settings["site_url"]
    assert there["extra"] == {"center": tree.extra["center"], **_mapping(here["extra"])}
    for key in there.keys() - {"docs_dir", "site_name", "site_url", "extra"}:
        assert there[key] == here[key]


def _mapping(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize(
    "name", ["a: b # c", '"x"', "'", "{{ x }}", "- ก", "&a *b !c", "\\u0e01", "no", "1", "ก\u00a0ข"]
)
def test_no_name_can_break_the_configuration(name: str) -> None:
    tree = SiteTree({}, {"site_name": name, "site_url": ""}, {"center": {"name": name}})

    config = configuration((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), tree)

    loaded = yaml.safe_load(config)
    assert (loaded["site_name"], loaded["extra"]["center"]["name"]) == (name, name)


def test_a_new_stage_keeps_nothing_of_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "stage"
    (out / "docs").mkdir(parents=True)
    (out / "docs" / "gone.md").write_text("เดิม", encoding="utf-8", newline="\n")

    write_stage(tmp_path, SiteTree({"a/b.md": Output("a/b.md", "ใหม่")}), out)

    assert files_of(out / "docs") == {"a/b.md": "ใหม่".encode()}


def test_a_municipality_without_pages_of_its_own_has_a_stage_too(tmp_path: Path) -> None:
    write_stage(tmp_path, SiteTree({"index.md": Output("index.md", "x")}), tmp_path / "stage")

    assert list(files_of(tmp_path / "stage" / "docs")) == ["index.md"]


def test_line_ends_are_the_same_on_every_machine(stage: Path) -> None:
    assert b"\r" not in (stage / "mkdocs.yml").read_bytes()
