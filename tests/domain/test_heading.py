"""The head of a plan, a scorecard or a cycle, told anew after it began."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.domain.cycle import CycleClosed, CycleOpened
from engine.domain.heading import ChangeHeading, change_heading
from engine.domain.hoshin import PlanDrafted
from engine.domain.okr import ObjectiveSet
from engine.domain.scorecard import ScorecardOpened
from engine.domain.state import Strategy, evolve
from engine.domain.values import instant_text
from engine.errors import RefusedError

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
EARLIER = instant_text(NOW - timedelta(days=90))


def told(event, entity_id, **fields):
    return event(entity_id=entity_id, effective_at=EARLIER, recorded_at=EARLIER, **fields)


PLAN = told(PlanDrafted, "P", title="Hotels")
CHILD = told(PlanDrafted, "P2", title="Spa", parent_id="P")
CARD = told(ScorecardOpened, "S", title="Card")
CYCLE = told(CycleOpened, "Q1", title="First", starts_on="2026-01-01", ends_on="2026-03-31")
OBJECTIVE = told(ObjectiveSet, "O", parent_id="Q1", title="Guests")


def change(entity_id, *more, reason="agreed", **said):
    strategy = Strategy()
    for event in (PLAN, CHILD, CARD, CYCLE, OBJECTIVE, *more):
        evolve(strategy, event)
    command = ChangeHeading(entity_id=entity_id, at=NOW, reason=reason, **said)
    (event,) = change_heading(command, strategy)
    evolve(strategy, event)
    return strategy.item(entity_id)


def test_only_what_is_said_changes():
    cycle = change("Q1", title="Spring", ends_on="2026-04-30", cadence=14)
    assert [cycle.value(name) for name in ("title", "starts_on", "ends_on", "cadence", "phase")] == [
        "Spring", "2026-01-01", "2026-04-30", 14, "open",
    ]  # fmt: skip


def test_a_plan_is_put_under_another_one_and_taken_out_again():
    assert change("S", parent_id="P").parent_id == "P"
    assert change("P2", cleared=["parent_id"]).parent_id is None
    with pytest.raises(RefusedError, match="P: lies above P2, so it cannot lie under it"):
        change("P", parent_id="P2")
    with pytest.raises(RefusedError, match="a scorecard cannot lie under the cycle Q1"):
        change("S", parent_id="Q1")


def test_a_change_needs_a_reason_but_in_a_draft_plan():
    assert change("P", reason=None, title="Hotels of the North").value("title") == "Hotels of the North"
    for root in ("S", "Q1"):
        with pytest.raises(RefusedError, match="needs a reason"):
            change(root, reason=None, title="x")


@pytest.mark.parametrize(
    ("entity_id", "said", "why"),
    [
        ("P", {"cadence": 7}, "P: a plan has no cadence"),
        ("Q1", {"roll_up": "mean"}, "Q1: a cycle has no roll_up"),
        ("S", {"cleared": ["vision"]}, "S: a scorecard has no vision"),
        ("P", {"cleared": ["title"]}, "P: a plan is never without title"),
        ("Q1", {"cleared": ["ends_on"]}, "Q1: a cycle is never without ends_on"),
        ("Q1", {"ends_on": "2025-12-31"}, "which is not after 2026-01-01, when it starts"),
        ("Q1", {"cadence": 0}, "a cadence is 1 to 366 days"),
        ("S", {"roll_up": "median"}, "'median' is no roll-up"),
        ("O", {"title": "x"}, "O: is an objective; only a plan, scorecard or cycle has a heading"),
    ],
)
def test_a_heading_says_what_its_kind_can_have(entity_id, said, why):
    with pytest.raises(RefusedError, match=why):
        change(entity_id, **said)


def test_what_is_closed_keeps_its_heading():
    with pytest.raises(RefusedError, match="the cycle Q1 is closed"):
        change("Q1", told(CycleClosed, "Q1"), title="x")
