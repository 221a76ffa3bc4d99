"""The events of a Hoshin plan: its four sides, how they correlate, and its agreement.

The sides of an X-matrix are named, never placed: breakthrough objectives, annual objectives, improvement
priorities, targets to improve.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.items import BeginRoot, RetireItem, SetItem
from engine.domain.values import Event, ItemDefined, Kind, Linked, Prose, RootBegun

SIDES: tuple[Kind, ...] = (
    "breakthrough_objective",
    "annual_objective",
    "improvement_priority",
    "target_to_improve",
)
"""The sides of the X-matrix in their round: each is the neighbour of the next, the last of the first."""


@dataclass(frozen=True, kw_only=True)
class PlanDrafted(RootBegun):
    """A plan of a unit for a year begins as a draft: until it is agreed it may change without a reason."""

    TOPIC: ClassVar[str] = "PlanDrafted"
    KIND: ClassVar[Kind | None] = "plan"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "draft"}
    CARRIES: ClassVar[tuple[str, ...]] = ("title", "parent_id", "period", "team", "text")

    period: str | None = None
    """The year it covers, such as 2026."""
    team: str | None = None
    """The unit of the organisation whose plan it is."""


@dataclass(frozen=True, kw_only=True)
class VisionSet(Event):
    """What the organisation wants to be: the sentence that the plan serves."""

    TOPIC: ClassVar[str] = "VisionSet"
    CARRIES: ClassVar[tuple[str, ...]] = ("vision",)

    vision: str


@dataclass(frozen=True, kw_only=True)
class BreakthroughObjectiveSet(ItemDefined):
    """A step change over three to five years."""

    TOPIC: ClassVar[str] = "BreakthroughObjectiveSet"
    KIND: ClassVar[Kind | None] = "breakthrough_objective"
    CARRIES: ClassVar[tuple[str, ...]] = (*ItemDefined.CARRIES, "horizon", "deploys")

    horizon: str | None = None
    """The year by which it is reached, such as 2029."""
    deploys: str | None = None
    """The improvement priority of the plan above that it carries out."""


@dataclass(frozen=True, kw_only=True)
class AnnualObjectiveSet(ItemDefined):
    """What this year must deliver toward a breakthrough."""

    TOPIC: ClassVar[str] = "AnnualObjectiveSet"
    KIND: ClassVar[Kind | None] = "annual_objective"
    CARRIES: ClassVar[tuple[str, ...]] = (*ItemDefined.CARRIES, "deploys")

    deploys: str | None = None
    """The improvement priority of the plan above that it carries out."""


@dataclass(frozen=True, kw_only=True)
class ImprovementPrioritySet(ItemDefined):
    """A piece of work that achieves annual objectives."""

    TOPIC: ClassVar[str] = "ImprovementPrioritySet"
    KIND: ClassVar[Kind | None] = "improvement_priority"


@dataclass(frozen=True, kw_only=True)
class TargetToImproveSet(ItemDefined):
    """The number that a priority must move, by how much, by when."""

    TOPIC: ClassVar[str] = "TargetToImproveSet"
    KIND: ClassVar[Kind | None] = "target_to_improve"
    CARRIES: ClassVar[tuple[str, ...]] = (*ItemDefined.CARRIES, "aggregation", "measured_by")

    aggregation: str | None = None
    """How months make a year to date: sum, mean, last, max or min."""
    measured_by: str | None = None
    """The measure or key result that is the same thing: its readings are this one's."""


@dataclass(frozen=True, kw_only=True)
class PlanItemRetired(Event):
    """An item of a plan is dropped; what was recorded about it stays readable."""

    TOPIC: ClassVar[str] = "PlanItemRetired"
    TELLS: ClassVar[dict[str, Any]] = {"present": False}


@dataclass(frozen=True, kw_only=True)
class CorrelationSet(Linked):
    """How strongly two items of neighbouring sides correlate: strong, medium, weak, or none any more."""

    TOPIC: ClassVar[str] = "CorrelationSet"
    RELATION: ClassVar[str] = "correlation"


@dataclass(frozen=True, kw_only=True)
class PlanAgreed(Event):
    """The levels agree on the plan: it is in force, and from here on each change needs a reason."""

    TOPIC: ClassVar[str] = "PlanAgreed"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "agreed"}

    text: Prose | None = None


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class DraftPlan(BeginRoot):
    """Begin a plan of a unit for a year."""

    EVENT = PlanDrafted

    period: str | None = None
    team: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetBreakthroughObjective(SetItem):
    """Add a breakthrough objective, or tell an existing one anew."""

    EVENT = BreakthroughObjectiveSet

    horizon: str | None = None
    deploys: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetAnnualObjective(SetItem):
    """Add an annual objective, or tell an existing one anew."""

    EVENT = AnnualObjectiveSet

    deploys: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetImprovementPriority(SetItem):
    """Add an improvement priority, or tell an existing one anew."""

    EVENT = ImprovementPrioritySet


@dataclass(frozen=True, kw_only=True)
class SetTargetToImprove(SetItem):
    """Add a target to improve, or tell an existing one anew."""

    EVENT = TargetToImproveSet

    aggregation: str | None = None
    measured_by: str | None = None


class RetirePlanItem(RetireItem):
    """Drop an item of a plan."""

    EVENT = PlanItemRetired
    RETIRES = SIDES
