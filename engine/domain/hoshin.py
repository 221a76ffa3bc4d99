"""A Hoshin plan: its vision, its four sides, how they correlate, and its agreement.

The sides of an X-matrix are named, never placed: breakthrough objectives, annual objectives, improvement
priorities, targets to improve.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.items import BeginRoot, RetireItem, SetItem
from engine.domain.state import Item, Strategy, must_be_a, must_be_explained, must_be_open
from engine.domain.values import A_KIND, Command, Event, ItemDefined, Kind, Linked, Prose, RootBegun
from engine.errors import RefusedError

SIDES: tuple[Kind, ...] = (
    "breakthrough_objective",
    "annual_objective",
    "improvement_priority",
    "target_to_improve",
)
"""The sides of the X-matrix in their round: each is the neighbour of the next, the last of the first."""

STRENGTHS = ("strong", "medium", "weak", "none")

# ------------------------------------------------------------------------------------------------ events


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


@dataclass(frozen=True, kw_only=True)
class SetVision(Command):
    """Say in a sentence what the organisation wants to be."""

    vision: str


@dataclass(frozen=True, kw_only=True)
class SetCorrelation(Command):
    """Say how strongly two items of neighbouring sides correlate; `none` takes it back."""

    to_id: str
    strength: str


@dataclass(frozen=True, kw_only=True)
class AgreePlan(Command):
    """Put a draft plan into force."""

    text: str | None = None


def set_vision(command: SetVision, strategy: Strategy) -> list[Event]:
    """A plan serves one vision at a time; another one is a change of the plan."""
    plan = strategy.present(command.entity_id, command.effective)
    must_be_a(plan, "plan")
    must_be_explained(command, strategy, plan)
    must_be_open(strategy, plan)
    if not command.vision.strip():
        raise RefusedError(f"{command.entity_id}: the vision is empty; say it in a sentence")
    return [
        VisionSet(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            vision=command.vision.strip(),
        )
    ]


def set_correlation(command: SetCorrelation, strategy: Strategy) -> list[Event]:
    """Two items of neighbouring sides of one plan; whichever is named first, it is the same link."""
    if command.strength not in STRENGTHS:
        raise RefusedError(
            f"{command.entity_id}: a correlation is strong, medium, weak or none, not {command.strength!r}"
        )
    one, other = strategy.item(command.entity_id), strategy.item(command.to_id)
    if _next_side(other) == one.kind:
        one, other = other, one
    if _next_side(one) != other.kind:
        raise RefusedError(
            f"{command.entity_id}: {A_KIND[one.kind]} and {A_KIND[other.kind]} are no neighbours in the X-matrix; "
            "the sides in their round are breakthrough objectives, annual objectives, improvement priorities, "
            "targets to improve"
        )
    if strategy.root(one) is not strategy.root(other):
        raise RefusedError(
            f"{command.entity_id}: lies in another plan than {command.to_id}; only `deploys` joins plans"
        )
    must_be_explained(command, strategy, one)
    must_be_open(strategy, one)
    if command.strength == "none":
        standing = {link[1] for link in strategy.linked("correlation", command.effective, from_id=one.entity_id)}
        if other.entity_id not in standing:
            raise RefusedError(
                f"{one.entity_id}: does not correlate with {other.entity_id}; there is nothing to take back"
            )
    else:
        for item in (one, other):
            strategy.present(item.entity_id, command.effective)
    return [
        CorrelationSet(
            entity_id=one.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            to_id=other.entity_id,
            strength=command.strength,
        )
    ]


def agree_plan(command: AgreePlan, strategy: Strategy) -> list[Event]:
    """A draft with something in it is agreed once no level waits for an answer any more."""
    plan = strategy.present(command.entity_id, command.effective)
    must_be_a(plan, "plan")
    must_be_open(strategy, plan)
    if plan.value("phase") != "draft":
        raise RefusedError(f"{command.entity_id}: is agreed already; change it item by item, each with a reason")
    inside = [
        item.entity_id
        for item in strategy.items.values()
        if item.stream == plan.stream and item is not plan and item.present(command.effective)
    ]
    if not inside:
        raise RefusedError(f"{command.entity_id}: is empty, so there is nothing to agree on; add its items first")
    waiting = sorted(entity_id for entity_id in inside if strategy.open_talk(entity_id))
    if waiting:
        raise RefusedError(
            f"{command.entity_id}: catchball about {', '.join(waiting)} is still open; agree or decline it first"
        )
    return [
        PlanAgreed(
            entity_id=command.entity_id, effective_at=command.effective, reason=command.reason, text=command.text
        )
    ]


def _next_side(item: Item) -> Kind | None:
    """The side of the X-matrix that follows the item's in their round."""
    return SIDES[(SIDES.index(item.kind) + 1) % len(SIDES)] if item.kind in SIDES else None
