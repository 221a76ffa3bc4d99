"""The Replay page: which frames it plays, what each shows, and what it says where there is nothing to play."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from dashboard import wiring
from dashboard.components.replay import bounded
from dashboard.components.replay import frames as film
from projections.read_model import Bounds
from tests.dashboard.conftest import every_element, words

PLAYER = "hansei_player"


def player(page):
    """What the browser is given to play."""
    return next(
        json.loads(one.proto.json)
        for one in every_element(page.main)
        if getattr(one, "type", "") == "bidi_component" and one.proto.component_name == PLAYER
    )


def drawn_at(told, number):
    """The rows as the browser has them after so many frames."""
    rows = {}
    for frame in told["frames"][:number]:
        for n, patch in frame["set"]:
            row = rows.setdefault(n, {"c": {}})
            row["n"] = patch.get("n", row.get("n"))
            row["c"] |= patch.get("c", {})
        for n in frame["gone"]:
            del rows[n]
    return rows


def test_a_quarter_is_played_week_by_week_from_its_start_to_its_end(open_page, hotels):
    told = player(open_page(hotels, "replay", cycle="2025-Q3"))
    keys = [frame["key"] for frame in told["frames"]]
    assert (keys[0], keys[1], keys[-1]) == ("start", "2025-07-06", "2025-09-30")
    assert told["frames"][1]["label"] == "Week 27, 6 Jul 2025"
    assert len(keys) == 15


def test_each_frame_draws_what_the_okrs_said_at_its_instant(open_page, hotels):
    told = player(open_page(hotels, "replay", cycle="2025-Q3", step="day"))
    read_model = wiring.current().read_model
    for number in (1, 30, 60, len(told["frames"])):
        frame = told["frames"][number - 1]
        at = datetime(2025, 7, 1, tzinfo=UTC)
        if number > 1:
            at = datetime.fromisoformat(frame["key"]).replace(tzinfo=UTC) + timedelta(days=1, microseconds=-1)
        rows = read_model.rows("okrs", Bounds(at, at), "WHERE cycle = '2025-Q3'")
        expected = sorted((row["key_result"] or row["objective"], row["owner"] or "") for row in rows)
        found = drawn_at(told, number).values()
        assert sorted((row["n"], row["c"]["owner"]["text"]) for row in found) == expected


def test_only_what_somebody_did_is_shown_as_moved(open_page, hotels):
    told = player(open_page(hotels, "replay", cycle="2025-Q3", step="day"))
    quiet = [frame for frame in told["frames"][1:] if not frame["events"]["told"]]
    assert any(frame["set"] for frame in quiet), "what is expected moves with the days"
    cells = [name for frame in quiet for _, patch in frame["set"] for name in patch.get("h", ())]
    assert set(cells) <= {"status"}, "and by itself only a status moves: silence turns stale"


@pytest.mark.parametrize("over", ["scorecard", "strategy_map", "bowling_chart"])
def test_the_other_views_are_played_too(open_page, hotels, over):
    told = player(open_page(hotels, "replay", cycle="2025-Q3", over=over))
    assert len(drawn_at(told, 15)) > 5
    assert any(frame["moved"] for frame in told["frames"][1:])
    assert all(frame["href"].startswith(f"{over}?") for frame in told["frames"])


def test_the_map_has_a_place_for_each_box_and_each_link_of_all_frames(open_page, hotels):
    told = player(open_page(hotels, "replay", cycle="2025-Q3", over="strategy_map"))
    drawn = told["map"]
    assert len(drawn["boxes"]) == told["many"]
    assert {n for frame in told["frames"] for n in frame["links"]} == set(range(len(drawn["ways"])))
    titles = {row["n"] for number in (1, 8, 15) for row in drawn_at(told, number).values()}
    assert titles <= drawn["lines"].keys()


def test_decisions_and_plan_changes_are_marks_on_the_axis(open_page, hotels):
    told = player(open_page(hotels, "replay", cycle="2025-Q3", step="event"))
    marks = {
        one["what"]: frame["mark"] for frame in told["frames"] for one in frame["events"]["told"] if frame["mark"]
    }
    assert marks["Decision taken"] == "decision"
    assert marks["Target set"] == "plan"
    assert "Checked in" not in marks


def test_the_export_takes_the_frame_that_the_link_names(open_page, hotels):
    begun = words(open_page(hotels, "replay", cycle="2025-Q3"))
    later = words(open_page(hotels, "replay", cycle="2025-Q3", frame="2025-08-17"))
    assert "Start, 1 Jul 2025" in begun
    assert "Week 33, 17 Aug 2025" in later
    assert "Start, 1 Jul 2025" in words(open_page(hotels, "replay", cycle="2025-Q3", frame="nonsense"))


def test_in_the_past_it_goes_no_further_than_that_instant(open_page, hotels):
    told = player(open_page(hotels, "replay", cycle="2025-Q3", asof="2025-08-10", known="2025-08-10"))
    assert told["frames"][-1]["key"] == "2025-08-10"


def test_before_the_first_cycle_there_is_nothing_to_play(open_page, hotels):
    page = open_page(hotels, "replay", asof="2024-11-01", known="2024-11-01")
    assert "No cycle, plan or scorecard has begun yet" in words(page)


def test_a_time_in_which_nothing_moved_says_so(open_page, hotels):
    page = open_page(hotels, "replay", cycle="2025-Q4", asof="2025-10-01", known="2025-10-01", over="bowling_chart")
    assert "Only one state in this range" in words(page)


def test_too_many_frames_go_by_longer_steps_and_it_says_so(open_page, hotels, monkeypatch):
    monkeypatch.setattr(film, "MOST", 60)
    page = open_page(hotels, "replay", cycle="2025-Q3", step="event")
    assert len(player(page)["frames"]) == 15
    said = words(page)
    assert "more than a browser plays well: it goes by week instead" in said
    assert "hansei replay 2025-Q3 --step day" in said


def test_more_bytes_than_a_browser_is_sent_go_by_longer_steps_and_it_says_so(open_page, hotels, monkeypatch):
    whole = player(open_page(hotels, "replay", cycle="2025-Q3", step="day"))
    monkeypatch.setattr(bounded, "MOST_BYTES", len(json.dumps(whole)) // 2)
    wiring.current().answers.forget()
    page = open_page(hotels, "replay", cycle="2025-Q3", step="day")
    assert len(player(page)["frames"]) == 15
    assert "by day are more than is sent to a browser: it goes by week instead" in words(page)
    assert "hansei replay 2025-Q3 --step day" in words(page)


@pytest.mark.parametrize("over", ["okrs", "scorecard", "bowling_chart", "strategy_map"])
def test_where_weeks_are_too_many_bytes_only_the_last_ones_are_played(open_page, hotels, monkeypatch, over):
    whole = player(open_page(hotels, "replay", cycle="LARK-2025", over=over))
    most = len(json.dumps(whole)) // 2
    monkeypatch.setattr(bounded, "MOST_BYTES", most)
    wiring.current().answers.forget()
    page = open_page(hotels, "replay", cycle="LARK-2025", over=over)
    told = player(page)
    many = len(told["frames"])
    assert 2 < many < len(whole["frames"])
    assert len(json.dumps(told)) < 1.2 * most
    assert f"the last {many} frames" in words(page)
    assert "hansei replay LARK-2025 --step week" in words(page)
    assert [frame["key"] for frame in told["frames"][1:]] == [frame["key"] for frame in whole["frames"][1 - many :]]
    for last in (1, many):
        seen = [
            sorted((row["n"], json.dumps(row["c"], sort_keys=True)) for row in drawn_at(film, end).values())
            for film, end in ((told, last), (whole, len(whole["frames"]) - many + last))
        ]
        assert seen[0] == seen[1]
        assert seen[0]


def test_what_comes_in_meanwhile_waits_until_somebody_asks_for_it(open_page, hotels):
    page = open_page(hotels, "replay", cycle="2025-Q4")
    of, position = page.session_state["being_read"]
    page.session_state["being_read"] = (of, position - 3)
    page.session_state["export_popover"] = True
    page.run()
    assert f"upto={position - 3}" in page.code[-1].value
    button = next(one for one in page.button if one.label == "Show what came since (3)")
    button.click().run()
    assert page.session_state["being_read"] == (of, position)
