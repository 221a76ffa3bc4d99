"""The events of a countermeasure: an action against a cause, in the form of an A3, up to its verification."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.values import Event, Kind, Prose


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
