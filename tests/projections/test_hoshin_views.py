"""The X-matrix and catchball as of any instant."""

import pytest

from engine.domain import catchball, hoshin
from tests.projections.happenings import at, happen, one

SIDES = {
    "B1": hoshin.BreakthroughObjectiveSet,
    "A1": hoshin.AnnualObjectiveSet,
    "A2": hoshin.AnnualObjectiveSet,
    "I1": hoshin.ImprovementPrioritySet,
    "T1": hoshin.TargetToImproveSet,
}
JANUARY = "2026-01-05"


def correlate(from_id, to_id, strength, day=JANUARY, **times):
    return one(hoshin.CorrelationSet, from_id, day, to_id=to_id, strength=strength, **times)


def a_plan(day=JANUARY):
    yield one(hoshin.PlanDrafted, "P", day, title="The chain", period="2026", team="chain")
    for entity_id, kind in SIDES.items():
        yield one(kind, entity_id, day, parent_id="P", title=f"title of {entity_id}", owner="Bob")


@pytest.fixture
def matrix(log, read_model):
    """The links of the X-matrix after these events, at these bounds."""

    def links(*events, bounds=None):
        happen(log, *events)
        read_model.catch_up(log)
        return [
            (row["item_a"], row["item_b"], row["strength"]) for row in read_model.rows("x_matrix", bounds or at())
        ]

    return links


def test_a_row_for_each_link_and_for_each_item_without_any(matrix, read_model):
    links = (correlate("B1", "A1", "strong"), correlate("I1", "T1", "weak"), correlate("T1", "B1", "medium"))
    assert matrix(*a_plan(), *links) == [
        ("A2", None, None),
        ("B1", "A1", "strong"),
        ("I1", "T1", "weak"),
        ("T1", "B1", "medium"),
    ]
    row = read_model.rows("x_matrix")[1]
    assert row == {
        "plan": "P",
        "side_a": "breakthrough_objective",
        "item_a": "B1",
        "side_b": "annual_objective",
        "item_b": "A1",
        "strength": "strong",
        "title_a": "title of B1",
        "owner_a": "Bob",
        "title_b": "title of A1",
        "owner_b": "Bob",
    }
    alone = read_model.rows("x_matrix")[0]
    assert (alone["side_a"], alone["side_b"], alone["title_b"], alone["owner_b"]) == (
        "annual_objective",
        *[None] * 3,
    )


def test_a_link_is_as_strong_as_it_was_then(matrix):
    happened = (
        *a_plan(),
        correlate("B1", "A1", "weak", "2026-02-01"),
        correlate("B1", "A1", "strong", "2026-03-01"),
        correlate("B1", "A1", "none", "2026-04-01"),
    )
    assert ("B1", None, None) in matrix(*happened, bounds=at("2026-01-31"))
    assert ("B1", "A1", "weak") in matrix(bounds=at("2026-02-28"))
    assert ("B1", "A1", "strong") in matrix(bounds=at("2026-03-31"))
    last = matrix(bounds=at("2026-04-01"))
    assert ("B1", None, None) in last
    assert ("A1", None, None) in last
    assert len(last) == len(SIDES)


def test_what_was_known_later_does_not_show_before(matrix):
    late = correlate("B1", "A1", "strong", "2026-02-01", known="2026-05-01")
    assert ("A1", None, None) in matrix(*a_plan(), late, bounds=at("2026-03-31", known="2026-03-31"))
    assert ("B1", "A1", "strong") in matrix(bounds=at("2026-03-31"))


def test_what_is_dropped_leaves_the_matrix_and_the_other_end_stands_alone(matrix):
    dropped = one(hoshin.PlanItemRetired, "A1", "2026-06-01")
    happened = (*a_plan(), correlate("B1", "A1", "strong"), dropped)
    assert ("B1", "A1", "strong") in matrix(*happened, bounds=at("2026-05-31"))
    after = matrix(bounds=at("2026-06-01"))
    assert ("B1", None, None) in after
    assert all("A1" not in row for row in after)


def test_plans_stand_side_by_side_in_order(matrix, read_model):
    child = one(hoshin.PlanDrafted, "N", JANUARY, title="House North", parent_id="P")
    item = one(hoshin.AnnualObjectiveSet, "N1", JANUARY, parent_id="N", title="N1", deploys="I1")
    matrix(*a_plan(), child, item)
    assert [(row["plan"], row["item_a"]) for row in read_model.rows("x_matrix")] == [
        ("N", "N1"),
        *(("P", name) for name in sorted(SIDES)),
    ]


# ------------------------------------------------------------------------------------------- catchball


def offered(event, day, from_level, to_level, target, **fields):
    told = {"entity": "target_to_improve", "from_level": from_level, "to_level": to_level, "target": target}
    return one(event, "T1", day, reason=f"because of {target}", **told, **fields)


def ended(event, day, level, **fields):
    return one(event, "T1", day, entity="target_to_improve", level=level, **fields)


TALK = (
    offered(catchball.CatchballProposed, "2026-01-10", "chain", "North", 40),
    offered(catchball.CatchballCountered, "2026-01-12", "North", "chain", 30, means="one porter more"),
    ended(catchball.CatchballDeclined, "2026-01-14", "chain", reason="too little", actor="Cleo"),
    offered(catchball.CatchballProposed, "2026-02-01", "chain", "North", 35),
    ended(catchball.CatchballAgreed, "2026-02-03", "North"),
)


def offers(read_model, bounds):
    return [
        (row["offer"], row["from_level"], row["target"], row["answer"])
        for row in read_model.rows("catchball", bounds)
    ]


def test_every_offer_says_what_came_next_on_it(log, read_model):
    happen(log, *a_plan(), *TALK)
    read_model.catch_up(log)
    for day, seen in (
        ("2026-01-09", []),
        ("2026-01-11", [(1, "chain", 40, None)]),
        ("2026-01-13", [(1, "chain", 40, "countered"), (2, "North", 30, None)]),
        ("2026-01-14", [(1, "chain", 40, "countered"), (2, "North", 30, "declined")]),
        ("2026-02-02", [(1, "chain", 40, "countered"), (2, "North", 30, "declined"), (3, "chain", 35, None)]),
        ("2026-02-03", [(1, "chain", 40, "countered"), (2, "North", 30, "declined"), (3, "chain", 35, "agreed")]),
    ):
        assert offers(read_model, at(day)) == seen
        assert offers(read_model, at(known=day)) == seen


def test_an_offer_says_why_and_how_and_who_answered_it(log, read_model):
    happen(log, *a_plan(), *TALK)
    read_model.catch_up(log)
    row = read_model.rows("catchball")[1]
    assert {name: row[name] for name in list(row)[:11]} == {
        "plan": "P",
        "item_id": "T1",
        "offer": 2,
        "from_level": "North",
        "to_level": "chain",
        "target": 30,
        "reason": "because of 30",
        "means": "one porter more",
        "answer": "declined",
        "actor": "Ann",
        "item": "title of T1",
    }
    assert (row["answered_by"], row["answer_reason"]) == ("Cleo", "too little")
    assert (row["offered_at"].day, row["answered_at"].day) == (12, 14)


def test_offers_are_counted_item_by_item(log, read_model):
    other = one(
        catchball.CatchballProposed, "A1", "2026-01-11", entity="annual_objective", from_level="x", to_level="y"
    )
    happen(log, *a_plan(), *TALK, other)
    read_model.catch_up(log)
    assert [(row["item_id"], row["offer"]) for row in read_model.rows("catchball")] == [
        ("A1", 1),
        ("T1", 1),
        ("T1", 2),
        ("T1", 3),
    ]


def test_the_talk_about_an_item_that_was_dropped_stays(log, read_model):
    happen(log, *a_plan(), *TALK, one(hoshin.PlanItemRetired, "T1", "2026-03-01"))
    read_model.catch_up(log)
    assert len(offers(read_model, at("2026-03-02"))) == 3


def test_a_proposal_is_no_answer_to_the_one_before_it(log, read_model):
    again = offered(catchball.CatchballProposed, "2026-01-11", "chain", "North", 45)
    happen(log, *a_plan(), TALK[0], again)
    read_model.catch_up(log)
    assert offers(read_model, at()) == [(1, "chain", 40, None), (2, "chain", 45, None)]
