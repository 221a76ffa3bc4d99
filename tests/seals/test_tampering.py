"""Whatever is done to the tables of a sealed log is found, and nothing is found where nothing was done."""

import random
from pathlib import Path

import orjson
import pytest

from engine.log.seals.leaf import leaf_hash
from engine.log.seals.sealing import seal
from engine.log.seals.verify import Witness, verify
from tests.seals.workspaces import SEALED, SIZES, changed, make_log, put_rows, reach_into, tell

ROUNDS = 1000


def edit_a_byte(rows, at, chance):
    state = bytearray(rows[at][4])
    place = chance.randrange(len(state))
    state[place] = chance.choice([byte for byte in range(256) if byte != state[place]])
    rows[at] = (*rows[at][:4], bytes(state))


def edit_a_field(rows, at, chance):
    name = chance.choice(["actor", "appended_by", "recorded_at", "effective_at", "appended_at", "source", "value"])
    rows[at] = changed(rows[at], **{name: chance.choice(["p-0123456789ab", "2020-01-01T00:00:00.000000Z", 77.5])})


def edit_words(rows, at, chance):
    with_words = [n for n in range(SEALED) if b'"salt"' in rows[n][4]]
    at = chance.choice(with_words)
    name = "note" if at else "reason"
    prose = orjson.loads(rows[at][4])[name]
    other = chance.choice(
        [{**prose, "text": prose["text"] + "."}, {**prose, "salt": "0" * 32}, {"hash": "0" * 64}, None, "words"]
    )
    rows[at] = changed(rows[at], **{name: other})


def edit_the_place(rows, at, chance):
    position, stream, version, topic, state = rows[at]
    rows[at] = chance.choice(
        [
            (position, stream + "x", version, topic, state),
            (position, stream, version + 100, topic, state),
            (position, stream, version, "CheckInWithdrawn", state),
            (position, stream, version, topic, None),
            (position, stream, version, None, state),
        ]
    )


def take_out(rows, at, chance):
    del rows[at]


def take_out_and_close_the_gap(rows, at, chance):
    del rows[at]
    rows[at:] = [(row[0] - 1, *row[1:]) for row in rows[at:]]


def put_in(rows, at, chance):
    new = (at + 1, "plan-new", 1, "PlanStarted", changed(rows[at], value=1)[4])
    rows[at:] = [new, *((row[0] + 1, *row[1:]) for row in rows[at:])]


def put_before_the_beginning(rows, at, chance):
    rows.insert(0, (chance.choice([0, -5]), "plan-new", 1, "PlanStarted", rows[at][4]))


def swap(rows, at, chance):
    other = chance.choice([n for n in range(len(rows)) if n != at])
    one, two = rows[at], rows[other]
    rows[at], rows[other] = (one[0], *two[1:]), (two[0], *one[1:])


def cut_off(rows, at, chance):
    del rows[at:]


def number_anew(rows, at, chance):
    by = chance.choice([1, 7])
    rows[at:] = [(row[0] + by, *row[1:]) for row in rows[at:]]


MANIPULATIONS = [
    edit_a_byte, edit_a_byte, edit_a_field, edit_a_field, edit_words, edit_words, edit_the_place, take_out,
    take_out_and_close_the_gap, put_in, put_before_the_beginning, swap, cut_off, number_anew,
]  # fmt: skip


def first_difference(before, after):
    """The first position that is not as it was, found without the code under test."""
    for n, row in enumerate(before):
        if n >= len(after) or after[n] != row:
            return min([row[0], *(other[0] for other in after[n : n + 1])])
    raise AssertionError("nothing was changed")


def write_leaves_anew(shelf, rows):
    """What somebody does who knows of the kept leaf hashes."""
    found = b"".join(leaf_hash(row[0], row[1], row[2], row[3] or "", row[4] or b"") for row in rows)
    shelf.leaves_path.write_bytes(found.ljust(SEALED * 32, b"\0"))


@pytest.mark.parametrize("part", range(4))
def test_a_thousand_random_manipulations_are_found_where_they_begin(log, shelf, stored, part):
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    leaves = shelf.leaves_path.read_bytes()
    with reach_into(log) as connection:
        for _ in range(ROUNDS // 4 if isinstance(log.place, Path) else ROUNDS // 20):  # a database takes longer
            manipulate, after = chance.choice(MANIPULATIONS), list(stored)
            manipulate(after, chance.randrange(SEALED), chance)
            put_rows(connection, after)
            position = first_difference(stored, after)
            found = verify(log)
            told = f"{manipulate.__name__} at {position}: {found.summary()}"
            assert not found.sound, told
            assert (found.first_wrong.first, found.first_wrong.last) == (position, position), told
            if chance.random() < 0.3:
                write_leaves_anew(shelf, after)
                found = verify(log)
                assert not found.sound, told
                before = max((size for size in SIZES if size < position), default=0)
                after_it = min(size for size in SIZES if size >= position)
                told = (told, found.summary())
                assert (found.wrong[0].first, found.wrong[0].last) == (min(position, before + 1), after_it), told
                shelf.leaves_path.write_bytes(leaves)
        put_rows(connection, stored)
    assert verify(log).sound


def test_a_thousand_untouched_logs_raise_no_alarm(tmp_path):
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    chance, states = random.Random(seed), 0
    for number in range(20):
        with make_log(tmp_path / str(number)) as log:
            kept = []
            for _ in range(50):
                if chance.random() < 0.3:
                    tell(log, chance.choice([1, 1, 2, 5]))
                if chance.random() < 0.3 and (newest := seal(log).seal):
                    kept.append(Witness(newest.size, newest.root, "kept", newest))
                found = verify(log, kept)
                assert found.sound, found.summary()
                assert found.unsealed == log.position() - (kept[-1].size if kept else 0)
                states += 1
    assert states == ROUNDS
