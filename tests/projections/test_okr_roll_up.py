"""Objectives of objectives: level by level, at every instant, with the weakest status below them."""

import pytest

from engine.domain import carrying, okr
from engine.domain.scorecard import SetWeight
from tests.projections.told_cycle import a_cycle_told, end_of_day


@pytest.fixture
def told(log, read_model, clock):
    return a_cycle_told(log, read_model, clock)


@pytest.fixture
def tree(told):
    """O without key results; under it O1 (weight 3: K1, K2) and O2 (1: under it O21, K21, and O22, empty)."""
    told.objective("O1", "O", weight=3)
    told.objective("O2", "O", weight=1)
    told.objective("O21", "O2")
    told.objective("O22", "O2")
    told.key_result("K1", "O1", weight=1)
    told.key_result("K2", "O1", weight=4)
    told.key_result("K21", "O21")
    return told


def progress_of(told, *names, on=100):
    rows = told.rows(end_of_day(on))
    return [rows[name]["progress"] for name in names]


def test_objectives_roll_up_level_by_level_at_every_instant(tree):
    tree.check_in(50, 10, "K1")
    tree.check_in(150, 20, "K2")
    tree.check_in(40, 30, "K21")
    for on, o1, o2 in ((9, None, None), (10, 0.1, None), (20, 0.9, None), (30, 0.9, 0.2)):
        expected = None if o1 is None else pytest.approx((3 * o1 + 1 * (o2 or 0)) / 4)
        found = progress_of(tree, "O", "O1", "O2", on=on)
        assert found == [expected, o1 and pytest.approx(o1), o2 and pytest.approx(o2)], on


def test_a_rolled_up_objective_has_the_weakest_status_below_it(tree):
    for name in ("K1", "K2", "K21"):
        tree.check_in(60, 60, name)
    rows = tree.rows(end_of_day(60))
    assert [rows[name]["status"] for name in ("O1", "O21", "O22", "O2", "O")] == [
        "on_track", "on_track", "no_data", "no_data", "no_data",
    ]  # fmt: skip
    tree.check_in(10, 61, "K1")
    rows = tree.rows(end_of_day(61))
    assert [rows[name]["status"] for name in ("O1", "O2", "O")] == ["off_track", "no_data", "off_track"]
    assert rows["O"]["expected"] == pytest.approx(0.61)
    assert rows["O"]["updated_at"] == end_of_day(61).replace(tzinfo=None)


def test_a_dropped_objective_leaves_its_share_to_the_others_from_then_on(tree):
    tree.check_in(50, 10, "K1")
    tree.check_in(100, 10, "K2")
    tree.check_in(40, 10, "K21")
    tree.do(carrying.AbandonObjective, "O22", 20)
    tree.do(carrying.AbandonObjective, "O2", 30)
    assert [progress_of(tree, "O", on=on)[0] for on in (19, 20, 30)] == [
        pytest.approx((3 * 0.9 + 0.2) / 4), pytest.approx((3 * 0.9 + 0.4) / 4), pytest.approx(0.9),
    ]  # fmt: skip
    assert "O2" not in tree.rows(end_of_day(30))


def test_a_weight_counts_from_when_it_holds(tree):
    tree.check_in(100, 10, "K1")
    tree.check_in(50, 10, "K21")
    tree.do(SetWeight, "O2", 50, weight=7)
    before, after = (progress_of(tree, "O", on=on)[0] for on in (49, 50))
    assert before == pytest.approx((3 * 0.2 + 1 * 0.25) / 4)
    assert after == pytest.approx((3 * 0.2 + 7 * 0.25) / 10)


def test_key_results_of_its_own_come_before_the_objectives_below(tree):
    tree.check_in(50, 10, "K1")
    tree.key_result("K0", "O", on=50)
    tree.check_in(80, 60, "K0")
    assert [progress_of(tree, "O", on=on)[0] for on in (49, 50, 60)] == [
        pytest.approx(3 * 0.1 / 4), None, pytest.approx(0.8),
    ]  # fmt: skip
    tree.do(okr.RetireKeyResult, "K0", 70)
    assert progress_of(tree, "O", on=70)[0] == pytest.approx(3 * 0.1 / 4)


def test_an_objective_under_a_dropped_key_result_counts_in_the_objective_above(told):
    told.key_result()
    told.objective("O1", "K")
    told.key_result("K1", "O1")
    told.check_in(30, 10, "K1")
    assert progress_of(told, "O", on=10) == [None]
    told.do(okr.RetireKeyResult, "K", 20)
    assert progress_of(told, "O", on=20) == [pytest.approx(0.3)]


def test_what_nothing_is_expected_of_has_no_share_in_what_is_expected(tree):
    tree.objective("O3", "O", weight=4)
    tree.key_result("K3", "O3", path=[["2026-01-10", 80]], path_shape="steps")
    rows = tree.rows(end_of_day(50))
    assert [rows[name]["expected"] for name in ("O1", "O22", "O2", "O3", "O")] == [
        pytest.approx(0.5), None, pytest.approx(0.5), pytest.approx(0.8), pytest.approx((4 * 0.5 + 4 * 0.8) / 8),
    ]  # fmt: skip
