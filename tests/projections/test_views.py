"""What the views make of the facts, as given, when, then."""

from datetime import UTC, datetime

import pytest

from projections.read_model import Bounds
from tests.projections.support import day, tell

PLAN = {"kind": "plan_created", "id": "P", "title": "Spring", "period": "2026-Q1"}
OBJECTIVE = {"kind": "objective_added", "id": "O", "parent_id": "P", "title": "Guests come back", "owner": "Bob"}
END = Bounds(as_of=datetime(2026, 3, 31, tzinfo=UTC))


def key_result(entity_id, **fields):
    item = {"kind": "key_result_added", "id": entity_id, "parent_id": "O", "title": entity_id, "direction": "up"}
    return {**item, "baseline": 0, "target": 10, **fields}


def check_in(entity_id, value, at, **fields):
    line = {
        "kind": "value_recorded",
        "id": entity_id,
        "entity": "key_result",
        "value": value,
        "effective_at": day(at),
    }
    return {**line, **fields}


@pytest.fixture
def after(log, read_model):
    """The rows of a view after these lines."""

    def rows(view, *lines, bounds=END):
        tell(log, PLAN, OBJECTIVE, *lines)
        read_model.catch_up(log)
        return read_model.rows(view, bounds)

    return rows


def by_id(rows):
    return {row["key_result_id"] or row["objective_id"]: row for row in rows}


def test_an_objective_is_the_weighted_mean_of_its_key_results_each_clamped(after):
    rows = by_id(
        after(
            "okrs",
            *(key_result(f"K{n}", weight=weight) for n, weight in enumerate((3, 1, 1))),
            check_in("K0", 5, 85),
            check_in("K1", 20, 85),
            check_in("K2", -10, 85),
        )
    )
    assert [rows[f"K{n}"]["progress"] for n in range(3)] == [0.5, 2.0, -1.0]
    assert rows["O"]["progress"] == pytest.approx((3 * 0.5 + 1 * 1 + 1 * 0) / 5)
    assert rows["O"]["status"] == "off_track"


def test_equal_weights_of_1_0_0_make_a_third(after):
    lines = [key_result(f"K{n}") for n in range(3)]
    rows = by_id(after("okrs", *lines, *(check_in(f"K{n}", 10 * (n == 0), 85) for n in range(3))))
    assert rows["O"]["progress"] == pytest.approx(1 / 3)


def test_a_key_result_without_a_value_counts_nothing_and_says_so(after):
    rows = by_id(after("okrs", key_result("K0"), key_result("K1"), check_in("K0", 10, 85)))
    assert (rows["K1"]["progress"], rows["K1"]["status"]) == (None, "no_data")
    assert (rows["O"]["progress"], rows["O"]["status"]) == (0.5, "no_data")


def test_an_objective_without_any_value_has_no_progress(after):
    rows = by_id(after("okrs", key_result("K0"), key_result("K1", baseline=3), check_in("K1", None, 85)))
    assert (rows["O"]["progress"], rows["O"]["status"]) == (None, "no_data")


def test_silence_for_more_than_two_cadences_is_stale_whatever_the_pace(after):
    rows = by_id(after("okrs", key_result("K0"), key_result("K1"), check_in("K0", 10, 74), check_in("K1", 10, 76)))
    assert [rows[name]["status"] for name in ("K0", "K1", "O")] == ["stale", "on_track", "stale"]


def test_what_is_expected_grows_by_whole_days_and_stops_at_the_end_of_the_cycle(after, read_model):
    after("okrs", key_result("K0"), check_in("K0", 4, 36))
    for at, expected in ((0, 0), (36, 36 / 90), (36.9, 36 / 90), (400, 1)):
        bounds = Bounds(as_of=datetime.fromisoformat(day(at)))
        assert by_id(read_model.rows("okrs", bounds))["K0"]["expected"] == pytest.approx(expected, abs=0.001)


def test_a_cycle_with_a_label_of_its_own_lasts_from_its_start_to_its_close(log, read_model):
    plan = {"kind": "plan_created", "id": "P", "title": "FY20", "period": "fy20-q4"}
    tell(log, plan, OBJECTIVE, key_result("K0"), check_in("K0", 5, 40))
    read_model.catch_up(log)
    open_ = by_id(read_model.rows("okrs", Bounds(as_of=datetime.fromisoformat(day(45)))))["K0"]
    assert (open_["progress"], open_["expected"], open_["status"]) == (0.5, None, "no_data")
    tell(log, {"kind": "plan_closed", "id": "P", "effective_at": day(50)})
    read_model.catch_up(log)
    closed = by_id(read_model.rows("okrs", END))["K0"]
    assert (closed["expected"], closed["status"]) == (1, "at_risk")


def test_a_judged_grade_stands_beside_the_computed_progress(after):
    status = {
        "kind": "status_set",
        "id": "K0",
        "entity": "key_result",
        "status": "met",
        "value": 0.8,
        "effective_at": day(88),
    }
    row = by_id(after("okrs", key_result("K0"), check_in("K0", 7, 85), status))["K0"]
    assert (row["judged_grade"], row["progress"], row["status"]) == (0.8, 0.7, "on_track")


MEASURE = {
    "kind": "measure_added",
    "id": "M",
    "parent_id": "O",
    "title": "NPS",
    "direction": "up",
    "unit": "points",
}


def reading(value, period, at, **fields):
    line = {"kind": "value_recorded", "id": "M", "entity": "measure", "value": value, "period": period}
    return {**line, "effective_at": day(at), "recorded_at": day(at), **fields}


def target(value, at, **fields):
    return {
        "kind": "target_set",
        "id": "M",
        "entity": "measure",
        "target": value,
        "effective_at": day(at),
        **fields,
    }


def by_period(rows):
    return {row["period"]: row for row in rows}


def test_a_period_takes_the_target_in_force_at_its_end_also_when_it_lies_ahead(after):
    lines = [MEASURE, target(50, 0, recorded_at=day(0)), target(60, 59, period="2026-03", recorded_at=day(0))]
    rows = by_period(
        after("measures", *lines, reading(45, "2026-01", 30), bounds=Bounds(as_of=datetime(2026, 2, 1, tzinfo=UTC)))
    )
    assert (rows["2026-01"]["actual"], rows["2026-01"]["target"]) == (45, 50)
    assert (rows["2026-03"]["actual"], rows["2026-03"]["target"], rows["2026-03"]["status"]) == (
        None,
        60,
        "no_data",
    )


def test_a_correction_counts_from_when_it_was_known(after, read_model, log):
    lines = [
        MEASURE,
        target(50, 0),
        reading(45, "2026-01", 30),
        reading(41, "2026-01", 30, recorded_at=day(80), restates=True),
    ]
    row = by_period(after("measures", *lines))["2026-01"]
    assert (row["actual"], row["restated"], row["status"]) == (41, True, "off_track")
    then = Bounds(as_of=END.as_of, known_at=datetime.fromisoformat(day(60)))
    row = by_period(read_model.rows("measures", then))["2026-01"]
    assert (row["actual"], row["restated"], row["status"]) == (45, False, "at_risk")


def test_a_withdrawn_reading_leaves_its_period_without_an_actual(after):
    lines = [MEASURE, target(50, 0), reading(45, "2026-01", 30), reading(None, "2026-01", 30, recorded_at=day(40))]
    row = by_period(after("measures", *lines))["2026-01"]
    assert (row["actual"], row["status"]) == (None, "no_data")


def test_a_date_is_shown_and_not_scored(after):
    row = by_period(
        after("measures", {**MEASURE, "unit": "date"}, target(20000, 0), reading(20100, "2026-01", 30))
    )["2026-01"]
    assert (row["actual"], row["target"], row["score"], row["status"]) == (20100, 20000, None, "no_data")


def test_history_says_what_each_field_was_before(after):
    correction = check_in("K0", 6, 20, recorded_at=day(50), restates=True)
    rows = after("history", key_result("K0"), check_in("K0", 5, 20), check_in("K0", 7, 40), correction)
    values = [(row["position"], row["before"], row["after"]) for row in rows if row["field"] == "value"]
    assert values == [(4, None, "5"), (5, "5", "7"), (6, "5", "6")]


def test_a_fact_told_late_follows_what_the_log_held_then(after):
    # The value for day 10 is stored last: before it, nothing was known for so early a day.
    rows = after("history", key_result("K0"), check_in("K0", 5, 20), check_in("K0", 3, 10, recorded_at=day(50)))
    values = [(row["position"], row["before"], row["after"]) for row in rows if row["field"] == "value"]
    assert values == [(4, None, "5"), (5, None, "3")]


def test_a_circle_told_for_different_instants_ends_no_query(log, read_model):
    o1 = {"kind": "objective_added", "id": "O1", "parent_id": "P", "title": "one"}
    o2 = {"kind": "objective_added", "id": "O2", "parent_id": "O1", "title": "two", "effective_at": day(1)}
    back = {**o1, "parent_id": "O2", "effective_at": day(2), "recorded_at": day(2)}
    tell(log, PLAN, o1, o2, back)
    read_model.catch_up(log)
    assert {row["objective_id"] for row in read_model.rows("okrs", END)} == {"O1", "O2"}
