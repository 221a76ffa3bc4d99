"""The tables of a Balanced Scorecard: perspectives, objectives, cause and effect, measures with their numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.domain.links import LinkCauseEffect
from engine.domain.measure import DefineMeasure, SetTarget
from engine.domain.scorecard import AddPerspective, OpenScorecard, SetStrategicObjective
from engine.samples.tables.beats import Beat, Change, Reporting, beat, monthly, span


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure with its targets and the values it was reported with, period by period."""

    id: str
    under: str
    title: str
    owner: str
    unit: str
    direction: str = "up"
    start: float | None = None
    """Where it stood before."""
    target: float | None = None
    """One target for all the time."""
    targets: str = ""
    """Or one for each period, from `first` on."""
    by_quarter: str = ""
    """Or, of a measure read by the month, one for each quarter."""
    red: float | None = None
    """Its red flag, where it is not a tenth away from the goal."""
    thresholds: tuple[float, ...] = ()
    scoring: str | None = None
    values: str
    first: str = "2025-01"
    """The first period of the values: a month, or a quarter of a measure read by the quarter."""
    weight: float | None = None
    indicator: str | None = None
    aggregation: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    """By period."""

    def defined(self, at: str, who: str, reason: str) -> Iterator[Beat]:
        """Its definition and targets, as they were agreed."""
        for change in self.changes():
            fields = {name: value for name, value in change.fields.items() if value is not None}
            yield beat(at, who, change.command, change.entity_id, source="file", **fields, reason=reason)

    def changes(self) -> Iterator[Change]:
        """The same as what a decision changes."""
        quarterly = "Q" in self.first
        limits = (self.red,) if self.red is not None else self.thresholds
        yield Change(DefineMeasure, self.id, {
            "parent_id": self.under, "title": self.title, "owner": self.owner, "unit": self.unit,
            "direction": self.direction, "baseline": self.start, "target": self.target, "weight": self.weight,
            "indicator": self.indicator, "aggregation": self.aggregation, "scoring": self.scoring,
            "frequency": "quarterly" if quarterly else "monthly",
            "thresholds": [float(one) for one in limits] or None,
        })  # fmt: skip
        first = self.first
        if self.by_quarter and not quarterly:
            first = f"{first[:4]}-Q{(int(first[5:]) + 2) // 3}"
        for period, value in monthly(first, self.targets or self.by_quarter):
            # One target for the months of a quarter stands under no period's name.
            name = period if self.targets or quarterly else None
            yield Change(SetTarget, self.id, {"target": value, "period": name, "effective_at": span(period)[0]})


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A strategic objective inside one perspective."""

    id: str
    title: str
    owner: str
    weight: float | None = None
    roll_up: str | None = None
    under: str | None = None
    """The objective it lies under, where it does not lie right under its perspective."""
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Perspective:
    """A side from which the strategy is looked at."""

    id: str
    title: str
    aims: Sequence[Aim]
    weight: float | None = None
    roll_up: str | None = None


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """A scorecard as it was agreed, and the numbers that came in."""

    id: str
    title: str
    opened: str
    by: str
    reason: str
    reporting: Reporting
    perspectives: Sequence[Perspective]
    """From the top of the strategy map."""
    measures: Sequence[Measure]
    drives: str = ""
    """A line each: one objective, and those that it drives."""
    plan: str | None = None
    """The plan it belongs to."""
    period: str | None = None
    team: str | None = None
    text: str | None = None

    def beats(self) -> Iterator[Beat]:
        """Its structure and its readings."""
        at, who, common = self.opened, self.by, {"source": "file", "reason": self.reason}
        yield beat(
            at, who, OpenScorecard, self.id, source="file", reason=self.reason, title=self.title,
            parent_id=self.plan, period=self.period, team=self.team, text=self.text, perspectives=(),
        )  # fmt: skip
        for rank, side in enumerate(self.perspectives, 1):
            said: dict[str, Any] = {
                "title": side.title,
                "weight": side.weight,
                "roll_up": side.roll_up,
                "rank": rank,
            }
            yield beat(at, who, AddPerspective, side.id, parent_id=self.id, **common, **said)
            for one in side.aims:
                said = {"title": one.title, "owner": one.owner, "weight": one.weight, "roll_up": one.roll_up}
                yield beat(
                    at, who, SetStrategicObjective, one.id, parent_id=one.under or side.id, text=one.text, **common,
                    **said,
                )  # fmt: skip
        for line in self.drives.strip().splitlines():
            driver, *driven = line.split()
            for effect in driven:
                yield beat(at, who, LinkCauseEffect, driver, to_id=effect, **common)
        for measure in self.measures:
            yield from measure.defined(at, who, self.reason)
            yield from self.reporting.readings(measure.id, measure.first, measure.values, measure.notes)
