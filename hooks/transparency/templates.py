"""Page bodies from records. The only door to Jinja.

Officers' texts must never become markup: every printed value has each ASCII punctuation mark
written as a character reference, which neither HTML nor Markdown obeys.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from transparency import addresses, labels
from transparency.records.municipality import Digits
from transparency.thai.dates import PartialDate, thai_date
from transparency.thai.money import thai_baht
from transparency.thai.numerals import to_thai

COMPILED = Path(__file__).resolve().parents[2] / ".cache" / "templates"

_REFERENCES = {ord(sign): f"&#{ord(sign)};" for sign in string.punctuation}


def compiled_templates(of: str) -> FileSystemBytecodeCache | None:
    """Return the store of compiled templates, or None where nothing can be kept.

    A third of a small site's build is compiling. Jinja keys each entry by the template's text
    and its own version, but it also applies filters to constants while it compiles: so whatever
    changes a filter's answer, as digits do, needs a store ``of`` its own.
    """
    folder = COMPILED / of
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


def inert(text: str) -> Markup:
    """Write a text so that neither HTML nor Markdown finds anything to obey in it."""
    return Markup(text.translate(_REFERENCES))  # noqa: S704 this is the escaping itself


class Templates:
    """The templates of ``overrides/pages``, in the digits of one municipality."""

    def __init__(self, folder: Path, digits: Digits) -> None:
        """Open the folder; a template is compiled when it is first used."""
        self._write_digits: Callable[[str], str] = to_thai if digits is Digits.THAI else str
        self._env = Environment(
            loader=FileSystemLoader(folder),
            bytecode_cache=compiled_templates(digits),
            autoescape=True,
            finalize=self._finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self._env.filters |= {
            "baht": lambda amount: self._write_digits(thai_baht(amount)),
            "date": lambda when: self._date(when, short=False),
            "digits": lambda value: self._write_digits(str(value)),
            "label": lambda value: self._write_digits(labels.VALUES[str(value)]),
            "plain": _plain,
            "share_of": _share_of,
            "short_date": lambda when: self._date(when, short=True),
        }

    def render(self, name: str, page: str, values: Mapping[str, object]) -> str:
        """Render a template for the page at ``page``, from which all links start."""
        template = self._env.get_template(name)
        return template.render(
            **values,
            addresses=addresses,
            link=lambda target: Markup.escape(addresses.relative(target, page)),
            page=page,
        )

    def digits(self, text: str) -> str:
        """Write a text of ours in the municipality's digits."""
        return self._write_digits(text)

    def _date(self, when: PartialDate | date, *, short: bool) -> str:
        return self._write_digits(thai_date(when, short=short))

    def _finalize(self, value: object) -> object:
        match value:
            case Markup():
                return value
            case StrEnum():
                return Markup(value.value)  # noqa: S704 a closed list of ours
            case None:
                msg = "a template prints None; it must ask first"
                raise ValueError(msg)
        return inert(str(value))


def _share_of(part: Decimal, whole: Decimal, scale: int = 100) -> Markup:
    """Write ``part`` on a drawing ``scale`` wide on which ``whole`` fills everything."""
    share = min(part / whole, Decimal(1)) * scale if whole else Decimal(0)
    return Markup(f"{share:.1f}")  # noqa: S704 a number


def _plain(number: Decimal) -> str:
    """Write a number without needless zeros."""
    return f"{number.normalize():f}"
