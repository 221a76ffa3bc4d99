"""Looking back on what was made easier: each verdict and each score without it against values worked by hand."""

import pytest

from engine.domain import hoshin, measure, okr, scorecard
from projections.hindsight import Retrospective
from tests.projections.happenings import happen, one
from tests.projections.looking_back import TOLD
from tests.projections.reviewing import moment


@pytest.fixture
def look_back(log, read_model):
    """The sections by name, after what is told and some more."""

    def told(*events, of=TOLD):
        happen(log, *of, *events)
        read_model.catch_up(log)
        return Retrospective(read_model, "C").section

    return told


def by_id(rows, name="id"):
    return {row[name]: row for row in rows}


def test_what_was_dropped_together_is_judged_together(look_back):
    section = look_back(
        one(okr.ObjectiveSet, "W", "2025-12-21", parent_id="C", title="Members"),
        one(okr.KeyResultSet, "M", "2025-12-21", parent_id="W", title="M", baseline=0, target=10),
        one(okr.CheckedIn, "M", "2026-02-15", value=1),
        one(okr.KeyResultRetired, "M", "2026-02-20", reason="no more"),
        one(okr.ObjectiveRetired, "W", "2026-02-20", reason="no more"),
    )
    drops = [row for row in section("changes") if row["field"] == "present"]
    assert {row["id"]: row["verdict"] for row in drops} == {"M": "easier", "W": "easier"}
    (whole,) = [row for row in section("scores") if row["id"] == "C"]
    # Without the softened target 0.725; with the objective at a tenth that was dropped (0.725 + 0.1) / 2.
    assert (whole["score"], whole["without_easier"]) == (pytest.approx(0.875), pytest.approx(0.4125))


def test_an_uppermost_objective_without_a_value_counts_as_nothing_where_its_drop_is_left_out(look_back):
    section = look_back(
        one(okr.ObjectiveSet, "W", "2025-12-21", parent_id="C", title="Members"),
        one(okr.ObjectiveRetired, "W", "2026-02-20", reason="no more"),
    )
    (drop,) = [row for row in section("changes") if row["field"] == "present"]
    assert (drop["id"], drop["verdict"]) == ("W", "easier")
    (whole,) = [row for row in section("scores") if row["id"] == "C"]
    assert (whole["score"], whole["without_easier"]) == (pytest.approx(0.875), pytest.approx(0.725 / 2))


@pytest.mark.parametrize(("weight", "verdict", "without_any"), [(3, "harder", 0.4125), (0.5, "easier", 0.4125)])
def test_the_weight_of_an_uppermost_objective_is_left_out_too(look_back, weight, verdict, without_any):
    section = look_back(
        one(okr.ObjectiveSet, "W", "2025-12-21", parent_id="C", title="Members"),
        one(okr.KeyResultSet, "M", "2025-12-21", parent_id="W", title="M", baseline=0, target=10),
        one(okr.CheckedIn, "M", "2026-02-15", value=1),
        one(scorecard.WeightSet, "W", "2026-02-20", weight=weight),
    )
    (change,) = [row for row in section("changes") if row["field"] == "weight"]
    assert (change["id"], change["verdict"]) == ("W", verdict)
    (whole,) = [row for row in section("scores") if row["id"] == "C"]
    # 0.875, or 0.725 without the softened target, beside a tenth.
    assert whole["score"] == pytest.approx((0.875 + weight * 0.1) / (1 + weight))
    counted = 1 if verdict == "easier" else weight
    assert whole["without_easier"] == pytest.approx((0.725 + counted * 0.1) / (1 + counted))
    assert whole["without_any"] == pytest.approx(without_any)


def test_a_softened_target_says_who_why_and_which_decision_and_what_the_score_would_be(look_back):
    section = look_back()
    (change,) = section("changes")
    assert (change["id"], change["field"], change["before"], change["after"]) == ("K", "target", "100", "60")
    assert (change["verdict"], change["reason"], change["decision_id"]) == ("easier", "out of reach", "D2")
    assert (change["actor"], change["changed_at"]) == ("Ann", moment("2026-03-10"))
    scores = {
        row["id"]: [row[name] for name in ("score", "without_easier", "without_any")] for row in section("scores")
    }
    assert scores == {
        "K": pytest.approx([0.75, 0.45, 0.45]),
        "O": pytest.approx([0.875, 0.725, 0.725]),
        "C": pytest.approx([0.875, 0.725, 0.725]),
    }


@pytest.mark.parametrize(
    ("event", "verdict"),
    [
        (one(okr.KeyResultRetargeted, "L", "2026-02-01", target=12), "harder"),
        (one(okr.KeyResultSet, "L", "2026-02-01", parent_id="O", title="L", baseline=-5, target=10), "easier"),
        (one(okr.KeyResultSet, "L", "2026-02-01", parent_id="O", title="L", baseline=5, target=10), "harder"),
        # From -5 to 20: half-way more than before, at the end less.
        (one(okr.KeyResultSet, "L", "2026-02-01", parent_id="O", title="L", baseline=-5, target=20), "mixed"),
        # K counted 1 and is behind L: it weighs more, and the objective is worse for it.
        (one(scorecard.WeightSet, "K", "2026-02-01", weight=3), "harder"),
        (one(okr.KeyResultSet, "K", "2026-02-01", parent_id="O", title="K", commitment="aspirational"), "easier"),
    ],
)  # fmt: skip
def test_easier_is_where_some_value_counts_more_and_none_counts_less(look_back, event, verdict):
    rows = [row for row in look_back(event)("changes") if row["changed_at"] == moment("2026-02-01")]
    assert rows
    assert {row["verdict"] for row in rows} == {verdict}


def test_of_a_target_to_improve_that_is_to_fall_a_higher_target_is_easier(look_back):
    item = one(hoshin.TargetToImproveSet, "D", "2026-01-02", parent_id="P", title="Days", baseline=9, target=5)
    moved = one(measure.TargetSet, "D", "2026-02-01", entity="target_to_improve", target=6)
    (row,) = [row for row in look_back(item, moved)("changes") if row["id"] == "D"]
    assert (row["before"], row["after"], row["verdict"]) == ("5", "6", "easier")


def test_a_weight_is_judged_by_the_score_of_what_lies_above(look_back):
    section = look_back(
        one(okr.KeyResultSet, "K", "2026-01-03", parent_id="O", title="K", weight=1),
        one(scorecard.WeightSet, "K", "2026-02-01", weight=3),
        one(scorecard.WeightSet, "K", "2026-02-02", weight=0.5),
    )
    rows = [row for row in section("changes") if row["field"] == "weight"]
    # The second holds in the end; without it K would weigh 3. Without the first nothing would be otherwise.
    assert [(row["before"], row["after"], row["verdict"]) for row in rows] == [
        ("1", "3", "no effect"),
        ("3", "0.5", "easier"),
    ]


def test_the_first_target_of_a_period_is_no_change_of_the_one_before(look_back):
    assert not [row for row in look_back()("changes") if row["id"] == "T"]
