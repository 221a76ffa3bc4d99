"""The events of an OKR cycle: it opens, locks and closes, is graded, and carried forward."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar

from engine.domain.calendar import UTC_CALENDAR, period_span
from engine.domain.forms import Days, day_of
from engine.domain.items import BeginRoot, begin_root
from engine.domain.state import Item, Strategy, must_be_open
from engine.domain.values import A_KIND, Command, Event, Kind, Linked, RootBegun, instant_of
from engine.errors import RefusedError, UnusableInputError

MOST_DAYS = 366
"""The longest cadence."""

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class CycleOpened(RootBegun):
    """A cycle begins: a planning time box of given days."""

    TOPIC: ClassVar[str] = "CycleOpened"
    KIND: ClassVar[Kind | None] = "cycle"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "open"}
    CARRIES: ClassVar[tuple[str, ...]] = (
        "title",
        "parent_id",
        "period",
        "team",
        "starts_on",
        "ends_on",
        "cadence",
        "text",
    )

    period: str | None = None
    """2026-Q1, 2026-H1, 2026 or a label of its own."""
    starts_on: str
    """Its first day."""
    ends_on: str
    """Its last day."""
    cadence: int | None = None
    """Days from one check-in to the next; 7 if not given."""
    team: str | None = None


@dataclass(frozen=True, kw_only=True)
class CycleLocked(Event):
    """What is to be achieved stands: from here on a target made easier is a softened one."""

    TOPIC: ClassVar[str] = "CycleLocked"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "locked"}


@dataclass(frozen=True, kw_only=True)
class CycleClosed(Event):
    """The cycle is over: it takes no more check-ins, and can be graded."""

    TOPIC: ClassVar[str] = "CycleClosed"
    TELLS: ClassVar[dict[str, Any]] = {"status": "closed"}


@dataclass(frozen=True, kw_only=True)
class ObjectiveAligned(Linked):
    """An objective serves another one, or an item of a plan or scorecard; or no longer."""

    TOPIC: ClassVar[str] = "ObjectiveAligned"
    RELATION: ClassVar[str] = "alignment"

    strength: str = "linked"


@dataclass(frozen=True, kw_only=True)
class MeasuredBy(Event):
    """A key result or a target to improve is the same thing as a measure or another key result.

    From `effective_at` on the readings of the one are the other's; no number is typed twice.
    """

    TOPIC: ClassVar[str] = "MeasuredBy"
    CARRIES: ClassVar[tuple[str, ...]] = ("measured_by",)

    measured_by: str | None = None
    cleared: list[str] | None = None
    """`measured_by` where it has readings of its own again."""


@dataclass(frozen=True, kw_only=True)
class KeyResultGraded(Event):
    """What a key result reached in its closed cycle."""

    TOPIC: ClassVar[str] = "KeyResultGraded"
    CARRIES: ClassVar[tuple[str, ...]] = ("computed_grade", "grade")

    computed_grade: float | None = None
    """The grade by the formula when it was graded, 0 to 1."""
    grade: float | None = None
    """The judged grade where a person gave another one, 0 to 1."""
    cleared: list[str] | None = None
    """`grade` where the computed one holds again."""


@dataclass(frozen=True, kw_only=True)
class ObjectiveGraded(Event):
    """What an objective reached in its closed cycle."""

    TOPIC: ClassVar[str] = "ObjectiveGraded"
    CARRIES: ClassVar[tuple[str, ...]] = ("computed_grade", "grade")

    computed_grade: float | None = None
    """The weighted mean of its key results' grades when it was graded, 0 to 1."""
    grade: float | None = None
    """The judged grade where a person gave another one, 0 to 1."""
    cleared: list[str] | None = None
    """`grade` where the computed one holds again."""


@dataclass(frozen=True, kw_only=True)
class ObjectiveAbandoned(Event):
    """An objective is given up before the end of its cycle; it stays readable."""

    TOPIC: ClassVar[str] = "ObjectiveAbandoned"
    TELLS: ClassVar[dict[str, Any]] = {"present": False, "status": "abandoned"}


@dataclass(frozen=True, kw_only=True)
class ObjectiveCarriedForward(Event):
    """An objective goes on in a later cycle as a copy, which is linked to it."""

    TOPIC: ClassVar[str] = "ObjectiveCarriedForward"
    CARRIES: ClassVar[tuple[str, ...]] = ("carried_to",)

    carried_to: str
    """The id of the copy."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class OpenCycle(BeginRoot):
    """Begin a cycle of given days; a period such as 2026-Q1 gives those that are not stated."""

    EVENT = CycleOpened

    starts_on: str | None = None
    ends_on: str | None = None
    period: str | None = None
    cadence: int | None = None
    team: str | None = None


@dataclass(frozen=True, kw_only=True)
class LockCycle(Command):
    """Settle what a cycle is to achieve."""


@dataclass(frozen=True, kw_only=True)
class CloseCycle(Command):
    """End a cycle."""


# ------------------------------------------------------------------------------------------------- rules


def open_cycle(command: OpenCycle, strategy: Strategy) -> list[Event]:
    """A cycle has a first and a last day, stated or by its period, and is checked in on at least once a year."""
    starts_on, ends_on = _period_days(command.period)
    command = replace(command, starts_on=command.starts_on or starts_on, ends_on=command.ends_on or ends_on)
    must_have_days(command.entity_id, command.starts_on, command.ends_on)
    must_be_cadence(command.entity_id, command.cadence)
    return begin_root(command, strategy)


def lock_cycle(command: LockCycle, strategy: Strategy) -> list[Event]:
    """A cycle that is open is locked once."""
    cycle = _running(command, strategy)
    if cycle.value("phase") == "locked":
        raise RefusedError(f"{command.entity_id}: the cycle is locked already")
    return [CycleLocked(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason)]


def close_cycle(command: CloseCycle, strategy: Strategy) -> list[Event]:
    """A cycle closes once, locked or not; before its last day only with a reason."""
    cycle = _running(command, strategy)
    days = days_of(cycle, command.effective)
    if (
        days is not None
        and instant_of(command.effective) < UTC_CALENDAR.midnight(days[1])
        and not is_explained(command)
    ):
        raise RefusedError(
            f"{command.entity_id}: to close it before its last day, {days[1]}, needs a reason (--reason)"
        )
    return [CycleClosed(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason)]


def days_of(root: Item, at: str) -> Days | None:
    """The first and the last day of a cycle, or of a plan that serves as one; none if nothing tells them."""
    starts_on, ends_on = (root.value(name, at) or root.value(name) for name in ("starts_on", "ends_on"))
    if starts_on is None or ends_on is None:
        starts_on, ends_on = _period_days(root.value("period", at))
    first, last = day_of(starts_on), day_of(ends_on)
    return None if first is None or last is None else (first, last)


def closed_at(root: Item) -> datetime | None:
    """When a cycle, or a plan that serves as one, was closed; none while it is open."""
    told = root.told.get("status", {})
    return instant_of(max(told)[0]) if told and root.value("status") == "closed" else None


def is_explained(command: Command) -> bool:
    """Whether somebody says why."""
    return bool(command.reason and command.reason.strip())


def must_have_days(entity_id: str, starts_on: str | None, ends_on: str | None) -> None:
    """A cycle ends after it starts."""
    if starts_on is None or ends_on is None:
        raise RefusedError(
            f"{entity_id}: a cycle has a first and a last day; state both, or a period: 2026-Q1, 2026-H1 or 2026"
        )
    first, last = _day(entity_id, starts_on), _day(entity_id, ends_on)
    if last <= first:
        raise RefusedError(f"{entity_id}: ends on {last}, which is not after {first}, when it starts")


def must_be_cadence(entity_id: str, cadence: int | None) -> None:
    """From one check-in to the next lie whole days, at most a year."""
    if cadence is not None and not 1 <= cadence <= MOST_DAYS:
        raise RefusedError(f"{entity_id}: a cadence is 1 to {MOST_DAYS} days, not {cadence}")


def _running(command: Command, strategy: Strategy) -> Item:
    """The cycle, which was opened and not closed, at an instant that is not ahead nor before its last change."""
    cycle = strategy.item(command.entity_id)
    if cycle.kind != "cycle":
        raise RefusedError(f"{command.entity_id}: is {A_KIND[cycle.kind]}, not a cycle")
    must_be_open(strategy, cycle)
    if instant_of(command.effective) > command.at:
        raise RefusedError(f"{command.entity_id}: a cycle is locked or closed when it happens, not ahead of time")
    last, _ = max(cycle.told["phase"])
    if command.effective < last:
        raise RefusedError(f"{command.entity_id}: cannot be locked or closed at an instant before {last}")
    return cycle


def _period_days(period: str | None) -> tuple[str, str] | tuple[None, None]:
    try:
        first, last = period_span(period or "")
    except UnusableInputError:
        return None, None
    return first.date().isoformat(), last.date().isoformat()


def _day(entity_id: str, text: str) -> date:
    day = day_of(text)
    if day is None:
        raise UnusableInputError(f"{entity_id}: {text!r} is no day; write it as 2026-03-31")
    return day
