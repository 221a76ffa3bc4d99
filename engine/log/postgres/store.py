"""A log in a PostgreSQL database: how it is opened, and what the database's words mean to a person."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import psycopg
from eventsourcing.persistence import PersistenceError
from psycopg.conninfo import make_conninfo
from psycopg.rows import tuple_row

from engine.errors import ConnectionLostError, UnavailableError, UnusableInputError
from engine.log.place import Database
from engine.log.store import PATIENCE

CONNECT = 5
"""Seconds to wait for an answer of the server."""
AT_ONCE = 2000
"""Rows fetched at once where many are read."""

UNSAFE = "POSTGRES_ENABLE_DB_FUNCTIONS"
"""The library's setting under which positions may become visible after greater ones."""

_GONE = ("08", "57P", "25P03")
"""How the codes start of a connection that was lost or was silent for too long, or a server that ends or begins."""
_ADVICE = {
    "53100": "free some space on the server's disk and try again; nothing was stored",
    "53300": "the server has no connection left; allow more, or end what holds them",
    "55P03": "another process has held the log for long; try again",
    "42501": "this user may not do that; grant it, or connect as another one",
}


@cache
def sql(name: str) -> bytes:
    """The text of one of the log's questions."""
    return (files("engine.log.postgres") / "sql" / f"{name}.sql").read_bytes()


def raw(connection: psycopg.Connection[Any]) -> psycopg.RawCursor[Any]:
    """A cursor that takes `$1` for the first parameter and gives tuples."""
    return psycopg.RawCursor(connection, row_factory=tuple_row)


@dataclass(frozen=True)
class PostgresStore:
    """A schema of a database."""

    database: Database

    def exists(self) -> bool:
        """Whether a log lies there. Raises UnavailableError where the server cannot be asked."""
        with self.in_one_line(), self.connection() as connection:
            row = raw(connection).execute(sql("exists")).fetchone()
        return bool(row and row[0])

    def environment(self, *, create: bool) -> dict[str, str]:
        """What eventsourcing has to know to open it; the connections themselves are made by `conninfo`."""
        if os.environ.get(UNSAFE, "").lower() in ("y", "yes", "t", "true", "on", "1"):
            raise UnusableInputError(
                f"{UNSAFE}: is set; whoever follows a log that is written so loses events. Unset it"
            )
        return {
            "PERSISTENCE_MODULE": "engine.log.postgres.recorder:PostgresLogFactory",
            "HANSEI_WORKSPACE": str(self.database.workspace),
            "HANSEI_LOG_URL": self.database.url,
            "POSTGRES_SCHEMA": self.database.schema,
            "POSTGRES_DBNAME": "",
            "POSTGRES_HOST": "",
            "POSTGRES_USER": "",
            "POSTGRES_PASSWORD": "",
            "POSTGRES_IDLE_IN_TRANSACTION_SESSION_TIMEOUT": "0",
            "CREATE_TABLE": "y" if create else "n",
        }

    @property
    def conninfo(self) -> str:
        """How to connect so that the workspace's schema is the one that is looked into."""
        asked = psycopg.conninfo.conninfo_to_dict(self.database.url)
        settings = {
            "search_path": self.database.schema,
            "lock_timeout": f"{PATIENCE:.0f}s",
            "tcp_keepalives_idle": 30,  # a machine that is gone lets go of the lock after a minute, not two hours
            "tcp_keepalives_interval": 10,
            "tcp_keepalives_count": 3,
            "tcp_user_timeout": 60_000,  # the same where it was gone before it had heard the last answer
        }
        own = " ".join(f"-c {name}={value}" for name, value in settings.items())
        options = f"{asked.get('options') or ''} {own}".strip()
        name = asked.get("application_name") or "hansei"
        return make_conninfo(
            self.database.url,
            options=options,
            connect_timeout=asked.get("connect_timeout") or CONNECT,
            application_name=name,
        )

    def connection(self) -> closing[psycopg.Connection[Any]]:
        """A connection of its own, in no transaction, for a `with` block."""
        return closing(psycopg.connect(self.conninfo, autocommit=True))

    @contextmanager
    def rows(self, name: str, parameters: Sequence[Any] = ()) -> Iterator[Iterator[Any]]:
        """The rows that answer a question, by a connection of their own; memory does not grow with them."""
        with (
            self.in_one_line(),
            self.connection() as connection,
            connection.transaction(),
            psycopg.RawServerCursor(connection, "rows", row_factory=tuple_row) as cursor,
        ):
            cursor.itersize = AT_ONCE
            yield iter(cursor.execute(sql(name), parameters))

    @contextmanager
    def in_one_line(self) -> Iterator[None]:
        """Turns what the database says into one line that names it and what to do."""
        try:
            yield
        except (psycopg.Error, PersistenceError) as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> UnavailableError | UnusableInputError:
        said = error if isinstance(error, psycopg.Error) else error.__cause__
        code = (said.sqlstate or "") if isinstance(said, psycopg.Error) else ""
        words = str(said or error).strip().splitlines() or [type(error).__name__]
        if code == "42P01":
            return UnusableInputError(f"{self.database}: no workspace here; `hansei init` makes one")
        is_lost = isinstance(said, psycopg.OperationalError | psycopg.InterfaceError) and not code
        if is_lost or code.startswith(_GONE):
            return ConnectionLostError(
                f"{self.database}: {self._reason() or words[0]}; is the server running, and may this user connect?"
            )
        return UnavailableError(f"{self.database}: {words[0]}; {_ADVICE.get(code, 'is this a Hansei workspace?')}")

    def _reason(self) -> str:
        """Why no connection can be made; nothing if one can be."""
        try:
            with self.connection():
                return ""
        except psycopg.Error as error:
            return str(error).strip().splitlines()[0].split(" failed: ")[-1].strip()
