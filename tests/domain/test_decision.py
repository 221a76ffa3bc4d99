"""What a review decides, and what a decision changes."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.domain import cycle, decision, hoshin, initiative, measure, okr, plan, scorecard
from engine.domain.values import instant_text
from engine.errors import RefusedError
from tests.domain.reviewing import CLOSED, FINDING, NOW, OPEN, command, given, in_review, told


def take(kind, **fields):
    said = {"review_id": "R", "decision": kind, "text": "Resolved", "reason": "as the figures show"}
    return command(decision.TakeDecision, **{**said, **fields})


def taken(change, *more):
    return decision.take_decision(change, given(*OPEN, *more))


def test_a_decision_says_what_was_resolved_and_why():
    (event,) = taken(
        take(
            "continue", subject_id="K", finding_id="R-F1", owner="Bob", due="2026-05-01",
            expected_effect="Half the complaints", confidence=0.7,
        ),
        FINDING,
    )  # fmt: skip
    assert (event.decision, event.text, event.reason) == ("continue", "Resolved", "as the figures show")
    assert (event.subject_id, event.finding_id, event.owner) == ("K", "R-F1", "Bob")
    assert (event.due, event.expected_effect, event.confidence) == ("2026-05-01", "Half the complaints", 0.7)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"decision": "ponder"}, "'ponder' is no decision; there are continue, adjust, retarget"),
        ({"text": " "}, "the decision is empty"),
        ({"reason": None}, "the reason of the decision .* is empty"),
        ({"reason": "  "}, "the reason of the decision .* is empty"),
        ({"due": "May"}, "'May' is no day; write it as 2026-03-31"),
        ({"due": "2026-02-30"}, "is no day"),
        ({"confidence": 1.01}, "between 0 and 1"),
        ({"confidence": float("nan")}, "between 0 and 1"),
        ({"finding_id": "K"}, "K: is a key result, not a finding"),
        ({"target": 3.0, "subject_id": "K"}, "`continue` sets no target, only `retarget` does"),
        ({"weight": 3.0, "subject_id": "K"}, "`continue` sets no weight, only `adjust` does"),
        ({"initiative_id": "I2"}, "`continue` sets no initiative, only `start` does"),
    ],
)
def test_a_decision_that_is_not_whole_is_refused(fields, said):
    with pytest.raises(RefusedError, match=said):
        taken(take("continue", **fields))


@pytest.mark.parametrize("kind", ["continue", "escalate", "adjust", "start"])
def test_a_decision_may_change_nothing(kind):
    assert [type(event) for event in taken(take(kind))] == [decision.DecisionTaken]


@pytest.mark.parametrize(
    ("fields", "event", "changed"),
    [
        ({"decision": "retarget", "subject_id": "K", "target": 35.0}, okr.KeyResultRetargeted, ("K", "target", 35)),
        ({"decision": "retarget", "subject_id": "M", "target": 35.0}, measure.TargetSet, ("M", "target", 35)),
        ({"decision": "adjust", "subject_id": "K", "new_owner": "Cem"}, plan.OwnerSet, ("K", "owner", "Cem")),
        ({"decision": "adjust", "subject_id": "K", "weight": 2.0}, scorecard.WeightSet, ("K", "weight", 2)),
        ({"decision": "stop", "subject_id": "I"}, initiative.InitiativeClosed, ("I", "outcome", "dropped")),
        (
            {"decision": "start", "subject_id": "K", "initiative_id": "I2", "initiative_title": "New doors"},
            initiative.InitiativeSet,
            ("I2", "title", "New doors"),
        ),
    ],
)
def test_a_decision_causes_the_change_and_gives_its_reason(fields, event, changed):
    first, change = taken(take(**{"kind": fields["decision"], **fields}))
    assert (type(first), first.entity_id) == (decision.DecisionTaken, "R-D1")
    entity_id, field, value = changed
    assert (type(change), change.entity_id, getattr(change, field)) == (event, entity_id, value)
    assert (change.causation_id, change.reason, change.effective_at) == (
        "R-D1",
        "as the figures show",
        instant_text(NOW),
    )


SIDE = (
    told(hoshin.PlanDrafted, "H", stream="plan-H", title="2026"),
    told(hoshin.AnnualObjectiveSet, "A", stream="plan-H", parent_id="H", title="A"),
)
CARD = (
    told(scorecard.ScorecardOpened, "S", stream="scorecard-S", title="Card"),
    told(scorecard.PerspectiveAdded, "SP", stream="scorecard-S", parent_id="S", title="Customer"),
)


@pytest.mark.parametrize(
    ("subject", "event"),
    [
        ("CO", cycle.ObjectiveAbandoned),
        ("O", okr.ObjectiveRetired),
        ("K", okr.KeyResultRetired),
        ("M", measure.MeasureRetired),
        ("A", hoshin.PlanItemRetired),
        ("SP", scorecard.ScorecardItemRetired),
    ],
)
def test_what_is_stopped_leaves_the_plan_in_the_way_of_its_kind(subject, event):
    _, change = taken(take("stop", subject_id=subject), *SIDE, *CARD)
    assert (type(change), change.entity_id, change.causation_id) == (event, subject, "R-D1")


def test_owner_and_weight_are_adjusted_together():
    events = taken(take("adjust", subject_id="K", new_owner="Cem", weight=2.0))
    assert [type(event) for event in events] == [decision.DecisionTaken, plan.OwnerSet, scorecard.WeightSet]
    assert {event.causation_id for event in events[1:]} == {"R-D1"}


def test_a_target_may_hold_from_another_day_than_the_decision():
    july = datetime(2026, 7, 1, tzinfo=UTC)
    first, change = taken(take("retarget", subject_id="M", target=9.0, period="2026-Q3", holds_from=july))
    assert (first.effective_at, change.effective_at) == (instant_text(NOW), instant_text(july))
    assert change.period == "2026-Q3"


def test_what_is_started_has_the_owner_and_the_due_day_of_the_decision():
    fields = {"initiative_id": "I2", "initiative_title": "New doors", "owner": "Bob", "due": "2026-05-01"}
    _, change = taken(take("start", subject_id="K", **fields))
    assert (change.parent_id, change.owner, change.due) == ("K", "Bob", "2026-05-01")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"decision": "retarget", "subject_id": "K"}, "needs the new target"),
        ({"decision": "retarget", "target": 3.0}, "say what is to retarget"),
        ({"decision": "stop"}, "say what is to stop"),
        ({"decision": "stop", "subject_id": "P"}, "P: is a plan, which no decision can stop"),
        ({"decision": "adjust", "weight": 3.0}, "say what is to adjust"),
        ({"decision": "adjust", "subject_id": "K", "weight": 0.0}, "above 0"),
        ({"decision": "adjust", "subject_id": "K", "new_owner": " "}, "the new owner is empty"),
        ({"decision": "start", "subject_id": "K", "initiative_id": "I2"}, "needs an id and a title"),
        (
            {"decision": "start", "subject_id": "K", "initiative_id": "I", "initiative_title": "Again"},
            "I: this id is taken by an initiative",
        ),
        (
            {"decision": "start", "subject_id": "P", "initiative_id": "I2", "initiative_title": "Doors"},
            "an initiative cannot lie under the plan P",
        ),
    ],
)
def test_a_change_that_its_own_rule_refuses_refuses_the_decision(fields, said):
    with pytest.raises(RefusedError, match=said):
        taken(take(**{"kind": fields["decision"], **fields}))


def test_nothing_changes_in_a_plan_that_is_closed():
    closed = told(plan.PlanClosed, "P", 1)
    with pytest.raises(RefusedError, match="the plan P is closed"):
        taken(take("retarget", subject_id="K", target=3.0), closed)
    assert taken(take("continue", subject_id="K"), closed), "but the review can still talk about it"


TAKEN = in_review(decision.DecisionTaken, "R-D1", parent_id="R", text="Go on", decision="continue")
REVOKE = command(decision.RevokeDecision, entity_id="R-D1", reason="the figures were wrong")


def test_a_decision_is_revoked_once_also_after_its_review():
    (event,) = decision.revoke_decision(REVOKE, given(*OPEN, TAKEN, CLOSED))
    assert (type(event), event.entity_id) == (decision.DecisionRevoked, "R-D1")
    revoked = in_review(decision.DecisionRevoked, "R-D1", 0.05)
    with pytest.raises(RefusedError, match="R-D1: the decision was revoked already"):
        decision.revoke_decision(REVOKE, given(*OPEN, TAKEN, revoked))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (command(decision.RevokeDecision, entity_id="R-D1"), "the reason .* is empty"),
        (command(decision.RevokeDecision, entity_id="K", reason="r"), "K: is a key result, not a decision"),
        (
            decision.RevokeDecision(entity_id="R-D1", at=NOW - timedelta(days=1), reason="r"),
            "R-D1: stands as it does since",
        ),
    ],
)
def test_a_revocation_names_a_decision_and_a_reason_and_follows_it(change, said):
    with pytest.raises(RefusedError, match=said):
        decision.revoke_decision(change, given(*OPEN, TAKEN))


def test_an_initiative_has_another_id_than_the_decision_that_starts_it():
    for decision_id, initiative_id in (("", "R-D1"), ("X", "X")):
        change = take(
            "start", entity_id=decision_id, subject_id="K", initiative_id=initiative_id, initiative_title="Locks"
        )
        with pytest.raises(RefusedError, match=f"{initiative_id} is the decision itself"):
            taken(change)
