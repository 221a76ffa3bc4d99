"""The outlooks of a cycle of a hundred days and of a scorecard, by values worked by hand, as seen then."""

import pytest

from engine.domain import cycle, measure, okr
from engine.errors import UnusableInputError
from projections.forecast.outlook import Outlook
from projections.forecast.outlooks import chance, outlooks
from projections.read_model import Bounds
from tests.projections.balanced import SMALL, measured, read
from tests.projections.happenings import at, happen, one
from tests.projections.told_cycle import NOW, a_cycle_told, end_of_day


@pytest.fixture
def told(log, read_model, clock):
    return a_cycle_told(log, read_model, clock)


def seen(told, asked="K", on=30, **bounds):
    """What is to be expected, as of the end of a day, by id."""
    told.read_model.catch_up(told.log)
    rows = outlooks(told.read_model, Bounds(as_of=end_of_day(on), **bounds), asked, NOW)
    return {row["id"]: row for row in rows}


def a_line(told, entity_id="K", **fields):
    """A key result from 0 that gains one each day, checked in on after 10, 20 and 30 days."""
    told.key_result(entity_id, **fields)
    for day in (10, 20, 30):
        told.check_in(day, day, entity_id)


def test_the_baseline_counts_as_the_value_at_the_beginning(told):
    # Four points on a line, the end seven steps of ten days ahead: one step could be tried, so the reach of twice a
    # fifth of the usual change, 4, is as many times wider as the root of 7 says: 10.58.
    a_line(told)
    row = seen(told)["K"]
    assert (row["value"], row["target"], row["until"]) == (30, 100, end_of_day(100).replace(tzinfo=None))
    assert (row["expected"], row["low"], row["high"]) == (100, 89, 111)
    assert (row["chance"], row["basis"]) == ("open", "4 values")


def test_the_chance_is_about_what_the_form_asks(told):
    # The interval of each is from 89 to 111.
    asked = [
        ({"baseline": 0, "target": 89}, "likely"),
        ({"baseline": 0, "target": 111}, "open"),
        ({"baseline": 0, "target": 112}, "unlikely"),
        ({"form": "at_most", "baseline": 0, "target": 112}, "likely"),
        ({"form": "at_most", "baseline": 0, "target": 80}, "unlikely"),
        ({"form": "between", "baseline": 0, "low": 80, "high": 120}, "likely"),
        ({"form": "between", "baseline": 0, "low": 95, "high": 105}, "open"),
        ({"form": "between", "baseline": 0, "low": 10, "high": 20}, "unlikely"),
        ({"form": "zones", "baseline": 0, "stretch": 120}, "likely"),
        ({"form": "zones", "baseline": 0, "stretch": 200}, "unlikely"),
    ]
    for number, (fields, _) in enumerate(asked):
        a_line(told, f"K{number}", **fields)
    rows = seen(told, "C")
    assert [rows[f"K{number}"]["chance"] for number in range(len(asked))] == [word for _, word in asked]


def test_less_is_better_where_the_target_lies_below_the_baseline(told):
    told.key_result(baseline=100, target=20)
    for day in (10, 20, 30):
        told.check_in(100 - day, day)
    row = seen(told)["K"]
    assert (row["expected"], row["low"], row["high"], row["chance"]) == (0, -11, 11, "likely")


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"baseline": 5, "target": 5, "direction": "down"}, "unlikely"),
        ({"baseline": None, "target": 5, "direction": "down"}, "unlikely"),
        ({"baseline": None, "target": 20, "direction": "down"}, "likely"),
        ({"baseline": None, "target": 5, "direction": "up"}, "likely"),
        ({"form": "zones", "baseline": 100, "stretch": 50}, "likely"),
        ({"form": "zones", "baseline": 5, "stretch": 1}, "unlikely"),
    ],
)
def test_less_is_better_too_where_it_is_to_stay_or_where_nobody_said_where_it_was(told, fields, word):
    told.key_result(**fields)
    for day in range(10, 80, 10):
        told.check_in(9 + day % 20 / 100, day)
    assert seen(told, on=75)["K"]["chance"] == word


def test_without_a_baseline_three_check_ins_are_no_basis(told):
    a_line(told, form="at_least", target=100)
    row = seen(told)["K"]
    assert [row[name] for name in ("expected", "low", "high", "chance")] == [None] * 4
    assert row["basis"] == "no basis: 3 of the 4 values that it takes"


def test_what_is_done_or_not_has_no_forecast(told):
    told.key_result(form="binary")
    for day, value in ((5, 0), (10, 0), (15, 0), (20, 1)):
        told.check_in(value, day)
    assert seen(told)["K"]["basis"] == "no basis: it is done or not"


def test_a_correction_counts_from_when_it_was_known(told):
    a_line(told)
    before = told.log.position()
    told.do(okr.RestateCheckIn, "K", 20, since=end_of_day(20), value=10)
    assert seen(told, up_to=before)["K"]["expected"] == 100
    assert seen(told)["K"]["basis"] == "4 values"
    assert seen(told)["K"]["expected"] != 100


def test_a_withdrawn_value_is_none(told):
    a_line(told)
    before = told.log.position()
    told.do(measure.WithdrawReading, "K", since=end_of_day(20), until=end_of_day(20))
    assert seen(told)["K"]["basis"] == "no basis: 3 of the 4 values that it takes"
    assert seen(told, up_to=before)["K"]["basis"] == "4 values"


def test_nothing_that_came_later_is_looked_at(told):
    a_line(told)
    told.check_in(500, 60)
    assert seen(told, on=30)["K"]["expected"] == 100
    assert seen(told, on=60)["K"]["expected"] != 100


def test_after_its_end_or_its_close_a_cycle_has_none(told):
    a_line(told)
    assert seen(told, on=101)["K"]["basis"] == "no basis: it is over"
    told.do(cycle.CloseCycle, "C", 50)
    assert seen(told, on=60)["K"]["basis"] == "no basis: it is over"


def test_a_cycle_has_all_of_its_key_results_and_an_objective_its_own(told):
    told.objective("O2")
    a_line(told)
    a_line(told, "K2", parent_id="O2")
    assert list(seen(told, "C")) == ["K", "K2"]
    assert list(seen(told, "O2")) == ["K2"]
    assert list(seen(told, "K2")) == ["K2"]
    assert seen(told, "C")["K2"] == seen(told, "K2")["K2"]


def test_what_is_not_there_is_refused(told):
    with pytest.raises(UnusableInputError, match="X: not there at that instant"):
        seen(told, "X")


@pytest.fixture
def measured_by_month(log, read_model):
    """A measure that gains ten each month, and what is to be expected of it at the end of 2026."""

    def rows(*more, asked="M", day="2026-04-30", **fields):
        months = (("01", 31), ("02", 28), ("03", 31), ("04", 30))
        readings = [
            read("M", 10.0 * place, f"2026-{month}", f"2026-{month}-{last}")
            for place, (month, last) in enumerate(months)
        ]
        happen(log, *SMALL, measured("M", **fields), *readings, *more)
        read_model.catch_up(log)
        return outlooks(read_model, at(day), asked, NOW)

    return rows


def test_a_measure_is_looked_ahead_to_the_target_of_the_end_of_the_year(measured_by_month):
    ahead = one(measure.TargetSet, "M", "2026-12-01", known="2026-01-15", entity="measure", target=80.0)
    later = one(measure.TargetSet, "M", "2027-01-01", known="2026-01-15", entity="measure", target=99.0)
    (row,) = measured_by_month(ahead, later)
    assert (row["kind"], row["value"], row["target"]) == ("measure", 30, 80)
    assert row["until"].isoformat() == "2026-12-31T23:59:59.999999"
    # Eight months further, ten a month: a little more, for the slope is that of the days of short months.
    assert row["low"] < 110 < row["high"]
    assert row["chance"] == "likely"


def test_a_scorecard_and_an_objective_have_their_measures(measured_by_month):
    rows = measured_by_month(measured("N"), asked="S")
    assert [(row["id"], row["basis"]) for row in rows] == [
        ("M", "4 values"),
        ("N", "no basis: 0 of the 4 values that it takes"),
    ]


def test_a_measure_without_a_better_direction_has_no_chance(measured_by_month):
    (row,) = measured_by_month(direction="none")
    assert row["expected"] is not None
    assert row["chance"] is None


def test_a_measure_of_yes_and_no_has_no_forecast(measured_by_month):
    (row,) = measured_by_month(scoring="yes_no", target=None, thresholds=None)
    assert row["basis"] == "no basis: it is done or not"


def test_exactly_on_the_target_belongs_to_the_better_side():
    told = Outlook(expected=50, low=40, high=60, values=5)
    assert (chance(told, 40, None), chance(told, None, 60), chance(told, 40, 60)) == ("likely",) * 3
    assert (chance(told, 60, None), chance(told, None, 40)) == ("open", "open")
    assert chance(told, None, None) is None
