"""Problems as JUnit XML, which GitLab shows in the tab of tests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from transparency.problems import Problem, Severity, errors

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(problems: Iterable[Problem]) -> str:
    """Write each error as a failed test and each warning as a skipped one; none as one passed."""
    found = sorted(problems)
    wrong = len(errors(found))
    suites = Element("testsuites")
    suite = SubElement(suites, "testsuite", name="ตรวจข้อมูล")
    suite.set("tests", str(max(len(found), 1)))
    suite.set("failures", str(wrong))
    suite.set("skipped", str(len(found) - wrong))
    for problem in found:
        tag = "failure" if problem.severity is Severity.ERROR else "skipped"
        case = SubElement(suite, "testcase", classname=problem.place.path, name=_title(problem))
        SubElement(case, tag, message=_clean(problem.message)).text = _clean(str(problem))
    if not found:
        SubElement(suite, "testcase", classname="data", name="ไม่พบข้อผิดพลาด")
    return tostring(suites, encoding="unicode")


def _title(problem: Problem) -> str:
    return _clean(f"{problem.place}: {problem.message}")


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
