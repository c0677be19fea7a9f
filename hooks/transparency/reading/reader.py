"""YAML events become a tree of texts with places. The only door to PyYAML."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from transparency.problems import Problem
from transparency.reading import decorations
from transparency.reading.draft import Draft, prepare
from transparency.reading.grower import Grower, StoppedError
from transparency.reading.nodes import TOO_DEEP, Listing, Mapping, Node
from transparency.reading.source_file import SourceFile, forbidden_in
from transparency.reading.syntax import Fault

MAX_NODES = 200_000
MAX_ROUNDS = 20
_MOST_WORK = 40_000_000
"""Characters that are parsed at most while a file of many faults is read again and again."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_StartEvent = MappingStartEvent | SequenceStartEvent


class _Mark(Protocol):
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds; ``lost`` lists the lines (from 1) that could not be read at all."""

    file: SourceFile
    root: Node | None
    problems: tuple[Problem, ...]
    lost: frozenset[int] = frozenset()


def read_tree(file: SourceFile) -> Tree:
    """Read a file; a fault of syntax is mended in memory, or else its record left out."""
    draft = prepare(file)
    rounds = min(MAX_ROUNDS, _MOST_WORK // (sum(map(len, draft.lines)) + 1))
    for number in range(max(rounds, 2)):
        grower = Grower(file, draft.lines, draft.spoilt)
        fault, stopped_at = _feed(grower, draft.lines)
        if fault is None:
            return _tree(draft, grower, stopped_at)
        if number == 0:
            draft.mend_each(_fault_in)
        elif not draft.mend(fault):
            break
    return Tree(file, None, tuple(draft.problems), _lines_from(1, draft))


def spans(file: SourceFile) -> dict[tuple[int, int], tuple[int, int]]:
    """Return where each text, and each list or mapping in brackets, ends: by where it begins.

    Lines and columns count from 1; an end is the place behind the last character. Of a file with
    a fault of syntax the spans before it are returned.
    """
    found: dict[tuple[int, int], tuple[int, int]] = {}
    opened: list[_StartEvent] = []
    with contextlib.suppress(yaml.YAMLError):
        for event in yaml.parse("\n".join(file.lines), Loader=_Loader):
            match event:
                case MappingStartEvent() | SequenceStartEvent():
                    opened.append(event)
                case ScalarEvent():
                    found[_at(event.start_mark)] = _at(event.end_mark)
                case CollectionEndEvent():
                    begun = opened.pop()
                    if begun.flow_style:
                        found.setdefault(_at(begun.start_mark), _at(event.end_mark))
    return found


def _tree(draft: Draft, grower: Grower, stopped_at: int) -> Tree:
    lost = frozenset(draft.lost)
    if stopped_at:
        lost |= _lines_from(stopped_at, draft)
    problems = (*draft.problems, *decorations.gathered(grower.problems, draft.file))
    return Tree(draft.file, grower.root, problems, lost)


def _lines_from(first: int, draft: Draft) -> frozenset[int]:
    return frozenset(range(first, len(draft.lines) + 1))


def _fault_in(lines: Sequence[str]) -> Fault | None:
    """Return what is wrong with a part of a file; its lines count from 1.

    How deep it is nested shows only in the whole.
    """
    fault, _ = _feed(Grower(SourceFile("", ()), (), ()), lines)
    return None if fault and fault.problem == TOO_DEEP else fault


def _feed(grower: Grower, lines: Sequence[str]) -> tuple[Fault | None, int]:
    """Grow a tree; return the fault on which the parser broke, and where reading stopped."""
    event: Event | None = None
    documents = 0
    try:
        for count, event in enumerate(yaml.parse("\n".join(lines), Loader=_Loader)):
            documents += isinstance(event, DocumentStartEvent)
            if documents > 1:
                grower.problems.append(_say(grower, decorations.second_document, event))
                return None, _at(event.start_mark)[0]
            if count > MAX_NODES:
                grower.problems.append(decorations.too_many(grower.file, MAX_NODES))
                grower.root = None
                return None, 1
            if grower.has_too_many():
                return None, _at(event.start_mark)[0]
            _take(grower, event)
    except StoppedError as error:
        return Fault("", error.words, error.place, error.place, error.place[0]), 0
    except yaml.YAMLError as error:
        return _fault(error, event), 0
    return None, 0


def _take(grower: Grower, event: Event) -> None:
    match event:
        case ScalarEvent(value=text):
            start, end = _at(event.start_mark), _at(event.end_mark)
            if event.style == '"' and (sign := forbidden_in(text)):
                grower.add_refused(decorations.hidden_sign(grower.file, *start, sign))
            elif event.tag is None and event.anchor is None:
                grower.add_text(text, start, end, is_plain=not event.style)
            else:
                grower.add_refused(_decoration(grower, event))
        case MappingStartEvent():
            _open(grower, event, Mapping([], *_at(event.start_mark)))
        case SequenceStartEvent():
            _open(grower, event, Listing([], *_at(event.start_mark)))
        case CollectionEndEvent():
            grower.close()
        case AliasEvent():
            grower.add_refused(_say(grower, decorations.alias, event))


def _open(grower: Grower, event: _StartEvent, node: Listing | Mapping) -> None:
    if event.tag is not None:
        grower.open_refused(node, _decoration(grower, event))
        return
    if event.anchor is not None:
        grower.refuse(_decoration(grower, event))
    grower.open(node, is_flow=bool(event.flow_style))


def _decoration(grower: Grower, event: ScalarEvent | _StartEvent) -> Problem:
    say = decorations.tag if event.tag is not None else decorations.anchor
    return _say(grower, say, event)


def _say(grower: Grower, say: Callable[[SourceFile, int, int], Problem], event: Event) -> Problem:
    return say(grower.file, *_at(event.start_mark))


def _fault(error: yaml.YAMLError, last: Event | None) -> Fault:
    read_to = _at(last.start_mark)[0] if last else 1
    if not isinstance(error, yaml.MarkedYAMLError):
        return Fault("", str(error), (read_to, 1), (read_to, 1), read_to)
    marks = [mark for mark in (error.context_mark, error.problem_mark) if mark is not None]
    where = [_at(mark) for mark in marks] or [(read_to, 1)]
    words = TOO_DEEP if error.problem in _OWN_LIMITS else error.problem or ""
    return Fault(error.context or "", words, where[0], where[-1], read_to)


_OWN_LIMITS = ("exceeded maximum nesting depth",)
"""What libyaml says of brackets before our own limit is asked."""


def _at(mark: _Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
