"""A log in a SQLite file: where it is, how it is opened, and what the database's words mean to a person."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from eventsourcing.persistence import PersistenceError

from engine.errors import BrokenIntegrityError, UnavailableError
from engine.log.store import PATIENCE


@cache
def sql(name: str) -> str:
    """The text of one of the log's questions."""
    return (files("engine.log.sqlite") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class SQLiteStore:
    """A file of the workspace."""

    path: Path

    def exists(self) -> bool:
        """Whether the file is there."""
        return self.path.is_file()

    def environment(self, *, create: bool) -> dict[str, str]:
        """What eventsourcing has to know to open it."""
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(self.path),
            "SQLITE_LOCK_TIMEOUT": f"{PATIENCE:.0f}",
            "APPLICATION_RECORDER_TOPIC": "engine.log.sqlite.recorder:SQLiteRecorder",
            "CREATE_TABLE": "y" if create else "n",
        }

    @contextmanager
    def rows(self, name: str, parameters: Sequence[Any] = ()) -> Iterator[Iterator[Any]]:
        """The rows that answer a question, by a connection of their own."""
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        with (
            unavailable_in_one_line(str(self.path)),
            closing(sqlite3.connect(address, timeout=PATIENCE, uri=True)) as connection,
        ):
            yield connection.execute(sql(name), parameters)

    @contextmanager
    def in_one_line(self) -> Iterator[None]:
        """Turns what the database says into one line that names the file and what to do."""
        with unavailable_in_one_line(str(self.path)):
            yield


_DAMAGED = "database disk image is malformed"


@contextmanager
def unavailable_in_one_line(path: str) -> Iterator[None]:
    """Turns what the database says into one line that names the file and what to do."""
    try:
        yield
    except (sqlite3.OperationalError, PersistenceError) as error:
        said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        if said == _DAMAGED:
            raise BrokenIntegrityError(f"{path}: {said}; restore the file from a backup") from error
        advice = {
            "database or disk is full": "free some space on this disk and try again; nothing was stored",
            "database is locked": "another process has held the log for long; try again",
            "attempt to write a readonly database": "this user may not write the file",
        }.get(said, "is the disk writable and is this a Hansei workspace?")
        raise UnavailableError(f"{path}: {said}; {advice}") from error
    except sqlite3.DatabaseError as error:
        if str(error) == _DAMAGED:
            raise BrokenIntegrityError(f"{path}: {error}; restore the file from a backup") from error
        raise UnavailableError(f"{path}: {error}; the file is damaged or no log of Hansei") from error
