"""The views of one replica, as of any instant."""

import threading
import warnings
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from engine.errors import BrokenIntegrityError, UnusableInputError
from projections.database import Database
from projections.macros import VIEWS, make
from projections.projector import BATCH, FACTS, Progress, catch_up, checkpoint, sql
from projections.source import Source

Row = dict[str, Any]

# It says to ask by `cursor.sql`, but such a relation is planned twice, once to know its columns and once to run: 15
# ms for the larger views, where the copy that it spares is of a few thousand rows.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)


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
        self._database = Database(path, read_only=read_only)
        self._writing = threading.Lock()
        try:
            if not read_only:
                make(self._connection)
            self.position = checkpoint(self._connection)
            self.clean_at = self._number(sql("upkeep/cleaned"))
            """Up to which position nothing is left in its file of what was forgotten."""
        except BaseException:
            self._database.close()
            raise

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        return self._database.connection

    def lock(self) -> None:
        """From here on no question reaches a file but those of this replica's folder, where copies are published.

        Nor an extension, nor the network; and none of it can be set otherwise again. For a process that answers
        others.
        """
        self._database.lock()

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()

    def __enter__(self) -> "ReadModel":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def catch_up(
        self, source: Source, *, batch: int = BATCH, up_to: int | None = None, progress: Progress = quiet
    ) -> int:
        """Takes in what the source has and this replica has not; the position it then stands at.

        What was forgotten is then gone from here too, and from the bytes of the file.
        """
        with self._writing:
            self._database.open_again()
            if not self.belongs_to(source):
                raise BrokenIntegrityError(f"{self.path}: holds the views of another workspace; `hansei rebuild`")
            forgotten_at = source.forgotten_at
            # As far as it goes now: writers that go on meanwhile must not keep us from answering.
            end = source.position() if up_to is None else up_to
            with self._database.cursor() as cursor:
                cursor.execute(sql("upkeep/belong"), [source.workspace_id])
                position = catch_up(cursor, source, batch=batch, up_to=end, progress=progress)
                self._take_people(cursor, source)
            if self.clean_at < forgotten_at <= position:
                self._database.write_anew()
                with self._database.cursor() as cursor:
                    self._say_clean(cursor, forgotten_at)
            self.position = position
        return position

    def belongs_to(self, source: Source) -> bool:
        """Whether these are views of this log, and not ahead of it."""
        with self._database.cursor() as cursor:
            row = cursor.execute(sql("upkeep/workspace")).fetchone()
            mine = row is not None and row[0] in (None, source.workspace_id)
            return mine and checkpoint(cursor) <= source.position()

    def standing(self) -> Row:
        """Whose this replica is (nobody's before the first event), where it stands, and which version it is of."""
        return self._rows(sql("upkeep/standing"), [])[0]

    def copy_to(self, path: Path) -> int:
        """Copies the whole replica into a new file; the position the copy stands at."""
        with self._writing:
            position = self._number(sql("upkeep/checkpoint"))
            self._database.copy_to(path)
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
        with self._database.cursor() as cursor:
            return cursor.execute(query, list(parameters)).to_arrow_table()

    def aside(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """A connection whose temporary tables nobody else sees, for a question of several steps."""
        return self._database.cursor()

    def _rows(self, query: str, parameters: Sequence[Any]) -> list[Row]:
        """The answer a dictionary a row."""
        with self._database.cursor() as cursor:
            cursor.execute(query, list(parameters))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _number(self, query: str) -> int:
        with self._database.cursor() as cursor:
            row = cursor.execute(query).fetchone()
            return int(row[0]) if row else 0

    def _say_clean(self, cursor: duckdb.DuckDBPyConnection, position: int) -> None:
        if self.clean_at < position:
            cursor.execute(sql("upkeep/clean"), [position])
            self.clean_at = position

    def _take_people(self, cursor: duckdb.DuckDBPyConnection, source: Source) -> None:
        forgotten = {row[0] for row in cursor.execute(sql("upkeep/forgotten_people")).fetchall()}
        people = [row for row in source.people.rows() if row[0] not in forgotten]
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
