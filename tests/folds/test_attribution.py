"""Why a score changed, for random histories: the parts add up, and none is of a kind that nothing was told of."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.values import Event
from engine.errors import UnusableInputError
from projections import read_model as views
from projections.attribution import PARTS, Explanation, explain, without
from projections.diff import diff
from projections.read_model import ReadModel
from tests.folds.facts import READINGS, Fact, Row, tells_target, told
from tests.folds.histories import Bounds, dense
from tests.folds.scored import CARD, OF_CARD, OF_OKRS, OKRS, pairs, stories
from tests.folds.seen import Seen
from tests.folds.workspace import told_of

Sides = tuple[Bounds, Bounds]
OF_WEIGHT = {"weight", "roll_up"}
OF_TARGET = {
    "baseline",
    "low",
    "high",
    "stretch",
    "direction",
    "unit",
    "form",
    "scoring",
    "frequency",
    "milestones",
}
OF_STRUCTURE = {"present", "kind", "parent_id", "measured_by", "status"}
# What counts for a score, whoever it is of.
COUNTS = {
    "present",
    "kind",
    "parent_id",
    "weight",
    "roll_up",
    "baseline",
    "direction",
    "thresholds",
    "target",
    "value",
}
# What comes with the item that is new; a value after the first instant that was corrected; a plan that was known;
# what corrects where the earlier side is the one that knows more.
MAY_BE = {
    "correction": {"performance", "target"},
    "structure": {"weight", "target", "performance", "correction", "link", "status"},
    "performance": {"correction", "target"},
    "target": {"correction"},
}


@dense(7)
@given(stories(OKRS, *OF_OKRS), pairs, st.sampled_from(["O1", "O1", "K1"]))
def test_the_parts_of_a_progress_add_up(events: list[Event], asked: Sides, entity_id: str) -> None:
    assert_explained(events, entity_id, *asked)


@dense(7)
@given(stories(CARD, *OF_CARD), pairs, st.sampled_from(["S", "V1", "S2", "M1"]))
def test_the_parts_of_a_score_add_up(events: list[Event], asked: Sides, entity_id: str) -> None:
    assert_explained(events, entity_id, *asked)


def assert_explained(events: Sequence[Event], entity_id: str, one: Bounds, other: Bounds) -> None:
    """The parts lead from the score that the views show at the one instant to the one at the other."""
    with told_of(events) as (log, replica):
        replica.catch_up(log)
        assert_adds_up(replica, events, entity_id, one, other)


def assert_adds_up(replica: ReadModel, events: Sequence[Event], entity_id: str, one: Bounds, other: Bounds) -> None:
    """So it is in this replica."""
    sides = views.Bounds(*one), views.Bounds(*other)
    try:
        found = explain(replica, entity_id, *sides)
    except UnusableInputError:
        names = ["progress", "score"] if entity_id == "O1" else ["progress"] if entity_id == "K1" else ["score"]
        assert {shown(replica, entity_id, side, name) for side in sides for name in names} == {None}
        return
    before, after = (shown(replica, entity_id, side, found.name) for side in sides)
    assert (found.before, found.after) == (before, after)
    assert [part.part for part in found.parts] == list(PARTS)
    assert_made_by_changes(found, diff(replica, *sides))
    changes = [part.change for part in found.parts]
    if before is None or after is None:
        assert changes == [None] * len(PARTS)
        return
    assert sum(change or 0 for change in changes) == pytest.approx(after - before, abs=1e-9)
    kinds = kinds_told(events, one, other)
    assert {part.part for part in found.parts if part.change} <= kinds
    assert without(replica, entity_id, *sides, ("weight", "target")) == found.parts[-2].from_score


@dense(4)
@given(stories(OKRS, *OF_OKRS), pairs, st.sampled_from(["O1", "O1", "K1"]))
def test_a_progress_explained_backwards_is_the_mirrored_whole(events, asked: Sides, entity_id: str) -> None:
    assert_mirrored(events, entity_id, *asked)


@dense(4)
@given(stories(CARD, *OF_CARD), pairs, st.sampled_from(["S", "V1", "S2", "M1"]))
def test_a_score_explained_backwards_is_the_mirrored_whole(events, asked: Sides, entity_id: str) -> None:
    assert_mirrored(events, entity_id, *asked)


def assert_mirrored(events: Sequence[Event], entity_id: str, one: Bounds, other: Bounds) -> None:
    """Backwards the whole and every change are turned round; between an instant and itself nothing has changed."""
    with told_of(events) as (log, replica):
        replica.catch_up(log)
        sides = views.Bounds(*one), views.Bounds(*other)
        try:
            forth = explain(replica, entity_id, *sides)
        except UnusableInputError:
            with pytest.raises(UnusableInputError):
                explain(replica, entity_id, *reversed(sides))
            return
        back = explain(replica, entity_id, *reversed(sides))
        assert (back.name, back.before, back.after) == (forth.name, forth.after, forth.before)
        assert turned(back) == {key: (after, before) for key, (before, after) in turned(forth).items()}
        if forth.change is None:
            assert back.change is None
        else:
            assert sum(part.change or 0 for part in back.parts) == pytest.approx(-forth.change, abs=1e-9)
            alone = {part.part for part in forth.parts if part.change} | {p.part for p in back.parts if p.change}
            assert alone <= {part.part for part in forth.parts if part.changes} | {"performance"}
        assert_unchanged(replica, entity_id, forth.name, *sides)


def assert_unchanged(replica: ReadModel, entity_id: str, name: str, *sides: views.Bounds) -> None:
    """Between an instant and itself no part is other than zero and no change is told."""
    for side in sides:
        try:
            found = explain(replica, entity_id, side, side)
        except UnusableInputError:
            assert shown(replica, entity_id, side, name) is None
            continue
        assert (found.change, {part.change for part in found.parts}) == (0, {0})
        assert {score for part in found.parts for score in (part.from_score, part.to_score)} == {found.before}
        assert [part.changes for part in found.parts] == [[]] * len(PARTS)


def turned(found: Explanation) -> dict[tuple[str, str, str], tuple[object, object]]:
    """What each change of each part led from and to."""
    return {
        (part.part, row["entity_id"], row["field"]): (row["before"], row["after"])
        for part in found.parts
        for row in part.changes
    }


def assert_made_by_changes(found: Explanation, differ: list[Row]) -> None:
    """Each change is one that the comparison tells, in the part of its class, and none of the item is left out."""
    for part in found.parts:
        assert [row for row in part.changes if row not in differ] == []
        assert {row["class"] for row in part.changes} <= {part.part, *MAY_BE.get(part.part, ())}
    placed = [row for part in found.parts for row in part.changes]
    assert len(placed) == len({(row["entity_id"], row["field"]) for row in placed})
    counts = [row for row in differ if row["entity_id"] == found.entity_id and row["field"] in COUNTS]
    assert [row for row in counts if row not in placed] == []


def shown(replica: ReadModel, entity_id: str, side: views.Bounds, name: str) -> float | None:
    """Progress or score of an entity as the views show it; a measure's is that of its latest reading."""
    if name == "progress":
        rows = replica.rows("okrs", side, "WHERE coalesce(key_result_id, objective_id) = ?", [entity_id])
        return rows[0]["progress"] if rows else None
    measures = "SELECT score FROM standing_measures(as_of := ?, known_at := ?, up_to := ?) WHERE id = ?"
    found = replica.ask(measures, [*side.parameters(), entity_id]).to_pylist()
    ids = ("objective_id", "perspective_id", "scorecard")
    for row in [] if found else replica.rows("scorecard", side):
        if next(row[one] for one in ids if row[one]) == entity_id:
            found = [row]
    return found[0]["score"] if found else None


def kinds_told(events: Sequence[Event], one: Bounds, other: Bounds) -> set[str]:
    """Of which kinds anything is told that only one of the two sees, or sees in force."""
    at_one, at_other = Seen(events, one), Seen(events, other)
    positions = {fact.position for fact in at_one.inside} ^ {fact.position for fact in at_other.inside}
    positions |= {fact.position for fact in at_one.known} ^ {fact.position for fact in at_other.known}
    every = Seen(events, Bounds(one.as_of, None, None)).known
    kinds = {kind for fact in every if fact.position in positions for kind in kinds_of(fact)}
    return kinds if one.as_of == other.as_of else kinds | {"performance"}


def kinds_of(fact: Fact) -> set[str]:
    """Of which kinds the change is that an event makes."""
    fields = {name for name, _ in told(fact.event)}
    kinds = {
        "performance": fact.name in READINGS,
        "correction": bool(fact.said("restates")) or "Restated" in fact.name or "Withdrawn" in fact.name,
        "structure": fields & OF_STRUCTURE,
        "weight": fields & OF_WEIGHT,
        "target": tells_target(fact.event) or fields & OF_TARGET,
    }
    return {kind for kind, is_told in kinds.items() if is_told}
