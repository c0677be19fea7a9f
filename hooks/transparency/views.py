"""What the pages say of a measure: the record beside everything that is derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transparency import scales
from transparency.center import Center
from transparency.records.change import Change
from transparency.records.channel import Channel
from transparency.records.doubt import Doubt
from transparency.records.measure import Measure, Status
from transparency.records.target import Milestone
from transparency.records.topic import Topic
from transparency.records.unit import Unit
from transparency.scales import EvidenceLevel, Timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One measure as of a day; ``units`` are written out as official documents do."""

    measure: Measure
    level: EvidenceLevel
    time: Timeliness
    with_result: int
    units: tuple[Unit, ...]
    doubts: tuple[Doubt, ...]

    @property
    def is_exception(self) -> bool:
        """Whether a list should make this measure stand out."""
        late = self.time is Timeliness.OVERDUE
        return late or self.measure.status in {Status.NOT_STARTED, Status.NO_CASE}


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone as of a day."""

    milestone: Milestone
    time: Timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A center as of a day: what every page can ask for."""

    center: Center
    day: date
    views: tuple[View, ...]
    counts: scales.Counts

    def of(self, measures: Iterable[Measure]) -> tuple[View, ...]:
        """Return the views of some measures, in the order of the register."""
        wanted = {measure.id for measure in measures}
        return tuple(view for view in self.views if view.measure.id in wanted)

    def of_unit(self, unit: Unit) -> tuple[View, ...]:
        """Return the measures of a unit and of its parts: the one rule of roll-up."""
        ids = {unit.id, *(part.id for part in self.center.parts_of(unit))}
        return tuple(v for v in self.views if any(ref.id in ids for ref in v.measure.units))

    def of_topic(self, topic: Topic) -> tuple[View, ...]:
        """Return the measures of a topic."""
        return tuple(view for view in self.views if view.measure.topic.id == topic.id)

    def at_level(self, level: str) -> tuple[View, ...]:
        """Return the measures with one level of evidence."""
        return tuple(view for view in self.views if view.level == level)

    def doubts(self, kind: str) -> tuple[Doubt, ...]:
        """Return the doubts of one kind."""
        return tuple(doubt for doubt in self.center.doubts if doubt.kind == kind)

    def reachable(self) -> tuple[Channel, ...]:
        """Return the channels whose address is known."""
        return tuple(channel for channel in self.center.channels if channel.address)

    def latest_change(self) -> Change:
        """Return the newest change; ValueError when nothing was ever changed."""
        return max(self.center.changes, key=lambda change: change.on.first_day)

    def late(self) -> tuple[View, ...]:
        """Return the measures that are past their deadline."""
        return tuple(view for view in self.views if view.time is Timeliness.OVERDUE)

    def milestones(self, measure: Measure) -> tuple[MilestoneView, ...]:
        """Return the milestones of a measure as of this day."""
        return tuple(
            MilestoneView(milestone, scales.milestone_timeliness(milestone, self.day))
            for milestone in measure.milestones
        )


def overview(center: Center, today: date) -> Overview:
    """Derive everything that pages show from the records and a day."""
    day = scales.as_of(center.year, today)
    measures = sorted(center.measures, key=lambda measure: measure.number)
    return Overview(
        center=center,
        day=day,
        views=tuple(_view(center, measure, day) for measure in measures),
        counts=scales.counts(measures),
    )


def _view(center: Center, measure: Measure, day: date) -> View:
    is_answerable = measure.status in {Status.DONE, Status.IN_PROGRESS}
    return View(
        measure=measure,
        level=scales.evidence_level(measure),
        time=scales.timeliness(measure, day),
        with_result=scales.steps_with_result(measure) if is_answerable else 0,
        units=tuple(center.unit(ref) for ref in measure.units),
        doubts=center.doubts_about(measure),
    )
