"""What becomes of an objective that its cycle does not finish, as given, when, then."""

import pytest

from engine.domain import carrying, cycle, okr
from engine.domain.values import PersonId
from engine.errors import RefusedError
from tests.domain.okr_strategy import (
    CLOSED,
    CYCLE,
    END,
    MILESTONES,
    NEXT,
    OBJECTIVE,
    REACH,
    command,
    given,
    key_result,
    told,
)


def carried(*events, readings=None, **fields):
    state = given(CYCLE, NEXT, OBJECTIVE, *events, readings=readings)
    change = command(carrying.CarryForward, "O", **{"to": "Q2", "reason": "goes on", **fields})
    return carrying.carry_forward(change, state)


def test_an_objective_is_carried_forward_as_a_linked_copy_with_its_key_results():
    under = key_result("K2", parent_id="K", form="at_most", target=5, weight=2)
    dropped = key_result("K3")
    retired = told(okr.KeyResultRetired, "K3")
    objective, one, two, gone = carried(REACH, under, dropped, retired, readings={"K": [("2026-03-30", 36)]})
    assert (objective.entity_id, objective.parent_id, objective.carried_from) == ("Q2-O", "Q2", "O")
    assert (objective.title, objective.owner, type(objective.owner)) == ("Guests come back", "p-1", PersonId)
    assert (one.entity_id, one.parent_id, one.carried_from) == ("Q2-K", "Q2-O", "K")
    assert (one.baseline, one.target, one.title) == (36, 40, "K")
    assert (two.entity_id, two.parent_id, two.form, two.target, two.weight) == ("Q2-K2", "Q2-K", "at_most", 5, 2)
    assert (type(gone), gone.entity_id, gone.carried_to) == (cycle.ObjectiveCarriedForward, "O", "Q2-O")
    assert {event.reason for event in (objective, one, two, gone)} == {"goes on"}


@pytest.mark.parametrize(
    ("fields", "value", "baseline"),
    [
        ({"baseline": 20, "target": 40}, None, 20),
        ({"baseline": 20, "target": 40}, 44, 44),
        ({"form": "zones", "baseline": 0, "stretch": 100}, 55, 55),
        ({"form": "zones", "baseline": 0, "stretch": 100}, 100, 0),
        ({"form": "milestones", "milestones": MILESTONES}, 2, None),
    ],
)
def test_a_copy_starts_from_where_the_key_result_stands_or_as_it_did(fields, value, baseline):
    readings = {} if value is None else {"K": [("2026-03-30", value)]}
    _, copy, _ = carried(key_result(**fields), readings=readings)
    assert copy.baseline == baseline
    assert copy.milestones == fields.get("milestones")


def test_a_copy_leaves_the_path_behind_for_its_days_are_over():
    _, copy, _ = carried(key_result(baseline=0, target=9, path=[["2026-02-01", 5]], path_shape="steps"))
    assert (copy.path, copy.path_shape) == (None, None)


def test_a_copy_may_have_a_name_of_its_own():
    objective, copy, gone = carried(REACH, new_id="Q2-O1")
    assert (objective.entity_id, copy.parent_id, gone.carried_to) == ("Q2-O1", "Q2-O1", "Q2-O1")
    with pytest.raises(RefusedError, match="Q2-K is what a copied key result"):
        carried(REACH, new_id="Q2-K")
    with pytest.raises(RefusedError, match="K: this id is taken"):
        carried(REACH, new_id="K")


def test_an_objective_is_carried_out_of_a_closed_cycle_and_never_into_one():
    assert carried(CLOSED)
    closed = told(cycle.CycleClosed, "Q2", END)
    with pytest.raises(RefusedError, match="the cycle Q2 is closed"):
        carried(closed)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reason": None}, "needs a reason"),
        ({"to": "Q9"}, "Q9: no such entity"),
        ({"to": "O"}, "O is an objective, not a cycle"),
        ({"to": "Q1"}, "lies in Q1 already"),
    ],
)
def test_an_objective_goes_on_for_a_reason_in_another_cycle(fields, said):
    with pytest.raises(RefusedError, match=said):
        carried(**fields)


def test_an_objective_is_carried_forward_once():
    earlier = told(cycle.ObjectiveCarriedForward, "O", END, carried_to="Q2-O")
    with pytest.raises(RefusedError, match="was carried forward already, as Q2-O"):
        carried(earlier)


def test_an_objective_is_abandoned_for_a_reason_once():
    for reason in (None, " "):
        with pytest.raises(RefusedError, match="needs a reason"):
            carrying.abandon(command(carrying.AbandonObjective, "O", reason=reason), given(CYCLE, OBJECTIVE))
    change = command(carrying.AbandonObjective, "O", reason="nobody comes back")
    (event,) = carrying.abandon(change, given(CYCLE, OBJECTIVE))
    assert (type(event), event.reason) == (cycle.ObjectiveAbandoned, "nobody comes back")
    with pytest.raises(RefusedError, match="was dropped"):
        carrying.abandon(change, given(CYCLE, OBJECTIVE, told(cycle.ObjectiveAbandoned, "O")))
    with pytest.raises(RefusedError, match="K: is a key result, not an objective"):
        carrying.abandon(command(carrying.AbandonObjective, "K", reason="r"), given(CYCLE, OBJECTIVE, REACH))
