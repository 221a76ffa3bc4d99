"""The trail of what was changed, and the chain of causes, by hand."""

from datetime import UTC, datetime

import pytest

from engine.domain import catchball, decision, finding, measure, plan
from engine.errors import UnusableInputError
from projections.audit import trail
from projections.read_model import Bounds
from tests.projections.happenings import at, happen, one
from tests.projections.reviewing import opens, scheduled
from tests.projections.strategy import PERSPECTIVE, SCORECARD, a_measure


def prose(words):
    return {"text": words, "salt": "s"}


@pytest.fixture
def told(log, read_model):
    """A miss is found in a review, a target lowered by decision; somebody changes an owner by himself."""
    happen(
        log,
        SCORECARD,
        PERSPECTIVE,
        a_measure("M1", "F", target=100, unit="%", direction="up"),
        scheduled("R", "2026-03-01", "S", "monthly"),
        opens("R", "2026-03-10", 4),
        one(finding.FindingRecorded, "F1", "2026-03-10", parent_id="R", subject_id="M1", text=prose("Far off")),
        one(
            decision.DecisionTaken, "D1", "2026-03-10", parent_id="R", decision="retarget", finding_id="F1",
            text=prose("Lower it"),
        ),
        one(
            measure.TargetSet, "M1", "2026-03-11", entity="measure", target=80, causation_id="D1", actor="Ben",
            reason=prose("Out of reach"),
        ),
        one(plan.OwnerSet, "M1", "2026-04-01", entity="measure", owner="Cleo", actor="Cleo"),
    )  # fmt: skip
    read_model.catch_up(log)

    def asked(bounds=None, **filters):
        return trail(read_model, bounds or Bounds(), **filters).to_pylist()

    return asked


def short(rows):
    return [(row["entity_id"], row["field"], row["after"]) for row in rows]


def test_why_a_target_is_what_it_is_goes_up_to_the_review(told):
    rows = [row for row in told(ids=["M1"], field="target", chain=True) if row["of"] == 8]
    assert [(row["distance"], row["entity_id"], row["event"], row["field"]) for row in rows] == [
        (-2, "R", "ReviewOpened", "opened_at"),
        (-2, "F1", "FindingRecorded", "description"),
        (-1, "D1", "DecisionTaken", "description"),
        (0, "M1", "TargetSet", "target"),
    ]
    assert (rows[-1]["before"], rows[-1]["after"], rows[-1]["reason"]) == ("100", "80", "Out of reach")


def test_what_a_finding_led_to_goes_down_to_the_target(told):
    rows = told(ids=["F1"], field="description", chain=True)
    assert [(row["distance"], row["entity_id"], row["after"]) for row in rows if row["distance"] > 0] == [
        (1, "D1", "Lower it"),
        (2, "M1", "80"),
    ]


def test_why_a_target_was_agreed_goes_up_the_catchball_to_the_first_offer(log, read_model):
    talk = {"entity": "measure", "actor": "Ben"}
    down, up = {"from_level": "Company", "to_level": "House"}, {"from_level": "House", "to_level": "Company"}
    happen(
        log,
        SCORECARD,
        PERSPECTIVE,
        a_measure("M1", "F", target=100, unit="%", direction="up"),
        one(catchball.CatchballProposed, "M1", "2026-03-01", target=90, **down, **talk),
        one(catchball.CatchballDeclined, "M1", "2026-03-02", level="Company", **talk),
        one(catchball.CatchballProposed, "M1", "2026-03-03", target=95, **down, **talk),
        one(catchball.CatchballCountered, "M1", "2026-03-04", target=85, means=prose("A clerk"), **up, **talk),
        one(catchball.CatchballAgreed, "M1", "2026-03-05", level="Company", **talk),
        one(measure.TargetSet, "M1", "2026-04-01", known="2026-03-05", target=85, **talk),
    )
    read_model.catch_up(log)
    rows = trail(read_model, Bounds(), ids=["M1"], field="target", chain=True).to_pylist()
    assert [(row["distance"], row["event"], row["field"], row["after"]) for row in rows if row["of"] == 9] == [
        (-3, "CatchballProposed", "offered_target", "95"),
        (-2, "CatchballCountered", "offered_target", "85"),
        (-1, "CatchballAgreed", "offer", "agreed by Company"),
        (0, "TargetSet", "target", "85"),
    ]
    assert [row["distance"] for row in rows if row["of"] == 3] == [0]


def test_without_the_chain_there_is_only_what_was_asked_for(told):
    assert short(told(ids=["M1"], field="target")) == [("M1", "target", "100"), ("M1", "target", "80")]
    assert {row["distance"] for row in told()} == {0}


def test_a_person_a_period_and_a_review_narrow_it(told):
    assert short(told(person="Cleo")) == [("M1", "owner", "Cleo")]
    april = {"since": datetime(2026, 4, 1, tzinfo=UTC), "until": datetime(2026, 4, 30, tzinfo=UTC)}
    assert short(told(**april)) == [("M1", "owner", "Cleo")]
    in_review = {(row["entity_id"], row["event"]) for row in told(review="R")}
    assert {("F1", "FindingRecorded"), ("D1", "DecisionTaken"), ("M1", "TargetSet")} <= in_review
    assert ("M1", "OwnerSet") not in in_review and ("M1", "MeasureDefined") not in in_review


def test_at_an_earlier_instant_later_changes_have_not_happened(told):
    assert short(told(at("2026-03-10", "2026-03-10"), ids=["M1"], field="target")) == [("M1", "target", "100")]


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"ids": ["M1", "nix"]}, "nix: no such entity"),
        ({"review": "nix"}, "nix: no such entity"),
        ({"person": "Nemo"}, "Nemo: nobody of that name"),
    ],
)
def test_what_nobody_ever_told_of_is_refused(told, filters, said):
    with pytest.raises(UnusableInputError, match=said):
        told(**filters)
