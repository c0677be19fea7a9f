"""What a command says and with which status it ends."""

from __future__ import annotations

import sys

OK, WRONG_DATA, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


class UseError(Exception):
    """Raised when a command would do harm; its words are for the officer."""


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
