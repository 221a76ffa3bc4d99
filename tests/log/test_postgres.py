"""A log in a database: many writers, waking readers, and a server that goes away."""

import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from itertools import pairwise

import psycopg
import pytest
from psycopg.rows import tuple_row

from engine.errors import ConflictError, ConnectionLostError, UnavailableError, UnusableInputError
from engine.log.log import Log
from engine.log.place import database_at
from engine.log.postgres.recorder import PostgresRecorder, PostgresTransaction
from engine.log.recorded import Entry
from engine.log.store import MovedOnError
from tests.log.test_log import append, checked_in

WRITER = """
import sys
from pathlib import Path
from engine.log.log import Log
from engine.log.place import database_at
from tests.log.test_log import Entry, append, checked_in

name, many = sys.argv[1], int(sys.argv[2])
with Log(database_at(sys.stdin.read(), Path())) as log:
    for n in range(many):
        append(log, Entry(f"{name}-{n}", [checked_in(n, stream=f"key_result-item-{name}")] * 3))
"""


@pytest.fixture
def log(database, clock):
    with Log(database, clock, create=True) as log:
        yield log


def test_whoever_follows_eight_writing_processes_sees_every_event_once_and_in_order(log, database):
    writers = [begin(database, f"W{number}", 40) for number in range(8)]
    seen, deadline = [], time.monotonic() + 120
    while len(seen) < 8 * 40 * 3 and time.monotonic() < deadline:
        for position, event in log.events(after=seen[-1][0] if seen else 0):
            seen.append((position, event.entity_id, event.command_id, event.originator_version, event.appended_at))
        log.wait(seen[-1][0] if seen else 0, 1)
    assert [writer.wait(60) for writer in writers] == [0] * 8
    assert [row[0] for row in seen] == list(range(1, 8 * 40 * 3 + 1))
    assert all(first[4] <= second[4] for first, second in pairwise(seen))
    commands = {f"W{number}-{n}" for number in range(8) for n in range(40)}
    assert {row[2] for row in seen} == commands == log.known_commands(commands).keys()


def begin(database, name, many):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, name, str(many)], stdin=subprocess.PIPE, text=True, env={**os.environ}
    )
    with writer.stdin as told:
        told.write(f"{database.url}?schema={database.schema}")
    return writer


def test_a_message_wakes_who_waits_for_more(log, database, monkeypatch):
    monkeypatch.setattr("engine.log.postgres.recorder.LISTENS_FOR", 60)
    waited = []
    with Log(database) as reader:
        reader._recorder.pause(0)  # listens from now on
        thread = threading.Thread(target=lambda: waited.append(reader.wait(0, 50)))
        thread.start()
        append(log, Entry("c-1", [checked_in()]))
        thread.join(30)
        assert waited == [1]


def test_where_no_message_comes_it_is_found_by_looking(log, database, monkeypatch):
    monkeypatch.setattr("engine.log.postgres.recorder.LISTENS_FOR", 0.1)
    with Log(database) as reader:
        reader._recorder.pause(0)
        reader._recorder._listener.execute("UNLISTEN *")
        append(log, Entry("c-1", [checked_in()]))
        assert reader.wait(0, 30) == 1


@pytest.mark.parametrize("is_stored", [True, False])
def test_an_append_whose_answer_was_lost_counts_once(log, monkeypatch, is_stored):
    append(log, Entry("c-0", [checked_in()]))
    honest, lost = PostgresRecorder.appending, []

    @contextmanager
    def loses_the_answer(self, *, hold):
        if not lost and not is_stored:
            lost.append(True)
            raise ConnectionLostError("the server closed the connection")
        with honest(self, hold=hold) as transaction:
            yield transaction
        if not lost:
            lost.append(True)
            raise ConnectionLostError("the server closed the connection")

    monkeypatch.setattr(PostgresRecorder, "appending", loses_the_answer)
    answers = append(log, Entry("c-0", [checked_in()]), Entry("c-1", [checked_in(), checked_in()]))
    assert [(one.command_id, list(one.positions), one.repeated) for one in answers] == [
        ("c-0", [1], True),
        ("c-1", [2, 3], False),
    ]
    assert lost and log.position() == 3


def test_who_holds_the_log_for_long_is_named_in_one_line(log, database, monkeypatch):
    monkeypatch.setattr("engine.log.postgres.store.PATIENCE", 1)
    with Log(database) as other, log._recorder.appending(hold=True) as transaction:
        transaction.ask("ends")
        with pytest.raises(UnavailableError, match="another process has held the log for long; try again"):
            append(other, Entry("c-1", [checked_in()]))
    assert log.position() == 0


def test_from_an_append_that_hangs_the_lock_is_taken_back_and_it_tries_again(log, database, monkeypatch):
    monkeypatch.setattr("engine.log.postgres.recorder.HOLDS_FOR", 1)
    honest, hung = PostgresTransaction.store, []

    def overtaken_then_hangs(self, addition):
        hung.append(self)
        if len(hung) == 1:
            raise MovedOnError  # so that it holds the lock in the next attempt
        if len(hung) == 2:
            time.sleep(1.5)
            append(other, Entry("c-2", [checked_in(2)]))
        return honest(self, addition)

    with Log(database) as other:
        monkeypatch.setattr(PostgresTransaction, "store", overtaken_then_hangs)
        (answer,) = append(log, Entry("c-1", [checked_in()]))
    assert list(answer.positions) == [2]
    assert [event.command_id for _, event in log.events()] == ["c-2", "c-1"]


def test_who_holds_the_log_still_may_be_silent_for_long(log, monkeypatch):
    monkeypatch.setattr("engine.log.postgres.recorder.HOLDS_FOR", 1)
    with log.held_still():
        time.sleep(1.5)


def test_a_server_that_is_not_there_is_named_without_a_password(tmp_path):
    place = database_at("postgresql://ann:secret@127.0.0.1:9/strategy?schema=acme", tmp_path)
    with pytest.raises(ConnectionLostError) as refused:
        Log(place)
    assert "postgresql://127.0.0.1:9/strategy, schema acme: Connection refused" in str(refused.value)
    assert "secret" not in f"{refused.value} {place!r} {place}"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://there/strategy", "is no address of a PostgreSQL database"),
        ("postgresql://there", "is no address of a PostgreSQL database"),
        ("postgresql://there:port/strategy", "is no address of a PostgreSQL database"),
        ("postgresql://there/strategy?schema=Drop%20table", "'Drop table' is no name of a schema"),
        ("postgresql://there/strategy?schema=", "'' is no name of a schema"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_showing_it(tmp_path, url, said):
    with pytest.raises(UnusableInputError) as refused:
        database_at(url, tmp_path)
    assert said in str(refused.value) and "there" not in str(refused.value)


def test_two_workspaces_share_a_database_without_seeing_each_other(log, database, postgres_address, clock):
    append(log, Entry("c-1", [checked_in()]))
    other = database_at(f"{postgres_address}?schema={database.schema}_too", database.workspace)
    try:
        with Log(other, clock, create=True) as beside:
            assert beside.position() == 0 and beside.workspace_id != log.workspace_id
            append(beside, Entry("c-1", [checked_in()]))
        assert log.position() == 1
    finally:
        with psycopg.connect(postgres_address, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA {other.schema} CASCADE")


def test_an_append_that_is_overtaken_looks_again(log, database, monkeypatch):
    honest, overtaken = PostgresTransaction.ask_all, []

    def overtake(self, *questions):
        answers = honest(self, *questions)
        if not overtaken:
            overtaken.append(True)
            with Log(database) as other:
                append(other, Entry("c-other", [checked_in()]))
        return answers

    monkeypatch.setattr(PostgresTransaction, "ask_all", overtake)
    (answer,) = append(log, Entry("c-1", [checked_in(2)]))
    assert list(answer.positions) == [2]
    assert [event.originator_version for event in log.load("key_result-item-KR1")] == [1, 2]


def test_an_append_reads_as_little_of_a_long_log_as_of_a_short_one(log, monkeypatch):
    append(log, *[Entry(f"c-{n}", [checked_in(n)]) for n in range(1000)])
    honest, appending, read = PostgresTransaction.store, PostgresRecorder.appending, []

    def watched(self, addition):
        last = honest(self, addition)
        counts = "SELECT sum(seq_tup_read) FROM pg_stat_xact_user_tables WHERE relname <> 'meta'"
        (counted,) = self._connection.cursor(row_factory=tuple_row).execute(counts).fetchone()
        read.append(counted)
        return last

    monkeypatch.setattr(PostgresRecorder, "appending", lambda self, *, hold: appending(self, hold=True))
    monkeypatch.setattr(PostgresTransaction, "store", watched)
    append(log, Entry("c-new", [checked_in(2)]))
    assert read == [0], "rows that no index led to, in the one transaction of the append"


def test_who_looked_at_a_stream_that_moved_on_meets_a_conflict(log, database, monkeypatch):
    honest, overtaken = PostgresTransaction.store, []

    def overtake(self, addition):
        if not overtaken:
            overtaken.append(True)
            with Log(database) as other:
                append(other, Entry("c-other", [checked_in()]))
        return honest(self, addition)

    monkeypatch.setattr(PostgresTransaction, "store", overtake)
    with pytest.raises(ConflictError, match="key_result-item-KR1: changed meanwhile"):
        append(log, Entry("c-1", [checked_in(3, stream="another")], {"key_result-item-KR1": 0}))
    assert log.known_commands(["c-1", "c-other"]).keys() == {"c-other"}


def test_a_new_name_that_two_enter_at_once_gets_one_id(log, database, monkeypatch):
    honest, entered = PostgresTransaction.store, []

    def enter_first(self, addition):
        if not entered:
            entered.append(True)
            with Log(database) as other:
                append(other, Entry("c-other", [checked_in(stream="another")]))
        return honest(self, addition)

    monkeypatch.setattr(PostgresTransaction, "store", enter_first)
    append(log, Entry("c-1", [checked_in()]))
    assert sorted(name for _, name in log.people.rows()) == ["Ann", "root"]
    (ann,) = (person for person, name in log.people.rows() if name == "Ann")
    assert {event.actor for _, event in log.events()} == {ann}


def test_words_that_look_like_a_mark_stay_as_they_are(log):
    words = f"it was @{'0' * 24}@, \\u0000 and @@"
    append(log, Entry("c-1", [checked_in(note=words)]))
    ((_, event),) = log.events()
    assert event.note["text"] == words
    assert event.appended_at == event.recorded_at == event.effective_at == "2026-04-01T09:00:00.000000Z"
