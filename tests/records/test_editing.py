"""Small edits: what is asked for is there afterwards, and everything else is as it was."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from conftest import PROJECT, SITES
from transparency.catalogue import RECORDS
from transparency.problems import DataError
from transparency.records.editing import EditError, Where, append, set_value
from transparency.records.outline import outline
from transparency.records.page import Page, Plain, plain, put
from transparency.records.quoting import fold, folded, item_lines, said_by, written

M01 = Where("measures", "m01", outline(RECORDS["measures"]))
FILE = b"""\
# yaml-language-server: $schema=schemas/measures.json
fiscal_year: 2565

measures:
  # \xe0\xb8\x82\xe0\xb9\x89\xe0\xb8\xad\xe0\xb9\x81\xe0\xb8\xa3\xe0\xb8\x81
  - id: m01   # one
    number: 1
    title: 'it''s'
    short_title: "x: y" # two
    units: [a, b]  # three
    steps:
      - text: first
    # before the results
    results:
      - text: done
        steps: [1]
      # after the results
    status: done
    due_on:
    reason: ~   # none
    evidence: []  # four
    source:
      verification: pending

  - id: m02
    number: 2
    recommendations: alone
    results:
    introduction: |
      several
      lines

    status: in_progress
"""


def _change(data: bytes, new: bytes) -> list[str]:
    """Return the lines that differ, each with its sign."""
    old_lines, new_lines = (text.decode().splitlines() for text in (data, new))
    return [line for line in difflib.ndiff(old_lines, new_lines) if line[0] in "+-"]


def _set(value: str | None, *keys: str, data: bytes = FILE, record: str = "m01") -> list[str]:
    return _change(data, set_value(data, Where("measures", record, M01.fields), keys, value))


# -- one text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "value", "old", "new"),
    [
        (["status"], "in_progress", "    status: done", "    status: in_progress"),
        (["title"], "that's", "    title: 'it''s'", "    title: 'that''s'"),
        (["short_title"], "a", '    short_title: "x: y" # two', '    short_title: "a" # two'),
        (["short_title"], '"b"', '    short_title: "x: y" # two', "    short_title: '\"b\"' # two"),
        (["due_on"], "2021-08", "    due_on:", "    due_on: 2021-08"),
        (["reason"], "a: b #c", "    reason: ~   # none", '    reason: "a: b #c"   # none'),
        (["number"], "7", "    number: 1", "    number: 7"),
        (["source", "verification"], "confirmed",
         "      verification: pending", "      verification: confirmed"),
    ],
)  # fmt: skip
def test_a_text_is_replaced_in_its_own_quotes_and_remarks_stay(
    keys: list[str], value: str, old: str, new: str
) -> None:
    assert _set(value, *keys) == [f"- {old}", f"+ {new}"]


def test_a_text_that_is_there_already_changes_no_byte() -> None:
    assert set_value(FILE, M01, ("title",), " it's ") is FILE


def test_a_text_is_emptied_and_its_key_stays() -> None:
    assert _set(None, "status") == ["-     status: done", "+     status:"]
    assert _set("", "short_title")[1] == "+     short_title: # two"
    assert _set(None, "done_on") == []


def test_a_text_of_several_lines_becomes_one_line() -> None:
    where = Where("measures", "m02", (*M01.fields, *outline(_with_introduction)))

    changed = _change(FILE, set_value(FILE, where, ("introduction",), "one\n line"))

    assert changed == [
        "-     introduction: |", "+     introduction: one line", "-       several", "-       lines",
    ]  # fmt: skip


def _with_introduction(entry: object) -> None:
    entry.optional_text("introduction")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("key", "below"),
    [
        ("done_on", "due_on:"),
        ("topic", 'short_title: "x: y" # two'),
        ("milestones", "reason: ~   # none"),
    ],
)
def test_a_key_that_is_not_there_is_added_where_the_guide_has_it(key: str, below: str) -> None:
    new = set_value(FILE, M01, (key,), "x").decode().splitlines()

    assert new[new.index(f"    {below}") + 1] == f"    {key}: x"


def test_a_key_is_added_in_brackets_too() -> None:
    data = b"measures: [{id: m01, units: [a], steps: []}, {id: m02}]\n"

    assert set_value(data, M01, ("title",), "a, b") == (
        b'measures: [{id: m01, title: "a, b", units: [a], steps: []}, {id: m02}]\n'
    )


# -- lists ----------------------------------------------------------------------------------------


def _append(item: object, *keys: str, record: str = "m01") -> list[str]:
    where = Where("measures", record, M01.fields)
    return _change(FILE, append(FILE, where, keys, item))  # type: ignore[arg-type]


def test_an_item_is_added_below_the_last_one() -> None:
    assert _append({"text": "more: x", "steps": ["1", "2"]}, "results") == [
        '+       - text: "more: x"', "+         steps: [1, 2]",
    ]  # fmt: skip


def test_an_item_is_added_between_brackets() -> None:
    assert _append("c, d", "units") == [
        "-     units: [a, b]  # three", '+     units: [a, b, "c, d"]  # three',
    ]  # fmt: skip


def test_an_empty_list_in_brackets_is_opened() -> None:
    assert _append({"title": "t", "address": "https://x.example/#a", "number": ""}, "evidence") == [
        "-     evidence: []  # four",
        "+     evidence:  # four",
        "+       - title: t",
        "+         address: https://x.example/#a",
    ]


def test_a_list_that_is_not_there_is_begun_where_the_guide_has_it() -> None:
    new = append(FILE, M01, ("recommendations",), "ควรทำ").decode()

    assert "      # after the results\n    status" in new
    assert "        steps: [1]\n    recommendations:\n      - ควรทำ\n" in new


def test_an_empty_list_is_begun() -> None:
    assert _append("x", "results", record="m02") == ["+       - x"]


def test_a_text_alone_becomes_the_first_of_a_list() -> None:
    assert _append("- x", "recommendations", record="m02") == [
        "-     recommendations: alone", "+     recommendations:",
        "+       - alone", '+       - "- x"',
    ]  # fmt: skip


def test_a_record_is_added_at_the_top_with_the_space_that_is_used_there() -> None:
    where = Where("measures", None, outline(lambda entry: entry.texts("measures")))

    new = append(FILE, where, ("measures",), {"id": "m03", "number": "3"})

    assert new == FILE + b"\n  - id: m03\n    number: 3\n"


def test_lists_are_indented_as_the_file_does_it() -> None:
    data = b"measures:\n- id: m01\n  number: 1\n"

    assert append(data, M01, ("recommendations",), "x") == data + b"  recommendations:\n  - x\n"


# -- what is refused ------------------------------------------------------------------------------


def test_a_record_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(EditError, match=r"ไม่พบรหัสมาตรการ “m1” ใน data/measures.yaml หมายถึง “m01”"):
        _set("x", "title", record="m1")


@pytest.mark.parametrize("keys", [("titel",), ("source", "rows")])
def test_a_key_that_no_record_has_is_refused(keys: tuple[str, ...]) -> None:
    with pytest.raises(EditError, match=f"ไม่มีหัวข้อ “{keys[-1]}”"):
        _set("x", *keys)


def test_a_key_inside_what_is_not_there_is_refused() -> None:
    with pytest.raises(EditError, match="ไม่พบหัวข้อย่อยของ “source”"):
        _set("x", "source", "row", record="m02")


def test_a_list_is_no_text_and_a_mapping_no_list() -> None:
    with pytest.raises(EditError, match=r"“steps” .* ไม่ใช่ข้อความเดียว"):
        _set("x", "steps")
    with pytest.raises(EditError, match=r"“source” .* ไม่ใช่รายการ"):
        _append("x", "source")


def test_an_item_without_a_word_is_refused() -> None:
    for item in ("  ", {"text": ""}):
        with pytest.raises(EditError, match="ไม่มีข้อความที่จะเพิ่ม"):
            _append(item, "results")


@pytest.mark.parametrize("sign", ["\x07", "\u202e", "\ufffe"])
def test_a_sign_that_nobody_can_see_is_refused_by_name(sign: str) -> None:
    with pytest.raises(EditError, match=f"U\\+{ord(sign):04X}"):
        _set(f"a{sign}b", "title")
    with pytest.raises(EditError, match=f"U\\+{ord(sign):04X}"):
        _append({"text": f"a{sign}b"}, "results")


def test_a_file_with_a_fault_of_syntax_is_refused_with_its_problems() -> None:
    with pytest.raises(DataError, match=r"data/measures\.yaml:5"):
        set_value(
            b"measures:\n  - id: m01\n    title: x\n\n    status: a: b\n", M01, ("title",), "x"
        )


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(DataError, match="UTF-16"):
        set_value("measures: []".encode("utf-16"), M01, ("title",), "x")


# -- any text, in any file, in any form -----------------------------------------------------------

FILES = sorted({*(PROJECT / "data").glob("*.yaml"), *(SITES / "complete" / "data").glob("*.yaml")})
TEXTS = st.text(
    st.one_of(
        st.sampled_from("\"'#:-[]{},&*!|>%@`?~\\ \n\tกา้ำ1.0"),
        st.characters(max_codepoint=0x2FFF, exclude_categories=["C", "Zl", "Zp"]),
    ),
    max_size=20,
)  # fmt: skip
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def _saved(draw: st.DrawFn, text: str) -> bytes:
    """A text as some editor would have saved it."""
    end = draw(LINE_ENDS)
    is_cut = draw(st.booleans())
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return (mark + (text.rstrip("\n") if is_cut else text).replace("\n", end)).encode()


def _records(path: Path) -> list[str]:
    found = Page.of(path.name, path.read_bytes())
    records = plain(found.root)
    assert isinstance(records, dict)
    listed = records.get(path.stem) or []
    return [str(one["id"]) for one in listed if isinstance(one, dict) and "id" in one]


WITH_IDS = [(path, record) for path in FILES for record in _records(path)[:3]]


@settings(max_examples=40)
@given(st.data())
def test_any_text_under_any_key_changes_only_what_it_should(data: st.DataObject) -> None:
    path, record = data.draw(st.sampled_from(WITH_IDS))
    fields = outline(RECORDS[path.stem])
    key = data.draw(st.sampled_from([one.key for one in fields if not one.is_list and one.read]))
    assume(key != "id")
    old = data.draw(_saved(path.read_text(encoding="utf-8")))
    value = data.draw(TEXTS)

    new = set_value(old, Where(path.stem, record, fields), (key,), value)

    before, after = _content(old), _content(new)
    at = _index(before, path.stem, record)
    assert after == put(before, (path.stem, at, key), fold(value) or None) or new == old
    _keeps_its_form(old, new, most=1)


@settings(max_examples=40)
@given(st.data())
def test_any_item_in_any_list_adds_only_that_item(data: st.DataObject) -> None:
    path, record = data.draw(st.sampled_from(WITH_IDS))
    fields = outline(RECORDS[path.stem])
    lists = [one.key for one in fields if one.is_list]
    assume(lists)
    key = data.draw(st.sampled_from(lists))
    old = data.draw(_saved(path.read_text(encoding="utf-8")))
    words = TEXTS.filter(fold)
    item = data.draw(st.one_of(words, st.fixed_dictionaries({"text": words, "number": words})))

    new = append(old, Where(path.stem, record, fields), (key,), item)

    before, after = _content(old), _content(new)
    at = _index(before, path.stem, record)
    records = before[path.stem]
    assert isinstance(records, list)
    owner = records[at]
    assert isinstance(owner, dict)
    had = owner.get(key)
    listed = had if isinstance(had, list) else [had] if had else []
    assert after == put(before, (path.stem, at, key), [*listed, said_by(folded(item))])
    _keeps_its_form(old, new, most=3)


def _content(data: bytes) -> dict[str, Plain]:
    found = plain(Page.of("data/x.yaml", data).root)
    assert isinstance(found, dict)
    return found


def _index(content: dict[str, Plain], stem: str, record: str) -> int:
    records = content[stem]
    assert isinstance(records, list)
    return [one.get("id") if isinstance(one, dict) else None for one in records].index(record)


def _keeps_its_form(old: bytes, new: bytes, *, most: int) -> None:
    """Hold that the mark and the line ends are kept, and that few lines are touched."""
    assert old.startswith(b"\xef\xbb\xbf") == new.startswith(b"\xef\xbb\xbf")
    ends = [set(re.findall(rb"\r\n?|\n", text)) for text in (old, new)]
    assert ends[0] == ends[1]
    assert old.endswith((b"\r", b"\n")) == new.endswith((b"\r", b"\n"))
    added = [line for line in _change(old, new) if line[0] == "+"]
    assert len(added) <= most


@given(TEXTS.map(fold))
@example("null")
@example("~")
@example("---")
@example("a b #c")
@example("{{}}")
def test_what_is_written_is_read_back(text: str) -> None:
    for is_in_brackets in (False, True):
        word = written(text, is_in_brackets=is_in_brackets)
        line = f"k: [{word}, x]" if is_in_brackets else f"k: {word}"
        found = plain(Page.of("data/x.yaml", line.encode()).root)
        assert found == {"k": [text, "x"] if is_in_brackets else text or None} or not text


@given(st.dictionaries(st.sampled_from(["a", "b"]), TEXTS.map(fold).filter(bool), min_size=1))
def test_an_item_on_lines_is_read_back(item: dict[str, str]) -> None:
    lines = "\n".join(["k:", *item_lines(item, 2)])

    assert plain(Page.of("data/x.yaml", lines.encode()).root) == {"k": [said_by(item)]}


@pytest.mark.parametrize("empty", [b"results:", b"results: []", b"results: [{text: one}]"])
def test_a_key_that_is_left_to_be_written_has_no_value(empty: bytes) -> None:
    data = FILE.replace(b"    results:\n    introduction", b"    " + empty + b"\n    introduction")
    where = Where("measures", "m02", M01.fields)

    new = append(data, where, ("results",), {"text": "two", "steps": None})

    found = plain(Page.of("data/measures.yaml", new).root)
    assert isinstance(found, dict)
    measures = found["measures"]
    assert isinstance(measures, list)
    assert isinstance(measures[1], dict)
    results = measures[1]["results"]
    assert isinstance(results, list)
    assert results[-1] == {"text": "two", "steps": None}
    assert b"two" in new
