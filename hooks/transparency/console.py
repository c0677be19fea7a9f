"""What a command says and with which status it ends."""

from __future__ import annotations

import sys

OK, WRONG_DATA, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
_BAR = 24


class UseError(Exception):
    """Raised when a command would do harm; its words are for the officer."""


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def progress(done: int, total: int, words: str) -> None:
    """Draw how far a long command is, where somebody is watching."""
    if not sys.stderr.isatty():
        return
    filled = _BAR * done // total
    bar = "█" * filled + "░" * (_BAR - filled)
    end = "\n" if done == total else ""
    sys.stderr.write(f"\r\x1b[K{bar} {done}/{total} {words}{end}")
    sys.stderr.flush()
