"""How the scores of a scorecard go up: as the view says with weights, and the same rule without them."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from dashboard.components.scorecard.card_tree import grown, has_weights, score_of, share_of, walked
from dashboard.components.scorecard.scoring import scoring_words, why_unscored
from projections.read_model import Bounds

END = datetime.fromisoformat("2025-11-28T17:00:00+00:00")


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


@pytest.mark.parametrize(
    ("roll_up", "weighted", "score"),
    [
        ("mean", True, (3 * 2 + 3 + 9) / 5),
        ("mean", False, (2 + 3 + 9) / 3),
        ("worst", True, 2.0),
        ("best", False, 9.0),
        ("most_frequent", True, (3 * 2 + 3) / 4),
        ("most_frequent", False, (2 + 3) / 2),
    ],
)
def test_a_score_goes_up_by_its_rule(roll_up, weighted, score):
    node = objective_of(roll_up, measure("a", "O", 2.0, 3), measure("b", "O", 3.0, 1), measure("c", "O", 9.0, 1))
    assert score_of(node, weighted=weighted) == pytest.approx(score)


def test_of_two_that_are_as_frequent_the_worse_counts():
    node = objective_of("most_frequent", measure("a", "O", 1.0), measure("b", "O", 9.0))
    assert score_of(node, weighted=True) == 1.0


def test_what_has_no_data_or_is_too_old_is_left_out_and_its_weight_shared():
    node = objective_of(
        "mean", measure("a", "O", 6.0, 2), measure("b", "O", None, 5), measure("c", "O", 1.0, 5, stale=True)
    )
    assert score_of(node, weighted=True) == 6.0
    assert share_of(node.below[0], node, weighted=True) == 1.0
    assert share_of(node.below[1], node, weighted=True) is None


def test_what_hangs_under_nothing_that_is_there_is_shown_and_counts_for_nothing():
    tops = grown([whole("B", "PLAN", "scorecard")], [measure("a", "gone", 5.0)])
    assert [(top.id, top.counts) for top in tops] == [("B", True), ("a", False)]
    assert score_of(tops[0], weighted=True) is None


def test_weights_show_only_where_they_make_a_difference():
    assert not has_weights([objective_of("mean", measure("a", "O", 1.0, 1), measure("b", "O", 1.0))])
    assert has_weights([objective_of("mean", measure("a", "O", 1.0, 2), measure("b", "O", 1.0))])


def test_the_rule_here_is_that_of_the_view(hotels, wire):
    ask = wire(hotels).read_model.question
    compared = 0
    for days in range(0, 330, 30):
        at = Bounds(as_of=END - timedelta(days=days), known_at=END).parameters()
        for top in grown(ask("scorecard_nodes", [*at, "BSC-2025"]), ask("scorecard_measures", [*at, "BSC-2025"])):
            for node, _ in walked(top):
                if not node.is_measure:
                    score = score_of(node, weighted=True)
                    assert score is None if node.score is None else score == pytest.approx(node.score, rel=1e-9)
                    compared += node.score is not None
    assert compared > 50


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
