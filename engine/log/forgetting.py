"""What is to be forgotten leaves the log: in the transaction of the event that says so, and then from the file.

The transaction takes the row of the person, or the words of the event, out of the tables, so a kill leaves both or
neither. A database file keeps the bytes of what was taken out, in pages that are free now and in its write-ahead
log: `clean` writes the file anew without them. `meta` says how far both have come, and whoever opens the log next
completes what a killed process has left undone.
"""

from collections.abc import Sequence

from eventsourcing.sqlite import SQLiteCursor

from engine.domain.forgetting import PersonForgotten, ProseRedacted
from engine.domain.values import Event
from engine.errors import UnavailableError
from engine.log.recorder import LogRecorder, sql
from engine.log.seals.leaf import redacted_state

FORGOTTEN_AT, CLEANED_AT = "forgotten_at", "cleaned_at"
"""Under these names `meta` has the last position that forgot something, and the last that the file is clean of."""


def forget_under_lock(cursor: SQLiteCursor, events: Sequence[Event], last: int) -> bool:
    """Takes out what these events say is gone, in their transaction, which ends at `last`; whether any does."""
    found = False
    for event in events:
        if isinstance(event, PersonForgotten):
            cursor.execute(sql("forget_person"), (event.person,))
            found = True
        elif isinstance(event, ProseRedacted):
            _redact(cursor, event.redacts, event.field)
            found = True
    if found:
        cursor.execute(sql("note_position"), (FORGOTTEN_AT, str(last)))
    return found


def forgotten_at(recorder: LogRecorder) -> int:
    """The last position at which something was forgotten; 0 for none."""
    return _noted(recorder, FORGOTTEN_AT)


def is_clean(recorder: LogRecorder) -> bool:
    """Whether the file has no bytes left of what was forgotten."""
    return _noted(recorder, CLEANED_AT) >= forgotten_at(recorder)


def clean(recorder: LogRecorder) -> None:
    """Writes the file anew, without the bytes of what was taken out of it; nothing if that is done.

    Takes the disk the size of the log once more while it runs. Raises UnavailableError if it cannot be done now.
    """
    position = forgotten_at(recorder)
    if _noted(recorder, CLEANED_AT) < position:
        recorder.write_anew()
        with recorder.append_lock() as cursor:
            cursor.execute(sql("note_position"), (CLEANED_AT, str(position)))


def _redact(cursor: SQLiteCursor, position: int, field: str) -> None:
    cursor.execute(sql("state_at"), (position,))
    row = cursor.fetchone()
    before = bytes(row[0]) if row else b""
    after = redacted_state(before, field)
    if after == before:
        raise UnavailableError(f"position {position}: has no words under {field} to redact; nothing was stored")
    cursor.execute(sql("redact"), (after, position))


def _noted(recorder: LogRecorder, name: str) -> int:
    return int(dict(recorder.select("meta")).get(name, 0))
