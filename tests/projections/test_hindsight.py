"""Looking back on a small cycle: each section against values worked by hand."""

from datetime import UTC, datetime

import pytest

from engine.domain import measure, okr
from engine.errors import UnusableInputError
from projections.hindsight import SECTIONS, Retrospective
from projections.hindsight.calibration import brier, table
from projections.hindsight.columns import COLUMNS
from projections.read_model import Bounds
from tests.projections.happenings import happen, one
from tests.projections.looking_back import CLOSED, TOLD
from tests.projections.reviewing import moment

END_OF_MARCH = datetime(2026, 3, 31, 23, tzinfo=UTC)


def end_of(day):
    return datetime.fromisoformat(f"{day}T23:59:59.999999")


@pytest.fixture
def look_back(log, read_model):
    """The sections by name, after what is told and some more."""

    def told(*events, of=TOLD, bounds=None):
        happen(log, *of, *events)
        read_model.catch_up(log)
        return Retrospective(read_model, "C", bounds).section

    return told


def by_id(rows, name="id"):
    return {row[name]: row for row in rows}


def test_every_section_has_the_columns_that_it_promises(look_back):
    section = look_back()
    for name in SECTIONS:
        rows = section(name)
        assert rows, name
        assert {tuple(row) for row in rows} == {tuple(COLUMNS[name].names)}, name


def test_the_context_is_what_stood_when_the_cycle_was_locked_and_nothing_of_what_came(look_back):
    rows = by_id(look_back()("context"), "key_result_id")
    assert list(rows) == [None, "K", "L"]
    kept = rows["K"]
    assert (kept["seen_at"], kept["baseline"], kept["target"], kept["owner"]) == (
        moment("2026-01-05"),
        0,
        100,
        "Cleo",
    )
    assert (kept["value"], kept["confidence"], kept["commitment"]) == (None, None, "committed")


def test_the_outcome_says_what_was_reached_and_what_was_missed(look_back):
    rows = by_id(look_back()("outcome"), "key_result_id")
    assert (rows["K"]["progress"], rows["K"]["reached"], rows["K"]["ended"]) == (0.75, False, "missed")
    assert (rows["L"]["progress"], rows["L"]["reached"], rows["L"]["ended"]) == (1.1, True, None)
    assert rows[None]["progress"] == pytest.approx(0.875)


def test_what_was_added_later_and_what_was_dropped_is_said_so(look_back):
    section = look_back(
        one(okr.KeyResultSet, "M", "2026-02-01", parent_id="O", title="M", baseline=0, target=1),
        one(okr.KeyResultRetired, "L", "2026-02-20", reason="no more"),
    )
    rows = by_id(section("outcome"), "key_result_id")
    assert {name: (row["status"], row["since"]) for name, row in rows.items() if name} == {
        "K": ("on_track", "start"),
        "L": ("dropped", "start"),
        "M": ("no_data", "added later"),
    }
    # Without its drop: (45 / 60 + 1.1 clamped to 1) / 2 and M, which counts 0; with it 0.75 / 2.
    (drop,) = [row for row in section("changes") if row["field"] == "present"]
    assert (drop["id"], drop["verdict"], drop["reason"]) == ("L", "harder", "no more")


def test_a_miss_says_when_it_could_first_be_seen_and_what_was_done_when(look_back):
    rows = by_id(look_back()("misses"))
    assert list(rows) == ["K", "T"]
    miss = rows["K"]
    # 10 of 100 stand from 10 January on; on the 26th day 0.10 / 0.26 is below 0.4 for the first time.
    assert miss["first_visible_at"] == end_of("2026-01-26")
    assert (miss["decision_id"], miss["days_to_decision"], miss["decisions"]) == ("D1", 7, 2)
    assert (miss["countermeasure_id"], miss["days_to_countermeasure"]) == ("CM", 10)
    assert (miss["effective"], miss["helped"], miss["ended"]) == (True, "yes", "missed")
    # 45 of 60 at the end is at risk at worst: it was not off track to the end.
    assert (miss["for_good_at"], miss["quiet_since"]) == (None, None)


def test_a_target_to_improve_is_missed_from_when_its_month_was_known(look_back):
    miss = by_id(look_back()("misses"))["T"]
    # 50 of 50 in January; 55 of 60 for February, known on 4 March.
    assert (miss["ended"], miss["value"], miss["target"]) == ("off_track", 55, 60)
    assert miss["first_visible_at"] == miss["for_good_at"] == moment("2026-03-04")
    assert (miss["decision_id"], miss["days_to_decision"], miss["helped"]) == (None, None, None)


def test_what_was_seen_first_stays_when_the_value_is_corrected_later(look_back):
    section = look_back(one(okr.CheckInRestated, "K", "2026-01-10", known="2026-06-01", value=90))
    assert by_id(section("misses"))["K"]["first_visible_at"] == end_of("2026-01-26")


def test_a_countermeasure_that_was_open_already_took_no_days(look_back):
    early = [
        event if event.entity_id != "CM" or event.effective_at > "2026-02-06" else
        one(type(event), "CM", "2026-01-20", **{
            name: getattr(event, name)
            for name in ("parent_id", "subject_id", "root_cause", "action", "owner", "due")
        })
        for event in TOLD
    ]  # fmt: skip
    assert by_id(look_back(of=early)("misses"))["K"]["days_to_countermeasure"] == 0


def test_the_effect_stands_beside_what_was_expected(look_back):
    (row,) = look_back()("countermeasures")
    assert (row["expected_change"], row["actual_change"], row["effective"]) == (10, 10, True)
    # Agreed on 5 February, to be checked a month later, verified on 20 March, and at the end of the cycle.
    values = [row[name] for name in ("value_before", "value_when_due", "value_verified", "value_at_end")]
    assert values == [10, 30, 30, 45]


def test_few_confidences_are_no_basis(look_back):
    rows = by_id(look_back()("calibration"), "of")
    assert rows["check_ins"]["basis"] == "no basis: 8 about 2 outcomes; it takes 10 about 5"
    assert (rows["check_ins"]["stated"], rows["check_ins"]["came_true"], rows["check_ins"]["brier"]) == (
        8,
        0.5,
        None,
    )
    # The objective reached 0.875, and says nothing of a commitment: 0.7 would have done.
    assert (rows["decisions"]["stated"], rows["decisions"]["came_true"]) == (1, 1.0)


def test_a_confidence_counts_until_its_own_check_in_is_withdrawn(look_back):
    section = look_back(
        one(measure.MeasureDefined, "M", "2025-12-20", parent_id="P", title="Stays"),
        one(okr.KeyResultSet, "K", "2025-12-21", parent_id="O", title="Repeat stays", measured_by="M"),
        # Read of the same thing for the same instant, and a value corrected that says nothing of confidence.
        one(measure.ReadingRecorded, "M", "2026-01-10", known="2026-01-11", entity="measure", value=11),
        one(okr.CheckInRestated, "K", "2026-02-10", known="2026-02-11", value=21),
        one(okr.CheckInWithdrawn, "K", "2026-03-01", known="2026-03-02"),
    )
    row = by_id(section("calibration"), "of")["check_ins"]
    assert (row["stated"], row["mean_confidence"]) == (7, pytest.approx(5.7 / 7))


def test_a_confidence_counts_once_however_many_key_results_are_the_same_thing(look_back):
    same = [
        one(okr.KeyResultSet, name, "2025-12-20", parent_id="O", title=name, baseline=0, target=1, measured_by="K")
        for name in ("X", "Y", "Z")
    ]
    row = by_id(look_back(*same)("calibration"), "of")["check_ins"]
    # Those that see K's check-ins reach their target; K, in whose check-ins it was stated, does not.
    assert (row["stated"], row["about"], row["came_true"]) == (8, 2, 0.5)


def test_brier_score_and_reliability_by_hand():
    stated = [("A", 0.9, True), ("A", 0.8, True), ("B", 0.6, False), ("C", 0.2, False), ("D", 1.0, True)]
    # 0.01 + 0.04 + 0.36 + 0.04 + 0 over 5; 3 of 5 came true: 0.6 · 0.4.
    assert brier(stated) == pytest.approx((0.09, 0.24))
    whole, *bins = table("check_ins", [*stated, *stated, ("E", 0.0, False)])
    assert (whole["stated"], whole["about"], whole["basis"]) == (11, 5, "")
    assert whole["brier"] == pytest.approx(0.9 / 11)
    told = [(row["low"], row["stated"], row["mean_confidence"], row["came_true"]) for row in bins]
    assert told == [
        (0.0, 1, 0.0, 0.0),
        (0.2, 2, pytest.approx(0.2), 0.0),
        (0.6, 2, pytest.approx(0.6), 0.0),
        (0.8, 6, pytest.approx(0.9), 1.0),
    ]


def test_an_open_cycle_has_no_calibration_and_no_verdict(look_back):
    section = look_back(bounds=Bounds(END_OF_MARCH, END_OF_MARCH))
    assert section("calibration") == []
    (row,) = section("diagnosis")
    assert (row["verdict"], row["is_closed"], row["graded"]) == ("open", False, None)
    assert row["score"] == pytest.approx((0.5 + 0.9) / 2)


def test_the_diagnosis_rests_on_score_and_discipline(look_back):
    (row,) = look_back()("diagnosis")
    assert (row["verdict"], row["score"], row["without_easier"]) == ("ambition", 0.875, pytest.approx(0.725))
    # At the ends of the ten cadences: K silent for more than 20 days on 30 January, 9 February, 21 and 31 March;
    # L, which is not asked for before its first check-in of 15 January, on 9 February and 11 March.
    assert (row["checked_in"], row["asked"], row["discipline"]) == (13, 19, 13 / 19)
    assert (row["key_results"], row["targets_reached"], row["without_data"]) == (2, 1, 0)


def test_a_low_score_asks_for_the_cadence_where_check_ins_came_late(look_back):
    (row,) = look_back(
        one(okr.KeyResultRetargeted, "K", "2026-03-11", target=200),
        one(okr.KeyResultRetargeted, "L", "2026-03-11", target=100),
    )("diagnosis")
    # (45 / 200 + 11 / 100) / 2
    assert (row["verdict"], row["score"]) == ("cadence", pytest.approx(0.1675))


def test_lessons_and_recognitions_are_those_of_the_reviews_of_its_time(look_back):
    rows = look_back()("learned")
    assert [(row["kind"], row["id"], row["text"], row["who"]) for row in rows] == [
        ("lesson", "E1", "Ask earlier", "Ann"),
        ("recognition", "G1", "Asked twice", "Ben"),
    ]


def test_what_is_no_cycle_or_has_not_begun_is_refused(look_back, read_model):
    look_back(of=TOLD[: -len(CLOSED)])
    with pytest.raises(UnusableInputError, match="nix: there is no such cycle"):
        Retrospective(read_model, "nix")
    before = datetime(2025, 12, 24, tzinfo=UTC)
    with pytest.raises(UnusableInputError, match="C: has not begun at the instant looked at"):
        Retrospective(read_model, "C", Bounds(before, before))
