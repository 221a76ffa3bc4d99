"""Events for the tests of the views, told with their own instants."""

from datetime import UTC, datetime, time

from engine.domain.values import Event, instant_text
from engine.log.log import Log
from engine.log.recorded import Entry
from projections.read_model import Bounds


def noon(day: str) -> str:
    """Noon of a day, as the log writes it."""
    return instant_text(datetime.combine(datetime.fromisoformat(day), time(12), UTC))


def one(kind: type[Event], entity_id: str, day: str, *, known: str | None = None, **fields: object) -> Event:
    """An event that is true from noon of a day on, and known from then on or from noon of another day."""
    return kind(
        entity_id=entity_id,
        originator_id=f"s-{entity_id}",
        effective_at=noon(day),
        recorded_at=noon(known or day),
        **fields,
    )


def happen(log: Log, *events: Event) -> None:
    """Appends the events as they are told."""
    entries = [Entry(f"h-{log.position()}-{number}", [event]) for number, event in enumerate(events)]
    log.append(entries, source="cli", appended_by="root", actor="Ann")


def at(day: str | None = None, known: str | None = None) -> Bounds:
    """The bounds at the end of a day, of what was known by the end of another."""
    return Bounds(as_of=_end(day), known_at=_end(known))


def _end(day: str | None) -> datetime | None:
    return datetime.combine(datetime.fromisoformat(day), time.max, UTC) if day else None
