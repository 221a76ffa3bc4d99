"""The views of one replica, as of any instant."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from engine.errors import UnusableInputError
from engine.log.log import Log
from projections.projector import catch_up, checkpoint, set_up, sql

VIEWS = ("entities", "history", "measures", "okrs")

Row = dict[str, Any]


@dataclass(frozen=True)
class Bounds:
    """How far a view looks: `as_of` in the business, `known_at` in the record, `up_to` in the log.

    Open bounds (None): as_of means now, the others the whole log. All are inclusive; instants are UTC.
    """

    as_of: datetime | None = None
    known_at: datetime | None = None
    up_to: int | None = None

    def parameters(self) -> list[Any]:
        """The bounds as the views take them."""
        return [_naive(self.as_of), _naive(self.known_at), self.up_to]

    @property
    def is_open(self) -> bool:
        """Whether this is the strategy as it is now."""
        return self == Bounds()


class ReadModel:
    """One replica: the facts in a DuckDB file or in memory, and the views over them.

    Any thread may ask; each question has a cursor of its own. Disk and memory of a replica grow with the history,
    about 60 bytes a fact; an answer grows with the rows it has.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self._connection = duckdb.connect(
            str(path or ":memory:"), read_only=read_only, config={"threads": 2, "memory_limit": "1GB"}
        )
        self._writing = threading.Lock()
        self._connection.execute("SET TimeZone = 'UTC'")
        if not read_only:
            set_up(self._connection)
            for statement in _macros():
                self._connection.execute(statement)
        self.position = checkpoint(self._connection)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def __enter__(self) -> "ReadModel":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def catch_up(self, log: Log, **options: Any) -> int:
        """Takes in what the log has and this replica has not; the position it then stands at."""
        with self._writing, self._connection.cursor() as cursor:
            cursor.execute("SET TimeZone = 'UTC'")
            position = catch_up(cursor, log, **options)
            self._take_people(cursor, log)
        self.position = position
        return position

    def table(
        self, view: str, bounds: Bounds | None = None, where: str = "", parameters: Sequence[Any] = ()
    ) -> pa.Table:
        """A view at its bounds as an Arrow table."""
        if view not in VIEWS:
            raise UnusableInputError(f"{view}: no such view; there are {', '.join(VIEWS)}")
        return self.ask(
            f"FROM {view}(as_of := ?, known_at := ?, up_to := ?) {where}",
            [*(bounds or Bounds()).parameters(), *parameters],
        )

    def rows(
        self, view: str, bounds: Bounds | None = None, where: str = "", parameters: Sequence[Any] = ()
    ) -> list[Row]:
        """The same, a dictionary a row."""
        return list(self.table(view, bounds, where, parameters).to_pylist())

    def question(self, name: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """The answer to one of the questions in `projections/questions`."""
        return list(self.ask(sql(f"questions/{name}"), parameters).to_pylist())

    def ask(self, query: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """The answer to any question in SQL."""
        with self._connection.cursor() as cursor:
            cursor.execute("SET TimeZone = 'UTC'")
            return cursor.sql(query, params=list(parameters)).to_arrow_table()

    def _take_people(self, cursor: duckdb.DuckDBPyConnection, log: Log) -> None:
        people = log.people.rows()
        if people == cursor.execute("FROM people ORDER BY person_id").fetchall():
            return
        ids, names = zip(*people, strict=True) if people else ((), ())
        cursor.register(
            "told", pa.table({"person_id": pa.array(ids, pa.string()), "name": pa.array(names, pa.string())})
        )
        cursor.execute("BEGIN")
        cursor.execute("DELETE FROM people")
        cursor.execute("INSERT INTO people FROM told")
        cursor.execute("COMMIT")
        cursor.unregister("told")


@cache
def _macros() -> list[str]:
    """The views and their parts, each statement by itself, parts first."""
    views = files("projections") / "views"
    parts = sorted(
        (part for part in (views / "parts").iterdir() if part.name.endswith(".sql")), key=lambda p: p.name
    )
    texts = [part.read_text(encoding="utf-8") for part in parts]
    texts += [sql(f"views/{view}") for view in VIEWS]
    return [statement for text in texts for statement in text.split(";\n") if statement.strip()]


def _naive(instant: datetime | None) -> datetime | None:
    return instant.astimezone(UTC).replace(tzinfo=None) if instant else None


def pinned(bounds: Bounds, now: datetime) -> Bounds:
    """The bounds with the open as_of fixed at `now`, for answers that must not move while they are read."""
    return bounds if bounds.as_of else replace(bounds, as_of=now)
