"""The measure of the log: the eventsourcing library as it comes, on SQLite in a file of its own.

Its events are frozen dataclasses like ours and carry what ours carry once they are stored. But they lie ready, and
nothing is checked, filled in, or kept from happening twice: it is what the storing alone costs.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

from eventsourcing.application import Application

from engine.domain.values import PROSE_FIELDS, Event


@dataclass(frozen=True, kw_only=True)
class PlainEvent:
    """What one of our events holds when it lies in the log."""

    TOPIC: ClassVar[str] = "PlainEvent"
    originator_id: str
    originator_version: int
    entity_id: str
    effective_at: str
    recorded_at: str
    appended_at: str
    actor: str
    appended_by: str
    source: str
    command_id: str
    correlation_id: str
    said: dict[str, Any]


class PlainApplication(Application[str]):
    """An application without any code of its own."""


@contextmanager
def plain_application(path: Path) -> Iterator[PlainApplication]:
    """An application that stores in a new SQLite file."""
    with PlainApplication(
        {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(path), "ORIGINATOR_ID_TYPE": "text"}
    ) as application:
        yield application


def plain_events(events: Iterable[Event]) -> list[PlainEvent]:
    """The same events for the library, with their versions counted and all that the log would fill in."""
    versions: Counter[str] = Counter()
    common = set(vars(PlainEvent)["__dataclass_fields__"])
    plain = []
    for number, event in enumerate(events):
        versions[event.originator_id] += 1
        said = {name: value for name, value in vars(event).items() if name not in common and value is not None}
        for name in PROSE_FIELDS:
            if name in said:
                said[name] = {"text": said[name], "salt": secrets.token_hex(16)}
        plain.append(
            PlainEvent(
                originator_id=event.originator_id,
                originator_version=versions[event.originator_id],
                entity_id=event.entity_id,
                effective_at=event.effective_at,
                recorded_at=event.recorded_at,
                appended_at=event.recorded_at,
                actor="p-0123456789ab",
                appended_by="p-0123456789ab",
                source="import",
                command_id=f"c-{number:024x}",
                correlation_id="r-0123456789abcdef",
                said=said,
            )
        )
    return plain


def save_in_bulk(application: PlainApplication, events: Sequence[PlainEvent], at_once: int) -> None:
    """Saves the events, so many in a transaction."""
    rest = iter(events)
    while batch := list(islice(rest, at_once)):
        application.save(*batch)
