"""The rules of a measure: its words, its scoring and thresholds, its targets."""

import math
from datetime import timedelta

import pytest

from engine.domain import decision, measure, plan, scorecard, scoring
from engine.errors import RefusedError
from tests.domain.balanced import EVERYTHING, NOW, given, told, when

CLOSED = told(plan.PlanClosed, "S", days=-1)
OBJECTIVES = {"parent_id": "SO1", "title": "Net promoter score"}


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("direction", "higher"),
        ("frequency", "daily"),
        ("aggregation", "median"),
        ("indicator", "early"),
        ("scoring", "stars"),
    ],
)
def test_a_measure_says_what_it_is_in_words_the_engine_knows(field, word):
    with pytest.raises(RefusedError, match=f"'{word}' is no {field}; it is one of "):
        when(given(*EVERYTHING), measure.DefineMeasure, "M", **OBJECTIVES, **{field: word})


@pytest.mark.parametrize("frequency", scoring.FREQUENCIES)
def test_a_measure_is_read_weekly_to_yearly(frequency):
    (event,) = when(given(*EVERYTHING), measure.DefineMeasure, "M", **OBJECTIVES, frequency=frequency)
    assert event.frequency == frequency


@pytest.mark.parametrize(
    ("kind_of_scoring", "thresholds"),
    [
        ("goal_and_red_flag", [90]),
        (None, [90]),
        ("stabilise", [1, 2, 3, 4]),
        ("thresholds", [1, 2, 3, 4]),
        ("thresholds", [4, 3, 2, 1]),
    ],
)
def test_thresholds_that_fit_the_scoring_are_taken(kind_of_scoring, thresholds):
    (event,) = when(
        given(*EVERYTHING), measure.DefineMeasure, "M", **OBJECTIVES, scoring=kind_of_scoring, thresholds=thresholds
    )
    assert event.thresholds == thresholds


@pytest.mark.parametrize(
    ("kind_of_scoring", "thresholds", "said"),
    [
        ("goal_and_red_flag", [], r"takes \[red flag\]"),
        (None, [80, 90], r"2 thresholds do not fit; the scoring goal_and_red_flag takes \[red flag\]"),
        ("stabilise", [1, 2, 3], r"takes \[low red, low goal, high goal, high red\]"),
        ("stabilise", [4, 3, 2, 1], "rise, each beyond the one before"),
        ("stabilise", [1, 2, 2, 3], "rise, each beyond the one before"),
        ("thresholds", [1, 2, 2, 3], "rise or fall, each beyond"),
        ("thresholds", [1, 3, 2, 4], "rise or fall, each beyond"),
        ("thresholds", [1, 2, 3, math.inf], "a finite number"),
        ("yes_no", [1], "takes none"),
        ("unscored", [1], "takes none"),
    ],
)
def test_thresholds_that_do_not_fit_the_scoring_are_refused(kind_of_scoring, thresholds, said):
    with pytest.raises(RefusedError, match=said):
        when(
            given(*EVERYTHING),
            measure.DefineMeasure,
            "M",
            **OBJECTIVES,
            scoring=kind_of_scoring,
            thresholds=thresholds,
        )


def test_a_red_flag_equal_to_the_goal_is_refused_when_it_is_set():
    with pytest.raises(RefusedError, match="M1: the red flag 100 equals the goal"):
        when(given(*EVERYTHING), scoring.SetThresholds, "M1", thresholds=[100.0])
    with pytest.raises(RefusedError, match="M: the red flag 7 equals the goal"):
        when(given(*EVERYTHING), measure.DefineMeasure, "M", **OBJECTIVES, target=7, thresholds=[7])


def test_the_goal_in_force_when_the_red_flag_comes_into_force_is_the_one_that_counts():
    planned = told(measure.TargetSet, "M1", days=30, entity="measure", target=120.0)
    strategy = given(*EVERYTHING, planned)
    assert when(strategy, scoring.SetThresholds, "M1", thresholds=[99.0])
    with pytest.raises(RefusedError, match="equals the goal"):
        when(
            strategy,
            scoring.SetThresholds,
            "M1",
            thresholds=[120.0],
            effective_at=NOW + timedelta(days=31),
        )


@pytest.mark.parametrize(
    ("direction", "red_flag", "said"),
    [("up", 110.0, "the red flag lies below the goal 100"), ("down", 90.0, "the red flag lies above the goal 100")],
)
def test_a_red_flag_lies_on_the_worse_side_of_the_goal(direction, red_flag, said):
    with pytest.raises(RefusedError, match=said):
        when(
            given(*EVERYTHING),
            measure.DefineMeasure,
            "M",
            **OBJECTIVES,
            direction=direction,
            target=100.0,
            thresholds=[red_flag],
        )


def test_thresholds_are_set_for_a_reason_and_can_be_taken_away():
    strategy = given(*EVERYTHING, told(scorecard.ThresholdsSet, "M1", thresholds=[80.0]))
    (event,) = when(strategy, scoring.SetThresholds, "M1", thresholds=None)
    assert (event.thresholds, event.cleared) == (None, ["thresholds"])
    with pytest.raises(RefusedError, match="needs a reason"):
        when(strategy, scoring.SetThresholds, "M1", thresholds=[85.0], reason=None)
    with pytest.raises(RefusedError, match="KR1: is a key result, not a measure"):
        when(strategy, scoring.SetThresholds, "KR1", thresholds=[85.0])


def test_another_kind_of_scoring_needs_other_thresholds_at_once():
    strategy = given(*EVERYTHING, told(scorecard.ThresholdsSet, "M1", thresholds=[80.0]))
    again = {"parent_id": "SO1", "title": "M1", "scoring": "stabilise"}
    with pytest.raises(RefusedError, match="1 thresholds do not fit; the scoring stabilise takes"):
        when(strategy, measure.DefineMeasure, "M1", **again)
    assert when(strategy, measure.DefineMeasure, "M1", **again, thresholds=[1, 2, 3, 4])
    assert when(strategy, measure.DefineMeasure, "M1", **again, cleared=["thresholds"])


def test_a_yes_or_no_is_recorded_as_1_or_0():
    strategy = given(*EVERYTHING, told(measure.MeasureDefined, "M2", parent_id="SO1", title="M2", scoring="yes_no"))
    assert when(strategy, measure.RecordReading, "M2", value=1)
    with pytest.raises(RefusedError, match=r"its value is 1 or 0, not 0\.5"):
        when(strategy, measure.RecordReading, "M2", value=0.5)


@pytest.mark.parametrize("entity_id", ["B", "A", "I", "T", "F", "SO1", "O1", "M1"])
def test_whatever_has_a_target_can_be_retargeted(entity_id):
    (event,) = when(given(*EVERYTHING), measure.SetTarget, entity_id, target=35)
    assert (event.entity_id, event.target) == (entity_id, 35)


@pytest.mark.parametrize(("entity_id", "kind"), [("S", "a scorecard"), ("Q", "a cycle")])
def test_what_has_no_target_is_not_retargeted(entity_id, kind):
    with pytest.raises(RefusedError, match=f"{entity_id}: is {kind}, which has no target"):
        when(given(*EVERYTHING), measure.SetTarget, entity_id, target=35)


def test_a_target_is_caused_by_a_decision_that_stands():
    taken = told(decision.DecisionTaken, "D", stream="review-R", parent_id="R", text="softer", decision="retarget")
    assert when(given(*EVERYTHING, taken), measure.SetTarget, "M1", target=90, cause="D")
    with pytest.raises(RefusedError, match="KR1: M1 is a measure, not a decision"):
        when(given(*EVERYTHING, taken), measure.SetTarget, "KR1", target=9, cause="M1")
    revoked = told(decision.DecisionRevoked, "D", days=-1, stream="review-R")
    with pytest.raises(RefusedError, match="M1: the decision D was revoked"):
        when(given(*EVERYTHING, taken, revoked), measure.SetTarget, "M1", target=90, cause="D")


def test_the_actual_of_a_target_to_improve_is_recorded_like_a_reading():
    (event,) = when(given(*EVERYTHING), measure.RecordReading, "T", value=3, period="2026-03")
    assert (type(event), event.entity) == (measure.ReadingRecorded, "target_to_improve")
    with pytest.raises(RefusedError, match="use `hansei check-in`"):
        when(given(*EVERYTHING), measure.RecordReading, "KR1", value=3)
    with pytest.raises(RefusedError, match="O1: is an objective, not a measure"):
        when(given(*EVERYTHING), measure.RecordReading, "O1", value=3)
