"""The rules of the method, as given, when, then."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.domain import items, measure, okr, plan
from engine.domain.state import ReadingsState, Strategy, evolve
from engine.domain.values import instant_text
from engine.errors import RefusedError

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
EARLIER = instant_text(NOW - timedelta(days=90))


def given(*events):
    """The structure of a plan after these events."""
    state = Strategy()
    for event in events:
        evolve(state, event)
    return state


def told(event, entity_id, at=EARLIER, **fields):
    return event(entity_id=entity_id, effective_at=at, recorded_at=at, **fields)


STARTED = told(plan.PlanStarted, "2026-Q2", title="Spring")
OBJECTIVE = told(okr.ObjectiveSet, "O1", parent_id="2026-Q2", title="Guests come back")
KEY_RESULT = told(okr.KeyResultSet, "KR1", parent_id="O1", title="Repeat stays", baseline=20, target=40)
MEASURE = told(measure.MeasureDefined, "M1", parent_id="O1", title="NPS")
PLAN = (STARTED, OBJECTIVE, KEY_RESULT, MEASURE)


def command(kind, entity_id, **fields):
    return kind(entity_id=entity_id, at=NOW, **fields)


def test_a_plan_starts_once():
    with pytest.raises(RefusedError, match="2026-Q2: this id is taken by a plan"):
        plan.start_plan(command(plan.StartPlan, "2026-Q2", title="Again"), given(STARTED))


@pytest.mark.parametrize("entity_id", ["", "x" * 201])
def test_an_id_has_1_to_200_characters(entity_id):
    with pytest.raises(RefusedError, match="1 to 200 characters"):
        plan.start_plan(command(plan.StartPlan, entity_id, title="Spring"), given())


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        (plan.close_plan, command(plan.ClosePlan, "2026-Q2")),
        (items.set_item, command(okr.SetObjective, "O2", parent_id="2026-Q2", title="More")),
        (items.set_item, command(okr.SetKeyResult, "KR2", parent_id="O1", title="More")),
        (items.retire_item, command(okr.RetireObjective, "O1")),
        (items.retire_item, command(okr.RetireKeyResult, "KR1")),
        (items.set_item, command(measure.DefineMeasure, "M2", parent_id="O1", title="More")),
        (items.retire_item, command(measure.RetireMeasure, "M1", reason="  ")),
        (measure.set_target, command(measure.SetTarget, "KR1", target=35)),
    ],
)
def test_a_change_of_the_plan_needs_a_reason(rule, change):
    with pytest.raises(RefusedError, match="needs a reason"):
        rule(change, given(*PLAN))


def test_a_key_result_is_retargeted_and_a_measure_gets_a_target():
    for entity_id, expected in (("KR1", okr.KeyResultRetargeted), ("M1", measure.TargetSet)):
        change = command(measure.SetTarget, entity_id, target=35, reason="agreed in the review")
        (event,) = measure.set_target(change, given(*PLAN))
        assert type(event) is expected
        assert (event.entity_id, event.target, event.effective_at) == (entity_id, 35, instant_text(NOW))


def test_a_dropped_item_takes_no_target():
    dropped = told(okr.KeyResultRetired, "KR1", instant_text(NOW - timedelta(days=1)))
    change = command(measure.SetTarget, "KR1", target=35, reason="why not")
    with pytest.raises(RefusedError, match="KR1: this key result was dropped"):
        measure.set_target(change, given(*PLAN, dropped))


def test_an_item_that_is_to_be_dropped_later_still_takes_a_target():
    later = told(okr.KeyResultRetired, "KR1", instant_text(NOW + timedelta(days=1)))
    change = command(measure.SetTarget, "KR1", target=35, reason="for its last day")
    assert measure.set_target(change, given(*PLAN, later))


@pytest.mark.parametrize(
    ("entity_id", "parent_id", "said"),
    [
        ("KR2", "2026-Q2", "a key result cannot lie under the plan 2026-Q2"),
        ("KR2", "M1", "a key result cannot lie under the measure M1"),
        ("KR2", "nowhere", "no such entity"),
        ("M1", "O1", "M1: this id is taken by a measure"),
        ("KR1", "KR1", "lies above KR1"),
    ],
)
def test_a_key_result_lies_under_an_objective_or_a_key_result(entity_id, parent_id, said):
    change = command(okr.SetKeyResult, entity_id, parent_id=parent_id, title="More", reason="more")
    with pytest.raises(RefusedError, match=said):
        items.set_item(change, given(*PLAN))


def test_nothing_lies_under_itself():
    below = told(okr.ObjectiveSet, "O2", parent_id="O1", title="Below")
    change = command(okr.SetObjective, "O1", parent_id="O2", title="Guests come back", reason="turned round")
    with pytest.raises(RefusedError, match="O1: lies above O2"):
        items.set_item(change, given(*PLAN, below))


def test_a_check_in_is_for_a_key_result_and_a_reading_for_a_measure():
    state = given(*PLAN)
    with pytest.raises(RefusedError, match="M1: is a measure, not a key result; use `hansei record`"):
        okr.check_in(command(okr.CheckIn, "M1", value=3), state)
    with pytest.raises(RefusedError, match="KR1: is a key result, not a measure; use `hansei check-in`"):
        measure.record_reading(command(measure.RecordReading, "KR1", value=3), state)


def test_a_value_cannot_describe_the_future():
    change = command(okr.CheckIn, "KR1", value=3, effective_at=NOW + timedelta(seconds=1))
    with pytest.raises(RefusedError, match="cannot describe the future"):
        okr.check_in(change, given(*PLAN))


@pytest.mark.parametrize("confidence", [-0.01, 1.01, 70])
def test_a_confidence_lies_between_0_and_1(confidence):
    with pytest.raises(RefusedError, match="between 0 and 1"):
        okr.check_in(command(okr.CheckIn, "KR1", value=3, confidence=confidence), given(*PLAN))


def readings(*events):
    state = ReadingsState()
    for event in events:
        measure.evolve_readings(state, event)
    return state


def reads(strategy, state):
    """The strategy, with these readings of whatever item a rule looks at."""
    strategy.readings = lambda item: state
    return strategy


def at(day, hour=0):
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def reading(kind, day, recorded_day=None, **fields):
    effective, recorded = instant_text(at(day)), instant_text(at(recorded_day or day))
    entity = {} if issubclass(kind, okr.CheckedIn | okr.CheckInWithdrawn) else {"entity": "measure"}
    return kind(entity_id="M1", effective_at=effective, recorded_at=recorded, **entity, **fields)


def test_a_second_reading_of_a_day_must_restate_the_first():
    state = readings(reading(measure.ReadingRecorded, 31, value=7))
    change = command(measure.RecordReading, "M1", value=8, effective_at=at(31), period="2026-03")
    with pytest.raises(RefusedError, match="there is a reading for 2026-03 already"):
        measure.record_reading(change, reads(given(*PLAN), state))


@pytest.mark.parametrize("restates", [False, True])
def test_a_quarter_does_not_take_the_place_of_the_month_that_lies_on_its_last_day(restates):
    state = readings(reading(measure.ReadingRecorded, 31, value=7, period="2026-03"))
    fields = {"value": 8, "effective_at": at(31), "period": "2026-Q1", "restates": restates, "reason": "r"}
    with pytest.raises(RefusedError, match="where it has the value of 2026-03; withdraw that one first"):
        measure.record_reading(command(measure.RecordReading, "M1", **fields), reads(given(*PLAN), state))


def test_a_restated_reading_keeps_the_day_and_needs_a_reason_and_something_to_restate():
    item = given(*PLAN)
    state = readings(reading(measure.ReadingRecorded, 31, value=7))
    fields = {"value": 8, "effective_at": at(31), "restates": True}
    explained = command(measure.RecordReading, "M1", reason="r", **fields)
    with pytest.raises(RefusedError, match="needs a reason"):
        measure.record_reading(command(measure.RecordReading, "M1", **fields), reads(item, state))
    with pytest.raises(RefusedError, match=r"no reading .* to restate"):
        measure.record_reading(explained, reads(item, readings()))
    (event,) = measure.record_reading(explained, reads(item, state))
    assert type(event) is measure.ReadingRestated
    assert event.effective_at == instant_text(at(31))


def test_of_a_period_that_still_ran_the_latest_reading_is_restated_where_it_lies():
    told = [reading(measure.ReadingRecorded, day, value=day, period="2026-03") for day in (10, 20)]
    other = reading(measure.ReadingRecorded, 25, value=25, period="2026-Q1")
    change = {"value": 8, "effective_at": at(28), "restates": True, "reason": "r"}
    state = reads(given(*PLAN), readings(*told, other))
    (event,) = measure.record_reading(command(measure.RecordReading, "M1", period="2026-03", **change), state)
    assert event.effective_at == instant_text(at(20))
    with pytest.raises(RefusedError, match="there is no reading for 2026-02 to restate"):
        measure.record_reading(command(measure.RecordReading, "M1", period="2026-02", **change), state)


def test_a_withdrawn_reading_can_be_recorded_again():
    state = readings(
        reading(measure.ReadingRecorded, 31, value=7), reading(measure.ReadingWithdrawn, 31, recorded_day=31)
    )
    change = command(measure.RecordReading, "M1", value=8, effective_at=at(31))
    assert type(measure.record_reading(change, reads(given(*PLAN), state))[0]) is measure.ReadingRecorded


def test_restating_a_check_in_takes_the_latest_one_or_the_one_named():
    item = given(*PLAN)
    state = readings(reading(okr.CheckedIn, 5, value=1), reading(okr.CheckedIn, 12, value=2))
    (latest,) = okr.restate_check_in(command(okr.RestateCheckIn, "KR1", value=3), reads(item, state))
    assert latest.effective_at == instant_text(at(12))
    named = command(okr.RestateCheckIn, "KR1", value=3, since=at(5), effective_at=at(5, 23))
    (event,) = okr.restate_check_in(named, reads(item, state))
    assert event.effective_at == instant_text(at(5))
    nothing = command(okr.RestateCheckIn, "KR1", value=3, since=at(6), effective_at=at(6, 23))
    with pytest.raises(RefusedError, match="nothing stands recorded"):
        okr.restate_check_in(nothing, reads(item, state))


def test_withdrawing_finds_what_stands_and_nothing_twice():
    item = given(*PLAN)
    change = command(measure.WithdrawReading, "KR1", since=at(5), until=at(5, 23), reason="wrong house")
    told_once = [reading(okr.CheckedIn, 5, value=1)]
    (event,) = measure.withdraw_reading(change, reads(item, readings(*told_once)))
    assert type(event) is okr.CheckInWithdrawn
    with pytest.raises(RefusedError, match="nothing stands recorded"):
        measure.withdraw_reading(
            change, reads(item, readings(*told_once, reading(okr.CheckInWithdrawn, 5, recorded_day=6)))
        )


def test_of_two_values_for_one_instant_the_one_recorded_last_stands():
    late_first = readings(
        reading(okr.CheckInWithdrawn, 5, recorded_day=20), reading(okr.CheckedIn, 5, recorded_day=6, value=1)
    )
    assert late_first.standing() == []


def test_a_corrected_value_keeps_the_confidence_it_does_not_correct():
    state = readings(reading(okr.CheckedIn, 5, value=1, confidence=0.8))
    item = given(*PLAN)
    reads(item, state)
    (kept,) = okr.restate_check_in(command(okr.RestateCheckIn, "KR1", value=3), item)
    (corrected,) = okr.restate_check_in(command(okr.RestateCheckIn, "KR1", value=3, confidence=0.2), item)
    assert (kept.confidence, corrected.confidence) == (0.8, 0.2)


def test_a_withdrawal_names_the_period_that_it_empties():
    state = readings(reading(measure.ReadingRecorded, 31, value=7, period="2026-Q1"))
    change = command(measure.WithdrawReading, "M1", since=at(31), until=at(31, 23), reason="counted twice")
    (event,) = measure.withdraw_reading(change, reads(given(*PLAN), state))
    assert (event.effective_at, event.period) == (instant_text(at(31)), "2026-Q1")
