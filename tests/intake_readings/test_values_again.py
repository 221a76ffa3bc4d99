"""A value that comes again: the same one is nothing new, another one is a correction for a reason."""

from datetime import UTC, datetime

import pytest

from engine.domain.measure import RecordReading, WithdrawReading
from engine.domain.okr import CheckIn
from engine.errors import RefusedError
from tests.intake_readings.support import counts, refused, told

JANUARY = "id;2026-01\nM;{}\n"


def test_the_same_file_twice_appends_nothing(office):
    text = "id;2026-01;2026-02;2026-04\nM;1;2;3\nKR;21;22;23\nTTI;7;8;9\n"
    assert counts(office.take(text)) == (9, 0, 0, 0)
    office.now = datetime(2026, 4, 20, tzinfo=UTC)
    assert counts(office.take(text)) == (0, 9, 0, 0)
    assert len(office.events()) == 9


def test_a_file_that_grew_appends_what_is_new(office):
    office.take("id;2026-01\nM;1\n")
    assert counts(office.take("id;2026-01;2026-02\nM;1;2\nKR;;22\n")) == (2, 1, 0, 1)
    assert office.values() == [("M", "2026-01-31", 1), ("M", "2026-02-28", 2), ("KR", "2026-02-28", 22)]


def test_the_same_number_in_the_next_month_is_a_new_value(office):
    office.take("id;2026-01\nKR;22\nM;5\n")
    assert counts(office.take("id;2026-02\nKR;22\nM;5\n")) == (2, 0, 0, 0)


def test_the_same_values_in_another_form_are_the_same(office):
    office.take("id;2026-01\nM;1.5\n")
    assert counts(office.take("measure,period,value\nNet promoter score,Jan 2026,1.50\n")) == (0, 1, 0, 0)


def test_what_was_typed_before_is_known_in_a_file(office):
    at = datetime(2026, 1, 31, tzinfo=UTC)
    told(office, RecordReading(entity_id="M", at=office.now, effective_at=at, value=1, period="2026-01"))
    told(office, CheckIn(entity_id="KR", at=office.now, effective_at=datetime(2026, 1, 20, tzinfo=UTC), value=22))
    assert counts(office.take("id;2026-01\nM;1\nKR;22\n")) == (0, 2, 0, 0)


def test_the_same_value_twice_in_one_file_is_one(office):
    assert counts(office.take("id;period;value\nM;2026-01;1\nM;Jan 2026;1\n")) == (1, 1, 0, 0)


def test_two_values_for_one_period_in_one_file_are_refused(office):
    line = refused(office, "id;period;value\nM;2026-01;1\nM;Jan 2026;2\n", RefusedError)
    assert ":3: column C: 2 for M in 2026-01, and 1 in C2; keep one" in line


@pytest.mark.parametrize(("item", "other"), [("M", "2026-Q1"), ("KR", "2026-Q1"), ("KR", "2026-03-31")])
def test_two_periods_that_end_on_one_day_cannot_both_be_told(office, item, other):
    line = refused(office, f"id;period;value\n{item};2026-03;1\n{item};{other};1\n", RefusedError)
    assert (
        f":3: column C: {other} and 2026-03 in C2 would both lie at 2026-03-31T00:00:00.000000Z for {item}" in line
    )


def test_one_reading_cannot_be_corrected_in_two_ways(office):
    evening = datetime(2026, 1, 31, 20, tzinfo=UTC)
    told(office, CheckIn(entity_id="KR", at=office.now, effective_at=evening, value=22))
    said = {"restates": True, "reason": "late slips"}
    line = refused(office, "id;period;value\nKR;2026-01;23\nKR;2026-01-31;24\n", RefusedError, **said)
    assert "2026-01-31 and 2026-01 in C2 would both lie at 2026-01-31T20:00:00.000000Z for KR" in line


def test_a_quarter_is_not_recorded_over_its_last_month(office):
    office.take("id;2026-03\nM;1\n")
    for said in ({}, {"restates": True, "reason": "late slips"}):
        line = refused(office, "id;2026-Q1\nM;2\n", RefusedError, **said)
        assert "where M has the value of 2026-03; withdraw that one first" in line


def test_a_value_that_differs_is_refused_with_its_cell_and_what_stands(office):
    office.take(JANUARY.format(1))
    line = refused(office, office.book(["id", "2026-01"], ["M", 2]), RefusedError)
    assert "sheet Values, B2: 2 for M in 2026-01, where 1 stands; correct it with --restates and --reason" in line


def test_one_value_that_cannot_be_taken_keeps_all_of_them_out(office):
    office.take(JANUARY.format(1))
    refused(office, "id;2026-01;2026-02\nM;2;5\n", RefusedError)
    refused(office, "id;2026-01;2026-02\nM;1;5\nKR;;hello\n")


def test_a_correction_restates_what_stands_for_a_reason(office):
    office.take("id;2026-01;2026-02\nM;1;2\nKR;21;22\n")
    done = office.take("id;2026-01;2026-02\nM;1;3\nKR;25;22\nTTI;;4\n", restates=True, reason="late slips")
    assert counts(done) == (1, 2, 2, 1)
    events = office.events()[4:]
    assert [(event.TOPIC, event.entity_id, event.effective_at[:10], event.value) for event in events] == [
        ("ReadingRestated", "M", "2026-02-28", 3),
        ("CheckInRestated", "KR", "2026-01-31", 25),
        ("ReadingRecorded", "TTI", "2026-02-28", 4),
    ]
    assert {event.reason["text"] for event in events} == {"late slips"}


def test_a_correction_without_a_reason_is_refused(office):
    office.take(JANUARY.format(1))
    assert "needs a reason" in refused(office, JANUARY.format(2), RefusedError, restates=True)
    assert "needs a reason" in refused(office, JANUARY.format(2), RefusedError, restates=True, reason=" ")


def test_a_corrected_value_that_comes_again_in_the_old_file_stays_corrected(office):
    office.take(JANUARY.format(1))
    office.take(JANUARY.format(2), restates=True, reason="late slips")
    done = office.take(JANUARY.format(1))
    assert counts(done) == (0, 1, 0, 0)
    assert "1 values were imported before and corrected or withdrawn since" in done.notes[-1]
    assert counts(office.take(JANUARY.format(1), restates=True, reason="after all")) == (0, 0, 1, 0)
    assert [value for *_, value in office.values()] == [1, 2, 1]
    assert counts(office.take(JANUARY.format(2), restates=True, reason="and again")) == (0, 0, 1, 0)


def test_a_withdrawn_value_that_comes_again_stays_withdrawn(office):
    office.take(JANUARY.format(1))
    since, until = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    told(office, WithdrawReading(entity_id="M", at=office.now, since=since, until=until, reason="not ours"))
    assert counts(office.take(JANUARY.format(1))) == (0, 1, 0, 0)
    assert counts(office.take(JANUARY.format(1), restates=True, reason="ours after all")) == (1, 0, 0, 0)
    assert office.events()[-1].TOPIC == "ReadingRecorded"


def test_a_check_in_by_hand_on_the_same_day_is_what_a_file_corrects(office):
    evening = datetime(2026, 1, 31, 20, tzinfo=UTC)
    told(office, CheckIn(entity_id="KR", at=office.now, effective_at=evening, value=22, confidence=0.5))
    assert "where 22 at confidence 0.5 stands" in refused(office, "id;2026-01\nKR;23\n", RefusedError)
    office.take("id;2026-01\nKR;23\n", restates=True, reason="late slips")
    assert (office.events()[-1].effective_at, office.events()[-1].confidence) == (
        "2026-01-31T20:00:00.000000Z",
        0.5,
    )


def test_a_confidence_alone_can_be_corrected(office):
    table = "id;date;value;confidence\nKR;2026-01-31;25;{}\n"
    office.take(table.format("0,5"))
    assert "25 at confidence 0.6 for KR in 2026-01-31, where 25 at confidence 0.5 stands" in refused(
        office, table.format("0,6"), RefusedError
    )
    assert counts(office.take(table.format(""))) == (0, 1, 0, 0)
    assert counts(office.take(table.format("0,6"), restates=True, reason="asked again")) == (0, 0, 1, 0)


def test_a_period_that_still_runs_takes_new_values_without_a_correction(office):
    april = "id;2026-04\nM;{}\nKR;{}\n"
    office.take(april.format(1, 21))
    office.now = datetime(2026, 4, 20, tzinfo=UTC)
    assert counts(office.take(april.format(2, 22))) == (2, 0, 0, 0)
    office.now = datetime(2026, 5, 5, tzinfo=UTC)
    assert counts(office.take(april.format(3, 23))) == (2, 0, 0, 0)
    assert [event.effective_at[:10] for event in office.events()] == [
        "2026-04-01", "2026-04-01", "2026-04-20", "2026-04-20", "2026-04-30", "2026-04-30",
    ]  # fmt: skip
    assert "where 3 stands" in refused(office, april.format(4, 23), RefusedError)
