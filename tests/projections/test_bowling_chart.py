"""The bowling chart: months of plan and actual, the year to date, misses and what answers them."""

import pytest

from engine.domain import countermeasure, hoshin, measure, okr
from tests.projections.happenings import at, happen, one

PLAN = one(hoshin.PlanDrafted, "P", "2025-12-01", title="The chain", period="2026", team="chain")
YEAR = [f"2026-{month:02}" for month in range(1, 13)]


def item(day="2025-12-01", **fields):
    fields = {"parent_id": "P", "title": "Direct bookings", "unit": "nights", "direction": "up", **fields}
    return one(hoshin.TargetToImproveSet, "T", day, **fields)


def plan_of(month, target, **times):
    """The plan value of a month, from its first day."""
    return one(
        measure.TargetSet, "T", f"{month}-01", entity="target_to_improve", target=target, period=month, **times
    )


def read(month, value, day=28, entity_id="T", **fields):
    """The reading of a month, on a day of it."""
    told = {"entity": "measure", "period": month, **fields}
    return one(measure.ReadingRecorded, entity_id, f"{month}-{day}", value=value, **told)


def answered(entity_id, month, day, subject_id="T"):
    return one(
        countermeasure.CountermeasureAgreed, entity_id, day, parent_id="R", subject_id=subject_id, period=month,
        root_cause="x", action="x", owner="Bob", due="2026-12-31",
    )  # fmt: skip


@pytest.fixture
def chart(log, read_model):
    """One row a month after these events."""

    def rows(*events, bounds=None):
        happen(log, *events)
        read_model.catch_up(log)
        return {row["month"]: row for row in read_model.rows("bowling_chart", bounds or at())}

    return rows


def column(rows, name, months=YEAR):
    return [rows[month][name] for month in months]


def test_twelve_months_each_with_the_plan_in_force_at_its_end(chart):
    rows = chart(PLAN, item(baseline=80, target=90, owner="Bob"), plan_of("2026-03", 100), plan_of("2026-11", 120))
    assert list(rows) == YEAR
    assert column(rows, "target") == [90, 90, *[100] * 8, 120, 120]
    assert {name: rows["2026-01"][name] for name in list(rows["2026-01"])[:13]} == {
        "plan": "P",
        "year": 2026,
        "item_id": "T",
        "month": "2026-01",
        "item": "Direct bookings",
        "owner": "Bob",
        "start": 80,
        "target": 90,
        "actual": None,
        "status": "no_data",
        "ytd_target": None,
        "ytd_actual": None,
        "countermeasure_id": None,
    }


def test_the_plan_of_a_month_ahead_is_seen_as_far_as_it_was_known(chart):
    told = (
        PLAN,
        item(target=90),
        plan_of("2026-11", 120, known="2026-02-01"),
        plan_of("2026-11", 110, known="2026-06-01"),
    )
    assert chart(*told, bounds=at("2026-01-15", known="2026-01-15"))["2026-12"]["target"] == 90
    assert chart(bounds=at("2026-01-15", known="2026-02-01"))["2026-12"]["target"] == 120
    assert chart(bounds=at("2026-01-15", known="2026-06-01"))["2026-12"]["target"] == 110
    assert chart(bounds=at("2026-01-15"))["2026-10"]["target"] == 90


def test_a_target_withdrawn_leaves_a_blank_plan(chart):
    rows = chart(PLAN, item(target=90), plan_of("2026-02", None), read("2026-02", 5))
    assert column(rows, "target", YEAR[:2]) == [90, None]
    assert (rows["2026-02"]["actual"], rows["2026-02"]["status"]) == (5, "no_data")


@pytest.mark.parametrize(
    ("direction", "baseline", "unit", "target", "actual", "status"),
    [
        ("up", 80, "nights", 100, 100, "on_track"),
        ("up", 80, "nights", 100, 101, "on_track"),
        ("up", 80, "nights", 100, 98, "at_risk"),  # exactly 2 % off
        ("up", 80, "nights", 100, 97.99, "off_track"),
        ("up", 80, "nights", 100, 0, "off_track"),
        ("up", None, "nights", 0.3, 0.1 + 0.2, "on_track"),
        ("down", 80, "days", 50, 50, "on_track"),
        ("down", 80, "days", 50, 51, "at_risk"),  # exactly 2 % off
        ("down", 80, "days", 50, 51.01, "off_track"),
        ("down", 10, "faults", 0, 0, "on_track"),
        ("down", 10, "faults", 0, 0.01, "off_track"),  # nothing is near to nothing
        ("up", None, "EUR", -100, -102, "at_risk"),
        ("up", None, "EUR", -100, -103, "off_track"),
        ("down", None, "date", 20_000, 20_001, "off_track"),  # 2 % of a date says nothing
        ("none", None, "nights", 100, 100, "no_data"),
        (None, 80, "nights", 100, 101, "on_track"),
        (None, 80, "nights", 60, 61, "at_risk"),  # from 80 to 60 is down
        (None, 80, "nights", 60, 59, "on_track"),
    ],
)
def test_a_month_is_met_near_or_missed(chart, direction, baseline, unit, target, actual, status):
    told = item(direction=direction, baseline=baseline, unit=unit, target=target)
    assert chart(PLAN, told, read("2026-03", actual))["2026-03"]["status"] == status


def test_a_month_without_a_reading_is_blank_and_never_zero(chart):
    rows = chart(PLAN, item(target=90), read("2026-01", 0), read("2026-03", 95))
    assert column(rows, "actual", YEAR[:4]) == [0, None, 95, None]
    assert column(rows, "status", YEAR[:4]) == ["off_track", "no_data", "on_track", "no_data"]


def test_a_reading_counts_for_the_month_it_names_else_for_the_one_it_describes(chart):
    told = (
        PLAN,
        item(target=90),
        one(measure.ReadingRecorded, "T", "2026-04-02", entity="measure", value=3, period="2026-03"),
        one(measure.ReadingRecorded, "T", "2026-05-04", entity="measure", value=5),
        one(measure.ReadingRecorded, "T", "2026-05-18", entity="measure", value=6),
        one(measure.ReadingRecorded, "T", "2026-06-30", entity="measure", value=7, period="2026-Q2"),
    )
    assert column(chart(*told), "actual", YEAR[2:6]) == [3, None, 6, 7]
    assert chart(bounds=at("2026-05-17"))["2026-05"]["actual"] == 5


def test_a_corrected_and_a_withdrawn_month_are_seen_as_they_were_known(chart):
    told = (
        PLAN,
        item(target=90),
        read("2026-03", 95, known="2026-04-02"),
        read("2026-03", 85, known="2026-06-10"),
        one(measure.ReadingWithdrawn, "T", "2026-03-28", known="2026-08-01", entity="measure", period="2026-03"),
    )
    chart(*told)
    for known, actual, status in (
        ("2026-04-01", None, "no_data"),
        ("2026-04-02", 95, "on_track"),
        ("2026-06-10", 85, "off_track"),
        ("2026-08-01", None, "no_data"),
    ):
        row = chart(bounds=at("2026-12-31", known=known))["2026-03"]
        assert (row["actual"], row["status"]) == (actual, status)


@pytest.mark.parametrize(
    ("aggregation", "planned", "reached"),
    [
        ("sum", [5, 11, 11, 17], [4, 11, 11, 16]),
        ("mean", [5, 5.5, 5.5, 17 / 3], [4, 5.5, 5.5, 16 / 3]),
        ("last", [5, 6, 6, 6], [4, 7, 7, 5]),
        (None, [5, 6, 6, 6], [4, 7, 7, 5]),
        ("max", [5, 6, 6, 6], [4, 7, 7, 7]),
        ("min", [5, 5, 5, 5], [4, 4, 4, 4]),
    ],
)
def test_the_year_to_date_counts_the_months_that_have_an_actual(chart, aggregation, planned, reached):
    told = (
        PLAN,
        item(target=5, aggregation=aggregation),
        plan_of("2026-02", 6),
        plan_of("2026-03", 99),
        plan_of("2026-04", 6),
        read("2026-01", 4),
        read("2026-02", 7),
        read("2026-04", 5),
    )
    rows = chart(*told)
    assert column(rows, "ytd_target", YEAR[:4]) == pytest.approx(planned)
    assert column(rows, "ytd_actual", YEAR[:4]) == pytest.approx(reached)
    assert rows["2026-12"]["ytd_actual"] == pytest.approx(reached[-1])


@pytest.mark.parametrize(
    ("aggregation", "planned", "reached"),
    [
        ("sum", [None, 100, 200], [80, 60, 150]),
        ("mean", [None, 100, 100], [80, 60, 75]),
        ("max", [None, 100, 100], [80, 60, 90]),
        ("min", [None, 100, 100], [80, 60, 60]),
        ("last", [None, 100, 100], [80, 60, 90]),
    ],
)
def test_what_was_reached_before_there_was_a_plan_makes_up_for_no_miss(chart, aggregation, planned, reached):
    readings = (read(f"2026-0{month}", value) for month, value in ((1, 80), (2, 60), (3, 90)))
    rows = chart(PLAN, item(aggregation=aggregation), plan_of("2026-02", 100), *readings)
    assert column(rows, "ytd_target", YEAR[:3]) == planned
    assert column(rows, "ytd_actual", YEAR[:3]) == reached


def test_a_number_recorded_once_shows_wherever_it_is_the_same_thing(chart):
    told = (
        PLAN,
        item(target=10),
        one(measure.MeasureDefined, "M", "2025-12-01", parent_id="O", title="M"),
        one(okr.KeyResultSet, "K", "2025-12-01", parent_id="O", title="K", measured_by="M"),
        one(hoshin.TargetToImproveSet, "T", "2026-02-15", parent_id="P", title="Direct bookings", measured_by="M"),
        read("2026-01", 8, entity_id="M"),
        one(okr.CheckedIn, "K", "2026-03-20", value=9),
    )
    assert column(chart(*told, bounds=at("2026-02-14")), "actual", YEAR[:3]) == [None, None, None]
    assert column(chart(bounds=at("2026-03-19")), "actual", YEAR[:3]) == [8, None, None]
    assert column(chart(), "actual", YEAR[:3]) == [8, None, 9]


def test_a_miss_shows_the_latest_countermeasure_that_answers_it(chart):
    told = (
        PLAN,
        item(target=10),
        read("2026-02", 5),
        answered("CM-9", "2026-02", "2026-03-10"),
        answered("CM-1", "2026-02", "2026-03-20"),
        answered("CM-2", "2026-01", "2026-03-30"),
        answered("CM-3", "2026-02", "2026-03-30", subject_id="other"),
        one(countermeasure.CountermeasureCancelled, "CM-1", "2026-05-01", reason="no vendor"),
    )
    chart(*told)
    for day, found in (
        ("2026-03-09", None),
        ("2026-03-10", "CM-9"),
        ("2026-03-20", "CM-1"),
        ("2026-05-01", "CM-9"),
    ):
        assert chart(bounds=at(day))["2026-02"]["countermeasure_id"] == found
    assert chart()["2026-01"]["countermeasure_id"] == "CM-2"
    assert chart()["2026-03"]["countermeasure_id"] is None


def test_a_countermeasure_agreed_for_the_measure_answers_for_the_same_thing(chart):
    told = (
        PLAN,
        one(measure.MeasureDefined, "M", "2025-12-01", parent_id="O", title="M"),
        item(target=10, measured_by="M"),
        read("2026-02", 5, entity_id="M"),
        answered("CM-1", "2026-02", "2026-03-10", subject_id="M"),
    )
    assert chart(*told)["2026-02"]["countermeasure_id"] == "CM-1"


def test_two_misses_in_a_row_without_a_countermeasure_escalate(chart):
    months = [
        read("2026-01", 5), read("2026-02", 5), read("2026-03", 10), read("2026-04", 5),
        read("2026-06", 5), read("2026-07", 5), read("2026-08", 9.9),
    ]  # fmt: skip
    rows = chart(PLAN, item(target=10), *months, answered("CM-1", "2026-06", "2026-07-10"))
    assert column(rows, "misses_in_a_row", YEAR[:8]) == [1, 2, 0, 1, 0, 2, 3, 0]
    # January and February; April and June are answered in June, and so are June and July.
    assert [month for month in YEAR if rows[month]["escalated"]] == ["2026-02"]
    before = chart(bounds=at("2026-07-09"))
    assert [month for month in YEAR if before[month]["escalated"]] == ["2026-02", "2026-06"]


def test_the_trend_says_what_hit_or_miss_hides(chart):
    months = [read("2026-01", 5), read("2026-02", 6), read("2026-04", 6), read("2026-05", 4)]
    assert column(chart(PLAN, item(target=10), *months), "trend", YEAR[:6]) == [
        None,
        "better",
        None,
        "level",
        "worse",
        None,
    ]
    assert column(chart(item("2025-12-02", direction="down")), "trend", YEAR[:5]) == [
        None,
        "worse",
        None,
        "level",
        "better",
    ]


def test_a_plan_without_a_year_has_the_years_of_its_targets(chart):
    undated = one(hoshin.PlanDrafted, "P", "2025-12-01", title="Until it is done")
    rows = chart(undated, item(target=5), plan_of("2027-04", 7))
    assert [rows[month]["target"] for month in ("2025-12", "2027-03", "2027-04")] == [5, 5, 7]
    assert (len(rows), {row["year"] for row in rows.values()}) == (24, {2025, 2027})


def test_a_plan_of_a_quarter_has_three_months(chart):
    quarter = one(hoshin.PlanDrafted, "P", "2025-12-01", title="Spring", period="2026-Q2")
    assert list(chart(quarter, item(target=5))) == ["2026-04", "2026-05", "2026-06"]


def test_a_target_to_improve_that_was_dropped_leaves_the_chart(chart):
    dropped = one(hoshin.PlanItemRetired, "T", "2026-03-01")
    assert chart(PLAN, item(target=5), dropped, bounds=at("2026-02-28"))
    assert not chart(bounds=at("2026-03-01"))
