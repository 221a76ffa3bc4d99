"""A countermeasure: an action against a cause, in the form of an A3, from its agreement to its verification."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.finding import SayInReview, must_be_finding, said
from engine.domain.review import must_be_day, must_not_precede
from engine.domain.state import Strategy, must_be_a, must_be_finite, must_be_said
from engine.domain.values import Command, Event, Kind, Prose
from engine.errors import RefusedError

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class CountermeasureAgreed(Event):
    """An action against a cause is agreed: plan (background, gap, cause, action), owner, due, expected effect."""

    TOPIC: ClassVar[str] = "CountermeasureAgreed"
    KIND: ClassVar[Kind | None] = "countermeasure"
    TELLS: ClassVar[dict[str, Any]] = {"state": "open"}
    CARRIES: ClassVar[tuple[str, ...]] = (
        "parent_id",
        "finding_id",
        "subject_id",
        "period",
        "background",
        "root_cause",
        "action",
        "owner",
        "due",
        "expected_effect",
        "expected_change",
        "verify_after",
    )

    parent_id: str
    """The review that agreed on it."""
    subject_id: str
    """The measure, key result, target to improve or objective that it is to bring back."""
    finding_id: str | None = None
    period: str | None = None
    """The missed period it answers, such as 2026-03."""
    background: Prose | None = None
    """Why it matters, and the condition now."""
    root_cause: Prose
    action: Prose
    owner: str
    """The opaque id of who carries it out."""
    due: str
    """The day by which it is done."""
    expected_effect: Prose | None = None
    expected_change: float | None = None
    """By how much the number is to move, in the unit of the subject."""
    verify_after: int | None = None
    """After how many periods of the subject the effect is checked."""


@dataclass(frozen=True, kw_only=True)
class CountermeasureCompleted(Event):
    """The action was carried out."""

    TOPIC: ClassVar[str] = "CountermeasureCompleted"
    TELLS: ClassVar[dict[str, Any]] = {"state": "completed"}
    CARRIES: ClassVar[tuple[str, ...]] = ("note",)

    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class CountermeasureVerified(Event):
    """What it did, against what was expected: effective or not."""

    TOPIC: ClassVar[str] = "CountermeasureVerified"
    TELLS: ClassVar[dict[str, Any]] = {"state": "verified"}
    CARRIES: ClassVar[tuple[str, ...]] = ("effective", "actual_effect", "actual_change")

    effective: bool
    actual_effect: Prose | None = None
    actual_change: float | None = None
    """By how much the number moved, in the unit of the subject."""


@dataclass(frozen=True, kw_only=True)
class CountermeasureCancelled(Event):
    """It is not carried out, for a reason."""

    TOPIC: ClassVar[str] = "CountermeasureCancelled"
    TELLS: ClassVar[dict[str, Any]] = {"state": "cancelled"}


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class AgreeCountermeasure(SayInReview):
    """Agree in an open review on an action against a cause."""

    LETTERS = "CM"

    root_cause: str
    action: str
    owner: str
    due: str
    finding_id: str | None = None
    period: str | None = None
    background: str | None = None
    expected_effect: str | None = None
    expected_change: float | None = None
    verify_after: int | None = None


@dataclass(frozen=True, kw_only=True)
class CompleteCountermeasure(Command):
    """Say that the action was carried out."""

    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class VerifyCountermeasure(Command):
    """Say what the action did, and whether it was effective."""

    worked: bool
    actual_effect: str | None = None
    actual_change: float | None = None


class CancelCountermeasure(Command):
    """Give the countermeasure up."""


def agree_countermeasure(command: AgreeCountermeasure, strategy: Strategy) -> list[Event]:
    """A countermeasure names its subject, the cause, the action, who does it and by when, in an open review."""
    review_id = command.review_id
    if command.subject_id is None:
        raise RefusedError(f"{review_id}: a countermeasure needs a subject, which it is to bring back")
    must_be_said(review_id, "root cause (--cause)", command.root_cause)
    must_be_said(review_id, "action (--action)", command.action)
    must_be_said(review_id, "owner (--owner)", command.owner)
    must_be_day(review_id, command.due)
    must_be_finding(strategy, command.finding_id)
    must_be_finite(review_id, "expected change", command.expected_change)
    if command.verify_after is not None and command.verify_after < 1:
        raise RefusedError(f"{review_id}: the effect is checked after 1 period or more, not {command.verify_after}")
    return [
        CountermeasureAgreed(
            **said(command, strategy),
            root_cause=command.root_cause,
            action=command.action,
            owner=command.owner,
            due=command.due,
            finding_id=command.finding_id,
            period=command.period,
            background=command.background,
            expected_effect=command.expected_effect,
            expected_change=command.expected_change,
            verify_after=command.verify_after,
        )
    ]


def complete_countermeasure(command: CompleteCountermeasure, strategy: Strategy) -> list[Event]:
    """An open countermeasure is completed once, also after its review."""
    _must_be(command, strategy, "open")
    return [
        CountermeasureCompleted(
            entity_id=command.entity_id, effective_at=command.effective, reason=command.reason, note=command.note
        )
    ]


def verify_countermeasure(command: VerifyCountermeasure, strategy: Strategy) -> list[Event]:
    """What was carried out is verified once, also after its review, and says what it did."""
    _must_be(command, strategy, "completed")
    must_be_finite(command.entity_id, "actual change", command.actual_change)
    if command.actual_change is None:
        must_be_said(command.entity_id, "actual effect (--effect)", command.actual_effect or "")
    return [
        CountermeasureVerified(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            effective=command.worked,
            actual_effect=command.actual_effect,
            actual_change=command.actual_change,
        )
    ]


def cancel_countermeasure(command: CancelCountermeasure, strategy: Strategy) -> list[Event]:
    """What was not verified yet can be given up, for a reason, also after its review."""
    must_be_said(command.entity_id, "reason (--reason)", command.reason or "")
    _must_be(command, strategy, "open", "completed")
    return [
        CountermeasureCancelled(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason)
    ]


def _must_be(command: Command, strategy: Strategy, *states: str) -> None:
    """The countermeasure is in one of these states, and goes on from there at an instant that was already."""
    item = strategy.item(command.entity_id)
    must_be_a(item, "countermeasure")
    state = item.value("state")
    if state not in states:
        raise RefusedError(
            f"{command.entity_id}: is {state}; this can be said only of what is {' or '.join(states)}"
        )
    must_not_precede(command, item, "state")
    if command.effective_at is not None and command.effective_at > command.at:
        raise RefusedError(f"{command.entity_id}: nothing has happened in the future ({command.effective})")
