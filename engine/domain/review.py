"""A review: a meeting that checks where a strategy stands. It is scheduled, opened and closed.

What is said in it lies in its stream: `finding` (findings, lessons, recognitions), `decision`, `countermeasure`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from engine.domain.placing import must_fit_under
from engine.domain.state import Item, Strategy, must_be_a, must_be_new, must_be_open, must_be_said
from engine.domain.values import Command, Event, Kind, RootBegun, instant_text
from engine.errors import RefusedError

TIERS: dict[str, str] = {
    "monthly": "Monthly review",
    "quarterly": "Quarterly review",
    "annual": "Annual review",
    "diagnosis": "President's diagnosis",
}
"""Monthly: misses and countermeasures. Quarterly: is the plan still right. Annual: reset. And the president's
diagnosis, once or twice a year."""

CURRENT = "current"
"""Where a PDCA history shows what no review has looked at yet; so it is no review's id."""

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class ReviewScheduled(RootBegun):
    """A review of a plan, a scorecard or a cycle, and of all that belongs to it, is to be held."""

    TOPIC: ClassVar[str] = "ReviewScheduled"
    KIND: ClassVar[Kind | None] = "review"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "scheduled"}
    CARRIES: ClassVar[tuple[str, ...]] = ("title", "parent_id", "tier", "scheduled_for", "facilitator", "text")

    tier: str
    """monthly, quarterly, annual or diagnosis."""
    scheduled_for: str
    """The instant it is to begin."""
    facilitator: str | None = None
    """The opaque id of who leads it."""


@dataclass(frozen=True, kw_only=True)
class AgendaSet(Event):
    """What the review is to talk about, in this order."""

    TOPIC: ClassVar[str] = "AgendaSet"
    CARRIES: ClassVar[tuple[str, ...]] = ("agenda",)

    agenda: list[str]


@dataclass(frozen=True, kw_only=True)
class AttendanceRecorded(Event):
    """Who took part."""

    TOPIC: ClassVar[str] = "AttendanceRecorded"
    CARRIES: ClassVar[tuple[str, ...]] = ("attendees",)

    attendees: list[str]
    """Their opaque ids."""


@dataclass(frozen=True, kw_only=True)
class ReviewOpened(Event):
    """The review begins; it looks at the strategy as the log held it then."""

    TOPIC: ClassVar[str] = "ReviewOpened"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "open"}
    CARRIES: ClassVar[tuple[str, ...]] = ("opened_position", "opened_at")

    opened_position: int
    """The last position of the log that it looks at."""
    opened_at: str
    """The instant that it looks at."""


@dataclass(frozen=True, kw_only=True)
class ReviewClosed(Event):
    """The review ends; nothing is written to it any more, but for what its countermeasures come to."""

    TOPIC: ClassVar[str] = "ReviewClosed"
    TELLS: ClassVar[dict[str, Any]] = {"status": "closed"}
    CARRIES: ClassVar[tuple[str, ...]] = ("closed_position", "closed_at")

    closed_position: int
    """The last position of the log when it ended."""
    closed_at: str
    """The instant it ended."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class ScheduleReview(Command):
    """Set down that a review is to be held."""

    parent_id: str
    """The plan, scorecard or cycle that it looks at, with all that belongs to it."""
    tier: str
    scheduled_for: datetime
    facilitator: str | None = None
    title: str | None = None
    """Its tier and day if not given."""
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetAgenda(Command):
    """Set what the review is to talk about."""

    agenda: list[str]


@dataclass(frozen=True, kw_only=True)
class RecordAttendance(Command):
    """Write down who takes part."""

    attendees: list[str]


@dataclass(frozen=True, kw_only=True)
class OpenReview(Command):
    """Begin the review."""

    position: int
    """Where the log ends as the one who asks sees it."""


@dataclass(frozen=True, kw_only=True)
class CloseReview(Command):
    """End the review."""

    position: int
    """Where the log ends as the one who asks sees it."""


def schedule_review(command: ScheduleReview, strategy: Strategy) -> list[Event]:
    """A review looks at one plan, scorecard or cycle, also at a closed one: looking back writes nothing there."""
    must_be_new(strategy, command.entity_id)
    if command.entity_id == CURRENT:
        raise RefusedError(f"{CURRENT}: stands for what no review has looked at yet; give the review another id")
    must_fit_under(command, strategy, "review", command.parent_id)
    if command.tier not in TIERS:
        raise RefusedError(f"{command.entity_id}: {command.tier!r} is no tier; there are {', '.join(TIERS)}")
    if command.title is not None:
        must_be_said(command.entity_id, "title", command.title)
    scheduled_for = instant_text(command.scheduled_for)
    return [
        ReviewScheduled(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            parent_id=command.parent_id,
            title=command.title or f"{TIERS[command.tier]} {scheduled_for[:10]}",
            tier=command.tier,
            scheduled_for=scheduled_for,
            facilitator=command.facilitator,
            text=command.text,
        )
    ]


def set_agenda(command: SetAgenda, strategy: Strategy) -> list[Event]:
    """The agenda may change until the review is closed."""
    _must_not_be_closed(strategy, command.entity_id)
    must_be_said(command.entity_id, "agenda", *command.agenda)
    return [
        AgendaSet(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            agenda=command.agenda,
        )
    ]


def record_attendance(command: RecordAttendance, strategy: Strategy) -> list[Event]:
    """Who takes part may be put right until the review is closed."""
    _must_not_be_closed(strategy, command.entity_id)
    must_be_said(command.entity_id, "name", *command.attendees)
    return [
        AttendanceRecorded(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            attendees=command.attendees,
        )
    ]


def open_review(command: OpenReview, strategy: Strategy) -> list[Event]:
    """A review opens once, and pins what it looks at."""
    review = _must_not_be_closed(strategy, command.entity_id)
    if review.value("phase") == "open":
        raise RefusedError(f"{command.entity_id}: the review is open since {review.value('opened_at')}")
    must_not_precede(command, review, "phase")
    return [
        ReviewOpened(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            opened_position=command.position,
            opened_at=instant_text(command.at),
        )
    ]


def close_review(command: CloseReview, strategy: Strategy) -> list[Event]:
    """An open review closes once, and pins where the log ends."""
    review = must_be_in_session(strategy, command.entity_id)
    if command.position < review.value("opened_position"):
        raise RefusedError(f"{command.entity_id}: opened at position {review.value('opened_position')}, later on")
    return [
        ReviewClosed(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            closed_position=command.position,
            closed_at=instant_text(command.at),
        )
    ]


def must_be_in_session(strategy: Strategy, review_id: str) -> Item:
    """Findings, decisions, countermeasures and lessons are written to an open review only; the review."""
    review = _must_not_be_closed(strategy, review_id)
    if review.value("phase") != "open":
        raise RefusedError(f"{review_id}: the review has not been opened; `hansei review open {review_id}`")
    return review


def must_not_precede(command: Command, item: Item, name: str) -> None:
    """What ends a state holds from after its beginning, else the one rule would let the ended state win."""
    since = max(item.told[name])[0]
    if command.effective < since:
        raise RefusedError(f"{item.entity_id}: stands as it does since {since}; this cannot hold from earlier on")


def _must_not_be_closed(strategy: Strategy, review_id: str) -> Item:
    review = strategy.item(review_id)
    must_be_a(review, "review")
    must_be_open(strategy, review)
    return review


def must_be_day(entity_id: str, day: str | None) -> None:
    """A day is written as 2026-03-31."""
    if day is not None and not _is_day(day):
        raise RefusedError(f"{entity_id}: {day!r} is no day; write it as 2026-03-31")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
