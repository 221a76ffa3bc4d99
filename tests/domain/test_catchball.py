"""Catchball: who is asked, who may decline, and what comes into force."""

import math
from datetime import timedelta

import pytest

from engine.domain import catchball, hoshin, measure, okr, plan
from engine.domain.catchball import agree_to_offer, counter_offer, decline_offer, propose_target
from engine.domain.values import instant_text
from engine.errors import RefusedError
from tests.domain.test_hoshin import AGREED, DRAFT, EARLIER, NOW, NUMBERS, SIDES, command, dropped, given, told

CHAIN_TO_NORTH = {"from_level": "chain", "to_level": "North"}


def proposal(entity_id="T", **fields):
    fields = {**CHAIN_TO_NORTH, "target": 40, "reason": "guests leave", **fields}
    return command(catchball.ProposeTarget, entity_id, **fields)


def counter(level, **fields):
    return command(catchball.CounterOffer, "T", level=level, reason="too few hands", **fields)


def agreement(level, **fields):
    return command(catchball.AgreeToOffer, "T", level=level, **fields)


def refusal(level, **fields):
    return command(catchball.DeclineOffer, "T", level=level, **{"reason": "not this year", **fields})


def told_offer(event, from_level, to_level, **fields):
    return told(event, "T", entity="target_to_improve", from_level=from_level, to_level=to_level, **fields)


PROPOSED = told_offer(catchball.CatchballProposed, "chain", "North", target=40)
COUNTERED = told_offer(catchball.CatchballCountered, "North", "chain", target=30)
ENDED = told(catchball.CatchballAgreed, "T", entity="target_to_improve", level="chain")
DECLINED = told(catchball.CatchballDeclined, "T", entity="target_to_improve", level="chain")


def test_the_upper_level_proposes_a_target_and_why():
    (event,) = propose_target(proposal(means="one night porter more"), given(*SIDES))
    assert type(event) is catchball.CatchballProposed
    assert (event.entity, event.from_level, event.to_level) == ("target_to_improve", "chain", "North")
    assert (event.target, event.means, event.reason) == (40, "one night porter more", "guests leave")


@pytest.mark.parametrize("reason", [None, " "])
def test_an_offer_and_a_refusal_need_a_reason_even_in_a_draft(reason):
    for rule, change in (
        (propose_target, proposal("A", reason=reason)),
        (counter_offer, command(catchball.CounterOffer, "T", level="North", target=3, reason=reason)),
        (decline_offer, refusal("chain", reason=reason)),
    ):
        with pytest.raises(RefusedError, match="needs a reason"):
            rule(change, given(*SIDES, PROPOSED))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"target": None}, "T: an offer names a target, the means, or both"),
        ({"target": None, "means": " "}, "an offer names a target, the means, or both"),
        ({"target": math.nan}, "nan is no finite number"),
        ({"to_level": " CHAIN "}, "chain proposes to itself"),
        ({"to_level": " "}, "a level has a name"),
    ],
)
def test_an_offer_says_something_to_somebody_else(fields, said):
    with pytest.raises(RefusedError, match=said):
        propose_target(proposal(**fields), given(*SIDES))


@pytest.mark.parametrize("entity_id", ["B", "A", "I", "T", "O", "K", "M"])
def test_the_levels_talk_about_any_item_that_carries_the_strategy(entity_id):
    assert propose_target(proposal(entity_id), given(*SIDES, *NUMBERS))


def test_they_do_not_talk_about_a_plan_or_what_was_dropped_or_closed():
    for entity_id, more, said in (
        ("P", (), "P: is a plan; catchball is about an item of a plan, an objective, a key result or a measure"),
        ("T", (dropped("T"),), "T: this target to improve was dropped"),
        ("T", (told(plan.PlanClosed, "P"),), "T: the plan P is closed"),
        ("nowhere", (), "no such entity"),
    ):
        with pytest.raises(RefusedError, match=said):
            propose_target(proposal(entity_id), given(*SIDES, *more))


def test_one_talk_about_an_item_at_a_time():
    with pytest.raises(RefusedError, match="T: the offer of chain still waits for North; counter it"):
        propose_target(proposal(), given(*SIDES, PROPOSED))
    assert propose_target(proposal("A"), given(*SIDES, PROPOSED))


@pytest.mark.parametrize("ended", [ENDED, DECLINED])
def test_a_talk_that_ended_is_opened_again_by_a_new_proposal_only(ended):
    state = given(*SIDES, PROPOSED, COUNTERED, ended)
    for rule, change in (
        (counter_offer, counter("North", target=3)),
        (agree_to_offer, agreement("chain")),
        (decline_offer, refusal("chain")),
    ):
        with pytest.raises(RefusedError, match="T: no offer waits for an answer; `hansei catchball propose`"):
            rule(change, state)
    (event,) = propose_target(proposal(from_level="North", to_level="night shift"), state)
    assert event.from_level == "North"


def test_nobody_answers_what_was_never_proposed():
    for rule, change in (
        (counter_offer, counter("North", target=3)),
        (agree_to_offer, agreement("North")),
        (decline_offer, refusal("chain")),
    ):
        with pytest.raises(RefusedError, match="no offer waits for an answer"):
            rule(change, given(*SIDES))


def test_only_the_level_asked_counters_or_agrees():
    for level in ("chain", "South"):
        for rule, change in ((counter_offer, counter(level, target=3)), (agree_to_offer, agreement(level))):
            with pytest.raises(RefusedError, match=f"the offer of chain waits for North, not for {level}"):
                rule(change, given(*SIDES, PROPOSED))
    with pytest.raises(RefusedError, match="the offer of North waits for chain, not for North"):
        agree_to_offer(agreement("North"), given(*SIDES, PROPOSED, COUNTERED))


def test_the_turn_goes_back_and_forth():
    (event,) = counter_offer(counter(" north ", target=30), given(*SIDES, PROPOSED))
    assert type(event) is catchball.CatchballCountered
    assert (event.from_level, event.to_level, event.target) == ("North", "chain", 30)
    (event,) = counter_offer(counter("chain", target=35), given(*SIDES, PROPOSED, COUNTERED))
    assert (event.from_level, event.to_level, event.target) == ("chain", "North", 35)


def test_who_answers_with_the_means_takes_the_target_offered():
    (event,) = counter_offer(counter("North", means="a second lock vendor"), given(*SIDES, PROPOSED))
    assert (event.target, event.means) == (40, "a second lock vendor")
    with pytest.raises(RefusedError, match="an offer names a target, the means, or both"):
        counter_offer(counter("North"), given(*SIDES, PROPOSED))


def test_only_the_level_that_proposed_declines_whoever_is_asked():
    for events in ((PROPOSED,), (PROPOSED, COUNTERED)):
        (event,) = decline_offer(refusal("Chain"), given(*SIDES, *events))
        assert (type(event), event.level) == (catchball.CatchballDeclined, "chain")
        with pytest.raises(RefusedError, match="T: chain proposed, so only chain can decline"):
            decline_offer(refusal("North"), given(*SIDES, *events))


def test_after_a_new_proposal_it_is_the_new_proposer_who_may_decline():
    again = told_offer(catchball.CatchballProposed, "North", "night shift", target=7)
    state = given(*SIDES, PROPOSED, DECLINED, again)
    assert decline_offer(refusal("North"), state)
    with pytest.raises(RefusedError, match="only North can decline"):
        decline_offer(refusal("chain"), state)


def test_the_target_of_the_last_offer_comes_into_force():
    agreed, target = agree_to_offer(agreement("chain"), given(*SIDES, AGREED, PROPOSED, COUNTERED))
    assert (type(agreed), agreed.level, agreed.effective_at) == (
        catchball.CatchballAgreed,
        "chain",
        instant_text(NOW),
    )
    assert (type(target), target.entity, target.target) == (measure.TargetSet, "target_to_improve", 30)
    assert (target.effective_at, target.causation_id) == (instant_text(NOW), None)
    assert target.reason == "agreed in catchball between North and chain"


def test_the_target_agreed_can_hold_from_a_later_day():
    ahead = NOW + timedelta(days=30)
    agreed, target = agree_to_offer(agreement("North", holds_from=ahead, period="2026-05"), given(*SIDES, PROPOSED))
    assert (agreed.effective_at, target.effective_at) == (instant_text(NOW), instant_text(ahead))
    assert target.period == "2026-05"


def test_a_key_result_is_retargeted_by_an_agreement():
    offer = told(catchball.CatchballProposed, "K", stream="plan-Y", entity="key_result", target=9, **CHAIN_TO_NORTH)
    _, target = agree_to_offer(command(catchball.AgreeToOffer, "K", level="North"), given(DRAFT, *NUMBERS, offer))
    assert (type(target), target.target) == (okr.KeyResultRetargeted, 9)


def test_an_agreement_on_means_alone_sets_no_target():
    offer = told_offer(catchball.CatchballProposed, "chain", "North", means="walk the floor")
    (agreed,) = agree_to_offer(agreement("North"), given(*SIDES, offer))
    assert type(agreed) is catchball.CatchballAgreed


def test_nothing_is_said_before_what_it_answers():
    before = NOW - timedelta(days=91)
    assert instant_text(before) < EARLIER
    for rule, change in (
        (counter_offer, counter("North", target=3, effective_at=before)),
        (agree_to_offer, agreement("North", effective_at=before)),
        (decline_offer, refusal("chain", effective_at=before)),
    ):
        state = given(*SIDES, told(hoshin.TargetToImproveSet, "T", "2025-01-01T00:00:00.000000Z", parent_id="P",
                                   title="T"), PROPOSED)  # fmt: skip
        with pytest.raises(RefusedError, match="T: the last word on it was said at"):
            rule(change, state)
