"""Views: what pages may ask of a center as of a day, tried on the example municipality."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import SITES, TODAY
from transparency.build import check
from transparency.contact import contact_sections
from transparency.facets import facets, row_classes
from transparency.frame import frame, settings
from transparency.records.channel import ChannelKind
from transparency.records.measure import Status
from transparency.scales import EvidenceLevel, Timeliness
from transparency.views import Overview, View, overview

LAST_DAY = date(2022, 9, 30)


def _overview(site: str, today: date = TODAY) -> Overview:
    center, _ = check(SITES / site)
    return overview(center, today)


@pytest.fixture(scope="module")
def view() -> Overview:
    return _overview("complete")


def _ids(views: tuple[View, ...]) -> list[str]:
    return [of.measure.id for of in views]


def test_a_site_of_a_year_that_is_over_speaks_for_its_last_day(view: Overview) -> None:
    assert view.day == LAST_DAY
    assert _overview("complete", date(2022, 2, 1)).day == date(2022, 2, 1)


def test_the_example_municipality_fills_every_state(view: Overview) -> None:
    assert {of.measure.status for of in view.views} == set(Status)
    assert {of.level for of in view.views} == set(EvidenceLevel)
    times = {of.time for of in view.views} | {
        milestone.time for of in view.views for milestone in view.milestones(of.measure)
    }
    assert times == set(Timeliness)
    assert {channel.kind for channel in view.center.channels} == set(ChannelKind)


def test_measures_stand_in_the_order_of_their_numbers(view: Overview) -> None:
    center = view.center

    assert _ids(view.views) == sorted(_ids(view.views))
    assert view.of(reversed(center.measures)) == view.views
    assert _ids(view.of([center.measures[4], center.measures[1]])) == ["m02", "m05"]


def test_a_unit_answers_for_itself_and_for_its_parts(view: Overview) -> None:
    found = {unit.id: _ids(view.of_unit(unit)) for unit in view.center.units}

    assert found["legal"] == ["m01", "m03", "m06", "m10"]
    assert found["public-relations"] == ["m09"]
    assert found["planning"] == ["m01", "m03", "m06", "m09", "m10"]
    assert found["all-units"] == ["m08"]


def test_every_measure_belongs_to_one_topic_and_one_level(view: Overview) -> None:
    by_topic = [of for topic in view.center.topics for of in view.of_topic(topic)]
    by_level = [of for level in EvidenceLevel for of in view.at_level(level)]

    assert sorted(_ids(tuple(by_topic))) == _ids(view.views)
    assert sorted(_ids(tuple(by_level))) == _ids(view.views)


def test_what_is_late_is_what_is_past_its_deadline(view: Overview) -> None:
    assert _ids(view.late()) == ["m04", "m10", "m11"]
    assert {of.time for of in view.late()} == {Timeliness.OVERDUE}


def test_what_is_late_not_started_or_without_a_case_stands_out(view: Overview) -> None:
    standing_out = {of.measure.id for of in view.views if of.is_exception}

    assert standing_out == {"m04", "m05", "m07", "m10", "m11"}


def test_steps_count_as_answered_only_where_something_was_begun(view: Overview) -> None:
    found = {of.measure.id: of.with_result for of in view.views}

    assert found["m01"] == 3
    assert found["m10"] == 2
    assert {found[of] for of in ("m04", "m05", "m07")} == {0}


def test_the_newest_change_comes_first_in_time_not_in_the_file(view: Overview) -> None:
    assert view.latest_change().on.iso() == "2022-09-20"


def test_a_center_without_changes_has_no_newest_one() -> None:
    with pytest.raises(ValueError, match="empty"):
        _overview("empty").latest_change()


def test_a_channel_can_be_reached_only_by_an_address(view: Overview) -> None:
    assert all(channel.address for channel in view.reachable())
    assert {"opinion-box", "e-service", "notice-board", "national-system"}.isdisjoint(
        channel.id for channel in view.reachable()
    )


def test_doubts_are_found_by_kind_and_by_measure(view: Overview) -> None:
    doubts = {of.measure.id: [doubt.id for doubt in of.doubts] for of in view.views if of.doubts}

    assert doubts == {
        "m01": ["who-answers"],
        "m02": ["monthly-or-quarterly"],
        "m03": ["pages-torn", "who-answers"],
    }
    assert [doubt.id for doubt in view.doubts("missing")] == ["who-answers"]


def test_a_filter_names_only_choices_that_show_a_row(view: Overview) -> None:
    status, unit = facets(view)

    assert {chip.value: chip.count for chip in status.choices} == {
        "done": 5,
        "in_progress": 3,
        "not_started": 2,
        "no_case": 1,
    }
    assert all(chip.count for chip in unit.choices)
    assert sum(chip.count for chip in status.choices) == len(view.views)


def test_each_chip_counts_the_rows_that_bear_its_class(view: Overview) -> None:
    rows = [row_classes(view, of).split() for of in view.views]

    for facet in facets(view):
        for chip in facet.choices:
            assert sum(f"{facet.name}-{chip.value}" in row for row in rows) == chip.count


def test_every_channel_stands_in_one_section_of_the_contact_page(view: Overview) -> None:
    sections = list(contact_sections(view.center))

    shown = [channel.id for section in sections for channel in section.channels]
    assert sorted(shown) == sorted(channel.id for channel in view.center.channels)


def test_complaints_have_their_section_even_when_no_channel_is_known() -> None:
    sections = list(contact_sections(_overview("empty").center))

    assert [section.anchor for section in sections] == ["complain"]


def test_the_frame_writes_in_the_municipality_s_digits(view: Overview) -> None:
    assert frame(view)["fiscal_year"] == "๒๕๖๕"
    assert frame(view)["as_of"] == "๓๐ กันยายน ๒๕๖๕"
    assert frame(_overview("empty"))["fiscal_year"] == "2565"


def test_the_frame_tells_whether_the_year_is_closed(view: Overview) -> None:
    assert frame(view)["is_closed"] is True
    assert frame(_overview("empty"))["is_closed"] is False


def test_the_site_bears_the_name_and_address_from_the_records(view: Overview) -> None:
    found = settings(view)

    assert found["site_name"] == "ศูนย์ข้อมูลคุณธรรมและความโปร่งใส เทศบาลตัวอย่าง"
    assert found["site_url"] == "https://www.example.com/2565/"
    assert settings(_overview("empty"))["site_url"] == ""


def test_hand_written_pages_are_named_in_the_frame(complete: Path, view: Overview) -> None:
    assert (complete / "content" / "opening-hours.md").exists()
    assert frame(view)["pages"] == [
        {"title": "เวลาทำการของศูนย์", "url": "opening&#45;hours.html"}
    ] or (frame(view)["pages"] == [{"title": "เวลาทำการของศูนย์", "url": "opening-hours.html"}])
