"""Making a replay: every view at every frame in a few questions, then only what moved."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from projections.projector import sql
from projections.read_model import Bounds, ReadModel, Row
from projections.replay.frames import ALL, Frame, Instant, Moved, Span, Step, instants, span_of

KEYS = {
    "okrs": ("cycle", "objective_id", "key_result_id"),
    "scorecard": ("scorecard", "perspective_id", "objective_id"),
    "strategy_map": ("from_id", "to_id"),
    "bowling_chart": ("plan", "year", "item_id", "month"),
}
"""What a replay shows, and which columns tell a row of each view from the others."""
ROWS_AT_ONCE = 100_000
"""So many items over all frames are worked out together; memory grows with it, about 2 kB each."""

_Key = tuple[Any, ...]
_Told = tuple[Any, ...]


def replay(
    read_model: ReadModel, cycle_id: str, step: Step, now: datetime, until: Bounds | None = None
) -> Iterator[Frame]:
    """The frames of a cycle in their order, each as it was seen then; not beyond the bounds that are given.

    A frame holds what `show VIEW` says at its bounds of the cycle, and of the plans and scorecards of its time.
    Time grows with frames times items. Raises UnusableInputError for what is no cycle, or has not begun.
    """
    span = span_of(read_model, cycle_id, now, until)
    with read_model.aside() as cursor:
        events = _scope(cursor, span)
        places = instants(span, step, events)
        _take(cursor, "frame", enumerate(places, 1))
        cursor.execute(sql("replay/winners"))
        many = max(2, ROWS_AT_ONCE // _rows(cursor, sql("replay/size"))[0]["items"])
        shown: dict[str, dict[_Key, _Told]] = {view: {} for view in KEYS}
        for first in range(0, len(places), many):
            numbers = range(first + 1, min(first + many, len(places)) + 1)
            _take(cursor, "look", [(number, places[number - 1]) for number in numbers])
            cursor.execute(sql("replay/views"))
            moved = {view: _moved(cursor, view, keyed, numbers) for view, keyed in shown.items()}
            for number in numbers:
                place = places[number - 1]
                up_to = None if place.up_to == ALL else place.up_to
                views = {view: found[number] for view, found in moved.items() if number in found}
                yield Frame(number, place.at, up_to, place.events, views)


def _scope(cursor: duckdb.DuckDBPyConnection, span: Span) -> list[Row]:
    """Keeps what the replay needs, and tells what happened in its time."""
    asked = {
        "id": [span.cycle_id],
        "kind": [span.kind],
        "starts_at": pa.array([span.starts_at.replace(tzinfo=None)], pa.timestamp("us")),
        "ends_at": pa.array([span.ends_at.replace(tzinfo=None)], pa.timestamp("us")),
        "up_to": [span.up_to],
    }
    with _registered(cursor, pa.table(asked)):
        cursor.execute("CREATE TEMP TABLE asked AS FROM told")
    cursor.execute(sql("replay/scope"))
    return _rows(cursor, sql("replay/happened"))


def _take(cursor: duckdb.DuckDBPyConnection, name: str, frames: Iterable[tuple[int, Instant]]) -> None:
    """Keeps the bounds of frames under a name."""
    told = [(number, place.at.replace(tzinfo=None), place.up_to) for number, place in frames]
    numbers, at, up_to = zip(*told, strict=True)
    table = pa.table({"frame": numbers, "as_of": pa.array(at, pa.timestamp("us")), "up_to": up_to})
    with _registered(cursor, table):
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM told")


def _moved(
    cursor: duckdb.DuckDBPyConnection, view: str, shown: dict[_Key, _Told], numbers: range
) -> dict[int, Moved]:
    """What moved in a view, by frame; `shown` is how it stood before these frames, and then how it stands after."""
    keys = KEYS[view]
    named = {
        "the_view": view,
        "the_key": ", ".join(f'"{key}"' for key in keys),
        "the_order": ", ".join(f'"{key}" NULLS FIRST' for key in keys),
    }
    query = sql("replay/moved")
    for name, said in named.items():
        query = query.replace(name, said)
    cursor.execute(query)
    names = [column[0] for column in cursor.description or ()][1:-2]
    places = [names.index(key) for key in keys]
    rows = [(row[0], tuple([row[1 + place] for place in places]), row) for row in cursor.fetchall()]
    first = {key for number, key, _ in rows if number == numbers[0]}
    gone = [(numbers[0], key) for key in shown if key not in first]
    gone += sorted([(row[-1], key) for _, key, row in rows if row[-1] is not None], key=lambda one: one[0])
    leaving = deque(gone)
    found = {number: Moved() for number in numbers}
    for number, key, row in rows:
        _leave(leaving, number, shown, found, keys)
        if row[-2]:
            values = row[1:-2]
            _tell(found[number], shown.get(key), values, names, keys)
            shown[key] = values
    _leave(leaving, numbers[-1], shown, found, keys)
    return {number: moved for number, moved in found.items() if moved}


def _leave(
    leaving: deque[tuple[int, _Key]],
    until: int,
    shown: dict[_Key, _Told],
    found: dict[int, Moved],
    keys: Sequence[str],
) -> None:
    """Takes away what is gone by a frame."""
    while leaving and leaving[0][0] <= until:
        number, key = leaving.popleft()
        del shown[key]
        found[number].removed.append(dict(zip(keys, key, strict=True)))


def _tell(moved: Moved, before: _Told | None, values: _Told, names: Sequence[str], keys: Sequence[str]) -> None:
    """A row against the one that stood there: new, or what changed in it."""
    if before is None:
        moved.added.append(dict(zip(names, values, strict=True)))
    elif before != values:
        moved.changed.append(
            {name: new for name, new, old in zip(names, values, before, strict=True) if new != old or name in keys}
        )


def _rows(cursor: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    cursor.execute(query)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def _registered(cursor: duckdb.DuckDBPyConnection, table: pa.Table) -> Iterator[None]:
    """A table of ours that SQL finds by the name `told`."""
    cursor.register("told", table)
    try:
        yield
    finally:
        cursor.unregister("told")
