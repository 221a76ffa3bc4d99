"""How scores go up a scorecard, against values worked by hand."""

import pytest

from engine.domain import cycle, measure, okr, scorecard
from tests.projections.balanced import (
    BEGUN,
    SCORECARD,
    SMALL,
    measured,
    objective,
    perspective,
    read,
    row,
    rows_after,
    score,
)
from tests.projections.happenings import at, one


@pytest.fixture
def after(log, read_model):
    return rows_after(log, read_model)


# ---------------------------------------------------------------------------------------------- roll-up


def test_the_weight_of_a_missing_child_is_shared_among_the_others(after):
    weighed = [measured(f"M{n}", weight=weight) for n, weight in enumerate((50, 30, 20))]
    rows = after(*SMALL, *weighed, read("M0", 600.0), read("M1", 900.0))
    assert score(rows, "O") == pytest.approx(0.625 * 5 + 0.375 * 10)
    assert [(row(rows, name)["measures"], row(rows, name)["missing"]) for name in "OPS"] == [(3, 1)] * 3


def test_measures_without_a_weight_count_1(after):
    rows = after(*SMALL, measured("M0"), measured("M1", weight=3), read("M0", 600.0), read("M1", 900.0))
    assert score(rows, "O") == pytest.approx((5 + 3 * 10) / 4)


@pytest.mark.parametrize(
    ("roll_up", "values", "expected"),
    [
        (None, [300.0, 900.0, 900.0], (2 * 0 + 10 + 10) / 4),
        ("mean", [300.0, 900.0, 900.0], (2 * 0 + 10 + 10) / 4),
        ("worst", [600.0, 900.0, 900.0], 5),
        ("best", [300.0, 600.0, 300.0], 5),
        ("worst", [None, 900.0, 600.0], 5),
        # Two are green: the mean of the green ones, whatever the red one weighs.
        ("most_frequent", [300.0, 700.0, 900.0], (20 / 3 + 10) / 2),
        # As many red as green: the worse ones count.
        ("most_frequent", [300.0, 900.0, None], 0),
        # One of each.
        ("most_frequent", [600.0, 300.0, 900.0], 0),
        ("most_frequent", [None, 600.0, 900.0], 5),
        ("most_frequent", [None, None, None], None),
        ("worst", [None, None, None], None),
    ],
)
def test_a_score_is_rolled_up_as_its_objective_says(after, roll_up, values, expected):
    readings = [read(f"M{n}", value) for n, value in enumerate(values) if value is not None]
    rows = after(
        SCORECARD,
        perspective("P", 1),
        objective("O", "P", roll_up=roll_up),
        *(measured(f"M{n}", weight=2 if n == 0 else None) for n in range(3)),
        *readings,
    )
    assert score(rows, "O") == (None if expected is None else round(expected, 4))
    assert row(rows, "O")["roll_up"] == (roll_up or "mean")
    assert row(rows, "O")["missing"] == values.count(None)


@pytest.mark.parametrize(
    ("roll_up", "weighted", "expected"),
    [
        ("mean", True, (3 * 0 + 0 + 10) / 5),
        ("mean", False, (0 + 0 + 10) / 3),
        ("worst", False, 0),
        ("best", False, 10),
        ("most_frequent", False, 0),
    ],
)
def test_without_weights_everything_counts_the_same(after, read_model, roll_up, weighted, expected):
    after(
        SCORECARD,
        perspective("P", 1),
        objective("O", "P", roll_up=roll_up),
        *(measured(f"M{n}", weight=weight) for n, weight in enumerate((3, None, 1))),
        *(read(f"M{n}", value) for n, value in enumerate((300.0, 300.0, 900.0))),
    )
    rows = read_model.question("scorecard_nodes", [*at("2026-02-28").parameters(), "S", weighted])
    assert [score(rows, name) for name in ("O", "P", "S")] == [round(expected, 4)] * 3


def test_perspectives_and_scorecards_roll_up_by_rules_of_their_own(after):
    rows = after(
        one(scorecard.ScorecardOpened, "S", BEGUN, title="The chain", roll_up="worst"),
        perspective("P", 1, roll_up="best"),
        perspective("Q", 2),
        *(objective(name, "P") for name in ("O1", "O2")),
        objective("O3", "Q"),
        *(measured(f"M{n}", f"O{n}") for n in (1, 2, 3)),
        *(read(f"M{n}", value) for n, value in ((1, 600.0), (2, 900.0), (3, 700.0))),
    )
    assert [score(rows, name) for name in ("P", "Q", "S")] == [10, round(20 / 3, 4), round(20 / 3, 4)]


def test_scores_go_up_level_by_level_and_not_all_at_once(after):
    # Two measures under one objective weigh together what one weighs under the other.
    rows = after(
        *SMALL,
        objective("O2", "P"),
        *(measured(name) for name in ("M1", "M2")),
        measured("M3", "O2"),
        read("M1", 300.0),
        read("M2", 300.0),
        read("M3", 900.0),
    )
    assert score(rows, "P") == pytest.approx(5)


def test_a_measure_stands_for_itself_and_only_without_a_value_for_its_parts(after):
    parts = [measured("M"), measured("M1", "M"), measured("M2", "M"), read("M1", 300.0), read("M2", 600.0)]
    rows = after(*SMALL, *parts)
    assert (score(rows, "O"), row(rows, "O")["measures"], row(rows, "O")["missing"]) == (2.5, 3, 1)
    rows = after(read("M", 900.0))
    assert (score(rows, "O"), row(rows, "O")["missing"]) == (10, 0)


def test_what_lies_under_a_dropped_objective_counts_nowhere_above(after):
    dropped = one(scorecard.ScorecardItemRetired, "O2", "2026-02-10")
    events = [objective("O2", "P"), measured("M1"), measured("M2", "O2"), read("M1", 600.0), read("M2", 900.0)]
    rows = after(*SMALL, *events, dropped, bounds=at("2026-02-09"))
    assert (score(rows, "P"), row(rows, "P")["measures"]) == (7.5, 2)
    rows = after(bounds=at("2026-02-10"))
    assert (score(rows, "P"), row(rows, "P")["measures"]) == (5, 1)
    assert "O2" not in {r["objective_id"] for r in rows}


def test_the_latest_reading_counts_and_a_withdrawn_one_is_missing(after):
    events = [measured("M"), read("M", 300.0, "2025-12", "2025-12-31"), read("M", 900.0)]
    assert score(after(*SMALL, *events), "O") == 10
    withdrawn = one(
        measure.ReadingWithdrawn, "M", "2026-01-31", known="2026-02-05", entity="measure", period="2026-01"
    )
    rows = after(withdrawn)
    assert (score(rows, "O"), row(rows, "O")["status"], row(rows, "O")["missing"]) == (None, "no_data", 1)


@pytest.mark.parametrize(
    ("frequency", "period", "last_day", "first_stale_day"),
    [
        ("monthly", "2025-12", "2026-02-28", "2026-03-01"),
        (None, "2025-12", "2026-02-28", "2026-03-01"),
        ("weekly", "2025-W52", "2026-01-11", "2026-01-12"),
        ("quarterly", "2025-Q3", "2026-03-31", "2026-04-01"),
        ("yearly", "2024", "2026-12-31", "2027-01-01"),
        # Read by the quarter, though it is due every month.
        ("monthly", "2025-Q4", "2026-02-28", "2026-03-01"),
    ],
)
def test_a_reading_older_than_two_periods_is_stale_and_counts_as_missing(
    after, frequency, period, last_day, first_stale_day
):
    rows = after(
        *SMALL, measured("M", frequency=frequency), read("M", 900.0, period, "2025-12-28"), bounds=at(last_day)
    )
    assert (score(rows, "O"), row(rows, "O")["missing"]) == (10, 0)
    rows = after(bounds=at(first_stale_day))
    assert (score(rows, "O"), row(rows, "O")["missing"], row(rows, "O")["status"]) == (None, 1, "no_data")


def test_a_measure_that_cannot_be_scored_is_neither_scored_nor_missing(after):
    rows = after(
        *SMALL,
        measured("M"),
        read("M", 600.0),
        measured("M1", scoring="unscored", thresholds=None),
        measured("M2", unit="date", thresholds=None),
        measured("M3", direction="none", thresholds=None),
        read("M3", 900.0),
    )
    found = row(rows, "O")
    assert (score(rows, "O"), found["measures"], found["missing"]) == (5, 4, 0)


def test_a_value_without_a_goal_is_no_score_but_not_missing(after):
    rows = after(*SMALL, measured("M", target=None, thresholds=None), read("M", 600.0))
    found = row(rows, "O")
    assert (found["score"], found["status"], found["missing"]) == (None, "no_data", 0)


def test_readings_of_what_is_the_same_thing_count(after):
    rows = after(
        *SMALL,
        one(cycle.CycleOpened, "C", BEGUN, title="Q1", starts_on="2026-01-01", ends_on="2026-03-31"),
        one(okr.ObjectiveSet, "CO", BEGUN, parent_id="C", title="Guests come back"),
        one(okr.KeyResultSet, "KR", BEGUN, parent_id="CO", title="Repeat stays", baseline=0, target=1000),
        measured("M"),
        one(cycle.MeasuredBy, "KR", BEGUN, measured_by="M"),
        one(okr.CheckedIn, "KR", "2026-01-20", value=600.0),
    )
    assert score(rows, "O") == 5
