"""What `okrs` makes of key results of every form, of what is expected and of silence, as given, when, then."""

from datetime import timedelta

import pytest

from engine.domain import cycle, grading, hoshin, measure, okr, plan
from projections.hindsight import Retrospective
from projections.read_model import Bounds
from tests.projections.happenings import happen, one
from tests.projections.told_cycle import LAST_MOMENT, ToldCycle, a_cycle_told, end_of_day

A_AND_B = [{"title": "A", "weight": 3}, {"title": "B"}]


@pytest.fixture
def told(log, read_model, clock):
    return a_cycle_told(log, read_model, clock)


# ---------------------------------------------------------------------------------------- forms


@pytest.mark.parametrize(
    ("fields", "value", "reached"),
    [
        ({"form": "at_least", "target": 25}, 24.9, 0),
        ({"form": "at_least", "target": 25}, 25, 1),
        ({"form": "at_most", "target": 25}, 25, 1),
        ({"form": "at_most", "target": 25}, 25.1, 0),
        ({"form": "at_most"}, 25, None),
        ({"form": "between", "low": 40, "high": 60}, 40, 1),
        ({"form": "between", "low": 40, "high": 60}, 60, 1),
        ({"form": "between", "low": 40, "high": 60}, 35, 0.75),
        ({"form": "between", "low": 40, "high": 60}, 75, 0.25),
        ({"form": "between", "low": 40, "high": 60}, 90, 0),
        ({"form": "milestones", "milestones": A_AND_B}, 3, 0.75),
        ({"form": "binary"}, 0, 0),
        ({"form": "binary"}, 1, 1),
        ({"form": "zones", "baseline": 0, "stretch": 100}, 130, 1.3),
        ({"form": "zones", "baseline": 10, "stretch": 2}, 12, -0.25),
        ({"baseline": 25, "target": 25, "direction": "down"}, 25, 1),
        ({"baseline": 25, "target": 25, "direction": "down"}, 26, 0),
    ],
)
def test_progress_is_counted_by_the_form(told, fields, value, reached):
    told.key_result(**fields)
    told.check_in(value, 50)
    assert told.row(on=50)["progress"] == (None if reached is None else pytest.approx(reached))


@pytest.mark.parametrize(
    ("fields", "kind", "baseline", "target", "low", "high"),
    [
        ({"baseline": 20, "target": 40}, "increase", 20, 40, None, None),
        ({"baseline": 40, "target": 20}, "decrease", 40, 20, None, None),
        ({"baseline": 20, "target": 20}, "increase", 20, 20, None, None),
        ({"baseline": 20, "target": 20, "direction": "down"}, "decrease", 20, 20, None, None),
        ({"baseline": None, "target": 20, "direction": "down"}, "decrease", None, 20, None, None),
        ({"baseline": None, "target": 20, "direction": "up"}, "increase", None, 20, None, None),
        ({"baseline": None, "target": 20}, None, None, 20, None, None),
        ({"form": "reach"}, None, None, None, None, None),
        ({"form": "at_most", "target": 25}, "at_most", None, 25, None, None),
        ({"form": "between", "low": 40, "high": 60}, "between", None, None, 40, 60),
        ({"form": "milestones", "milestones": A_AND_B}, "milestones", 0, 4, None, None),
        ({"form": "binary"}, "binary", 0, 1, None, None),
        ({"form": "zones", "baseline": 0, "stretch": 100}, "zones", 0, 70, 30, 100),
    ],
)
def test_each_form_shows_the_numbers_it_aims_at(told, fields, kind, baseline, target, low, high):
    told.key_result(**fields)
    row = told.row()
    assert [row[name] for name in ("kind", "baseline", "target", "low", "high")] == [
        kind, baseline, target and pytest.approx(target), low, high,
    ]  # fmt: skip
    assert (row["progress"], row["status"]) == (None, "no_data")


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        (-5, "fail"),
        (29.9, "fail"),
        (30, "commit"),
        (69.9, "commit"),
        (70, "target"),
        (99, "target"),
        (100, "stretch"),
    ],
)
def test_zones_begin_at_commit_target_and_stretch(told, value, zone):
    told.key_result(form="zones", baseline=0, stretch=100)
    told.key_result("K2")
    told.check_in(value, 50)
    told.check_in(value, 50, "K2")
    assert (told.row()["zone"], told.row("K2")["zone"], told.row("O")["zone"]) == (zone, None, None)


# ---------------------------------------------------------------------------- what is expected


PATH = [["2026-01-20", 10], ["2026-02-09", 50], ["2026-03-31", 80]]


@pytest.mark.parametrize(
    ("on", "line", "steps"),
    [
        (0, 0, 0),
        (10, 0.05, 0),
        (19, 0.095, 0),
        (20, 0.1, 0.1),
        (30, 0.3, 0.1),
        (39, 0.48, 0.1),
        (40, 0.5, 0.5),
        (65, 0.65, 0.5),
        (90, 0.8, 0.8),
        (100, 0.8, 0.8),
        (200, 0.8, 0.8),
    ],
)
def test_a_stated_path_is_expected_as_a_line_or_in_steps(told, on, line, steps):
    told.key_result("L", path=PATH)
    told.key_result("S", path=PATH, path_shape="steps")
    rows = told.rows(end_of_day(on))
    assert (rows["L"]["expected"], rows["S"]["expected"]) == (pytest.approx(line), pytest.approx(steps))


def test_a_path_is_measured_by_the_form_from_its_own_baseline(told):
    told.key_result("Z", form="zones", baseline=20, stretch=60, path=[["2026-02-09", 30]])
    told.key_result("M", form="milestones", milestones=[{"title": "A", "weight": 8}], path=[["2026-02-09", 4]])
    rows = told.rows(end_of_day(20))
    assert (rows["Z"]["expected"], rows["M"]["expected"]) == (pytest.approx(0.125), pytest.approx(0.25))


def test_expected_holds_whole_days_and_the_last_moment_of_a_day_completes_it(told):
    told.key_result()
    told.key_result("L", path=PATH)
    for at, days in ((end_of_day(40) - LAST_MOMENT, 39), (end_of_day(40), 40), (end_of_day(40) + LAST_MOMENT, 40)):
        rows = told.rows(at)
        assert rows["K"]["expected"] == pytest.approx(days / 100)
        assert rows["L"]["expected"] == pytest.approx(0.48 if days == 39 else 0.5)


def test_before_a_cycle_begins_nothing_is_expected_yet(log, read_model, clock):
    told = ToldCycle(log, read_model, clock)
    told.cycle(starts_on="2026-02-01", ends_on="2026-02-28")
    told.objective()
    told.key_result()
    told.key_result("L", path=[["2026-02-28", 50]])
    told.check_in(1, 10)
    rows = told.rows(end_of_day(12))
    assert (rows["K"]["expected"], rows["L"]["expected"], rows["K"]["status"]) == (0, 0, "on_track")


def test_an_objective_expects_the_weighted_mean_of_what_its_key_results_expect(told):
    told.key_result(weight=3)
    told.key_result("L", path=PATH, path_shape="steps")
    assert told.row("O", 30)["expected"] == pytest.approx((3 * 0.3 + 1 * 0.1) / 4)


# ------------------------------------------------------------------------------------ staleness


@pytest.mark.parametrize("cadence", [None, 3, 14])
def test_silence_is_stale_after_two_cadences_and_not_a_moment_before(log, read_model, clock, cadence):
    told = ToldCycle(log, read_model, clock)
    told.cycle(cadence=cadence)
    told.objective()
    told.key_result()
    told.check_in(100, 30)
    silent = end_of_day(30) + timedelta(days=2 * (cadence or 7))
    for at, status in ((silent - LAST_MOMENT, "on_track"), (silent, "on_track"), (silent + LAST_MOMENT, "stale")):
        assert [told.rows(at)[name]["status"] for name in ("K", "O")] == [status, status], at


def test_after_its_end_a_cycle_does_not_go_stale(told):
    told.key_result()
    told.check_in(100, 90)
    told.key_result("K2")
    told.check_in(100, 85, "K2")
    for on in (100, 300):
        assert [told.row(name, on)["status"] for name in ("K", "K2")] == ["on_track", "stale"]


def test_a_cycle_closed_early_is_looked_at_as_it_was_at_its_close(told):
    told.key_result()
    told.check_in(40, 50)
    told.do(cycle.CloseCycle, "C", 60)
    row = told.row(on=100)
    assert (row["expected"], row["status"]) == (pytest.approx(0.6), "at_risk")


ROOTS = {
    "plan": (hoshin.PlanDrafted, {"period": "2026-Q1"}, plan.PlanClosed),
    "cycle": (cycle.CycleOpened, {"starts_on": "2026-01-01", "ends_on": "2026-03-31"}, cycle.CycleClosed),
}


@pytest.mark.parametrize("root", ROOTS)
def test_a_plan_that_serves_as_a_cycle_is_closed_early_as_a_cycle_is(log, read_model, root):
    begins, days, closes = ROOTS[root]
    happen(
        log,
        one(begins, "C", "2025-12-20", title="Q", **days),
        one(okr.ObjectiveSet, "O", "2025-12-20", parent_id="C", title="O"),
        one(okr.KeyResultSet, "K", "2025-12-20", parent_id="O", title="K", baseline=0, target=100),
        one(okr.CheckedIn, "K", "2026-02-13", value=35),
        one(okr.KeyResultRetargeted, "K", "2026-03-01", known="2026-02-01", target=40),
        one(closes, "C", "2026-02-15"),
    )
    read_model.catch_up(log)
    for on in (46, 61, 120):
        row = read_model.rows("okrs", Bounds(as_of=end_of_day(on)), "WHERE key_result_id = 'K'")[0]
        assert (row["progress"], row["expected"], row["status"]) == (0.35, 0.5, "on_track"), on
    back = Retrospective(read_model, "C")
    assert [(course["status"], course["progress"]) for course in back.look.courses["K"]][-1] == ("on_track", 0.35)
    assert back.section("misses") == []


@pytest.mark.parametrize(
    ("holds_from", "closed_on", "in_force"),
    [(44, 45, 40), (45, 45, 40), (59, 45, 100), (105, 110, 40), (120, 110, 100), (105, None, 40)],
)
def test_a_target_planned_for_after_the_close_never_comes_into_force(told, holds_from, closed_on, in_force):
    told.key_result()
    told.check_in(35, 43)
    told.do(measure.SetTarget, "K", holds_from, target=40)
    if closed_on:
        told.do(cycle.CloseCycle, "C", closed_on)
        told.do(grading.Grade, "K", 200)
    for on in (max(holds_from, closed_on or 0), 300):
        row = told.row(on=on)
        assert (row["target"], row["progress"]) == (in_force, pytest.approx(35 / in_force))
    assert told.row(on=300)["grade"] == (pytest.approx(35 / in_force) if closed_on else None)


def test_a_target_put_right_after_the_close_counts_where_it_held_before(told):
    told.key_result()
    told.check_in(35, 43)
    told.do(cycle.CloseCycle, "C", 45)
    happen(told.log, one(okr.KeyResultRetargeted, "K", "2026-02-01", known="2026-12-02", target=70))
    happen(told.log, one(okr.KeyResultRetargeted, "K", "2026-03-01", known="2026-12-02", target=40))
    assert (told.row(on=300)["target"], told.row(on=300)["progress"]) == (70, pytest.approx(0.5))
