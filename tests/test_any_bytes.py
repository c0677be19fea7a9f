"""Whatever bytes a data file holds: an answer in Thai, soon, in little memory, and a whole site.

The budget is fixed and the search the same on every run. ``ANY_BYTES_EXAMPLES=20000`` searches
longer. The files in ``seeds/`` were picked by hand; they are tried first.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import PROJECT, SITES, TODAY, copy_site, files_of
from transparency.build import build, check
from transparency.darkroom.develop import develop
from transparency.folders import replace_folder
from transparency.formats import FORMATS
from transparency.problems import MOST_OF_A_FILE, DataError, errors
from transparency.stage import write_stage
from transparency.years.addresses import check_redirects, read_redirects
from transparency.years.hiding import read_terms
from transparency.years.ledger import read_ledger
from transparency.years.names import YearsError
from transparency.years.seal import read_seal

SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())
EXAMPLES = int(os.environ.get("ANY_BYTES_EXAMPLES", "100"))
REAL = {path.stem: path.read_bytes() for path in sorted((SITES / "complete/data").glob("*.yaml"))}

SIGNS = [
    *(bytes([sign]) for sign in b"\t\n\r \"'#&*!|>%@`{}[],:?-~=<\\\0\x01\x7f\x80\xe0\xff"),
    *(sign.encode() for sign in "กิ่เำ๑“”：–\U0001f600"),
    *(sign.encode() for sign in "\ufeff\u200b\u00a0\u2028\x85\u202e\uf70a\ue000"),
    b": ", b" #", b"- ", b"\n---\n", b"\n...\n", b"<<: *a", b"&a ", b"!!python/object:x ",
    b"\n<<<<<<< a\n", b"\n=======\n", b"\n>>>>>>> b\n", b"? ", b"\r\n", b"[" * 30, b"|\n", b">-\n",
    b"0x1F", b"1e999", b"9" * 400, b"12:30:00", b"2564-02-29", b"31/13/64", b"javascript:x", b"../",
]  # fmt: skip
"""What has a meaning in YAML, in Thai, or in the minds of officers."""


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a data file: any bytes, or a sound one cut, doubled and written over."""
    stem = draw(st.sampled_from(sorted(REAL)))
    if draw(st.integers(0, 4)) == 0:
        return stem, draw(st.binary(max_size=300))
    data = REAL[stem]
    for _ in range(draw(st.integers(1, 6))):
        start, length = draw(st.integers(0, len(data))), draw(st.integers(0, 60))
        piece = draw(st.sampled_from(SIGNS) | st.just(data[start : start + length]))
        data = data[:start] + piece + data[start + draw(st.sampled_from([0, 1, length])) :]
    return stem, data


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the complete site in which one file after the other is spoilt."""
    return copy_site("complete", tmp_path_factory.mktemp("any") / "site")


def _try(site: Path, stem: str, data: bytes) -> None:
    file = site / "data" / f"{stem}.yaml"
    file.write_bytes(data)
    try:
        _, problems = check(site)
        for write in FORMATS.values():
            assert write(problems)
        assert len(problems) <= (MOST_OF_A_FILE + 1) * len(REAL)
        assert all(problem.message and problem.remedy for problem in problems)
        if not errors(problems):
            _build(site)
    finally:
        file.write_bytes(REAL[stem])


def _build(site: Path) -> None:
    try:
        assert len(build(site, today=TODAY))
    except DataError as error:
        assert errors(error.problems)  # noqa: PT017 an answer is as good as a site


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(spoilt())
@example(("measures", b""))
@example(("units", b"\xff\xfe"))
def test_no_bytes_lead_to_anything_but_an_answer(site: Path, drawn: tuple[str, bytes]) -> None:
    _try(site, *drawn)


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.name for seed in SEEDS])
def test_what_a_long_search_tried_is_answered(site: Path, seed: Path) -> None:
    _try(site, seed.name.partition("-")[0], seed.read_bytes())


OTHERS = {
    path: (SITES / "complete" / path).read_bytes()
    for path in (
        "content/opening-hours.md", "content/images/emblem.svg",
        "content/documents/service-manual.pdf", "data/photos/g03/drawing-1.png",
        "data/source/report-2565.txt",
    )
}  # fmt: skip
"""One file of each kind that is no record."""


@st.composite
def spoilt_other(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file that is no record: any bytes, a sound one spoilt, or one thing many times."""
    path = draw(st.sampled_from(sorted(OTHERS)))
    piece = draw(st.sampled_from(SIGNS) | st.binary(min_size=1, max_size=4))
    data = OTHERS[path]
    at = draw(st.integers(0, len(data)))
    return path, data[:at] + piece * draw(st.sampled_from([1, 30, 5000])) + data[at:]


@settings(max_examples=EXAMPLES // 5, suppress_health_check=list(HealthCheck))
@given(spoilt_other())
@example(("content/opening-hours.md", b""))
@example(("content/images/emblem.svg", b"<!---->" * 146))
def test_no_bytes_of_other_files_do_either(site: Path, drawn: tuple[str, bytes]) -> None:
    path, data = drawn
    (site / path).write_bytes(data)
    try:
        _, problems = check(site)
        if not errors(problems):
            tree = build(site, today=TODAY)
            develop(site, tree)
    except DataError as error:
        assert errors(error.problems)  # noqa: PT017 as above
    finally:
        (site / path).write_bytes(OTHERS[path])


LISTS = ("redirects.txt", "archive/removals.json", "archive/fy2565.json")
"""Beside the years: what was moved, what was removed, a seal."""


@settings(suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200) | st.text(alphabet='25/.:[]#\\ \nก"{', max_size=80).map(str.encode))
@example(b"[" * 100_000)
def test_no_bytes_of_lists_beside_the_years_do_either(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "archive").mkdir(exist_ok=True)
    for path in LISTS:
        (tmp_path / path).write_bytes(data)

    for read in (
        lambda: check_redirects(read_redirects(tmp_path), ()),
        lambda: read_ledger(tmp_path),
        lambda: read_seal(tmp_path, 2565),
        lambda: read_terms(tmp_path / LISTS[0]),
    ):
        with contextlib.suppress(YearsError):
            read()


LARGE = 7_900_000


def _full(piece: bytes, head: bytes = b"measures:\n") -> bytes:
    return (head + piece * (LARGE // len(piece) + 1))[:LARGE]


def _explosive() -> bytes:
    lines = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    for level in range(1, 40):
        names = b", ".join([b"*a%d" % (level - 1)] * 9)
        lines.append(b"a%d: &a%d [%s]\n" % (level, level, names))
    return b"".join(lines)


HARD = {
    "100,000 brackets": b"measures: " + b"[" * 100_000,
    "100,000 brackets, closed": b"measures: " + b"[" * 100_000 + b"]" * 100_000,
    "100,000 braces": b"measures: " + b"{a: " * 100_000,
    "100,000 hyphens": b"- " * 100_000,
    "100,000 question marks": b"? " * 100_000,
    "3,000 lines ever deeper": b"".join(b" " * depth + b"-\n" for depth in range(3000)),
    "explosive aliases": _explosive(),
    "50 MB": b"measures:\n" + b"  - id: m01\n" * 4_200_000,
    "empty lists": _full(b"[],", b"measures: "),
    "quotes": _full(b"'", b"measures: "),
    "an endless quote": _full("ก".encode(), b'measures: "'),
    "lists in one line": _full(b"{a: b, c: [d, e]}, ", b"measures: ["),
    "keys": _full(b"key of some length: value of length\n"),
    "colons": _full(b"  - id: m01\n    title: a: b: c d e f g h i j k\n"),
    "unclosed quotes": _full(b'  - id: m01\n    title: "a b c d e f g h i j k\n'),
    "number signs": _full(b"  - id: m01\n    title: a #b c d e f g h i j k\n"),
    "tabs": _full(b"  - id: m01\n\ttitle: abc d e f g h i j k l m n o\n"),
    "anchors": _full(b"  - &a id: m01 abcdefghijklmnopqrstuvw\n"),
    "Thai ids": _full("  - id: กขค\n    title: ก ข ค ี ี ี ี\n".encode()),
    "marks": _full("ก้ำ่้ํา".encode(), b"introduction: "),
    "marks on one letter": _full("\u0301\u0323".encode(), "introduction: ก".encode()),
    "halves of links": _full(b"[](", "introduction: ก".encode()),
    "digits": _full(b"1", b"fiscal_year: "),
    "random bytes": random.Random(5).randbytes(LARGE),  # noqa: S311 no secret
}

CHILD = """
import sys
from pathlib import Path
from transparency.build import check
from transparency.formats import FORMATS

_, problems = check(Path(sys.argv[1]))
told = [len(write(problems)) for write in FORMATS.values()]
with open("/proc/self/status", encoding="ascii") as status:
    peak = next(line for line in status if line.startswith("VmHWM"))
print(len(problems), max(told), int(peak.split()[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are asked from Linux")
@pytest.mark.parametrize("name", HARD)
def test_hard_files_take_neither_10_seconds_nor_300_megabytes(tmp_path: Path, name: str) -> None:
    root = copy_site("empty", tmp_path / "site")
    (root / "data" / "measures.yaml").write_bytes(HARD[name])

    run = subprocess.run(  # noqa: S603 our own words; the limit is of CPU time, not of the clock
        ["/bin/sh", "-c", 'ulimit -t 10; exec "$0" -c "$1" "$2"', sys.executable, CHILD, str(root)],
        env=os.environ | {"PYTHONPATH": str(PROJECT / "hooks"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert run.returncode == 0, run.stderr[-500:]
    problems, told, peak = map(int, run.stdout.split())
    assert problems >= 1
    assert told < 2_000_000
    assert peak < 300


def test_a_file_of_thousands_of_mistakes_tells_the_first_and_that_there_are_more(
    site: Path,
) -> None:
    data = b"topics:\n" + b"".join(b"  - {id: t%d, nmae: x}\n" % at for at in range(3000))
    (site / "data" / "topics.yaml").write_bytes(data)

    try:
        _, problems = check(site)
    finally:
        (site / "data" / "topics.yaml").write_bytes(REAL["topics"])

    of_topics = [p for p in problems if p.place.path == "data/topics.yaml"]
    assert len(of_topics) == MOST_OF_A_FILE + 1
    assert of_topics[0].code == "too-many-problems"
    assert {p.code for p in of_topics[1:]} == {"unknown-key"}


def test_a_build_that_fails_leaves_the_old_stage_byte_for_byte(site: Path, tmp_path: Path) -> None:
    stage = tmp_path / "stage"
    write_stage(site, build(site, today=TODAY), stage)
    before = files_of(stage)
    for stem, sound in REAL.items():
        (site / "data" / f"{stem}.yaml").write_bytes(b"[" * 1000)
        try:
            with pytest.raises(DataError), replace_folder(stage):
                build(site, today=TODAY)
        finally:
            (site / "data" / f"{stem}.yaml").write_bytes(sound)

        assert files_of(stage) == before
