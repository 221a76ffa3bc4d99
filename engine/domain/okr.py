"""Objectives, key results and check-ins: the OKR part of a strategy."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from engine.domain.cycle import days_of
from engine.domain.forms import must_be_commitment, must_make_sense, must_take
from engine.domain.items import RetireItem, SetItem, set_item
from engine.domain.placing import must_be_measured_at_first_hand
from engine.domain.state import Item, Strategy, must_be_a, must_be_open, must_not_lie_ahead, standing_between
from engine.domain.values import (
    Command,
    Event,
    ItemDefined,
    ItemRetired,
    Kind,
    Prose,
    instant_text,
)
from engine.errors import RefusedError

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class ObjectiveSet(ItemDefined):
    """An objective exists: what a plan, or an item above it, is to achieve."""

    TOPIC: ClassVar[str] = "ObjectiveSet"
    KIND: ClassVar[Kind | None] = "objective"
    CARRIES: ClassVar[tuple[str, ...]] = (*ItemDefined.CARRIES, "carried_from")

    carried_from: str | None = None
    """The objective of an earlier cycle that this one is a copy of."""


@dataclass(frozen=True, kw_only=True)
class ObjectiveRetired(ItemRetired):
    """The objective is dropped; what lies under it stays readable."""

    TOPIC: ClassVar[str] = "ObjectiveRetired"
    RETIRES: ClassVar[Kind] = "objective"


@dataclass(frozen=True, kw_only=True)
class KeyResultSet(ItemDefined):
    """A key result exists: a number to move from a baseline to a target."""

    TOPIC: ClassVar[str] = "KeyResultSet"
    KIND: ClassVar[Kind | None] = "key_result"
    CARRIES: ClassVar[tuple[str, ...]] = (
        *ItemDefined.CARRIES,
        "form",
        "low",
        "high",
        "stretch",
        "milestones",
        "path",
        "path_shape",
        "measured_by",
        "carried_from",
    )

    form: str | None = None
    """How progress is counted: reach (from baseline to target; so it is if not given), at_least, at_most, between,
    milestones, binary, zones (from baseline to stretch)."""
    low: float | None = None
    """between: the lower end."""
    high: float | None = None
    """between: the upper end."""
    stretch: float | None = None
    """zones: where r is 1; commit lies at 0.3 of the way from the baseline, target at 0.7."""
    milestones: list[dict[str, Any]] | None = None
    """milestones: each with `title` and `weight` (1 if not given); a check-in says the weight done."""
    path: list[list[Any]] | None = None
    """The stated plan: [day, value] pairs in order, each for the end of its day; linear if not given."""
    path_shape: str | None = None
    """How the points of the path are joined: line or steps."""
    measured_by: str | None = None
    """The measure or key result that is the same thing: its readings are this one's."""
    carried_from: str | None = None
    """The key result of an earlier cycle that this one is a copy of."""


@dataclass(frozen=True, kw_only=True)
class KeyResultRetargeted(Event):
    """The target of a key result, in force from `effective_at` until another one is."""

    TOPIC: ClassVar[str] = "KeyResultRetargeted"
    CARRIES: ClassVar[tuple[str, ...]] = ("target",)
    SAYS_NULL: ClassVar[tuple[str, ...]] = ("target",)
    target: float | None = None
    """Null withdraws the target."""
    period: str | None = None
    restates: bool | None = None
    """The source republished this target."""
    text: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class KeyResultRetired(ItemRetired):
    """The key result is dropped; its check-ins stay."""

    TOPIC: ClassVar[str] = "KeyResultRetired"
    RETIRES: ClassVar[Kind] = "key_result"


@dataclass(frozen=True, kw_only=True)
class CheckedIn(Event):
    """Where a key result stands, how confident its owner is, and a note."""

    TOPIC: ClassVar[str] = "CheckedIn"
    STRUCTURE: ClassVar[bool] = False
    value: float
    confidence: float | None = None
    """0 to 1; kept apart from progress."""
    period: str | None = None
    stated_target: float | None = None
    """What the source printed beside the value; it does not change the target in force."""
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class CheckInRestated(CheckedIn):
    """A check-in corrected later, for the same `effective_at`."""

    TOPIC: ClassVar[str] = "CheckInRestated"


@dataclass(frozen=True, kw_only=True)
class CheckInWithdrawn(Event):
    """A check-in that should not be there: from now on the value of that instant is unknown."""

    TOPIC: ClassVar[str] = "CheckInWithdrawn"
    STRUCTURE: ClassVar[bool] = False
    confidence: float | None = None
    period: str | None = None
    restates: bool | None = None
    stated_target: float | None = None
    note: Prose | None = None


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class SetObjective(SetItem):
    """Add an objective, or tell an existing one anew."""

    EVENT = ObjectiveSet


@dataclass(frozen=True, kw_only=True)
class SetKeyResult(SetItem):
    """Add a key result, or tell an existing one anew."""

    EVENT = KeyResultSet

    form: str | None = None
    low: float | None = None
    high: float | None = None
    stretch: float | None = None
    milestones: list[dict[str, Any]] | None = None
    path: list[list[Any]] | None = None
    path_shape: str | None = None
    measured_by: str | None = None


class RetireObjective(RetireItem):
    """Drop an objective."""

    EVENT = ObjectiveRetired
    RETIRES = ("objective",)


class RetireKeyResult(RetireItem):
    """Drop a key result."""

    EVENT = KeyResultRetired
    RETIRES = ("key_result",)


@dataclass(frozen=True, kw_only=True)
class CheckIn(Command):
    """Say where a key result stands."""

    value: float
    confidence: float | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class RestateCheckIn(CheckIn):
    """Correct the check-in that describes an instant up to `effective_at`; the latest one if that is open."""

    since: datetime | None = None


# ------------------------------------------------------------------------------------------------- rules


def set_objective(command: SetObjective, strategy: Strategy) -> list[Event]:
    """An objective may say how binding its key results are."""
    must_be_commitment(command.entity_id, command.commitment)
    return set_item(command, strategy)


def set_key_result(command: SetKeyResult, strategy: Strategy) -> list[Event]:
    """A key result says what its form needs, and nothing that its form has no use for."""
    events = set_item(command, strategy)
    must_be_measured_at_first_hand(command, strategy, command.measured_by)
    root = strategy.root(strategy.item(command.parent_id))
    for event in events:
        assert isinstance(event, KeyResultSet)  # what the command sets
        must_make_sense(event, strategy, days_of(root, command.effective))
    return events


def check_in(command: CheckIn, strategy: Strategy) -> list[Event]:
    """Anybody who may write can say where a key result of an open cycle stands, at any instant up to now."""
    item = _key_result(command, strategy)
    must_be_open(strategy, item)
    must_not_lie_ahead(command)
    return [
        CheckedIn(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            value=command.value,
            confidence=command.confidence,
            note=command.note,
        )
    ]


def restate_check_in(command: RestateCheckIn, strategy: Strategy) -> list[Event]:
    """A correction takes the instant of the check-in it replaces, so that the one rule lets it win.

    A confidence that it does not correct stands. It is possible after the close of the cycle too: the record is put
    right, and a grade that was computed from it stays until it is given again.
    """
    item = _key_result(command, strategy)
    readings = strategy.readings(item)
    at = standing_between(command.entity_id, readings, command.since, command.effective_at)
    return [
        CheckInRestated(
            entity_id=command.entity_id,
            effective_at=at,
            reason=command.reason,
            value=command.value,
            confidence=readings.told[at].confidence if command.confidence is None else command.confidence,
            note=command.note,
        )
    ]


def _key_result(command: CheckIn, strategy: Strategy) -> Item:
    """The key result that is checked in, with a value and a confidence that it can have."""
    item = strategy.item(command.entity_id)
    must_be_a(item, "key_result")
    must_take(item, command.value, instant_text(command.at))
    if command.confidence is not None and not 0 <= command.confidence <= 1:
        raise RefusedError(f"{command.entity_id}: a confidence lies between 0 and 1, not at {command.confidence:g}")
    return item
