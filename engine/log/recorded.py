"""What goes into the log and what comes out of it."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from engine.domain.values import PEOPLE_FIELDS, PERSON_FIELDS, PROSE_FIELDS, Event, Kind, built


@dataclass(frozen=True)
class Entry:
    """What one command appends: its events, and the stream versions it was decided on."""

    command_id: str
    events: Sequence[Event]
    expected: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Appended:
    """Where a command's events lie; `repeated` when an earlier run had appended them."""

    command_id: str
    positions: Sequence[int]
    repeated: bool


@dataclass(frozen=True)
class Registered:
    """An entity: what it is, what it was last put under, and where its structure lies."""

    entity_id: str
    kind: Kind
    parent_id: str | None
    stream: str


@dataclass(frozen=True)
class Batch:
    """Events as they are stored, column by column, in position order."""

    positions: Sequence[int]
    streams: Sequence[str]
    versions: Sequence[int]
    names: Sequence[str]
    payloads: Sequence[str]


def people_in(event: Event) -> Iterator[str]:
    """Everybody whom the event names."""
    if event.actor:
        yield event.actor
    for name in PERSON_FIELDS:
        one = getattr(event, name, None)
        if one:
            yield one
    for name in PEOPLE_FIELDS:
        yield from getattr(event, name, None) or ()


def stamped(
    event: Event,
    version: int,
    command_id: str,
    now: str,
    source: str,
    actor: str,
    appended_by: str,
    people: Mapping[str, str],
) -> Event:
    """The event as the log stores it: with its place, its times, opaque people and salted prose."""
    state = dict(vars(event))
    state.update(
        originator_version=version,
        command_id=command_id,
        appended_at=now,
        recorded_at=event.recorded_at or now,
        effective_at=event.effective_at or now,
        source=source,
        actor=people[event.actor or actor],
        appended_by=people[appended_by],
    )
    for name in PROSE_FIELDS:
        text = state.get(name)
        if isinstance(text, str):
            state[name] = {"text": text, "salt": secrets.token_hex(16)}
    for name in PERSON_FIELDS:
        if state.get(name):
            state[name] = people[state[name]]
    for name in PEOPLE_FIELDS:
        if state.get(name):
            state[name] = [people[one] for one in state[name]]
    return built(type(event), state)
