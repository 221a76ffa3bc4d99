"""`hansei replay`: one JSON line per frame, and what is unusable."""

import json

import pytest


@pytest.fixture
def told(hansei, sample_of):
    workspace = sample_of("hotels")
    return lambda *arguments: hansei(*arguments, workspace=workspace)


def test_each_line_is_a_frame_and_the_frames_up_to_it_are_what_show_says(told):
    lines = [json.loads(line) for line in told("replay", "2025-Q3", "--step", "week").out.splitlines()]
    shown = {}
    for line in lines[:8]:
        moved = line.get("okrs", {})
        for row in moved.get("removed", ()):
            del shown[row["objective_id"], row["key_result_id"]]
        for row in [*moved.get("added", ()), *moved.get("changed", ())]:
            shown.setdefault((row["objective_id"], row["key_result_id"]), {}).update(row)
    assert lines[7]["at"] == "2025-08-17T23:59:59.999999Z"
    rows = told("show", "okrs", "--seen-on", "2025-08-17", "--format", "json").json
    assert list(shown.values()) == [row for row in rows if row["cycle"] == "2025-Q3"]


def test_an_event_says_its_position_who_and_what(told):
    lines = told("replay", "2025-Q3", "--step", "event", "--format", "json").out.splitlines()
    frame = next(one for one in map(json.loads, lines) if one["up_to"] == 760)
    assert frame["events"] == [
        {
            "position": 760,
            "recorded_at": "2025-08-12T09:00:00Z",
            "who": "Henrik Dahl",
            "what": "TargetSet",
            "entity": "M-AGENCY",
        }
    ]


def test_what_is_no_cycle_is_said_in_one_line(told):
    refused = told("replay", "2031-Q1")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.strip().endswith("2031-Q1: there is no such cycle; `hansei show okrs` lists them")
    assert len(refused.err.splitlines()) == 1
