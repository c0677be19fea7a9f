"""The two rules that hold the house up: modules import downwards, each package has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import PROJECT
from transparency.center import Center

PACKAGE = Path(__file__).parents[1] / "hooks" / "transparency"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    {"thai"},
    {
        "problems",
        "outputs",
        "clock",
        "folders",
        "locks",
        "formats",
        "colour",
        "console",
        "labels",
        "likeness",
        "pictures",
    },
    {"reading"},
    {"records"},
    {"content", "center", "catalogue"},
    {
        "scales",
        "addresses",
        "album",
        "darkroom",
        "views",
        "facets",
        "provenance",
        "contact",
        "templates",
        "frame",
        "handwritten",
        "links",
        "passages",
        "vocabulary",
    },
    {"checks", "makers"},
    {"build", "finish", "gate", "banner", "stage", "schemas", "forms", "intake"},
    {"git", "hook", "years"},
    {"commands", "desk", "counter", "year_commands", "year_desk", "cli"},
)
"""From the ground up; a module may import from its own layer and from those below."""

DOORS = {
    "yaml": "reading/reader.py",
    "jinja2": "templates.py",
    "markupsafe": "templates.py",
    "markdown": "handwritten.py",
    "PIL": "darkroom/pillow.py",
    "pillow_heif": "darkroom/pillow.py",
}


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def _layer(module: str) -> int:
    top = module.replace("/", ".").split(".", 1)[0]
    return next(number for number, names in enumerate(LAYERS) if top in names)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{alias.name}" for alias in names)


def _own(path: Path) -> Iterator[str]:
    for name in _imports(path):
        if name.startswith("transparency."):
            yield name.removeprefix("transparency.")


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > len(LAYERS)


@pytest.mark.parametrize("path", [p for p in MODULES if not p.name.startswith("__")], ids=_name)
def test_modules_import_downwards_only(path: Path) -> None:
    here = _layer(_name(path))

    above = [name for name in _own(path) if _layer(name) > here]

    assert above == []


@pytest.mark.parametrize("family", ["checks", "makers"])
def test_makers_and_checks_never_import_each_other(family: str) -> None:
    modules = [path for path in MODULES if path.parent.name == family]

    crossing = [
        (path.name, name)
        for path in modules
        for name in _own(path)
        if name.split(".")[0] in {"checks", "makers"}
    ]

    assert modules
    assert crossing == []


@pytest.mark.parametrize(("package", "door"), DOORS.items())
def test_each_foreign_package_has_one_door(package: str, door: str) -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if any(name.split(".")[0] == package for name in _imports(path))
    }

    assert users == {door}


def test_only_four_doors_lead_to_other_programs() -> None:
    users = {_name(p) for p in MODULES if any(n.split(".")[0] == "subprocess" for n in _imports(p))}

    assert users == {"git", "cli", "years/builder", "years/signing"}


def test_no_module_of_the_package_knows_mkdocs() -> None:
    users = [_name(p) for p in MODULES if any(n.split(".")[0] == "mkdocs" for n in _imports(p))]

    assert users == []


def test_thai_needs_nothing_but_the_standard_library() -> None:
    foreign = {
        name
        for path in (PACKAGE / "thai").glob("*.py")
        for name in _imports(path)
        if name.split(".")[0] not in {"transparency", *__import__("sys").stdlib_module_names}
    }

    assert foreign == set()


def test_only_the_clock_looks_at_the_time() -> None:
    lookers = [
        _name(path)
        for path in MODULES
        if any(call in path.read_text(encoding="utf-8") for call in (".now(", ".today()", "time()"))
    ]

    assert lookers == ["clock"]


def test_the_code_knows_no_municipality() -> None:
    center, _ = Center.load(PROJECT)
    ours = center.municipality
    names = {ours.name, ours.district, ours.province}
    roots = ("bench", "hooks", "overrides", "tests", ".ci", ".github", ".gitlab")
    files = [path for root in roots for path in (PROJECT / root).rglob("*") if path.is_file()]
    files += [PROJECT / name for name in ("manage.py", "mkdocs.yml", "pyproject.toml")]

    told = [
        (path.relative_to(PROJECT).as_posix(), name)
        for path in files
        for name in names
        if name.encode() in path.read_bytes()
    ]

    assert len(files) > 300
    assert len(names) == 3
    assert told == []
