"""One description: schema, guide and reader say the same of every key of every data file."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from operator import methodcaller
from pathlib import Path

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import PROJECT, SITES
from transparency.catalogue import outline_of, stems
from transparency.center import Center
from transparency.labels import FIELDS, VALUES
from transparency.reading.nodes import Listing, Mapping, Node, Scalar
from transparency.reading.reader import read_tree
from transparency.reading.source_file import source_of
from transparency.records import numbers, values, wording
from transparency.records.entry import Entry
from transparency.records.meanings import MEANINGS
from transparency.records.measure import Status
from transparency.records.outline import Field, ReadText, outline
from transparency.records.refusals import Refusal
from transparency.records.shelf import Shelf
from transparency.records.topic import Topic
from transparency.schemas import schemas, write_schemas
from transparency.thai.dates import MONTHS, SHORT_MONTHS

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

SCHEMAS = {stem: json.loads(text) for stem, text in schemas()}
CHECKS = {stem: fastjsonschema.compile(schema) for stem, schema in SCHEMAS.items()}
FOLDERS = (PROJECT / "data", SITES / "complete" / "data", SITES / "empty" / "data")
FILES = [path for folder in FOLDERS for path in sorted(folder.glob("*.yaml"))]

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def _as_editors_read(node: Node) -> Json:
    """Give values the types of YAML 1.2, as the editors' language server does."""
    match node:
        case Listing(items=items):
            return [_as_editors_read(item) for item in items]
        case Mapping(pairs=pairs):
            return {key.text: _as_editors_read(value) for key, value in pairs}
        case Scalar(is_plain=True, text=text) if node.is_absent or text in {"true", "false"}:
            return None if node.is_absent else text == "true"
        case Scalar(is_plain=True, text=text) if _INTEGER.fullmatch(text):
            return int(text)
        case Scalar(is_plain=True, text=text) if _FLOAT.fullmatch(text):
            return float(text)
        case Scalar(text=text):
            return text
    raise TypeError(node)


def _read(data: bytes) -> Json:
    file, _ = source_of("x", data)
    tree = read_tree(file)
    assert tree.root is not None
    return _as_editors_read(tree.root)


def _fields(stem: str) -> Iterator[tuple[str, Field]]:
    """Return every key of a file with the key or file under which it stands."""
    waiting = [(f"{stem}.yaml", field) for field in outline_of(stem)]
    while waiting:
        where, field = waiting.pop()
        yield where, field
        waiting += [(field.key, inner) for inner in field.fields]


ALL = [(stem, where, field) for stem in stems() for where, field in _fields(stem)]


# -- schema and reader ----------------------------------------------------------------------------


def test_the_committed_schemas_are_those_of_the_records(tmp_path: Path) -> None:
    write_schemas(tmp_path)

    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    committed = PROJECT / "data" / "schemas"
    assert {path.name: path.read_text(encoding="utf-8") for path in committed.iterdir()} == made


def test_the_catalogue_holds_every_file_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: dict[str, tuple[str, ...]] = {}
    whole = Shelf.whole

    def watched(shelf: Shelf, stem: str, read: Callable[..., object]) -> object:
        opened[stem] = tuple(field.key for field in outline(read))
        return whole(shelf, stem, read)

    monkeypatch.setattr(Shelf, "whole", watched)
    Center.load(SITES / "complete")

    assert opened == {stem: tuple(f.key for f in outline_of(stem)) for stem in stems()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_every_data_file_names_its_schema_and_keeps_to_it(path: Path) -> None:
    data = path.read_bytes()

    first = data.decode("utf-8-sig").split("\n")[0]
    assert first == f"# yaml-language-server: $schema=schemas/{path.stem}.json"
    CHECKS[path.stem](_read(data))


@pytest.mark.parametrize(
    ("stem", "old", "new"),
    [
        ("measures", "status: done", "status: dnoe"),
        ("measures", "    number: 1\n", "    number: หนึ่ง\n"),
        ("measures", "    number: 1\n", "    number: 0\n"),
        ("measures", "    number: 1\n", ""),
        ("measures", "short_title:", "shorttitle:"),
        ("measures", "fiscal_year: 2565", "fiscal_year: 65"),
        ("measures", "    due_on: 2", "    due_on: 31/7/6"),
        ("municipality", "name: ", "name:\n#"),
        ("municipality", 'accent: "#', 'accent: "'),
        ("units", "  - id: ", "  - id: งาน"),
        ("channels", "kind: complaint", "kind: ร้องทุกข์"),
        ("budgets", "allotted: ", "allotted: ประมาณ "),
        ("changes", "changes:", "change:"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses_too(stem: str, old: str, new: str) -> None:
    text = (SITES / "complete" / "data" / f"{stem}.yaml").read_text(encoding="utf-8")
    assert old in text

    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        CHECKS[stem](_read(text.replace(old, new, 1).encode()))


DIGITS = st.sampled_from("0123456789๐๑๒๓๔๕๖๗๘๙")
NUMBERS = st.from_regex(r"[0-9๐-๙]{1,4}(,[0-9๐-๙]{3})*(\.[0-9๐-๙]{1,3})?", fullmatch=True)
YEARS = st.sampled_from(["2564", "๒๕๖๔", "2021", "64", "2,564"])
DATES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "วันที่ ", "1", "๓๑", "31/", "1-", "5."]),
        st.sampled_from(["", "/", "-", " ", "เดือน "]),
        st.sampled_from([*MONTHS, *SHORT_MONTHS, "8", "08-", "๘/", ""]),
        st.sampled_from(["", " ", "/", "-", " พ.ศ. ", "พ.ศ.", " ค.ศ. "]),
        st.one_of(YEARS, st.sampled_from(["2564-08", "2564/8/31", "2021-08-31"])),
    ),
)
OTHERS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["#005a6e", "https://x.example/a?b#c", "documents/a b.pdf", "07 364 2345", "m01", "a-1"]
    ),
)


@given(st.sampled_from([f for _, _, f in ALL if f.read]), st.one_of(NUMBERS, DATES, YEARS, OTHERS))
def test_no_text_that_the_reader_accepts_is_refused(field: Field, text: str) -> None:
    assert field.read is not None
    try:
        field.read(text)
    except Refusal:
        return
    if not text.strip() or (field.read is values.flag and text not in VALUES.values()):
        return  # absent, or a boolean in quotes
    schema = _schema_of(field)
    typed = [text, *([int(text)] if re.fullmatch("[1-9][0-9]{0,9}", text) else [])]
    for value in typed:
        fastjsonschema.compile(schema)([value] if field.is_list else value)


def _schema_of(field: Field) -> dict[str, object]:
    stem, where = next((stem, where) for stem, where, other in ALL if other == field)
    found = _find(SCHEMAS[stem], where, field.key, f"{stem}.yaml")
    assert found is not None
    return found


def _find(schema: Json, where: str, key: str, here: str) -> dict[str, object] | None:
    if not isinstance(schema, dict):
        return None
    properties = schema.get("properties") or {}
    assert isinstance(properties, dict)
    if here == where and key in properties:
        return properties[key]  # type: ignore[return-value]
    below = [_find(inner, where, key, name) for name, inner in properties.items()]
    below.append(_find(schema.get("items"), where, key, here))
    return next(filter(None, below), None)


def test_every_question_that_a_record_can_ask_is_noted() -> None:
    asking = [
        name
        for name, member in inspect.getmembers(Entry, inspect.isfunction)
        if not name.startswith("_") and name in vars(Entry)
    ]

    for name in asking:
        arguments = {"kind": Status, "read": Topic.read, "node": None, "key": "status"}
        wanted = inspect.signature(getattr(Entry, name)).parameters
        if "node" in wanted:
            continue
        given_ = {key: value for key, value in arguments.items() if key in wanted}
        fields = outline(methodcaller(name, **given_))
        assert [field.key for field in fields] == ["status"], name


def test_every_reading_function_has_a_form_of_its_own() -> None:
    forms: dict[ReadText, dict[str, object]] = {
        field.read: _schema_of(field) for _, _, field in ALL if field.read is not None
    }
    assert {wording.text, numbers.amount, values.date_, values.id_} <= forms.keys()
    assert all("errorMessage" in form for form in forms.values())


# -- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stem", "where", "field"), ALL, ids=[f"{w}-{f.key}" for _, w, f in ALL])
def test_every_key_has_a_thai_title_and_meaning_in_its_schema(
    stem: str, where: str, field: Field
) -> None:
    schema = _find(SCHEMAS[stem], where, field.key, f"{stem}.yaml")

    assert schema is not None
    assert schema["title"] == FIELDS[field.key]
    assert str(schema["description"]).startswith(MEANINGS[where][field.key])
    for choice in field.choices:
        enum = schema["enum"]
        assert isinstance(enum, list)
        assert {choice, VALUES[choice]} <= set(enum)
        assert f"{choice} ({VALUES[choice]})" in str(schema["description"])


def test_no_meaning_is_of_a_key_that_no_record_has() -> None:
    assert {(where, key) for where, keys in MEANINGS.items() for key in keys} == {
        (where, field.key) for _, where, field in ALL
    }


# -- guide ----------------------------------------------------------------------------------------

NEEDED = "ต้องมี"
_ROW = re.compile(r"^\| `(\w+)` \| (?:`(\w+)` \| )?(.*) \| ([^|]*) \|$", re.MULTILINE)
_LINK = re.compile(r"\s*ดู \[[^]]*\]\([^)]*\)")


def _section(stem: str) -> str:
    guide = (PROJECT / "data" / "README.md").read_text(encoding="utf-8")
    start = guide.index(f"### `{stem}.yaml`")
    return re.split(r"\n#{2,3} ", guide[start:])[0]


def _plain(words: str) -> str:
    return _LINK.sub("", words).replace("`", "").replace("**", "").strip()


@pytest.mark.parametrize("stem", stems())
def test_the_guide_explains_every_key_in_the_words_of_the_schema(stem: str) -> None:
    guide = _section(stem) + _section("measures").split("#### ")[-1]  # what is said of every source
    found = _ROW.findall(guide)
    for where, field in _fields(stem):
        meaning = MEANINGS[where][field.key]
        said = [
            (_plain(words), need)
            for key, inner, words, need in found
            if (inner or key) == field.key and (not inner or key == where)
        ]
        fitting = [need for words, need in said if words.startswith(meaning)]
        assert fitting, (where, field.key, meaning, said)
        assert any((need == NEEDED) == field.is_needed for need in fitting), (where, field.key)
        for choice in field.choices:
            assert f"`{choice}`" in guide
            assert VALUES[choice] in guide


@pytest.mark.parametrize("stem", stems())
def test_the_guide_names_no_key_that_no_record_has(stem: str) -> None:
    known = {field.key for _, field in _fields(stem)}
    choices = {choice for _, field in _fields(stem) for choice in field.choices}

    named = {inner or key for key, inner, _, _ in _ROW.findall(_section(stem))}

    assert named - choices - known <= {"row", "where", "verification", "variants", "field"} | {
        "printed", "why",
    }  # fmt: skip
