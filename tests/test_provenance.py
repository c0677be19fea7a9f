"""Provenance: what was compared with paper, what differs from print, which findings go together."""

from __future__ import annotations

import pytest

from conftest import SITES
from transparency.build import check
from transparency.center import Center
from transparency.provenance import corrections, finding_groups, sourced, verified
from transparency.records.document import Verification


@pytest.fixture(scope="module")
def center() -> Center:
    found, _ = check(SITES / "complete")
    return found


def test_every_record_that_was_taken_from_paper_is_counted_once(center: Center) -> None:
    counted = verified(center)

    assert list(counted) == list(Verification)
    assert sum(counted.values()) == len(sourced(center)) == 11 + 5 + 3 + 5
    assert counted[Verification.UNREADABLE] == 4


def test_each_variant_is_a_correction_on_the_page_of_its_measure(center: Center) -> None:
    found = [(item.measure.id, item.variant.field) for item in corrections(center)]

    assert found == [
        ("m01", "title"),
        ("m01", "results"),
        ("m03", "title"),
        ("m09", "steps"),
        ("m01", "text"),
        ("m02", "lines"),
        ("m03", "text"),
    ]


def test_findings_are_grouped_by_kind_and_year_in_their_order(center: Center) -> None:
    groups = finding_groups(center.findings)

    assert [(group.anchor, len(group.findings)) for group in groups] == [
        ("internal-control-2564", 2),
        ("internal-control-2563", 1),
        ("observation-undated", 2),
    ]
    assert groups[0].title.endswith("ปีงบประมาณ 2564")
    assert "ปีงบประมาณ" not in groups[2].title


def test_no_findings_make_no_group() -> None:
    assert finding_groups(()) == ()
