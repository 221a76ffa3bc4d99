"""What lies under what, and what is the same thing: at no instant does anything come round to itself."""

import pytest

from engine.domain import cycle, hoshin, okr, scorecard
from engine.domain.heading import ChangeHeading
from engine.domain.links import AlignObjective, ShareReadings
from engine.domain.state import evolve
from engine.errors import RefusedError
from tests.domain.balanced import DAY, EVERYTHING, NOW, given, item, told, when


def test_nothing_lies_under_itself_at_an_instant_between_two_changes():
    lent = item(scorecard.StrategicObjectiveSet, "SO2", "SO3", days=-20)
    back = item(scorecard.StrategicObjectiveSet, "SO2", "C", days=-10)
    strategy = given(*EVERYTHING, lent, back)
    put = {"parent_id": "SO2", "title": "SO3"}
    with pytest.raises(RefusedError, match="SO3: SO2 leads back to it"):
        when(strategy, scorecard.SetStrategicObjective, "SO3", effective_at=NOW - 15 * DAY, **put)
    assert when(strategy, scorecard.SetStrategicObjective, "SO3", **put)


def test_nothing_is_put_under_what_is_aligned_to_it():
    strategy = given(*EVERYTHING, told(cycle.ObjectiveAligned, "O2", stream="cycle-Q", to_id="O1"))
    with pytest.raises(RefusedError, match="O1: O2 leads back to it, so the link would close a circle"):
        when(strategy, okr.SetObjective, "O1", parent_id="O2", title="O1")


def test_a_plan_does_not_come_to_lie_under_a_plan_of_its_own_at_an_earlier_instant():
    child = told(hoshin.PlanDrafted, "PC", stream="plan-PC", title="Spa", parent_id="P")
    apart = told(hoshin.PlanDrafted, "P3", stream="plan-P3", title="Other")
    moved = told(hoshin.PlanDrafted, "PC", days=-5, stream="plan-PC", title="Spa", parent_id="P3")
    strategy = given(*EVERYTHING, child, apart, moved)
    with pytest.raises(RefusedError, match="P: PC leads back to it"):
        when(strategy, ChangeHeading, "P", parent_id="PC", effective_at=NOW - 9 * DAY)
    assert when(strategy, ChangeHeading, "P", parent_id="PC")


def test_an_alignment_in_a_circle_over_several_steps_is_refused():
    aligned = told(cycle.ObjectiveAligned, "O1", stream="cycle-Q", to_id="O2")
    with pytest.raises(RefusedError, match="O2: O3 leads back to it"):
        when(given(*EVERYTHING, aligned), AlignObjective, "O2", to_id="O3")


MEASURED = told(cycle.MeasuredBy, "T", stream="plan-P", measured_by="KR1")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (okr.SetKeyResult, {"parent_id": "O1", "title": "KR1", "measured_by": "M1"}),
        (ShareReadings, {"to_id": "M1"}),
    ],
)
def test_what_others_are_measured_by_is_measured_at_first_hand_also_where_they_lie_elsewhere(kind, said):
    strategy = given(*EVERYTHING)
    strategy.find_all = lambda: evolve(strategy, MEASURED)
    with pytest.raises(RefusedError, match="KR1: T is measured by it; link that one to M1 first"):
        when(strategy, kind, "KR1", **said)


def test_nothing_is_measured_by_what_will_be_measured_by_a_third():
    planned = told(cycle.MeasuredBy, "KR1", days=5, stream="cycle-Q", measured_by="M1")
    strategy = given(*EVERYTHING, planned)
    for kind, entity_id, parent_id in ((okr.SetKeyResult, "KR9", "O1"), (hoshin.SetTargetToImprove, "T", "P")):
        with pytest.raises(RefusedError, match=f"{entity_id}: KR1 is itself measured by M1"):
            when(strategy, kind, entity_id, parent_id=parent_id, title="x", measured_by="KR1")
