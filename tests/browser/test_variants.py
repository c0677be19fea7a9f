"""Very long texts, three-line titles and sixty measures break nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from bench.multiplied import multiplied
from browser.serving import Served
from browser.templates import FULL
from browser.test_reflow import read
from conftest import copy_site

SENTENCE = (
    "จัดทำแผนปฏิบัติการป้องกันการทุจริตและเผยแพร่สาธารณชนทราบ และติดตามการนำแผนไปสู่การปฏิบัติ"
    "ไม่น้อยกว่าร้อยละ 80 ของจำนวนโครงการ/กิจกรรม/มาตรการตามแผน พร้อมทั้งรายงานผลการดำเนินงาน"
    "ตามแผนรอบ 6 เดือนและรอบ 12 เดือน"
)
"""As long as the longest title of a real report."""

PHRASE = "จัดทำแผนปฏิบัติการป้องกันการทุจริตและเผยแพร่สาธารณชนทราบ และติดตามการนำแผนไปสู่การปฏิบัติ"
LATIN = "https://www.example.com/transparency/reports/2565/internal-control-and-risk-management.pdf"
LONG = {
    "alt": SENTENCE, "caption": f"{SENTENCE} {SENTENCE}", "name": SENTENCE, "note": SENTENCE,
    "question": f"{SENTENCE} {LATIN}", "reason": SENTENCE, "short_name": PHRASE,
    "short_title": PHRASE, "summary": SENTENCE, "text": f"{LATIN} {SENTENCE * 3}",
    "title": SENTENCE, "unit": "โครงการหรือกิจกรรม",
}  # fmt: skip
"""What is the longest that an officer may plausibly write under each key."""

WINDOWS = (320, 390, 1280)


def _stretched(value: object) -> object:
    match value:
        case dict():
            return {
                key: LONG[key] if key in LONG and isinstance(inner, str) else _stretched(inner)
                for key, inner in value.items()
            }
        case list():
            return [_stretched(item) for item in value]
    return value


def _long(root: Path) -> None:
    """Replace every text; files are written as JSON, which is YAML."""
    for file in sorted((root / "data").glob("*.yaml")):
        values = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 texts only
        file.write_text(json.dumps(_stretched(values)), encoding="utf-8", newline="\n")


def _many(root: Path) -> None:
    """Have the measures six times over."""
    path = root / "data" / "measures.yaml"
    text = multiplied(path.read_text(encoding="utf-8"), "measures", 6)
    assert text.count("\n    number: ") >= 60
    path.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture(scope="module", params=[_long, _many], ids=["long texts", "sixty measures"])
def variant(
    request: pytest.FixtureRequest,
    serve: Callable[[Path, str], Served],
    tmp_path_factory: pytest.TempPathFactory,
) -> Served:
    root = copy_site("complete", tmp_path_factory.mktemp("variant") / "site")
    request.param(root)
    return serve(root, "/2565")


def test_a_variant_is_read_as_easily(browser: Browser, variant: Served) -> None:
    found = read(browser, variant.at(*FULL), WINDOWS)

    faults = {width: {k: v for k, v in kinds.items() if v} for width, kinds in found.items()}
    assert faults == {width: {} for width in WINDOWS}
