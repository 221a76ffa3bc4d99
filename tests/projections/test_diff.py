"""What two instants differ in, by hand: each change of its kind, with who, when, why and the decision behind it."""

import pytest

from engine.domain import decision, measure, okr, plan, scorecard
from engine.log.catalogue import EVENTS
from projections.diff import CLASSES, SCHEMA, diff, told_once
from tests.projections.happenings import at, happen, one
from tests.projections.reviewing import scheduled
from tests.projections.strategy import CYCLE, PERSPECTIVE, SCORECARD, a_measure, align, key_result, objective

SEEN_THEN = at("2026-02-01", "2026-02-01"), at("2026-06-30", "2026-06-30")
KNOWN_TODAY = at("2026-02-01"), at("2026-06-30")


def prose(words):
    return {"text": words, "salt": "s"}


def reading(value, day, known=None, event=measure.ReadingRecorded):
    return one(event, "M1", day, known=known, entity="measure", value=value)


@pytest.fixture
def differs(log, read_model):
    """The rows that what happens between two days makes, by entity and field."""

    def told(*meanwhile, sides=SEEN_THEN):
        happen(
            log,
            SCORECARD,
            PERSPECTIVE,
            CYCLE,
            objective("O1"),
            objective("O2"),
            key_result("K1", weight=1),
            a_measure("M1", "F", target=100, unit="%", direction="up", owner="Ann"),
            reading(50, "2026-01-31"),
        )
        happen(log, *meanwhile)
        read_model.catch_up(log)
        rows = diff(read_model, *sides)
        assert [list(row) for row in rows] == [SCHEMA.names] * len(rows)
        assert {row["class"] for row in rows} <= set(CLASSES)
        return {(row["entity_id"], row["field"]): row for row in rows}

    return told


def said(row):
    return row["change"], row["before"], row["after"], row["class"]


# Of no other kind: what a thing is called, whose it is, when it is due, what people wrote of it.
TEXT = {
    "action", "agenda", "attendees", "background", "budget", "cadence", "decision", "description", "due", "ends_on",
    "expected_change", "expected_effect", "facilitator", "finding_id", "horizon", "indicator", "note", "owner",
    "period", "person", "root_cause", "scheduled_for", "starts_on", "subject_id", "team", "tier", "title",
    "verify_after", "vision",
}  # fmt: skip


def test_every_field_that_an_event_may_tell_has_its_kind(read_model):
    fields = {name for event in EVENTS for name in (*event.CARRIES, *event.TELLS)} - {"target"}
    fields = {"description" if name == "text" else name for name in fields} | {"kind", "present"}
    rows = read_model.ask("SELECT field, class_of(field) AS class FROM unnest($1) AS _(field)", [sorted(fields)])
    kinds = {row["field"]: row["class"] for row in rows.to_pylist()}
    assert {name for name, kind in kinds.items() if kind == "text"} == TEXT
    assert set(kinds.values()) == set(CLASSES) - {"correction"}
    assert (kinds["thresholds"], kinds["confidence"]) == ("target", "performance")


def test_nothing_happened_and_nothing_differs(differs):
    assert differs() == {}


def test_a_target_that_a_decision_moved_names_the_decision(differs):
    found = differs(
        scheduled("R", "2026-03-01", "S", "monthly"),
        one(decision.DecisionTaken, "D", "2026-03-02", parent_id="R", decision="retarget", text=prose("Lower it")),
        one(
            measure.TargetSet, "M1", "2026-03-02", entity="measure", target=80, reason=prose("Out of reach"),
            causation_id="D", actor="Ben",
        ),
    )  # fmt: skip
    row = found["M1", "target"]
    assert said(row) == ("changed", "100", "80", "target")
    assert (row["kind"], row["actor"], row["reason"], row["decision_id"]) == ("measure", "Ben", "Out of reach", "D")
    assert (row["changed_at"].isoformat(), row["position"]) == ("2026-03-02T12:00:00", 11)
    assert said(found["D", "present"]) == ("added", None, "true", "structure")


def test_what_led_to_a_change_and_is_no_decision_is_not_named_as_one(differs):
    found = differs(one(measure.TargetSet, "M1", "2026-03-02", entity="measure", target=80, causation_id="O1"))
    assert found["M1", "target"]["decision_id"] is None


def test_each_change_is_of_its_kind(differs):
    found = differs(
        one(plan.OwnerSet, "M1", "2026-03-01", entity="measure", owner="Cleo"),
        one(scorecard.WeightSet, "K1", "2026-03-01", weight=3),
        one(okr.KeyResultRetired, "K1", "2026-03-02"),
        align("O1", "O2", "2026-03-03"),
        one(plan.StatusSet, "O1", "2026-03-04", entity="objective", status="at_risk"),
        reading(60, "2026-03-31"),
    )
    assert {key: said(row) for key, row in found.items()} == {
        ("M1", "owner"): ("changed", "Ann", "Cleo", "text"),
        ("K1", "weight"): ("changed", "1", "3", "weight"),
        ("K1", "present"): ("removed", "true", None, "structure"),
        ("O1", "alignment O2"): ("added", None, "linked", "link"),
        ("O1", "status"): ("added", None, "at_risk", "status"),
        ("M1", "value"): ("changed", "50", "60", "performance"),
    }


def test_a_past_value_that_was_corrected_stands_beside_the_newer_one(differs):
    found = differs(reading(60, "2026-03-31"), reading(45, "2026-01-31", "2026-05-01", measure.ReadingRestated))
    assert {key: said(row) for key, row in found.items()} == {
        ("M1", "value"): ("changed", "50", "60", "performance"),
        ("M1", "value 2026-01-31T12:00:00.000000Z"): ("changed", "50", "45", "correction"),
    }


def test_the_latest_value_that_was_corrected_stands_once(differs):
    found = differs(reading(45, "2026-01-31", "2026-05-01", measure.ReadingRestated))
    assert {key: said(row) for key, row in found.items()} == {
        ("M1", "value"): ("changed", "50", "45", "correction")
    }


def test_a_value_that_was_taken_back_is_a_correction(differs):
    taken_back = one(measure.ReadingWithdrawn, "M1", "2026-01-31", known="2026-05-01", entity="measure")
    assert said(differs(taken_back)["M1", "value"]) == ("removed", "50", None, "correction")


def test_a_value_that_came_late_shows_though_a_newer_one_holds(differs):
    found = differs(reading(40, "2025-12-31", "2026-04-01"))
    assert said(found["M1", "value 2025-12-31T12:00:00.000000Z"]) == ("added", None, "40", "performance")


def test_a_target_for_later_counts_before_it_comes_into_force(differs):
    found = differs(one(measure.TargetSet, "M1", "2026-12-01", known="2026-03-01", entity="measure", target=70))
    assert {key: said(row) for key, row in found.items()} == {
        ("M1", "target 2026-12-01T12:00:00.000000Z"): ("added", None, "70", "target")
    }


def test_a_target_in_between_that_another_has_replaced_is_no_difference(differs):
    found = differs(
        one(measure.TargetSet, "M1", "2026-03-01", entity="measure", target=70),
        one(measure.TargetSet, "M1", "2026-04-01", entity="measure", target=90),
    )
    assert {key: said(row) for key, row in found.items()} == {("M1", "target"): ("changed", "100", "90", "target")}


def test_as_known_today_a_correction_holds_on_both_sides(differs):
    corrected = reading(45, "2026-01-31", "2026-05-01", measure.ReadingRestated)
    assert differs(corrected, sides=KNOWN_TODAY) == {}


def test_a_target_for_a_month_is_one_change_although_another_holds_since_too(differs):
    march, april = (
        one(measure.TargetSet, "M1", day, known="2026-01-10", entity="measure", target=target, period=day[:7])
        for day, target in (("2026-03-01", 110), ("2026-04-01", 120))
    )
    eased = one(
        measure.TargetSet, "M1", "2026-04-01", known="2026-02-10", entity="measure", target=105, period="2026-04"
    )
    rows = [row for row in differs(march, april, eased).values() if row["entity_id"] == "M1"]
    targets = [(row["field"], row["before"], row["after"]) for row in rows if row["field"].startswith("target")]
    assert ("target", "100", "105") in targets  # what holds, eased or not: here it even rose
    (told,) = [row for row in told_once(rows) if row["field"].startswith("target")]
    assert (told["field"].split("T")[0], told["before"], told["after"]) == ("target 2026-04-01", "120", "105")
