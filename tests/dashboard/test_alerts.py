"""What asks for attention, worked out by hand: red without action, two misses, overdue, stale, tied to nothing."""

import json
from datetime import UTC, datetime

import pytest

from dashboard.components.frame.choices import Instant
from dashboard.components.frame.view import look
from dashboard.components.meeting.alerts import alerts, counted_alerts
from engine.domain import countermeasure, decision, hoshin, measure, okr
from engine.log.log import Log
from projections.read_model import Bounds
from tests.projections.happenings import happen, one
from tests.projections.reviewing import opens, scheduled
from tests.projections.strategy import BEGUN, CYCLE, PLAN, correlate, key_result, objective, side

END = datetime(2026, 4, 30, 23, 59, tzinfo=UTC)


def target(name, month, value):
    """The plan of one month."""
    return one(
        measure.TargetSet, name, f"{month}-01", known=BEGUN, entity="target_to_improve", target=value, period=month
    )


def actual(name, month, value):
    return one(measure.ReadingRecorded, name, f"{month}-28", entity="target_to_improve", value=value, period=month)


def agreed(name, subject_id, due):
    return one(
        countermeasure.CountermeasureAgreed, name, "2026-04-10", parent_id="R", subject_id=subject_id,
        root_cause="x", action=f"do {name}", owner="Bob", due=due,
    )  # fmt: skip


def decided(name, due, **fields):
    return one(
        decision.DecisionTaken, name, "2026-04-02", parent_id="R", decision="continue", text=f"say {name}",
        reason="r", owner="Eve", due=due, **fields,
    )  # fmt: skip


# T1 missed March and April, T2 only April, T3 as T2 but somebody acts; T4 is well. All of them serve B.
MISSED = (
    PLAN, side("B1"), side("A1"), correlate("B1", "A1"),
    *(side(name, owner="Ann", unit="%", direction="up") for name in ("T1", "T2", "T3", "T4")),
    *(correlate(name, "B1") for name in ("T1", "T2", "T3", "T4")),
    *(target(name, month, 100) for name in ("T1", "T2", "T3", "T4") for month in ("2026-03", "2026-04")),
    actual("T1", "2026-03", 80), actual("T1", "2026-04", 90),
    actual("T2", "2026-03", 100), actual("T2", "2026-04", 50),
    actual("T3", "2026-03", 100), actual("T3", "2026-04", 50),
    actual("T4", "2026-03", 50), actual("T4", "2026-04", 100),
    scheduled("R", "2026-04-01", "P", "monthly"), opens("R", "2026-04-01", 5),
    agreed("CM3", "T3", "2026-05-31"),
)  # fmt: skip


@pytest.fixture
def alerts_of(tmp_path, wire):
    """The alerts at the end of April after some events: kind, item and words."""

    def found(*events, as_of=END, root=None):
        workspace = tmp_path / "alerts"
        workspace.mkdir(exist_ok=True)
        with Log(workspace / "log.sqlite3", create=not (workspace / "log.sqlite3").exists()) as log:
            happen(log, *events)
        view = look(wire(workspace), Instant(Bounds(as_of=as_of), "then"))
        return [(one.kind, one.id, one.words) for one in alerts(view, root)]

    return found


def test_a_miss_that_nobody_answers_asks_for_attention_and_two_in_a_row_stand_first(alerts_of):
    assert alerts_of(*MISSED) == [
        ("two_misses", "T1", "2 months in a row off plan: 90 % instead of 100 % in 2026-04"),
        ("unanswered", "T2", "50 % instead of 100 % in 2026-04"),
    ]


def test_the_greater_gap_times_weight_stands_first_among_alerts_of_one_kind(alerts_of):
    small = (
        side("T5", weight=0.5, unit="%", direction="up"), correlate("T5", "B1"),
        target("T5", "2026-04", 100), actual("T5", "2026-04", 50),
    )  # fmt: skip
    heavy = (
        side("T6", weight=3, unit="%", direction="up"), correlate("T6", "B1"),
        target("T6", "2026-04", 100), actual("T6", "2026-04", 50),
    )  # fmt: skip
    found = alerts_of(*MISSED, *small, *heavy)
    assert [name for kind, name, _ in found if kind == "unanswered"] == ["T6", "T2", "T5"]


def test_what_is_still_open_after_its_day_is_overdue_the_longest_first(alerts_of):
    found = alerts_of(
        *MISSED,
        agreed("CM1", "T4", "2026-04-20"),
        decided("D1", "2026-04-10"),
        decided("D2", "2026-05-10"),
        one(decision.DecisionRevoked, "D0", "2026-04-11", reason="no"),
        decided("D0", "2026-04-05"),
    )
    assert [row for row in found if row[0] == "overdue"] == [
        ("overdue", "D1", "due 10 Apr 2026, 20 days late"),
        ("overdue", "CM1", "due 20 Apr 2026, 10 days late"),
    ]


def test_a_decision_counts_until_it_changed_something_or_a_later_review_opened(alerts_of):
    late = (*MISSED, decided("D1", "2026-04-10"), decided("D2", "2026-04-10"))
    changed = one(measure.TargetSet, "T4", "2026-04-12", entity="target_to_improve", target=99, causation_id="D1")
    found = alerts_of(*late, changed)
    assert [name for kind, name, _ in found if kind == "overdue"] == ["D2"]
    found = alerts_of(scheduled("R2", "2026-04-20", "P", "monthly"), opens("R2", "2026-04-20", 9))
    assert [name for kind, name, _ in found if kind == "overdue"] == []


def test_a_key_result_is_red_by_its_pace_and_stale_after_two_cadences(alerts_of):
    goals = (
        CYCLE, objective("O1"), key_result("K1"), key_result("K2"), key_result("K3"),
        one(okr.CheckedIn, "K1", "2026-04-29", value=0),
        one(okr.CheckedIn, "K2", "2026-04-09", value=9),  # 21 days ago, the cadence is 10
        one(okr.CheckedIn, "K3", "2026-04-29", value=9),
    )  # fmt: skip
    assert alerts_of(*goals) == [
        ("unanswered", "K1", "0 instead of 10"),
        ("stale", "K2", "no check-in for two cadences: 9 instead of 10"),
    ]


def test_what_serves_nothing_and_a_breakthrough_that_nothing_serves_are_orphans(alerts_of):
    found = alerts_of(
        PLAN,
        side("B1"),
        side("B2"),
        side("A1"),
        side("A2"),
        side("I1"),
        correlate("B1", "A1"),
        correlate("A1", "I1"),
    )
    assert found == [
        ("orphan", "A2", "it serves nothing in its plan"),
        ("orphan", "B2", "nothing serves it"),
    ]


def test_the_orphans_and_what_is_answered_are_those_of_deployment_health(alerts_of, wire, tmp_path):
    found = alerts_of(*MISSED, side("A2"), side("I2"))
    workspace = tmp_path / "alerts"
    told = {
        row["indicator"]: row["detail"]
        for row in wire(workspace).read_model.rows("deployment_health", Bounds(as_of=END))
    }
    assert [name for kind, name, _ in found if kind == "orphan"] == json.loads(told["orphans"])
    assert [name for kind, name, _ in found if kind in ("two_misses", "unanswered")] == json.loads(
        told["neglected"]
    )


def test_one_thing_that_is_several_items_stands_once(alerts_of):
    same = (
        *MISSED, CYCLE, objective("O1"), key_result("K1", measured_by="T2", target=100),
    )  # fmt: skip
    found = alerts_of(*same)
    assert sorted(name for _, name, _ in found if name in ("T2", "K1")) in (["K1"], ["T2"])


def test_only_what_belongs_to_the_plan_that_is_looked_at_is_told(alerts_of):
    other = (one(hoshin.PlanDrafted, "Q", BEGUN, title="Another", period="2026"), side("A9", plan_id="Q"))
    assert ("orphan", "A9", "it serves nothing in its plan") in alerts_of(*MISSED, *other)
    assert "A9" not in [name for _, name, _ in alerts_of(root="P")]
    assert [name for _, name, _ in alerts_of(root="Q")] == ["A9"]


def test_at_an_earlier_instant_only_what_was_known_then_asks_for_attention(alerts_of):
    found = alerts_of(*MISSED, as_of=datetime(2026, 3, 31, 23, 59, tzinfo=UTC))
    assert [row[:2] for row in found] == [("unanswered", "T1"), ("unanswered", "T4")]


def test_where_nothing_is_wrong_there_is_no_alert_and_no_word(alerts_of):
    assert alerts_of(PLAN, side("B1"), side("A1"), correlate("B1", "A1")) == []
    assert counted_alerts([]) == ""
