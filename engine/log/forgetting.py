"""What is to be forgotten leaves the log: in the transaction of the event that says so, and then from the file.

The transaction takes the row of the person, or the words of the event, out of the tables, so a kill leaves both or
neither. A database file keeps the bytes of what was taken out, in pages that are free now and in its write-ahead
log: `clean` writes the file anew without them. `meta` says how far both have come, and whoever opens the log next
completes what a killed process has left undone.
"""

from collections.abc import Sequence

from engine.domain.forgetting import PersonForgotten, ProseRedacted
from engine.domain.values import Event
from engine.errors import UnavailableError
from engine.log.seals.leaf import redacted_state
from engine.log.store import Recorder, Transaction

FORGOTTEN_AT, CLEANED_AT = "forgotten_at", "cleaned_at"
"""Under these names `meta` has the last position that forgot something, and the last that the file is clean of."""


def gone(transaction: Transaction, events: Sequence[Event]) -> tuple[list[str], list[tuple[int, bytes]]]:
    """What goes with these events: the ids of people, and positions with what stays of their words."""
    people = [event.person for event in events if isinstance(event, PersonForgotten)]
    redacted: dict[int, bytes] = {}
    for event in events:
        if isinstance(event, ProseRedacted):
            before = redacted.get(event.redacts) or _state_at(transaction, event.redacts)
            after = redacted_state(before, event.field)
            if after == before:
                raise UnavailableError(
                    f"position {event.redacts}: has no words under {event.field} to redact; nothing was stored"
                )
            redacted[event.redacts] = after
    return people, list(redacted.items())


def forgotten_at(recorder: Recorder) -> int:
    """The last position at which something was forgotten; 0 for none."""
    return _noted(recorder, FORGOTTEN_AT)


def is_clean(recorder: Recorder) -> bool:
    """Whether the file has no bytes left of what was forgotten."""
    return _noted(recorder, CLEANED_AT) >= forgotten_at(recorder)


def clean(recorder: Recorder) -> None:
    """Writes the file anew, without the bytes of what was taken out of it; nothing if that is done.

    Takes the disk the size of the log once more while it runs. Raises UnavailableError if it cannot be done now.
    """
    position = forgotten_at(recorder)
    if _noted(recorder, CLEANED_AT) < position:
        recorder.write_anew()
        with recorder.appending(hold=True) as transaction:
            transaction.tell("note_position", [(CLEANED_AT, str(position))])


def _state_at(transaction: Transaction, position: int) -> bytes:
    return next((bytes(state) for (state,) in transaction.ask("state_at", (position,))), b"")


def _noted(recorder: Recorder, name: str) -> int:
    return int(dict(recorder.select("meta")).get(name, 0))
