"""Several commands as one: each sees what those before it do, and all is appended or nothing."""

import pytest

from engine.domain.cycle import OpenCycle
from engine.domain.measure import SetTarget
from engine.domain.okr import SetKeyResult, SetObjective
from engine.errors import RefusedError
from engine.handle import handle_all
from tests.intake_plan.support import START

SAID = {"at": START, "reason": "agreed"}
BEGUN = [
    OpenCycle(entity_id="Q2", title="Second", period="2026-Q2", **SAID),
    SetObjective(entity_id="O", parent_id="Q2", title="Guests", **SAID),
    SetKeyResult(entity_id="KR", parent_id="O", title="Stays", **SAID),
]


def carried_out(here, commands, command_id=None):
    return handle_all(
        here.log, lambda strategy: commands, actor="Ann", appended_by="t", source="cli", command_id=command_id
    )


def test_each_sees_what_those_before_it_do(here):
    answer = carried_out(here, BEGUN)
    assert list(answer.positions) == [1, 2, 3]
    assert {event.command_id for _, event in here.log.events()} == {answer.command_id}
    assert {event.originator_id for _, event in here.log.events()} == {"cycle-Q2"}


def test_one_that_is_refused_refuses_all(here):
    with pytest.raises(RefusedError, match="nowhere: no such entity"):
        carried_out(here, [*BEGUN, SetObjective(entity_id="X", parent_id="nowhere", title="x", **SAID)])
    assert here.log.position() == 0


def test_the_same_command_id_twice_is_carried_out_once(here):
    first = carried_out(here, BEGUN, "c-1")
    again = carried_out(here, BEGUN, "c-1")
    assert (again.positions, again.repeated, here.log.position()) == (first.positions, True, 3)


def test_without_a_command_nothing_is_appended(here):
    assert list(carried_out(here, []).positions) == []


def test_of_the_same_instant_what_a_later_command_says_is_what_the_next_one_sees(here):
    carried_out(here, BEGUN)
    seen = []

    def commands(strategy):
        for target in (30, 40):
            yield SetTarget(entity_id="KR", target=target, **SAID)
            seen.append(strategy.item("KR").value("target"))

    handle_all(here.log, commands, actor="Ann", appended_by="t", source="cli")
    assert seen == [30, 40]
