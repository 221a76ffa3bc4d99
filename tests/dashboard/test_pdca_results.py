"""The words of a result, and lanes that are drawn from a few reviews."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from dashboard.components.pdca.lanes import lanes_of
from dashboard.components.shown.results import counted_outcomes, result_of


def a_review(**counts: int) -> dict[str, Any]:
    names = ("worked", "failed", "overdue", "unverified", "open", "cancelled")
    return {name: counts.get(name, 0) for name in names}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, "No countermeasure agreed"),
        ({"worked": 1}, "The countermeasure worked"),
        ({"failed": 1}, "The countermeasure did not work"),
        ({"overdue": 1}, "The countermeasure is overdue"),
        ({"worked": 2, "failed": 1}, "2 of 3 countermeasures worked"),
        ({"failed": 2}, "0 of 2 countermeasures worked"),
        ({"worked": 1, "failed": 1, "open": 1}, "1 of 3 countermeasures worked so far, 1 open"),
        ({"worked": 2, "cancelled": 1}, "2 of 2 countermeasures worked, 1 given up"),
        ({"worked": 1, "cancelled": 1}, "1 countermeasure worked, 1 given up"),
        ({"cancelled": 2}, "2 countermeasures given up"),
        ({"open": 1, "overdue": 1}, "2 countermeasures: 1 overdue, 1 open"),
    ],
)
def test_the_result_in_words_counts_what_is_still_to_come(counts, said):
    assert result_of(a_review(**counts)) == said


def test_the_summary_counts_over_all_reviews_the_best_first():
    reviews = [a_review(worked=1, open=2), a_review(worked=2, failed=1)]
    told = counted_outcomes(reviews).replace("\u00a0", " ")
    assert told == ":blue[● 3 worked], :red[■ 1 did not work], :gray[○ 2 open]"


def utc(year: int, month: int, day: int) -> datetime:
    """An instant as the views give it."""
    return datetime(year, month, day)  # noqa: DTZ001


def held(name: str, opened_at: datetime) -> dict[str, Any]:
    return {"id": name, "title": name, "tier": "monthly", "state": "closed", "opened_at": opened_at, **a_review()}


def stage(review: str, name: str, first: datetime, last: datetime) -> dict[str, Any]:
    return {"review_id": review, "stage": name, "event": "x", "facts": 1, "first_at": first, "last_at": last}


def test_a_long_time_before_the_first_review_does_not_push_the_reviews_to_the_edge():
    first, last = utc(2026, 1, 10), utc(2026, 6, 10)
    stages = [stage("R1", "plan", utc(2010, 1, 1), first), stage("R2", "do", first, last)]
    drawn = lanes_of([held("R2", last), held("R1", first)], stages, [], "")
    before, after = (one["bars"][0] for one in reversed(drawn["lanes"]))
    assert before["at"] == 0
    assert 0.2 < before["width"] < 0.4
    assert after["at"] + after["width"] > 0.9
    assert "1 Jan 2010 to 10 Jan 2026" in before["said"][1]


def test_one_review_of_a_single_day_can_be_drawn():
    day = utc(2026, 1, 10)
    drawn = lanes_of([held("R1", day)], [stage("R1", "act", day, day)], [], "")
    assert drawn["lanes"][0]["bars"][0]["width"] == 0
    assert drawn["axis"]
    assert lanes_of([], [], [], "")["lanes"] == []


def test_the_axis_has_no_more_ticks_than_can_be_read():
    for days in (1, 5, 30, 64, 90, 400, 4000, 40000):
        first = utc(2026, 1, 10)
        last = first + timedelta(days=days)
        axis = lanes_of([held("R2", last), held("R1", first)], [], [], "")["axis"]
        assert 1 <= len(axis) <= 12, days
        assert all(0 <= tick["at"] <= 1 for tick in axis)
        assert [tick["at"] for tick in axis] == sorted(tick["at"] for tick in axis)
