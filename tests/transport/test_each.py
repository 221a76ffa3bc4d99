"""Many commands in one transaction, each for itself."""

from datetime import UTC, datetime

import pytest

from engine.domain import measure, okr, organisation, plan
from engine.errors import ConflictError, RefusedError
from engine.handle import ATTEMPTS, Order, handle, handle_each
from engine.log.recorded import Appended
from tests.transport.sending import BEGAN

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)  # as the clock of the log stands


@pytest.fixture
def strategy(log):
    for command in (
        plan.StartPlan(entity_id="P", at=BEGAN, title="Plan"),
        okr.SetObjective(entity_id="O", at=BEGAN, parent_id="P", title="Guests", owner="Ann", reason="agreed"),
        okr.SetKeyResult(entity_id="KR1", at=BEGAN, parent_id="O", title="Stays", reason="agreed"),
        measure.DefineMeasure(entity_id="M", at=BEGAN, parent_id="O", title="Returns", reason="agreed"),
    ):
        handle(log, command, actor="Ann", appended_by="root", source="cli")
    return log


def check_in(value, entity_id="KR1"):
    return okr.CheckIn(entity_id=entity_id, at=NOW, value=value)


def reading(value, **more):
    return measure.RecordReading(entity_id="M", at=NOW, effective_at=BEGAN, value=value, period="2026-01", **more)


def carry_out(log, *commands, actor="Ann", source="kafka"):
    orders = [Order(command, actor, f"c-{number}") for number, command in enumerate(commands)]
    return handle_each(log, orders, appended_by="root", source=source)


def appended(log, after):
    return [event.value for _, event in log.events(after=after)]


def test_one_that_is_refused_stops_no_other(strategy):
    before = strategy.position()
    first, refused, last = carry_out(strategy, check_in(1), check_in(2, "nobody"), check_in(3))
    assert isinstance(refused, RefusedError)
    assert (list(first.positions), list(last.positions)) == ([before + 1], [before + 2])
    assert appended(strategy, before) == [1, 3]


def test_each_is_told_of_in_the_order_given(strategy):
    answers = carry_out(strategy, check_in(1), check_in(2))
    assert [answer.command_id for answer in answers] == ["c-0", "c-1"]


def test_the_same_command_twice_in_one_go_counts_once(strategy):
    before = strategy.position()
    orders = [Order(check_in(value), "Ann", "same") for value in (1, 2)]
    answers = handle_each(strategy, orders, appended_by="root", source="kafka")
    assert [list(answer.positions) for answer in answers] == [[before + 1]] * 2
    assert appended(strategy, before) == [1]


def test_a_command_of_earlier_is_known_whatever_the_rules_say_now(strategy):
    first = carry_out(strategy, reading(1))[0]
    again = carry_out(strategy, reading(1), check_in(2))
    assert again[0] == Appended("c-0", first.positions, True)
    assert not again[1].repeated


def test_each_sees_what_those_before_it_do(strategy):
    recorded, refused, restated = carry_out(
        strategy, reading(1), reading(2), reading(3, restates=True, reason="a typo")
    )
    assert isinstance(refused, RefusedError)
    assert not recorded.repeated and not restated.repeated
    told = [event for _, event in strategy.events() if isinstance(event, measure.ReadingRecorded)]
    assert [(type(event).__name__, event.value) for event in told] == [
        ("ReadingRecorded", 1),
        ("ReadingRestated", 3),
    ]


def test_nothing_at_all_is_no_error(strategy):
    assert carry_out(strategy) == []


@pytest.mark.parametrize("faster", [1, 2])
def test_it_decides_anew_when_somebody_else_was_faster(strategy, monkeypatch, faster):
    append, left = strategy.append, [faster]

    def append_late(entries, **how):
        if left[0]:
            left[0] -= 1
            strategy.append = append
            change = plan.AssignOwner(entity_id="O", at=NOW, owner=f"Bob {left[0]}", reason="moved")
            handle(strategy, change, actor="Ann", appended_by="root", source="cli")
            strategy.append = append_late
        return append(entries, **how)

    monkeypatch.setattr(strategy, "append", append_late)
    before = strategy.position()
    answers = carry_out(strategy, check_in(1), check_in(2))
    assert [list(answer.positions) for answer in answers] == [[before + faster + 1], [before + faster + 2]]


def test_it_gives_up_when_somebody_else_is_faster_again_and_again(strategy, monkeypatch):
    tried = []

    def conflict(entries, **_):
        tried.append(entries)
        raise ConflictError("faster")

    monkeypatch.setattr(strategy, "append", conflict)
    monkeypatch.setattr("engine.handle.time.sleep", lambda seconds: None)
    with pytest.raises(ConflictError):
        carry_out(strategy, check_in(1))
    assert len(tried) == ATTEMPTS


def test_a_name_needs_the_right_as_soon_as_there_are_roles(strategy):
    for name, role in (("Root", "administrator"), ("Ann", "contributor"), ("Bob", "contributor")):
        grant = organisation.GrantRole(at=NOW, person=name, role=role, reason="set up")
        handle(strategy, grant, actor="Root", appended_by="root", source="cli")
    orders = [Order(check_in(1), name, name) for name in ("Ann", "Bob", "/crm")]
    own, foreign, unknown = handle_each(strategy, orders, appended_by="root", source="kafka")
    assert isinstance(own, Appended)
    assert "may record a check-in on own items only" in str(foreign)
    assert "/crm is a viewer here" in str(unknown)


def test_the_log_keeps_who_says_so_and_whose_account_ran_the_program(strategy):
    carry_out(strategy, check_in(1), actor="Sofie")
    event = list(strategy.events())[-1][1]
    names = dict(strategy.people.rows())
    assert (names[event.actor], names[event.appended_by], event.source) == ("Sofie", "root", "kafka")
    assert "" not in names.values()
