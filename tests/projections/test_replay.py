"""Frames of a replay: where they stand, what they show, and that each holds only what moved."""

from datetime import UTC, datetime

import pytest

from engine.errors import UnusableInputError
from projections.read_model import Bounds
from projections.replay import making
from projections.replay.frames import Instant, Span, instants
from projections.replay.making import replay
from tests.projections.support import day, tell, tell_a_quarter

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def frames_of(log, read_model):
    def made(*lines, step="day", cycle="P", until=None):
        tell(log, {"kind": "plan_created", "id": "P", "title": "Spring", "period": "2026-Q1"}, *lines)
        read_model.catch_up(log)
        return list(replay(read_model, cycle, step, NOW, until))

    return made


def goals(of="K", target=10, at=0.0):
    """An objective with a key result."""
    key_result = {"kind": "key_result_added", "id": of, "parent_id": "O", "title": "Result", "direction": "up"}
    return (
        {"kind": "objective_added", "id": "O", "parent_id": "P", "title": "Guests return", "effective_at": day(at)},
        {**key_result, "baseline": 0, "target": target, "effective_at": day(at)},
    )


def value(of, number, at, **said):
    return {
        "kind": "value_recorded",
        "id": of,
        "entity": "key_result",
        "value": number,
        "effective_at": day(at),
        **said,
    }


# ------------------------------------------------------------------------------ where they stand


def test_days_begin_at_the_start_and_end_with_the_last_one(frames_of):
    frames = frames_of(*goals())
    assert frames[0].at == datetime(2026, 1, 1, tzinfo=UTC)
    assert frames[1].at == datetime(2026, 1, 1, 23, 59, 59, 999999, tzinfo=UTC)
    assert frames[-1].at == datetime(2026, 3, 31, 23, 59, 59, 999999, tzinfo=UTC)
    assert len(frames) == 1 + 90


def test_weeks_end_with_their_sunday(frames_of):
    frames = frames_of(*goals(), step="week")
    assert [f"{frame.at:%a %d %b}" for frame in frames[:3]] == ["Thu 01 Jan", "Sun 04 Jan", "Sun 11 Jan"]
    assert f"{frames[-1].at:%a %d %b}" == "Tue 31 Mar"


def test_each_event_has_a_frame_at_its_instant_and_position(frames_of):
    frames = frames_of(*goals(), value("K", 3, 5.5), value("K", 4, 7.25), step="event")
    told = [(frame.up_to, [event["position"] for event in frame.events]) for frame in frames]
    assert told == [(3, []), (4, [4]), (5, [5]), (None, [])]
    assert frames[1].bounds == Bounds(frames[1].at, frames[1].at, 4)


def test_stored_in_another_order_than_told_no_frame_sees_less_than_the_one_before(frames_of):
    frames = frames_of(*goals(), value("K", 4, 7.25), value("K", 3, 5.5), step="event")
    assert [frame.up_to for frame in frames] == [3, 5, 5, None]
    assert [event["position"] for frame in frames for event in frame.events] == [5, 4]


def test_events_of_one_instant_that_see_the_same_share_a_frame():
    at = datetime(2026, 1, 5, tzinfo=UTC)
    span = Span("P", "plan", "Spring", datetime(2026, 1, 1, tzinfo=UTC), at, 2**63 - 1, 9)
    events = [{"recorded_at": at.replace(tzinfo=None), "position": position} for position in (4, 5)]
    assert instants(span, "event", events)[1:] == [Instant(at, 9, events)]


def test_it_goes_no_further_than_now_or_the_bounds(frames_of):
    until = Bounds(datetime(2026, 1, 10, 12, tzinfo=UTC), datetime(2026, 1, 10, 12, tzinfo=UTC))
    frames = frames_of(*goals(), until=until)
    assert frames[-1].at == until.as_of
    assert len(frames) == 1 + 10


def test_what_is_no_cycle_and_what_has_not_begun_is_refused(frames_of, read_model):
    with pytest.raises(UnusableInputError, match="no such cycle"):
        frames_of(*goals(), cycle="Q")
    with pytest.raises(UnusableInputError, match="nothing to replay yet"):
        list(replay(read_model, "P", "day", datetime(2025, 12, 1, tzinfo=UTC)))


# ------------------------------------------------------------------------------ what they show


def test_the_first_frame_is_whole_and_a_day_without_events_has_only_what_time_changed(frames_of):
    first, second, third, *_ = frames_of(*goals(), value("K", 3, 40))
    assert [row["key_result_id"] for row in first.moved["okrs"].added] == [None, "K"]
    assert first.moved["okrs"].added[1]["expected"] == 0
    assert not second.moved["okrs"].added
    assert {name for row in third.moved["okrs"].changed for name in row} == {
        *("cycle", "objective_id", "key_result_id"),
        "expected",
    }


def test_a_check_in_changes_its_row_and_what_lies_above_it(frames_of):
    (frame,) = [frame for frame in frames_of(*goals(), value("K", 5, 9.5), step="event") if frame.events]
    objective, key_result = frame.moved["okrs"].changed
    assert (key_result["value"], key_result["progress"], objective["progress"]) == (5, 0.5, 0.5)
    assert "title" not in key_result
    assert [(event["who"], event["what"], event["entity"]) for event in frame.events] == [("Ann", "CheckedIn", "K")]


def test_what_is_dropped_is_gone_and_comes_back_whole(frames_of):
    frames = frames_of(
        *goals(),
        {"kind": "key_result_removed", "id": "K", "effective_at": day(10)},
        {**goals()[1], "effective_at": day(20)},
        step="event",
    )
    keys = {"cycle": "P", "objective_id": "O", "key_result_id": "K"}
    removed = [
        (frame.number, row) for frame in frames for row in frame.moved["okrs"].removed if "okrs" in frame.moved
    ]
    assert removed == [(2, keys)]
    assert [row["key_result"] for row in frames[2].moved["okrs"].added] == ["Result"]


def test_a_correction_comes_when_it_came(frames_of):
    late = value("K", 7, 5, recorded_at=day(30), restates=True)
    frames = frames_of(*goals(), value("K", 3, 5), late)
    told = {
        f"{frame.at:%m-%d}": row["value"]
        for frame in frames
        if frame.moved.get("okrs")
        for row in frame.moved["okrs"].changed
        if "value" in row
    }
    assert told == {"01-06": 3, "01-31": 7}


def test_a_planned_target_comes_into_force_without_an_event(frames_of):
    ahead = {"kind": "target_set", "id": "K", "entity": "key_result", "target": 20, "effective_at": day(31)}
    frames = frames_of(*goals(), {**ahead, "recorded_at": day(2)})
    (frame,) = [frame for frame in frames for row in frame.moved["okrs"].changed if "target" in row]
    assert (f"{frame.at:%m-%d}", frame.events) == ("02-01", [])


def test_made_in_pieces_it_is_the_same(log, read_model, monkeypatch):
    tell_a_quarter(log)
    read_model.catch_up(log)
    at_once = [frame.told() for frame in replay(read_model, "P", "event", NOW)]
    monkeypatch.setattr(making, "ROWS_AT_ONCE", 50)
    assert [frame.told() for frame in replay(read_model, "P", "event", NOW)] == at_once
    assert sum("okrs" in told for told in at_once) > 10


def test_only_what_belongs_to_the_cycle_is_shown(frames_of):
    other = [{**line, "id": f"{line['id']}2", "parent_id": "P2"} for line in goals()[:1]]
    elsewhere = {"kind": "plan_created", "id": "P2", "title": "Autumn", "period": "2025-Q3"}
    beside = {"kind": "plan_created", "id": "P3", "title": "All year", "period": "2026"}
    same_time = {**goals()[0], "id": "O3", "parent_id": "P3"}
    frames = frames_of(*goals(), elsewhere, *other, beside, same_time)
    assert {row["cycle"] for frame in frames for row in frame.moved["okrs"].added} == {"P", "P3"}
