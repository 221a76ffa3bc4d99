"""Small workspaces to seal, and hands that reach into the tables of the store."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

from engine.domain.okr import CheckedIn
from engine.domain.plan import PlanStarted
from engine.log.log import Log
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


def make_log(workspace: Path) -> Log:
    """An empty log in a workspace of its own."""
    workspace.mkdir(exist_ok=True)
    return Log(workspace / "log.sqlite3", Ticking(), create=True)


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


def reach_into(log: Log | Path) -> closing[sqlite3.Connection]:
    """The tables of a log, as somebody with rights on the file reaches them."""
    connection = sqlite3.connect(log if isinstance(log, Path) else log.path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    return closing(connection)


def rows_of(log: Log) -> list[tuple]:
    """Every stored row."""
    with reach_into(log) as connection:
        return connection.execute(
            "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events ORDER BY rowid"
        ).fetchall()


def put_rows(connection: sqlite3.Connection, rows: list[tuple]) -> None:
    """These rows and no others."""
    connection.execute("BEGIN")
    connection.execute("DELETE FROM stored_events")
    connection.executemany(
        "INSERT INTO stored_events (rowid, originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?, ?)",
        rows,
    )
    connection.execute("COMMIT")


def changed(row: tuple, **fields: object) -> tuple:
    """The row with other values in its JSON."""
    return (*row[:4], orjson.dumps({**orjson.loads(row[4]), **fields}))
