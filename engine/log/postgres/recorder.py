"""The recorder of a log in PostgreSQL: safe for whoever follows the log, and quick beside other writers.

The library gives out positions by a sequence. Its usual insert locks the table first, so that nobody sees a
position before a smaller one; with `POSTGRES_ENABLE_DB_FUNCTIONS` it does not, and whoever follows the log loses
events. Here the lock comes first in any case. What an append has to look at it asks before, in one exchange; a
function of the database then takes the lock, looks whether that still holds, gives out positions without a hole,
and stores, in a second one: nobody waits for somebody else's Python. An append that was overtaken looks again,
and this time holds the lock.
"""

import secrets
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import (
    ConnectionPool,
    PostgresApplicationRecorder,
    PostgresDatastore,
    PostgresFactory,
)
from eventsourcing.utils import Environment, EnvType
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL, Identifier
from psycopg.types.array import ListBinaryDumper

from engine.errors import UnusableInputError
from engine.log.place import Database
from engine.log.postgres.store import PostgresStore, raw, sql
from engine.log.store import Addition, MovedOnError, Question, json_array, taken

Configure = Callable[[psycopg.Connection[Any]], None]

MOST_CONNECTIONS = 16
PING_AFTER = 1.0
"""Seconds for which a connection that answered is taken to be one."""
GETS_ONE_IN = 2
"""Seconds to wait for a connection; who could not get one tries again a few times."""
HOLDS_FOR = 60
"""Seconds after which the lock is taken back from a process that hangs or a machine that is gone."""
LISTENS_FOR = 0.5
"""Seconds after which whoever follows the log looks for himself: no message may have come."""


class PostgresTransaction:
    """Looks at the store and then stores in one exchange each, in a transaction of their own unless it is held."""

    def __init__(
        self, recorder: "PostgresRecorder", connection: psycopg.Connection[Any], *, holds: bool = False
    ) -> None:
        self._recorder = recorder
        self._connection = connection
        self._holds = holds
        self._token, self._now = f"@{secrets.token_hex(12)}@", ""

    def ask(self, name: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The rows that answer a question."""
        return raw(self._connection).execute(sql(name), parameters).fetchall()

    def ask_all(self, *questions: Question) -> list[list[Any]]:
        """The rows that answer each question, in one exchange; where the lock is held, in one each.

        After a pipeline the server no longer counts how long a transaction is silent (its flush stops the clock).
        """
        if self._holds:
            return [self.ask(*question) for question in questions]
        with self._connection.pipeline():
            asked = [raw(self._connection).execute(sql(name), parameters) for name, parameters in questions]
            return [cursor.fetchall() for cursor in asked]

    def tell(self, name: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carries out a statement for each row of parameters."""
        for row in rows:
            raw(self._connection).execute(sql(name), row)

    def moment(self, now: str, last_at: str) -> str:
        """A mark for the instant: only under the lock it is known what came before."""
        self._now = now
        return self._token

    def store(self, addition: Addition) -> int:
        """Stores it under the lock; the last position before it.

        Raises MovedOnError where the store is not as it was looked at, and ConflictError where an id is taken.
        """
        events = [
            (one.originator_id, one.originator_version, one.topic, one.state.decode()) for one in addition.events
        ]
        parameters = (
            *_columns(addition.seen.items(), 2),
            addition.forgotten_at,
            *_columns(((person, name) for name, person in addition.people.items()), 2),
            *_columns(events, 4),
            self._token,
            self._now,
            *_columns(addition.commands, 3),
            json_array(addition.begun),
            json_array(addition.parents),
            list(addition.forgotten),
            *_columns(addition.redacted, 2),
            self._recorder.channel_name,
        )
        try:
            row = raw(self._connection).execute(sql("append"), parameters).fetchone()
        except psycopg.Error as error:
            if error.sqlstate == "HA002":
                raise taken(error.diag.message_primary or "") from error
            if error.sqlstate == "HA001":
                raise MovedOnError from error
            raise
        return int(row[0]) if row else 0


def _columns(rows: Iterable[Sequence[Any]], width: int) -> list[list[Any]]:
    """Rows as columns."""
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]


class PostgresRecorder(PostgresApplicationRecorder):
    """Stores events under one append lock; positions are commit order and have no holes."""

    retries = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)

    def __init__(self, datastore: PostgresDatastore, store: PostgresStore) -> None:
        super().__init__(datastore, events_table_name="stored_events")
        self._store = store
        self.channel_name = f"hansei_{store.database.schema}"[:63]
        self._listener: psycopg.Connection[Any] | None = None
        self._listening = threading.Lock()

    def create_table(self) -> None:
        """Makes the schema and the tables, as far as they are not there."""
        with self._store.in_one_line(), self._store.connection() as connection, connection.transaction():
            (encoding,) = raw(connection).execute(sql("encoding")).fetchone() or ("",)
            if encoding != "UTF8":
                raise UnusableInputError(
                    f"{self._store.database}: keeps text as {encoding}; make a database with encoding UTF8"
                )
            schema = Identifier(self._store.database.schema)
            connection.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(schema))
            for statement in sql("create").split(b";\n"):
                connection.execute(statement)
            connection.execute(sql("append_function"))

    @contextmanager
    def appending(self, *, hold: bool, for_long: bool = False) -> Iterator[PostgresTransaction]:
        """Looks without a lock and stores under it, so that nobody waits for what is worked out in between.

        Told to hold, it takes the lock first, and everything in it is one transaction. Raises ConnectionLostError
        where the connection ends, also because it was held in silence for a minute, and not meant to be for long:
        what was stored may be there or not.
        """
        with self._store.in_one_line(), self.datastore.get_connection() as connection:
            if hold:
                with connection.transaction():
                    if not for_long:
                        raw(connection).execute(sql("let_go_after"), (f"{HOLDS_FOR}s",))
                    connection.execute(sql("lock"))
                    yield PostgresTransaction(self, connection, holds=True)
            else:
                yield PostgresTransaction(self, connection)

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:  # noqa: ANN401
        """Stores events as the library does where it is asked to; their positions."""
        with self.datastore.get_connection() as connection:
            transaction = PostgresTransaction(self, connection)
            last = transaction.store(Addition(last=0, events=stored_events))
        return list(range(last + 1, last + 1 + len(stored_events)))

    def write_anew(self) -> None:
        """Writes the tables anew, without the bytes of what was taken out of them.

        Positions stay as they are. Needs the size of the tables once more while it runs. The server's own
        write-ahead log and its backups are not in our hands.
        """
        with self._store.in_one_line(), self._store.connection() as connection:
            for statement in sql("write_anew").split(b";\n"):
                if statement.strip():
                    connection.execute(statement)

    def select(self, name: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The answer to one of the log's questions, as tuples. Who follows the log asks again by himself."""
        with self._store.in_one_line(), self.datastore.get_connection() as connection:
            return raw(connection).execute(sql(name), parameters).fetchall()

    def stream(self, name: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The same, row by row."""
        with self._store.rows(name, parameters) as rows:
            yield from rows

    def pause(self, seconds: float) -> None:
        """Waits until somebody appends, at most half a second: then it is time to look, message or none."""
        with self._listening:
            if self._listener is None or self._listener.closed:
                with suppress(psycopg.Error):
                    self._listener = psycopg.connect(self._store.conninfo, autocommit=True)
                    self._listener.execute(SQL("LISTEN {}").format(Identifier(self.channel_name)))
                return  # what came before it listened is found by looking
            with suppress(psycopg.Error):
                for _ in self._listener.notifies(timeout=min(seconds, LISTENS_FOR), stop_after=1):
                    pass

    def close(self) -> None:
        """Ends the connection that listens."""
        if self._listener is not None:
            self._listener.close()


def _binary_lists(configure: Configure) -> Configure:
    """Lists travel as they are: to write them as text with everything escaped takes longer than all the rest."""

    def configured(connection: psycopg.Connection[Any]) -> None:
        configure(connection)
        connection.adapters.register_dumper(list, ListBinaryDumper)

    return configured


class _Pings:
    """Asks whether a connection still is one, before it is used again after a while.

    Asked each time, an append would take a third exchange. Who meets a lost connection nevertheless tries again.
    """

    def __init__(self) -> None:
        self._asked: WeakKeyDictionary[psycopg.Connection[Any], float] = WeakKeyDictionary()

    def check(self, connection: psycopg.Connection[Any]) -> None:
        """Raises where the connection is gone."""
        now = time.monotonic()
        if now - self._asked.get(connection, 0) > PING_AFTER or connection.closed:
            ConnectionPool.check_connection(connection)
            self._asked[connection] = now


class PostgresLogFactory(PostgresFactory):
    """Opens the log's store for eventsourcing, with every setting of the URL."""

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        self._store = PostgresStore(
            Database(
                Path(self.env.get("HANSEI_WORKSPACE", "")),
                self.env.get("HANSEI_LOG_URL", ""),
                self.env.get(self.POSTGRES_SCHEMA, ""),
            )
        )
        self.datastore.pool = ConnectionPool(
            self._store.conninfo,
            connection_class=psycopg.Connection[DictRow],
            kwargs={"row_factory": dict_row},
            min_size=1,
            max_size=MOST_CONNECTIONS,
            open=False,
            configure=_binary_lists(self.datastore.after_connect_func()),
            check=_Pings().check,
            timeout=GETS_ONE_IN,
        )
        self._recorder: PostgresRecorder | None = None

    def application_recorder(self) -> PostgresRecorder:
        """The recorder; makes its tables where that is asked for."""
        self._recorder = PostgresRecorder(self.datastore, self._store)
        if self.env_create_table():
            self._recorder.create_table()
        return self._recorder

    def close(self) -> None:
        """Ends all connections."""
        if self._recorder:
            self._recorder.close()
        super().close()
