"""A target and the values planned for periods: what is told of them, and what is in force when."""

import pytest

from engine.intake.plan.targets import Targets, Telling, first_instant
from projections.read_model import ReadModel

NOW = "2026-04-16T09:00:00.000000Z"
JANUARY, FEBRUARY = first_instant("2026-01"), first_instant("2026-02")
JUST_BEFORE = "2025-12-31T23:59:59.999999Z"


def given(*told):
    """What was told, in order: from when, the value, the period."""
    targets = Targets()
    for at, value, period in told:
        targets.told[at] = Telling(at, value, period, recorded_at=at)
    return targets


def towards(targets, target, plan):
    return [(one.at, one.value, one.period) for one in targets.towards(target, plan, NOW)]


def test_a_target_alone_holds_from_now():
    assert towards(given(), 40, {}) == [(NOW, 40, None)]


def test_a_planned_value_holds_from_the_first_day_of_its_period_and_the_target_before_them():
    assert towards(given(), 40, {"2026-01": 3, "2026-02": 4}) == [
        (JUST_BEFORE, 40, None),
        (JANUARY, 3, "2026-01"),
        (FEBRUARY, 4, "2026-02"),
    ]


def test_a_target_holds_from_now_until_the_first_period_that_lies_ahead():
    assert towards(given(), 40, {"2026-Q3": 3}) == [(NOW, 40, None), (first_instant("2026-Q3"), 3, "2026-Q3")]


def test_what_stands_is_not_told_again():
    targets = given((JUST_BEFORE, 40, None), (JANUARY, 3, "2026-01"))
    assert towards(targets, 40, {"2026-01": 3}) == []
    assert towards(targets, 40, {"2026-01": 5}) == [(JANUARY, 5, "2026-01")]
    assert towards(targets, 45, {"2026-01": 3}) == [(JUST_BEFORE, 45, None)]


def test_a_target_told_inside_a_period_gives_way_to_the_value_planned_for_it():
    inside = "2026-01-10T09:00:00.000000Z"
    assert towards(given((inside, 40, None)), 40, {"2026-01": 3, "2026-02": 4}) == [
        (JUST_BEFORE, 40, None),
        (JANUARY, 3, "2026-01"),
        (inside, 3, "2026-01"),
        (FEBRUARY, 4, "2026-02"),
    ]


def test_a_value_holds_until_the_next_one_begins_also_where_one_between_is_taken_out():
    targets = given((JUST_BEFORE, 40, None), (JANUARY, 3, "2026-01"), (FEBRUARY, 4, "2026-02"))
    assert towards(targets, 40, {"2026-01": 3}) == [(FEBRUARY, 3, "2026-01")]
    assert towards(targets, 40, {"2026-02": 4}) == [(JANUARY, 40, None)]


def test_where_nothing_is_planned_any_more_the_target_holds():
    third_quarter = first_instant("2026-Q3")
    targets = given((JUST_BEFORE, 40, None), (JANUARY, 3, "2026-01"), (third_quarter, 9, "2026-Q3"))
    assert towards(targets, 40, {}) == [(JANUARY, 40, None), (third_quarter, 40, None)]
    assert towards(targets, None, {})[-1] == (third_quarter, None, None)


def test_a_target_that_was_told_on_ahead_changes_there_too():
    third_quarter = first_instant("2026-Q3")
    targets = given((JUST_BEFORE, 40, None), (third_quarter, 40, None))
    assert towards(targets, 45, {}) == [(NOW, 45, None), (third_quarter, 45, None)]


def test_a_period_that_is_named_otherwise_is_told_once():
    targets = given((JANUARY, 3, "2026-01"))
    assert towards(targets, None, {"2026-Q1": 3}) == [(JANUARY, 3, "2026-Q1")]


def test_what_could_have_no_target_before_has_it_from_now_on():
    earlier = "2026-04-12T09:00:00.000000Z"
    told = given((earlier, None, None)).towards(40, {"2026-04": 3}, NOW, could=lambda at: False)
    assert [(one.at, one.value) for one in told] == [(NOW, 40), (NOW.replace("00Z", "01Z"), 3)]


FILE = """\
plans:
- id: P
  title: Hotels
  period: 2026
  targets_to_improve:
  - id: T
    title: Minutes
    direction: down
    baseline: 12
    {target}
"""


def months(here, *which):
    """The plan of some months in the bowling chart."""
    with ReadModel() as read_model:
        read_model.catch_up(here.log)
        rows = read_model.rows("bowling_chart")
    found = {row["month"]: row["target"] for row in rows}
    return [found[f"2026-{month:02}"] for month in which]


def test_the_bowling_chart_shows_the_plan_however_it_came_about(here):
    planned = FILE.format(target="target: 4\n    plan: {2026-01: 11, 2026-02: 10, 2026-12: 4}")
    assert here.apply(planned) == 6
    assert months(here, 1, 2, 3, 12) == [11, 10, 10, 4]
    assert here.apply(FILE.format(target="target: 5\n    plan: {2026-01: 11, 2026-03: 9, 2026-12: 4}")) == 3
    assert months(here, 1, 2, 3, 12) == [11, 11, 9, 4]
    here.apply(FILE.format(target="target: 5"))
    assert months(here, 4, 5, 12) == [5, 5, 5]
    here.apply(FILE.format(target="target: 6"))
    assert months(here, 4, 5, 12) == [6, 6, 6]
    here.apply(FILE.format(target="plan: {2026-04: 8, 2026-05: 7}"))
    assert months(here, 4, 5, 12) == [8, 7, 7]


@pytest.mark.parametrize(
    "target", ["target: 4", "plan: {2026-06: 4}", "target: 4\n    plan: {2025: 6, 2026-04: 4}"]
)
def test_a_target_is_the_same_wherever_it_is_read(here, there, target):
    here.apply(FILE.format(target=target))
    there.apply(here.export())
    assert months(here, *range(1, 13)) == months(there, *range(1, 13))
