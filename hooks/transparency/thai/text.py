"""Thai text in normal form, and how wide and how visible its characters are."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u3000]+")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_TONE_FIRST = re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e3a\u0e47])")
_DOUBLED = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")

_ENGLISH = r"""`1234567890-=qwertyuiop[]\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?"""
_KEDMANEE = r"""_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ"""
_TO_ENGLISH = dict(zip(_KEDMANEE, _ENGLISH, strict=True))


def normalise(text: str) -> str:
    """Return a text in the one form in which it is stored and compared.

    Composed sara am, one แ instead of two เ, vowels before tone marks, no doubled mark, no
    invisible character, single spaces, none at the ends.
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    text = _SARA_AM.sub("\\1\u0e33", text).replace("\u0e40\u0e40", "\u0e41")
    text = _DOUBLED.sub(r"\1", _TONE_FIRST.sub(r"\2\1", text))
    return _SPACES.sub(" ", text).strip()


def display_width(text: str) -> int:
    """Count columns on a terminal: Thai marks have none, wide East Asian letters two."""
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def visible(text: str) -> str:
    """Write what cannot be seen as ‹U+200B›, so that it can be found and deleted."""
    return "".join(
        f"‹U+{ord(sign):04X}›"
        if unicodedata.category(sign) in {"Cc", "Cf", "Co", "Zl", "Zp"} or sign == "\u00a0"
        else sign
        for sign in text
    )


def keyboard_swap(text: str) -> str:
    """Return what would stand here had the keyboard been switched to English (Kedmanee)."""
    return "".join(_TO_ENGLISH.get(sign, sign) for sign in text)
