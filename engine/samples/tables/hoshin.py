"""The tables of a Hoshin plan: four sides, monthly plan values, correlations, and the talks between the levels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.domain.catchball import AgreeToOffer, CounterOffer, DeclineOffer, ProposeTarget
from engine.domain.hoshin import (
    AgreePlan,
    DraftPlan,
    RetirePlanItem,
    SetAnnualObjective,
    SetBreakthroughObjective,
    SetCorrelation,
    SetImprovementPriority,
    SetTargetToImprove,
    SetVision,
)
from engine.domain.measure import SetTarget
from engine.samples.tables.beats import Beat, Change, Reporting, beat, monthly, numbers, span


@dataclass(frozen=True, kw_only=True)
class Item:
    """A breakthrough objective, an annual objective or an improvement priority."""

    id: str
    title: str
    owner: str
    text: str | None = None
    horizon: str | None = None
    """Of a breakthrough: the year by which it is reached."""
    deploys: str | None = None
    """The priority of the plan above that it carries out."""

    def fields(self, plan: str) -> dict[str, Any]:
        """What is said of it besides its id."""
        said = {"parent_id": plan, "title": self.title, "owner": self.owner, "text": self.text}
        return {**said, "horizon": self.horizon, "deploys": self.deploys}


@dataclass(frozen=True, kw_only=True)
class Improve:
    """A target to improve, with its plan and, unless a measure has them, its readings month by month."""

    id: str
    title: str
    owner: str
    unit: str
    start: float
    plan: str
    """The plan value of each month, from `first` on."""
    actual: str = ""
    """What each month came to; - where nothing was reported."""
    first: str = "2025-01"
    aggregation: str = "mean"
    measured_by: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    """By month."""

    def fields(self, plan: str) -> dict[str, Any]:
        """What is said of it besides its id; the last plan value says whether more is better."""
        last = numbers(self.plan)[-1]
        return {
            "parent_id": plan,
            "title": self.title,
            "owner": self.owner,
            "unit": self.unit,
            "direction": "down" if last is not None and last < self.start else "up",
            "baseline": self.start,
            "aggregation": self.aggregation,
            "measured_by": self.measured_by,
        }


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One throw of the ball: a target and its reason, or the means that it takes."""

    at: str
    by: str
    target: float | None = None
    why: str
    means: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The end of a talk."""

    at: str
    by: str
    why: str
    declined: bool = False


@dataclass(frozen=True, kw_only=True)
class Talk:
    """Catchball about one item between two neighbouring levels: the upper one begins, then they take turns."""

    item: str
    period: str | None = None
    """The period whose target they talk about."""
    upper: str
    lower: str
    offers: Sequence[Offer]
    end: Answer | None = None
    """None where somebody still waits for an answer."""

    def beats(self) -> Iterator[Beat]:
        """Every offer and the answer."""
        for turn, said in enumerate(self.offers):
            more: dict[str, Any] = {"target": said.target, "means": said.means, "reason": said.why}
            if turn == 0:
                levels: dict[str, Any] = {"from_level": self.upper, "to_level": self.lower}
                yield beat(said.at, said.by, ProposeTarget, self.item, **levels, **more)
            else:
                level = self.lower if turn % 2 else self.upper
                yield beat(said.at, said.by, CounterOffer, self.item, level=level, **more)
        end = self.end
        if end and end.declined:
            yield beat(end.at, end.by, DeclineOffer, self.item, level=self.upper, reason=end.why)
        elif end:
            yield beat(
                end.at, end.by, AgreeToOffer, self.item, level=self.lower if len(self.offers) % 2 else self.upper,
                period=self.period, holds_from=span(self.period)[0] if self.period else None, reason=end.why,
            )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan of a unit for a year: drafted, talked over, agreed; then its numbers month by month."""

    id: str
    title: str
    team: str
    period: str
    vision: str | None = None
    text: str | None = None
    parent: str | None = None
    """The plan above."""
    by: str
    """Who writes it down."""
    drafted: str
    """When its breakthroughs and annual objectives stood on paper."""
    worked_out: str
    """When its priorities, targets and correlations did."""
    agreed: tuple[str, str, str] | None = None
    """When, by whom, and with which words."""
    reporting: Reporting
    breakthroughs: Sequence[Item] = ()
    annual: Sequence[Item] = ()
    priorities: Sequence[Item] = ()
    targets: Sequence[Improve] = ()
    correlations: str = ""
    """A line each: one item, its neighbour, how strong."""
    talks: Sequence[Talk] = ()

    def beats(self) -> Iterator[Beat]:
        """Everything that happened to the plan but for what the turns and reviews of the story say."""
        yield beat(
            self.drafted, self.by, DraftPlan, self.id, source="file",
            title=self.title, team=self.team, period=self.period, text=self.text, parent_id=self.parent,
        )  # fmt: skip
        if self.vision:
            yield beat(self.drafted, self.by, SetVision, self.id, source="file", vision=self.vision)
        for at, command, items in (
            (self.drafted, SetBreakthroughObjective, self.breakthroughs),
            (self.drafted, SetAnnualObjective, self.annual),
            (self.worked_out, SetImprovementPriority, self.priorities),
        ):
            for one in items:
                yield beat(at, self.by, command, one.id, source="file", **one.fields(self.id))
        for target in self.targets:
            yield beat(
                self.worked_out, self.by, SetTargetToImprove, target.id, source="file", **target.fields(self.id)
            )
            for month, value in monthly(target.first, target.plan):
                yield beat(
                    self.worked_out, self.by, SetTarget, target.id, source="file",
                    target=value, period=month, effective_at=span(month)[0],
                )  # fmt: skip
            yield from self.reporting.readings(target.id, target.first, target.actual, target.notes)
        for one_side, other_side, strength in _correlated(self.correlations):
            yield beat(
                self.worked_out, self.by, SetCorrelation, one_side, source="file",
                to_id=other_side, strength=strength,
            )  # fmt: skip
        for talk in self.talks:
            yield from talk.beats()
        if self.agreed:
            at, who, words = self.agreed
            yield beat(at, who, AgreePlan, self.id, text=words)


def started(plan: str, correlations: str, *added: Item | Improve) -> Iterator[Change]:
    """What a decision adds to a plan: annual objectives (A...), priorities, targets, and how they connect."""
    for one in added:
        if isinstance(one, Improve):
            yield Change(SetTargetToImprove, one.id, one.fields(plan))
            for month, value in monthly(one.first, one.plan):
                yield Change(SetTarget, one.id, {"target": value, "period": month, "effective_at": span(month)[0]})
        else:
            side = SetAnnualObjective if one.id.startswith("A") else SetImprovementPriority
            yield Change(side, one.id, one.fields(plan))
    for one_side, other_side, strength in _correlated(correlations):
        yield Change(SetCorrelation, one_side, {"to_id": other_side, "strength": strength})


def retired(*items: str) -> list[Change]:
    """What a decision takes out of a plan."""
    return [Change(RetirePlanItem, item, {}) for item in items]


def _correlated(rows: str) -> Iterator[tuple[str, str, str]]:
    for row in rows.strip().splitlines():
        one_side, other_side, strength = row.split()
        yield one_side, other_side, strength
