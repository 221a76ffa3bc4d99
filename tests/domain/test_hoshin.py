"""The rules of a Hoshin plan: its items, their correlations, its agreement."""

import math
from datetime import UTC, datetime, timedelta

import pytest

from engine.domain import catchball, cycle, hoshin, items, measure, okr, plan
from engine.domain.plan_items import set_plan_item
from engine.domain.state import Strategy, evolve
from engine.domain.values import instant_text
from engine.errors import RefusedError
from engine.routes import ROUTES

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
EARLIER = instant_text(NOW - timedelta(days=90))


def given(*events):
    """The structure of a strategy after these events."""
    state = Strategy()
    for event in events:
        evolve(state, event)
    return state


def told(event, entity_id, at=EARLIER, stream="plan-P", **fields):
    return event(entity_id=entity_id, originator_id=stream, effective_at=at, recorded_at=at, **fields)


def command(kind, entity_id, **fields):
    return kind(entity_id=entity_id, at=NOW, **fields)


def side(event, entity_id, plan_id="P", **fields):
    return told(event, entity_id, stream=f"plan-{plan_id}", parent_id=plan_id, title=entity_id, **fields)


DRAFT = told(hoshin.PlanDrafted, "P", title="The chain", period="2026", team="chain")
AGREED = told(hoshin.PlanAgreed, "P")
BREAKTHROUGH = side(hoshin.BreakthroughObjectiveSet, "B")
ANNUAL = side(hoshin.AnnualObjectiveSet, "A")
PRIORITY = side(hoshin.ImprovementPrioritySet, "I")
TARGET = side(hoshin.TargetToImproveSet, "T")
SIDES = (DRAFT, BREAKTHROUGH, ANNUAL, PRIORITY, TARGET)
CHILD = told(hoshin.PlanDrafted, "C", stream="plan-C", title="House North", period="2026", parent_id="P")


def dropped(entity_id, plan_id="P"):
    return told(hoshin.PlanItemRetired, entity_id, instant_text(NOW - timedelta(days=1)), f"plan-{plan_id}")


# ------------------------------------------------------------------------------------------------ items


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        (hoshin.SetAnnualObjective, {"direction": "higher"}, "X: the direction is up, down or none, not 'higher'"),
        (hoshin.SetTargetToImprove, {"aggregation": "avg"}, "the aggregation is sum, mean, last, max or min"),
        (hoshin.SetBreakthroughObjective, {"horizon": "in 3 years"}, "the horizon is a year such as 2029"),
        (hoshin.SetTargetToImprove, {"target": math.inf}, "the target is a finite number, not inf"),
        (hoshin.SetTargetToImprove, {"baseline": math.nan}, "the baseline is a finite number, not nan"),
    ],
)
def test_what_an_item_says_is_one_of_the_words_and_numbers_that_mean_something(kind, fields, said):
    with pytest.raises(RefusedError, match=said):
        set_plan_item(command(kind, "X", parent_id="P", title="x", **fields), given(*SIDES))


def test_an_item_that_fits_is_told_whole():
    change = command(
        hoshin.SetBreakthroughObjective, "X", parent_id="P", title="x", direction="up", horizon="2029", target=0
    )
    (event,) = set_plan_item(change, given(*SIDES))
    assert type(event) is hoshin.BreakthroughObjectiveSet
    assert (event.horizon, event.target, event.direction) == ("2029", 0, "up")


def test_the_door_knows_these_rules():
    for kind in (
        hoshin.SetBreakthroughObjective,
        hoshin.SetAnnualObjective,
        hoshin.SetImprovementPriority,
        hoshin.SetTargetToImprove,
    ):
        assert ROUTES[kind] is set_plan_item


def test_an_item_of_an_agreed_plan_changes_only_with_a_reason():
    change = command(hoshin.SetAnnualObjective, "A", parent_id="P", title="another")
    assert set_plan_item(change, given(*SIDES))
    with pytest.raises(RefusedError, match="needs a reason"):
        set_plan_item(change, given(*SIDES, AGREED))
    with pytest.raises(RefusedError, match="needs a reason"):
        items.retire_item(command(hoshin.RetirePlanItem, "A"), given(*SIDES, AGREED))


def test_an_item_of_a_child_plan_deploys_a_priority_of_the_plan_above():
    state = given(*SIDES, CHILD)
    for kind in (hoshin.SetBreakthroughObjective, hoshin.SetAnnualObjective):
        (event,) = set_plan_item(command(kind, "X", parent_id="C", title="x", deploys="I"), state)
        assert event.deploys == "I"


@pytest.mark.parametrize(
    ("parent_id", "deploys", "more", "said"),
    [
        ("P", "I", (), "X: no plan lies above P, so it deploys nothing"),
        ("C", "A", (), "X: A is no improvement priority of the plan above, P"),
        ("C", "nowhere", (), "nowhere: no such entity"),
        ("C", "I", (dropped("I"),), "I: this improvement priority was dropped"),
        (
            "C",
            "CI",
            (side(hoshin.ImprovementPrioritySet, "CI", "C"),),
            "CI is no improvement priority of the plan above, P",
        ),
    ],
)
def test_nothing_else_is_deployed(parent_id, deploys, more, said):
    change = command(hoshin.SetAnnualObjective, "X", parent_id=parent_id, title="x", deploys=deploys)
    with pytest.raises(RefusedError, match=said):
        set_plan_item(change, given(*SIDES, CHILD, *more))


CYCLE = told(plan.PlanStarted, "Y", stream="plan-Y", title="2026")
OBJECTIVE = told(okr.ObjectiveSet, "O", stream="plan-Y", parent_id="Y", title="O")
KEY_RESULT = told(okr.KeyResultSet, "K", stream="plan-Y", parent_id="O", title="K")
MEASURE = told(measure.MeasureDefined, "M", stream="plan-Y", parent_id="O", title="M")
NUMBERS = (CYCLE, OBJECTIVE, KEY_RESULT, MEASURE)


@pytest.mark.parametrize("source", ["K", "M"])
def test_a_target_to_improve_can_be_measured_by_a_measure_or_a_key_result(source):
    change = command(hoshin.SetTargetToImprove, "X", parent_id="P", title="x", measured_by=source)
    (event,) = set_plan_item(change, given(*SIDES, *NUMBERS))
    assert event.measured_by == source


def test_it_is_measured_at_first_hand_by_something_that_is_there():
    second_hand = told(okr.KeyResultSet, "K2", stream="plan-Y", parent_id="O", title="K2", measured_by="M")
    planned = told(cycle.MeasuredBy, "K", instant_text(NOW + timedelta(days=1)), "plan-Y", measured_by="M")
    no_longer = told(okr.KeyResultRetired, "K", stream="plan-Y")
    for source, more, said in (
        ("O", (), "X: is measured by another measure or key result, not by an objective O"),
        ("K2", (second_hand,), "X: K2 is itself measured by M; link to that one"),
        ("K", (planned,), "X: K is itself measured by M; link to that one"),
        ("K", (no_longer,), "K: this key result was dropped"),
        ("nowhere", (), "nowhere: no such entity"),
    ):
        change = command(hoshin.SetTargetToImprove, "X", parent_id="P", title="x", measured_by=source)
        with pytest.raises(RefusedError, match=said):
            set_plan_item(change, given(*SIDES, *NUMBERS, *more))


# ----------------------------------------------------------------------------------------- correlations


@pytest.mark.parametrize(("one", "other"), [("B", "A"), ("A", "I"), ("I", "T"), ("T", "B")])
def test_a_correlation_is_one_link_whichever_side_is_named_first(one, other):
    for first, second in ((one, other), (other, one)):
        change = command(hoshin.SetCorrelation, first, to_id=second, strength="weak")
        (event,) = hoshin.set_correlation(change, given(*SIDES))
        assert (event.entity_id, event.to_id, event.strength) == (one, other, "weak")


@pytest.mark.parametrize(
    ("one", "other", "strength", "said"),
    [
        ("B", "I", "weak", "a breakthrough objective and an improvement priority are no neighbours"),
        ("A", "T", "weak", "an annual objective and a target to improve are no neighbours"),
        ("A", "A", "weak", "are no neighbours"),
        ("A", "P", "weak", "are no neighbours"),
        ("A", "nowhere", "weak", "nowhere: no such entity"),
        ("A", "B", "huge", "a correlation is strong, medium, weak or none, not 'huge'"),
        ("A", "CB", "weak", "lies in another plan"),
        ("A", "B", "none", "B: does not correlate with A; there is nothing to take back"),
    ],
)
def test_only_neighbouring_sides_of_one_plan_correlate(one, other, strength, said):
    state = given(*SIDES, CHILD, side(hoshin.BreakthroughObjectiveSet, "CB", "C"))
    with pytest.raises(RefusedError, match=said):
        hoshin.set_correlation(command(hoshin.SetCorrelation, one, to_id=other, strength=strength), state)


@pytest.mark.parametrize("gone", ["A", "B"])
def test_what_was_dropped_correlates_with_nothing_but_its_link_can_be_taken_back(gone):
    linked = told(hoshin.CorrelationSet, "B", to_id="A", strength="strong")
    state = given(*SIDES, linked, dropped(gone))
    with pytest.raises(RefusedError, match=f"{gone}: this .* was dropped"):
        hoshin.set_correlation(command(hoshin.SetCorrelation, "A", to_id="B", strength="weak"), state)
    (event,) = hoshin.set_correlation(command(hoshin.SetCorrelation, "A", to_id="B", strength="none"), state)
    assert (event.entity_id, event.to_id, event.strength) == ("B", "A", "none")


def test_a_correlation_taken_back_cannot_be_taken_back_again():
    linked = told(hoshin.CorrelationSet, "B", to_id="A", strength="strong")
    later = instant_text(NOW - timedelta(days=1))
    gone = told(hoshin.CorrelationSet, "B", later, to_id="A", strength="none")
    with pytest.raises(RefusedError, match="nothing to take back"):
        hoshin.set_correlation(
            command(hoshin.SetCorrelation, "B", to_id="A", strength="none"), given(*SIDES, linked, gone)
        )


def test_a_correlation_of_an_agreed_plan_needs_a_reason():
    change = command(hoshin.SetCorrelation, "A", to_id="B", strength="weak")
    with pytest.raises(RefusedError, match="needs a reason"):
        hoshin.set_correlation(change, given(*SIDES, AGREED))
    explained = command(hoshin.SetCorrelation, "A", to_id="B", strength="weak", reason="seen in the review")
    (event,) = hoshin.set_correlation(explained, given(*SIDES, AGREED))
    assert event.reason == "seen in the review"


# ------------------------------------------------------------------------------------ vision, agreement


def test_the_vision_is_a_sentence_of_a_plan():
    (event,) = hoshin.set_vision(command(hoshin.SetVision, "P", vision=" A house like no other "), given(DRAFT))
    assert event.vision == "A house like no other"
    with pytest.raises(RefusedError, match="P: the vision is empty"):
        hoshin.set_vision(command(hoshin.SetVision, "P", vision=" "), given(DRAFT))
    with pytest.raises(RefusedError, match="B: is a breakthrough objective, not a plan"):
        hoshin.set_vision(command(hoshin.SetVision, "B", vision="x"), given(*SIDES))
    with pytest.raises(RefusedError, match="needs a reason"):
        hoshin.set_vision(command(hoshin.SetVision, "P", vision="x"), given(*SIDES, AGREED))


def test_a_draft_is_agreed_once():
    (event,) = hoshin.agree_plan(command(hoshin.AgreePlan, "P"), given(*SIDES))
    assert (type(event), event.entity_id) == (hoshin.PlanAgreed, "P")
    with pytest.raises(RefusedError, match="P: is agreed already"):
        hoshin.agree_plan(command(hoshin.AgreePlan, "P"), given(*SIDES, AGREED))


def test_a_plan_that_came_in_agreed_is_not_agreed_again():
    with pytest.raises(RefusedError, match="Y: is agreed already"):
        hoshin.agree_plan(command(hoshin.AgreePlan, "Y"), given(*NUMBERS))


@pytest.mark.parametrize("events", [(DRAFT,), (DRAFT, ANNUAL, dropped("A")), (DRAFT, CHILD)])
def test_nobody_agrees_on_an_empty_plan(events):
    with pytest.raises(RefusedError, match="P: is empty"):
        hoshin.agree_plan(command(hoshin.AgreePlan, "P"), given(*events))


def proposed(entity_id, plan_id="P"):
    return told(
        catchball.CatchballProposed,
        entity_id,
        stream=f"plan-{plan_id}",
        entity="target_to_improve",
        from_level="chain",
        to_level="North",
        target=5,
    )


def test_a_plan_is_not_agreed_while_an_offer_waits_for_an_answer():
    state = given(*SIDES, proposed("T"), proposed("A"))
    with pytest.raises(RefusedError, match="P: catchball about A, T is still open"):
        hoshin.agree_plan(command(hoshin.AgreePlan, "P"), state)


def test_talk_that_ended_or_is_about_something_else_does_not_hold_it_up():
    ended = told(catchball.CatchballAgreed, "T", entity="target_to_improve", level="North")
    elsewhere = (CHILD, side(hoshin.AnnualObjectiveSet, "CA", "C"), proposed("CA", "C"))
    gone = (proposed("A"), dropped("A"))
    assert hoshin.agree_plan(command(hoshin.AgreePlan, "P"), given(*SIDES, proposed("T"), ended, *elsewhere, *gone))


def test_a_closed_plan_changes_no_more():
    state = given(*SIDES, told(plan.PlanClosed, "P"))
    for rule, change in (
        (set_plan_item, command(hoshin.SetAnnualObjective, "X", parent_id="P", title="x")),
        (items.retire_item, command(hoshin.RetirePlanItem, "A")),
        (hoshin.set_correlation, command(hoshin.SetCorrelation, "A", to_id="B", strength="weak")),
        (hoshin.set_vision, command(hoshin.SetVision, "P", vision="x")),
        (hoshin.agree_plan, command(hoshin.AgreePlan, "P")),
    ):
        with pytest.raises(RefusedError, match="the plan P is closed"):
            rule(change, state)


def test_another_owner_needs_a_reason_once_the_plan_is_agreed():
    change = command(plan.AssignOwner, "A", owner="Cem")
    assert plan.assign_owner(change, given(*SIDES))[0].owner == "Cem"
    with pytest.raises(RefusedError, match="A: a change of the plan needs a reason"):
        plan.assign_owner(change, given(*SIDES, AGREED))
    said = command(plan.AssignOwner, "A", owner="Cem", reason="Bob leaves")
    assert plan.assign_owner(said, given(*SIDES, AGREED))[0].reason == "Bob leaves"
