"""What can be read only one way is accepted, however it is written; what is odd is remarked on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import SITES, TODAY
from transparency.build import build, check
from transparency.center import Center
from transparency.checks.deadlines import check_deadlines
from transparency.outputs import SiteTree
from transparency.problems import errors

DATA = SITES / "complete" / "data"
STEMS = sorted(path.stem for path in DATA.glob("*.yaml"))

SAME = {
    "Thai digits in a number": ("measures", "number: 4\n", "number: ๔\n"),
    "Thai digits in an amount": ("budgets", "allotted: 1,250,000", "allotted: ๑,๒๕๐,๐๐๐"),
    "an amount without separators": ("budgets", "allotted: 1,250,000", "allotted: 1250000.00"),
    "Thai digits in a year": ("measures", "fiscal_year: 2565", "fiscal_year: ๒๕๖๕"),
    "a year in quotes": ("measures", "fiscal_year: 2565", 'fiscal_year: "2565"'),
    "a day of the Buddhist era": ("changes", "on: 2022-09-05", "on: 2565-09-05"),
    "a day in words": ("changes", "on: 2022-09-05", "on: 5 กันยายน 2565"),
    "a day in words and Thai digits": ("changes", "on: 2022-09-05", "on: ๕ ก.ย. ๒๕๖๕"),
    "a day with its era": ("changes", "on: 2022-09-05", "on: วันที่ 5 กันยายน พ.ศ. 2565"),
    "a day with slashes": ("changes", "on: 2022-09-05", "on: 5/9/2565"),
    "a day with dots": ("changes", "on: 2022-09-05", "on: 05.09.2565"),
    "a day in quotes": ("changes", "on: 2022-09-05", "on: '2022-09-05'"),
    "a month in words": ("measures", "due_on: 2022-03\n", "due_on: มีนาคม 2565\n"),
    "a Thai status": ("measures", "status: no_case", "status: ปีนี้ไม่มีกรณี"),
    "a Thai flag": ("measures", "is_reported: false", "is_reported: ไม่ใช่"),
    "a flag with a capital": ("measures", "is_reported: true", "is_reported: True"),
    "sara am in two pieces": ("topics", "คนทำงาน", "คนท\u0e4d\u0e32งาน"),
    "one tone mark too many": ("galleries", "alt: กรอบตั้ง", "alt: กรอบตั\u0e49\u0e49ง"),
    "a tone mark before its vowel": ("galleries", "alt: กรอบตั้ง", "alt: กรอบต\u0e49\u0e31ง"),
    "a zero-width space": ("channels", "name: ตู้รับฟัง", "name: ตู้\u200bรับฟัง"),
    "a no-break space": ("topics", "การมีส่วนร่วม", "การมีส่วน\u2060ร่วม"),
    "letters of old fonts": ("channels", "name: ตู้รับ", "name: ตู\uf70bรับ"),
    "a list in brackets over lines": (
        "measures", "units: [legal, finance]", "units: [\n      legal,\n      finance,\n    ]",
    ),
    "a list with hyphens": (
        "measures", "units: [legal, finance]", "units:\n      - legal\n      - finance",
    ),
    "hyphens below their key": (
        "doubts", "    sides:\n      - ข้อบกพร่อง", "    sides:\n    - ข้อบกพร่อง",
    ),
    "one text for a list of one": (
        "units", "also_written: [งานนิติกร]", "also_written: งานนิติกร",
    ),
    "a text over lines": (
        "findings", "text: กองช่าง ไม่มีผู้รับผิดชอบ", "text: กองช่าง\n      ไม่มีผู้รับผิดชอบ",
    ),
    "a folded text": ("doubts", "question: ข้อตรวจพบ", "question: >-\n      ข้อตรวจพบ"),
    "a quoted text over lines": (
        "topics", "name: การมีส่วนร่วมและการรับฟังความคิดเห็น",
        'name: "การมีส่วนร่วมและการรับฟังความคิดเห็น\n\n      "',
    ),
    "escapes in quotes": ("channels", "name: e-Service", 'name: "e\\u002dService"'),
    "a key in quotes": ("channels", "    name: e-Service", '    "name": e-Service'),
    "a space before the colon": ("channels", "    name: e-Service", "    name : e-Service"),
    "a mapping in brackets": (
        "topics", "- id: money\n    name: การเงินและงบประมาณ",
        "- {id: money, name: การเงินและงบประมาณ}",
    ),
    "keys in another order": (
        "units", "- id: finance\n    name: กองคลัง", "- name: กองคลัง\n    id: finance",
    ),
    "another indentation": (
        "topics", "  - id: money\n    name: การเงิน", "  -   id: money\n      name: การเงิน",
    ),
    "a remark": ("channels", "name: e-Service", "name: e-Service  # ยังไม่เปิด"),
    "the mark before a document": ("topics", "topics:\n", "---\ntopics:\n"),
}  # fmt: skip

ALSO_READ = {
    "a colon without a space": ("channels", "name: e-Service", "name: เวลา 08:30-16:30 น."),
    "a number sign inside a word": ("channels", "name: e-Service", "name: ภาษา C# ง่าย ๆ"),
    "an address with a number sign": (
        "channels", "https://www.example.com/survey", "https://www.example.com/survey?a=1&b=2#top",
    ),
    "a Thai address": (
        "channels", "https://www.example.com/survey", "https://เทศบาล.ไทย/ร้องเรียน",
    ),
    "an address in capitals": (
        "channels", "https://www.example.com/survey", "HTTPS://www.example.com/survey",
    ),
    "a question mark in a text over lines": (
        "findings", "text: กองช่าง ไม่มี", "text: กองช่าง\n      ? ไม่มี",
    ),
    "a telephone number": ("channels", "address: 0-0000-0000 ต่อ 0", "address: 073642345"),
    "a time": ("channels", "said_in: ขั้นตอนที่ ๓", "said_in: 12:30"),
    "the word no": ("channels", "said_in: ขั้นตอนที่ ๓", "said_in: no"),
    "a number that is a name": ("findings", "    number: 2\n", "    number: 1.10\n"),
    "letters that stand alone": ("findings", "text: กองช่าง", "text: ข้อ ก. ข ณ ธ.ค. ต่าง ๆ ฯลฯ"),
    "an emoji": ("channels", "name: e-Service", "name: e-Service 😀"),
    "quotes inside a text": ("topics", "name: บริการประชาชน", "name: It's \"fine\" – 100% “ดี”"),
    "keys in a text over lines": (
        "findings", "text: กองช่าง ไม่มีผู้รับผิดชอบ", "text: |\n      title: กองช่าง # ไม่มี\n      ผู้",
    ),
    "a leap day of the Buddhist era": (
        "measures", "dated_on: 2021-10-04", "dated_on: 29 กุมภาพันธ์ 2563",
    ),
}  # fmt: skip

REMARKED = {
    "markup-in-text of HTML": ("channels", "name: e-Service", "name: <b>e-Service</b>", "<b>"),
    "markup-in-text of Markdown": ("topics", "บริการประชาชน", "บริการ **ประชาชน**", "**ประชาชน**"),
    "markup-in-text of a link": (
        "findings", "text: กองช่าง", "text: ดู [กองช่าง](https://www.example.com)", "[กองช่าง]",
    ),
    "markup-in-text of an entity": ("topics", "name: บริการ", "name: บริการ &amp; ", "&amp;"),
    "markup-in-text of a quotation": ("galleries", "printed: จัด", "printed: <i>จัด</i>", "<i>"),
    "odd-letters of a tone twice": (
        "galleries", "alt: กรอบตั้ง", "alt: กรอบตั\u0e49\u0e49ง", "“ตั้้”",
    ),
    "odd-letters of a tone before its vowel": (
        "galleries", "alt: กรอบตั้ง", "alt: กรอบต\u0e49\u0e31ง", "“ตั้”",
    ),
    "odd-letters of an old font": (
        "channels", "name: ตู้รับ", "name: ตู\uf70bรับ", "“ตู‹U+F70B›”",
    ),
    "odd-letters of a quotation": (
        "galleries", "printed: จัด", "printed: ศูนย์\u0e4c", "“ย์์”",
    ),
    "christian-era": ("changes", "on: 2022-09-05", "on: 5/9/2022", "2022"),
    "duplicate-name of two units": (
        "units", "name: กองคลัง", "name: งานนิติการ", "งานนิติการ",
    ),
    "duplicate-name of another spelling": (
        "units", "also_written: [งานนิติกร]", "also_written: [กองคลัง]", "finance",
    ),
    "duplicate-name of two spellings": (
        "units", "also_written: [ทุกส่วนราชการ]", "also_written: [สป.]", "clerk",
    ),
    "date-outside-year of a gallery": (
        "galleries", "held_on: 2022-06-20", "held_on: 2021-06-20", "2565",
    ),
    "unused-record": ("topics", "topics:\n", "topics:\n  - {id: x, name: ก}\n", "x"),
    "date-outside-year": ("measures", "done_on: 2022-02-18", "done_on: 2022-10-18", "2565"),
}  # fmt: skip


@pytest.fixture
def edited(site_copy: Callable[[str], Path]) -> Callable[[str, str, str], Path]:
    """Return a function that copies the complete site with one text replaced."""

    def edit(stem: str, old: str, new: str) -> Path:
        root = site_copy("complete")
        file = root / "data" / f"{stem}.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
        return root

    return edit


@pytest.fixture(scope="session")
def made() -> SiteTree:
    """What the complete site becomes."""
    return build(SITES / "complete", today=TODAY)


def _pages(tree: SiteTree) -> dict[str, bytes]:
    return {output.path: output.data for output in tree if output.path.endswith(".md")}


@pytest.mark.parametrize(("stem", "old", "new"), SAME.values(), ids=SAME.keys())
def test_what_can_be_read_only_one_way_makes_the_same_pages(
    edited: Callable[[str, str, str], Path], made: SiteTree, stem: str, old: str, new: str
) -> None:
    assert _pages(build(edited(stem, old, new), today=TODAY)) == _pages(made)


@pytest.mark.parametrize(
    "write",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
        lambda data: data.replace(b"\n", b"  \n"),
        lambda data: data.replace(b"\n", b"\n\n"),
        lambda data: data.rstrip(b"\n"),
        lambda data: data + b"...\n",
    ],
    ids=[
        "byte-order mark", "CRLF", "CR", "spaces behind", "blank lines", "no last line end", "end",
    ],
)  # fmt: skip
def test_line_ends_and_marks_of_a_file_do_not_matter(
    site_copy: Callable[[str], Path], made: SiteTree, write: Callable[[bytes], bytes]
) -> None:
    root = site_copy("complete")
    for stem in STEMS:
        file = root / "data" / f"{stem}.yaml"
        file.write_bytes(write(file.read_bytes()))

    assert _pages(build(root, today=TODAY)) == _pages(made)


@pytest.mark.parametrize(("stem", "old", "new"), ALSO_READ.values(), ids=ALSO_READ.keys())
def test_what_only_looks_like_a_slip_is_accepted(
    edited: Callable[[str, str, str], Path], stem: str, old: str, new: str
) -> None:
    _, problems = check(edited(stem, old, new))

    assert not errors(problems)
    assert len(problems) == len(check(SITES / "complete")[1])


@pytest.mark.parametrize("name", REMARKED)
def test_what_is_odd_is_remarked_on_where_it_stands(
    edited: Callable[[str, str, str], Path], name: str
) -> None:
    stem, old, new, named = REMARKED[name]
    before = (DATA / f"{stem}.yaml").read_text(encoding="utf-8").partition(old)[0]
    line = before.count("\n") + 1 + new.startswith("topics:")

    _, problems = check(edited(stem, old, new))

    assert not errors(problems)
    found = [p for p in problems if (p.place.path, p.place.line) == (f"data/{stem}.yaml", line)]
    assert [p.code for p in found] == [name.split(maxsplit=1)[0]]
    assert named in found[0].message


@pytest.mark.parametrize(
    "path", ["content/documents/order-013-2565.pdf", "data/source/letter-2565.txt"]
)
def test_a_file_to_which_nothing_leads_is_remarked_on(
    site_copy: Callable[[str], Path], path: str
) -> None:
    root = site_copy("complete")
    (root / path).write_bytes(b"%PDF-1.4\n")

    _, problems = check(root)

    found = [problem for problem in problems if problem.place.path == path]
    assert [problem.code for problem in found] == ["unused-file"]
    assert Path(path).name in found[0].message
    assert not errors(problems)


@pytest.mark.parametrize("path", ["data/budgets.xlsx", "data/2566/measures.yaml", "data/notes.txt"])
def test_what_nobody_reads_in_data_is_remarked_on(
    site_copy: Callable[[str], Path], path: str
) -> None:
    root = site_copy("complete")
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_bytes(b"measures: []\n")

    _, problems = check(root)

    found = [problem for problem in problems if problem.code == "unknown-file"]
    assert [problem.place.path for problem in found] == ["/".join(path.split("/")[:2])]
    assert not errors(problems)


def test_a_file_that_a_page_mentions_is_used(site_copy: Callable[[str], Path]) -> None:
    root = site_copy("complete")
    (root / "content" / "documents" / "แผน 2565.pdf").write_bytes(b"%PDF-1.4\n")
    page = root / "content" / "plan.md"
    page.write_text("# แผน\n\n[แผน](documents/แผน%202565.pdf)\n", encoding="utf-8")

    assert "unused-file" not in {problem.code for problem in check(root)[1]}


def test_json_is_yaml_too(site_copy: Callable[[str], Path]) -> None:
    root = site_copy("complete")
    ids = ("public-service", "money", "people", "integrity", "participation")
    topics = {"topics": [{"id": topic, "name": f"เรื่อง {topic}"} for topic in ids]}
    (root / "data" / "topics.yaml").write_text(json.dumps(topics), encoding="utf-8")

    assert not errors(check(root)[1])


def test_a_measure_that_is_late_is_remarked_on_as_of_the_day() -> None:
    center, _ = Center.load(SITES / "complete")

    def late(today: date) -> list[str]:
        return [
            problem.message.split("”")[0][-3:] for problem in check_deadlines(center, today=today)
        ]

    assert late(date(2021, 10, 1)) == []
    assert late(date(2022, 9, 1)) == ["m04", "m10"]
    assert late(TODAY) == late(date(2022, 9, 30)) == ["m04", "m10"]


def test_facts_that_are_missing_are_told_once_a_kind() -> None:
    _, problems = check(SITES / "complete")

    told = {problem.code: problem.message for problem in problems}
    assert "4 จาก 12 ช่องทาง" in told["no-address"]
    assert "มาตรการ" in told["no-deadline"]
    assert [p.code for p in problems].count("no-address") == 1
