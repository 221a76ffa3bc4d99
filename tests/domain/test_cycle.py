"""The life of a cycle, as given, when, then: it opens, locks and closes, in this order."""

from datetime import UTC, datetime

import pytest

from engine.domain import cycle
from engine.domain.calendar import instant, period_span
from engine.domain.state import Strategy, evolve
from engine.domain.values import instant_text
from engine.errors import RefusedError, UnusableInputError

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
OPENED = instant_text(datetime(2025, 12, 20, tzinfo=UTC))


def given(*events):
    state = Strategy()
    for event in events:
        evolve(state, event)
    return state


def told(event, at=OPENED, **fields):
    return event(entity_id="Q1", effective_at=at, recorded_at=at, **fields)


def command(kind, at=NOW, **fields):
    return kind(entity_id="Q1", at=at, **fields)


RUNS = told(cycle.CycleOpened, title="Spring", starts_on="2026-01-01", ends_on="2026-03-31")
LOCKED = told(cycle.CycleLocked, instant_text(datetime(2026, 1, 10, tzinfo=UTC)))
CLOSED = told(cycle.CycleClosed, instant_text(datetime(2026, 3, 31, 18, tzinfo=UTC)))


def open_cycle(**fields):
    (event,) = cycle.open_cycle(command(cycle.OpenCycle, title="Spring", **fields), given())
    return event


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-h2", "2026-07-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_period_gives_the_days_of_a_cycle(period, first, last):
    event = open_cycle(period=period)
    assert (event.starts_on, event.ends_on, event.period) == (first, last, period)


def test_stated_days_come_before_those_of_the_period():
    event = open_cycle(period="2026-Q1", starts_on="2026-01-05")
    assert (event.starts_on, event.ends_on) == ("2026-01-05", "2026-03-31")


def test_a_label_of_its_own_needs_days():
    with pytest.raises(RefusedError, match="a first and a last day"):
        open_cycle(period="spring")
    assert open_cycle(period="spring", starts_on="2026-03-01", ends_on="2026-05-31").period == "spring"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"starts_on": "2026-03-31", "ends_on": "2026-03-31"}, "ends on 2026-03-31, which is not after 2026-03-31"),
        ({"starts_on": "2026-03-31", "ends_on": "2026-01-01"}, "not after"),
        ({"starts_on": "2026-01-01"}, "a first and a last day"),
        ({"period": "2026-Q1", "cadence": 0}, "a cadence is 1 to 366 days, not 0"),
        ({"period": "2026-Q1", "cadence": -7}, "a cadence is"),
        ({"period": "2026-Q1", "cadence": 367}, "a cadence is"),
    ],
)
def test_a_cycle_ends_after_it_starts_and_is_checked_in_on(fields, said):
    with pytest.raises(RefusedError, match=said):
        open_cycle(**fields)


@pytest.mark.parametrize("day", ["31.03.2026", "2026-02-30", "20260331", "2026-W05-1", "soon"])
def test_a_day_is_written_one_way(day):
    with pytest.raises(UnusableInputError, match="write it as 2026-03-31"):
        open_cycle(starts_on="2026-01-01", ends_on=day)


def test_a_cycle_opens_once():
    with pytest.raises(RefusedError, match="Q1: this id is taken by a cycle"):
        cycle.open_cycle(command(cycle.OpenCycle, title="Again", period="2026-Q1"), given(RUNS))


def test_a_cycle_is_locked_once_and_not_after_its_close():
    (event,) = cycle.lock_cycle(command(cycle.LockCycle), given(RUNS))
    assert type(event) is cycle.CycleLocked
    with pytest.raises(RefusedError, match="locked already"):
        cycle.lock_cycle(command(cycle.LockCycle), given(RUNS, LOCKED))
    with pytest.raises(RefusedError, match="the cycle Q1 is closed"):
        cycle.lock_cycle(command(cycle.LockCycle), given(RUNS, CLOSED))


@pytest.mark.parametrize("before", [(RUNS,), (RUNS, LOCKED)])
def test_a_cycle_closes_once_locked_or_not(before):
    (event,) = cycle.close_cycle(command(cycle.CloseCycle), given(*before))
    assert (type(event), event.effective_at) == (cycle.CycleClosed, instant_text(NOW))
    with pytest.raises(RefusedError, match="the cycle Q1 is closed"):
        cycle.close_cycle(command(cycle.CloseCycle), given(*before, CLOSED))


@pytest.mark.parametrize(
    ("closed_at", "early"),
    [
        (datetime(2026, 2, 1, tzinfo=UTC), True),
        (datetime(2026, 3, 30, 23, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 31, tzinfo=UTC), False),
        (datetime(2026, 4, 1, tzinfo=UTC), False),
    ],
)
def test_only_before_its_last_day_a_cycle_closes_for_a_reason(closed_at, early):
    change = command(cycle.CloseCycle, effective_at=closed_at, reason=" ")
    if early:
        with pytest.raises(RefusedError, match="before its last day, 2026-03-31, needs a reason"):
            cycle.close_cycle(change, given(RUNS))
        change = command(cycle.CloseCycle, effective_at=closed_at, reason="the houses are sold")
    assert cycle.close_cycle(change, given(RUNS))


def test_a_phase_does_not_change_ahead_of_time_nor_before_the_last_one():
    tomorrow = command(cycle.CloseCycle, effective_at=datetime(2026, 4, 2, tzinfo=UTC))
    with pytest.raises(RefusedError, match="not ahead of time"):
        cycle.close_cycle(tomorrow, given(RUNS))
    before = command(cycle.CloseCycle, effective_at=datetime(2026, 1, 9, tzinfo=UTC), reason="over")
    with pytest.raises(RefusedError, match="at an instant before 2026-01-10"):
        cycle.close_cycle(before, given(RUNS, LOCKED))
    assert cycle.close_cycle(before, given(RUNS))


@pytest.mark.parametrize("rule", [(cycle.lock_cycle, cycle.LockCycle), (cycle.close_cycle, cycle.CloseCycle)])
def test_only_a_cycle_has_phases(rule):
    decide, kind = rule
    with pytest.raises(RefusedError, match="no such entity"):
        decide(command(kind), given())


def test_a_half_year_is_a_period():
    assert period_span("2026-H2") == (datetime(2026, 7, 1, tzinfo=UTC), period_span("2026")[1])
    assert instant("2026-H1", NOW) == NOW
    assert instant("2025-H2", NOW) == period_span("2025")[1]
    for label in ("2026-H3", "2026-H0", "2026-H", "2026H1"):
        with pytest.raises(UnusableInputError):
            period_span(label)
