"""The order of a Thai dictionary.

Source: the preface of พจนานุกรม ฉบับราชบัณฑิตยสถาน on the order of words. Consonants come first
in a syllable, also where a vowel is written before them; vowels are ordered by their shape; tone
marks, maitaikhu and thanthakhat only count between words that are equal without them.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from transparency.thai.numerals import to_arabic
from transparency.thai.text import normalise

SortKey: TypeAlias = tuple[tuple[tuple[int, int], ...], tuple[str, ...], str]
"""Numbers and letters, the marks on each of them, and the text itself to settle the rest."""

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_ELEMENT = re.compile(
    r"(?:(?P<number>\d{1,18})|(?P<letter>[ะ-ูเ-ๅ]|[^\W\d_ฯๆ]))(?P<marks>[\u0e3a\u0e47-\u0e4e]*)"
)


def sort_key(text: str) -> SortKey:
    """Return a key that sorts texts as a Thai dictionary does, the same on every machine.

    Unicode puts the letters of Thai in dictionary order, so a letter counts by its code point.
    Beyond the dictionary: numbers stand before letters and in the order of their size, English
    before Thai and without regard to case, spaces and punctuation do not count. Only equal texts
    have equal keys.
    """
    spoken = _LEADING_VOWEL.sub(r"\2\1", to_arabic(normalise(text)).casefold())
    elements = tuple(_ELEMENT.finditer(spoken))
    return tuple(map(_weight, elements)), tuple(found["marks"] for found in elements), text


def _weight(found: re.Match[str]) -> tuple[int, int]:
    return (0, int(found["number"])) if found["number"] else (1, ord(found["letter"]))
