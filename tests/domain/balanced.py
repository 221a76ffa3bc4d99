"""A scorecard, a cycle and a Hoshin plan for the tests of rules."""

from datetime import UTC, datetime, timedelta

from engine.domain import cycle, hoshin, measure, okr, scorecard
from engine.domain.state import Strategy, evolve
from engine.domain.values import instant_text
from engine.routes import ROUTES

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def at(days=0):
    """An instant so many days from now, as the log writes it."""
    return instant_text(NOW + days * DAY)


def told(event, entity_id, days=-90, stream="scorecard-S", **fields):
    """An event of the past, or a planned one."""
    return event(
        entity_id=entity_id, originator_id=stream, effective_at=at(days), recorded_at=at(min(days, 0)), **fields
    )


def item(event, entity_id, parent_id, stream="scorecard-S", **fields):
    return told(event, entity_id, stream=stream, parent_id=parent_id, title=entity_id, **fields)


SCORECARD = (
    told(scorecard.ScorecardOpened, "S", title="The chain"),
    item(scorecard.PerspectiveAdded, "F", "S", rank=1),
    item(scorecard.PerspectiveAdded, "C", "S", rank=2),
    item(scorecard.StrategicObjectiveSet, "SO1", "F"),
    item(scorecard.StrategicObjectiveSet, "SO2", "C"),
    item(scorecard.StrategicObjectiveSet, "SO3", "C"),
    item(measure.MeasureDefined, "M1", "SO1", direction="up", target=100.0),
    item(measure.MeasureDefined, "M2", "SO1"),
)
CYCLE = (
    told(cycle.CycleOpened, "Q", stream="cycle-Q", title="Spring", starts_on="2026-04-01", ends_on="2026-06-30"),
    item(okr.ObjectiveSet, "O1", "Q", "cycle-Q"),
    item(okr.ObjectiveSet, "O2", "Q", "cycle-Q"),
    item(okr.KeyResultSet, "KR1", "O1", "cycle-Q", baseline=0.0, target=10.0),
    item(okr.ObjectiveSet, "O3", "KR1", "cycle-Q"),
)
PLAN = (
    told(hoshin.PlanDrafted, "P", stream="plan-P", title="2026", period="2026"),
    told(hoshin.PlanAgreed, "P", stream="plan-P"),
    item(hoshin.BreakthroughObjectiveSet, "B", "P", "plan-P"),
    item(hoshin.AnnualObjectiveSet, "A", "P", "plan-P"),
    item(hoshin.ImprovementPrioritySet, "I", "P", "plan-P"),
    item(hoshin.TargetToImproveSet, "T", "P", "plan-P"),
)
EVERYTHING = (*SCORECARD, *CYCLE, *PLAN)


def given(*events):
    """The structure of a strategy after these events."""
    strategy = Strategy()
    for event in events:
        evolve(strategy, event)
    return strategy


def when(strategy, kind, entity_id, **fields):
    """What a command for now, with a reason, leads to."""
    command = kind(entity_id=entity_id, at=NOW, **{"reason": "agreed in the review", **fields})
    return list(ROUTES[kind](command, strategy))
