"""A countermeasure from its agreement to its verification."""

from datetime import timedelta

import pytest

from engine.domain import countermeasure as cm
from engine.domain.values import instant_text
from engine.errors import RefusedError
from engine.routes import ROUTES
from tests.domain.reviewing import CLOSED, FINDING, NOW, OPEN, command, days_ago, given, in_review

SAID = {
    "review_id": "R",
    "subject_id": "K",
    "root_cause": "locks jam",
    "action": "swap them",
    "owner": "Bob",
    "due": "2026-05-01",
}
MORE = {
    "finding_id": "R-F1",
    "period": "2026-03",
    "background": "guests wait at the door",
    "expected_effect": "nobody waits",
    "expected_change": -3.5,
    "verify_after": 2,
}
AGREED = in_review(
    cm.CountermeasureAgreed, "CM", parent_id="R", **{name: SAID[name] for name in SAID if name != "review_id"}
)
COMPLETED = in_review(cm.CountermeasureCompleted, "CM", 0.08)
VERIFIED = in_review(cm.CountermeasureVerified, "CM", 0.06, effective=True)
CANCELLED = in_review(cm.CountermeasureCancelled, "CM", 0.06)

COMPLETE = command(cm.CompleteCountermeasure, entity_id="CM", note="all doors")
VERIFY = command(cm.VerifyCountermeasure, entity_id="CM", worked=False, actual_effect="they jam still")
CANCEL = command(cm.CancelCountermeasure, entity_id="CM", reason="the house is sold")


def follows(change, *events):
    return ROUTES[type(change)](change, given(*OPEN, FINDING, *events))


def test_a_countermeasure_is_agreed_in_the_form_of_an_a3():
    (event,) = follows(command(cm.AgreeCountermeasure, **SAID, **MORE))
    assert {name: getattr(event, name) for name in MORE} == MORE
    assert {name: getattr(event, name) for name in SAID if name != "review_id"} == {
        name: SAID[name] for name in SAID if name != "review_id"
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"subject_id": None}, "needs a subject"),
        ({"root_cause": " "}, "the root cause .* is empty"),
        ({"action": ""}, "the action .* is empty"),
        ({"owner": " "}, "the owner .* is empty"),
        ({"due": "soon"}, "'soon' is no day"),
        ({"finding_id": "K"}, "K: is a key result, not a finding"),
        ({"finding_id": "R-F9"}, "no such entity"),
        ({"verify_after": 0}, "after 1 period or more, not 0"),
    ],
)
def test_a_countermeasure_that_is_not_whole_is_refused(fields, said):
    with pytest.raises(RefusedError, match=said):
        follows(command(cm.AgreeCountermeasure, **{**SAID, **fields}))


def test_it_is_completed_then_verified_also_after_its_review():
    (completed,) = follows(COMPLETE, AGREED, CLOSED)
    assert (type(completed), completed.note) == (cm.CountermeasureCompleted, "all doors")
    (verified,) = follows(VERIFY, AGREED, COMPLETED, CLOSED)
    assert (verified.effective, verified.actual_effect) == (False, "they jam still")


@pytest.mark.parametrize(
    ("change", "events", "state"),
    [
        (VERIFY, [AGREED], "open"),
        (COMPLETE, [AGREED, COMPLETED], "completed"),
        (COMPLETE, [AGREED, CANCELLED], "cancelled"),
        (VERIFY, [AGREED, COMPLETED, VERIFIED], "verified"),
        (VERIFY, [AGREED, CANCELLED], "cancelled"),
        (CANCEL, [AGREED, COMPLETED, VERIFIED], "verified"),
        (CANCEL, [AGREED, CANCELLED], "cancelled"),
    ],
)
def test_each_step_follows_the_one_before_it(change, events, state):
    with pytest.raises(RefusedError, match=f"CM: is {state}; this can be said only of what is"):
        follows(change, *events)


@pytest.mark.parametrize("events", [[AGREED], [AGREED, COMPLETED]])
def test_it_can_be_given_up_for_a_reason_until_it_is_verified(events):
    (event,) = follows(CANCEL, *events, CLOSED)
    assert (type(event), event.reason) == (cm.CountermeasureCancelled, "the house is sold")
    with pytest.raises(RefusedError, match=r"the reason .* is empty"):
        follows(command(cm.CancelCountermeasure, entity_id="CM"), *events)


def test_a_verification_says_what_the_effect_was_in_words_or_as_a_number():
    with pytest.raises(RefusedError, match=r"the actual effect .* is empty"):
        follows(command(cm.VerifyCountermeasure, entity_id="CM", worked=True), AGREED, COMPLETED)
    by_number = command(cm.VerifyCountermeasure, entity_id="CM", worked=True, actual_change=-4.0)
    assert follows(by_number, AGREED, COMPLETED)[0].actual_change == -4


def test_it_may_have_been_completed_earlier_but_not_before_it_was_agreed_nor_in_the_future():
    def completed(at):
        return follows(command(cm.CompleteCountermeasure, entity_id="CM", effective_at=at), AGREED)

    assert completed(NOW - timedelta(hours=1))[0].effective_at == instant_text(NOW - timedelta(hours=1))
    with pytest.raises(RefusedError, match=f"CM: stands as it does since {days_ago(0.1)}"):
        completed(NOW - timedelta(days=1))
    with pytest.raises(RefusedError, match="nothing has happened in the future"):
        completed(NOW + timedelta(seconds=1))


def test_only_a_countermeasure_is_followed_up():
    with pytest.raises(RefusedError, match="R-F1: is a finding, not a countermeasure"):
        follows(command(cm.CompleteCountermeasure, entity_id="R-F1"))
