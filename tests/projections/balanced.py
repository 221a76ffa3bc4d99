"""A scorecard in small for the tests of the views: short ways to tell it and to look at it."""

from engine.domain import measure, scorecard
from tests.projections.happenings import at, happen, one

BEGUN = "2024-01-01"
SCORECARD = one(scorecard.ScorecardOpened, "S", BEGUN, title="The chain")


def perspective(entity_id, rank, **fields):
    return one(
        scorecard.PerspectiveAdded, entity_id, BEGUN, parent_id="S", title=f"The {entity_id}", rank=rank, **fields
    )


def objective(entity_id, parent_id, **fields):
    return one(scorecard.StrategicObjectiveSet, entity_id, BEGUN, parent_id=parent_id, title=entity_id, **fields)


def measured(entity_id, parent_id="O", **fields):
    """A measure with goal 700 and red flag 500: 300 scores 0, 500 a third of 10, 600 5, 700 two thirds, 900 10."""
    fields = {"direction": "up", "target": 700.0, "thresholds": [500.0], **fields}
    return one(measure.MeasureDefined, entity_id, BEGUN, parent_id=parent_id, title=entity_id, **fields)


def read(entity_id, value, period="2026-01", day="2026-01-31", known=None, event=measure.ReadingRecorded, **fields):
    return one(event, entity_id, day, known=known, entity="measure", value=value, period=period, **fields)


def weigh(entity_id, weight, day, known=None):
    return one(scorecard.WeightSet, entity_id, day, known=known, weight=weight)


def override(entity_id, status, day, known=None, **fields):
    return one(scorecard.StatusOverridden, entity_id, day, known=known, override=status, **fields)


SMALL = (SCORECARD, perspective("P", 1), objective("O", "P"))


def rows_after(log, read_model):
    """Asks for the rows of a view after some more events, as of the end of February 2026."""

    def rows(*events, view="scorecard", bounds=None):
        happen(log, *events)
        read_model.catch_up(log)
        return read_model.rows(view, bounds or at("2026-02-28"))

    return rows


def row(rows, entity_id):
    """The row of an objective, a perspective or, by S, of the scorecard itself."""
    (found,) = (r for r in rows if entity_id in (r["objective_id"] or r["perspective_id"] or r["scorecard"],))
    return found


def score(rows, entity_id):
    found = row(rows, entity_id)["score"]
    return None if found is None else round(found, 4)
