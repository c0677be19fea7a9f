"""Thai text: its normal form, its width on a screen, and the keyboard that it was typed on."""

from __future__ import annotations

import re
import unicodedata

_SARA_AA, _SARA_AM, _NIKHAHIT = "\u0e32", "\u0e33", "\u0e4d"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_SILENCERS = "\u0e4c\u0e4e"

_MARK_PLACES = {
    mark: place
    for place, marks in enumerate(
        (
            "\u0e3a",  # phinthu
            "\u0e38\u0e39",  # vowels below the letter
            f"\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47{_NIKHAHIT}",  # vowels above it
            _TONES,
            _SILENCERS,  # thanthakhat, yamakkan
        )
    )
    for mark in marks
}
"""From the letter outwards, as a Thai typewriter makes them."""

_MARKS = re.compile(f"[{''.join(_MARK_PLACES)}]{{2,}}")
_REPEATED = re.compile(r"(.)\1+")
_AM_BEFORE_TONE = re.compile(f"{_NIKHAHIT}{_SARA_AA}([{_TONES}]+)")
_AM_IN_PARTS = re.compile(f"{_NIKHAHIT}([{_TONES}{_SILENCERS}]*){_SARA_AA}")

_ZERO_WIDTH = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
)
"""Soft hyphen, joiners, byte-order mark, controls of writing direction."""

_SHIFTED_GLYPHS = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))
"""What old Thai fonts, and so PDF files, keep at U+F700: letters and marks moved out of the way."""

_UNSEEN_CATEGORIES = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"}
_BLANK_LETTERS = "\u034f\u115f\u1160\u3164\uffa0"

_KEYS = (
    ("`1234567890-=", "_ๅ/-ภถุึคตจขช"),
    ("qwertyuiop[]\\", "ๆไำพะัีรนยบลฃ"),
    ("asdfghjkl;'", "ฟหกดเ้่าสวง"),
    ("zxcvbnm,./", "ผปแอิืทมใฝ"),
    ("~!@#$%^&*()_+", "%+๑๒๓๔ู฿๕๖๗๘๙"),
    ("QWERTYUIOP{}|", '๐"ฎฑธํ๊ณฯญฐ,ฅ'),
    ('ASDFGHJKL:"', "ฤฆฏโฌ็๋ษศซ."),
    ("ZXCVBNM<>?", "()ฉฮฺ์?ฒฬฦ"),
)
"""The rows of a US English and of a Thai Kedmanee keyboard, then both with Shift."""

_ENGLISH, _KEDMANEE = ("".join(rows) for rows in zip(*_KEYS, strict=True))
_TO_ENGLISH = str.maketrans(_KEDMANEE, _ENGLISH)
_TO_KEDMANEE = str.maketrans(_ENGLISH, _KEDMANEE)
_THAI_SIGN = re.compile("[\u0e01-\u0e5b]")


def normalise(text: str) -> str:
    """Return a text in the one form in which it is stored and compared.

    What no reader sees is settled without a word: Unicode NFC; sara am in one piece, after the
    tone mark; one แ instead of two เ; marks in the order vowel, tone, thanthakhat and none twice;
    no invisible character; each run of white space, line ends too, as one space, and none at the
    ends. To do it twice changes nothing more.
    """
    while (settled := _settle(text)) != text:  # what is mended can bring another slip to light
        text = settled
    return text


def _settle(text: str) -> str:
    text = _ZERO_WIDTH.sub("", text.translate(_SHIFTED_GLYPHS))
    if len(text) > _MOST_MARKS:
        text = _HEAPS.sub(_without_heaps, text)
    text = unicodedata.normalize("NFC", text)
    text = text.replace("เเ", "แ").replace(_SARA_AM, _NIKHAHIT + _SARA_AA)
    text = _AM_BEFORE_TONE.sub(rf"{_NIKHAHIT}\1{_SARA_AA}", text)
    text = _AM_IN_PARTS.sub(rf"\1{_SARA_AM}", _MARKS.sub(_in_order, text))
    return " ".join(unicodedata.normalize("NFC", text).split())


_MOST_MARKS = 100
"""On one letter; some scripts need ten. NFC sorts marks in a time that grows as their square."""

_HEAPS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS},}}")


def _without_heaps(signs: re.Match[str]) -> str:
    """Leave out marks that are piled higher than anybody could read."""
    kept: list[str] = []
    marks = 0
    for sign in signs[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _in_order(marks: re.Match[str]) -> str:
    return _REPEATED.sub(r"\1", "".join(sorted(marks[0], key=_MARK_PLACES.__getitem__)))


def display_width(text: str) -> int:
    """Count the columns of a terminal: marks have none, wide East Asian letters two."""
    return sum(map(_width, text))


def _width(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def visible(text: str) -> str:
    """Write what cannot be seen as ‹U+200B›, so that it can be found and deleted.

    That is every control, format and private character, and every space but the ordinary one.
    """
    return "".join(f"‹U+{ord(sign):04X}›" if _is_unseen(sign) else sign for sign in text)


def brief(text: str) -> str:
    """Write a text that is quoted in a sentence: visible, and only as much as can be taken in."""
    return visible(text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…")


_MOST_QUOTED = 200
"""Signs; the longest title of a measure has some three hundred, its beginning tells which it is."""


def _is_unseen(sign: str) -> bool:
    is_blank = unicodedata.category(sign) in _UNSEEN_CATEGORIES or sign in _BLANK_LETTERS
    return is_blank and sign != " "


def caret_offset(line: str, column: int) -> int:
    """Return how many columns stand before the character at ``column`` of ``visible(line)``.

    ``column`` counts characters from 1. A mark shares the column of its letter.
    """
    place = min(max(column - 1, 0), len(line))
    while 0 < place < len(line) and not display_width(visible(line[place])):
        place -= 1
    return display_width(visible(line[:place]))


def keyboard_swap(text: str) -> str:
    """Return what would stand here had the other keyboard been on: Thai Kedmanee, US English.

    A text with a Thai sign becomes English, any other Thai: ะระสำ and title change places.
    """
    return text.translate(_TO_ENGLISH if _THAI_SIGN.search(text) else _TO_KEDMANEE)
