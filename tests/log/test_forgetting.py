"""The log forgets: the row and the bytes, and nothing else of it changes."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import psycopg
import pytest

from engine.domain.forgetting import ForgetPerson, RedactProse
from engine.domain.plan import AddComment, StartPlan
from engine.errors import ConflictError, RefusedError
from engine.handle import handle
from engine.log.log import Log
from engine.log.mentions import Mention, mentions
from engine.log.place import database_at
from tests.gone import found_in

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
NAME, NOTE = "Zebulon Quux", "the marimba is out of tune"


@pytest.fixture
def told(log):
    return tell(log)


@pytest.fixture
def file_log(tmp_path, clock):
    with Log(tmp_path / "log.sqlite3", clock, create=True) as log:
        yield log


def tell(log):
    """A plan on which Zebulon commented at position 2."""
    do(log, StartPlan(entity_id="P", at=NOW, title="Spring"))
    do(log, AddComment(entity_id="P", at=NOW, text=NOTE), NAME)
    return log


def tables(server):
    """Where the database keeps its tables: all but its write-ahead log, which is its administrator's."""
    return server.folder / "data" / "base"


def checkpoint(server):
    """Everything is in the tables' files, and what is no longer used is gone from the disk."""
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")


def do(log, command, actor="Ann"):
    return handle(log, command, actor=actor, appended_by="root", source="cli").positions


def redact(log, position=2):
    return do(log, RedactProse(position=position, at=NOW, reason="told in confidence"))


def test_every_other_byte_of_the_log_stays_in_its_place(told):
    for number in range(300):
        do(told, AddComment(entity_id="P", at=NOW, text=f"comment {number}"))
    before = list(zip(*vars(told.read(0, 1000)).values(), strict=True))
    redact(told)
    do(told, ForgetPerson(person=NAME, at=NOW, reason="has left"))
    after = list(zip(*vars(told.read(0, 1000)).values(), strict=True))
    assert [row for row in before if row[0] != 2] == [row for row in after if row[0] != 2][: len(before) - 1]
    assert before[1][:4] == after[1][:4]
    assert told.event(2).text.keys() == {"hash"}
    assert told.is_clean


def test_no_byte_of_it_is_left_in_the_file(file_log, tmp_path):
    tell(file_log)
    redact(file_log)
    do(file_log, ForgetPerson(person=NAME, at=NOW, reason="has left"))
    assert found_in(tmp_path, NAME, NOTE) == []


def test_no_byte_of_it_is_left_in_the_tables_of_a_database(own_postgres, tmp_path):
    with Log(database_at(own_postgres.address, tmp_path), create=True) as log:
        tell(log)
        checkpoint(own_postgres)
        assert found_in(tables(own_postgres), NAME) and found_in(tables(own_postgres), NOTE)
        redact(log)
        do(log, ForgetPerson(person=NAME, at=NOW, reason="has left"))
        checkpoint(own_postgres)
        assert found_in(tables(own_postgres), NAME, NOTE) == []
        assert log.event(2).text.keys() == {"hash"}


def test_what_others_read_for_long_is_cleaned_when_they_are_done(file_log, tmp_path, monkeypatch):
    tell(file_log)
    monkeypatch.setattr("engine.log.store.PATIENCE", 0.1)
    with closing(sqlite3.connect(tmp_path / "log.sqlite3", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM stored_events").fetchone()
        redact(file_log)
        assert not file_log.is_clean
        assert found_in(tmp_path, NOTE)
    with Log(tmp_path / "log.sqlite3") as log:
        assert log.is_clean
    assert found_in(tmp_path, NOTE) == []


def test_two_who_redact_the_same_words_at_once_do_it_once(told, monkeypatch):
    append, raced = told.append, []

    def race(entries, **options):
        if not raced:
            raced.append(True)
            redact(told)
        return append(entries, **options)

    monkeypatch.setattr(told, "append", race)
    with pytest.raises(RefusedError, match="they were redacted") as refused:
        redact(told)
    assert not isinstance(refused.value, ConflictError)
    assert [type(event).__name__ for _, event in told.events(2)] == ["ProseRedacted"]


def test_a_name_is_not_entered_for_a_command_that_was_carried_out_before(told):
    command = AddComment(entity_id="P", at=NOW, text="again")
    who = {"actor": NAME, "appended_by": "root", "source": "cli", "command_id": "c-1"}
    handle(told, command, **who)
    do(told, ForgetPerson(person=NAME, at=NOW, reason="has left"))
    assert handle(told, command, **who).repeated
    assert NAME not in dict(told.people.rows()).values()


def test_words_are_found_whole_in_whatever_case_and_field(told):
    do(told, StartPlan(entity_id="Q", at=NOW, title="Ask zebulon  QUUX"))
    do(told, AddComment(entity_id="P", at=NOW, text='Zebulon Quuxson said "no"'))
    do(told, AddComment(entity_id="P", at=NOW, text='by Zebulon\nQuux, said "no"'))
    assert mentions(told, NAME) == [Mention(3, "title", False), Mention(5, "text", True)]
    assert mentions(told, 'said "no"') == [Mention(4, "text", True), Mention(5, "text", True)]
    assert mentions(told, " ") == []
    redact(told, 5)
    assert mentions(told, NAME) == [Mention(3, "title", False)]
