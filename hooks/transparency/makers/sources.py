"""Source documents: the texts that the records were taken from, for readers to download."""

from __future__ import annotations

from collections.abc import Iterator

from transparency import addresses
from transparency.center import Center
from transparency.outputs import Output


def make_sources(center: Center) -> Iterator[Output]:
    """Publish each document of ``data/source/`` unchanged."""
    for document in center.documents:
        data = (center.root / "data" / "source" / document.file).read_bytes()
        yield Output(addresses.document_file(document.file), data)
