"""What two instants differ in, against an independent fold: applied to the one it gives the other."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given

from engine.domain.values import Event
from projections import read_model as views
from projections.diff import diff
from tests.folds.facts import Row
from tests.folds.fold_stored import Said, compared, label, stored
from tests.folds.histories import Bounds, dense, histories, several
from tests.folds.seen import Seen
from tests.folds.workspace import told_of

MIRRORED = {"added": "removed", "removed": "added", "changed": "changed"}


@dense(20)
@given(histories(), several)
def test_applied_to_the_one_instant_it_gives_the_other(events: list[Event], asked: list[Bounds]) -> None:
    with told_of(events) as (log, replica):
        replica.catch_up(log)
        for one, other in pairwise(asked):
            found = diff(replica, views.Bounds(*one), views.Bounds(*other))
            assert_applied(found, events, one, other)
            back = diff(replica, views.Bounds(*other), views.Bounds(*one))
            assert back == [mirrored(row) for row in found]
        assert diff(replica, views.Bounds(*asked[0]), views.Bounds(*asked[0])) == []


@dense(20)
@given(
    histories("C S O1 O2 K1 M1", "CheckedIn CheckInRestated ReadingRestated ReadingWithdrawn TargetSet"), several
)
def test_so_it_is_where_much_is_corrected(events: list[Event], asked: list[Bounds]) -> None:
    with told_of(events) as (log, replica):
        replica.catch_up(log)
        for one, other in pairwise(asked):
            assert_applied(diff(replica, views.Bounds(*one), views.Bounds(*other)), events, one, other)


def assert_applied(found: Sequence[Row], events: Sequence[Event], one: Bounds, other: Bounds) -> None:
    """The rows take every field from what it says at the one to what it says at the other, by the right fact."""
    seen_one, seen_other = Seen(events, one), Seen(events, other)
    at_one, at_other = stored(seen_one), stored(seen_other)
    told = {(row["entity_id"], row["field"], row["before"], row["after"], row["position"]) for row in found}
    assert len(told) == len(found)
    expected = set()
    nothing = Said(None, None)  # type: ignore[arg-type]  # a field that was never told
    for field in {*at_one, *at_other}:
        before, after = at_one.get(field, nothing), at_other.get(field, nothing)
        if before.words == after.words or not compared(field, seen_one, seen_other, at_one, at_other):
            continue
        later, earlier = (before, after) if looks_further(one, other) else (after, before)
        fact = later.fact or earlier.fact
        expected.add((field.entity_id, label(field), before.words, after.words, fact.position))
    assert told == expected, (one, other)


def looks_further(one: Bounds, other: Bounds) -> bool:
    """Whether the first instant is the later one."""
    for mine, theirs in zip(one, other, strict=True):
        if mine != theirs:
            return mine is None or (theirs is not None and mine > theirs)
    return False


def mirrored(row: Row) -> Row:
    """The row as it stands where the two instants have changed places."""
    return {**row, "before": row["after"], "after": row["before"], "change": MIRRORED[row["change"]]}
