"""A replay of any history, in batches of any size, makes equal facts."""

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.values import Event
from engine.log.catalogue import EVENTS
from tests.folds.cast import ABOUT, CAST
from tests.folds.histories import dense, histories
from tests.folds.workspace import emptied, told_of


@dense(12)
@given(histories(), st.lists(st.tuples(st.integers(1, 9), st.integers(0, 70)), min_size=2, max_size=4))
def test_replay_in_batches_of_any_size_makes_equal_facts(events: list[Event], steps: list[tuple[int, int]]) -> None:
    with told_of(events) as (log, replica):
        replica.catch_up(log)
        at_once = replica.hashes()
        emptied(replica)
        for batch, up_to in steps:
            replica.catch_up(log, batch=batch, up_to=up_to)
        replica.catch_up(log, batch=steps[0][0])
        assert (replica.position, replica.hashes()) == (len(events), at_once)
        emptied(replica).catch_up(log)
        assert replica.hashes() == at_once


def test_every_event_of_the_catalogue_can_be_drawn() -> None:
    drawn = {event.TOPIC for event, _ in CAST.values()} | set(ABOUT)
    assert drawn == {event.TOPIC for event in EVENTS if event.STREAM is None}
