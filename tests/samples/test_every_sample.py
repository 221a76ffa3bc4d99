"""What every sample promises: the same on every build, at its own dates, and the whole method in it."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from engine.domain.measure import ReadingRecorded
from engine.domain.okr import CheckedIn
from engine.domain.values import ItemDefined
from engine.log.log import Log
from engine.samples import SAMPLES, tell_sample
from projections.macros import VIEWS
from projections.read_model import Bounds, ReadModel
from tests.samples.conftest import Told, end, events_of

EVERY = pytest.mark.parametrize("name", SAMPLES)
WORDS = {"on_track", "at_risk", "off_track", "stale", "no_data"}
Views = Callable[[str], ReadModel]

METHOD = [
    "PlanDrafted",
    "VisionSet",
    "BreakthroughObjectiveSet",
    "AnnualObjectiveSet",
    "ImprovementPrioritySet",
    "TargetToImproveSet",
    "CorrelationSet",
    "CatchballProposed",
    "CatchballCountered",
    "CatchballAgreed",
    "CatchballDeclined",
    "PlanAgreed",
    "PlanItemRetired",
    "ScorecardOpened",
    "PerspectiveAdded",
    "StrategicObjectiveSet",
    "CauseEffectLinked",
    "CauseEffectUnlinked",
    "MeasureDefined",
    "TargetSet",
    "WeightSet",
    "StatusOverridden",
    "ReadingRecorded",
    "ReadingRestated",
    "ReadingWithdrawn",
    "CycleOpened",
    "CycleLocked",
    "CycleClosed",
    "ObjectiveSet",
    "KeyResultSet",
    "ObjectiveAbandoned",
    "CheckedIn",
    "CheckInRestated",
    "KeyResultGraded",
    "ObjectiveGraded",
    "ReviewScheduled",
    "AgendaSet",
    "AttendanceRecorded",
    "ReviewOpened",
    "FindingRecorded",
    "DecisionTaken",
    "DecisionRevoked",
    "CountermeasureAgreed",
    "CountermeasureCompleted",
    "CountermeasureVerified",
    "CountermeasureCancelled",
    "LessonRecorded",
    "ContributionRecognised",
    "ReviewClosed",
    "OwnerSet",
    "CommentAdded",
    "InitiativeSet",
    "ActionProposed",
]
"""What happens in every sample, but for the two kinds of event below; other kinds happen in some of them."""

IN_SOME = {"WeightSet", "CauseEffectUnlinked"}


@EVERY
def test_two_tellings_are_equal_in_every_row_of_the_log(name: str, told: Told, tmp_path: Path) -> None:
    again = tmp_path / "log.sqlite3"
    tell_sample(name, again)

    assert log_rows(again) == log_rows(told(name))


def log_rows(path: Path) -> list[dict[str, Any]]:
    """What the log holds but for `appended_at`, the ids it made up for people, and the salts of prose."""
    with Log(path) as log:
        people = dict(log.people.rows())
        return [{"event": type(event).__name__, **spoken(vars(event), people)} for _, event in log.events()]


def spoken(value: Any, people: dict[str, str]) -> Any:
    match value:
        case dict():
            return {name: spoken(one, people) for name, one in value.items() if name not in ("appended_at", "salt")}
        case list():
            return [spoken(one, people) for one in value]
        case str():
            return people.get(value, value)
    return value


@EVERY
def test_telling_again_into_the_same_log_appends_nothing(name: str, told: Told) -> None:
    path = told(name)
    before = len(events_of(path))

    assert tell_sample(name, path) == 0
    assert len(events_of(path)) == before


@EVERY
def test_every_view_shows_something_at_the_end_and_today(name: str, views_of: Views) -> None:
    views = views_of(name)

    # Roles are the organisation's, not a strategy's: who receives a sample grants their own.
    assert [view for view in VIEWS if not views.rows(view, end(name))] == ["roles"]
    assert [view for view in VIEWS if not views.rows(view)] == ["roles"]


@EVERY
def test_every_event_stands_in_the_history(name: str, views_of: Views) -> None:
    untold = "SELECT DISTINCT event FROM events ANTI JOIN history(as_of := '9999-01-01') USING (position)"
    assert views_of(name).ask(untold).to_pylist() == []


@EVERY
def test_it_ends_when_it_says_and_nothing_lies_after(name: str, told: Told) -> None:
    events = events_of(told(name))

    assert 900 <= len(events) <= 2500
    assert {event.source for event in events} <= {"dashboard", "cli", "file", "policy"}
    assert len({event.appended_by for event in events}) == 1
    recorded = [datetime.fromisoformat(event.recorded_at) for event in events]
    assert recorded == sorted(recorded)
    assert recorded[-1] == SAMPLES[name].ends_at
    assert (recorded[-1] - recorded[0]).days >= 365
    assert all(event.recorded_at == event.appended_at for event in events)
    assert all(moment.weekday() < 5 for moment in recorded)


@EVERY
def test_only_targets_hold_from_a_later_day_than_the_one_they_were_said_on(name: str, told: Told) -> None:
    ahead = {type(e).__name__ for e in events_of(told(name)) if e.effective_at > e.recorded_at}

    assert ahead == {"TargetSet"}


@EVERY
def test_the_whole_method_happens(name: str, told: Told) -> None:
    happened = {type(event).__name__ for event in events_of(told(name))}

    assert not set(METHOD) - IN_SOME - happened


def test_weights_change_and_held_causes_turn_out_to_be_none_somewhere(told: Told) -> None:
    assert {type(event).__name__ for name in SAMPLES for event in events_of(told(name))} >= IN_SOME


@EVERY
def test_the_newest_cycle_is_open_in_every_state_and_the_others_are_closed(name: str, views_of: Views) -> None:
    views = views_of(name)
    cycles = views.rows("entities", end(name), "WHERE kind = 'cycle' ORDER BY id")
    rows = views.rows("okrs", end(name))

    assert [cycle["status"] for cycle in cycles] == ["closed"] * (len(cycles) - 1) + [None]
    newest = cycles[-1]["id"]
    assert {row["status"] for row in rows if row["cycle"] == newest and row["key_result_id"]} == WORDS
    assert not [row for row in rows if row["cycle"] == newest and row["grade"] is not None]


@EVERY
def test_nothing_is_read_of_what_was_dropped(name: str, told: Told) -> None:
    dropped: set[str] = set()
    for event in events_of(told(name)):
        if isinstance(event, ItemDefined):
            dropped.discard(event.entity_id)
        elif event.TELLS.get("present") is False:
            dropped.add(event.entity_id)
        elif isinstance(event, ReadingRecorded | CheckedIn):
            assert event.entity_id not in dropped, f"{event.entity_id} is read on {event.recorded_at}"
    assert len(dropped) > 3


@EVERY
def test_whatever_stands_in_a_closed_cycle_is_graded(name: str, views_of: Views) -> None:
    views = views_of(name)
    closed = {row["id"] for row in views.rows("entities", end(name), "WHERE kind = 'cycle' AND status = 'closed'")}
    rows = [row for row in views.rows("okrs", end(name)) if row["cycle"] in closed]

    assert len(closed) >= 3
    assert {row["cycle"] for row in rows if row["key_result_id"]} == closed
    assert not [row["key_result_id"] or row["objective_id"] for row in rows if row["grade"] is None]


@EVERY
def test_what_a_decision_changed_is_found_from_both_ends(name: str, told: Told, views_of: Views) -> None:
    with Log(told(name)) as log:
        caused = [(event.causation_id, position) for position, event in log.events() if event.causation_id]
    decisions = {row["id"]: list(row["changes"]) for row in views_of(name).rows("decisions")}

    assert {kind for kind, changes in decisions.items() if changes}
    assert caused == sorted(caused, key=lambda one: one[1])
    assert {cause for cause, _ in caused} <= set(decisions)
    for decision, changes in decisions.items():
        assert changes == [position for cause, position in caused if cause == decision]


@EVERY
def test_some_countermeasures_worked_some_did_not_and_one_is_overdue(name: str, views_of: Views) -> None:
    rows = views_of(name).rows("countermeasures", end(name))
    today = SAMPLES[name].ends_at.date()

    assert {row["effective"] for row in rows} == {True, False, None}
    assert {row["state"] for row in rows} >= {"verified", "cancelled", "open"}
    assert [row["id"] for row in rows if row["state"] == "open" and row["due"] < str(today)]
    assert all(row["due"] and row["owner"] and row["root_cause"] and row["action"] for row in rows)


@EVERY
def test_a_unit_deploys_the_plan_above_and_something_ties_to_nothing(name: str, views_of: Views) -> None:
    views = views_of(name)
    plans = {row["id"]: row["parent_id"] for row in views.rows("entities", end(name), "WHERE kind = 'plan'")}
    deployed = views.ask("FROM attributes WHERE field = 'deploys'").num_rows
    health = {row["indicator"]: row["value"] for row in views.rows("deployment_health", end(name))}

    assert set(plans.values()) - {None} <= set(plans)
    assert any(plans.values())
    assert deployed >= 1
    assert health["orphans"] >= 1


@EVERY
def test_reviews_of_three_kinds_are_closed_and_the_next_one_is_waiting(name: str, views_of: Views) -> None:
    rows = views_of(name).rows("reviews", end(name))

    assert {row["tier"] for row in rows} >= {"monthly", "quarterly", "diagnosis"}
    assert [row["closed_at"] is None for row in sorted(rows, key=lambda r: r["scheduled_for"])].count(True) == 1
    held = [row for row in rows if row["closed_at"]]
    assert len(held) >= 8
    assert all(row["opened_position"] < row["closed_position"] and row["attendees"] for row in held)
    assert Counter(row["tier"] for row in rows)["diagnosis"] == 1


def test_every_kind_of_decision_scoring_and_key_result_is_somewhere(views_of: Views) -> None:
    decisions, scorings, forms = set(), set(), set()
    for name in SAMPLES:
        views = views_of(name)
        decisions |= {row["kind"] for row in views.rows("decisions", Bounds())}
        told = views.ask("SELECT field, text FROM attributes WHERE field IN ('scoring', 'form')").to_pylist()
        scorings |= {row["text"] for row in told if row["field"] == "scoring"}
        forms |= {row["text"] for row in told if row["field"] == "form"}

    assert decisions == {"continue", "adjust", "retarget", "stop", "start", "escalate"}
    assert scorings == {"stabilise", "yes_no", "thresholds", "unscored"}
    assert forms >= {"at_least", "at_most", "between", "milestones", "binary", "zones"}
