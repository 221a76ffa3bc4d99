"""A strategy in small for the tests of deployment health: short ways to tell its items and links."""

import orjson

from engine.domain import countermeasure, cycle, hoshin, measure, okr, scorecard
from tests.projections.happenings import at, happen, one

BEGUN = "2025-12-01"
PLAN = one(hoshin.PlanDrafted, "P", BEGUN, title="The chain", period="2026")
CYCLE = one(
    cycle.CycleOpened,
    "Y",
    BEGUN,
    title="2026",
    period="2026",
    starts_on="2026-01-01",
    ends_on="2026-12-31",
    cadence=10,
)
SCORECARD = one(scorecard.ScorecardOpened, "S", BEGUN, title="S")
PERSPECTIVE = one(scorecard.PerspectiveAdded, "F", BEGUN, parent_id="S", title="Financial")

SIDES = {
    "B": hoshin.BreakthroughObjectiveSet,
    "A": hoshin.AnnualObjectiveSet,
    "I": hoshin.ImprovementPrioritySet,
    "T": hoshin.TargetToImproveSet,
}


def side(entity_id, plan_id="P", day=BEGUN, **fields):
    """An item whose id begins with the letter of its side."""
    return one(SIDES[entity_id[0]], entity_id, day, parent_id=plan_id, title=entity_id, **fields)


def objective(entity_id, parent_id="Y", **fields):
    return one(okr.ObjectiveSet, entity_id, BEGUN, parent_id=parent_id, title=entity_id, **fields)


def key_result(entity_id, parent_id="O1", day=BEGUN, **fields):
    fields = {"baseline": 0, "target": 10, **fields}
    return one(okr.KeyResultSet, entity_id, day, parent_id=parent_id, title=entity_id, **fields)


def a_measure(entity_id, parent_id, **fields):
    return one(measure.MeasureDefined, entity_id, BEGUN, parent_id=parent_id, title=entity_id, **fields)


def correlate(from_id, to_id, day=BEGUN, strength="strong"):
    return one(hoshin.CorrelationSet, from_id, day, to_id=to_id, strength=strength)


def align(from_id, to_id, day=BEGUN, strength="linked"):
    return one(cycle.ObjectiveAligned, from_id, day, to_id=to_id, strength=strength)


def countered(entity_id, subject_id, day, period=None):
    return one(
        countermeasure.CountermeasureAgreed, entity_id, day, parent_id="R", subject_id=subject_id, period=period,
        root_cause="x", action="x", owner="Bob", due="2026-12-31",
    )  # fmt: skip


def health_of(log, read_model):
    """Asks for the value and the items of one indicator after some more events."""

    def indicator(name, *events, bounds=None):
        happen(log, *events)
        read_model.catch_up(log)
        (row,) = [row for row in read_model.rows("deployment_health", bounds or at()) if row["indicator"] == name]
        return row["value"], orjson.loads(row["detail"])

    return indicator
