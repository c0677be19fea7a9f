"""Where every page lives. Addresses are promises: ASCII, flat, made of ids that never change."""

from __future__ import annotations

import posixpath

HOME = "index"
MEASURES = "measures/index"
BUDGETS = "budgets/index"
GALLERIES = "galleries/index"
CONTACT = "contact"
DOUBTS = "doubts"
FINDINGS = "findings"
METHODS = "methods"
SOURCE = "source"
ACCESSIBILITY = "accessibility"


def measure(id_: str) -> str:
    """Return the page of a measure."""
    return f"measures/{id_}"


def unit(id_: str) -> str:
    """Return the page of a unit."""
    return f"units/{id_}"


def topic(id_: str) -> str:
    """Return the page of a topic."""
    return f"topics/{id_}"


def status(value: str) -> str:
    """Return the page that lists the measures of one status."""
    return f"statuses/{value.replace('_', '-')}"


def gallery(id_: str) -> str:
    """Return the page of a gallery."""
    return f"galleries/{id_}"


def document_file(name: str) -> str:
    """Return where the text of a source document can be downloaded."""
    return f"source/{name}"


def relative(target: str, start: str) -> str:
    """Write the link from the page ``start`` to ``target``, a page or a file with its ending."""
    path, mark, anchor = target.partition("#")
    if "." not in posixpath.basename(path):
        path += ".html"
    return posixpath.relpath(path, posixpath.dirname(start) or ".") + mark + anchor
