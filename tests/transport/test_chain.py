"""Which message is next: by the position before it, whatever is repeated, mixed or left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import BrokenIntegrityError
from engine.transport.chain import Chain, Place
from engine.transport.envelope import Told


def message(position: int, previous: int, appended_at: str | None = None) -> Told:
    stored = appended_at or f"2026-01-01T00:00:00.{position:06}Z"
    return Told(
        workspace="w", position=position, previous_position=previous, stream="s", version=1, name="CheckedIn",
        payload="{}", appended_at=stored,
    )  # fmt: skip


def test_the_message_after_the_one_that_was_read_is_next():
    chain = Chain(4)
    assert chain.take(message(5, 4), 0) is Place.NEXT
    assert chain.position == 5


def test_numbers_that_the_log_left_out_are_no_gap():
    chain = Chain(4)
    assert chain.take(message(9, 4), 0) is Place.NEXT


def test_what_was_read_is_a_repeat():
    chain = Chain(4)
    assert chain.take(message(3, 2), 0) is Place.REPEATED
    assert chain.take(message(4, 3), 1) is Place.REPEATED
    assert (chain.position, chain.ahead_from) == (4, None)


def test_what_is_too_far_on_is_not_taken_and_its_first_offset_is_kept():
    chain = Chain(4)
    assert chain.take(message(7, 6), 70) is Place.AHEAD
    assert chain.take(message(6, 5), 71) is Place.AHEAD
    assert (chain.position, chain.ahead_from) == (4, 70)


def test_another_event_at_the_place_where_one_stands_is_an_error():
    chain = Chain(4, message(4, 3).appended_at)
    assert chain.take(message(4, 3), 0) is Place.REPEATED
    with pytest.raises(BrokenIntegrityError, match=r"position 4.*the log was put back or it is another one"):
        chain.take(message(4, 3, "2026-01-02T00:00:00.000000Z"), 1)


@given(st.data())
def test_whoever_goes_back_to_what_was_passed_over_reads_all_once_and_in_order(data):
    positions = sorted(data.draw(st.sets(st.integers(1, 99), min_size=1, max_size=12)))
    before = dict(zip(positions, [0, *positions], strict=False))
    told = [*data.draw(st.permutations(positions)), *data.draw(st.lists(st.sampled_from(positions), max_size=8))]
    chain, taken, offset = Chain(0), [], 0
    while offset < len(told):
        position = told[offset]
        if chain.take(message(position, before[position]), offset) is Place.NEXT:
            taken.append(position)
            if chain.ahead_from is not None:
                offset, chain.ahead_from = chain.ahead_from, None
                continue
        offset += 1
    assert taken == positions
