"""The policies: what a miss, a silence or a closed cycle asks for is proposed, and proposed once."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.domain.cycle import CloseCycle, OpenCycle
from engine.domain.hoshin import DraftPlan, SetTargetToImprove
from engine.domain.measure import RecordReading, SetTarget
from engine.domain.okr import CheckIn, SetKeyResult, SetObjective
from engine.domain.review import CloseReview, OpenReview, ScheduleReview
from engine.handle import handle
from engine.log.log import Log

NOW = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
YEAR = NOW.year - 1
"""The last whole year: all of its months are over."""


class Teller:
    """Tells commands into a workspace at instants of its own."""

    def __init__(self, path, clock) -> None:
        self.log, self.clock = Log(path / "log.sqlite3", clock), clock

    def __call__(self, command, entity_id, at, **fields):
        self.clock.now = at
        return handle(
            self.log, command(entity_id=entity_id, at=at, **fields), actor="Ann", appended_by="a", source="cli"
        )


@pytest.fixture
def tell(hansei, tmp_path, clock):
    hansei("init")
    teller = Teller(tmp_path / "workspace", clock)
    yield teller
    teller.log.close()


def day(month, number=1, year=YEAR):
    return datetime(year, month, number, 9, tzinfo=UTC)


def two_misses(tell):
    tell(DraftPlan, "P", day(1), title="The year", period=str(YEAR))
    tell(SetTargetToImprove, "T", day(1), parent_id="P", title="Ready rooms", direction="up", baseline=60)
    for month, target, actual in ((1, 70, 71), (2, 72, 65), (3, 75, 66)):
        tell(SetTarget, "T", day(4), target=target, period=f"{YEAR}-{month:02}", effective_at=day(month))
        tell(RecordReading, "T", day(5), value=actual, period=f"{YEAR}-{month:02}", effective_at=day(month, 28))


def proposals(hansei):
    return [
        (row["proposal"], row["entity_id"], row["period"], row["state"])
        for row in hansei("show", "proposals", "--format", "json").json
    ]


def test_two_misses_in_a_row_without_a_countermeasure_escalate_once(hansei, tell):
    two_misses(tell)
    first = hansei("policies", "run", "--format", "json")
    assert [(row["proposal"], row["entity_id"], row["period"]) for row in first.json] == [
        ("escalation", "T", f"{YEAR}-03")
    ]
    assert hansei("policies", "run", "--format", "json").json == []
    assert proposals(hansei) == [("escalation", "T", f"{YEAR}-03", "open")]


def test_what_was_made_good_since_asks_for_nothing(hansei, tell):
    two_misses(tell)
    tell(SetTarget, "T", day(4, 2), target=76, period=f"{YEAR}-04", effective_at=day(4))
    tell(RecordReading, "T", day(5, 2), value=77, period=f"{YEAR}-04", effective_at=day(4, 28))
    tell(ScheduleReview, "R", NOW, parent_id="P", tier="monthly", scheduled_for=NOW)
    tell(OpenReview, "R", NOW, position=tell.log.position())
    assert run_and_list(hansei) == []


def test_of_a_run_of_misses_the_latest_escalates(hansei, tell):
    two_misses(tell)
    tell(RecordReading, "T", day(5, 2), value=60, period=f"{YEAR}-04", effective_at=day(4, 28))
    assert run_and_list(hansei) == [("escalation", "T", f"{YEAR}-04", "open")]


def test_a_countermeasure_answers_the_escalation(hansei, tell):
    two_misses(tell)
    hansei("policies", "run")
    tell(ScheduleReview, "R", NOW, parent_id="P", tier="monthly", scheduled_for=NOW)
    tell(OpenReview, "R", NOW, position=tell.log.position())
    said = hansei(
        "review", "countermeasure", "R", "T", "--period", f"{YEAR}-03", "--cause", "one lift",
        "--action", "a second lift", "--owner", "Bo", "--due", str(NOW.date() + timedelta(days=30)),
    )  # fmt: skip
    assert said.status == 0, said.err
    assert proposals(hansei) == [("escalation", "T", f"{YEAR}-03", "answered")]


def test_a_miss_proposes_a_finding_in_the_review_that_is_open(hansei, tell):
    two_misses(tell)
    tell(ScheduleReview, "R", NOW, parent_id="P", tier="monthly", scheduled_for=NOW)
    assert "finding" not in {row[0] for row in run_and_list(hansei)}
    tell(OpenReview, "R", NOW, position=tell.log.position())
    assert ("finding", "T", f"{YEAR}-03", "open") in run_and_list(hansei)
    said = hansei("review", "find", "R", "Rooms wait for linen", "--subject", "T")
    assert said.status == 0, said.err
    assert ("finding", "T", f"{YEAR}-03", "answered") in proposals(hansei)


def test_a_second_review_is_not_asked_about_the_same_miss(hansei, tell):
    two_misses(tell)
    for review, at in (("R1", NOW - timedelta(days=9)), ("R2", NOW)):
        tell(ScheduleReview, review, at, parent_id="P", tier="monthly", scheduled_for=at)
        tell(OpenReview, review, at, position=tell.log.position())
        run_and_list(hansei)
        tell(CloseReview, review, at, position=tell.log.position())
    assert [row for row in run_and_list(hansei) if row[0] == "finding"] == [("finding", "T", f"{YEAR}-03", "open")]


def run_and_list(hansei):
    assert hansei("policies", "run").status == 0
    return proposals(hansei)


def test_a_closed_cycle_asks_for_its_grades(hansei, tell):
    tell(OpenCycle, "C", day(1), title="Q1", starts_on=f"{YEAR}-01-01", ends_on=f"{YEAR}-03-31")
    tell(SetObjective, "O", day(1), parent_id="C", title="Be quick", reason="agreed")
    tell(SetKeyResult, "K", day(1), parent_id="O", title="Faster", baseline=0, target=10, reason="agreed")
    tell(CheckIn, "K", day(3, 31), value=7)
    assert run_and_list(hansei) == []
    tell(CloseCycle, "C", day(4))
    assert run_and_list(hansei) == [("grades", "C", None, "open")]
    said = hansei("grade", "K")
    assert said.status == 0, said.err
    assert proposals(hansei) == [("grades", "C", None, "answered")]


def test_a_silent_key_result_of_a_running_cycle_reminds_once_a_silence(hansei, tell):
    began = NOW - timedelta(days=40)
    ends = (NOW + timedelta(days=40)).date()
    tell(OpenCycle, "C", began, title="Now", starts_on=str(began.date()), ends_on=str(ends))
    tell(SetObjective, "O", began, parent_id="C", title="Be quick", reason="agreed")
    tell(SetKeyResult, "K", began, parent_id="O", title="Faster", baseline=0, target=10, reason="agreed")
    silent_since = began + timedelta(days=2)
    tell(CheckIn, "K", silent_since, value=1)
    assert run_and_list(hansei) == [("reminder", "K", str(silent_since.date()), "open")]
    tell(CheckIn, "K", NOW, value=2)
    assert run_and_list(hansei) == [("reminder", "K", str(silent_since.date()), "answered")]
