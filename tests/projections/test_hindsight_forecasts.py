"""Looking back on what could be expected week by week: each row is what one would have read then."""

from datetime import UTC, datetime

import pytest

from engine.domain import cycle, heading, hoshin, okr, plan
from projections.forecast.outlooks import outlooks
from projections.hindsight import Retrospective
from projections.read_model import Bounds
from tests.projections.happenings import happen, one
from tests.projections.looking_back import TOLD

BEGUN = (
    one(cycle.CycleOpened, "C", "2025-12-20", title="Spring", starts_on="2026-01-01", ends_on="2026-04-10"),
    one(okr.ObjectiveSet, "O", "2025-12-20", parent_id="C", title="Guests come back"),
    one(okr.KeyResultSet, "K", "2025-12-20", parent_id="O", title="Stays", baseline=0, target=100),
)
# One a day: with the baseline four points on a line, which comes to 100 at the end of the hundredth day.
CHECKED = tuple(
    one(okr.CheckedIn, "K", day, value=value)
    for day, value in (("2026-01-08", 7.5), ("2026-01-15", 14.5), ("2026-01-22", 21.5))
)
PROLONGED = one(heading.HeadingChanged, "C", "2026-01-30", ends_on="2026-04-15")
CLOSED = one(cycle.CycleClosed, "C", "2026-04-20")
SAID = ("value", "target", "expected", "low", "high", "chance", "basis")


def end_of(day):
    return datetime.fromisoformat(f"{day}T23:59:59.999999")


@pytest.fixture
def look_back(log, read_model):
    """The rows of the forecast, after what is told."""

    def told(*events, of="C", bounds=None):
        happen(log, *events)
        read_model.catch_up(log)
        return Retrospective(read_model, of, bounds).section("forecast")

    return told


def test_a_forecast_stands_at_each_week_beside_what_came(look_back):
    rows = look_back(*TOLD)
    assert [row["week"] for row in rows if row["id"] == "K"] == list(range(1, 15))
    first, last = (next(row for row in rows if (row["id"], row["week"]) == ("K", week)) for week in (1, 14))
    assert (first["value"], first["expected"], first["outcome"]) == (None, None, 45)
    assert first["basis"].startswith("no basis: ")
    # Seen on 8 April: the five values 0, 10, 20, 30 and 45 are known, and the target is 60 by then.
    assert (last["seen_at"], last["value"], last["target"]) == (end_of("2026-04-08"), 45, 60)
    assert (last["basis"], last["inside"]) == ("5 values", last["low"] <= 45 <= last["high"])


def test_the_forecast_of_a_week_knows_nothing_of_later_ones(look_back):
    then = datetime(2026, 3, 4, 23, 59, 59, 999999, UTC)

    def told(rows):
        return [[row[name] for name in ("id", "week", *SAID)] for row in rows if row["week"] <= 9]

    assert told(look_back(*TOLD)) == told(look_back(bounds=Bounds(then, then)))


def test_a_week_of_a_cycle_that_was_prolonged_later_looks_ahead_to_its_old_end(look_back):
    rows = {row["week"]: row for row in look_back(*BEGUN, *CHECKED, PROLONGED, CLOSED)}
    assert [rows[week]["seen_at"] for week in (4, 5)] == [end_of("2026-01-28"), end_of("2026-02-04")]
    assert [rows[week]["expected"] for week in (4, 5)] == [100, 105]


def test_that_a_cycle_would_be_closed_before_its_end_nobody_knew(look_back):
    rows = look_back(*BEGUN, *CHECKED, one(cycle.CycleClosed, "C", "2026-02-02"))
    assert [row["week"] for row in rows] == [1, 2, 3, 4]
    assert (rows[-1]["expected"], rows[-1]["outcome"]) == (100, 21.5)


def test_of_a_plan_without_an_end_of_the_calendar_none_was_known_before_it_was_closed(look_back):
    rows = look_back(
        one(hoshin.PlanDrafted, "C", "2026-01-01", title="Year", period="FY26"),
        *BEGUN[1:],
        *CHECKED,
        one(plan.PlanClosed, "C", "2026-04-20"),
    )
    assert {row["basis"] for row in rows} == {"no basis: its end is not known"}


@pytest.mark.parametrize("told", [(*BEGUN, *CHECKED, PROLONGED, CLOSED), TOLD])
def test_each_week_says_what_the_forecast_of_that_instant_says(look_back, read_model, told):
    for row in look_back(*told):
        at = row["seen_at"].replace(tzinfo=UTC)
        (then,) = outlooks(read_model, Bounds(at, at), row["id"], at)
        assert [row[name] for name in SAID] == [then[name] for name in SAID], at
