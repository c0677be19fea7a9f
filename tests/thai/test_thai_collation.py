"""The order of a Thai dictionary."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transparency.thai.collation import sort_key

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
VOWELS = (
    *("กะ", "กัน", "กัวะ", "กา", "กำ", "กิน", "กี", "กึ", "กืน", "กุ", "กู", "เก", "เกะ", "เกา"),
    *("เกาะ", "เกิน", "เกีย", "เกียะ", "เกือ", "เกือะ", "แก", "แกะ", "โก", "โกะ", "ใก", "ไก"),
)
ORDERED = [
    ("เก่า", "แก่", "ขา", "เขา", "ไข"),  # the consonant counts before the vowel in front of it
    ("กลม", "เกลียว", "แกง", "แกลง", "โกง", "ไกล"),  # of two consonants only the first moves
    ("ไข", "ไข่", "ไข้"),
    ("เกง", "เก็ง", "เก่ง", "เก้ง", "เก๊ง", "เก๋ง"),
    ("กาน", "ก้าน", "กานดา", "การ", "การ์"),  # marks count last, even when they stand first
    ("รู", "ฤดู", "ฤๅษี", "ลา", "ลู", "ฦๅ", "วา"),
    ("กองคลัง", "กองช่าง", "กองวิชาการและแผนงาน", "สำนักปลัดเทศบาล"),
    ("งานการเจ้าหน้าที่", "งานนิติการ", "งานผลประโยชน์"),
    ("ข้อ 2", "ข้อ ๓", "ข้อ 10", "ข้อ ก"),
    ("2564", "Facebook", "website", "ก"),
    ("กอง คลัง", "กองคลัง", "กองคลังพัสดุ"),  # a space does not count until nothing else does
    ("ต่าง", "ต่าง ๆ", "ต่างจังหวัด"),
]


def test_there_are_forty_four_consonants() -> None:
    assert len(set(CONSONANTS)) == len(CONSONANTS) == 44


def test_consonants_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted(set(CONSONANTS), key=sort_key) == list(CONSONANTS)


@pytest.mark.parametrize("vowel", "เแโใไ")
def test_a_vowel_written_first_does_not_lead(vowel: str) -> None:
    syllables = [vowel + consonant for consonant in CONSONANTS]

    assert sorted(set(syllables), key=sort_key) == syllables
    for syllable, following in zip(syllables, CONSONANTS[1:], strict=False):
        assert sort_key(syllable[1]) < sort_key(syllable) < sort_key(following)


@pytest.mark.parametrize("consonant", CONSONANTS)
def test_vowels_stand_in_the_order_of_their_shapes(consonant: str) -> None:
    syllables = [syllable.replace("ก", consonant, 1) for syllable in VOWELS]

    assert sorted(set(syllables), key=sort_key) == syllables


@pytest.mark.parametrize("words", ORDERED, ids=lambda words: words[0])
def test_words_stand_as_in_the_dictionary(words: tuple[str, ...]) -> None:
    assert all(sort_key(one) < sort_key(other) for one, other in combinations(words, 2))


def test_two_spellings_of_one_word_stand_together() -> None:
    words = ["น้า", "น้ำ", "น\u0e4d\u0e49า", "น้ำใจ"]

    ordered = sorted(words, key=sort_key)

    assert ordered.index("น้ำ") + 1 == ordered.index("น\u0e4d\u0e49า") < ordered.index("น้ำใจ")


@given(st.lists(st.text(), unique=True))
@settings(deadline=None)
def test_only_equal_texts_have_equal_keys(texts: list[str]) -> None:
    ordered = sorted(texts, key=sort_key)

    assert ordered == sorted(set(texts), key=sort_key)
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(ordered))
