"""A scorecard as a tree: what hangs where, what counts how much, and why a measure has no score."""

from typing import Any

import pytest

from dashboard.components.scorecard.card_tree import grown, has_weights, share_of
from dashboard.components.scorecard.scoring import scoring_words, why_unscored


def whole(name: str, parent: str, kind: str = "strategic_objective", roll_up: str = "mean", **more: Any) -> dict:
    return {
        "scorecard": "B",
        "kind": kind,
        "perspective_id": name if kind == "perspective" else "P" if kind != "scorecard" else None,
        "perspective": "P",
        "objective_id": name if kind.endswith("objective") else None,
        "objective": name,
        "counts_in": parent,
        "perspective_rank": 1,
        "weight": None,
        "score": None,
        "roll_up": roll_up,
        **more,
    }


def measure(
    name: str, parent: str, score: float | None, weight: float | None = None, *, stale: bool = False
) -> dict:
    return {
        "measure_id": name,
        "title": name,
        "parent_id": parent,
        "weight": weight,
        "score": score,
        "stale": stale,
    }


def objective_of(roll_up: str, *measures: dict):
    card = [whole("B", "PLAN", "scorecard"), whole("P", "B", "perspective"), whole("O", "P", roll_up=roll_up)]
    return grown(card, measures)[0].below[0].below[0]


def test_the_weight_of_what_has_no_data_or_is_too_old_is_shared_among_the_others():
    node = objective_of(
        "mean", measure("a", "O", 6.0, 2), measure("b", "O", None, 5), measure("c", "O", 1.0, 5, stale=True)
    )
    assert share_of(node.below[0], node, weighted=True) == 1.0
    assert share_of(node.below[1], node, weighted=True) is None


def test_what_hangs_under_nothing_that_is_there_is_shown_and_counts_for_nothing():
    tops = grown([whole("B", "PLAN", "scorecard")], [measure("a", "gone", 5.0)])
    assert [(top.id, top.counts) for top in tops] == [("B", True), ("a", False)]


def test_weights_show_only_where_they_make_a_difference():
    assert not has_weights([objective_of("mean", measure("a", "O", 1.0, 1), measure("b", "O", 1.0))])
    assert has_weights([objective_of("mean", measure("a", "O", 1.0, 2), measure("b", "O", 1.0))])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"scoring": "unscored"}, "Not scored: it is only watched"),
        ({"actual": None}, "No reading yet"),
        ({"stale": True, "score": 4.0}, "The last reading, for 2025-03, is too old to count"),
        ({"score": 4.0}, None),
        ({"target": None}, "Unscored: no target is in force for this period"),
        ({"direction": "none"}, "Unscored: neither more nor less of it is better"),
        ({"direction": None}, "Unscored: it is not said whether more or less is better"),
        ({"unit": "date"}, "Unscored: a day has no score"),
        ({"red_flag": None}, "Unscored: the target is not above zero and no red flag is given"),
        ({}, "Unscored: the target lies on the wrong side of the red flag"),
        ({"scoring": "stabilise"}, "Unscored: no thresholds are in force for this period"),
        ({"scoring": "yes_no"}, "Unscored: the value is neither 1 for yes nor 0 for no"),
    ],
)
def test_an_unscored_measure_says_why(row, why):
    usual = {
        "scoring": None,
        "actual": 3.0,
        "target": 4.0,
        "red_flag": 5.0,
        "direction": "up",
        "unit": "%",
        "period": "2025-03",
        "stale": False,
        "score": None,
    }
    assert why_unscored({**usual, **row}) == why


def test_a_kind_of_scoring_is_said_with_its_own_numbers():
    row = {"unit": "days", "red_flag": 9.0, "scoring": None, "thresholds": None}
    assert scoring_words(row) == "Scored between target and red flag 9 days"
    assert scoring_words({**row, "red_flag": None}) == ""
    told = {**row, "scoring": "thresholds", "thresholds": "[3.0,4.0,4.4,4.8]"}
    assert scoring_words(told) == "Scored by own thresholds from 3 to 4.8 days; red to 4, green from 4.4"
