"""The scorecard and the strategy map at any instant: what is shown, overridden, changed since."""

import pytest

from engine.domain import cycle, measure, okr, scorecard
from tests.projections.balanced import (
    BEGUN,
    SCORECARD,
    SMALL,
    measured,
    objective,
    override,
    perspective,
    read,
    row,
    rows_after,
    score,
    weigh,
)
from tests.projections.happenings import at, one


@pytest.fixture
def after(log, read_model):
    return rows_after(log, read_model)


# ----------------------------------------------------------------------------------------- what is shown


def test_rows_stand_in_the_order_of_the_perspectives_each_with_its_objectives(after):
    rows = after(
        SCORECARD,
        perspective("Z", 1),
        perspective("A", 2),
        one(scorecard.PerspectiveAdded, "B", BEGUN, parent_id="S", title="Unranked"),
        *(objective(name, parent) for name, parent in (("O2", "A"), ("O1", "A"), ("O3", "Z"))),
    )
    assert [(r["scorecard"], r["perspective"], r["objective_id"]) for r in rows] == [
        ("S", None, None),
        ("S", "The Z", None),
        ("S", "The Z", "O3"),
        ("S", "The A", None),
        ("S", "The A", "O1"),
        ("S", "The A", "O2"),
        ("S", "Unranked", None),
    ]
    assert {r["status"] for r in rows} == {"no_data"}


def test_an_objective_of_a_cycle_is_there_if_measures_lie_below_it(after):
    rows = after(
        one(cycle.CycleOpened, "C", BEGUN, title="Q1", starts_on="2026-01-01", ends_on="2026-03-31"),
        one(okr.ObjectiveSet, "O1", BEGUN, parent_id="C", title="with", owner="Bob"),
        one(okr.KeyResultSet, "KR", BEGUN, parent_id="O1", title="KR", baseline=0, target=1),
        one(okr.ObjectiveSet, "O2", BEGUN, parent_id="KR", title="below a key result"),
        one(okr.ObjectiveSet, "O3", BEGUN, parent_id="C", title="without"),
        measured("M", "O2"),
        read("M", 600.0),
    )
    assert [(r["scorecard"], r["objective_id"], r["score"], r["owner"]) for r in rows] == [
        ("C", None, 5, None),
        ("C", "O1", 5, "Bob"),
        ("C", "O2", 5, None),
    ]


def test_parents_that_close_a_circle_have_no_score_and_end_no_query(after):
    rows = after(
        *SMALL,
        objective("O2", "O"),
        one(scorecard.StrategicObjectiveSet, "O", "2026-01-01", parent_id="O2", title="O"),
    )
    assert {r["objective_id"]: r["score"] for r in rows if r["objective_id"]} == {"O": None, "O2": None}


# -------------------------------------------------------------------------------------------- overrides


def test_an_override_changes_the_status_and_not_the_score_that_goes_up(after):
    overridden = override("O", "off_track", "2026-02-10", reason="the sample is too small")
    rows = after(*SMALL, measured("M"), read("M", 900.0), overridden)
    found = row(rows, "O")
    assert (found["status"], found["computed_status"], found["overridden"], found["score"]) == (
        "off_track",
        "on_track",
        True,
        10,
    )
    assert (found["override_reason"], found["overridden_by"]) == ("the sample is too small", "Ann")
    assert (row(rows, "P")["status"], row(rows, "P")["score"], row(rows, "P")["overridden"]) == (
        "on_track",
        10,
        False,
    )


@pytest.mark.parametrize("entity_id", ["P", "S"])
def test_perspectives_and_scorecards_are_overridden_too(after, entity_id):
    rows = after(*SMALL, override(entity_id, "at_risk", "2026-02-10"))
    assert {r["status"] for r in rows if r["overridden"]} == {"at_risk"}
    assert row(rows, entity_id)["overridden"]


def test_an_override_holds_from_its_instant_until_it_is_lifted(after):
    lifted = override("O", None, "2026-02-20", cleared=["override"])
    after(*SMALL, measured("M"), read("M", 900.0), override("O", "at_risk", "2026-02-10"), lifted)
    statuses = [row(after(bounds=at(day)), "O")["status"] for day in ("2026-02-09", "2026-02-10", "2026-02-20")]
    assert statuses == ["on_track", "at_risk", "on_track"]


# ------------------------------------------------------------------------------- four levels, any instant


def test_four_levels_are_right_before_between_and_after_each_change(after):
    """Measures M1, M2 under the objective LOW, that and M3 under HIGH, HIGH and M4's under two perspectives."""
    after(
        SCORECARD,
        perspective("P", 1, weight=3),
        perspective("Q", 2, weight=1),
        objective("HIGH", "P"),
        objective("LOW", "HIGH", weight=1),
        objective("OTHER", "Q"),
        measured("M1", "LOW", weight=50),
        measured("M2", "LOW", weight=50),
        measured("M3", "HIGH", weight=1),
        measured("M4", "OTHER"),
        *(read(name, value) for name, value in (("M1", 300.0), ("M2", 900.0), ("M3", 900.0), ("M4", 600.0))),
        weigh("M2", 150.0, "2026-02-10"),
        weigh("LOW", 4.0, "2026-02-12", known="2026-02-20"),
        weigh("P", 1.0, "2026-02-14"),
        one(measure.ReadingWithdrawn, "M3", "2026-01-31", known="2026-02-16", entity="measure", period="2026-01"),
        read("M1", 600.0, known="2026-02-18", event=measure.ReadingRestated),
    )
    names = ("LOW", "HIGH", "P", "Q", "S")

    def scores(day, known=None):
        rows = after(bounds=at(day, known))
        return [score(rows, name) for name in names]

    then = ("2026-02-09", "2026-02-10", "2026-02-14", "2026-02-16", "2026-02-18", "2026-02-20")
    assert [scores(day, known=day) for day in then] == [
        # M1 0 and M2 10 alike; LOW 5 and M3 10 alike; P 7.5 three times and Q 5 once.
        [5, 7.5, 7.5, 5, (3 * 7.5 + 5) / 4],
        # M2 counts three times as much as M1.
        [7.5, 8.75, 8.75, 5, (3 * 8.75 + 5) / 4],
        # The perspectives count alike.
        [7.5, 8.75, 8.75, 5, (8.75 + 5) / 2],
        # M3 is withdrawn: HIGH is what LOW is.
        [7.5, 7.5, 7.5, 5, 6.25],
        # M1 is corrected to 5.
        [8.75, 8.75, 8.75, 5, 6.875],
        [8.75, 8.75, 8.75, 5, 6.875],
    ]
    # As known today: M3 never was and M1 always 5, whatever the instant.
    assert scores("2026-02-09") == [7.5, 7.5, 7.5, 5, (3 * 7.5 + 5) / 4]
    assert scores("2026-02-13") == [8.75, 8.75, 8.75, 5, round((3 * 8.75 + 5) / 4, 4)]
    # The weight of LOW was told late: on the 15th nobody knew it, though it held from the 12th.
    assert scores("2026-02-15", known="2026-02-15")[1] == (7.5 + 10) / 2
    late = read("M3", 300.0, known="2026-02-22")
    assert [score(after(late, bounds=at("2026-02-11")), "HIGH"), score(after(bounds=at("2026-02-12")), "HIGH")] == [
        (8.75 + 0) / 2,
        (4 * 8.75 + 0) / 5,
    ]


# ----------------------------------------------------------------------------------------- strategy map


def test_the_map_shows_links_with_both_ends_and_what_stands_alone(after):
    link = one(scorecard.CauseEffectLinked, "O1", "2026-01-10", to_id="O2")
    events = [
        SCORECARD,
        perspective("F", 1),
        perspective("L", 2),
        objective("O1", "L"),
        objective("O2", "F"),
        objective("O3", "F"),
        measured("M1", "O1"),
        read("M1", 900.0),
        override("O2", "at_risk", "2026-01-01"),
        link,
    ]
    rows = after(*events, view="strategy_map")
    assert [list(r.values())[:7] for r in rows] == [
        ["S", "O1", "O2", "The L", "The F", "on_track", "at_risk"],
        ["S", "O3", None, "The F", None, "no_data", None],
    ]
    apart = [r["to_id"] for r in after(view="strategy_map", bounds=at("2026-01-09"))]
    assert apart == [None, None, None]


def test_a_link_is_not_shown_once_it_is_taken_back_or_an_end_is_dropped(after):
    link = one(scorecard.CauseEffectLinked, "O1", "2026-01-10", to_id="O2")
    back = one(scorecard.CauseEffectUnlinked, "O1", "2026-01-20", to_id="O2")
    again = one(scorecard.CauseEffectLinked, "O1", "2026-01-25", to_id="O2")
    dropped = one(scorecard.ScorecardItemRetired, "O2", "2026-02-01")
    after(SCORECARD, perspective("F", 1), objective("O1", "F"), objective("O2", "F"), link, back, again, dropped)
    seen = {
        day: [(r["from_id"], r["to_id"]) for r in after(view="strategy_map", bounds=at(day))]
        for day in ("2026-01-10", "2026-01-20", "2026-01-25", "2026-02-01")
    }
    assert seen == {
        "2026-01-10": [("O1", "O2")],
        "2026-01-20": [("O1", None), ("O2", None)],
        "2026-01-25": [("O1", "O2")],
        "2026-02-01": [("O1", None)],
    }
