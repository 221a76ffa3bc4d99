"""Facts: the same however the log is cut into batches, however often it is read."""

from dataclasses import dataclass
from typing import Any, ClassVar

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.okr import CheckedIn
from engine.errors import BrokenIntegrityError, UnusableInputError
from engine.log.catalogue import CATALOGUE
from engine.log.log import Log
from engine.log.recorded import Batch, Entry
from projections.projector import apply, checkpoint
from projections.publish import newest_copy, publish
from projections.read_model import Bounds, ReadModel
from projections.replica import check, open_replica, rebuild, replica_folder
from tests.projections.support import tell_a_quarter


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A log with a quarter's worth of everything."""
    log = Log(tmp_path_factory.mktemp("told") / "log.sqlite3", create=True)
    tell_a_quarter(log)
    yield log
    log.close()


def test_reading_the_log_twice_changes_nothing(told, read_model):
    read_model.catch_up(told)
    once = read_model.hashes()
    with read_model._connection.cursor() as cursor:
        for after in range(0, told.position(), 7):
            apply(cursor, told.read(after, 50))
    assert read_model.hashes() == once
    assert read_model.catch_up(told) == told.position()
    assert read_model.hashes() == once


@settings(deadline=None, max_examples=20)
@given(st.data())
def test_however_the_log_is_cut_into_batches_the_facts_are_equal(told, data):
    with ReadModel() as whole, ReadModel() as in_pieces:
        whole.catch_up(told)
        with in_pieces._connection.cursor() as cursor:
            while (position := checkpoint(cursor)) < told.position():
                # Now and then a batch begins before the checkpoint: a repeat changes nothing.
                after = max(0, position - data.draw(st.integers(0, 5)))
                apply(cursor, told.read(after, data.draw(st.integers(6, 60))))
        assert in_pieces.hashes() == whole.hashes()


def test_an_event_nobody_knows_stops_the_projector_and_names_its_place(read_model):
    with read_model._connection.cursor() as cursor, pytest.raises(UnusableInputError, match="position 3: Surprise"):
        payload = orjson.dumps({"entity_id": "P"}).decode()
        apply(cursor, Batch([3], ["s"], [1], ["Surprise"], [payload]))
    assert read_model.hashes()["events"][0] == 0


def test_a_newer_version_of_an_event_stops_the_projector_too(read_model):
    with read_model._connection.cursor() as cursor, pytest.raises(UnusableInputError, match="CheckedIn version 2"):
        payload = orjson.dumps({"entity_id": "KR1", "value": 1, "class_version": 2}).decode()
        apply(cursor, Batch([3], ["s"], [1], ["CheckedIn"], [payload]))


def test_a_superseded_version_is_brought_up_to_date_before_it_is_staged(read_model):
    @dataclass(frozen=True, kw_only=True)
    class CheckedInLater(CheckedIn):
        class_version: ClassVar[int] = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["confidence"] = state["confidence"] / 10  # version 1 counted from 0 to 10

    times = dict.fromkeys(("effective_at", "recorded_at", "appended_at"), "2026-03-01T00:00:00.000000Z")
    old = orjson.dumps({"entity_id": "KR1", "value": 1, "confidence": 7, **times}).decode()
    new = orjson.dumps({"entity_id": "KR1", "value": 2, "confidence": 0.8, "class_version": 2, **times}).decode()
    with read_model._connection.cursor() as cursor:
        rows = Batch([1, 2], ["s", "s"], [1, 2], ["CheckedIn", "CheckedIn"], [old, new])
        apply(cursor, rows, {**CATALOGUE, "CheckedIn": CheckedInLater})
        assert cursor.execute("SELECT confidence FROM readings ORDER BY position").fetchall() == [(0.7,), (0.8,)]


def test_a_batch_that_fails_leaves_the_checkpoint_with_the_rows(told, read_model):
    read_model.catch_up(told, up_to=20)
    rows = told.read(20, 10)
    broken = Batch(rows.positions, rows.streams, rows.versions, rows.names, ["{broken", *rows.payloads[1:]])
    before = read_model.hashes()
    with read_model._connection.cursor() as cursor:
        with pytest.raises(Exception, match="JSON"):
            apply(cursor, broken)
        assert checkpoint(cursor) == 20
    assert read_model.hashes() == before


def test_all_replicas_at_one_position_are_equal_and_a_tampered_one_is_found(told, tmp_path):
    views = tmp_path / "views"
    with open_replica(told, views) as read_model:
        publish(read_model, replica_folder(views))
    assert check(told, views)["events"][0] == told.position()
    with ReadModel(replica_folder(views) / "replica.duckdb") as own:
        own.ask("SELECT 1")
        own._connection.execute(
            "UPDATE targets SET target = target + 1 WHERE position = (SELECT max(position) FROM targets)"
        )
    with pytest.raises(BrokenIntegrityError, match="targets differ from the log"):
        check(told, views)
    assert rebuild(told, views) == told.position()
    assert check(told, views)


def test_a_published_copy_tells_its_position_and_only_the_newest_are_kept(told, tmp_path):
    with ReadModel(tmp_path / "own.duckdb") as read_model:
        for up_to in (10, 20, 30):
            read_model.catch_up(told, up_to=up_to)
            publish(read_model, tmp_path)
    assert sorted(path.name for path in tmp_path.glob("views-*")) == ["views-20.duckdb", "views-30.duckdb"]
    with ReadModel(newest_copy(tmp_path)) as copy:
        assert copy.position == 30
        assert copy.catch_up(told) == told.position()


def test_the_views_of_another_workspace_are_never_taken_for_ours(told, tmp_path):
    views = tmp_path / "views"
    with open_replica(told, views):
        pass
    other = Log(tmp_path / "other.sqlite3", create=True)
    event = CheckedIn(originator_id="s", entity_id="KR1", value=1)
    other.append([Entry("c-1", [event])], source="cli", appended_by="root", actor="Ann")
    try:
        with open_replica(other, views) as read_model:
            assert read_model.position == 1
            assert read_model.hashes()["events"][0] == 1
    finally:
        other.close()


def test_a_damaged_replica_is_made_anew(told, tmp_path):
    views = tmp_path / "views"
    folder = replica_folder(views)
    folder.mkdir(parents=True)
    (folder / "replica.duckdb").write_bytes(b"not a database at all" * 1000)
    with open_replica(told, views) as read_model:
        assert read_model.position == told.position()


def test_bounds_count_positions_too(told, read_model):
    read_model.catch_up(told)
    assert read_model.rows("entities", Bounds(up_to=0)) == []
    assert len(read_model.rows("history", Bounds(up_to=1))) >= 1
    assert {row["position"] for row in read_model.rows("history", Bounds(up_to=5))} == {1, 2, 3, 4, 5}


def test_what_the_asker_does_wrong_is_not_said_of_the_disk(log, tmp_path):
    with pytest.raises(FileNotFoundError), open_replica(log, tmp_path / "views"):
        (tmp_path / "missing.csv").read_text()
