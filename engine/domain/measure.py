"""Measures, their targets and their readings: the numbers of a Balanced Scorecard."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from engine.domain.forms import must_take_target
from engine.domain.items import RetireItem, SetItem
from engine.domain.okr import CheckedIn, CheckInWithdrawn, KeyResultRetargeted
from engine.domain.state import (
    Reading,
    ReadingsState,
    Strategy,
    must_be_a,
    must_be_explained,
    must_be_finite,
    must_be_open,
    must_have_reason,
    must_not_lie_ahead,
    standing_between,
)
from engine.domain.values import (
    A_KIND,
    ROOT_KINDS,
    Command,
    Event,
    ItemDefined,
    ItemRetired,
    Kind,
    Prose,
    instant_text,
)
from engine.errors import RefusedError

RECORDED: tuple[Kind, ...] = ("measure", "target_to_improve")
"""The kinds of item that have readings; a key result has check-ins."""

UNTARGETED: tuple[Kind, ...] = (
    *(kind for kind in ROOT_KINDS if kind != "plan"),
    "finding",
    "decision",
    "countermeasure",
    "lesson",
    "recognition",
)
"""The kinds of entity that have no target; a plan may have one, told by an outside history."""

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class MeasureDefined(ItemDefined):
    """A measure exists: how an objective, or another measure, is quantified."""

    TOPIC: ClassVar[str] = "MeasureDefined"
    KIND: ClassVar[Kind | None] = "measure"
    CARRIES: ClassVar[tuple[str, ...]] = (
        *ItemDefined.CARRIES,
        "frequency",
        "aggregation",
        "indicator",
        "scoring",
        "thresholds",
    )

    frequency: str | None = None
    """How often it is read: weekly, monthly, quarterly or yearly."""
    aggregation: str | None = None
    """How its readings make a longer period: sum, mean, last, max or min."""
    indicator: str | None = None
    """leading or lagging."""
    scoring: str | None = None
    """goal_and_red_flag (so it is if not given), stabilise, yes_no, thresholds or unscored."""
    thresholds: list[float] | None = None
    """Its first thresholds, as in ThresholdsSet."""


@dataclass(frozen=True, kw_only=True)
class MeasureRetired(ItemRetired):
    """The measure is dropped; its readings stay."""

    TOPIC: ClassVar[str] = "MeasureRetired"
    RETIRES: ClassVar[Kind] = "measure"


@dataclass(frozen=True, kw_only=True)
class TargetSet(Event):
    """A target of a measure, an objective or a plan, in force from `effective_at` until another one is."""

    TOPIC: ClassVar[str] = "TargetSet"
    CARRIES: ClassVar[tuple[str, ...]] = ("target",)
    SAYS_NULL: ClassVar[tuple[str, ...]] = ("target",)
    entity: Kind
    target: float | None = None
    """Null withdraws the target."""
    period: str | None = None
    restates: bool | None = None
    """The source republished this target."""
    text: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class ReadingRecorded(Event):
    """The value of a measure, an objective or a plan on the day it describes."""

    TOPIC: ClassVar[str] = "ReadingRecorded"
    STRUCTURE: ClassVar[bool] = False
    entity: Kind
    value: float
    period: str | None = None
    confidence: float | None = None
    stated_target: float | None = None
    """What the source printed beside the value; it does not change the target in force."""
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class ReadingRestated(ReadingRecorded):
    """A reading published again with a corrected value, for the same `effective_at`."""

    TOPIC: ClassVar[str] = "ReadingRestated"


@dataclass(frozen=True, kw_only=True)
class ReadingWithdrawn(Event):
    """A reading that should not be there: from now on the value of that day is unknown."""

    TOPIC: ClassVar[str] = "ReadingWithdrawn"
    STRUCTURE: ClassVar[bool] = False
    entity: Kind
    period: str | None = None
    confidence: float | None = None
    restates: bool | None = None
    stated_target: float | None = None
    note: Prose | None = None


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class DefineMeasure(SetItem):
    """Add a measure, or tell an existing one anew."""

    EVENT = MeasureDefined

    frequency: str | None = None
    aggregation: str | None = None
    indicator: str | None = None
    scoring: str | None = None
    thresholds: list[float] | None = None


class RetireMeasure(RetireItem):
    """Drop a measure."""

    EVENT = MeasureRetired
    RETIRES = ("measure",)


@dataclass(frozen=True, kw_only=True)
class SetTarget(Command):
    """Set the target of an item of a strategy from an instant on; a cause is the decision behind it."""

    target: float | None
    period: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordReading(Command):
    """Record the value of a measure, or the actual of a target to improve, for a period."""

    value: float
    period: str | None = None
    note: str | None = None
    restates: bool = False


@dataclass(frozen=True, kw_only=True)
class WithdrawReading(Command):
    """Take back the latest reading or check-in that describes an instant between `since` and `until`."""

    since: datetime
    until: datetime


def set_target(command: SetTarget, strategy: Strategy) -> list[Event]:
    """A target moves for a reason, and holds from its `effective_at`; the earlier ones stay in the record.

    An item that is there now takes a target for any time, also for months before it was added.
    """
    item = strategy.present(command.entity_id, max(command.effective, instant_text(command.at)))
    if item.kind in UNTARGETED:
        raise RefusedError(f"{command.entity_id}: is {A_KIND[item.kind]}, which has no target")
    must_be_explained(command, strategy, item)
    must_be_open(strategy, item)
    _must_be_a_standing_decision(command, strategy)
    must_be_finite(command.entity_id, "target", command.target)
    if item.kind == "key_result":
        must_take_target(item, command.target, command.effective)
        return [
            KeyResultRetargeted(
                entity_id=command.entity_id,
                effective_at=command.effective,
                reason=command.reason,
                target=command.target,
                period=command.period,
            )
        ]
    return [
        TargetSet(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            entity=item.kind,
            target=command.target,
            period=command.period,
        )
    ]


def record_reading(command: RecordReading, strategy: Strategy) -> list[Event]:
    """One reading a day that it describes; a second one restates the first, and says why."""
    item = strategy.item(command.entity_id)
    if item.kind not in RECORDED:
        must_be_a(item, "measure")
    must_not_lie_ahead(command)
    must_be_finite(command.entity_id, "value", command.value)
    if item.value("scoring", command.effective) == "yes_no" and command.value not in (0, 1):
        raise RefusedError(f"{command.entity_id}: is yes or no, so its value is 1 or 0, not {command.value:g}")
    readings = strategy.readings(item)
    at = command.effective
    if command.restates and command.period is not None and at not in readings.standing():
        # Of a period that ran when it was read, the reading lies at that moment.
        at = max((one for one in readings.standing() if readings.told[one].period == command.period), default=at)
    recorded = at in readings.standing()
    other = (readings.told[at].period if recorded else None) or command.period
    if command.period not in (None, other):
        taken = f"{command.period} would lie at {at}, where it has the value of {other}"
        raise RefusedError(f"{command.entity_id}: {taken}; withdraw that one first (`hansei withdraw`)")
    if recorded and not command.restates:
        raise RefusedError(
            f"{command.entity_id}: there is a reading for {command.period or command.effective} already; "
            "correct it with --restates and --reason"
        )
    if command.restates and not recorded:
        raise RefusedError(
            f"{command.entity_id}: there is no reading for {command.period or command.effective} to restate"
        )
    if command.restates:
        must_have_reason(command)
    event = ReadingRestated if command.restates else ReadingRecorded
    return [
        event(
            entity_id=command.entity_id,
            effective_at=at,
            reason=command.reason,
            entity=item.kind,
            value=command.value,
            period=command.period,
            note=command.note,
        )
    ]


def withdraw_reading(command: WithdrawReading, strategy: Strategy) -> list[Event]:
    """Takes back the reading that describes the instant given; what it said stays in the record."""
    must_have_reason(command)
    item = strategy.item(command.entity_id)
    readings = strategy.readings(item)
    at = standing_between(command.entity_id, readings, command.since, command.until)
    if item.kind == "key_result":
        return [CheckInWithdrawn(entity_id=command.entity_id, effective_at=at, reason=command.reason)]
    period = readings.told[at].period
    return [
        ReadingWithdrawn(
            entity_id=command.entity_id, effective_at=at, reason=command.reason, entity=item.kind, period=period
        )
    ]


def _must_be_a_standing_decision(command: SetTarget, strategy: Strategy) -> None:
    cause = None if command.cause is None else strategy.known(command.cause)
    if cause is None:
        return
    if cause.kind != "decision":
        raise RefusedError(f"{command.entity_id}: {cause.entity_id} is {A_KIND[cause.kind]}, not a decision")
    if cause.value("state") == "revoked":
        raise RefusedError(f"{command.entity_id}: the decision {cause.entity_id} was revoked")


def evolve_readings(readings: ReadingsState, event: Event) -> None:
    """Folds one event of an item's stream into what the rules about readings need to know."""
    match event:
        case ReadingRecorded() | CheckedIn():
            readings.tell(
                event.effective_at, Reading(event.recorded_at, event.value, event.period, event.confidence)
            )
        case ReadingWithdrawn() | CheckInWithdrawn():
            readings.tell(event.effective_at, Reading(event.recorded_at, None))
