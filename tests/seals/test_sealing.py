"""Sealing goes on from where it stood, whatever was killed or lost, and never seals what is not the record."""

import os
import stat
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from engine.domain.review import CloseReview, OpenReview, ScheduleReview
from engine.errors import BrokenIntegrityError, UnavailableError
from engine.handle import handle
from engine.log.seals import rows, sealing
from engine.log.seals.sealing import last_seal, make_key, seal, seal_daily, standing
from engine.log.seals.shelf import Shelf
from engine.log.seals.verify import verify
from tests.crash.support import ROOT, kill_after, start
from tests.seals.workspaces import changed, make_log, put_rows, reach_into, rows_of, tell

SEAL = """
import sys
from pathlib import Path
from engine.log.log import Log
from engine.log.seals import rows
from engine.log.seals.sealing import seal
rows.AT_ONCE = 3
with Log(Path(sys.argv[1])) as log:
    print("ready", flush=True)
    print(seal(log).seal.root, flush=True)
"""


@pytest.fixture
def log(tmp_path):
    with make_log(tmp_path) as log:
        yield log


@pytest.fixture
def shelf(log):
    return Shelf(log.workspace)


def test_an_empty_log_has_nothing_to_seal(log):
    assert (seal(log).seal, standing(log)) == (None, sealing.Standing(None, 0, None))
    assert verify(log).notes == ["nothing is sealed yet; `hansei audit seal` does it"]


def test_sealing_again_reads_only_what_is_new(log, shelf, monkeypatch):
    asked, read = [], rows.leaf_hashes
    monkeypatch.setattr(rows, "leaf_hashes", lambda path, *part: asked.append(part) or read(path, *part))
    tell(log, 20)
    assert seal(log).new == 20
    tell(log, 7)
    assert seal(log).new == 7
    assert seal(log).new == 0
    assert asked == [(1, 20), (21, 27)]
    assert [one.size for one in shelf.seals()] == [20, 27]
    assert verify(log).sound


def test_a_seal_is_that_of_its_key_and_nobody_else_may_read_the_key(log, shelf):
    tell(log, 3)
    made = seal(log).seal
    assert made.is_signed()
    assert made.key == shelf.key().public_key().public_bytes_raw().hex()
    assert stat.S_IMODE(shelf.key_path.stat().st_mode) == 0o600
    assert made == last_seal(log.workspace)
    assert b"PRIVATE" not in shelf.seals_path.read_bytes()


def test_a_workspace_of_before_gets_its_key_at_the_first_seal(log, shelf):
    tell(log, 3)
    assert not shelf.folder.exists()
    seal(log)
    key = shelf.key_path.read_bytes()
    make_key(log.workspace)
    assert shelf.key_path.read_bytes() == key
    assert verify(log).sound


def test_a_lost_key_is_made_again_and_verification_tells_it(log, shelf):
    tell(log, 3)
    seal(log)
    shelf.key_path.unlink()
    tell(log, 3)
    seal(log)
    found = verify(log)
    assert found.sound
    assert found.notes == ["the seals were signed with 2 keys"]


def test_something_else_in_the_place_of_the_key_seals_nothing(log, shelf):
    make_key(log.workspace)
    shelf.key_path.write_bytes(b"-----BEGIN PRIVATE KEY-----\n")
    tell(log, 1)
    with pytest.raises(UnavailableError, match="this is no key"):
        seal(log)
    assert last_seal(log.workspace) is None


@pytest.mark.parametrize("lost", ["tree.json", "leaves.bin", "both", "half of the leaves", "other leaves"])
def test_what_is_lost_beside_the_log_is_made_again(log, shelf, lost):
    tell(log, 9)
    seal(log)
    if lost in ("tree.json", "both"):
        (shelf.folder / "tree.json").unlink()
    if lost in ("leaves.bin", "both"):
        shelf.leaves_path.unlink()
    if lost == "half of the leaves":
        os.truncate(shelf.leaves_path, 100)
    if lost == "other leaves":
        shelf.leaves_path.write_bytes(bytes(8 * 32) + shelf.leaves(8, 9))
        (shelf.folder / "tree.json").unlink()
    tell(log, 2)
    assert seal(log).new == 2
    found = verify(log)
    assert (found.sound, found.notes) == (True, [])


def test_what_a_killed_sealing_left_behind_is_cut_and_made_again(log, shelf):
    tell(log, 9)
    seal(log)
    with shelf.leaves_path.open("ab") as leaves, shelf.seals_path.open("ab") as seals:
        leaves.write(b"torn" * 20)
        seals.write(b'{"workspace":"torn')
    assert last_seal(log.workspace).size == 9
    assert verify(log).sound
    tell(log, 2)
    assert seal(log).seal.size == 11
    assert [one.size for one in shelf.seals()] == [9, 11]
    assert (verify(log).sound, verify(log).notes) == (True, [])


def test_a_log_that_is_not_the_sealed_one_is_not_sealed(log, shelf):
    tell(log, 9)
    seal(log)
    before = rows_of(log)
    for after, why in (
        (before[:5], "ends at position 5, but was sealed up to 9"),
        ([*before[:8], changed(before[8], value=0)], "position 9 is not what was sealed"),
        ([*before[:8], (10, *before[8][1:])], "position 9 is not what was sealed"),
    ):
        with reach_into(log) as connection:
            put_rows(connection, after)
        with pytest.raises(BrokenIntegrityError, match=why):
            seal(log)
    shelf.leaves_path.unlink()
    with reach_into(log) as connection:
        put_rows(connection, [changed(before[0], title="Other"), *before[1:]])
    tell(log, 1)
    with pytest.raises(BrokenIntegrityError, match="is not the log that was sealed"):
        seal(log)
    assert len(shelf.seals()) == 1


def test_the_time_of_seals_never_goes_back(log, monkeypatch):
    tell(log, 1)
    first = seal(log).seal
    log._clock.now -= timedelta(days=3)
    tell(log, 1)
    assert seal(log).seal.sealed_at == first.sealed_at
    assert verify(log).sound


def test_once_a_day_is_sealed_what_is_new(log):
    tell(log, 1)
    seal_daily(log)
    tell(log, 1)
    seal_daily(log)
    assert standing(log).unsealed == 1
    log._clock.now += timedelta(days=1)
    seal_daily(log)
    assert standing(log).unsealed == 0


def test_how_the_last_verification_ended_is_kept(log):
    tell(log, 2)
    seal(log)
    assert standing(log).verified is None
    found = verify(log)
    assert standing(log).verified == found.summary()


def close_a_review(log):
    tell(log, 1)
    told = {"actor": "Ann", "appended_by": "root", "source": "cli"}
    at = log.now()
    handle(log, ScheduleReview(entity_id="R", at=at, parent_id="P", tier="monthly", scheduled_for=at), **told)
    handle(log, OpenReview(entity_id="R", at=at, position=log.position()), **told)
    return handle(log, CloseReview(entity_id="R", at=at, position=log.position()), **told)


def test_a_review_is_sealed_as_it_closes(log):
    closed = close_a_review(log)
    assert last_seal(log.workspace).position == closed.positions[-1]
    assert standing(log).unsealed == 0


def test_a_review_closes_though_it_cannot_be_sealed_and_says_so(log, shelf, caplog):
    shelf.folder.write_text("no folder")
    closed = close_a_review(log)
    assert closed.positions
    assert "R: the review is closed, but could not be sealed: " in caplog.text


def test_nobody_waits_without_end_for_another_who_seals(log, shelf, monkeypatch):
    monkeypatch.setattr("engine.log.seals.shelf.LONGEST_WAIT", 0.05)
    tell(log, 1)
    with shelf.locked(), pytest.raises(UnavailableError, match="another process has held"):
        seal(log)
    assert seal(log).new == 1


@pytest.mark.crash
def test_a_sealing_that_is_killed_leaves_seals_that_hold(log, shelf):
    for round_ in range(8):
        tell(log, 150)
        kill_after(start(SEAL, log.place), round_ * 0.005)
        found = verify(log)
        assert found.sound, found.summary()
        assert (shelf.folder / "key.pem").exists() or not found.seals
    assert seal(log).seal.size == 1200
    found = verify(log)
    assert (found.sound, found.unsealed, found.notes) == (True, 0, [])
    assert len({one.key for one in shelf.seals()}) == 1


def test_processes_that_seal_at_once_make_seals_that_hold(log, shelf):
    tell(log, 40)
    at_once = [
        subprocess.Popen([sys.executable, "-c", SEAL, str(log.place)], cwd=ROOT, stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    while any(one.poll() is None for one in at_once):
        tell(log, 5)
        seal(log)
        time.sleep(0.05)
    assert [one.wait() for one in at_once] == [0, 0, 0]
    for one in at_once:
        one.stdout.close()
    sizes = [one.size for one in shelf.seals()]
    assert sizes == sorted({*sizes})
    assert verify(log).sound
