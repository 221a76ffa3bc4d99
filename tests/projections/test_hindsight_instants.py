"""When a status was first seen, worked out for all instants at once, against the views asked at one at a time."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from engine.domain import cycle, hoshin, measure, scorecard
from engine.log.log import Log
from projections.hindsight.cycle import LookBack
from projections.read_model import Bounds
from projections.replica import open_replica
from tests.projections.balanced import SMALL, measured, read
from tests.projections.happenings import at, happen, one

TICK = timedelta(microseconds=1)
TRIES = 6
BEGUN = (
    one(hoshin.PlanDrafted, "H", "2025-12-15", title="Plan", period="2026"),
    one(cycle.CycleOpened, "C", "2025-12-20", title="Half a year", parent_id="H", starts_on="2026-01-01",
        ends_on="2026-06-30"),
)  # fmt: skip


def aims(entity_id, day, known, target, period=None, entity="target_to_improve"):
    return one(measure.TargetSet, entity_id, day, known=known, entity=entity, target=target, period=period)


# Nobody said which way is the good one: the way from 100 to 80 is, whatever was planned after it and withdrawn.
TO_IMPROVE = (
    *BEGUN,
    one(hoshin.TargetToImproveSet, "T", "2025-12-20", parent_id="H", title="Days", baseline=100),
    aims("T", "2026-02-01", "2025-12-21", 80, "2026-02"),
    aims("T", "2026-07-01", "2025-12-22", None),
    one(measure.ReadingRecorded, "T", "2026-02-28", entity="target_to_improve", value=95, period="2026-02"),
    aims("T", "2026-08-01", "2026-04-10", 120),
    aims("T", "2026-08-01", "2026-05-10", None),
)
# A year of the source's own ends with the target that names it, from when that is known on.
LABELLED = (
    *BEGUN,
    one(scorecard.ScorecardOpened, "S", "2025-12-15", title="The chain", parent_id="H"),
    *SMALL[1:],
    measured("M", target=80.0, thresholds=[20.0], frequency="monthly"),
    read("M", 50, "FY26", "2026-01-31"),
    aims("M", "2026-03-10", "2026-02-10", 40, "FY26", "measure"),
    aims("M", "2026-03-31", "2026-02-20", 90, "FY26", "measure"),
)


@pytest.fixture(scope="module")
def read_model_of(sample_of):
    """Reads a sample; kept open for the tests of this file."""
    opened = {}

    def read(name):
        if name not in opened:
            workspace = sample_of(name)
            log = Log(workspace / "log.sqlite3")
            replica = open_replica(log, workspace / "views")
            opened[name] = (log, replica, replica.__enter__())
        return opened[name][2]

    yield read
    for log, replica, _ in opened.values():
        replica.__exit__(None, None, None)
        log.close()


def instants(look, courses):
    """Some instants of the cycle: those at which something changed, a tick off, and others."""
    random = Random(look.id)
    changed = [row["moment"] for course in courses for row in course]
    span = look.looked_at_at - look.starts_at
    drawn = [random.choice(changed) + random.choice((-TICK, timedelta(), TICK)) for _ in range(TRIES)]
    drawn += [look.starts_at + random.random() * span for _ in range(TRIES // 3)]
    return [instant for instant in drawn if look.starts_at <= instant <= look.looked_at_at]


def seen_at(course, instant):
    """What the course says of an instant."""
    return next((row["status"] for row in reversed(course) if row["moment"] <= instant), None)


@pytest.mark.parametrize(
    ("sample", "cycle"), [("hotels", "2025-Q2"), ("scaleup", "2025-Q4"), ("furniture", "2025-Q3")]
)
def test_key_results_stood_at_any_instant_as_the_view_says_of_it(read_model_of, sample, cycle):
    read_model = read_model_of(sample)
    look = LookBack(read_model, cycle)
    courses = {name: look.courses[name] for name in look.key_results}
    for instant in instants(look, courses.values()):
        at = instant.replace(tzinfo=UTC)
        rows = read_model.rows("okrs", Bounds(at, at), "WHERE cycle = ? AND key_result_id IS NOT NULL", [cycle])
        told = {row["key_result_id"]: row["status"] for row in rows}
        assert told
        assert {name: seen_at(courses.get(name, []), instant) for name in told if name in courses} == {
            name: status for name, status in told.items() if name in courses
        }, instant


@pytest.mark.parametrize(("sample", "cycle"), [("hotels", "2025-Q2"), ("manufacturer", "2025-Q4")])
def test_measures_and_targets_stood_at_any_instant_as_the_views_say_of_it(read_model_of, sample, cycle):
    read_model = read_model_of(sample)
    look = LookBack(read_model, cycle)
    courses = {name: look.courses[name] for name in look.measured_ids}
    for instant in instants(look, courses.values()):
        bounds = Bounds(instant.replace(tzinfo=UTC), instant.replace(tzinfo=UTC))
        told = standing(read_model, bounds)
        assert told
        for name, status in told.items():
            if name in courses:
                assert (seen_at(courses[name], instant) or "no_data") == status, (name, instant)


@pytest.mark.parametrize(
    ("told", "name", "course"),
    [
        (TO_IMPROVE, "T", ["2026-02-28 off_track", "2026-04-10 on_track", "2026-05-10 off_track"]),
        (LABELLED, "M", ["2026-01-31 at_risk", "2026-02-10 on_track", "2026-02-20 at_risk", "2026-05-31 stale"]),
    ],
)
def test_withdrawn_targets_and_labels_of_the_source_count_as_in_the_views(log, read_model, told, name, course):
    happen(log, *told)
    read_model.catch_up(log)
    rows = LookBack(read_model, "C", at("2026-06-30")).courses[name]
    assert [f"{row['moment']:%Y-%m-%d} {row['status']}" for row in rows] == course
    for row in rows:
        for instant in (row["moment"] - TICK, row["moment"]):
            seen = instant.replace(tzinfo=UTC)
            told_then = standing(read_model, Bounds(seen, seen)).get(name, "no_data")
            assert (seen_at(rows, instant) or "no_data") == told_then, instant


def standing(read_model, bounds):
    """The status of the latest value of each measure and each target to improve."""
    question = "FROM standing_measures(as_of := ?, known_at := ?, up_to := ?)"
    found = {row["id"]: row["computed_status"] for row in read_model.ask(question, bounds.parameters()).to_pylist()}
    for row in read_model.rows("bowling_chart", bounds):
        if row["status"] != "no_data":
            found[row["item_id"]] = row["status"]
    return found


def test_nothing_known_later_moves_what_was_first_seen(read_model_of):
    read_model = read_model_of("hotels")
    then = datetime(2025, 5, 31, 12, tzinfo=UTC)
    early, late = LookBack(read_model, "2025-Q2", Bounds(then, then)), LookBack(read_model, "2025-Q2")
    instant = then.replace(tzinfo=None)
    for name in early.key_results:
        known = [(row["moment"], row["status"]) for row in early.courses[name]]
        assert known == [(row["moment"], row["status"]) for row in late.courses[name] if row["moment"] <= instant]
