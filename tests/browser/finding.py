"""How well a list of answers fits a list of queries: the measures behind recall and rank."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

FIRST = 10
_MEASURE = re.compile(r"measures/m(\d+)\.html")


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the numbers of the measures that it must find, the ``best`` first."""

    text: str
    kind: str
    expected: frozenset[int]
    best: frozenset[int]


def read_queries(name: str, town: str) -> list[Query]:
    """Read ``queries_<name>.json``; ``{town}`` stands for the name of the municipality."""
    path = Path(__file__).parent / f"queries_{name}.json"
    return [
        Query(
            entry["query"].replace("{town}", town),
            entry["class"],
            frozenset(entry["expected"]),
            frozenset(entry.get("best", entry["expected"])),
        )
        for entry in json.loads(path.read_text(encoding="utf-8"))
    ]


def numbers(links: list[str]) -> list[int]:
    """Return the measures among the links of an answer; other pages take no rank."""
    return [int(found[1]) for link in links if (found := _MEASURE.search(link))]


def recall(query: Query, links: list[str]) -> float:
    """Return the share of what must be found among the first ten measures."""
    found = query.expected & {*numbers(links)[:FIRST]}
    return len(found) / min(FIRST, len(query.expected))


def rank(query: Query, links: list[str]) -> float:
    """Return one divided by the rank of the first good measure, or nothing without one."""
    good = (place for place, number in enumerate(numbers(links), 1) if number in query.best)
    return 1 / next(good, float("inf"))
