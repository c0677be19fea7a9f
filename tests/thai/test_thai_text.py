"""The normal form of Thai text, its width, and the two keyboards."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transparency.thai.text import (
    caret_offset,
    display_width,
    keyboard_swap,
    normalise,
    visible,
)

TONES = "\u0e48\u0e49\u0e4a\u0e4b"
UPPER_AND_LOWER_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39"
MARKS = f"{UPPER_AND_LOWER_VOWELS}\u0e3a\u0e47{TONES}\u0e4c\u0e4d\u0e4e"
ZERO_WIDTH = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
SPACES = (
    "\t\n\r\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)

thai_texts = st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B))
hard_texts = st.text(
    alphabet=st.sampled_from(f"กเแ\u0e32\u0e33{MARKS}\u0301\u0323\u0334 \u200b\uf70ae")
)


@pytest.mark.parametrize("tone", TONES)
def test_sara_am_is_one_piece_after_its_tone_mark(tone: str) -> None:
    written = f"น{tone}\u0e33"

    for typed in (
        f"น{tone}\u0e4d\u0e32",
        f"น\u0e4d{tone}\u0e32",
        f"น\u0e33{tone}",
        f"น\u0e4d\u0e32{tone}",
        f"น{tone}{tone}\u0e33",
        f"น\u0e4d{tone}\u0e33",
    ):
        assert normalise(typed) == written
    assert normalise("ท\u0e4d\u0e32") == "ทำ"


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("vowel", UPPER_AND_LOWER_VOWELS)
def test_a_tone_mark_comes_after_the_vowel(vowel: str, tone: str) -> None:
    assert normalise(f"ก{tone}{vowel}น") == f"ก{vowel}{tone}น"
    assert normalise(f"ก{vowel}{tone}น") == f"ก{vowel}{tone}น"


def test_thanthakhat_comes_last() -> None:
    assert normalise("สิทธ\u0e4c\u0e34") == "สิทธิ์"
    assert normalise("พันธ\u0e4c\u0e38") == "พันธุ์"


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_that_is_typed_twice_stands_once(mark: str) -> None:
    assert normalise(f"ก{mark}{mark}{mark}น") == f"ก{mark}น"


def test_two_sara_e_are_one_sara_ae() -> None:
    assert normalise("เเละเเผนงาน") == "และแผนงาน"


def test_a_letter_keeps_a_hundred_marks() -> None:
    heap = "ก" + "\u0301\u0323" * 50

    assert normalise(f"{heap}\u0301ข—") == f"{normalise(heap)}ข—"
    assert normalise("—" * 200) == "—" * 200


@pytest.mark.parametrize("sign", ZERO_WIDTH, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_has_no_width_is_dropped(sign: str) -> None:
    assert normalise(f"{sign}เทศ{sign}บาล{sign}") == "เทศบาล"


@pytest.mark.parametrize("space", SPACES, ids=lambda sign: f"U+{ord(sign):04X}")
def test_every_space_becomes_one_plain_space(space: str) -> None:
    assert normalise(f"{space} กอง{space}{space} คลัง{space}") == "กอง คลัง"


def test_glyphs_of_old_pdf_files_become_letters() -> None:
    assert normalise("ท\uf70aี่") == "ที่"
    assert normalise("ป\uf701\uf705") == "ปิ่"
    glyphs = "".join(map(chr, range(0xF700, 0xF71B)))
    assert all(unicodedata.name(sign).startswith("THAI") for sign in normalise(glyphs))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "การประชาสัมพันธ์คู่มือประชาชนผ่านสื่อสังคมออนไลน์",
        "ก็ ณ ฯลฯ ต่าง ๆ ฤๅษี กตฺวา พุทฺธํ กึ",
        "๑. จัดทำ QR Code (e-Service) #1 & <b> 100%",
    ],
)
def test_good_text_stays_as_it_is(text: str) -> None:
    assert normalise(text) == text


@given(st.text() | thai_texts | hard_texts)
@settings(max_examples=1000, deadline=None)
def test_to_normalise_twice_changes_nothing(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(hard_texts, hard_texts)
@settings(deadline=None)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert normalise(f"{one} \u200b{other}") == normalise(f"{one}\u00a0\ufeff{other}")


@given(thai_texts)
@settings(deadline=None)
def test_no_letter_is_lost_or_made(text: str) -> None:
    def letters(thai: str) -> str:
        parts = thai.replace("\u0e33", "\u0e32").replace("เ", "").replace("แ", "")
        return "".join(sign for sign in parts if sign not in MARKS)

    assert letters(normalise(text)) == letters(text)


@pytest.mark.parametrize("code", range(0x0E01, 0x0E5C))
def test_thai_marks_have_no_width_and_thai_letters_one(code: int) -> None:
    sign = chr(code)

    if unicodedata.name(sign, ""):
        assert display_width(sign) == (0 if sign in MARKS else 1)


def test_widths_add_up() -> None:
    assert display_width("ที่นี่") == 2
    assert display_width("น้ำ title") == 8
    assert display_width("漢字") == 4
    assert display_width("") == 0


@pytest.mark.parametrize("sign", [*ZERO_WIDTH, *SPACES, "\x00", "\x1b", "\x7f", "\uf70a", "\u3164"])
def test_what_cannot_be_seen_is_named(sign: str) -> None:
    assert visible(f"ก{sign}ข") == f"ก‹U+{ord(sign):04X}›ข"


@given(st.text(), st.text())
@settings(deadline=None)
def test_the_visible_form_is_made_sign_by_sign(one: str, other: str) -> None:
    assert visible(one + other) == visible(one) + visible(other)
    assert visible(visible(one)) == visible(one)


@pytest.mark.parametrize(
    ("line", "column", "offset"),
    [
        ("title: ที่ 1", 1, 0),
        ("title: ที่ 1", 8, 7),
        ("title: ที่ 1", 9, 7),  # the vowel stands on its letter
        ("title: ที่ 1", 10, 7),  # and so does the tone mark
        ("title: ที่ 1", 11, 8),
        ("title: ที่ 1", 12, 9),
        ("title: ที่ 1", 13, 10),  # behind the end
        ("title: ที่ 1", 99, 10),
        ("title: ที่ 1", 0, 0),
        ("\u200bก", 2, len("‹U+200B›")),
        ("\u200bก", 1, 0),
        ("\u0e48ก", 1, 0),
        ("", 1, 0),
    ],
)
def test_the_caret_stands_under_the_letter(line: str, column: int, offset: int) -> None:
    assert caret_offset(line, column) == offset


@given(st.text(), st.integers(min_value=-2, max_value=30))
@settings(deadline=None)
def test_the_caret_never_leaves_the_line(line: str, column: int) -> None:
    assert 0 <= caret_offset(line, column) <= display_width(visible(line))
    assert caret_offset(line, column) <= caret_offset(line, column + 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ะระสำ", "title"),
        ("กีำ๘นื", "due_on"),
        ("หะฟะีห", "status"),
        ("title", "ะระสำ"),
        ("gmL[k]", "เทศบาล"),
    ],
)
def test_the_wrong_keyboard_is_seen_through(typed: str, meant: str) -> None:
    assert keyboard_swap(typed) == meant


def test_every_key_has_one_sign_on_each_keyboard() -> None:
    printable = "".join(map(chr, range(0x21, 0x7F)))

    swapped = keyboard_swap(printable)

    assert len(set(swapped)) == len(printable) == 94
    assert keyboard_swap(swapped) == printable


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
@settings(deadline=None)
def test_english_comes_back_from_the_thai_keyboard(text: str) -> None:
    typed = keyboard_swap(text)

    if any("ก" <= sign <= "๛" for sign in typed):
        assert keyboard_swap(typed) == text
