"""The recorder of a log in SQLite: the events table of eventsourcing, with the small tables beside it."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from eventsourcing.sqlite import (
    SQLiteAggregateRecorder,
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from engine.errors import UnavailableError
from engine.log import store
from engine.log.sqlite.store import sql, unavailable_in_one_line

LOOK_AGAIN = 0.01
"""Seconds between two looks at the end of the log: a file wakes nobody."""


class LogPool(SQLiteConnectionPool):
    """Connections that keep their statements prepared; the library's keep one, and an append has seven."""

    def _create_connection(self) -> SQLiteConnection:
        connection = sqlite3.connect(
            self.db_name,
            timeout=self.lock_timeout or store.PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=64,
            uri=True,
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.row_factory = sqlite3.Row
        return SQLiteConnection(connection, self.max_age)


class SQLiteTransaction:
    """One transaction that holds the write lock of the file from its start, so what it reads stays true."""

    def __init__(self, recorder: "SQLiteRecorder", cursor: SQLiteCursor) -> None:
        self._recorder = recorder
        self._cursor = cursor

    def ask(self, name: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The rows that answer a question."""
        self._cursor.execute(sql(name), parameters)
        rows: list[Any] = self._cursor.fetchall()
        return rows

    def ask_all(self, *questions: store.Question) -> list[list[Any]]:
        """The rows that answer each question."""
        return [self.ask(name, parameters) for name, parameters in questions]

    def tell(self, name: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carries out a statement for each row of parameters."""
        if rows := list(rows):
            self._cursor.executemany(sql(name), rows)

    def moment(self, now: str, last_at: str) -> str:
        """Now, and never before the last event."""
        return max(now, last_at)

    def store(self, addition: store.Addition) -> int:
        """Stores it; the last position before it.

        Under the lock the positions follow each other, so the events go in together, as the library does where
        nobody asks for positions; one by one takes a third longer.
        """
        last = addition.last
        self.tell("enter_person", [(person, name) for name, person in addition.people.items()])
        if addition.events:
            SQLiteAggregateRecorder._insert_events(self._recorder, self._cursor, addition.events)
            now = self._recorder._max_notification_id(self._cursor)
            if now != last + len(addition.events):
                raise UnavailableError(
                    f"{self._recorder.path}: the positions have a hole after {last}; nothing was stored"
                )
        noted = [(name, last + 1 + offset, count) for name, offset, count in addition.commands]
        self.tell("enter_commands", [(store.json_array(noted),)])
        if addition.begun:
            entered = {row[0] for row in self.ask("register", (store.json_array(addition.begun),))}
            for entity_id, *_ in addition.begun:
                if entity_id not in entered:
                    raise store.taken(entity_id)
        self.tell("put_under", addition.parents)
        self.tell("forget_person", [(person,) for person in addition.forgotten])
        self.tell("redact", [(state, position) for position, state in addition.redacted])
        if addition.forgotten or addition.redacted:
            self.tell("note_position", [("forgotten_at", str(last + len(addition.events)))])
        return last


class SQLiteRecorder(SQLiteApplicationRecorder):
    """Stores events under one append lock; positions are commit order and have no holes."""

    retries = ()

    def __init__(self, datastore: SQLiteDatastore, events_table_name: str = "stored_events") -> None:
        super().__init__(datastore, events_table_name)
        datastore.pool.close()
        datastore.pool = LogPool(db_name=datastore.pool.db_name, lock_timeout=datastore.pool.lock_timeout)

    def construct_create_table_statements(self) -> list[str]:
        """The events table of eventsourcing, and the tables beside it."""
        return [*super().construct_create_table_statements(), *sql("create").split("\n\n")]

    @property
    def path(self) -> str:
        """The file."""
        return self.datastore.pool.db_name

    @contextmanager
    def appending(self, *, hold: bool, for_long: bool = False) -> Iterator[SQLiteTransaction]:
        """One transaction that holds the write lock of the file from its start: a file has one writer anyway."""
        with unavailable_in_one_line(self.path), self.datastore.get_connection(commit=True) as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield SQLiteTransaction(self, cursor)
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def write_anew(self) -> None:
        """Writes the whole file anew and empties its write-ahead log: no byte is left of what was taken out.

        Positions stay as they are. Needs the size of the file once more on the disk while it runs.
        """
        path = self.path
        with (
            unavailable_in_one_line(path),
            closing(sqlite3.connect(path, timeout=store.PATIENCE, isolation_level=None, uri=True)) as connection,
        ):
            connection.execute(sql("write_anew"))
            (busy, *_) = connection.execute(sql("empty_wal")).fetchone()
        if busy:
            raise UnavailableError(f"{path}: another process reads it for long; try again")

    def select(self, name: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The answer to one of the log's questions, as tuples."""
        return list(self.stream(name, parameters))

    def stream(self, name: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The same, row by row."""
        with (
            unavailable_in_one_line(self.path),
            self.datastore.get_connection(commit=False) as connection,
        ):
            cursor = connection.cursor()
            with cursor:
                cursor.execute(sql(name), parameters)
                cursor.sqlite_cursor.row_factory = None
                yield from cursor.sqlite_cursor

    def pause(self, seconds: float) -> None:
        """Waits a moment."""
        time.sleep(min(seconds, LOOK_AGAIN))
