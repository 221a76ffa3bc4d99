"""The rules of a scorecard: perspectives, weights, overridden statuses, initiatives."""

import math

import pytest

from engine.domain import initiative, measure, okr, override, plan, scorecard
from engine.errors import RefusedError
from tests.domain.balanced import EVERYTHING, at, given, told, when

CLOSED = told(plan.PlanClosed, "S", days=-1)
OBJECTIVES = {"parent_id": "SO1", "title": "Net promoter score"}


def test_a_scorecard_opens_with_four_perspectives_in_the_order_of_the_map():
    opened, *perspectives = when(given(), scorecard.OpenScorecard, "BSC", title="The chain")
    assert type(opened) is scorecard.ScorecardOpened
    assert [(one.entity_id, one.title, one.rank, one.parent_id) for one in perspectives] == [
        ("BSC-financial", "Financial", 1, "BSC"),
        ("BSC-customer", "Customer", 2, "BSC"),
        ("BSC-internal-process", "Internal process", 3, "BSC"),
        ("BSC-learning-and-growth", "Learning and growth", 4, "BSC"),
    ]


def test_a_scorecard_may_open_with_perspectives_of_its_own_or_none():
    opened = when(given(), scorecard.OpenScorecard, "BSC", title="x", perspectives=["Guests", "People"])
    assert [(one.entity_id, one.rank) for one in opened[1:]] == [("BSC-guests", 1), ("BSC-people", 2)]
    assert len(when(given(), scorecard.OpenScorecard, "BSC", title="x", perspectives=())) == 1


def test_a_scorecard_opens_once():
    with pytest.raises(RefusedError, match="S: this id is taken by a scorecard"):
        when(given(*EVERYTHING), scorecard.OpenScorecard, "S", title="again")


def test_an_added_perspective_comes_last_unless_it_says_where():
    strategy = given(*EVERYTHING)
    last = when(strategy, scorecard.AddPerspective, "E", parent_id="S", title="Sustainability")
    first = when(strategy, scorecard.AddPerspective, "E", parent_id="S", title="Sustainability", rank=1)
    assert [event.rank for event in (*last, *first)] == [3, 1]


def test_a_perspective_told_anew_keeps_its_place():
    (event,) = when(given(*EVERYTHING), scorecard.AddPerspective, "F", parent_id="S", title="Money")
    assert event.rank is None


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        (
            scorecard.OpenScorecard,
            {"title": "x", "roll_up": "sum"},
            "'sum' is no roll-up; it is one of mean, worst",
        ),
        (scorecard.AddPerspective, {"parent_id": "S", "title": "x", "roll_up": "x"}, "'x' is no roll-up"),
        (scorecard.AddPerspective, {"parent_id": "S", "title": "x", "rank": 0}, "a rank counts from 1"),
        (scorecard.AddPerspective, {"parent_id": "P", "title": "x"}, "cannot lie under the plan P"),
        (scorecard.SetStrategicObjective, {"parent_id": "F", "title": "x", "roll_up": "x"}, "'x' is no roll-up"),
        (scorecard.SetStrategicObjective, {"parent_id": "O1", "title": "x"}, "cannot lie under the objective O1"),
        (
            scorecard.SetStrategicObjective,
            {"parent_id": "F", "title": "x", "weight": 0},
            "a weight is a number above 0",
        ),
        (scorecard.SetStrategicObjective, {"parent_id": "F", "title": "x", "reason": " "}, "needs a reason"),
    ],
)
def test_what_does_not_fit_a_scorecard_is_refused(kind, fields, said):
    with pytest.raises(RefusedError, match=said):
        when(given(*EVERYTHING), kind, "NEW", **fields)


@pytest.mark.parametrize("entity_id", ["F", "SO1", "M1", "O1", "KR1", "T", "A"])
def test_every_item_can_be_weighed(entity_id):
    (event,) = when(given(*EVERYTHING), scorecard.SetWeight, entity_id, weight=3)
    assert (event.entity_id, event.weight, event.effective_at) == (entity_id, 3, at())


@pytest.mark.parametrize("weight", [0, -1, math.inf, math.nan])
def test_a_weight_is_a_number_above_0(weight):
    with pytest.raises(RefusedError, match="a weight is a number above 0"):
        when(given(*EVERYTHING), scorecard.SetWeight, "M1", weight=weight)


def test_a_weight_needs_an_item_a_reason_and_something_open():
    with pytest.raises(RefusedError, match="S: is a scorecard, which has no weight"):
        when(given(*EVERYTHING), scorecard.SetWeight, "S", weight=3)
    with pytest.raises(RefusedError, match="needs a reason"):
        when(given(*EVERYTHING), scorecard.SetWeight, "M1", weight=3, reason="")
    with pytest.raises(RefusedError, match="the scorecard S is closed"):
        when(given(*EVERYTHING, CLOSED), scorecard.SetWeight, "M1", weight=3)
    dropped = told(measure.MeasureRetired, "M1", days=-1)
    with pytest.raises(RefusedError, match="M1: this measure was dropped"):
        when(given(*EVERYTHING, dropped), scorecard.SetWeight, "M1", weight=3)


@pytest.mark.parametrize("entity_id", ["S", "F", "SO1", "O1", "M1"])
def test_a_status_is_overridden_where_it_is_computed_from_scores(entity_id):
    (event,) = when(given(*EVERYTHING), override.OverrideStatus, entity_id, status="at_risk")
    assert (event.override, event.cleared) == ("at_risk", None)


def test_an_overridden_status_says_why_and_is_one_of_four():
    with pytest.raises(RefusedError, match="needs a reason"):
        when(given(*EVERYTHING), override.OverrideStatus, "SO1", status="at_risk", reason=None)
    with pytest.raises(
        RefusedError, match="'stale' is no status; it is one of on_track, at_risk, off_track, no_data"
    ):
        when(given(*EVERYTHING), override.OverrideStatus, "SO1", status="stale")
    with pytest.raises(RefusedError, match="KR1: is a key result, whose status cannot be overridden"):
        when(given(*EVERYTHING), override.OverrideStatus, "KR1", status="at_risk")
    with pytest.raises(RefusedError, match="the scorecard S is closed"):
        when(given(*EVERYTHING, CLOSED), override.OverrideStatus, "SO1", status="at_risk")


def test_only_an_override_that_stands_can_be_lifted():
    standing = told(scorecard.StatusOverridden, "SO1", override="at_risk")
    (event,) = when(given(*EVERYTHING, standing), override.OverrideStatus, "SO1", status=None)
    assert (event.override, event.cleared) == (None, ["override"])
    for events in ((), (standing, event)):
        lifted = given(*EVERYTHING, *events)
        with pytest.raises(RefusedError, match="SO1: no status stands overridden"):
            when(lifted, override.OverrideStatus, "SO1", status=None)


@pytest.mark.parametrize("under", ["M1", "KR1", "I", "SO1", "O1"])
def test_an_initiative_lies_under_the_item_it_is_to_move(under):
    fields = {"parent_id": under, "title": "New locks", "due": "2026-06-30", "budget": 40000}
    (event,) = when(given(*EVERYTHING), initiative.SetInitiative, "N1", **fields)
    assert (event.parent_id, event.due, event.budget) == (under, "2026-06-30", 40000)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"parent_id": "S"}, "cannot lie under the scorecard S"),
        ({"parent_id": "M1", "due": "June"}, "'June' is no day"),
        ({"parent_id": "M1", "budget": -1}, "a budget is not below 0"),
        ({"parent_id": "M1", "reason": None}, "needs a reason"),
        ({"parent_id": "nowhere"}, "no such entity"),
    ],
)
def test_an_initiative_that_does_not_fit_is_refused(fields, said):
    with pytest.raises(RefusedError, match=said):
        when(given(*EVERYTHING), initiative.SetInitiative, "N1", title="New locks", **fields)


def test_nothing_is_begun_for_an_item_that_was_dropped():
    dropped = told(okr.KeyResultRetired, "KR1", days=-1, stream="cycle-Q")
    with pytest.raises(RefusedError, match="KR1: this key result was dropped"):
        when(given(*EVERYTHING, dropped), initiative.SetInitiative, "N1", parent_id="KR1", title="New locks")


def test_an_initiative_ends_once_done_or_dropped_for_a_reason():
    begun = told(initiative.InitiativeSet, "N1", parent_id="M1", title="New locks")
    strategy = given(*EVERYTHING, begun)
    (event,) = when(strategy, initiative.CloseInitiative, "N1", outcome="done")
    assert event.outcome == "done"
    with pytest.raises(RefusedError, match="'late' is no outcome; it is one of done, dropped"):
        when(strategy, initiative.CloseInitiative, "N1", outcome="late")
    with pytest.raises(RefusedError, match="needs a reason"):
        when(strategy, initiative.CloseInitiative, "N1", outcome="done", reason=None)
    with pytest.raises(RefusedError, match="M1: is a measure, not an initiative"):
        when(strategy, initiative.CloseInitiative, "M1", outcome="done")
    over = given(*EVERYTHING, begun, event)
    with pytest.raises(RefusedError, match=r"N1: this initiative is over \(done\)"):
        when(over, initiative.CloseInitiative, "N1", outcome="dropped")
    with pytest.raises(RefusedError, match="begin another one"):
        when(over, initiative.SetInitiative, "N1", parent_id="M1", title="Newer locks")
