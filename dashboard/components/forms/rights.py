"""What each form does to the log, so that nobody is given a form that would be refused."""

from collections.abc import Mapping
from typing import Any

from dashboard.components.frame.who import may
from engine.domain import catchball, countermeasure, decision, finding, measure, okr, plan, review
from engine.domain.values import Command

COMMANDS: Mapping[str, type[Command]] = {
    "check-in": okr.CheckIn,
    "reading": measure.RecordReading,
    "correct": measure.RecordReading,
    "withdraw": measure.WithdrawReading,
    "comment": plan.AddComment,
    "owner": plan.AssignOwner,
    "target": measure.SetTarget,
    "schedule": review.ScheduleReview,
    "agenda": review.SetAgenda,
    "attend": review.RecordAttendance,
    "close": review.CloseReview,
    "finding": finding.RecordFinding,
    "lesson": finding.RecordLesson,
    "recognition": finding.RecogniseContribution,
    "decision": decision.TakeDecision,
    "revoke": decision.RevokeDecision,
    "countermeasure": countermeasure.AgreeCountermeasure,
    "complete": countermeasure.CompleteCountermeasure,
    "verify": countermeasure.VerifyCountermeasure,
    "cancel": countermeasure.CancelCountermeasure,
    "propose": catchball.ProposeTarget,
    "counter": catchball.CounterOffer,
    "agree": catchball.AgreeToOffer,
    "decline": catchball.DeclineOffer,
}
"""By the name of a form, the command that it ends in."""


def barred(form: str, known: Mapping[str, Any]) -> str | None:
    """Why the one who is here may not save such a form; nothing if it is worth writing."""
    command = COMMANDS.get(form)
    return may(command, known.get("id") or known.get("review_id") or "") if command is not None else None


def barred_from(entity_id: str) -> str | None:
    """Why the one who is here can do nothing at all about an item; nothing if there is something."""
    return may(plan.AddComment, entity_id)


def may_hold() -> bool:
    """Whether the one who is here may hold a review: schedule it, open it, write what it finds and decides."""
    return barred("finding", {}) is None
