"""Thai letters take two bytes on the wire, and nothing is lost."""

from __future__ import annotations

import json
import sys

from hypothesis import given
from hypothesis import strategies as st

from transparency.thai.packing import packed

THAI = "".join(map(chr, range(0x0E00, 0x0E80)))
LATIN = "".join(map(chr, range(0x80, 0x100)))


@given(st.text() | st.text(THAI + LATIN))
def test_packing_twice_gives_the_text_back(text: str) -> None:
    assert packed(packed(text)) == text


def test_each_thai_letter_takes_two_bytes() -> None:
    assert packed(THAI) == LATIN
    assert len(packed("ศูนย์ข้อมูลข่าวสาร").encode()) == 2 * len("ศูนย์ข้อมูลข่าวสาร")


def test_no_sign_of_ascii_or_of_another_script_changes() -> None:
    others = "".join(
        chr(code)
        for code in range(sys.maxunicode + 1)
        if chr(code) not in THAI + LATIN and not 0xD800 <= code < 0xE000
    )

    assert packed(others) == others
    assert json.loads(packed(json.dumps(THAI, ensure_ascii=False))) == LATIN
