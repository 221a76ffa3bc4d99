"""What happened between two frames, in words, and which of it is a mark on the time axis."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.components.shown.fields import event_words
from dashboard.components.shown.words import aware, moment, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

LISTED = 12
"""Events that are named under a frame; of more, how many they are."""
DECISION, PLAN = "decision", "plan"
DECIDED = {"DecisionTaken", "DecisionRevoked", "CountermeasureAgreed"}
# What reality says, what is only talked about, and what a review does by itself: all else changes the plan.
TOLD = {
    *("CheckedIn", "CheckInRestated", "CheckInWithdrawn", "ReadingRecorded", "ReadingRestated", "ReadingWithdrawn"),
    *("CommentAdded", "StatusSet", "StatusOverridden", "KeyResultGraded", "ObjectiveGraded", "ActionProposed"),
    *("CatchballProposed", "CatchballCountered", "CatchballDeclined", "CountermeasureCompleted"),
    *("CountermeasureVerified", "CountermeasureCancelled", "FindingRecorded", "LessonRecorded"),
    *(
        "ContributionRecognised",
        "ReviewScheduled",
        "AgendaSet",
        "AttendanceRecorded",
        "ReviewOpened",
        "ReviewClosed",
    ),
    *("ProseRedacted", "PersonForgotten", "CycleLocked", "CycleClosed", "PlanClosed"),
}


def mark_of(events: Sequence[Row]) -> str:
    """The mark that a frame has on the time axis: a decision, a change of the plan, or none."""
    if any(event["what"] in DECIDED for event in events):
        return DECISION
    return PLAN if any(event["what"] not in TOLD for event in events) else ""


def happened(events: Sequence[Row], names: Mapping[str, Row]) -> dict[str, Any]:
    """The events of a frame, the first of them in words."""
    return {
        "told": [_told(event, names.get(event["entity"])) for event in events[:LISTED]],
        "more": max(0, len(events) - LISTED),
    }


def _told(event: Row, about: Row | None) -> dict[str, Any]:
    kind = KIND_WORDS.get(about["kind"], about["kind"]) if about else ""
    return {
        "at": moment(aware(event["recorded_at"])),
        "who": event["who"],
        "what": event_words(event["what"]),
        "of": shortened(about["called"] if about else event["entity"], 110),
        "kind": kind,
        "position": event["position"],
        "mark": mark_of([event]),
    }
