"""The staff guide lists every fault that the code can report, and how grave it is."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from conftest import PROJECT
from transparency.problems import Severity

CODE_AT = {"Problem": 1, "Refusal": 0, "Slip": 1}
"""Which argument is the code, of each type by which a fault is reported."""

RESULTS = {"ผิด": Severity.ERROR, "เตือน": Severity.WARNING}
_ROW = re.compile(r"^\| [^|]+ \| ([^|]+) \| [^|]+ \| `([a-z0-9-]+)` \|$", re.MULTILINE)
_CODE = re.compile("[a-z]+(?:-[a-z]+)+")

Faults = Mapping[str, set[Severity]]


def _listed() -> Faults:
    guide = (PROJECT / "data" / "README.md").read_text(encoding="utf-8")
    rows = _ROW.findall(guide.partition("\n## ทุกอย่างที่ระบบตรวจ\n")[2])
    assert len({code for _, code in rows}) == len(rows)
    return {code: {RESULTS[word] for word in RESULTS if word in result} for result, code in rows}


def _reported() -> Faults:
    found: defaultdict[str, set[Severity]] = defaultdict(set)
    for path in sorted((PROJECT / "hooks").rglob("*.py")):
        for code, severities in _faults(ast.parse(path.read_text(encoding="utf-8"))):
            found[code] |= severities
    return found


def _faults(module: ast.Module) -> Iterator[tuple[str, set[Severity]]]:
    for call in ast.walk(module):
        match call:
            case ast.Call(func=ast.Name(id=name)) if name in CODE_AT:
                match call.args[CODE_AT[name]]:
                    case ast.Constant(value=str(code)):
                        yield code, _severities(call)
                    case ast.Name():
                        yield from ((code, {Severity.ERROR}) for code in _words_like_codes(module))


def _severities(call: ast.Call) -> set[Severity]:
    """Return what a call says, both if that is decided as the code runs."""
    match next((word.value for word in call.keywords if word.arg == "severity"), None):
        case None:
            return {Severity.ERROR}
        case ast.Attribute(attr=name):
            return {Severity[name]}
    return {*Severity}


def _words_like_codes(module: ast.Module) -> Iterator[str]:
    """Return what a code that is chosen as the code runs may be; warnings are named outright."""
    warnings = {
        call.args[0]
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and Severity.ERROR not in _severities(call) and call.args
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and node not in warnings:
            word = str(node.value)
            if _CODE.fullmatch(word):
                yield word


def test_the_guide_lists_every_fault_and_how_grave_it_is() -> None:
    reported = _reported()

    assert len(reported) > 100
    assert _listed() == reported
