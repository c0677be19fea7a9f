"""YAML events become a tree of texts with places. The only door to PyYAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from transparency.problems import Problem
from transparency.records import syntax
from transparency.records.nodes import Listing, Mapping, Node, Scalar
from transparency.records.source_file import SourceFile

MAX_DEPTH = 20
MAX_NODES = 1_000_000
MAX_SYNTAX_ERRORS = 20

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StopReadingError(Exception):
    """Raised inside the reader when going on could only harm."""


@dataclass(slots=True)
class _Grower:
    """Turns events into one tree; what it must refuse goes to ``problems``."""

    file: SourceFile
    root: Node | None = None
    stack: list[Listing | Mapping] = field(default_factory=list)
    keys: list[Scalar | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    documents: int = 0
    nodes: int = 0

    def take(self, event: Event) -> None:
        """Take one event."""
        match event:
            case ScalarEvent():
                self._refuse_decoration(event)
                plain = event.style in {None, ""}
                self._add(Scalar(event.value, *_at(event), is_plain=plain))
            case MappingStartEvent():
                self._open(event, Mapping([], *_at(event)))
            case SequenceStartEvent():
                self._open(event, Listing([], *_at(event)))
            case MappingEndEvent() | SequenceEndEvent():
                self.stack.pop()
                self.keys.pop()
            case AliasEvent():
                self._refuse(event, syntax.alias)
                self._add(Scalar("", *_at(event), is_plain=True))
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse(event, syntax.second_document)
                    raise _StopReadingError

    def _refuse(self, event: Event, say: Callable[[SourceFile, int, int], Problem]) -> None:
        self.problems.append(say(self.file, *_at(event)))

    def _refuse_decoration(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, syntax.anchor)
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._refuse(event, syntax.tag)

    def _open(self, event: NodeEvent, node: Listing | Mapping) -> None:
        self._refuse_decoration(event)
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(event, syntax.too_deep)
            raise _StopReadingError
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.problems.append(syntax.too_many(self.file))
            raise _StopReadingError
        if not self.stack:
            self.root = node
            return
        match self.stack[-1]:
            case Listing(items=items):
                items.append(node)
            case Mapping(pairs=pairs):
                self._add_to_mapping(pairs, node)

    def _add_to_mapping(self, pairs: list[tuple[Scalar, Node]], node: Node) -> None:
        key = self.keys[-1]
        if key is not None:
            pairs.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            self.problems.append(syntax.key_is_no_text(self.file, node.line, node.column))
            self.keys[-1] = Scalar("", node.line, node.column, is_plain=True)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds; ``lost`` lists the lines (from 1) that could not be read at all."""

    file: SourceFile
    root: Node | None
    problems: tuple[Problem, ...]
    lost: frozenset[int] = frozenset()


def read_tree(file: SourceFile) -> Tree:
    """Read a file; after a fault of syntax leave that record out and go on, at most 20 times."""
    lines, problems = syntax.prepare(file)
    lost: set[int] = set()
    for _ in range(MAX_SYNTAX_ERRORS):
        grower = _Grower(file)
        try:
            for event in _events("\n".join(lines), _Loader):
                grower.take(event)
        except _StopReadingError:
            return Tree(file, None, (*problems, *grower.problems), frozenset(lost))
        except yaml.YAMLError:
            problem, culprits = syntax.diagnose(file, lines, _explain(lines))
            problems.append(problem)
            if not any(lines[number - 1].strip() for number in culprits):
                return Tree(file, None, tuple(problems), frozenset(lost))
            for number in culprits:
                lines[number - 1] = ""
            lost |= culprits
        else:
            found = (*problems, *grower.problems)
            return Tree(file, grower.root, found, frozenset(lost))
    return Tree(file, None, tuple(problems), frozenset(lost))


def _at(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _events(text: str, loader: type) -> Iterator[Event]:
    yield from yaml.parse(text, Loader=loader)


def _explain(lines: list[str]) -> syntax.Fault:
    """Parse again with the pure parser, whose marks and words are exact."""
    try:
        for _ in _events("\n".join(lines), yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        marks = [mark for mark in (error.context_mark, error.problem_mark) if mark is not None]
        where = [(mark.line + 1, mark.column + 1) for mark in marks] or [(1, 1)]
        return syntax.Fault(error.context or "", error.problem or "", where[0], where[-1])
    except (yaml.YAMLError, RecursionError) as error:
        return syntax.Fault("", str(error), (1, 1), (1, 1))
    return syntax.Fault("", "", (1, 1), (1, 1))
