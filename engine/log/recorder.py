"""The SQLite store: the events table of eventsourcing, with four small tables beside it.

`commands` makes a command count once; `registry` keeps ids unique and says in which stream an entity lies;
`people` names the opaque ids; `meta` holds the format and the workspace's own key. The first two grow with the
history (one row a command, one row an entity) and are written in the transaction of the append.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

from eventsourcing.persistence import PersistenceError, StoredEvent
from eventsourcing.sqlite import (
    SQLiteAggregateRecorder,
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from engine.errors import UnavailableError

PATIENCE = 30.0
"""Seconds to wait for others who use the file."""


@cache
def sql(name: str) -> str:
    """The text of one of the log's questions."""
    return (files("engine.log") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


class LogPool(SQLiteConnectionPool):
    """Connections that keep their statements prepared; the library's keep one, and an append has seven."""

    def _create_connection(self) -> SQLiteConnection:
        connection = sqlite3.connect(
            self.db_name,
            timeout=self.lock_timeout or PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=64,
            uri=True,
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.row_factory = sqlite3.Row
        return SQLiteConnection(connection, self.max_age)


class LogRecorder(SQLiteApplicationRecorder):
    """Stores events under one append lock; positions are commit order and have no holes."""

    def __init__(self, datastore: SQLiteDatastore, events_table_name: str = "stored_events") -> None:
        super().__init__(datastore, events_table_name)
        datastore.pool.close()
        datastore.pool = LogPool(db_name=datastore.pool.db_name, lock_timeout=datastore.pool.lock_timeout)

    def construct_create_table_statements(self) -> list[str]:
        """The events table of eventsourcing, and the tables beside it."""
        return [*super().construct_create_table_statements(), *sql("create").split("\n\n")]

    @contextmanager
    def append_lock(self) -> Iterator[SQLiteCursor]:
        """One transaction that holds the write lock of the file from its start, so what it reads stays true."""
        with (
            unavailable_in_one_line(self.datastore.pool.db_name),
            self.datastore.get_connection(commit=True) as connection,
        ):
            cursor = connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def write_anew(self) -> None:
        """Writes the whole file anew and empties its write-ahead log: no byte is left of what was taken out.

        Positions stay as they are. Needs the size of the file once more on the disk while it runs.
        """
        path = self.datastore.pool.db_name
        with (
            unavailable_in_one_line(path),
            closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, uri=True)) as connection,
        ):
            connection.execute(sql("write_anew"))
            (busy, *_) = connection.execute(sql("empty_wal")).fetchone()
        if busy:
            raise UnavailableError(f"{path}: another process reads it for long; try again")

    def insert_under_lock(self, cursor: SQLiteCursor, events: Sequence[StoredEvent]) -> int:
        """Stores the events and returns the last position.

        Under the lock the positions follow each other, so the events go in together, as the library does where
        nobody asks for positions; one by one takes a third longer.
        """
        SQLiteAggregateRecorder._insert_events(self, cursor, events)
        return self._max_notification_id(cursor)

    def select(self, name: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The answer to one of the log's questions, as tuples."""
        return list(self.stream(name, parameters))

    def stream(self, name: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The same, row by row."""
        with (
            unavailable_in_one_line(self.datastore.pool.db_name),
            self.datastore.get_connection(commit=False) as connection,
        ):
            cursor = connection.cursor()
            with cursor:
                cursor.execute(sql(name), parameters)
                cursor.sqlite_cursor.row_factory = None
                yield from cursor.sqlite_cursor


@contextmanager
def unavailable_in_one_line(path: str) -> Iterator[None]:
    """Turns what the database says into one line that names the file and what to do."""
    try:
        yield
    except (sqlite3.OperationalError, PersistenceError) as error:
        said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        advice = {
            "database or disk is full": "free some space on this disk and try again; nothing was stored",
            "database is locked": "another process has held the log for long; try again",
            "attempt to write a readonly database": "this user may not write the file",
        }.get(said, "is the disk writable and is this a Hansei workspace?")
        raise UnavailableError(f"{path}: {said}; {advice}") from error
    except sqlite3.DatabaseError as error:
        raise UnavailableError(f"{path}: {error}; the file is damaged or no log of Hansei") from error
