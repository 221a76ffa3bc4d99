"""How well the method is deployed: alignment, orphans, blind objectives, counted by hand."""

import pytest

from engine.domain import cycle, hoshin, okr, scorecard
from tests.projections.happenings import at, one
from tests.projections.strategy import (
    BEGUN,
    CYCLE,
    PERSPECTIVE,
    PLAN,
    SCORECARD,
    a_measure,
    align,
    correlate,
    health_of,
    key_result,
    objective,
    side,
)


@pytest.fixture
def health(log, read_model):
    return health_of(log, read_model)


def test_of_nothing_there_is_no_share_and_nothing_to_count(read_model):
    rows = read_model.rows("deployment_health")
    assert {row["indicator"]: (row["value"], row["detail"], row["area"]) for row in rows} == {
        "aligned_share": (None, "[]", "alignment"),
        "blind_objectives": (0, "[]", "alignment"),
        "catchball_participation": (None, "[]", "engagement"),
        "check_in_discipline": (None, "[]", "operations"),
        "misses_answered_in_time": (None, "[]", "operations"),
        "neglected": (0, "[]", "operations"),
        "orphans": (0, "[]", "alignment"),
        "overloaded_owners": (0, "[]", "engagement"),
    }
    assert [row["indicator"] for row in rows] == sorted(row["indicator"] for row in rows)


ALIGNED = (
    PLAN, CYCLE, SCORECARD, PERSPECTIVE, side("B"), side("A"), side("I"), side("T", measured_by="M1"),
    correlate("B", "A"), correlate("A", "I"), correlate("I", "T"), correlate("T", "B"),
    one(scorecard.StrategicObjectiveSet, "S1", BEGUN, parent_id="F", title="S1"),
    a_measure("M1", "S1"),  # is the same thing as T
    a_measure("M2", "S1"),  # serves nothing: S1 itself is not aligned
    objective("O1"), key_result("K1"),  # O1 serves A
    objective("O2", "K1"), key_result("K2", "O2"),  # below K1
    objective("O3"), key_result("K3", "O3", measured_by="M1"),  # the same thing as M1 and T
    objective("O4"), key_result("K4", "O4"),  # serves the breakthrough alone
    align("O1", "A", "2026-02-01"), align("O4", "B"),
)  # fmt: skip


def test_a_number_is_aligned_that_serves_an_annual_objective_over_any_number_of_steps(health):
    assert health("aligned_share", *ALIGNED, bounds=at("2026-01-31")) == (2 / 6, ["K1", "K2", "K4", "M2"])
    assert health("aligned_share", bounds=at("2026-02-01")) == (4 / 6, ["K4", "M2"])
    health("aligned_share", align("O1", "A", "2026-03-01", "none"))
    assert health("aligned_share", bounds=at("2026-03-01")) == (2 / 6, ["K1", "K2", "K4", "M2"])
    assert health("aligned_share", correlate("I", "T", "2026-04-01", "none")) == (
        0,
        ["K1", "K2", "K3", "K4", "M1", "M2"],
    )


def test_a_child_plan_is_aligned_by_what_it_deploys(health):
    child = one(hoshin.PlanDrafted, "N", BEGUN, title="North", period="2026", parent_id="P")
    deployed = (
        PLAN, CYCLE, child, side("A"), side("I"), correlate("A", "I"), side("BN", "N", deploys="I"),
        objective("O1"), key_result("K1"), align("O1", "BN"),
    )  # fmt: skip
    assert health("aligned_share", *deployed) == (1, [])
    assert health("aligned_share", one(hoshin.PlanItemRetired, "I", "2026-05-01")) == (0, ["K1"])
    assert health("aligned_share", bounds=at("2026-04-30")) == (1, [])


def test_what_was_closed_is_not_looked_at_any_more(health):
    closed = one(cycle.CycleClosed, "Y", "2027-01-05")
    happened = (CYCLE, objective("O1"), key_result("K1"), closed)
    assert health("aligned_share", *happened, bounds=at("2027-01-04")) == (0, ["K1"])
    assert health("aligned_share", bounds=at("2027-01-05")) == (None, [])
    assert health("blind_objectives", bounds=at("2027-01-05")) == (0, [])


def test_an_orphan_serves_nothing(health):
    child = one(hoshin.PlanDrafted, "N", BEGUN, title="North", period="2026", parent_id="P")
    items = (
        PLAN, child, side("B1"), side("B2"), side("A1"), side("A2"), side("I1"), side("I2"), side("T1"), side("T2"),
        side("AN", "N", deploys="I1"), side("AM", "N"),
    )  # fmt: skip
    links = (
        correlate("B1", "A1"),
        correlate("A1", "I1"),
        correlate("I1", "T1"),
        correlate("I2", "T2", "2026-02-01"),
    )
    everything = ["A1", "A2", "AM", "B1", "B2", "I1", "I2", "T1", "T2"]
    assert health("orphans", *items) == (9, everything)
    # T2 serves I2, which serves nothing itself.
    assert health("orphans", *links, bounds=at("2026-01-31")) == (5, ["A2", "AM", "B2", "I2", "T2"])
    assert health("orphans", bounds=at("2026-02-01")) == (4, ["A2", "AM", "B2", "I2"])


def test_an_objective_is_blind_without_a_number_on_it_or_below_it(health):
    assert health("blind_objectives", *ALIGNED) == (0, [])
    more = (side("A2"), objective("O5"), objective("O6", "O5"))
    assert health("blind_objectives", *more) == (3, ["A2", "O5", "O6"])
    assert health("blind_objectives", key_result("K6", "O6", "2026-02-01")) == (1, ["A2"])
    assert health("blind_objectives", bounds=at("2026-01-31")) == (3, ["A2", "O5", "O6"])
    dropped = one(okr.KeyResultRetired, "K6", "2026-03-01")
    assert health("blind_objectives", dropped) == (3, ["A2", "O5", "O6"])


def test_a_breakthrough_is_carried_by_a_target_that_leads_back_to_it(health):
    items = (PLAN, side("B1"), side("B2"), side("T1"))
    assert health("orphans", *items) == (3, ["B1", "B2", "T1"])
    assert health("orphans", correlate("T1", "B1")) == (1, ["B2"])
    assert health("blind_objectives") == (1, ["B2"])
