"""Where every page lives. Addresses are promises: ASCII, flat, made of ids that never change."""

from __future__ import annotations

import posixpath

from transparency.center import Center
from transparency.records.measure import Status

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

FILES = (
    "assets/css/records.css",
    "assets/js/search/engine.js",
    "assets/js/search/index.js",
    "data.json",
)
"""What is generated beside pages, documents and photos."""


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


def generated(center: Center) -> frozenset[str]:
    """Return the path of every generated file but the photos, whether it can be made or not."""
    pages = [
        HOME, MEASURES, BUDGETS, GALLERIES, CONTACT, DOUBTS, FINDINGS, METHODS, SOURCE,
        ACCESSIBILITY,
        *(measure(record.id) for record in center.measures),
        *(unit(record.id) for record in center.units),
        *(topic(record.id) for record in center.topics),
        *(status(value) for value in Status),
        *(gallery(record.id) for record in center.galleries),
    ]  # fmt: skip
    documents = (document_file(document.file) for document in center.documents if document.file)
    return frozenset({*(f"{page}.md" for page in pages), *documents, *FILES})


def published(path: str) -> str:
    """Return where a file of the site's documents is to be found on the site."""
    folder, name = posixpath.split(path)
    if name == "README.md":
        name = "index.md"
    return posixpath.join(folder, f"{name[:-3]}.html" if name.endswith(".md") else name)
