"""The kinds of scoring that have thresholds of their own, by the values that can be checked by hand."""

import pytest

from projections.read_model import ReadModel


@pytest.fixture(scope="module")
def macros():
    with ReadModel() as read_model:
        yield lambda expression, *values: read_model.ask(f"SELECT {expression} AS answer", values).to_pylist()[0][
            "answer"
        ]


def close(score):
    return None if score is None else pytest.approx(score)


RISING, FALLING = [10.0, 20.0, 30.0, 40.0], [40.0, 30.0, 20.0, 10.0]


@pytest.mark.parametrize(
    ("thresholds", "actual", "score"),
    [
        (RISING, 5, 0),
        (RISING, 10, 0),
        (RISING, 15, 5 / 3),
        (RISING, 20, 10 / 3),
        (RISING, 25, 5),
        (RISING, 30, 20 / 3),
        (RISING, 35, 25 / 3),
        (RISING, 40, 10),
        (RISING, 45, 10),
        (FALLING, 45, 0),
        (FALLING, 40, 0),
        (FALLING, 30, 10 / 3),
        (FALLING, 20, 20 / 3),
        (FALLING, 12, 9 + 1 / 3),
        (FALLING, 10, 10),
        (FALLING, 5, 10),
        (RISING, None, None),
        (None, 5, None),
        ([10.0], 5, None),
    ],
)
def test_own_thresholds_score_along_straight_lines(macros, thresholds, actual, score):
    assert macros("thresholds_score(?::DOUBLE, ?::DOUBLE[])", actual, thresholds) == close(score)


@pytest.mark.parametrize(
    ("actual", "score"),
    [
        (0, 0),
        (10, 0),
        (15, 5 / 3),
        (20, 10 / 3),
        (25, 5),
        (30, 20 / 3),
        (35, 25 / 3),
        (40, 10),
        (45, 25 / 3),
        (50, 20 / 3),
        (60, 5),
        (70, 10 / 3),
        (90, 0),
        (100, 0),
        (None, None),
    ],
)
def test_what_is_to_stay_in_a_range_scores_best_in_its_middle(macros, actual, score):
    answer = macros("stabilise_score(?::DOUBLE, [20.0, 30.0, 50.0, 70.0])", actual)
    assert answer == (None if score is None else pytest.approx(score, abs=1e-9))


@pytest.mark.parametrize(("actual", "score"), [(1, 10), (0, 0), (0.5, None), (None, None)])
def test_yes_is_10_and_no_is_0(macros, actual, score):
    assert (
        macros("score_of('yes_no', ?::DOUBLE, NULL::DOUBLE, NULL::DOUBLE, NULL::DOUBLE[], NULL, NULL)", actual)
        == score
    )


@pytest.mark.parametrize(
    ("label", "start", "end", "frequency"),
    [
        ("2026-W14", "2026-03-30 00:00:00", "2026-04-05 23:59:59.999999", "weekly"),
        ("2020-w53", "2020-12-28 00:00:00", "2021-01-03 23:59:59.999999", "weekly"),
        ("2025-W53", None, None, None),
        ("2026-W00", None, None, None),
        ("2026-H2", "2026-07-01 00:00:00", "2026-12-31 23:59:59.999999", "half_yearly"),
    ],
)
def test_weeks_and_halves_are_periods_too(macros, label, start, end, frequency):
    answer = macros("[period_start(?)::VARCHAR, period_end(?)::VARCHAR, period_frequency(?)]", label, label, label)
    assert answer == [start, end, frequency]
