"""A plan and an open review of it, for the tests of what is said in reviews."""

from datetime import UTC, datetime, timedelta

from engine.domain import cycle, finding, initiative, measure, okr, plan, review
from engine.domain.state import Strategy, evolve
from engine.domain.values import instant_text

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)


def days_ago(days):
    return instant_text(NOW - timedelta(days=days))


def told(event, entity_id, ago=90, stream="plan-P", **fields):
    at = days_ago(ago)
    return event(entity_id=entity_id, originator_id=stream, effective_at=at, recorded_at=at, **fields)


def in_review(event, entity_id, ago=0.1, **fields):
    return told(event, entity_id, ago, "review-R", **fields)


def given(*events):
    """The structure of a strategy after these events."""
    state = Strategy()
    for event in events:
        evolve(state, event)
    return state


def command(kind, **fields):
    return kind(at=NOW, **fields)


PLAN = (
    told(plan.PlanStarted, "P", title="Spring"),
    told(okr.ObjectiveSet, "O", parent_id="P", title="Guests come back"),
    told(okr.KeyResultSet, "K", parent_id="O", title="Repeat stays", baseline=20, target=40),
    told(measure.MeasureDefined, "M", parent_id="O", title="NPS"),
    told(initiative.InitiativeSet, "I", parent_id="K", title="New locks"),
)
CYCLE = (
    told(cycle.CycleOpened, "C", stream="cycle-C", title="Q2", starts_on="2026-04-01", ends_on="2026-06-30"),
    told(okr.ObjectiveSet, "CO", stream="cycle-C", parent_id="C", title="Faster check-in"),
)
SCHEDULED = in_review(
    review.ReviewScheduled, "R", 10, parent_id="P", title="March", tier="monthly", scheduled_for=days_ago(0)
)
OPENED = in_review(review.ReviewOpened, "R", 1, opened_position=7, opened_at=days_ago(1))
CLOSED = in_review(review.ReviewClosed, "R", 0.5, closed_position=9, closed_at=days_ago(0.5))
OPEN = (*PLAN, *CYCLE, SCHEDULED, OPENED)
FINDING = in_review(finding.FindingRecorded, "R-F1", parent_id="R", text="Guests stay away")
