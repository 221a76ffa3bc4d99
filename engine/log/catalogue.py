"""Every event this version can read: its name, its class, its current version.

An event is stored under its explicit name, never under a module path, so a class may move without breaking a
log. A new version of an event raises `class_version` and adds `upcast_vN_vN+1`; the JSON of every version ever
shipped lies in `tests/golden` and must still be read.
"""

from collections.abc import Mapping

import orjson
from eventsourcing.utils import get_topic

from engine.domain import (
    catchball,
    countermeasure,
    cycle,
    decision,
    finding,
    forgetting,
    heading,
    hoshin,
    initiative,
    measure,
    okr,
    organisation,
    plan,
    proposal,
    review,
    scorecard,
    setting,
)
from engine.domain.values import Event

EVENTS: tuple[type[Event], ...] = (
    plan.PlanStarted,
    plan.PlanClosed,
    plan.AttributeChanged,
    plan.OwnerSet,
    plan.StatusSet,
    plan.CommentAdded,
    hoshin.PlanDrafted,
    hoshin.VisionSet,
    hoshin.BreakthroughObjectiveSet,
    hoshin.AnnualObjectiveSet,
    hoshin.ImprovementPrioritySet,
    hoshin.TargetToImproveSet,
    hoshin.CorrelationSet,
    hoshin.PlanItemRetired,
    hoshin.PlanAgreed,
    heading.HeadingChanged,
    catchball.CatchballProposed,
    catchball.CatchballCountered,
    catchball.CatchballAgreed,
    catchball.CatchballDeclined,
    scorecard.ScorecardOpened,
    scorecard.PerspectiveAdded,
    scorecard.StrategicObjectiveSet,
    scorecard.ScorecardItemRetired,
    scorecard.CauseEffectLinked,
    scorecard.CauseEffectUnlinked,
    scorecard.ThresholdsSet,
    scorecard.WeightSet,
    scorecard.StatusOverridden,
    measure.MeasureDefined,
    measure.MeasureRetired,
    measure.TargetSet,
    measure.ReadingRecorded,
    measure.ReadingRestated,
    measure.ReadingWithdrawn,
    cycle.CycleOpened,
    cycle.CycleLocked,
    cycle.CycleClosed,
    cycle.ObjectiveAligned,
    cycle.MeasuredBy,
    cycle.KeyResultGraded,
    cycle.ObjectiveGraded,
    cycle.ObjectiveAbandoned,
    cycle.ObjectiveCarriedForward,
    okr.ObjectiveSet,
    okr.ObjectiveRetired,
    okr.KeyResultSet,
    okr.KeyResultRetargeted,
    okr.KeyResultRetired,
    okr.CheckedIn,
    okr.CheckInRestated,
    okr.CheckInWithdrawn,
    initiative.InitiativeSet,
    initiative.InitiativeClosed,
    review.ReviewScheduled,
    review.AgendaSet,
    review.AttendanceRecorded,
    review.ReviewOpened,
    finding.FindingRecorded,
    decision.DecisionTaken,
    decision.DecisionRevoked,
    finding.LessonRecorded,
    finding.ContributionRecognised,
    review.ReviewClosed,
    countermeasure.CountermeasureAgreed,
    countermeasure.CountermeasureCompleted,
    countermeasure.CountermeasureVerified,
    countermeasure.CountermeasureCancelled,
    proposal.ActionProposed,
    organisation.RoleGranted,
    organisation.RoleRevoked,
    forgetting.PersonForgotten,
    forgetting.ProseRedacted,
    setting.SettingChanged,
)

Catalogue = Mapping[str, type[Event]]

# get_topic registers the name with eventsourcing, which resolves it back to the class when it decodes.
CATALOGUE: Catalogue = {get_topic(event): event for event in EVENTS}


def upcast(name: str, payload: str, catalogue: Catalogue = CATALOGUE) -> str:
    """Turns the stored JSON of a superseded version of an event into that of the current one."""
    state = orjson.loads(payload)
    event = catalogue[name]
    version = state.pop("class_version", 1)
    while version < event.class_version:
        getattr(event, f"upcast_v{version}_v{version + 1}")(state)
        version += 1
    return orjson.dumps({**state, "class_version": version}).decode()
