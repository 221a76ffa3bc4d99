"""Whose readings a key result has, and whose confidence."""

import pytest

from engine.domain import cycle, grading, measure, okr
from engine.domain.links import ShareReadings
from tests.projections.told_cycle import a_cycle_told, end_of_day


@pytest.fixture
def told(log, read_model, clock):
    return a_cycle_told(log, read_model, clock)


@pytest.fixture
def twins(told):
    """A measure and a key result that is the same thing."""
    told.do(measure.DefineMeasure, "M", parent_id="O", title="NPS")
    told.key_result()
    told.do(ShareReadings, "K", to_id="M")
    return told


def record(told, value, on):
    return told.do(measure.RecordReading, "M", on, value=value)


def test_a_reading_of_the_measure_is_the_value_of_the_key_result(twins):
    twins.check_in(20, 10)
    record(twins, 30, 20)
    assert [twins.row(on=on)["value"] for on in (9, 10, 20)] == [None, 20, 30]
    assert twins.row(on=20)["updated_at"] == end_of_day(20).replace(tzinfo=None)


def test_a_confidence_stands_until_another_one_is_stated(twins):
    twins.check_in(20, 10, confidence=0.8)
    record(twins, 30, 20)
    twins.check_in(35, 25)
    twins.check_in(40, 30, confidence=0.5)
    found = [(on, twins.row(on=on)["value"], twins.row(on=on)["confidence"]) for on in (9, 10, 20, 25, 30)]
    assert found == [(9, None, None), (10, 20, 0.8), (20, 30, 0.8), (25, 35, 0.8), (30, 40, 0.5)]


def test_a_withdrawn_confidence_gives_way_to_the_one_before(told):
    told.key_result()
    told.check_in(20, 10, confidence=0.8)
    told.check_in(90, 20, confidence=0.3)
    before = told.log.position()
    told.do(measure.WithdrawReading, "K", since=end_of_day(20), until=end_of_day(20))
    row = told.row()
    assert (row["value"], row["progress"], row["status"], row["confidence"]) == (None, None, "no_data", 0.8)
    assert told.row(up_to=before)["confidence"] == 0.3
    told.check_in(50, 20, confidence=0.6)
    assert (told.row()["value"], told.row()["confidence"]) == (50, 0.6)


def test_a_measure_read_at_the_same_instant_does_not_withdraw_a_confidence(twins):
    twins.check_in(20, 10, confidence=0.8)
    record(twins, 30, 10)
    twins.do(measure.WithdrawReading, "M", since=end_of_day(10), until=end_of_day(10))
    row = twins.row()
    assert (row["value"], row["confidence"]) == (None, 0.8)


def test_a_restated_check_in_wins_with_its_confidence(told):
    told.key_result()
    told.check_in(20, 10, confidence=0.8)
    told.check_in(30, 20, confidence=0.7)
    first = {"since": end_of_day(10), "value": 25}
    told.do(okr.RestateCheckIn, "K", 10, **first)
    assert [(told.row(on=on)["value"], told.row(on=on)["confidence"]) for on in (10, 20)] == [(25, 0.8), (30, 0.7)]
    told.do(okr.RestateCheckIn, "K", 10, confidence=0.1, **first)
    assert told.row(on=10)["confidence"] == 0.1


def test_what_is_read_elsewhere_after_the_close_no_longer_counts(twins):
    record(twins, 30, 90)
    twins.do(cycle.CloseCycle, "C", 102)
    record(twins, 60, 101)
    record(twins, 90, 110)
    twins.do(grading.Grade, "K", 120)
    row = twins.row(on=200)
    assert (row["value"], row["progress"], row["grade"]) == (60, pytest.approx(0.6), pytest.approx(0.6))
