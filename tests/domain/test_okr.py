"""Key results of every form, and what is checked in on them, as given, when, then."""

from datetime import UTC, datetime

import pytest

from engine.domain import carrying, measure, okr
from engine.domain.plan import PlanStarted
from engine.domain.values import instant_text
from engine.errors import RefusedError
from tests.domain.okr_strategy import (
    CLOSED,
    CYCLE,
    MILESTONES,
    OBJECTIVE,
    REACH,
    command,
    given,
    key_result,
    told,
)


def set_key_result(*before, **fields):
    change = command(okr.SetKeyResult, "K", parent_id="O", title="K", reason="agreed", **fields)
    (event,) = okr.set_key_result(change, given(CYCLE, OBJECTIVE, *before))
    return event


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"baseline": 20, "target": 40},
        {"form": "reach", "baseline": 100, "target": 60, "direction": "down", "commitment": "committed"},
        {"form": "at_least", "target": 25},
        {"form": "at_most", "target": 25, "commitment": "aspirational"},
        {"form": "between", "low": 40, "high": 60},
        {"form": "milestones", "milestones": MILESTONES},
        {"form": "binary"},
        {"form": "zones", "baseline": 0, "stretch": 100},
        {"form": "zones", "baseline": 10, "stretch": 2},
        {"baseline": 20, "target": 40, "path": [["2026-01-01", 20], ["2026-03-31", 40]], "path_shape": "steps"},
        {"form": "milestones", "milestones": MILESTONES, "path": [["2026-02-15", 3]]},
    ],
)
def test_a_key_result_says_what_its_form_needs(fields):
    assert type(set_key_result(**fields)) is okr.KeyResultSet


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"form": "reached"}, "'reached' is no form"),
        ({"commitment": "maybe"}, "'maybe' is no commitment"),
        ({"direction": "left"}, "'left' is no direction"),
        ({"baseline": float("nan")}, "the baseline is a finite number"),
        ({"target": float("inf")}, "the target is a finite number"),
        ({"form": "between", "low": 40}, "the form between needs high"),
        ({"form": "between"}, "the form between needs low and high"),
        ({"form": "between", "low": 60, "high": 60}, "60 does not lie below 60"),
        ({"form": "between", "low": 40, "high": 60, "target": 50}, "takes no target"),
        ({"form": "zones", "stretch": 100}, "the form zones needs baseline"),
        ({"form": "zones", "baseline": 5, "stretch": 5}, "no way to go"),
        ({"form": "zones", "baseline": 0, "stretch": 100, "target": 70}, "lies at 0.7 of the way"),
        ({"form": "binary", "target": 1}, "its target is 1, done"),
        ({"form": "milestones"}, "the form milestones needs milestones"),
        ({"form": "milestones", "milestones": []}, "the form milestones needs milestones"),
        ({"form": "milestones", "milestones": [{"weight": 1}]}, "every milestone needs a title"),
        ({"form": "milestones", "milestones": [{"title": "A"}, {"title": "A"}]}, "the same title"),
        ({"form": "milestones", "milestones": [{"title": "A", "weight": 0}]}, "a number above 0, not 0"),
        ({"low": 40}, "low is for the form between, but the form is reach"),
        ({"milestones": MILESTONES}, "milestones is for the form milestones"),
        ({"weight": 0}, "a weight is a number above 0"),
        ({"path": [["2026-01-31", 5]]}, "needs one"),
        ({"baseline": 0, "path": []}, "at least one point"),
        ({"baseline": 0, "path": [["2025-12-31", 5]]}, "2025-12-31 of the path lies outside of 2026-01-01"),
        ({"baseline": 0, "path": [["2026-04-01", 5]]}, "lies outside"),
        ({"baseline": 0, "path": [["2026-02-01", 5], ["2026-02-01", 6]]}, "does not follow 2026-02-01"),
        ({"baseline": 0, "path": [["2026-02-01", 5], ["2026-01-31", 6]]}, "does not follow"),
        ({"baseline": 0, "path": [["February", 5]]}, "a day such as 2026-01-31 and a number"),
        ({"baseline": 0, "path": [["2026-02-01", "5"]]}, "and a number"),
        ({"baseline": 0, "path": [["2026-02-01"]]}, "a day and a value"),
        ({"baseline": 0, "path": [["2026-02-01", float("nan")]]}, "the path is a finite number"),
        ({"baseline": 0, "path": [["2026-02-01", 5]], "path_shape": "curve"}, "'curve' is no path shape"),
        ({"baseline": 0, "path_shape": "line"}, "a path shape needs a path"),
        ({"form": "at_least", "target": 5, "path": [["2026-02-01", 5]]}, "at_least is met or not"),
        ({"measured_by": "nobody"}, "nobody: no such entity"),
        ({"measured_by": "O"}, "not by an objective O"),
    ],
)
def test_a_key_result_that_makes_no_sense_is_refused(fields, said):
    with pytest.raises(RefusedError, match=said):
        set_key_result(**fields)


def test_told_anew_it_is_judged_with_what_was_told_before():
    ranged = key_result(form="between", low=40, high=60)
    assert set_key_result(ranged, low=50).low == 50
    with pytest.raises(RefusedError, match="61 does not lie below 60"):
        set_key_result(ranged, low=61)
    with pytest.raises(RefusedError, match="low is for the form between"):
        set_key_result(ranged, form="at_most", target=60)
    assert set_key_result(ranged, form="at_most", target=60, cleared=["low", "high"])


def test_it_must_make_sense_at_every_later_instant_that_is_told_of():
    later = instant_text(datetime(2026, 5, 1, tzinfo=UTC))
    narrowed = told(okr.KeyResultSet, "K", later, parent_id="O", title="K", high=45)
    with pytest.raises(RefusedError, match="50 does not lie below 45"):
        set_key_result(key_result(form="between", low=40, high=60), narrowed, low=50)


def test_a_path_needs_a_cycle_with_days():
    label = told(okr.ObjectiveSet, "O", parent_id="P", title="Guests come back")
    for period, days in (("fy20-q4", False), ("2026-Q1", True)):
        plan = told(PlanStarted, "P", title="FY20", period=period)
        change = command(
            okr.SetKeyResult, "K", parent_id="O", title="K", reason="r", baseline=0, path=[["2026-02-01", 5]]
        )
        if days:
            assert okr.set_key_result(change, given(plan, label))
        else:
            with pytest.raises(RefusedError, match="a cycle with a first and a last day"):
                okr.set_key_result(change, given(plan, label))


def test_readings_come_from_where_they_are_recorded():
    first_hand = told(measure.MeasureDefined, "M", parent_id="O", title="NPS")
    assert set_key_result(first_hand, measured_by="M").measured_by == "M"
    second_hand = key_result("K2", measured_by="M")
    with pytest.raises(RefusedError, match="K2 is itself measured by M"):
        set_key_result(first_hand, second_hand, measured_by="K2")
    with pytest.raises(RefusedError, match="not by a key result K"):
        set_key_result(REACH, measured_by="K")


def test_an_objective_is_committed_or_aspirational():
    change = command(okr.SetObjective, "O2", parent_id="Q1", title="More", reason="r", commitment="hoped")
    with pytest.raises(RefusedError, match="'hoped' is no commitment"):
        okr.set_objective(change, given(CYCLE))


@pytest.mark.parametrize(
    ("fields", "fitting", "unfitting"),
    [
        ({"form": "binary"}, (0, 1), (0.5, -1, 2)),
        ({"form": "milestones", "milestones": MILESTONES}, (0, 2.5, 6), (-0.1, 6.1)),
        ({"form": "between", "low": 40, "high": 60}, (-1000, 50, 1000), (float("nan"), float("inf"))),
    ],
)
def test_a_check_in_fits_the_form(fields, fitting, unfitting):
    state = given(CYCLE, OBJECTIVE, key_result(**fields), readings={"K": [("2026-01-05", 1)]})
    for rule, kind in ((okr.check_in, okr.CheckIn), (okr.restate_check_in, okr.RestateCheckIn)):
        for value in fitting:
            assert rule(command(kind, "K", value=value), state)
        for value in unfitting:
            with pytest.raises(RefusedError, match="value is"):
                rule(command(kind, "K", value=value), state)


def test_a_target_is_for_the_forms_that_aim_at_one():
    for fields in ({"form": "zones", "baseline": 0, "stretch": 100}, {"form": "binary"}):
        state = given(CYCLE, OBJECTIVE, key_result(**fields))
        with pytest.raises(RefusedError, match="K: takes no target"):
            measure.set_target(command(measure.SetTarget, "K", target=70, reason="r"), state)
        assert measure.set_target(command(measure.SetTarget, "K", target=None, reason="r"), state)
    at_most = given(CYCLE, OBJECTIVE, key_result(form="at_most", target=25))
    assert measure.set_target(command(measure.SetTarget, "K", target=20, reason="r"), at_most)


def test_a_closed_cycle_takes_nothing_but_corrections():
    state = given(CYCLE, OBJECTIVE, REACH, CLOSED, readings={"K": [("2026-03-05", 30)]})
    for rule, change in (
        (okr.check_in, command(okr.CheckIn, "K", value=3)),
        (okr.set_key_result, command(okr.SetKeyResult, "K", parent_id="O", title="K", reason="r", target=3)),
        (okr.set_objective, command(okr.SetObjective, "O2", parent_id="Q1", title="O2", reason="r")),
        (measure.set_target, command(measure.SetTarget, "K", target=3, reason="r")),
        (carrying.abandon, command(carrying.AbandonObjective, "O", reason="r")),
    ):
        with pytest.raises(RefusedError, match="the cycle Q1 is closed"):
            rule(change, state)
    assert okr.restate_check_in(command(okr.RestateCheckIn, "K", value=31), state)
    day = datetime(2026, 3, 5, tzinfo=UTC)
    assert measure.withdraw_reading(
        command(measure.WithdrawReading, "K", since=day, until=day, reason="not ours"), state
    )
