"""What is published: files by path, and the words that the frame of every page needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from transparency.pictures.originals import Original


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that is made of a photo when it is needed; sizes are pixels.

    ``source`` is the photo, ``file`` where the picture is kept once it has been made.
    """

    original: Original
    source: Path
    width: int
    height: int
    file: Path


@dataclass(frozen=True, slots=True)
class Output:
    """One generated file; ``path`` is relative to the site's documents, with forward slashes."""

    path: str
    content: str | bytes | Picture

    @property
    def data(self) -> bytes:
        """The bytes that are written; FileNotFoundError of a picture that is not made yet."""
        match self.content:
            case str():
                return self.content.encode()
            case Picture():
                return self.content.file.read_bytes()
        return self.content


@dataclass(frozen=True, slots=True)
class SiteTree:
    """Every generated file of one site, and the settings of its frame.

    ``settings`` are keys of the builder's configuration (``site_name``, ``site_url``), ``extra``
    holds what the theme's templates may ask for.
    """

    outputs: Mapping[str, Output] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Output]:
        """Go through the files in the order of their paths."""
        return (self.outputs[path] for path in sorted(self.outputs))

    def __getitem__(self, path: str) -> Output:
        """Return the file at ``path``; KeyError when there is none."""
        return self.outputs[path]

    def __len__(self) -> int:
        """Count the files."""
        return len(self.outputs)


def plant(outputs: Iterable[Output]) -> tuple[dict[str, Output], list[str]]:
    """Gather outputs by path; also return the paths that were claimed twice."""
    tree: dict[str, Output] = {}
    twice: list[str] = []
    for output in outputs:
        if output.path in tree:
            twice.append(output.path)
        tree.setdefault(output.path, output)
    return tree, twice
