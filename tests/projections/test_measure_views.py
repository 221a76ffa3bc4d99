"""Measures a period at a time: kinds of scoring, plans that are dated, readings that are shared."""

import pytest

from engine.domain import cycle, hoshin, measure, okr, scorecard
from tests.projections.balanced import BEGUN, SMALL, measured, override, read, rows_after
from tests.projections.happenings import at, one


@pytest.fixture
def after(log, read_model):
    """The rows of `measures` by their periods."""
    rows = rows_after(log, read_model)

    def by_period(*events, bounds=None):
        return {row["period"]: row for row in rows(*events, view="measures", bounds=bounds)}

    return by_period


@pytest.mark.parametrize(
    ("fields", "value", "score", "status", "red_flag"),
    [
        ({"target": 700.0, "thresholds": [500.0]}, 600.0, 5, "at_risk", 500),
        ({"target": 100.0, "thresholds": None}, 90.0, 10 / 3, "at_risk", 90),
        ({"direction": "down", "target": 100.0, "thresholds": None}, 110.0, 10 / 3, "at_risk", 110),
        ({"direction": "down", "target": 2.0, "thresholds": [6.0]}, 10.0, 0, "off_track", 6),
        ({"direction": None, "target": 2.0, "thresholds": [6.0]}, 2.0, 20 / 3, "on_track", 6),
        ({"direction": "none", "target": 700.0, "thresholds": [500.0]}, 600.0, None, "no_data", 500),
        ({"unit": "date", "target": 700.0, "thresholds": None}, 600.0, None, "no_data", None),
        ({"target": 0.0, "thresholds": None}, 600.0, None, "no_data", None),
        ({"target": 500.0, "thresholds": [500.0]}, 600.0, None, "no_data", 500),
        # A goal that was moved past its red flag would turn the score round.
        ({"target": 400.0, "thresholds": [500.0]}, 300.0, None, "no_data", 500),
        ({"scoring": "yes_no", "target": None, "thresholds": None}, 1.0, 10, "on_track", None),
        ({"scoring": "yes_no", "target": None, "thresholds": None}, 0.0, 0, "off_track", None),
        ({"scoring": "unscored", "thresholds": None}, 600.0, None, "no_data", None),
        (
            {"scoring": "thresholds", "target": None, "thresholds": [0.0, 10.0, 20.0, 40.0]},
            30.0,
            25 / 3,
            "on_track",
            10,
        ),
        (
            {"scoring": "stabilise", "target": None, "thresholds": [0.0, 10.0, 20.0, 40.0]},
            15.0,
            10,
            "on_track",
            None,
        ),
        ({"scoring": "stabilise", "target": None, "thresholds": None}, 15.0, None, "no_data", None),
        ({"scoring": "thresholds", "target": None, "thresholds": [500.0]}, 15.0, None, "no_data", None),
    ],
)
def test_a_measure_is_scored_by_its_kind(after, fields, value, score, status, red_flag):
    row = after(*SMALL, measured("M", **fields), read("M", value))["2026-01"]
    assert row["score"] == (None if score is None else pytest.approx(score))
    assert row["red_flag"] == (None if red_flag is None else pytest.approx(red_flag))
    assert (row["status"], row["scoring"]) == (status, fields.get("scoring"))


def test_a_measure_names_its_perspective_its_frequency_and_who_answers_for_it(after):
    row = after(*SMALL, measured("M", frequency="quarterly", owner="Bob"), read("M", 600.0))["2026-01"]
    assert (row["scorecard"], row["perspective"], row["objective_id"]) == ("S", "The P", "O")
    assert (row["frequency"], row["owner"]) == ("quarterly", "Bob")


def test_the_thresholds_of_a_period_are_those_in_force_at_its_end(after):
    stricter = one(scorecard.ThresholdsSet, "M", "2026-02-01", thresholds=[600.0])
    planned = one(scorecard.ThresholdsSet, "M", "2026-03-01", known="2026-02-10", thresholds=[650.0])
    target = one(
        measure.TargetSet, "M", "2026-03-05", known="2026-02-11", entity="measure", target=710.0, period="2026-03"
    )
    readings = (read("M", 650.0), read("M", 650.0, "2026-02", "2026-02-28"))
    rows = after(*SMALL, measured("M"), *readings, stricter, planned, target)
    assert {period: row["red_flag"] for period, row in rows.items()} == {
        "2026-01": 500,
        "2026-02": 600,
        "2026-03": 650,
    }
    assert rows["2026-03"]["target"] == 710
    assert [rows[period]["score"] for period in ("2026-01", "2026-02")] == [
        pytest.approx(s) for s in (5.8333333, 5)
    ]
    before = after(bounds=at("2026-02-28", known="2026-02-09"))
    assert before.keys() == {"2026-01"}
    assert before["2026-01"]["red_flag"] == 500


def test_thresholds_that_are_taken_away_leave_the_tenth(after):
    away = one(scorecard.ThresholdsSet, "M", "2026-01-15", cleared=["thresholds"])
    rows = after(*SMALL, measured("M"), away, read("M", 650.0), read("M", 650.0, "2025-12", "2025-12-31"))
    assert {period: row["red_flag"] for period, row in rows.items()} == {"2025-12": 500, "2026-01": 630}


def test_another_kind_of_scoring_never_rewrites_the_past(after):
    again = one(
        measure.MeasureDefined, "M", "2026-02-01", parent_id="O", title="M", scoring="stabilise",
        thresholds=[0.0, 600.0, 700.0, 900.0],
    )  # fmt: skip
    readings = (read("M", 650.0), read("M", 650.0, "2026-02", "2026-02-28"))
    rows = after(*SMALL, measured("M"), *readings, again)
    assert [rows[period]["score"] for period in ("2026-01", "2026-02")] == [
        pytest.approx(s) for s in (5.8333333, 10)
    ]
    assert [rows[period]["scoring"] for period in ("2026-01", "2026-02")] == [None, "stabilise"]


# --------------------------------------------------------------------------------------------- periods


@pytest.mark.parametrize(
    ("frequency", "period"),
    [
        (None, "2026-01"),
        ("monthly", "2026-01"),
        ("quarterly", "2026-Q1"),
        ("yearly", "2026"),
        ("weekly", "2026-W05"),
    ],
)
def test_a_reading_without_a_period_belongs_to_the_one_it_lies_in(after, frequency, period):
    rows = after(*SMALL, measured("M", frequency=frequency), read("M", 600.0, None))
    assert {name: row["actual"] for name, row in rows.items()} == {period: 600}


def test_a_week_has_seven_days_from_monday(after):
    row = after(*SMALL, measured("M", frequency="weekly"), read("M", 600.0, "2026-W05", "2026-01-28"))["2026-W05"]
    assert (str(row["ends_at"]), row["frequency"]) == ("2026-02-01 23:59:59.999999", "weekly")


@pytest.mark.parametrize("label", ["2026-01", "fy26-p10"])
def test_a_withdrawal_without_a_period_empties_that_of_the_reading_it_withdraws(after, label):
    withdrawn = one(measure.ReadingWithdrawn, "M", "2026-01-31", known="2026-02-05", entity="measure")
    rows = after(*SMALL, measured("M"), read("M", 600.0, label), withdrawn)
    assert {name: row["actual"] for name, row in rows.items()} == {label: None}
    assert after(bounds=at("2026-02-28", known="2026-02-04"))[label]["actual"] == 600


def test_of_facts_told_at_one_instant_the_last_stored_stands(after):
    twice = [read("M", value, known="2026-02-03") for value in (610.0, 590.0, 600.0)]
    assert after(*SMALL, measured("M"), *twice)["2026-01"]["actual"] == 600


# ------------------------------------------------------------------------------------- one set of facts


def test_a_number_recorded_once_shows_under_every_measure_that_is_the_same_thing(after, log, read_model):
    events = [
        one(hoshin.PlanDrafted, "H", BEGUN, title="2026", period="2026"),
        one(hoshin.TargetToImproveSet, "T", BEGUN, parent_id="H", title="Complaints"),
        one(cycle.MeasuredBy, "T", BEGUN, measured_by="M"),
        one(measure.ReadingRecorded, "T", "2026-01-31", entity="target_to_improve", value=600.0, period="2026-01"),
        one(okr.ObjectiveSet, "CO", BEGUN, parent_id="H", title="Guests come back"),
        one(okr.KeyResultSet, "KR", BEGUN, parent_id="CO", title="Repeat stays", baseline=0, target=1000),
        one(cycle.MeasuredBy, "KR", "2026-02-10", measured_by="M"),
        one(okr.CheckedIn, "KR", "2026-02-05", value=700.0),
    ]
    rows = after(*SMALL, measured("M"), *events)
    assert {name: row["actual"] for name, row in rows.items()} == {"2026-01": 600, "2026-02": 700}
    # Until the tenth the key result was a thing of its own.
    assert after(bounds=at("2026-02-09")).keys() == {"2026-01"}


# -------------------------------------------------------------------------------------------- overrides


def test_an_override_shows_where_the_measure_stands_now(after):
    readings = (read("M", 600.0, "2025-12", "2025-12-31"), read("M", 700.0))
    planned = one(
        measure.TargetSet, "M", "2026-03-01", known="2026-01-01", entity="measure", target=1.0, period="2026-03"
    )
    rows = after(*SMALL, measured("M"), *readings, planned, override("M", "off_track", "2026-02-10"))
    seen = {name: (row["status"], row["computed_status"], row["overridden"]) for name, row in rows.items()}
    assert seen == {
        "2025-12": ("at_risk", "at_risk", False),
        "2026-01": ("off_track", "on_track", True),
        "2026-03": ("no_data", "no_data", False),
    }
    assert not after(bounds=at("2026-02-09"))["2026-01"]["overridden"]
