"""What each kind of change did to a score, against values worked by hand."""

import pytest

from engine.domain import cycle, hoshin, measure, okr, plan, scorecard
from engine.domain.initiative import InitiativeSet
from engine.errors import UnusableInputError
from projections.attribution import PARTS, explain, without
from tests.projections import balanced
from tests.projections.happenings import at, happen, one
from tests.projections.strategy import CYCLE, key_result, objective

A, B = at("2026-02-01", "2026-02-01"), at("2026-06-30", "2026-06-30")
KNOWN_TODAY = at("2026-02-01"), at("2026-06-30")
# At A: K1 stands at 0.5 and K2 at 0.2, so that O1 stands at 0.35.
BEGUN = (
    CYCLE,
    objective("O1"),
    objective("O2"),
    key_result("K1", weight=1),
    key_result("K2", weight=1),
    one(okr.CheckedIn, "K1", "2026-01-20", value=5),
    one(okr.CheckedIn, "K2", "2026-01-20", value=2),
)


def checked_in(entity_id, value, day="2026-03-10", known=None, event=okr.CheckedIn):
    return one(event, entity_id, day, known=known, value=value)


def retargeted(entity_id, target, day="2026-03-10", known=None, **fields):
    return one(okr.KeyResultRetargeted, entity_id, day, known=known, target=target, **fields)


@pytest.fixture
def explained(log, read_model):
    """What explains the score of an item after more has happened to the strategy."""

    def told(*meanwhile, of="O1", sides=(A, B), begun=BEGUN):
        happen(log, *begun, *meanwhile)
        read_model.catch_up(log)
        found = explain(read_model, of, *sides)
        assert [part.part for part in found.parts] == list(PARTS)
        if found.change is not None:
            assert sum(part.change for part in found.parts) == pytest.approx(found.change, abs=1e-9)
        return found

    return told


def parts(found):
    """The parts that are not zero."""
    return {part.part: pytest.approx(part.change, abs=1e-9) for part in found.parts if part.change}


ALONE = {
    "performance": ([checked_in("K1", 8)], 0.15),
    "correction": ([checked_in("K1", 3, "2026-01-20", "2026-03-10", okr.CheckInRestated)], -0.1),
    "structure": ([one(okr.KeyResultRetired, "K2", "2026-03-10")], 0.15),
    "weight": ([one(scorecard.WeightSet, "K1", "2026-03-10", weight=3)], 0.075),
    "target": ([retargeted("K1", 5)], 0.25),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_change_of_one_kind_alone_is_the_whole(explained, part):
    happened, change = ALONE[part]
    found = explained(*happened)
    assert parts(found) == {part: change}
    assert found.change == pytest.approx(change)
    (made_by,) = [one.changes for one in found.parts if one.changes]
    assert {row["class"] for row in made_by} == {part}
    assert found.parts[PARTS.index(part)].positions == [len(BEGUN) + 1]


def test_of_all_kinds_at_once_each_has_its_part(explained, read_model):
    found = explained(
        checked_in("K1", 4, "2026-01-20", "2026-03-01", okr.CheckInRestated),  # 0.4 and 0.2: 0.3
        checked_in("K2", 8),  # 0.4 and 0.8: 0.6
        key_result("K3", day="2026-03-10", weight=2),
        checked_in("K3", 10, "2026-03-11"),  # and 1, twice: 3.2 of 4
        one(scorecard.WeightSet, "K1", "2026-03-12", weight=5),  # 2 + 0.8 + 2 of 8
        retargeted("K1", 8, "2026-03-13"),  # 2.5 + 0.8 + 2 of 8
    )
    assert parts(found) == {
        "correction": 0.3 - 0.35,
        "performance": 0.6 - 0.3,
        "structure": 0.8 - 0.6,
        "weight": 0.6 - 0.8,
        "target": 5.3 / 8 - 0.6,
    }
    assert (found.kind, found.title, found.name) == ("objective", "O1", "progress")
    assert without(read_model, "O1", A, B, ["target"]) == pytest.approx(0.6)
    assert without(read_model, "O1", A, B, ["target", "weight"]) == pytest.approx(0.8)
    assert without(read_model, "O1", A, B, PARTS) == pytest.approx(0.35)
    assert without(read_model, "O1", A, B) == pytest.approx(5.3 / 8)
    assert without(read_model, "O1", A, B, positions=[12]) == pytest.approx((0.5 + 0.8 + 2) / 4)
    back = explain(read_model, "O1", B, A)
    assert back.change == pytest.approx(-found.change)
    assert explain(read_model, "O1", B, B).change == 0


def test_what_is_new_comes_with_all_it_has(explained):
    found = explained(key_result("K3", day="2026-03-10", weight=1), checked_in("K3", 10, "2026-03-11"))
    assert parts(found) == {"structure": 1.7 / 3 - 0.35}
    assert {row["field"] for row in found.parts[2].changes} >= {"present", "target", "value", "weight"}


def test_what_is_moved_in_counts_as_it_did_and_then_as_it_is(explained):
    moved = key_result("K2", parent_id="O2", day="2026-03-10", weight=1)
    assert parts(explained(moved, checked_in("K2", 7))) == {"performance": 0.25, "structure": 0.5 - 0.6}


def test_a_value_after_the_first_instant_counts_as_it_was_corrected(explained):
    found = explained(checked_in("K1", 9), checked_in("K1", 8, known="2026-04-01", event=okr.CheckInRestated))
    assert parts(found) == {"performance": 0.15}
    assert [row["class"] for row in found.parts[1].changes] == ["correction"]


def test_as_known_today_nothing_was_corrected(explained):
    corrected = checked_in("K1", 3, "2026-01-20", "2026-03-10", okr.CheckInRestated)
    assert parts(explained(corrected, checked_in("K1", 8), sides=KNOWN_TODAY)) == {"performance": 0.25}


def test_where_a_step_leaves_nothing_to_score_the_next_one_bears_it(explained):
    withdrawn = one(okr.CheckInWithdrawn, "K1", "2026-01-20", known="2026-03-01")
    found = explained(withdrawn, checked_in("K1", 8), of="K1")
    assert [(part.from_score, part.to_score, part.change) for part in found.parts[:2]] == [
        (0.5, None, 0),
        (None, 0.8, pytest.approx(0.3)),
    ]


def test_a_target_told_ahead_is_a_change_of_target_once_it_holds(explained):
    assert parts(explained(retargeted("K1", 5, "2026-05-01", "2026-01-10"))) == {"target": 0.25}


@pytest.mark.parametrize("sides", [(A, B), (B, A)])
def test_a_target_planned_for_after_the_close_is_no_change_of_a_score(explained, sides):
    closed = one(cycle.CycleClosed, "Y", "2026-03-01")
    assert parts(explained(retargeted("K1", 100, known="2026-01-20"), closed, sides=sides)) == {}


def test_the_close_of_a_plan_that_serves_as_a_cycle_is_structure(explained):
    year = one(hoshin.PlanDrafted, "Y", "2025-12-01", title="2026", period="2026")
    found = explained(
        one(plan.PlanClosed, "Y", "2026-03-01"), checked_in("K1", 8, "2026-02-20"), begun=(year, *BEGUN[1:])
    )
    assert parts(found) == {"performance": 0.15}
    told = {part.part: [(row["entity_id"], row["field"]) for row in part.changes] for part in found.parts}
    assert told["structure"] == [("Y", "status")]


def test_a_target_corrected_is_a_correction(explained):
    assert parts(explained(retargeted("K1", 20, "2025-12-01", "2026-03-01", restates=True))) == {
        "correction": -0.125
    }


def test_what_is_read_of_the_same_thing_elsewhere_is_structure(explained):
    same = one(cycle.MeasuredBy, "K1", "2026-03-10", measured_by="K3")
    found = explained(same, begun=(*BEGUN, key_result("K3", parent_id="O2"), checked_in("K3", 9, "2026-01-25")))
    assert parts(found) == {"structure": 0.2}


def test_where_an_instant_has_no_score_there_is_nothing_to_split(explained):
    found = explained(of="O1", sides=(at("2026-01-01", "2026-01-01"), B))
    assert (found.before, found.after, found.change) == (None, 0.35, None)
    assert {part.change for part in found.parts} == {None}


@pytest.mark.parametrize(
    ("entity_id", "said"),
    [
        ("nix", "nix: no such entity at either instant"),
        ("O2", "O2: has no score at either"),
        ("I1", "an initiative"),
    ],
)
def test_what_has_no_score_is_said(explained, entity_id, said):
    with pytest.raises(UnusableInputError, match=said):
        explained(one(InitiativeSet, "I1", "2026-01-01", parent_id="O1", title="I1"), of=entity_id)


# A goal of 700 and a red flag of 500: 500 scores a third of 10, 600 5, 700 two thirds.
SCORED = (
    *balanced.SMALL,
    balanced.objective("O2", "P", weight=3),
    balanced.measured("M1"),
    balanced.measured("M2", "O2"),
    balanced.read("M1", 500),
    balanced.read("M2", 500),
)
LATER = at("2026-03-15", "2026-03-15")


def test_a_score_goes_up_to_the_scorecard_with_its_parts(explained, read_model):
    found = explained(
        balanced.read("M1", 600, "2026-02", "2026-02-28"),
        balanced.read("M2", 400, "2026-01", "2026-01-31", "2026-02-20", measure.ReadingRestated),
        balanced.weigh("O", 3, "2026-02-15"),
        one(measure.TargetSet, "M1", "2026-02-15", entity="measure", target=600),
        of="S", sides=(A, LATER), begun=SCORED,
    )  # fmt: skip
    third = 10 / 3
    # M2 falls to 5/3, M1 rises to 5; their objectives count 1 and 3, then the same; at 600 the goal is met.
    assert found.name == "score"
    assert found.before == pytest.approx(third)
    assert parts(found) == {
        "correction": -third / 2 * 3 / 4,
        "performance": (5 - third) / 4,
        "weight": (5 + third / 2) / 2 - (5 + 5) / 4,
        "target": (20 / 3 - 5) / 2,
    }
    assert explain(read_model, "P", A, LATER).change == pytest.approx(found.change)
    assert parts(explain(read_model, "O", A, LATER)) == {"performance": 5 - third, "target": 5 / 3}
    assert parts(explain(read_model, "M2", A, LATER)) == {"correction": -third / 2}


def test_the_target_of_a_period_is_the_one_in_force_at_its_end(explained):
    found = explained(
        balanced.read("M1", 600, "2026-02", "2026-02-28"),
        one(measure.TargetSet, "M1", "2026-03-01", entity="measure", target=900),
        of="M1", sides=(A, LATER), begun=SCORED,
    )  # fmt: skip
    assert parts(found) == {"performance": 5 - 10 / 3}


def test_the_plan_of_a_measure_that_was_told_ahead_is_no_change_of_target(explained):
    planned = one(measure.TargetSet, "M1", "2026-02-15", known="2026-01-10", entity="measure", target=600)
    found = explained(
        planned, balanced.read("M1", 500, "2026-02", "2026-02-28"), of="M1", sides=(A, LATER), begun=SCORED
    )
    assert parts(found) == {}
    happened = balanced.read("M1", 550, "2026-02", "2026-02-28", "2026-03-01")
    found = explained(happened, of="M1", sides=(A, LATER), begun=())
    assert parts(found) == {"performance": 5 - 10 / 3}
    assert {row["field"].split()[0] for row in found.parts[1].changes} == {"value", "target"}


def test_a_plan_made_since_is_a_change_of_target_also_as_known_today(explained):
    found = explained(
        one(measure.TargetSet, "M1", "2026-02-15", entity="measure", target=600),
        balanced.read("M1", 550, "2026-02", "2026-02-28"),
        of="M1", sides=(at("2026-02-01"), at("2026-03-15")), begun=SCORED,
    )  # fmt: skip
    assert parts(found) == {"performance": 10 / 12, "target": 5 - 10 / 3 - 10 / 12}


def test_what_is_stale_has_gone_with_time(explained):
    found = explained(balanced.read("M1", 500, "2026-06", "2026-06-15"), of="P", begun=SCORED)
    assert parts(found) == {}
    gone = explained(of="O2", sides=(A, B), begun=())
    assert (gone.before, gone.after) == (pytest.approx(10 / 3), None)
