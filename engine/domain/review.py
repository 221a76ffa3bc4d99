"""The events of a review: a meeting that checks where a strategy stands, and what it finds and learns."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.values import Event, Kind, Prose, RootBegun

TIERS = ("monthly", "quarterly", "annual", "diagnosis")
"""Monthly: misses and countermeasures. Quarterly: is the plan still right. Annual: reset. And the president's
diagnosis."""


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


@dataclass(frozen=True, kw_only=True)
class _Said(Event):
    """Something said in a review, with an id of its own."""

    CARRIES: ClassVar[tuple[str, ...]] = ("parent_id", "subject_id", "text")

    parent_id: str
    """The review."""
    subject_id: str | None = None
    """The entity it is about."""
    text: Prose


@dataclass(frozen=True, kw_only=True)
class FindingRecorded(_Said):
    """What the check showed: a gap, its evidence."""

    TOPIC: ClassVar[str] = "FindingRecorded"
    KIND: ClassVar[Kind | None] = "finding"


@dataclass(frozen=True, kw_only=True)
class LessonRecorded(_Said):
    """What was learned, for the next time."""

    TOPIC: ClassVar[str] = "LessonRecorded"
    KIND: ClassVar[Kind | None] = "lesson"


@dataclass(frozen=True, kw_only=True)
class ContributionRecognised(_Said):
    """Somebody's contribution is recognised."""

    TOPIC: ClassVar[str] = "ContributionRecognised"
    KIND: ClassVar[Kind | None] = "recognition"
    CARRIES: ClassVar[tuple[str, ...]] = (*_Said.CARRIES, "person")

    person: str
    """The opaque id of whose contribution it was."""


@dataclass(frozen=True, kw_only=True)
class DecisionTaken(_Said):
    """What the review resolved. One that changes the plan causes that change, which names it as its cause."""

    TOPIC: ClassVar[str] = "DecisionTaken"
    KIND: ClassVar[Kind | None] = "decision"
    TELLS: ClassVar[dict[str, Any]] = {"state": "taken"}
    CARRIES: ClassVar[tuple[str, ...]] = (
        *_Said.CARRIES,
        "decision",
        "finding_id",
        "owner",
        "due",
        "expected_effect",
        "confidence",
    )

    decision: str
    """continue, adjust, retarget, stop, start or escalate."""
    finding_id: str | None = None
    """The finding it answers."""
    owner: str | None = None
    """The opaque id of who sees to it."""
    due: str | None = None
    """The day by which it is to be done."""
    expected_effect: Prose | None = None
    confidence: float | None = None
    """How sure those who took it are of the effect, 0 to 1."""


@dataclass(frozen=True, kw_only=True)
class DecisionRevoked(Event):
    """A decision holds no longer; what it changed is changed back only by another decision."""

    TOPIC: ClassVar[str] = "DecisionRevoked"
    TELLS: ClassVar[dict[str, Any]] = {"state": "revoked"}
