"""No sequence of commands breaks an invariant: of a plan, a scorecard, a cycle, a review, and of all together."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.domain import (
    carrying,
    catchball,
    countermeasure,
    cycle,
    decision,
    finding,
    grading,
    heading,
    hoshin,
    initiative,
    items,
    links,
    measure,
    okr,
    override,
    plan,
    proposal,
    review,
    scorecard,
    scoring,
)
from engine.domain.values import Command
from engine.routes import ROUTES
from tests.machines.cast import START, Asked, asked, tied
from tests.machines.world import Step, World

AGO = {"effective_at": START - timedelta(days=60)}


def step(kind: type[Command], entity_id: str, **said: object) -> Step:
    """Something that was done before the machine runs, two months ago."""
    titled = {"title": entity_id} if issubclass(kind, items.SetItem | items.BeginRoot) else {}
    return kind, entity_id, {**AGO, **titled, **said}


PLAN = (
    step(hoshin.DraftPlan, "P", period="2026"),
    step(hoshin.SetBreakthroughObjective, "B1", parent_id="P"),
    step(hoshin.SetAnnualObjective, "A1", parent_id="P"),
    step(hoshin.SetImprovementPriority, "I1", parent_id="P"),
    step(hoshin.SetTargetToImprove, "T1", parent_id="P", direction="up", target=10),
    step(catchball.ProposeTarget, "T1", from_level="company", to_level="Spa", target=12),
    step(catchball.AgreeToOffer, "T1", level="Spa"),
    step(hoshin.AgreePlan, "P"),
    step(hoshin.DraftPlan, "PC", parent_id="P"),
)
SCORECARD = (
    step(scorecard.OpenScorecard, "S", perspectives=("Financial", "Customer")),
    step(scorecard.SetStrategicObjective, "G1", parent_id="S-financial"),
    step(scorecard.SetStrategicObjective, "G2", parent_id="S-customer"),
    step(scorecard.SetStrategicObjective, "G3", parent_id="G2"),
    step(measure.DefineMeasure, "M1", parent_id="G1", direction="up", baseline=0, target=10),
    step(measure.RecordReading, "M1", value=4),
    step(links.LinkCauseEffect, "G1", to_id="G2"),
)
CYCLE = (
    step(cycle.OpenCycle, "Q", period="2026-Q1"),
    step(cycle.OpenCycle, "Q2", period="2026-Q2"),
    step(okr.SetObjective, "O1", parent_id="Q"),
    step(okr.SetKeyResult, "K1", parent_id="O1", direction="up", baseline=0, target=10),
    step(okr.CheckIn, "K1", value=5, confidence=0.5),
    step(okr.SetObjective, "O2", parent_id="Q2"),
    step(okr.SetKeyResult, "K2", parent_id="O2", baseline=0, target=20),
    step(okr.SetObjective, "O3", parent_id="K2"),
    step(okr.SetKeyResult, "K3", parent_id="O3", baseline=0, target=20),
    step(cycle.LockCycle, "Q"),
    step(cycle.CloseCycle, "Q"),
)
REVIEW = (
    step(review.ScheduleReview, "R", parent_id="P", tier="monthly", scheduled_for=START),
    step(review.OpenReview, "R", position=0),
    step(finding.RecordFinding, "", review_id="R", text="Guests stay away"),
    step(decision.TakeDecision, "", review_id="R", subject_id="T1", decision="retarget", target=9, text="Less"),
    step(
        countermeasure.AgreeCountermeasure, "", review_id="R", subject_id="T1", root_cause="Dust", action="Clean",
        owner="Ann", due="2026-04-15",
    ),
    step(review.ScheduleReview, "R2", parent_id="P", tier="quarterly", scheduled_for=START),
    step(review.CloseReview, "R", position=0),
    step(review.OpenReview, "R2", position=0),
)  # fmt: skip

OF_PLAN = [
    hoshin.DraftPlan, hoshin.SetBreakthroughObjective, hoshin.SetAnnualObjective,
    hoshin.SetImprovementPriority, hoshin.SetTargetToImprove, hoshin.RetirePlanItem, hoshin.SetVision,
    heading.ChangeHeading, hoshin.SetCorrelation, hoshin.AgreePlan, hoshin.AgreePlan, catchball.ProposeTarget,
    catchball.CounterOffer, catchball.AgreeToOffer, catchball.DeclineOffer, measure.SetTarget, scorecard.SetWeight,
    plan.StartPlan, plan.AssignOwner, initiative.SetInitiative, initiative.CloseInitiative,
]  # fmt: skip
OF_SCORECARD = [
    scorecard.OpenScorecard, scorecard.AddPerspective, scorecard.SetStrategicObjective,
    scorecard.SetStrategicObjective, scorecard.RetireScorecardItem, scorecard.SetWeight, override.OverrideStatus,
    links.LinkCauseEffect, links.LinkCauseEffect, links.LinkCauseEffect, links.Link, links.Unlink,
    measure.DefineMeasure, scoring.SetThresholds, measure.RetireMeasure, measure.SetTarget, measure.RecordReading,
    measure.WithdrawReading, links.ShareReadings,
]  # fmt: skip
OF_CYCLE = [
    cycle.OpenCycle, cycle.LockCycle, cycle.CloseCycle, okr.SetObjective, okr.SetObjective,
    okr.SetKeyResult, okr.SetKeyResult, okr.RetireObjective, okr.RetireKeyResult, okr.CheckIn, okr.CheckIn,
    okr.RestateCheckIn, grading.Grade, grading.Grade, carrying.CarryForward, carrying.AbandonObjective,
    links.AlignObjective, links.AlignObjective, links.ShareReadings, links.Unlink, measure.SetTarget,
    measure.WithdrawReading, scorecard.SetWeight, heading.ChangeHeading,
]  # fmt: skip
OF_REVIEW = [
    review.ScheduleReview, review.SetAgenda, review.RecordAttendance, review.OpenReview, review.OpenReview,
    review.CloseReview, finding.RecordFinding, finding.RecordLesson, finding.RecogniseContribution,
    decision.TakeDecision, decision.TakeDecision, decision.TakeDecision, decision.RevokeDecision,
    countermeasure.AgreeCountermeasure, countermeasure.CompleteCountermeasure, countermeasure.VerifyCountermeasure,
    countermeasure.CancelCountermeasure, plan.AssignOwner, plan.SetStatus, plan.AddComment, proposal.ProposeAction,
    measure.SetTarget,
]  # fmt: skip


# Who may do what, and what has to go, is no part of a strategy.
OF_WORKSPACE = ("engine.domain.organisation", "engine.domain.setting", "engine.domain.forgetting")
OF_STRATEGY = [kind for kind in ROUTES if kind.__module__ not in OF_WORKSPACE]

# What ties entities together, and what machines tie of their own.
TIES = [
    okr.SetObjective, okr.SetObjective, okr.SetKeyResult, okr.SetKeyResult, links.AlignObjective,
    links.ShareReadings, scorecard.SetStrategicObjective, scorecard.SetStrategicObjective, links.LinkCauseEffect,
    links.Unlink,
]  # fmt: skip


def machine(name: str, beginning: tuple[Step, ...], kinds: list[type[Command]]) -> type[World]:
    """A machine that begins with some of these steps and asks mostly for commands of these kinds."""
    ties = [kind for kind in TIES if kind in kinds] or [heading.ChangeHeading, hoshin.SetTargetToImprove]

    class Machine(World):
        BEGINNING = beginning

        @rule(asked=asked(kinds))
        def one_of_its_own(self, asked: Asked) -> None:
            self.ask(asked)

        @rule(asked=st.one_of(asked(kinds), asked(kinds), asked(OF_STRATEGY)))
        def any_command(self, asked: Asked) -> None:
            self.ask(asked)

        @rule(asked=tied(ties))
        def tie(self, asked: Asked) -> None:
            self.ask(asked)

    Machine.__name__ = Machine.__qualname__ = name
    return Machine


MACHINES = (
    machine("Plan", PLAN, OF_PLAN),
    machine("Scorecard", SCORECARD, OF_SCORECARD),
    machine("Cycle", CYCLE, OF_CYCLE),
    machine("Review", (*PLAN, *CYCLE[:-2], *REVIEW), OF_REVIEW),
    machine("Everything", (*PLAN, *SCORECARD, *CYCLE[:-1], *REVIEW[:-1]), OF_STRATEGY),
)
# A larger campaign: HYPOTHESIS_EXAMPLES=500 pytest tests/machines
EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "40"))


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.__name__)
def test_no_sequence_of_commands_breaks_an_invariant(machine):
    case = machine.TestCase
    case.settings = settings(
        max_examples=EXAMPLES, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
    )
    case("runTest").runTest()
