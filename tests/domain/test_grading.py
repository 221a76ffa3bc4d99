"""Grades of key results and objectives, computed and judged, as given, when, then."""

from datetime import UTC, datetime

import pytest

from engine.domain import carrying, cycle, grading, measure, okr
from engine.errors import RefusedError
from tests.domain.okr_strategy import (
    CLOSED,
    CYCLE,
    MILESTONES,
    NEXT,
    OBJECTIVE,
    REACH,
    at,
    command,
    given,
    key_result,
    told,
)


def graded(entity_id, *events, readings=None, **fields):
    state = given(CYCLE, OBJECTIVE, *events, CLOSED, readings=readings)
    (event,) = grading.grade(command(grading.Grade, entity_id, **fields), state)
    return event


def test_nothing_is_graded_in_an_open_cycle():
    for entity_id in ("O", "K"):
        with pytest.raises(RefusedError, match="the cycle Q1 is not closed"):
            grading.grade(command(grading.Grade, entity_id), given(CYCLE, OBJECTIVE, REACH))


def test_nothing_is_graded_before_the_close_or_ahead_of_time():
    state = given(CYCLE, OBJECTIVE, REACH, CLOSED, readings={"K": [("2026-03-05", 30)]})
    before = command(grading.Grade, "K", effective_at=datetime(2026, 3, 31, 17, tzinfo=UTC))
    with pytest.raises(RefusedError, match="is not closed"):
        grading.grade(before, state)
    with pytest.raises(RefusedError, match="not ahead of time"):
        grading.grade(command(grading.Grade, "K", effective_at=datetime(2026, 5, 1, tzinfo=UTC)), state)


def test_only_a_key_result_or_an_objective_is_graded():
    with pytest.raises(RefusedError, match="Q1: is a cycle; key results and objectives are graded"):
        graded("Q1")


@pytest.mark.parametrize(
    ("fields", "value", "computed"),
    [
        ({"baseline": 20, "target": 40}, 34, 0.7),
        ({"baseline": 20, "target": 40}, 45, 1),
        ({"baseline": 20, "target": 40}, 10, 0),
        ({"form": "zones", "baseline": 0, "stretch": 100}, 80, 0.8),
        ({"form": "between", "low": 40, "high": 60}, 35, 0.75),
        ({"form": "milestones", "milestones": MILESTONES}, 3, 0.5),
        ({"form": "at_most", "target": 25}, 25, 1),
        ({"baseline": 20, "target": 40, "commitment": "committed"}, 40, 1),
    ],
)
def test_the_computed_grade_is_the_progress_at_the_close_between_0_and_1(fields, value, computed):
    event = graded("K", key_result(**fields), readings={"K": [("2026-01-05", 1), ("2026-03-30", value)]})
    assert event.computed_grade == pytest.approx(computed)
    assert (event.grade, event.cleared) == (None, None)


def test_what_was_committed_is_done_or_missed_and_a_miss_says_why():
    committed = key_result(baseline=20, target=40, commitment="committed")
    readings = {"K": [("2026-03-30", 36)]}
    with pytest.raises(RefusedError, match="was committed and is missed; say why"):
        graded("K", committed, readings=readings)
    assert graded("K", committed, readings=readings, reason="two houses burned").computed_grade == 0


def test_a_key_result_that_says_no_commitment_has_that_of_its_objective():
    committed = told(okr.ObjectiveSet, "O", parent_id="Q1", title="Guests come back", commitment="committed")
    with pytest.raises(RefusedError, match="was committed and is missed"):
        graded("K", committed, REACH, readings={"K": [("2026-03-30", 36)]})
    own = key_result(baseline=20, target=40, commitment="aspirational")
    assert graded("K", committed, own, readings={"K": [("2026-03-30", 36)]}).computed_grade == pytest.approx(0.8)


def test_a_judged_grade_that_differs_says_why_and_both_are_kept():
    readings = {"K": [("2026-03-30", 36)]}
    with pytest.raises(RefusedError, match=r"0\.8 is computed and 0\.9 judged; say why"):
        graded("K", REACH, readings=readings, grade=0.9)
    event = graded("K", REACH, readings=readings, grade=0.9, reason="the last house opened a day late")
    assert (event.computed_grade, event.grade) == (pytest.approx(0.8), 0.9)
    same = graded("K", REACH, readings=readings, grade=0.8)
    assert (same.computed_grade, same.grade) == (pytest.approx(0.8), None)


@pytest.mark.parametrize("judged", [-0.1, 1.1, float("nan")])
def test_a_grade_lies_between_0_and_1(judged):
    with pytest.raises(RefusedError, match="a grade lies between 0 and 1"):
        graded("K", REACH, grade=judged, reason="r")


@pytest.mark.parametrize("readings", [None, {"K": [("2026-03-05", 30), ("2026-03-30", None)]}])
def test_without_a_value_a_grade_is_judged_or_none(readings):
    with pytest.raises(RefusedError, match="nothing to compute a grade from"):
        graded("K", REACH, readings=readings)
    event = graded("K", REACH, readings=readings, grade=0.3, reason="the survey came too late")
    assert (event.computed_grade, event.grade) == (None, 0.3)


def test_a_judged_grade_is_taken_back_for_a_reason():
    judged = told(cycle.KeyResultGraded, "K", at("2026-04-02"), computed_grade=0.8, grade=0.9)
    events, readings = (CYCLE, OBJECTIVE, REACH, CLOSED, judged), {"K": [("2026-03-30", 36)]}
    with pytest.raises(RefusedError, match=r"takes back the judged 0\.9"):
        grading.grade(command(grading.Grade, "K"), given(*events, readings=readings))
    again = command(grading.Grade, "K", reason="it did count")
    (event,) = grading.grade(again, given(*events, readings=readings))
    assert (event.computed_grade, event.grade, event.cleared) == (pytest.approx(0.8), None, ["grade"])


def test_an_objective_is_the_weighted_mean_of_grades_judged_before_computed():
    lines = [key_result(f"K{n}", baseline=0, target=10, weight=n) for n in (1, 2, 3)]
    judged = told(cycle.KeyResultGraded, "K1", at("2026-04-02"), computed_grade=0.5, grade=0.9)
    kept = told(cycle.KeyResultGraded, "K2", at("2026-04-02"), computed_grade=0.5)
    readings = {"K1": [("2026-03-30", 5)], "K2": [("2026-03-30", 10)], "K3": [("2026-03-30", 20)]}
    event = graded("O", *lines, judged, kept, readings=readings)
    assert event.computed_grade == pytest.approx((1 * 0.9 + 2 * 0.5 + 3 * 1) / 6)


def test_a_key_result_without_a_grade_counts_nothing_in_its_objective():
    event = graded("O", key_result("K1", baseline=0, target=10), REACH, readings={"K1": [("2026-03-30", 10)]})
    assert event.computed_grade == pytest.approx(0.5)
    with pytest.raises(RefusedError, match="nothing to compute a grade from"):
        graded("O", REACH)


def test_an_objective_without_key_results_is_graded_by_those_below_it():
    below = [told(okr.ObjectiveSet, f"O{n}", parent_id="O", title="below", weight=n) for n in (1, 3)]
    lines = [key_result(f"K{n}", parent_id=f"O{n}", baseline=0, target=10) for n in (1, 3)]
    dropped = told(okr.ObjectiveSet, "O9", parent_id="O", title="dropped")
    gone = told(cycle.ObjectiveAbandoned, "O9")
    readings = {"K1": [("2026-03-30", 10)], "K3": [("2026-03-30", 5)]}
    event = graded("O", *below, *lines, dropped, gone, readings=readings)
    assert event.computed_grade == pytest.approx((1 * 1 + 3 * 0.5) / 4)


def test_what_is_the_same_thing_is_graded_by_all_its_readings_up_to_the_close():
    thing = told(measure.MeasureDefined, "M", parent_id="O", title="NPS")
    twin = key_result("K2", measured_by="M")
    readings = {
        "K": [("2026-02-01", 24)],
        "K2": [("2026-03-01", 28)],
        "M": [("2026-03-15", 30), ("2026-04-05", 40)],
    }
    shared = key_result(baseline=20, target=40, measured_by="M")
    assert graded("K", thing, twin, shared, readings=readings).computed_grade == pytest.approx(0.5)
    alone = graded("K", thing, twin, REACH, readings=readings)
    assert alone.computed_grade == pytest.approx(0.2)


def test_a_target_planned_for_after_the_close_is_in_no_grade_and_in_no_copy():
    planned = told(okr.KeyResultRetargeted, "K", at("2026-04-02"), target=60)
    readings = {"K": [("2026-03-30", 36)]}
    assert graded("K", REACH, planned, readings=readings).computed_grade == pytest.approx(0.8)
    state = given(CYCLE, NEXT, OBJECTIVE, REACH, planned, CLOSED, readings=readings)
    change = command(carrying.CarryForward, "O", to="Q2", reason="goes on")
    _, copy, _ = carrying.carry_forward(change, state)
    assert (copy.baseline, copy.target) == (36, 40)
