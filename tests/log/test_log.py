"""The log: all or nothing, each command once, nobody overwrites anybody."""

import threading
from datetime import timedelta

import orjson
import pytest

from engine.domain.okr import CheckedIn, CheckIn, ObjectiveSet, SetKeyResult, SetObjective
from engine.domain.plan import OwnerSet, PlanStarted, StartPlan
from engine.errors import ConflictError, RefusedError, UnavailableError, UnusableInputError
from engine.handle import handle
from engine.log.log import Log
from engine.log.people import FORGOTTEN
from engine.log.recorded import Entry


def checked_in(value=1.0, stream="key_result-item-KR1", **fields):
    return CheckedIn(originator_id=stream, entity_id="KR1", value=value, **fields)


def append(log, *entries):
    return log.append(entries, source="cli", appended_by="root", actor="Ann")


def test_events_come_back_as_they_were_said_with_their_place_and_times(log, clock):
    (answer,) = append(
        log, Entry("c-1", [checked_in(5, note="half way", effective_at="2026-03-31T00:00:00.000000Z")])
    )
    assert list(answer.positions) == [1]
    (event,) = log.load("key_result-item-KR1")
    assert (event.value, event.note["text"], event.confidence) == (5, "half way", None)
    assert event.originator_version == 1
    assert event.effective_at == "2026-03-31T00:00:00.000000Z"
    assert event.recorded_at == event.appended_at == "2026-04-01T09:00:00.000000Z"
    assert (event.command_id, event.source) == ("c-1", "cli")


def test_people_are_opaque_in_the_log_and_known_beside_it(log):
    append(log, Entry("c-1", [OwnerSet(originator_id="plan-P", entity_id="P", entity="plan", owner="Bob")]))
    (event,) = log.load("plan-P")
    names = dict(log.people.rows())
    assert (names[event.actor], names[event.owner], names[event.appended_by]) == ("Ann", "Bob", "root")
    assert not any(name in log.read(0, 10).payloads[0] for name in ("Ann", "Bob", "root"))
    assert FORGOTTEN not in names.values()


def test_prose_is_salted_and_never_with_the_same_salt(log):
    append(log, Entry("c-1", [checked_in(note="same"), checked_in(note="same")]))
    first, second = (event.note for event in log.load("key_result-item-KR1"))
    assert first["text"] == second["text"]
    assert first["salt"] != second["salt"]
    assert len(first["salt"]) == 32


def test_the_same_command_is_appended_once(log):
    first = append(log, Entry("c-1", [checked_in(), checked_in()]))[0]
    again = append(log, Entry("c-1", [checked_in(9)]), Entry("c-2", [checked_in()]))
    assert (list(first.positions), first.repeated) == ([1, 2], False)
    assert (list(again[0].positions), again[0].repeated) == ([1, 2], True)
    assert (list(again[1].positions), again[1].repeated) == ([3], False)
    assert log.position() == 3


def test_the_same_command_twice_in_one_append_counts_once(log):
    answers = append(log, Entry("c-1", [checked_in()]), Entry("c-1", [checked_in()]))
    assert [answer.repeated for answer in answers] == [False, True]
    assert log.position() == 1


def test_a_stream_that_moved_on_is_a_conflict_and_nothing_of_the_append_is_stored(log):
    append(log, Entry("c-1", [checked_in()]))
    with pytest.raises(ConflictError, match="key_result-item-KR1: changed meanwhile"):
        append(
            log,
            Entry("c-2", [checked_in(stream="other")]),
            Entry("c-3", [checked_in()], {"key_result-item-KR1": 0}),
        )
    assert log.position() == 1
    assert log.known_commands(["c-1", "c-2", "c-3"]).keys() == {"c-1"}


def test_the_clock_never_goes_back_in_the_log(log, clock):
    append(log, Entry("c-1", [checked_in()]))
    clock.now -= timedelta(hours=1)
    append(log, Entry("c-2", [checked_in()]))
    first, second = log.load("key_result-item-KR1")
    assert second.appended_at == first.appended_at


def test_an_import_may_state_when_a_fact_became_known_but_not_when_it_was_stored(log):
    append(
        log,
        Entry("c-1", [checked_in(recorded_at="2019-01-01T00:00:00.000000Z", appended_at="2019-01-01T00:00:00Z")]),
    )
    (event,) = log.load("key_result-item-KR1")
    assert event.recorded_at == "2019-01-01T00:00:00.000000Z"
    assert event.appended_at == "2026-04-01T09:00:00.000000Z"


def test_an_id_is_one_kind_of_thing_for_ever(log):
    append(log, Entry("c-1", [PlanStarted(originator_id="plan-P", entity_id="P", title="P")]))
    with pytest.raises(ConflictError, match="P: meanwhile this id was taken"):
        append(log, Entry("c-2", [ObjectiveSet(originator_id="plan-P", entity_id="P", parent_id="P", title="O")]))
    assert log.position() == 1


def test_an_id_begins_in_one_stream_for_ever(log):
    append(log, Entry("c-1", [ObjectiveSet(originator_id="plan-P", entity_id="O", parent_id="P", title="Ours")]))
    with pytest.raises(ConflictError, match="O: meanwhile this id was taken"):
        append(log, Entry("c-2", [ObjectiveSet(originator_id="plan-Q", entity_id="O", parent_id="Q", title="O")]))
    append(log, Entry("c-3", [ObjectiveSet(originator_id="plan-P", entity_id="O", parent_id="P", title="Again")]))
    assert log.position() == 2


def test_reading_on_by_position_misses_nothing(log):
    append(log, *(Entry(f"c-{n}", [checked_in(n)]) for n in range(25)))
    seen, after = [], 0
    while batch := log.read(after, 7):
        seen += batch.positions
        after = batch.positions[-1]
    assert seen == list(range(1, 26))
    assert log.read(20, 100, up_to=22).positions == (21, 22)
    assert [position for position, _ in log.events(after=20, limit=2)] == [21, 22, 23, 24, 25]


def test_payloads_are_plain_json_without_empty_fields(log):
    append(log, Entry("c-1", [checked_in(5)]))
    told = orjson.loads(log.read(0, 1).payloads[0])
    assert told["value"] == 5
    assert None not in told.values()


def start(log):
    def do(command, **fields):
        return handle(log, command(**fields), actor="Ann", appended_by="root", source="cli")

    at = log._clock()
    do(StartPlan, entity_id="P", at=at, title="Plan")
    do(SetObjective, entity_id="O1", at=at, parent_id="P", title="Objective", reason="kick-off")
    do(SetKeyResult, entity_id="KR1", at=at, parent_id="O1", title="Key result", reason="kick-off")
    return at


def test_a_command_repeated_by_its_id_is_answered_even_where_the_rule_would_now_refuse_it(log, clock):
    command = StartPlan(entity_id="P", at=clock.now, title="Plan")
    first = handle(log, command, actor="Ann", appended_by="root", source="cli", command_id="mine")
    again = handle(log, command, actor="Ann", appended_by="root", source="cli", command_id="mine")
    assert (list(again.positions), again.repeated) == (list(first.positions), True)
    with pytest.raises(RefusedError):
        handle(log, command, actor="Ann", appended_by="root", source="cli", command_id="another")


def test_what_is_refused_leaves_no_trace(log):
    at = start(log)
    before = log.position()
    with pytest.raises(RefusedError):
        handle(log, CheckIn(entity_id="O1", at=at, value=1), actor="Ann", appended_by="root", source="cli")
    assert log.position() == before


def test_many_threads_writing_at_once_lose_nothing_and_double_nothing(log):
    at = start(log)
    before, failures = log.position(), []

    def write(writer):
        try:
            for n in range(20):
                command = SetObjective(
                    entity_id=f"O-{writer}-{n}", at=at, parent_id="P", title="One more", reason="they all write"
                )
                handle(log, command, actor=f"writer {writer}", appended_by="root", source="cli")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # All of them change one plan: whoever loses a race looks again and goes on, up to a limit that says so.
    conflicts = [error for error in failures if isinstance(error, ConflictError)]
    assert failures == conflicts
    told = [event.entity_id for event in log.load("plan-P") if event.entity_id.startswith("O-")]
    assert len(told) == len(set(told)) == log.position() - before
    assert len(conflicts) < 4


def test_where_no_log_is_none_is_made(place):
    for _ in range(2):
        with pytest.raises(UnusableInputError, match="no workspace here; `hansei init` makes one"):
            Log(place)


def test_a_foreign_file_is_refused_in_one_line(tmp_path):
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"this is no database" * 100)
    with pytest.raises(UnavailableError, match="foreign"):
        Log(foreign)


def test_a_newer_format_is_refused_in_one_line(log):
    with log._recorder.appending(hold=True) as transaction:
        transaction.tell("note_position", [("format", "2")])
    with pytest.raises(UnusableInputError, match="written by a newer version of Hansei"):
        Log(log.place)


def test_making_a_log_twice_keeps_the_first(log):
    append(log, Entry("c-1", [checked_in()]))
    with pytest.raises(UnusableInputError, match="already is a workspace"):
        Log(log.place, create=True)
    assert log.position() == 1
