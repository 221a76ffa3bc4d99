"""The rules of links: what can be linked, and that no chain of links comes round to where it began."""

from datetime import timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from engine.domain import cycle, hoshin, plan, scorecard
from engine.domain.links import AlignObjective, Link, LinkCauseEffect, ShareReadings, Unlink
from engine.domain.state import evolve
from engine.errors import RefusedError
from tests.domain.balanced import EVERYTHING, NOW, SCORECARD, given, item, told, when

OTHER_SCORECARD = (
    told(scorecard.ScorecardOpened, "S2", stream="scorecard-S2", title="A house"),
    item(scorecard.PerspectiveAdded, "F2", "S2", "scorecard-S2"),
    item(scorecard.StrategicObjectiveSet, "SO9", "F2", "scorecard-S2"),
)


def causes(one, other, days=-30, **fields):
    return told(scorecard.CauseEffectLinked, one, days=days, to_id=other, **fields)


def aligned(one, other, days=-30):
    return told(cycle.ObjectiveAligned, one, days=days, stream="cycle-Q", to_id=other)


# ------------------------------------------------------------------------------------------ by the kinds


@pytest.mark.parametrize(
    ("one", "other", "event", "fields"),
    [
        ("A", "B", hoshin.CorrelationSet, {"strength": "strong"}),
        ("B", "T", hoshin.CorrelationSet, {"strength": "weak"}),
        ("SO2", "SO1", scorecard.CauseEffectLinked, {}),
        ("O1", "O2", cycle.ObjectiveAligned, {}),
        ("O1", "SO1", cycle.ObjectiveAligned, {}),
        ("O1", "A", cycle.ObjectiveAligned, {}),
        ("O1", "B", cycle.ObjectiveAligned, {}),
        ("O1", "I", cycle.ObjectiveAligned, {}),
        ("KR1", "M1", cycle.MeasuredBy, {"same": True}),
        ("T", "M1", cycle.MeasuredBy, {}),
        ("T", "KR1", cycle.MeasuredBy, {}),
        ("M2", "M1", cycle.MeasuredBy, {}),
        ("M1", "KR1", cycle.MeasuredBy, {}),
    ],
)
def test_the_kinds_of_the_two_say_how_they_are_linked(one, other, event, fields):
    (linked,) = when(given(*EVERYTHING), Link, one, to_id=other, **fields)
    assert type(linked) is event
    assert (linked.to_id if hasattr(linked, "to_id") else linked.measured_by) in (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("B", "I"), ("M1", "SO1"), ("SO1", "O1"), ("KR1", "O1"), ("O1", "KR1"), ("M1", "T"), ("S", "P"), ("F", "C")],
)
def test_a_pair_that_fits_no_way_is_refused_in_one_line_that_names_the_ways(one, other):
    with pytest.raises(RefusedError) as refused:
        when(given(*EVERYTHING), Link, one, to_id=other)
    said = str(refused.value)
    assert said.startswith(f"{one}: a")
    assert (
        "two neighbouring sides of the X-matrix (--strength), two strategic objectives (cause and effect)" in said
    )
    assert "\n" not in said


@pytest.mark.parametrize(
    ("one", "other", "fields", "said"),
    [
        ("A", "B", {}, "a correlation is strong, medium or weak; say so by --strength"),
        ("SO1", "SO2", {"strength": "strong"}, "only a correlation of the X-matrix has a strength"),
        ("O1", "O2", {"same": True}, "O1: is not the same thing as O2; leave --same out"),
        ("SO1", "nowhere", {}, "nowhere: no such entity"),
        ("SO1", "SO2", {"reason": None}, "needs a reason"),
        ("O1", "SO1", {"reason": None}, "needs a reason"),
        ("T", "M1", {"reason": None}, "needs a reason"),
    ],
)
def test_a_link_that_says_too_much_or_too_little_is_refused(one, other, fields, said):
    with pytest.raises(RefusedError, match=said):
        when(given(*EVERYTHING), Link, one, to_id=other, **fields)


def test_what_was_closed_or_dropped_takes_no_link():
    closed = told(plan.PlanClosed, "S", days=-1)
    with pytest.raises(RefusedError, match="the scorecard S is closed"):
        when(given(*EVERYTHING, closed), Link, "SO1", to_id="SO2")
    dropped = told(scorecard.ScorecardItemRetired, "SO2", days=-1)
    for one, other in (("SO1", "SO2"), ("SO2", "SO1"), ("O1", "SO2")):
        with pytest.raises(RefusedError, match="SO2: this strategic objective was dropped"):
            when(given(*EVERYTHING, dropped), Link, one, to_id=other)


def test_each_way_to_link_takes_only_what_fits_it():
    for kind in (LinkCauseEffect, AlignObjective, ShareReadings):
        with pytest.raises(RefusedError, match="S: a scorecard cannot be linked to a plan in this way"):
            when(given(*EVERYTHING), kind, "S", to_id="P")


# ------------------------------------------------------------------------------------- cause and effect


def test_cause_and_effect_stay_in_one_scorecard():
    with pytest.raises(RefusedError, match="SO1: lies in another scorecard than SO9"):
        when(given(*EVERYTHING, *OTHER_SCORECARD), Link, "SO1", to_id="SO9")


def test_no_effect_drives_its_own_cause():
    strategy = given(*SCORECARD, causes("SO3", "SO2"), causes("SO2", "SO1"))
    for cause, effect in (("SO1", "SO3"), ("SO1", "SO2"), ("SO1", "SO1")):
        with pytest.raises(
            RefusedError, match=f"{cause}: {effect} leads back to it, so the link would close a circle"
        ):
            when(strategy, Link, cause, to_id=effect)
    assert when(strategy, Link, "SO3", to_id="SO1")


def test_a_link_that_is_planned_closes_a_circle_too():
    with pytest.raises(RefusedError, match="close a circle"):
        when(given(*SCORECARD, causes("SO2", "SO1", days=30)), Link, "SO1", to_id="SO2")


def test_a_link_may_be_turned_round_once_it_is_taken_back():
    taken_back = told(scorecard.CauseEffectUnlinked, "SO2", days=-10, to_id="SO1")
    strategy = given(*SCORECARD, causes("SO2", "SO1"), taken_back)
    assert when(strategy, Link, "SO1", to_id="SO2")
    with pytest.raises(RefusedError, match="close a circle"):
        when(strategy, Link, "SO1", to_id="SO2", effective_at=NOW - timedelta(days=20))


def test_what_is_linked_is_not_linked_twice_and_unlinked_once():
    strategy = given(*SCORECARD, causes("SO2", "SO1"))
    with pytest.raises(RefusedError, match="SO2: is linked to SO1 already"):
        when(strategy, Link, "SO2", to_id="SO1")
    (event,) = when(strategy, Unlink, "SO2", to_id="SO1")
    assert (type(event), event.strength) == (scorecard.CauseEffectUnlinked, "none")
    with pytest.raises(RefusedError, match="SO2: is not linked to SO1, so there is nothing to take back"):
        when(given(*SCORECARD, causes("SO2", "SO1"), event), Unlink, "SO2", to_id="SO1")
    with pytest.raises(RefusedError, match="needs a reason"):
        when(strategy, Unlink, "SO2", to_id="SO1", reason=None)


@settings(max_examples=150, deadline=None)
@drawn(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC"), st.integers(-3, 3), st.booleans())))
def test_whatever_is_linked_and_unlinked_no_instant_has_a_circle(changes):
    strategy = given(*SCORECARD)
    for name in "ABC":
        evolve(strategy, item(scorecard.StrategicObjectiveSet, name, "F"))
    for number, (one, other, days, takes_back) in enumerate(changes):
        try:
            (event,) = when(
                strategy,
                Unlink if takes_back else Link,
                one,
                to_id=other,
                effective_at=NOW + timedelta(days=days),
            )
        except RefusedError:
            continue
        object.__setattr__(event, "recorded_at", f"2026-04-01T09:00:00.{number:06d}Z")
        evolve(strategy, event)
    for days in range(-3, 4):
        at = (NOW + timedelta(days=days)).isoformat(timespec="microseconds").replace("+00:00", "Z")
        links = {(one, other) for one, other, _ in strategy.linked("cause_effect", at)}
        while ends := {other for _, other in links} - {one for one, _ in links}:
            links = {(one, other) for one, other in links if other not in ends}
        assert not links


# -------------------------------------------------------------------------------------------- alignment


def test_an_objective_may_serve_several_and_in_other_cycles():
    strategy = given(*EVERYTHING, aligned("O1", "SO1"))
    assert when(strategy, Link, "O1", to_id="A")
    assert when(strategy, Link, "O1", to_id="O2")


def test_no_objective_serves_itself_by_way_of_parents_and_alignments():
    # O3 lies under the key result KR1, which lies under O1.
    with pytest.raises(RefusedError, match="O1: O3 leads back to it"):
        when(given(*EVERYTHING), Link, "O1", to_id="O3")
    with pytest.raises(RefusedError, match="O2: O3 leads back to it"):
        when(given(*EVERYTHING, aligned("O1", "O2")), Link, "O2", to_id="O3")
    with pytest.raises(RefusedError, match="O2: O2 leads back to it"):
        when(given(*EVERYTHING), Link, "O2", to_id="O2")


def test_an_alignment_can_be_taken_back():
    strategy = given(*EVERYTHING, aligned("O1", "SO1"))
    (event,) = when(strategy, Unlink, "O1", to_id="SO1")
    assert (type(event), event.strength) == (cycle.ObjectiveAligned, "none")
    with pytest.raises(RefusedError, match="O1: is not linked to A"):
        when(strategy, Unlink, "O1", to_id="A")


# -------------------------------------------------------------------------------------- the same thing


def test_readings_come_in_one_step_and_never_over_a_third():
    strategy = given(*EVERYTHING, told(cycle.MeasuredBy, "KR1", stream="cycle-Q", measured_by="M1"))
    with pytest.raises(RefusedError, match="T: KR1 is itself measured by M1; link to that one"):
        when(strategy, Link, "T", to_id="KR1")
    with pytest.raises(RefusedError, match="M1: KR1 is measured by it; link that one to M2 first"):
        when(strategy, Link, "M1", to_id="M2")
    assert when(strategy, Link, "T", to_id="M1")


def test_nothing_is_the_same_thing_twice_or_as_itself():
    strategy = given(*EVERYTHING, told(cycle.MeasuredBy, "KR1", stream="cycle-Q", measured_by="M1"))
    with pytest.raises(RefusedError, match="KR1: is the same thing as M1 already"):
        when(strategy, Link, "KR1", to_id="M1")
    with pytest.raises(RefusedError, match="M1: is the same thing as M1 already"):
        when(strategy, Link, "M1", to_id="M1")


def test_what_is_no_longer_the_same_thing_has_readings_of_its_own():
    strategy = given(*EVERYTHING, told(cycle.MeasuredBy, "KR1", stream="cycle-Q", measured_by="M1"))
    (event,) = when(strategy, Unlink, "KR1", to_id="M1")
    assert (type(event), event.cleared) == (cycle.MeasuredBy, ["measured_by"])
    with pytest.raises(RefusedError, match="KR1: is not the same thing as M2"):
        when(strategy, Unlink, "KR1", to_id="M2")


def test_a_correlation_is_taken_back_by_unlinking():
    linked = told(hoshin.CorrelationSet, "B", stream="plan-P", to_id="A", strength="strong")
    (event,) = when(given(*EVERYTHING, linked), Unlink, "A", to_id="B")
    assert (type(event), event.strength) == (hoshin.CorrelationSet, "none")


def test_a_draft_plan_is_linked_without_a_reason():
    draft = [event for event in EVERYTHING if not isinstance(event, hoshin.PlanAgreed)]
    assert when(given(*draft), Link, "T", to_id="M1", reason=None)
    assert type(when(given(*draft), Link, "A", to_id="B", strength="weak", reason=None)[0]) is hoshin.CorrelationSet


def test_the_two_may_lie_in_different_roots():
    (event,) = when(given(*EVERYTHING), ShareReadings, "KR1", to_id="M2")
    assert (event.entity_id, event.measured_by) == ("KR1", "M2")
