"""The events of a Balanced Scorecard: perspectives, strategic objectives, cause and effect, weights, overrides."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.items import BeginRoot, RetireItem, SetItem
from engine.domain.values import Event, ItemDefined, Kind, Linked, RootBegun


@dataclass(frozen=True, kw_only=True)
class ScorecardOpened(RootBegun):
    """A scorecard begins."""

    TOPIC: ClassVar[str] = "ScorecardOpened"
    KIND: ClassVar[Kind | None] = "scorecard"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "agreed"}
    CARRIES: ClassVar[tuple[str, ...]] = ("title", "parent_id", "period", "team", "roll_up", "text")

    period: str | None = None
    team: str | None = None
    """The unit of the organisation whose scorecard it is."""
    roll_up: str | None = None
    """How its perspectives make its score: mean (weighted), worst, best or most_frequent."""


@dataclass(frozen=True, kw_only=True)
class PerspectiveAdded(ItemDefined):
    """A side from which the strategy is looked at: financial, customer, internal process, learning, or another."""

    TOPIC: ClassVar[str] = "PerspectiveAdded"
    KIND: ClassVar[Kind | None] = "perspective"
    CARRIES: ClassVar[tuple[str, ...]] = (*ItemDefined.CARRIES, "rank", "roll_up")

    rank: int | None = None
    """Its place from the top of the strategy map, from 1."""
    roll_up: str | None = None
    """How its objectives make its score: mean (weighted), worst, best or most_frequent."""


@dataclass(frozen=True, kw_only=True)
class StrategicObjectiveSet(ItemDefined):
    """A statement of intent inside one perspective."""

    TOPIC: ClassVar[str] = "StrategicObjectiveSet"
    KIND: ClassVar[Kind | None] = "strategic_objective"
    CARRIES: ClassVar[tuple[str, ...]] = (*ItemDefined.CARRIES, "roll_up")

    roll_up: str | None = None
    """How its measures make its score: mean (weighted), worst, best or most_frequent."""


@dataclass(frozen=True, kw_only=True)
class ScorecardItemRetired(Event):
    """A perspective or a strategic objective is dropped; what was recorded about it stays readable."""

    TOPIC: ClassVar[str] = "ScorecardItemRetired"
    TELLS: ClassVar[dict[str, Any]] = {"present": False}


@dataclass(frozen=True, kw_only=True)
class CauseEffectLinked(Linked):
    """One objective drives another: a hypothesis that the measures can test."""

    TOPIC: ClassVar[str] = "CauseEffectLinked"
    RELATION: ClassVar[str] = "cause_effect"

    strength: str = "linked"


@dataclass(frozen=True, kw_only=True)
class CauseEffectUnlinked(Linked):
    """One objective is no longer held to drive another."""

    TOPIC: ClassVar[str] = "CauseEffectUnlinked"
    RELATION: ClassVar[str] = "cause_effect"

    strength: str = "none"


@dataclass(frozen=True, kw_only=True)
class ThresholdsSet(Event):
    """Where a measure turns from good to bad, in force from `effective_at` until others are.

    Goal and red flag: [red flag]. Stabilise: [low red, low goal, high goal, high red]. Own thresholds: [worst, red,
    green, best], rising or falling.
    """

    TOPIC: ClassVar[str] = "ThresholdsSet"
    CARRIES: ClassVar[tuple[str, ...]] = ("thresholds",)

    thresholds: list[float] | None = None
    cleared: list[str] | None = None
    """`thresholds` where it has none of its own from now on."""


@dataclass(frozen=True, kw_only=True)
class WeightSet(Event):
    """How much an item counts among its siblings, from `effective_at` on: a relative number."""

    TOPIC: ClassVar[str] = "WeightSet"
    CARRIES: ClassVar[tuple[str, ...]] = ("weight",)

    weight: float


@dataclass(frozen=True, kw_only=True)
class StatusOverridden(Event):
    """A person's status takes the place of the computed one, which stays visible."""

    TOPIC: ClassVar[str] = "StatusOverridden"
    CARRIES: ClassVar[tuple[str, ...]] = ("override",)

    override: str | None = None
    """on_track, at_risk, off_track or no_data."""
    cleared: list[str] | None = None
    """`override` where the computed status holds again."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class OpenScorecard(BeginRoot):
    """Begin a scorecard."""

    EVENT = ScorecardOpened

    period: str | None = None
    team: str | None = None
    roll_up: str | None = None


@dataclass(frozen=True, kw_only=True)
class AddPerspective(SetItem):
    """Add a perspective, or tell an existing one anew."""

    EVENT = PerspectiveAdded

    rank: int | None = None
    roll_up: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetStrategicObjective(SetItem):
    """Add a strategic objective, or tell an existing one anew."""

    EVENT = StrategicObjectiveSet

    roll_up: str | None = None


class RetireScorecardItem(RetireItem):
    """Drop a perspective or a strategic objective."""

    EVENT = ScorecardItemRetired
    RETIRES = ("perspective", "strategic_objective")
