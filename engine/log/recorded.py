"""What goes into the log and what comes out of it."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.domain.values import PEOPLE_FIELDS, PERSON_FIELDS, PROSE_FIELDS, Event, Kind, PersonId, built


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
    """An entity: what it is, what it lies under by the one rule, and where its structure lies."""

    entity_id: str
    kind: Kind
    parent_id: str | None
    rank: str
    """The rank of the fact that says so; empty where none does."""
    stream: str


def positions_of(rows: Iterable[Sequence[Any]]) -> dict[str, range]:
    """Where each command lies, from rows of its id, its first position and how many events it has."""
    return {command_id: range(first, first + count) for command_id, first, count in rows}


def rank_of(effective_at: str, recorded_at: str) -> str:
    """The place of a fact in the order of the one rule: the greatest wins, of equal ones the one told later."""
    return effective_at + recorded_at


def parents_told(event: type[Event], said: Mapping[str, Any]) -> Iterator[str | None]:
    """What the event puts its entity under, none where it takes it away from there; nothing if it says nothing."""
    if "parent_id" in event.CARRIES:
        if said.get("parent_id") is not None:
            yield said["parent_id"]
        elif "parent_id" in (said.get("cleared") or ()):
            yield None


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
        if one and not isinstance(one, PersonId):
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
        if isinstance(state.get(name), PersonId):
            state[name] = str(state[name])
        elif state.get(name):
            state[name] = people[state[name]]
    for name in PEOPLE_FIELDS:
        if state.get(name):
            state[name] = [people[one] for one in state[name]]
    return built(type(event), state)
