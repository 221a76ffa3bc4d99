"""The method of the forecast: small cases worked by hand, and what holds of every series."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.forecast.outlook import OVER, no_basis, outlook

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


def weekly(*values):
    return [(START + WEEK * place, float(value)) for place, value in enumerate(values)]


def ahead(points, weeks):
    """The outlook some weeks after the last of the values."""
    last = max(when for when, _ in points)
    return outlook(points, last, last + WEEK * weeks)


def test_a_straight_line_goes_on_and_claims_a_fifth_of_its_step_twice_over():
    # The slope would have missed by nothing, so it counts alone; the usual error is a fifth of the usual change.
    told = ahead(weekly(0, 10, 20, 30), 1)
    assert (told.expected, told.low, told.high) == pytest.approx((40, 36, 44), abs=1e-4)
    assert told.values == 4


def test_the_interval_grows_with_the_root_of_how_much_further_is_looked():
    # Four values can try one step: at four steps the reach is twice that of one.
    told = ahead(weekly(0, 10, 20, 30), 4)
    assert (told.expected, told.low, told.high) == pytest.approx((70, 62, 78), abs=1e-4)


def test_what_would_have_come_nearer_counts_more():
    # Before the third and the fourth value the last one missed by 2 and -2, the mean by 1 and -4/3, the slope by 4
    # and -2. The mean squares are 4, 25/18 and 10, so the weights 0.25, 0.72 and 0.1 of 1.07. Now they say 3, 2
    # and 10/3.
    told = ahead(weekly(1, 3, 1, 3), 1)
    expected = (0.25 * 3 + 0.72 * 2 + 0.1 * 10 / 3) / 1.07
    # The mixture would have missed by 1.62 / 1.07 and 1.66 / 1.07; the usual change is 2.
    reach = 2.0 * ((1.62 + 1.66) / 2 / 1.07 + 0.2 * 2)
    assert told.expected == pytest.approx(expected, abs=1e-6)
    assert (told.low, told.high) == pytest.approx((expected - reach, expected + reach), abs=1e-6)


def test_six_values_and_more_reach_less_far_than_few():
    few, more = ahead(weekly(0, 10, 20, 30, 40), 1), ahead(weekly(0, 10, 20, 30, 40, 50), 1)
    assert few.high - few.expected == pytest.approx(4, abs=1e-4)
    assert more.high - more.expected == pytest.approx(3.4, abs=1e-4)


def test_what_could_be_tried_as_far_ahead_is_no_further():
    # Of six values two steps can be tried: two are no further than that, eight are four times as far.
    line = weekly(0, 10, 20, 30, 40, 50)
    assert [ahead(line, weeks).high - ahead(line, weeks).expected for weeks in (1, 2, 8)] == pytest.approx(
        [3.4, 3.4, 6.8], abs=1e-4
    )


def test_only_the_newest_values_count():
    values = [(7 * place) % 11 for place in range(30)]
    told = ahead(weekly(*values), 3)
    assert told.values == 24
    assert told == ahead(weekly(*values)[-24:], 3)


def test_one_wild_value_does_not_turn_the_line_round():
    told = ahead(weekly(0, 10, 20, -500, 40, 50, 60, 70), 1)
    assert 0 < told.expected < 100


@pytest.mark.parametrize(
    ("points", "weeks", "why"),
    [
        ([], 1, "0 of the 4 values that it takes"),
        (weekly(1, 2, 3), 1, "3 of the 4 values that it takes"),
        (weekly(5, 5, 5, 5, 5), 1, "it has not changed"),
        (weekly(1, 2, 3, 4), 13, "too far ahead of what is known"),
    ],
)
def test_no_basis_says_why(points, weeks, why):
    last = max((when for when, _ in points), default=START)
    assert no_basis(points, last, last + WEEK * weeks) == why
    assert outlook(points, last, last + WEEK * weeks) is None


def test_twelve_weeks_are_not_too_far_for_four_weekly_values():
    assert ahead(weekly(1, 2, 3, 4), 12) is not None


def test_several_values_of_one_day_are_one_the_last():
    day = [(START + timedelta(hours=hour), float(hour)) for hour in range(8)]
    assert no_basis(day, START + WEEK, START + 2 * WEEK) == "1 of the 4 values that it takes"
    several = [*weekly(0, 10, 20, 30), (START + 3 * WEEK - timedelta(hours=2), 99.0)]
    assert ahead(several, 1) == ahead(weekly(0, 10, 20, 30), 1)


def test_the_end_has_no_outlook():
    points = weekly(1, 2, 3, 4)
    end = START + 3 * WEEK
    assert no_basis(points, end, end) == OVER
    assert no_basis(points, end + WEEK, end) == OVER
    assert outlook(points, end, end) is None


def test_long_silence_looks_further_from_the_last_value():
    # Nothing was said for three weeks: the end is four weeks after the last value, whenever one looks.
    points = weekly(0, 10, 20, 30)
    assert outlook(points, START + 6 * WEEK, START + 7 * WEEK) == ahead(points, 4)


def test_a_huge_gap_between_values_counts_as_the_time_it_took():
    points = [(START + timedelta(days=days), value) for days, value in ((0, 0.0), (1, 1.0), (2, 2.0), (402, 402.0))]
    told = outlook(points, points[-1][0], points[-1][0] + timedelta(days=100))
    assert told.low <= 502 <= told.high


series = st.lists(
    st.tuples(st.integers(0, 400), st.integers(-10_000, 10_000)), min_size=0, max_size=30, unique_by=lambda p: p[0]
)
quick = settings(max_examples=150, deadline=None)


def dated(found):
    return [(START + timedelta(days=day), float(value)) for day, value in found]


def same(one, other):
    if one is None or other is None:
        assert one is other
        return
    reach = max(1.0, abs(one.expected), abs(one.low), abs(one.high))
    for name in ("expected", "low", "high"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-5 * reach)


@quick
@given(series, st.integers(0, 400), st.integers(1, 400))
def test_the_interval_contains_what_is_expected_or_there_is_a_reason_for_none(found, at, further):
    points, moment = dated(found), START + timedelta(days=at)
    until = moment + timedelta(days=further)
    told = outlook(points, moment, until)
    assert (told is None) == bool(no_basis(points, moment, until))
    if told:
        assert told.low < told.expected < told.high
        assert 4 <= told.values <= 24


@quick
@given(series, st.integers(0, 400), st.integers(1, 400), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nothing_later_is_looked_at(found, at, further, chance):
    points, moment = dated(found), START + timedelta(days=at)
    until = moment + timedelta(days=further)
    shuffled = [point for point in points if point[0] <= moment]
    chance.shuffle(shuffled)
    assert outlook(points, moment, until) == outlook(shuffled, moment, until)


@quick
@given(series, st.integers(-5_000, 5_000), st.sampled_from([-100, -1, 0.5, 3, 1000]), st.integers(1, 400))
def test_another_zero_or_another_unit_moves_the_answer_with_it(found, shift, scale, further):
    points = dated(found)
    moment = START + timedelta(days=400)
    until = moment + timedelta(days=further)
    told = outlook(points, moment, until)
    moved = outlook([(when, scale * value + shift) for when, value in points], moment, until)
    if told is None:
        assert moved is None
        return
    low, high = sorted((scale * told.low + shift, scale * told.high + shift))
    same(type(told)(expected=scale * told.expected + shift, low=low, high=high, values=told.values), moved)
