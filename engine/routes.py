"""Which rule answers which command."""

from collections.abc import Callable, Sequence
from typing import Any

from engine.domain import cycle, hoshin, initiative, items, measure, okr, plan, scorecard
from engine.domain.state import Strategy
from engine.domain.values import Command, Event

Rule = Callable[[Any, Strategy], Sequence[Event]]
"""What follows from a command, given the strategy; the rule looks at what it needs of it."""

ROUTES: dict[type[Command], Rule] = {
    plan.StartPlan: plan.start_plan,
    plan.ClosePlan: plan.close_plan,
    plan.AssignOwner: plan.assign_owner,
    plan.SetStatus: plan.set_status,
    plan.AddComment: plan.add_comment,
    hoshin.DraftPlan: items.begin_root,
    hoshin.SetBreakthroughObjective: items.set_item,
    hoshin.SetAnnualObjective: items.set_item,
    hoshin.SetImprovementPriority: items.set_item,
    hoshin.SetTargetToImprove: items.set_item,
    hoshin.RetirePlanItem: items.retire_item,
    scorecard.OpenScorecard: items.begin_root,
    scorecard.AddPerspective: items.set_item,
    scorecard.SetStrategicObjective: items.set_item,
    scorecard.RetireScorecardItem: items.retire_item,
    cycle.OpenCycle: items.begin_root,
    initiative.SetInitiative: items.set_item,
    okr.SetObjective: items.set_item,
    okr.SetKeyResult: items.set_item,
    okr.RetireObjective: items.retire_item,
    okr.RetireKeyResult: items.retire_item,
    okr.CheckIn: okr.check_in,
    okr.RestateCheckIn: okr.restate_check_in,
    measure.DefineMeasure: items.set_item,
    measure.RetireMeasure: items.retire_item,
    measure.SetTarget: measure.set_target,
    measure.RecordReading: measure.record_reading,
    measure.WithdrawReading: measure.withdraw_reading,
}
