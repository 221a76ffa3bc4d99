"""The formulas, by the values that can be checked by hand."""

import pytest

from projections.read_model import ReadModel


@pytest.fixture(scope="module")
def macros():
    with ReadModel() as read_model:
        yield lambda expression, *values: read_model.ask(f"SELECT {expression} AS answer", values).to_pylist()[0][
            "answer"
        ]


@pytest.mark.parametrize(
    ("baseline", "target", "value", "direction", "progress"),
    [
        (20, 40, 30, "up", 0.5),
        (100, 60, 80, "down", 0.5),
        (100, 60, 70, "down", 0.75),
        (100, 60, 50, "down", 1.25),
        (100, 60, 120, "down", -0.5),
        (20, 40, 45, "up", 1.25),
        (25, 25, 25, "up", 1),
        (25, 25, 24.9, "up", 0),
        (25, 25, 25, "down", 1),
        (25, 25, 26, "down", 0),
        (None, 40, 30, "up", None),
        (20, None, 30, "up", None),
        (20, 40, None, "up", None),
    ],
)
def test_progress_runs_from_baseline_to_target(macros, baseline, target, value, direction, progress):
    answer = macros("progress_of(?::DOUBLE, ?::DOUBLE, ?::DOUBLE, ?)", value, baseline, target, direction)
    assert answer == (None if progress is None else pytest.approx(progress))


@pytest.mark.parametrize(
    ("goal", "red_flag", "actual", "score"),
    [
        (700, 500, 300, 0),
        (700, 500, 500, 10 / 3),
        (700, 500, 600, 5),
        (700, 500, 700, 20 / 3),
        (700, 500, 900, 10),
        (2, 6, 2, 20 / 3),
        (2, 6, 6, 10 / 3),
        (2, 6, 10, 0),
        (2, 6, -2, 10),
        (5, 5, 5, None),
        (None, 6, 5, None),
        (7, None, 5, None),
    ],
)
def test_a_measure_scores_0_to_10_between_red_flag_and_goal(macros, goal, red_flag, actual, score):
    answer = macros("measure_score(?::DOUBLE, ?::DOUBLE, ?::DOUBLE)", actual, goal, red_flag)
    assert answer == (None if score is None else pytest.approx(score))


@pytest.mark.parametrize(
    ("goal", "direction", "red_flag"),
    [
        (100, "up", 90),
        (100, "down", 110),
        (100, "none", None),
        (0, "up", None),
        (-5, "up", None),
        (100, None, None),
    ],
)
def test_without_a_red_flag_it_lies_a_tenth_off_the_goal(macros, goal, direction, red_flag):
    answer = macros("red_flag_of(?::DOUBLE, ?)", goal, direction)
    assert answer == (None if red_flag is None else pytest.approx(red_flag))


@pytest.mark.parametrize(
    ("score", "status"),
    [
        (None, "no_data"),
        (0, "off_track"),
        (3.33, "off_track"),
        (10 / 3, "at_risk"),
        (6.66, "at_risk"),
        (20 / 3, "on_track"),
        (10, "on_track"),
    ],
)
def test_exactly_on_a_threshold_belongs_to_the_better_band(macros, score, status):
    assert macros("band(?::DOUBLE)", score) == status


@pytest.mark.parametrize(
    ("progress", "status"),
    [(0.15, "off_track"), (0.16, "at_risk"), (0.2, "at_risk"), (0.28, "on_track"), (0.5, "on_track")],
)
def test_pace_compares_progress_with_what_is_expected_by_now(macros, progress, status):
    assert macros("pace(?, 0.4)", progress) == status


@pytest.mark.parametrize(
    ("progress", "expected", "status"),
    [(0.0, 0.0, "on_track"), (-0.5, 0.0, "on_track"), (None, 0.4, "no_data"), (0.2, None, "no_data")],
)
def test_nothing_expected_yet_is_on_track_and_nothing_known_is_no_data(macros, progress, expected, status):
    assert macros("pace(?::DOUBLE, ?::DOUBLE)", progress, expected) == status


@pytest.mark.parametrize(
    ("label", "start", "end", "frequency"),
    [
        ("2026", "2026-01-01 00:00:00", "2026-12-31 23:59:59.999999", "yearly"),
        ("2026-Q1", "2026-01-01 00:00:00", "2026-03-31 23:59:59.999999", "quarterly"),
        ("2018-q4", "2018-10-01 00:00:00", "2018-12-31 23:59:59.999999", "quarterly"),
        ("2024-02", "2024-02-01 00:00:00", "2024-02-29 23:59:59.999999", "monthly"),
        ("2026-13", None, None, None),
        ("fy20-q4", None, None, None),
        ("spring", None, None, None),
        (None, None, None, None),
    ],
)
def test_a_period_has_a_first_and_a_last_instant(macros, label, start, end, frequency):
    assert macros("period_start(?)::VARCHAR", label) == start
    assert macros("period_end(?)::VARCHAR", label) == end
    assert macros("period_frequency(?)", label) == frequency
