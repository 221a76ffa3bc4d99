"""The life of a review, and what is said in it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.domain import countermeasure, decision, finding, plan, review
from engine.domain.values import instant_text
from engine.errors import RefusedError
from engine.routes import ROUTES
from tests.domain.reviewing import (
    CLOSED,
    NOW,
    OPEN,
    OPENED,
    PLAN,
    SCHEDULED,
    command,
    days_ago,
    given,
    told,
)


def decided(change, *events):
    """What the rule that the command is routed to makes of it."""
    return ROUTES[type(change)](change, given(*events))


def schedule(**fields):
    said = {"entity_id": "R", "parent_id": "P", "tier": "monthly", "scheduled_for": NOW}
    return command(review.ScheduleReview, **{**said, **fields})


COUNTERMEASURE = {
    "subject_id": "K",
    "root_cause": "locks jam",
    "action": "swap them",
    "owner": "Bob",
    "due": "2026-05-01",
}
SAID = [
    command(finding.RecordFinding, review_id="R", text="Guests stay away"),
    command(finding.RecordLesson, review_id="R", text="Ask earlier"),
    command(finding.RecogniseContribution, review_id="R", person="Bob", text="Stayed all night"),
    command(decision.TakeDecision, review_id="R", decision="continue", text="Go on", reason="it works"),
    command(countermeasure.AgreeCountermeasure, review_id="R", **COUNTERMEASURE),
]
LETTERS = ["F", "L", "R", "D", "CM"]


def test_a_review_is_scheduled_under_what_it_looks_at_and_named_by_tier_and_day():
    (event,) = decided(schedule(facilitator="Ann"), *PLAN)
    assert (event.parent_id, event.tier, event.facilitator) == ("P", "monthly", "Ann")
    assert (event.scheduled_for, event.title) == ("2026-04-01T09:00:00.000000Z", "Monthly review 2026-04-01")
    (diagnosis,) = decided(schedule(tier="diagnosis", title=None), *PLAN)
    assert diagnosis.title == "President's diagnosis 2026-04-01"
    assert decided(schedule(title="Spring clean"), *PLAN)[0].title == "Spring clean"


def test_a_closed_plan_can_still_be_looked_back_at():
    assert decided(schedule(), *PLAN, told(plan.PlanClosed, "P", 1))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"tier": "weekly"}, "'weekly' is no tier; there are monthly, quarterly, annual, diagnosis"),
        ({"parent_id": "O"}, "a review cannot lie under the objective O"),
        ({"parent_id": "nowhere"}, "no such entity"),
        ({"entity_id": "K"}, "K: this id is taken by a key result"),
        ({"entity_id": "current"}, "what no review has looked at yet"),
    ],
)
def test_a_review_is_refused_that_looks_at_nothing_or_fits_nowhere(fields, said):
    with pytest.raises(RefusedError, match=said):
        decided(schedule(**fields), *PLAN)


def test_opening_pins_the_position_and_the_instant():
    (event,) = decided(command(review.OpenReview, entity_id="R", position=41), *PLAN, SCHEDULED)
    assert (event.opened_position, event.opened_at) == (41, instant_text(NOW))


def test_closing_pins_again():
    (event,) = decided(command(review.CloseReview, entity_id="R", position=50), *OPEN)
    assert (event.closed_position, event.closed_at) == (50, instant_text(NOW))


def test_a_review_opens_once_and_closes_once_and_in_this_order():
    open_it, close_it = (
        command(kind, entity_id="R", position=50) for kind in (review.OpenReview, review.CloseReview)
    )
    with pytest.raises(RefusedError, match="R: the review is open since 2026-03-31T09"):
        decided(open_it, *OPEN)
    with pytest.raises(RefusedError, match="has not been opened; `hansei review open R`"):
        decided(close_it, *PLAN, SCHEDULED)
    for again in (open_it, close_it):
        with pytest.raises(RefusedError, match="R: the review R is closed"):
            decided(again, *OPEN, CLOSED)


def test_a_review_cannot_end_at_a_place_of_the_log_before_it_opened():
    with pytest.raises(RefusedError, match="opened at position 7"):
        decided(command(review.CloseReview, entity_id="R", position=6), *OPEN)


def test_a_clock_that_is_behind_cannot_open_a_review_before_it_was_scheduled():
    early = review.OpenReview(entity_id="R", at=NOW - timedelta(days=11), position=3)
    with pytest.raises(RefusedError, match="stands as it does since 2026-03-22"):
        decided(early, *PLAN, SCHEDULED)


@pytest.mark.parametrize("state", [(SCHEDULED,), (SCHEDULED, OPENED)])
def test_agenda_and_attendance_are_set_until_the_review_is_closed(state):
    agenda = command(review.SetAgenda, entity_id="R", agenda=["Misses", "Locks"])
    attendance = command(review.RecordAttendance, entity_id="R", attendees=["Bob", "Ann"])
    assert decided(agenda, *PLAN, *state)[0].agenda == ["Misses", "Locks"]
    assert decided(attendance, *PLAN, *state)[0].attendees == ["Bob", "Ann"]
    for change in (agenda, attendance):
        with pytest.raises(RefusedError, match="the review R is closed"):
            decided(change, *OPEN, CLOSED)


def test_an_agenda_has_something_in_it():
    for agenda in ([], ["Misses", "  "]):
        with pytest.raises(RefusedError, match="R: the agenda is empty"):
            decided(command(review.SetAgenda, entity_id="R", agenda=agenda), *OPEN)


@pytest.mark.parametrize("change", SAID, ids=LETTERS)
def test_nothing_is_said_in_a_review_that_is_not_open(change):
    assert decided(change, *OPEN)
    with pytest.raises(RefusedError, match="R: the review has not been opened"):
        decided(change, *PLAN, SCHEDULED)
    with pytest.raises(RefusedError, match="R: the review R is closed"):
        decided(change, *OPEN, CLOSED)


@pytest.mark.parametrize("change", SAID, ids=LETTERS)
def test_what_is_said_is_said_in_a_review(change):
    with pytest.raises(RefusedError, match="P: is a plan, not a review"):
        decided(replace(change, review_id="P"), *OPEN)


@pytest.mark.parametrize(("change", "letters"), list(zip(SAID, LETTERS, strict=True)), ids=LETTERS)
def test_what_is_said_gets_the_next_free_id_of_its_review(change, letters):
    first = decided(change, *OPEN)[0]
    assert (first.entity_id, first.parent_id) == (f"R-{letters}1", "R")
    stored = replace(first, originator_id="review-R", recorded_at=days_ago(0))
    assert decided(change, *OPEN, stored)[0].entity_id == f"R-{letters}2"
    taken = replace(stored, originator_id="review-X", entity_id=f"R-{letters}2")
    assert decided(change, *OPEN, stored, taken)[0].entity_id == f"R-{letters}3"


@pytest.mark.parametrize("change", SAID, ids=LETTERS)
def test_an_id_that_is_given_stands_if_it_is_free(change):
    named = replace(change, entity_id="mine")
    assert decided(named, *OPEN)[0].entity_id == "mine"
    taken = replace(change, entity_id="K")
    with pytest.raises(RefusedError, match="K: this id is taken by a key result"):
        decided(taken, *OPEN)


@pytest.mark.parametrize("change", SAID, ids=LETTERS)
def test_what_is_said_may_be_about_an_entity_that_there_is(change):
    about = replace(change, subject_id="CO")
    assert decided(about, *OPEN)[0].subject_id == "CO"
    with pytest.raises(RefusedError, match="nothing-here: no such entity"):
        decided(replace(change, subject_id="nothing-here"), *OPEN)


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        (finding.RecordFinding, {"text": " "}, "the finding is empty"),
        (finding.RecordLesson, {"text": ""}, "the lesson is empty"),
        (finding.RecogniseContribution, {"text": "Stayed", "person": " "}, "the recognition is empty"),
    ],
)
def test_nothing_empty_is_said(kind, fields, said):
    with pytest.raises(RefusedError, match=said):
        decided(command(kind, review_id="R", **fields), *OPEN)


def test_a_recognition_names_whose_contribution_it_was():
    (event,) = decided(SAID[2], *OPEN)
    assert (event.person, event.text) == ("Bob", "Stayed all night")
