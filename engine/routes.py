"""Which rule answers which command, and what of the log it has to see first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.domain import items, okr, plan, scorecard
from engine.domain.values import Command, Event

Sees = Literal["plan", "item", "readings"]


@dataclass(frozen=True)
class Route:
    """A rule, and its view of the log.

    `plan`: the structure of the whole plan. `item`: one item of it. `readings`: one item and its readings.
    """

    decide: Callable[..., Sequence[Event]]
    sees: Sees


ROUTES: dict[type[Command], Route] = {
    plan.StartPlan: Route(plan.start_plan, "plan"),
    plan.ClosePlan: Route(plan.close_plan, "plan"),
    plan.AssignOwner: Route(plan.assign_owner, "plan"),
    plan.SetStatus: Route(plan.set_status, "item"),
    plan.AddComment: Route(plan.add_comment, "item"),
    okr.SetObjective: Route(items.set_item, "plan"),
    okr.SetKeyResult: Route(items.set_item, "plan"),
    okr.RetireObjective: Route(items.retire_item, "plan"),
    okr.RetireKeyResult: Route(items.retire_item, "plan"),
    okr.CheckIn: Route(okr.check_in, "item"),
    okr.RestateCheckIn: Route(okr.restate_check_in, "readings"),
    scorecard.DefineMeasure: Route(items.set_item, "plan"),
    scorecard.RetireMeasure: Route(items.retire_item, "plan"),
    scorecard.SetTarget: Route(scorecard.set_target, "plan"),
    scorecard.RecordReading: Route(scorecard.record_reading, "readings"),
    scorecard.WithdrawReading: Route(scorecard.withdraw_reading, "readings"),
}


def parent_of(command: Any) -> str | None:  # noqa: ANN401 -- most commands name no parent
    """What the command puts its entity under, if it does."""
    return getattr(command, "parent_id", None)
