"""The round of plan, do, check, act: which fact belongs to which review, worked by hand."""

from datetime import UTC, datetime

import pytest

from engine.domain import countermeasure, cycle, decision, finding, hoshin, measure, okr, scorecard
from engine.log.catalogue import CATALOGUE
from projections.projector import sql
from projections.read_model import Bounds
from tests.projections.happenings import at, happen, one
from tests.projections.reviewing import closes, moment, opens, scheduled


@pytest.fixture
def after(log, read_model):
    """The rows of the round after these events."""

    def rows(*events, bounds=None):
        happen(log, *events)
        read_model.catch_up(log)
        return read_model.rows("pdca", bounds or at("2026-12-31"))

    return rows


# A company plan P with a scorecard; a child plan N with a cycle. A monthly review of N, a quarterly one of P, and
# another monthly one of N. Each position in the log is written beside its event.
COMPANY = one(hoshin.PlanDrafted, "P", "2026-01-01", title="Company")
ROUND = (
    COMPANY,  # 1
    one(hoshin.PlanDrafted, "N", "2026-01-01", title="North", parent_id="P"),  # 2
    one(
        cycle.CycleOpened, "C", "2026-01-01", title="Q1", parent_id="N",
        starts_on="2026-01-01", ends_on="2026-03-31",
    ),  # 3
    one(okr.ObjectiveSet, "O", "2026-01-01", parent_id="C", title="Guests come back"),  # 4
    one(okr.KeyResultSet, "K", "2026-01-01", parent_id="O", title="Repeat stays", target=40),  # 5
    one(scorecard.ScorecardOpened, "S", "2026-01-01", parent_id="P", title="Card"),  # 6
    one(scorecard.PerspectiveAdded, "V", "2026-01-01", parent_id="S", title="Customer"),  # 7
    one(measure.MeasureDefined, "M", "2026-01-01", parent_id="V", title="NPS"),  # 8
    one(measure.TargetSet, "M", "2026-01-02", entity="measure", target=50),  # 9
    one(okr.CheckedIn, "K", "2026-01-20", value=22.5),  # 10
    one(measure.ReadingRecorded, "M", "2026-01-31", entity="measure", value=47),  # 11
    scheduled("N1", "2026-02-01", "N", "monthly"),  # 12
    scheduled("Q1", "2026-02-01", "P", "quarterly"),  # 13
    opens("N1", "2026-02-02", 13),  # 14
    one(finding.FindingRecorded, "N1-F1", "2026-02-02", parent_id="N1", subject_id="K", text="Too slow"),  # 15
    one(
        countermeasure.CountermeasureAgreed, "N1-CM1", "2026-02-02", parent_id="N1", subject_id="K",
        root_cause="locks", action="swap them", owner="Bob", due="2026-03-01",
    ),  # 16
    one(okr.CheckedIn, "K", "2026-02-02", value=23),  # 17
    closes("N1", "2026-02-03", 17),  # 18
    one(countermeasure.CountermeasureCompleted, "N1-CM1", "2026-02-20"),  # 19
    opens("Q1", "2026-03-01", 19),  # 20
    one(
        decision.DecisionTaken, "Q1-D1", "2026-03-01", parent_id="Q1", subject_id="K", text="Thirty will do",
        decision="retarget",
    ),  # 21
    one(okr.KeyResultRetargeted, "K", "2026-03-01", target=30, causation_id="Q1-D1"),  # 22
    closes("Q1", "2026-03-01", 22),  # 23
    one(countermeasure.CountermeasureVerified, "N1-CM1", "2026-03-10", effective=True),  # 24
    one(measure.ReadingRecorded, "M", "2026-03-11", entity="measure", value=48),  # 25
    scheduled("N2", "2026-03-12", "N", "monthly"),  # 26
    opens("N2", "2026-03-12", 26),  # 27
    one(finding.LessonRecorded, "N2-L1", "2026-03-12", parent_id="N2", text="Ask earlier"),  # 28
    one(decision.DecisionRevoked, "Q1-D1", "2026-03-13", reason="no more"),  # 29
)  # fmt: skip


def placed(rows):
    """Which positions stand under which review."""
    found = {}
    for row in rows:
        found.setdefault(row["review_id"], []).append(row["position"])
    return found


def test_a_fact_belongs_to_the_next_review_to_open_of_its_plan_or_of_one_above(after):
    assert placed(after(*ROUND)) == {
        # What lies below N until N1 opened, and what was said in N1.
        "N1": [2, 3, 4, 5, 10, 15, 16],
        # What lies below P alone, and what happened below N after N1 had opened: Q1 looks at the plans below P too.
        "Q1": [1, 6, 7, 8, 9, 11, 17, 19, 21],
        # The change that Q1 decided, and the verification after N1 was closed: N2 is the next to look at N.
        "N2": [22, 24, 28],
        # No review of P has opened since.
        "current": [25, 29],
    }


def test_a_fact_is_told_in_its_stage_with_its_subject_and_its_words(after):
    rows = {row["position"]: row for row in after(*ROUND)}
    told = {at: (row["stage"], row["subject_id"], row["what"]) for at, row in rows.items()}
    assert told[5] == ("plan", "K", "key result set")
    assert told[9] == ("plan", "M", "target set 50")
    assert told[10] == ("do", "K", "checked in 22.5")
    assert told[11] == ("do", "M", "reading recorded 47")
    assert told[15] == ("check", "K", "Too slow")
    assert told[16] == ("act", "K", "swap them")
    assert told[19] == ("do", "K", "countermeasure completed: swap them")
    assert told[21] == ("act", "K", "Thirty will do")
    assert told[22] == ("plan", "K", "key result retargeted 30")
    assert told[24] == ("check", "K", "countermeasure verified: swap them")
    assert told[28] == ("act", None, "Ask earlier")
    assert told[29] == ("act", "K", "decision revoked: Thirty will do")
    assert (rows[19]["happened_at"], rows[19]["who"]) == (moment("2026-02-20"), "Ann")
    assert (rows[22]["causation_id"], rows[29]["reason"]) == ("Q1-D1", "no more")
    assert list(rows[5])[:7] == ["review_id", "stage", "happened_at", "subject_id", "what", "who", "position"]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        # Q1 has not opened.
        (Bounds(as_of=datetime(2026, 12, 31, tzinfo=UTC), up_to=19), [1, 6, 7, 8, 9, 11, 17, 19]),
        (at("2026-02-28"), [1, 6, 7, 8, 9, 11, 17, 19]),
        (at("2026-12-31", known="2026-02-28"), [1, 6, 7, 8, 9, 11, 17, 19]),
        # No review has opened.
        (at("2026-01-25"), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ],
)
def test_what_no_review_has_looked_at_yet_is_current(after, bounds, expected):
    assert placed(after(*ROUND, bounds=bounds))["current"] == expected


def test_what_was_stored_while_a_review_opened_belongs_to_the_next_one(after):
    events = (
        COMPANY,
        one(hoshin.VisionSet, "P", "2026-01-02", vision="Home"),  # 2
        scheduled("R1", "2026-01-03", "P", "monthly"),
        scheduled("R2", "2026-01-03", "P", "monthly"),
        opens("R1", "2026-01-03", 1),  # 5: it looked before position 2 was there
        opens("R2", "2026-01-04", 5),
    )
    assert placed(after(*events)) == {"R1": [1], "R2": [2]}


def test_of_two_reviews_that_opened_at_the_same_place_the_first_has_the_facts(after):
    events = (
        COMPANY,
        scheduled("R1", "2026-01-03", "P", "monthly"),
        scheduled("R2", "2026-01-03", "P", "monthly"),
        opens("R2", "2026-01-03", 3),
        opens("R1", "2026-01-03", 3),
    )
    assert placed(after(*events)) == {"R2": [1]}


# The meeting itself, comments, and what only a policy proposed are no step of the round.
STAGELESS = {
    "CommentAdded",
    "ReviewScheduled",
    "AgendaSet",
    "AttendanceRecorded",
    "ReviewOpened",
    "ReviewClosed",
    "ActionProposed",
    "RoleGranted",
    "RoleRevoked",
    "SettingChanged",
    "PersonForgotten",
    "ProseRedacted",
}


@pytest.mark.parametrize("event", CATALOGUE)
def test_every_event_has_a_stage_but_those_that_are_no_step_of_the_round(event):
    assert (f"'{event}'" in sql("views/pdca").split("item AS")[0]) != (event in STAGELESS)
