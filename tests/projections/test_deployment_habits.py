"""How well the method is lived: answers to misses, check-ins, load and catchball, counted by hand."""

import orjson
import pytest

from engine.domain import catchball, countermeasure, hoshin, initiative, measure, okr, plan
from tests.projections.happenings import at, one
from tests.projections.strategy import (
    BEGUN,
    CYCLE,
    PLAN,
    a_measure,
    countered,
    health_of,
    key_result,
    objective,
    side,
)


@pytest.fixture
def health(log, read_model):
    return health_of(log, read_model)


def test_what_is_red_without_a_countermeasure_in_hand_is_neglected(health):
    red = (
        PLAN, CYCLE, objective("O1"), key_result("K1"), key_result("K2"), key_result("K3"), key_result("K4"),
        a_measure("M1", "O1", direction="up", target=100), a_measure("M2", "O1", direction="up", target=100),
        side("T1", target=10), side("T2", target=10),
        *(one(okr.CheckedIn, f"K{n}", "2026-06-28", value=value) for n, value in ((1, 1), (2, 1), (3, 9), (4, 1))),
        one(measure.ReadingRecorded, "M1", "2026-05-31", entity="measure", value=100, period="2026-05"),
        one(measure.ReadingRecorded, "M1", "2026-06-28", entity="measure", value=50, period="2026-06"),
        one(measure.ReadingRecorded, "M2", "2026-05-31", entity="measure", value=50, period="2026-05"),
        one(measure.ReadingRecorded, "M2", "2026-06-28", entity="measure", value=100, period="2026-06"),
        one(measure.ReadingRecorded, "T1", "2026-05-31", entity="target_to_improve", value=10, period="2026-05"),
        one(measure.ReadingRecorded, "T1", "2026-06-28", entity="target_to_improve", value=5, period="2026-06"),
        one(measure.ReadingRecorded, "T2", "2026-05-31", entity="target_to_improve", value=5, period="2026-05"),
        one(measure.ReadingRecorded, "T2", "2026-06-28", entity="target_to_improve", value=10, period="2026-06"),
    )  # fmt: skip
    day = at("2026-06-30")
    assert health("neglected", *red, bounds=day) == (5, ["K1", "K2", "K4", "M1", "T1"])
    happen_on = (countered("CM1", "K1", "2026-06-29"), countered("CM2", "T1", "2026-06-29"))
    assert health("neglected", *happen_on, bounds=day) == (3, ["K2", "K4", "M1"])
    assert health("neglected", bounds=at("2026-06-28")) == (5, ["K1", "K2", "K4", "M1", "T1"])
    followed = (
        one(countermeasure.CountermeasureCompleted, "CM1", "2026-06-29"),
        one(countermeasure.CountermeasureCancelled, "CM2", "2026-06-29", reason="no vendor"),
    )
    assert health("neglected", *followed, bounds=day) == (4, ["K2", "K4", "M1", "T1"])
    verified = one(countermeasure.CountermeasureVerified, "CM1", "2026-06-30", effective=False)
    assert health("neglected", verified, bounds=day) == (5, ["K1", "K2", "K4", "M1", "T1"])
    assert health("neglected", countered("CM3", "O1", "2026-06-30"), bounds=day) == (1, ["T1"])


def test_a_countermeasure_on_an_objective_is_for_all_that_lies_below_it(health):
    red = (
        CYCLE,
        objective("O1"),
        key_result("K1"),
        key_result("K2", "K1"),
        objective("O2"),
        key_result("K3", "O2"),
    )
    values = (one(okr.CheckedIn, f"K{n}", "2026-06-28", value=0.5) for n in (1, 2, 3))
    day = at("2026-06-30")
    assert health("neglected", *red, *values, bounds=day) == (3, ["K1", "K2", "K3"])
    assert health("neglected", countered("CM1", "O1", "2026-06-29"), bounds=day) == (1, ["K3"])


def test_a_countermeasure_on_the_same_thing_counts(health):
    red = (
        PLAN, CYCLE, objective("O1"), a_measure("M1", "O1", direction="up", target=100),
        side("T1", target=100, direction="up", measured_by="M1"),
        one(measure.ReadingRecorded, "M1", "2026-06-28", entity="measure", value=50, period="2026-06"),
    )  # fmt: skip
    day = at("2026-06-30")
    assert health("neglected", *red, bounds=day) == (2, ["M1", "T1"])
    assert health("neglected", countered("CM1", "T1", "2026-06-29"), bounds=day) == (0, [])


def test_more_than_seven_items_overload_an_owner(health, read_model):
    items = [key_result(f"K{n}", owner="Bob") for n in range(7)] + [key_result("K7", owner="Cleo")]
    assert health("overloaded_owners", CYCLE, objective("O1"), *items) == (0, [])
    more = one(plan.OwnerSet, "K7", "2026-03-01", entity="key_result", owner="Bob")
    assert health("overloaded_owners", more) == (1, [f"K{n}" for n in range(8)])
    assert health("overloaded_owners", bounds=at("2026-02-28")) == (0, [])
    (row,) = [row for row in read_model.rows("deployment_health") if row["owners"] is not None]
    assert (row["indicator"], orjson.loads(row["owners"])) == ("overloaded_owners", ["Bob"])
    assert health("overloaded_owners", one(okr.KeyResultRetired, "K0", "2026-04-01")) == (0, [])


def test_what_is_over_loads_nobody(health):
    items = [key_result(f"K{n}", owner="Bob") for n in range(7)]
    work = one(initiative.InitiativeSet, "N1", BEGUN, parent_id="O1", title="N1", owner="Bob")
    assert health("overloaded_owners", CYCLE, objective("O1"), *items, work)[0] == 1
    assert health("overloaded_owners", one(initiative.InitiativeClosed, "N1", "2026-03-01"))[0] == 0


def test_a_key_result_is_to_be_checked_in_within_two_cadences(health):
    happened = (
        CYCLE, objective("O1"), key_result("K1"), key_result("K2"), key_result("K3", day="2026-03-01"),
        one(okr.CheckedIn, "K1", "2026-01-10", value=1), one(okr.CheckedIn, "K1", "2026-03-10", value=2),
    )  # fmt: skip
    health("check_in_discipline", *happened)
    for day, seen in (
        ("2026-01-09", (None, [])),  # the cycle is nine days old: nobody is silent yet
        ("2026-01-10", (1, [])),
        ("2026-01-21", (1 / 2, ["K2"])),  # the first twenty days are over
        ("2026-01-29", (1 / 2, ["K2"])),
        ("2026-01-31", (0, ["K1", "K2"])),
        ("2026-03-10", (1 / 2, ["K2"])),  # K3 began nine days ago
        ("2026-03-22", (1 / 3, ["K2", "K3"])),
        ("2026-03-31", (0, ["K1", "K2", "K3"])),
    ):
        assert health("check_in_discipline", bounds=at(day)) == seen, day


def test_after_its_end_a_cycle_is_looked_at_as_it_ended(health):
    happened = (CYCLE, objective("O1"), key_result("K1"), one(okr.CheckedIn, "K1", "2026-12-20", value=1))
    assert health("check_in_discipline", *happened, bounds=at("2027-03-01")) == (1, [])


def test_who_is_asked_takes_part_by_an_answer(health):
    child = one(hoshin.PlanDrafted, "N", BEGUN, title="North", period="2026", parent_id="P")

    def said(event, entity_id, day, **fields):
        return one(event, entity_id, day, entity="target_to_improve", **fields)

    levels = {"from_level": "chain", "to_level": "North", "target": 5}
    happened = (
        PLAN, child, side("A"), side("T1"), side("T2"), side("AN", "N"), side("TN", "N"), CYCLE, objective("O1"),
        *(said(catchball.CatchballProposed, name, "2026-01-10", **levels) for name in ("T1", "T2", "AN")),
        said(catchball.CatchballCountered, "T1", "2026-01-12", **{**levels, "target": 4}),
        said(catchball.CatchballDeclined, "T2", "2026-01-13", level="chain"),
        said(catchball.CatchballAgreed, "AN", "2026-01-14", level="North"),
    )  # fmt: skip
    health("catchball_participation", *happened)
    for day, seen in (
        ("2026-01-11", (0, ["AN", "T1", "T2", "TN"])),
        ("2026-01-13", (1 / 4, ["AN", "T2", "TN"])),
        ("2026-01-14", (2 / 4, ["T2", "TN"])),
    ):
        assert health("catchball_participation", bounds=at(day)) == seen


def test_a_miss_is_answered_in_time_by_the_end_of_the_month_after(health):
    missed = [
        one(measure.ReadingRecorded, "T1", f"2026-0{month}-28", entity="target_to_improve", value=value,
            period=f"2026-0{month}")
        for month, value in enumerate((5, 5, 10, 5, 5), 1)
    ]  # fmt: skip
    answers = (
        countered("CM1", "T1", "2026-02-28", "2026-01"),  # in time
        countered("CM2", "T1", "2026-04-01", "2026-02"),  # a day late
        countered("CM4", "T1", "2026-05-20", "2026-04"),  # in time, and another one afterwards
        countered("CM5", "T1", "2026-07-20", "2026-04"),
    )
    health("misses_answered_in_time", PLAN, side("T1", target=10), side("T2", target=10), *missed, *answers)
    for day, seen in (
        ("2026-01-31", (None, [])),  # there is time until the end of February
        ("2026-02-28", (1, [])),
        ("2026-03-31", (1, [])),
        ("2026-04-01", (1 / 2, ["T1"])),
        ("2026-06-30", (2 / 3, ["T1"])),  # there is time for May until now
        ("2026-07-01", (2 / 4, ["T1"])),
        ("2026-08-01", (2 / 4, ["T1"])),
    ):
        assert health("misses_answered_in_time", bounds=at(day)) == seen, day
