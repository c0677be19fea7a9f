"""Thai text for the wire: two bytes a letter instead of three."""

from __future__ import annotations

_LATIN, _THAI, _SIZE = 0x80, 0x0E00, 0x80
_EXCHANGED = {
    code: other
    for latin, thai in zip(range(_LATIN, _LATIN + _SIZE), range(_THAI, _THAI + _SIZE), strict=True)
    for code, other in ((latin, thai), (thai, latin))
}


def packed(text: str) -> str:
    """Exchange the Thai block (U+0E00) with the upper half of Latin-1 (U+0080), sign for sign.

    UTF-8 writes the one in three bytes and the other in two. Done twice, it is undone:
    ``tc.unpacked`` in ``scripts/engine.js`` is the same exchange.
    """
    return text.translate(_EXCHANGED)
