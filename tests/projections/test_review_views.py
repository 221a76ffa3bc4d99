"""What the views make of reviews: who took part, what was found, decided, agreed and learned."""

from datetime import UTC, datetime

import pytest

from engine.domain import countermeasure, decision, finding, hoshin, okr, review
from projections.read_model import Bounds
from tests.projections.happenings import at, happen, noon, one
from tests.projections.reviewing import moment

PLAN = one(hoshin.PlanDrafted, "P", "2026-01-01", title="The chain")
KEY_RESULT = one(okr.KeyResultSet, "K", "2026-01-01", parent_id="P", title="Repeat stays", target=40)
SCHEDULED = one(
    review.ReviewScheduled,
    "R",
    "2026-03-01",
    parent_id="P",
    title="March",
    tier="monthly",
    scheduled_for="2026-03-31T09:00:00.000000Z",
    facilitator="Ann",
)
OPENED = one(review.ReviewOpened, "R", "2026-03-31", opened_position=3, opened_at=noon("2026-03-31"))
CLOSED = one(review.ReviewClosed, "R", "2026-04-01", closed_position=9, closed_at=noon("2026-04-01"))


def said(kind, entity_id, day="2026-03-31", **fields):
    return one(kind, entity_id, day, **{"parent_id": "R", **fields})


@pytest.fixture
def after(log, read_model):
    """The rows of a view after these events."""

    def rows(view, *events, bounds=None):
        happen(log, *events)
        read_model.catch_up(log)
        return read_model.rows(view, bounds or at("2026-12-31"))

    return rows


# ---------------------------------------------------------------------------------------------- reviews


def test_a_review_tells_its_times_its_pins_and_who_took_part(after):
    attendance = one(review.AttendanceRecorded, "R", "2026-03-31", attendees=["Zoe", "Bob", "Ann"])
    agenda = one(review.AgendaSet, "R", "2026-03-30", agenda=["Misses", "Locks, and doors"])
    (row,) = after("reviews", PLAN, SCHEDULED, agenda, OPENED, attendance, CLOSED)
    assert row == {
        "id": "R",
        "tier": "monthly",
        "plan": "P",
        "scheduled_for": datetime.fromisoformat("2026-03-31T09:00:00"),
        "opened_at": moment("2026-03-31"),
        "closed_at": moment("2026-04-01"),
        "opened_position": 3,
        "closed_position": 9,
        "facilitator": "Ann",
        "attendees": "Zoe, Bob, Ann",
        "agenda": ["Misses", "Locks, and doors"],
        "title": "March",
        "state": "closed",
        "text": None,
    }


@pytest.mark.parametrize(
    ("bounds", "state", "opened_position", "closed_position"),
    [
        (at("2026-03-30"), "scheduled", None, None),
        (at("2026-03-31"), "open", 3, None),
        (at("2026-12-31", known="2026-03-31"), "open", 3, None),
        (Bounds(as_of=datetime(2026, 12, 31, tzinfo=UTC), up_to=2), "scheduled", None, None),
    ],
)
def test_a_review_is_shown_as_it_stood(after, bounds, state, opened_position, closed_position):
    (row,) = after("reviews", PLAN, SCHEDULED, OPENED, CLOSED, bounds=bounds)
    assert (row["state"], row["opened_position"], row["closed_position"]) == (
        state,
        opened_position,
        closed_position,
    )
    assert (row["attendees"], row["agenda"]) == (None, None)


def test_a_forgotten_person_stays_one_of_those_who_took_part(after, read_model):
    attendance = one(review.AttendanceRecorded, "R", "2026-03-31", attendees=["Bob", "Zoe"])
    after("reviews", PLAN, SCHEDULED, OPENED, attendance)
    read_model._connection.execute("DELETE FROM people WHERE name = 'Bob'")
    assert read_model.rows("reviews")[0]["attendees"] == "forgotten person, Zoe"


# ------------------------------------------------------------------------------------------ what was said


def test_a_finding_is_known_since_it_was_recorded(after):
    told = said(finding.FindingRecorded, "R-F1", known="2026-04-02", subject_id="K", text="Guests stay away")
    (row,) = after("findings", PLAN, KEY_RESULT, SCHEDULED, OPENED, told)
    assert row == {
        "id": "R-F1",
        "review_id": "R",
        "subject_id": "K",
        "text": "Guests stay away",
        "first_seen_at": moment("2026-04-02"),
        "actor": "Ann",
    }


def test_lessons_and_recognitions_say_who_spoke_and_of_whom(after, read_model):
    lesson = said(finding.LessonRecorded, "R-L1", text="Ask earlier", actor="Cem")
    recognition = said(finding.ContributionRecognised, "R-R1", subject_id="K", text="Stayed", person="Bob")
    (row,) = after("lessons", PLAN, KEY_RESULT, SCHEDULED, OPENED, lesson, recognition)
    assert list(row)[:5] == ["id", "review_id", "subject_id", "text", "actor"]
    assert list(row.values())[:5] == ["R-L1", "R", None, "Ask earlier", "Cem"]
    (row,) = read_model.rows("recognitions")
    assert list(row)[:5] == ["id", "review_id", "subject_id", "text", "person"]
    assert list(row.values())[:6] == ["R-R1", "R", "K", "Stayed", "Bob", "Ann"]


DECIDED = (
    PLAN,
    KEY_RESULT,
    SCHEDULED,
    OPENED,
    said(
        decision.DecisionTaken,
        "R-D1",
        decision="retarget",
        subject_id="K",
        text="Thirty will do",
        reason="late vendor",
        owner="Bob",
        due="2026-04-30",
        expected_effect="a target to believe in",
        confidence=0.7,
        finding_id="R-F1",
    ),
    one(okr.KeyResultRetargeted, "K", "2026-03-31", target=30, causation_id="R-D1"),
    said(decision.DecisionTaken, "R-D2", decision="continue", text="Go on"),
    one(okr.KeyResultRetargeted, "K", "2026-04-05", known="2026-04-10", target=31, causation_id="R-D1"),
    one(okr.KeyResultRetargeted, "K", "2026-04-06", target=32),
    one(decision.DecisionRevoked, "R-D1", "2026-04-20", reason="the vendor delivered"),
)


def test_a_decision_is_found_with_all_it_changed(after):
    first, second = after("decisions", *DECIDED)
    assert list(first)[:12] == [
        "id", "review_id", "subject_id", "kind", "text", "reason", "owner", "due", "expected_effect", "confidence",
        "state", "changes",
    ]  # fmt: skip
    assert list(first.values())[:12] == [
        "R-D1", "R", "K", "retarget", "Thirty will do", "late vendor", "Bob", "2026-04-30",
        "a target to believe in", 0.7, "revoked", [6, 8],
    ]  # fmt: skip
    assert (first["finding_id"], first["decided_at"]) == ("R-F1", moment("2026-03-31"))
    assert (first["revoked_at"], first["revoked_because"]) == (moment("2026-04-20"), "the vendor delivered")
    assert (second["state"], second["changes"], second["owner"], second["reason"]) == ("taken", [], None, None)


@pytest.mark.parametrize(
    ("bounds", "state", "changes"),
    [
        (at("2026-04-02"), "taken", [6]),
        (at("2026-04-19"), "taken", [6, 8]),
        (at("2026-12-31", known="2026-04-09"), "taken", [6]),
        (Bounds(as_of=datetime(2026, 12, 31, tzinfo=UTC), up_to=7), "taken", [6]),
    ],
)
def test_a_decision_is_shown_as_it_stood(after, bounds, state, changes):
    first, _ = after("decisions", *DECIDED, bounds=bounds)
    assert (first["state"], first["changes"]) == (state, changes)


AGREED = said(
    countermeasure.CountermeasureAgreed,
    "R-CM1",
    subject_id="K",
    finding_id="R-F1",
    period="2026-03",
    background="guests wait",
    root_cause="locks jam",
    action="swap them",
    owner="Bob",
    due="2026-04-10",
    expected_effect="nobody waits",
    expected_change=4,
    verify_after=2,
)
COMPLETED = one(countermeasure.CountermeasureCompleted, "R-CM1", "2026-04-15", note="all doors")
VERIFIED = one(
    countermeasure.CountermeasureVerified,
    "R-CM1",
    "2026-06-30",
    effective=False,
    actual_effect="they jam still",
    actual_change=1,
)
CANCELLED = one(countermeasure.CountermeasureCancelled, "R-CM1", "2026-04-12", reason="the house is sold")


def test_a_countermeasure_is_told_from_cause_to_effect(after):
    (row,) = after("countermeasures", PLAN, KEY_RESULT, SCHEDULED, OPENED, AGREED, COMPLETED, VERIFIED)
    assert row == {
        "id": "R-CM1",
        "review_id": "R",
        "finding_id": "R-F1",
        "subject_id": "K",
        "root_cause": "locks jam",
        "action": "swap them",
        "owner": "Bob",
        "due": "2026-04-10",
        "state": "verified",
        "expected_effect": "nobody waits",
        "actual_effect": "they jam still",
        "effective": False,
        "overdue": False,
        "expected_change": 4,
        "actual_change": 1,
        "period": "2026-03",
        "background": "guests wait",
        "verify_after": 2,
        "note": "all doors",
        "agreed_at": moment("2026-03-31"),
        "completed_at": moment("2026-04-15"),
        "verified_at": moment("2026-06-30"),
        "cancelled_at": None,
        "cancelled_because": None,
        "actor": "Ann",
    }


@pytest.mark.parametrize(
    ("day", "state", "overdue", "effective"),
    [
        ("2026-04-10", "open", False, None),
        ("2026-04-11", "open", True, None),
        ("2026-04-15", "completed", False, None),
        ("2026-06-30", "verified", False, False),
    ],
)
def test_what_is_open_after_its_due_day_is_overdue_as_of_then(after, day, state, overdue, effective):
    (row,) = after(
        "countermeasures", PLAN, KEY_RESULT, SCHEDULED, OPENED, AGREED, COMPLETED, VERIFIED, bounds=at(day)
    )
    assert (row["state"], row["overdue"], row["effective"]) == (state, overdue, effective)


def test_a_cancelled_countermeasure_says_why_and_is_not_overdue(after):
    (row,) = after("countermeasures", PLAN, KEY_RESULT, SCHEDULED, OPENED, AGREED, CANCELLED)
    assert (row["state"], row["overdue"], row["cancelled_because"]) == ("cancelled", False, "the house is sold")
    assert row["cancelled_at"] == moment("2026-04-12")
