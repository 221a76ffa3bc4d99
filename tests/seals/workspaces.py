"""Small workspaces to seal, and hands that reach into the tables of the store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from engine.domain.okr import CheckedIn
from engine.domain.plan import PlanStarted
from engine.log.log import Log
from engine.log.place import Place
from engine.log.postgres.store import PostgresStore
from engine.log.recorded import Entry

BEGAN = datetime(2026, 4, 1, 9, tzinfo=UTC)
SIZES = (9, 20, 31)
"""Over how many events the log of the tests was sealed; some more came afterwards."""
SEALED = SIZES[-1]
NOTES = ["half way", 'he said "no"', "a\\b\n\ttab", "", '","salt":"0123"}', "{", "Zürich 🙂", '{"text":"']


class Ticking:
    """A clock that goes on by a minute whenever somebody looks."""

    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def make_log(place: Place) -> Log:
    """An empty log in a workspace of its own: a folder, or beside a database."""
    if isinstance(place, Path):
        place.mkdir(exist_ok=True)
        place /= "log.sqlite3"
    return Log(place, Ticking(), create=True)


def tell(log: Log, count: int) -> None:
    """Appends so many events, half of them with words."""
    at = log.position()
    events = [_event(at + n + 1) for n in range(count)]
    log.append(
        [Entry(f"c-{at + n}", [event]) for n, event in enumerate(events)],
        source="cli",
        appended_by="root",
        actor="Ann",
    )


def _event(n: int) -> PlanStarted | CheckedIn:
    if n == 1:
        return PlanStarted(originator_id="plan-P", entity_id="P", title="Plan", reason="a start")
    note = NOTES[n % len(NOTES)] if n % 2 else None
    return CheckedIn(originator_id=f"key_result-item-KR{n % 3}", entity_id=f"KR{n % 3}", value=n, note=note)


@contextmanager
def reach_into(log: Log | Path) -> Iterator[Any]:
    """The tables of a log, as somebody with rights on the file or the database reaches them."""
    place = log if isinstance(log, Path) else log.place
    if isinstance(place, Path):
        with closing(sqlite3.connect(place, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            yield connection
    else:
        with PostgresStore(place).connection() as connection:
            yield connection


def rows_of(log: Log) -> list[tuple]:
    """Every stored row."""
    position = "rowid" if isinstance(log.place, Path) else "notification_id"
    with reach_into(log) as connection:
        return connection.execute(
            f"SELECT {position}, originator_id, originator_version, topic, state FROM stored_events ORDER BY 1"
        ).fetchall()


def put_rows(connection: Any, rows: list[tuple]) -> None:
    """These rows and no others."""
    in_a_file = isinstance(connection, sqlite3.Connection)
    position, mark = ("rowid", "?") if in_a_file else ("notification_id", "%s")
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    cursor.execute("DELETE FROM stored_events")
    cursor.executemany(
        f"INSERT INTO stored_events ({position}, originator_id, originator_version, topic, state) "
        f"VALUES ({', '.join([mark] * 5)})",
        rows,
    )
    cursor.execute("COMMIT")


def changed(row: tuple, **fields: object) -> tuple:
    """The row with other values in its JSON."""
    return (*row[:4], orjson.dumps({**orjson.loads(row[4]), **fields}))
