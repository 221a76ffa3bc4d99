"""The views of one replica, as of any instant."""

import threading
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from engine.errors import BrokenIntegrityError, UnusableInputError
from engine.log.log import Log
from projections.macros import VIEWS, make
from projections.projector import BATCH, FACTS, Progress, catch_up, checkpoint, sql

Row = dict[str, Any]

# It says to ask by `cursor.sql`, but such a relation is planned twice, once to know its columns and once to run: 15
# ms for the larger views, where the copy that it spares is of a few thousand rows.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)

# Pulling projections up takes time that grows with the square of a plan: a fifth of what the larger views take, for
# answers that come no sooner.
SLOW_TO_PLAN = "projection_pullup"


def quiet(position: int) -> None:
    """Nobody looks on."""


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
            str(path or ":memory:"),
            read_only=read_only,
            config={"threads": 2, "memory_limit": "1GB", "disabled_optimizers": SLOW_TO_PLAN},
        )
        self._writing = threading.Lock()
        self._connection.execute("SET GLOBAL TimeZone = 'UTC'")
        if not read_only:
            make(self._connection)
        self.position = checkpoint(self._connection)

    def lock(self) -> None:
        """From here on no question reaches a file but those of this replica's folder, where copies are published.

        Nor an extension, nor the network; and none of it can be set otherwise again. For a process that answers
        others.
        """
        folders = _quoted(self.path.parent) if self.path else ""
        self._connection.execute(f"SET allowed_directories = [{folders}]")
        self._connection.execute(sql("upkeep/lock"))

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def __enter__(self) -> "ReadModel":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def catch_up(
        self, log: Log, *, batch: int = BATCH, up_to: int | None = None, progress: Progress = quiet
    ) -> int:
        """Takes in what the log has and this replica has not; the position it then stands at."""
        with self._writing, self._connection.cursor() as cursor:
            if not self.belongs_to(log):
                raise BrokenIntegrityError(f"{self.path}: holds the views of another workspace; `hansei rebuild`")
            cursor.execute(sql("upkeep/belong"), [log.workspace_id])
            # As far as the log goes now: writers that go on meanwhile must not keep us from answering.
            end = log.position() if up_to is None else up_to
            position = catch_up(cursor, log, batch=batch, up_to=end, progress=progress)
            self._take_people(cursor, log)
        self.position = position
        return position

    def belongs_to(self, log: Log) -> bool:
        """Whether these are views of this log, and not ahead of it."""
        with self._connection.cursor() as cursor:
            row = cursor.execute(sql("upkeep/workspace")).fetchone()
            return row is not None and row[0] in (None, log.workspace_id) and checkpoint(cursor) <= log.position()

    def copy_to(self, path: Path) -> int:
        """Copies the whole replica into a new file; the position the copy stands at."""
        with self._writing, self._connection.cursor() as cursor:
            position = checkpoint(cursor)
            cursor.execute(f"ATTACH {_quoted(path)} AS published")
            try:
                cursor.execute(f"COPY FROM DATABASE {self._database(cursor)} TO published")
            finally:
                cursor.execute("DETACH published")
            return position

    def stored_by(self, instant: datetime) -> int:
        """The last position that this log had stored at an instant; 0 for none."""
        return int(self.question("stored_by", [_naive(instant)])[0]["position"])

    def recorded_at(self, position: int) -> datetime:
        """When the event at a position became known. Raises UnusableInputError if there is none."""
        found = self.question("recorded_at", [position])
        if not found:
            raise UnusableInputError(f"@{position}: the log has no such position; it ends at {self.position}")
        return datetime.fromisoformat(str(found[0]["recorded_at"])).replace(tzinfo=UTC)

    def appended_after(self, instant: datetime) -> int:
        """How many facts that were known at an instant this log stored only afterwards."""
        return int(self.question("appended_after", [_naive(instant)])[0]["facts"])

    def _database(self, cursor: duckdb.DuckDBPyConnection) -> str:
        row = cursor.execute("SELECT current_database()").fetchone()
        return '"' + str(row[0] if row else "memory").replace('"', '""') + '"'

    def hashes(self) -> dict[str, tuple[int, int]]:
        """Rows and hash of each fact table: equal for all replicas at one position."""
        found = {}
        for fact in FACTS:
            row = self.ask(sql("upkeep/hash").replace("facts", fact)).to_pylist()[0]
            found[fact] = (int(row["rows"]), int(row["hash"]))
        return found

    def table(
        self, view: str, bounds: Bounds | None = None, where: str = "", parameters: Sequence[Any] = ()
    ) -> pa.Table:
        """A view at its bounds as an Arrow table."""
        return self.ask(*_asked(view, bounds, where, parameters))

    def rows(
        self, view: str, bounds: Bounds | None = None, where: str = "", parameters: Sequence[Any] = ()
    ) -> list[Row]:
        """The same, a dictionary a row."""
        return self._rows(*_asked(view, bounds, where, parameters))

    def question(self, name: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """The answer to one of the questions in `projections/questions`."""
        return self._rows(sql(f"questions/{name}"), parameters)

    def ask(self, query: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """The answer to any question in SQL."""
        with self._connection.cursor() as cursor:
            return cursor.execute(query, list(parameters)).to_arrow_table()

    def _rows(self, query: str, parameters: Sequence[Any]) -> list[Row]:
        """The answer a dictionary a row."""
        with self._connection.cursor() as cursor:
            cursor.execute(query, list(parameters))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _take_people(self, cursor: duckdb.DuckDBPyConnection, log: Log) -> None:
        people = log.people.rows()
        if people == cursor.execute(sql("upkeep/people")).fetchall():
            return
        ids, names = zip(*people, strict=True) if people else ((), ())
        cursor.register(
            "told", pa.table({"person_id": pa.array(ids, pa.string()), "name": pa.array(names, pa.string())})
        )
        cursor.execute(sql("upkeep/take_people"))  # one call, one transaction: the cursor is closed on any error
        cursor.unregister("told")


def _asked(view: str, bounds: Bounds | None, where: str, parameters: Sequence[Any]) -> tuple[str, list[Any]]:
    if view not in VIEWS:
        raise UnusableInputError(f"{view}: no such view; there are {', '.join(VIEWS)}")
    query = f"FROM {view}(as_of := ?, known_at := ?, up_to := ?) {where}"
    return query, [*(bounds or Bounds()).parameters(), *parameters]


def _naive(instant: datetime | None) -> datetime | None:
    return instant.astimezone(UTC).replace(tzinfo=None) if instant else None


def _quoted(path: Path) -> str:
    """A path as text of SQL, where it takes no parameter."""
    return "'" + str(path.resolve()).replace("'", "''") + "'"
