"""How objectives and key results become a tree, and what each form of key result says."""

from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard.components.frame.choices import Instant
from dashboard.components.frame.view import View
from dashboard.components.okrs.goal_forms import figures, value_of
from dashboard.components.okrs.goal_lines import Told, goal_lines
from dashboard.components.okrs.grades import grade_cell, outdated_note
from dashboard.components.okrs.tree import KEY_RESULTS, OBJECTIVES, grown, levels_shown, pruned
from dashboard.components.shown.tree_table import spark
from projections.read_model import Bounds

VIEW = View(held=None, instant=Instant(Bounds(), "now"), position=0, now=datetime(2025, 5, 14, tzinfo=UTC))


def objective(name: str, parent: str = "C", aligned: str | None = None) -> dict[str, Any]:
    return {
        "objective_id": name,
        "key_result_id": None,
        "parent_id": parent,
        "objective": name,
        "aligned_to": aligned,
    }


def key_result(name: str, parent: str) -> dict[str, Any]:
    return {
        "objective_id": parent,
        "key_result_id": name,
        "parent_id": parent,
        "objective": parent,
        "key_result": name,
    }


def shape(rows):
    return [(branch.id, branch.level, branch.above) for branch in grown(rows)]


def test_an_objective_that_is_aligned_to_another_stands_below_it():
    rows = [
        objective("A"),
        objective("B", aligned='["X","A"]'),
        key_result("B1", "B"),
        objective("D", aligned='["B"]'),
    ]
    assert shape(rows) == [("A", 0, None), ("B", 1, "A"), ("B1", 2, "B"), ("D", 2, "B")]


def test_a_parent_counts_before_an_alignment():
    rows = [objective("A"), objective("B"), objective("D", parent="A", aligned='["B"]')]
    assert shape(rows) == [("A", 0, None), ("D", 1, "A"), ("B", 0, None)]


def test_what_is_aligned_in_a_circle_is_still_shown_once():
    rows = [objective("A", aligned='["B"]'), objective("B", aligned='["A"]'), objective("D")]
    assert sorted(name for name, _, _ in shape(rows)) == ["A", "B", "D"]


def test_what_an_owner_has_keeps_what_it_is_aligned_to():
    rows = [objective("A"), objective("B", aligned='["A"]'), objective("D")]
    shown = pruned(grown(rows), KEY_RESULTS, lambda row: row["objective_id"] == "B")
    assert [branch.id for branch in shown] == ["A", "B"]


def test_levels_close_over_what_is_not_shown():
    rows = [objective("A"), key_result("A1", "A"), objective("B", parent="A1")]
    everything = grown(rows)
    shown = pruned(everything, OBJECTIVES, None)
    assert levels_shown(shown, everything) == {"A": 0, "B": 1}


def test_a_key_result_whose_objective_is_gone_says_so():
    row = {**result("increase", 4), **key_result("A1", "A"), "objective": "Leipzig opens"}
    more = (
        "owner",
        "commitment",
        "updated_at",
        "grade",
        "judged_grade",
        "grade_status",
        "status_override",
        "status",
    )
    branches = grown([{**dict.fromkeys(more), **row}])
    cycle = {"ends_at": None, "status": None}
    lines = goal_lines(VIEW, cycle, branches, branches, Told({}, [], {}, {}))
    assert lines[0].notes == ["Of “Leipzig opens”, which is no longer in this cycle"]


def result(kind: str | None, value: float | None, **more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(
        ("baseline", "target", "low", "high", "progress", "expected", "confidence", "weight", "zone")
    )
    return {**empty, "kind": kind, "value": value, "unit": "rooms", **more}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (result("increase", 4, baseline=0, target=8, progress=0.5), ("4 of 8 rooms", "")),
        (result("increase", -1, baseline=0, target=8, progress=-0.125), ("-1 of 8 rooms", "below baseline")),
        (result("decrease", 3, baseline=9, target=4, progress=1.2), ("3 of 4 rooms", "past target")),
        (result(None, 3, target=4), ("3 of 4 rooms", "no baseline, so no progress")),
        (result("increase", None, target=4), ("no value, target 4 rooms", "")),
        (result("at_least", 9, target=8, progress=1.0), ("9, at least 8 rooms", "met")),
        (result("at_most", 9, target=8, progress=0.0), ("9, at most 8 rooms", "not met")),
        (result("at_most", None, target=8), ("no value, at most 8 rooms", "")),
        (result("between", 9, low=4, high=8, progress=0.75), ("9, between 4 and 8 rooms", "above the range")),
        (result("between", 4, low=4, high=8, progress=1.0), ("4, between 4 and 8 rooms", "inside the range")),
        (result("binary", 1, progress=1.0), ("done", "")),
        (result("binary", 0, progress=0.0), ("not done yet", "")),
        (result("binary", None), ("no word yet", "")),
        (result("milestones", 3, baseline=0, target=7, progress=3 / 7), ("3 of 7 rooms", "")),
        (
            result("zones", 5, baseline=0, target=7, low=3, high=10, progress=0.5, zone="commit"),
            ("5 of 7 rooms", "what was committed is reached"),
        ),
    ],
)
def test_each_form_says_where_it_stands(row, said):
    assert value_of(row) == said


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("increase", ["Value", "Baseline", "Target"]),
        ("at_least", ["Value", "Baseline", "At least"]),
        ("between", ["Value", "At least", "At most"]),
        ("milestones", ["Done", "Of"]),
        ("binary", ["Done"]),
        ("zones", ["Value", "Baseline", "Committed", "Target", "Stretch"]),
    ],
)
def test_each_form_shows_its_own_numbers(kind, labels):
    assert [label for label, _ in figures(result(kind, 1))] == [
        *labels,
        "Progress",
        "Expected by now",
        "Confidence",
    ]


def test_a_judged_grade_has_the_computed_one_below_it():
    row = {"grade": 0.58, "judged_grade": 0.7, "grade_status": "green"}
    assert grade_cell(row) == {
        "shape": "●",
        "word": "0.70 Delivered",
        "ink": "blue",
        "sub": "judged, computed 0.58",
    }
    assert "sub" not in grade_cell({**row, "judged_grade": None})
    assert grade_cell({**row, "grade": None})["sub"] == "judged, none computed"
    assert grade_cell({"grade": None, "judged_grade": None, "grade_status": None}) == {}


@pytest.mark.parametrize(
    ("commitment", "progress", "grade", "noted"),
    [
        ("committed", 0.99, 0.0, False),
        ("committed", 0.99, 1.0, True),
        ("committed", 1.4, 1.0, False),
        ("aspirational", 0.58, 0.58, False),
        ("aspirational", 1.4, 1.0, False),
        ("aspirational", -0.2, 0.0, False),
        ("aspirational", 0.4, 0.58, True),
    ],
)
def test_a_grade_that_the_figures_no_longer_give_is_noticed(commitment, progress, grade, noted):
    row = {"key_result_id": "K", "progress": progress, "grade": grade, "commitment": commitment}
    assert (outdated_note(row, {"graded_at": datetime(2025, 4, 8)}) is not None) == noted  # noqa: DTZ001


def test_a_small_line_lies_between_its_bounds():
    assert spark([2, 4, 3]) == [0, 1, 0.5]
    assert spark([0.2, 0.4], 0, 1) == [0.2, 0.4]
    assert spark([5, 5]) == [0.5, 0.5]
    assert spark([]) == []
