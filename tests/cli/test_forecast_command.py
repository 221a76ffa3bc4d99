"""`hansei forecast CYCLE|ID`: what the hotels were to expect on 1 December, and what is not there."""

import pytest


@pytest.fixture
def told(hansei, sample_of):
    workspace = sample_of("hotels")
    return lambda *arguments: hansei("forecast", *arguments, workspace=workspace)


def test_a_key_result_as_it_was_seen_then(told):
    (row,) = told("Q4-O1-KR1", "--seen-on", "2025-12-01", "--format", "json").json
    assert list(row) == [
        "id", "kind", "title", "root_id", "unit", "value", "target", "until",
        "expected", "low", "high", "chance", "basis",
    ]  # fmt: skip
    assert (row["id"], row["value"], row["target"]) == ("Q4-O1-KR1", 93, 95)
    assert row["until"] == "2025-12-31T23:59:59.999999Z"
    assert row["low"] < row["expected"] < row["high"]
    assert row["low"] < 95 <= row["high"]
    assert (row["chance"], row["basis"]) == ("open", "10 values")


def test_a_cycle_says_of_each_key_result_what_it_knows(told):
    rows = {row["id"]: row for row in told("2025-Q4", "--seen-on", "2025-12-01", "--format", "json").json}
    assert len(rows) == 14
    assert rows["Q4-O1-KR2"]["basis"] == "no basis: it has not changed"
    assert rows["Q4-O3-KR3"]["basis"] == "no basis: 1 of the 4 values that it takes"
    assert {row["expected"] is None for row in rows.values() if row["basis"].startswith("no basis")} == {True}


def test_once_the_cycle_is_over_there_is_nothing_to_expect(told):
    rows = told("2025-Q3", "--seen-on", "2025-12-01", "--format", "json").json
    assert {row["basis"] for row in rows} == {"no basis: it is over"}


def test_a_scorecard_says_it_of_its_measures(told):
    answer = told("BSC-2025", "--seen-on", "2025-12-01")
    assert answer.status == 0
    header, _, *lines = answer.out.splitlines()
    assert header.split()[:3] == ["id", "kind", "title"]
    assert {line.split()[1] for line in lines} == {"measure"}


def test_what_is_not_there_is_one_line(told):
    answer = told("NOTHING")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.strip() == (
        "hansei: NOTHING: not there at that instant; `hansei show entities` lists what is"
    )
