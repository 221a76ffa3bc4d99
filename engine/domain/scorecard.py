"""The events of a Balanced Scorecard: perspectives, strategic objectives, cause and effect, weights, overrides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar

from engine.domain.items import BeginRoot, RetireItem, SetItem, begin_root, set_item
from engine.domain.state import (
    Strategy,
    must_be_explained,
    must_be_new,
    must_be_open,
    must_be_said,
    must_be_weight,
)
from engine.domain.values import (
    A_KIND,
    PARENT_KINDS,
    ROOT_KINDS,
    Command,
    Event,
    ItemDefined,
    Kind,
    Linked,
    RootBegun,
)
from engine.errors import RefusedError

FOUR_PERSPECTIVES = ("Financial", "Customer", "Internal process", "Learning and growth")
"""The sides that Kaplan and Norton look from, in the order of the strategy map from its top."""

ROLL_UPS = ("mean", "worst", "best", "most_frequent")
"""What lies below makes a score by its weighted mean, by the worst or the best of it, or by the mean of those that
have its most frequent status."""

WEIGHTED = tuple(
    kind for kind, parents in PARENT_KINDS.items() if kind not in ROOT_KINDS and parents != ("review",)
)
"""The kinds of entity that count among siblings: all items of a strategy."""

# ------------------------------------------------------------------------------------------------ events


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
class _Opening(BeginRoot):
    EVENT = ScorecardOpened

    period: str | None = None
    team: str | None = None
    roll_up: str | None = None


@dataclass(frozen=True, kw_only=True)
class OpenScorecard(_Opening):
    """Begin a scorecard, with the four perspectives of Kaplan and Norton unless others are named, or none."""

    perspectives: Sequence[str] = FOUR_PERSPECTIVES
    """The titles, from the top of the strategy map; their ids are made of the scorecard's and of the title."""


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


@dataclass(frozen=True, kw_only=True)
class SetWeight(Command):
    """Say how much an item counts among its siblings."""

    weight: float


# ------------------------------------------------------------------------------------------------- rules


def open_scorecard(command: OpenScorecard, strategy: Strategy) -> list[Event]:
    """A scorecard begins once, and its perspectives with it, in the order given."""
    must_be_one_of(command.entity_id, "roll-up", command.roll_up, ROLL_UPS)
    opening = _Opening(**{one.name: getattr(command, one.name) for one in fields(_Opening)})
    events = begin_root(opening, strategy)
    for rank, title in enumerate(command.perspectives, start=1):
        must_be_said(command.entity_id, "title of a perspective", title)
        entity_id = perspective_id(command.entity_id, title)
        must_be_new(strategy, entity_id)
        if entity_id in {event.entity_id for event in events}:
            raise RefusedError(
                f"{command.entity_id}: two perspectives are called {title!r}; one name, one perspective"
            )
        events.append(
            PerspectiveAdded(
                entity_id=entity_id,
                effective_at=command.effective,
                reason=command.reason,
                parent_id=command.entity_id,
                title=title,
                rank=rank,
            )
        )
    return events


def perspective_id(scorecard_id: str, title: str) -> str:
    """What a perspective is called that was begun by its title alone."""
    return f"{scorecard_id}-{title.lower().replace(' ', '-')}"


def add_perspective(command: AddPerspective, strategy: Strategy) -> list[Event]:
    """A perspective takes its place in the order of its scorecard: the last one unless it says which."""
    must_be_one_of(command.entity_id, "roll-up", command.roll_up, ROLL_UPS)
    if command.rank is not None and command.rank < 1:
        raise RefusedError(f"{command.entity_id}: a rank counts from 1, so it cannot be {command.rank}")
    if command.rank is None and strategy.known(command.entity_id) is None:
        command = replace(command, rank=1 + _last_rank(strategy, command.parent_id))
    return set_item(command, strategy)


def set_strategic_objective(command: SetStrategicObjective, strategy: Strategy) -> list[Event]:
    """A strategic objective lies in a perspective, or under another strategic objective."""
    must_be_one_of(command.entity_id, "roll-up", command.roll_up, ROLL_UPS)
    return set_item(command, strategy)


def set_weight(command: SetWeight, strategy: Strategy) -> list[Event]:
    """A weight holds from its `effective_at`; the earlier ones stay in the record."""
    item = strategy.present(command.entity_id, command.effective)
    if item.kind not in WEIGHTED:
        raise RefusedError(f"{command.entity_id}: is {A_KIND[item.kind]}, which has no weight among others")
    must_be_explained(command, strategy, item)
    must_be_open(strategy, item)
    must_be_weight(command.entity_id, command.weight)
    return [
        WeightSet(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            weight=command.weight,
        )
    ]


def must_be_one_of(entity_id: str, what: str, said: str | None, words: Collection[str]) -> None:
    """A word with a meaning to the engine is one that it knows."""
    if said is not None and said not in words:
        raise RefusedError(f"{entity_id}: {said!r} is no {what}; it is one of {', '.join(words)}")


def _last_rank(strategy: Strategy, scorecard_id: str) -> int:
    scorecard = strategy.known(scorecard_id)
    if scorecard is None:
        return 0
    ranks = (
        item.value("rank")
        for item in strategy.items.values()
        if item.kind == "perspective" and item.stream == scorecard.stream
    )
    return max((int(rank) for rank in ranks if rank is not None), default=0)
