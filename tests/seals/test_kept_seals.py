"""What only a seal that left the house can tell, what is wrong with seals themselves, and what is no alarm."""

import pytest

from engine.log.seals import rows as leaf_rows
from engine.log.seals.leaf import redacted_state
from engine.log.seals.seal import Seal
from engine.log.seals.sealing import last_seal, seal
from engine.log.seals.tree import Tree
from engine.log.seals.verify import Witness, verify
from tests.seals.workspaces import SIZES, changed, make_log, put_rows, reach_into, tell


def resign(log, shelf, sizes):
    """What an administrator does who writes the record anew: leaf hashes and seals again, with the real key."""
    real = shelf.seals()
    shelf.seals_path.unlink()
    tree = Tree().add(b"".join(leaf_rows.leaf_hashes(log.place, 1, sizes[-1])))
    shelf.leaves_path.write_bytes(b"".join(leaf_rows.leaf_hashes(log.place, 1, sizes[-1])))
    for size, seal_ in zip(sizes, real, strict=True):
        tree = Tree().add(b"".join(leaf_rows.leaf_hashes(log.place, 1, size)))
        said = {**vars(seal_), "size": size, "position": size, "root": tree.root().hex()}
        shelf.add_seal(Seal(**said).signed(shelf.key()))


def test_who_writes_everything_anew_is_caught_only_by_a_seal_that_left_the_house(log, shelf, stored):
    kept = [Witness(one.size, one.root, f"seal {one.size}", one) for one in shelf.seals()]
    after = list(stored)
    after[14] = changed(after[14], value=99)
    with reach_into(log) as connection:
        put_rows(connection, after)
    resign(log, shelf, SIZES)
    assert verify(log).sound
    assert verify(log, kept[:1]).sound  # it was made before that event
    for witnesses, since in ((kept, 10), (kept[1:], 1), ([Witness(20, kept[1].root, "on paper")], 1)):
        found = verify(log, witnesses)
        assert (found.first_wrong.first, found.first_wrong.last) == (since, 20)
        assert "it was written anew since" in found.wrong[0].what


def test_a_whole_record_put_in_the_place_of_another_is_caught_by_a_kept_seal(log, tmp_path):
    kept = last_seal(log.workspace)
    with make_log(tmp_path) as other:
        tell(other, 40)
        seal(other)
        assert verify(other).sound
        found = verify(other, [Witness(kept.size, kept.root, "kept.json", kept)])
    assert [("another record" in wrong.what or "written anew" in wrong.what) for wrong in found.wrong] == [True] * 2


def test_an_older_copy_put_back_reads_as_a_missing_end(log, shelf, stored):
    with reach_into(log) as connection:
        put_rows(connection, stored[:25])
    found = verify(log)
    assert (found.first_wrong.first, found.events) == (26, 25)
    assert "the log ends before position 26, but was sealed up to 31" in found.wrong[0].what


def test_an_older_copy_of_everything_is_caught_only_by_a_later_seal(log, shelf, stored):
    seals = shelf.seals()
    with reach_into(log) as connection:
        put_rows(connection, stored[:20])
    shelf.seals_path.write_bytes(seals[0].line() + seals[1].line())
    shelf.leaves_path.write_bytes(shelf.leaves(0, 20))
    assert verify(log).sound
    found = verify(log, [Witness(31, seals[2].root, "on paper")])
    assert "the log has 20 events, but had 31 then: the end is missing" in found.wrong[0].what


def test_what_is_not_sealed_yet_can_be_altered_unseen_and_is_counted(log, stored):
    with reach_into(log) as connection:
        put_rows(connection, [*stored[:-1], changed(stored[-1], value=0)])
    found = verify(log)
    assert found.sound
    assert found.unsealed == 4


def test_words_that_are_gone_without_an_event_are_found_though_every_seal_holds(log, stored):
    after = list(stored)
    after[2] = (*after[2][:4], redacted_state(after[2][4], "note"))
    assert after[2] != stored[2]
    with reach_into(log) as connection:
        put_rows(connection, after)
    found = verify(log)
    assert [wrong.what for wrong in found.wrong] == [
        "position 3: the words of its note are gone and no event says so"
    ]


ALTERED = {
    "root": "0" * 64,
    "size": 21,
    "position": 21,
    "sealed_at": "2026-04-01T00:00:00.000000Z",
    "signature": "00" * 64,
    "key": "00" * 32,
    "workspace": "0123456789abcdef",
}


@pytest.mark.parametrize("name", ALTERED)
def test_an_altered_seal_is_found(log, shelf, stored, name):
    seals = shelf.seals()
    seals[1] = Seal(**{**vars(seals[1]), name: ALTERED[name]})
    shelf.seals_path.write_bytes(b"".join(one.line() for one in seals))
    found = verify(log)
    assert any("the signature is not that of its key" in wrong.what for wrong in found.wrong)


def test_a_line_that_is_no_seal_is_found(log, shelf, stored):
    first, second, third = shelf.seals_path.read_bytes().splitlines(keepends=True)
    shelf.seals_path.write_bytes(first + second.replace(b"{", b"[") + third)
    assert "seals.jsonl:2: this line is no seal" in verify(log).wrong[0].what


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 0, 1, 2), (0, 2, 1)])
def test_seals_out_of_their_order_are_found(log, shelf, stored, order):
    seals = shelf.seals()
    shelf.seals_path.write_bytes(b"".join(seals[n].line() for n in order))
    assert any("is not over more" in wrong.what for wrong in verify(log).wrong)


def test_damaged_leaf_hashes_beside_a_whole_log_are_no_alarm_but_told(log, shelf, stored):
    kept = bytearray(shelf.leaves_path.read_bytes())
    kept[40] ^= 1
    for content in (bytes(kept), bytes(kept[:50]), b""):
        shelf.leaves_path.write_bytes(content)
        found = verify(log)
        assert found.sound
        assert "the kept leaf hashes are damaged or missing" in found.notes[0]
