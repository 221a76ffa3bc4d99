"""The DuckDB database of a replica: many cursors, one file, and the file written anew when something has to go.

A database file keeps the bytes of rows that were changed or deleted. So what was forgotten leaves it only when all
that is left is copied into a new file, which then takes the place of the old one while no question is under way.
"""

import gc
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from projections.projector import sql

# Pulling projections up takes time that grows with the square of a plan: a fifth of what the larger views take, for
# answers that come no sooner.
SLOW_TO_PLAN = "projection_pullup"

TAKEN = 60.0
"""Seconds to wait for the questions under way, and for another process that took the file in that moment."""

# DuckDB gives a process the same database again for a path that it has open; then the file cannot change its place.
_held: set[Path] = set()


class Database:
    """One database, in a file or in memory. Any thread may have cursors, each for a `with` block."""

    def __init__(self, path: Path | None, *, read_only: bool) -> None:
        self.path = path
        self._read_only = read_only
        self._locked = False
        self._turn = threading.Condition()
        self._cursors: Counter[int] = Counter()
        self._alone = False
        self._is_open = True
        self._hold()
        try:
            self.connection = self._opened()
        except BaseException:
            self._let_go()
            raise

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()
        self._let_go()

    def _hold(self) -> None:
        if self.path is not None and not self._read_only:
            if self.path.resolve() in _held:
                raise duckdb.IOException(f"{self.path}: this process has the lock already")
            _held.add(self.path.resolve())

    def _let_go(self) -> None:
        if self.path is not None and not self._read_only:
            _held.discard(self.path.resolve())

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own; waits while the file is put in its place."""
        thread = threading.get_ident()
        with self._turn:
            # Who has a cursor already is waited for, and must not wait for another.
            self._turn.wait_for(lambda: not self._alone or self._cursors[thread] > 0)
            self._cursors[thread] += 1
        try:
            with self.connection.cursor() as cursor:
                yield cursor
        finally:
            with self._turn:
                self._cursors[thread] -= 1
                self._turn.notify_all()

    def lock(self) -> None:
        """From here on no question reaches a file but those of its folder, and that cannot be changed again."""
        self._locked = True
        self._lock(self.connection)

    def copy_to(self, path: Path) -> None:
        """Copies everything that is there now into a new file."""
        with self.cursor() as cursor:
            row = cursor.execute("SELECT current_database()").fetchone()
            name = '"' + str(row[0] if row else "memory").replace('"', '""') + '"'
            cursor.execute(f"ATTACH {_quoted(path)} AS published")
            try:
                cursor.execute(f"COPY FROM DATABASE {name} TO published")
            finally:
                cursor.execute("DETACH published")

    def write_anew(self) -> None:
        """Writes the file anew: no byte is left of what was changed or deleted. In memory there is nothing to do.

        Takes the disk the size of the file once more while it runs.
        """
        if self.path is None:
            return
        aside = self.path.with_name(self.path.name + ".part")
        remove(aside)
        self.copy_to(aside)
        with self._nobody_else():
            self._is_open = False
            self.connection.close()
            # What no question refers to any more may still hold on to the file.
            gc.collect()
            remove(self.path)
            aside.replace(self.path)
            self.open_again()

    def open_again(self) -> None:
        """Opens the file if it could not be opened when it was written anew."""
        if not self._is_open:
            self.connection = self._opened()
            self._is_open = True

    @contextmanager
    def _nobody_else(self) -> Iterator[None]:
        """Waits for the cursors that there are, and lets nobody have a new one until the end."""
        with self._turn:
            self._alone = True
        try:
            with self._turn:
                if not self._turn.wait_for(lambda: self._cursors.total() == 0, TAKEN):
                    raise duckdb.IOException(f"{self.path}: a question takes too long; try again")
                self._cursors.clear()
            yield
        finally:
            with self._turn:
                self._alone = False
                self._turn.notify_all()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        until = time.monotonic() + TAKEN
        while True:
            try:
                connection = duckdb.connect(
                    str(self.path or ":memory:"),
                    read_only=self._read_only,
                    config={"threads": 2, "memory_limit": "1GB", "disabled_optimizers": SLOW_TO_PLAN},
                )
                break
            except duckdb.IOException as error:
                # Only a file that was ours a moment ago is waited for.
                if not hasattr(self, "connection") or not is_taken(error) or time.monotonic() > until:
                    raise
                time.sleep(0.05)
        connection.execute("SET GLOBAL TimeZone = 'UTC'")
        if self._locked:
            self._lock(connection)
        return connection

    def _lock(self, connection: duckdb.DuckDBPyConnection) -> None:
        folders = _quoted(self.path.parent) if self.path else ""
        connection.execute(f"SET allowed_directories = [{folders}]")
        connection.execute(sql("upkeep/lock"))


def is_taken(error: duckdb.Error) -> bool:
    """Whether another process holds the file."""
    return "lock" in str(error).lower()


def remove(path: Path) -> None:
    """Removes a database file, and what lies beside it."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
    shutil.rmtree(path.with_name(path.name + ".tmp"), ignore_errors=True)


def _quoted(path: Path) -> str:
    """A path as text of SQL, where it takes no parameter."""
    return "'" + str(path.resolve()).replace("'", "''") + "'"
