"""What must be said is not blank, and a number is one that can be stored."""

from math import inf, nan

import pytest

from engine.domain import heading, hoshin, initiative, measure, okr, plan, review, scorecard
from engine.domain.countermeasure import (
    AgreeCountermeasure,
    CountermeasureAgreed,
    CountermeasureCompleted,
    VerifyCountermeasure,
    agree_countermeasure,
)
from engine.errors import RefusedError
from tests.domain import reviewing
from tests.domain.balanced import DAY, EVERYTHING, NOW, given, item, told, when

REVIEW = (
    told(
        review.ReviewScheduled, "R", stream="review-R", parent_id="P", title="R", tier="monthly", scheduled_for="x"
    ),
    told(review.ReviewOpened, "R", stream="review-R", opened_position=1, opened_at="x"),
    told(
        CountermeasureAgreed, "R-CM1", stream="review-R", parent_id="R", subject_id="M1", root_cause="Dust",
        action="Clean", owner="p-1", due="2026-05-01",
    ),
)  # fmt: skip
CLOSED = told(review.ReviewClosed, "R", stream="review-R", closed_position=2, closed_at="x")


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
@pytest.mark.parametrize(
    ("kind", "entity_id", "more"),
    [
        (plan.StartPlan, "P9", {}),
        (hoshin.DraftPlan, "P9", {}),
        (scorecard.OpenScorecard, "S9", {}),
        (hoshin.SetAnnualObjective, "A", {"parent_id": "P"}),
        (scorecard.AddPerspective, "F9", {"parent_id": "S"}),
        (okr.SetObjective, "O9", {"parent_id": "Q"}),
        (okr.SetKeyResult, "KR9", {"parent_id": "O1"}),
        (measure.DefineMeasure, "M1", {"parent_id": "SO1"}),
        (initiative.SetInitiative, "I9", {"parent_id": "KR1"}),
        (heading.ChangeHeading, "Q", {}),
        (review.ScheduleReview, "R9", {"parent_id": "P", "tier": "monthly", "scheduled_for": NOW}),
    ],
)
def test_a_title_is_not_blank(kind, entity_id, more, blank):
    with pytest.raises(RefusedError, match=f"{entity_id}: the title is empty"):
        when(given(*EVERYTHING), kind, entity_id, title=blank, **more)


def test_perspectives_have_titles_of_their_own():
    for titles, said in ((["Customer", "customer"], "two perspectives are called 'customer'"), ([" "], "is empty")):
        with pytest.raises(RefusedError, match=said):
            when(given(*EVERYTHING), scorecard.OpenScorecard, "S9", title="S9", perspectives=titles)


@pytest.mark.parametrize(
    ("kind", "said", "name"),
    [
        (plan.AssignOwner, {"owner": " "}, "owner"),
        (plan.SetStatus, {"status": ""}, "status"),
        (plan.AddComment, {"text": " "}, "comment"),
        (okr.SetObjective, {"parent_id": "Q", "title": "O1", "owner": ""}, "owner"),
    ],
)
def test_an_owner_a_status_and_a_comment_are_not_blank(kind, said, name):
    with pytest.raises(RefusedError, match=f"O1: the {name} is empty"):
        when(given(*EVERYTHING), kind, "O1", **said)


@pytest.mark.parametrize("number", [nan, inf, -inf])
@pytest.mark.parametrize(
    ("kind", "entity_id", "field", "more"),
    [
        (okr.SetObjective, "O1", "target", {"parent_id": "Q", "title": "O1"}),
        (measure.DefineMeasure, "M1", "baseline", {"parent_id": "SO1", "title": "M1"}),
        (measure.SetTarget, "M1", "target", {}),
        (measure.RecordReading, "M1", "value", {}),
        (plan.SetStatus, "M1", "value", {"status": "done"}),
        (initiative.SetInitiative, "I9", "budget", {"parent_id": "M1", "title": "Locks"}),
        (VerifyCountermeasure, "R-CM1", "actual_change", {"worked": True}),
    ],
)
def test_a_number_is_finite(kind, entity_id, field, more, number):
    done = told(CountermeasureCompleted, "R-CM1", days=-1, stream="review-R")
    with pytest.raises(RefusedError, match=f"{entity_id}: the .* is a finite number, not"):
        when(given(*EVERYTHING, *REVIEW, done), kind, entity_id, **more, **{field: number})


def test_an_expected_change_is_finite():
    change = reviewing.command(
        AgreeCountermeasure, review_id="R", subject_id="K", root_cause="Dust", action="Clean", owner="Ann",
        due="2026-05-01", expected_change=nan,
    )  # fmt: skip
    with pytest.raises(RefusedError, match="R: the expected change is a finite number"):
        agree_countermeasure(change, reviewing.given(*reviewing.OPEN))


@pytest.mark.parametrize("name", ["parent_id", "title", "target", "present", "status", "carried_to"])
def test_only_what_an_item_may_be_without_is_cleared(name):
    with pytest.raises(RefusedError, match=f"O1: {name} is nothing that can be cleared of an objective"):
        when(given(*EVERYTHING), okr.SetObjective, "O1", parent_id="Q", title="O1", cleared=[name])
    assert when(given(*EVERYTHING), okr.SetObjective, "O1", parent_id="Q", title="O1", cleared=["owner"])


def test_an_initiative_ends_once_also_for_who_looks_back():
    begun = item(initiative.InitiativeSet, "I1", "KR1", "cycle-Q")
    ended = told(initiative.InitiativeClosed, "I1", days=-10, stream="cycle-Q", outcome="done")
    with pytest.raises(RefusedError, match=r"I1: this initiative is over \(done\)"):
        when(
            given(*EVERYTHING, begun, ended), initiative.CloseInitiative, "I1", outcome="dropped",
            effective_at=NOW - 20 * DAY,
        )  # fmt: skip


def test_in_a_closed_review_only_a_countermeasure_gets_an_owner():
    strategy = given(*EVERYTHING, *REVIEW, CLOSED)
    with pytest.raises(RefusedError, match="R: the review R is closed"):
        when(strategy, plan.AssignOwner, "R", owner="Ann")
    assert when(strategy, plan.AssignOwner, "R-CM1", owner="Ann")
    assert when(given(*EVERYTHING, *REVIEW), plan.AssignOwner, "R", owner="Ann")
