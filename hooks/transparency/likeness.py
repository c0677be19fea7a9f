"""What was probably meant: other case, other keyboard, look-alike signs, nearly the same word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from transparency.labels import FIELDS, NICKNAMES, VALUES
from transparency.thai.numerals import to_arabic
from transparency.thai.text import keyboard_swap, normalise

_WORD, _ID, _NAME = 0.6, 0.75, 0.8
"""How much two texts must have in common, from 0 to 1."""

_NOT = re.compile(r"\bno[nt]?\b|_?not_|^no_|^un(?!it)|ไม่", re.IGNORECASE)
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_LOOK_ALIKES = str.maketrans("oil|_ ", "0111--")
_YEAR_DIGITS = 4
_SHORT = 3


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Return the word that was meant: another case, another keyboard, or nearly the same."""
    folded = {_fold(word): word for word in sorted(set(known))}
    for guess in (_fold(text), _fold(keyboard_swap(text))):
        if guess in folded:
            return folded[guess]
    near = difflib.get_close_matches(_fold(text), folded, n=1, cutoff=_WORD)
    return folded[near[0]] if near else None


def nearest_key(text: str, known: Iterable[str]) -> str | None:
    """Return the key that was probably meant; its Thai names count too."""
    keys = list(known)
    by_name = {name: key for key in reversed(keys) for name in _thai_names(key)}
    near = by_name.get(text) or nearest(text, keys) or by_name.get(nearest(text, by_name) or "")
    begun = {key for name, key in by_name.items() if len(text) > _SHORT and name.startswith(text)}
    return near or (begun.pop() if len(begun) == 1 else None)


def nearest_value(text: str, known: Iterable[str]) -> str | None:
    """Return the value of a closed list that was probably meant, never its contrary."""
    words, is_not = list(known), _is_not(text)
    values = [value for value in words if _is_not(value) == is_not]
    names = ((name, value) for value in words for name in _thai_names(value))
    by_name = {name: value for name, value in names if _is_not(name) == is_not}
    if text in by_name:
        return by_name[text]
    holders = {by_name[name] for name in by_name if len(text) >= _SHORT and text in name}
    if len(holders) == 1:
        return holders.pop()
    return nearest(text, values) or by_name.get(nearest(text, by_name) or "")


def nearest_id(text: str, known: Iterable[str]) -> str | None:
    """Return the id that was meant; numbers count as different, unless they only look alike."""
    ids = sorted(set(known))
    alike = [word for word in ids if _alike(word) == _alike(text)]
    if len(alike) == 1:
        return alike[0]
    candidates = [word for word in ids if _has_same_digits(text, word)]
    near = difflib.get_close_matches(text.casefold(), candidates, n=1, cutoff=_ID)
    return near[0] if near and min(len(text), len(near[0])) > _SHORT else None


def nearest_file(name: str, there: Iterable[str]) -> str | None:
    """Return the path that was meant: other case or form, another folder or ending, a slip."""
    paths = sorted(there)
    for key in (_form, _base):
        same = [path for path in paths if key(path) == key(name)]
        if len(same) == 1:
            return same[0]
    stems: dict[str, str] = {
        _stem(path): path for path in reversed(paths) if _has_same_digits(name, path)
    }
    near = difflib.get_close_matches(_stem(name), stems, n=1, cutoff=_NAME)
    return stems[near[0]] if near else None


def _is_not(text: str) -> bool:
    return bool(_NOT.search(text))


def _fold(text: str) -> str:
    return text.casefold().replace("-", "_").replace(" ", "_")


def _thai_names(word: str) -> Iterable[str]:
    labels: tuple[Mapping[str, str], ...] = (FIELDS, VALUES)
    yield from (names[word] for names in labels if word in names)
    yield from NICKNAMES.get(word, ())


def _alike(text: str) -> str:
    """Return a text in which look-alike signs, case, and zeros in front make no difference."""
    return _ZEROS.sub("", to_arabic(text).casefold().translate(_LOOK_ALIKES))


def _has_same_digits(one: str, other: str) -> bool:
    """Whether two names hold the same number, or the digits of a year in another order."""
    ours, theirs = ("".join(filter(str.isdecimal, to_arabic(text))) for text in (one, other))
    is_swapped = len(ours) >= _YEAR_DIGITS and sorted(ours) == sorted(theirs)
    return ours == theirs or is_swapped


def _form(path: str) -> str:
    return normalise(path).casefold()


def _base(path: str) -> str:
    return PurePosixPath(_form(path)).name


def _stem(path: str) -> str:
    return PurePosixPath(_form(path)).stem
