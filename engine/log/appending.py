"""One append: what entries become in the store, decided on what it holds and refused where that moved on."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

import orjson
from eventsourcing.persistence import Mapper

from engine.domain.values import Event, instant_text
from engine.errors import ConflictError, ConnectionLostError
from engine.log.forgetting import gone
from engine.log.people import People
from engine.log.recorded import Appended, Entry, parents_told, people_in, positions_of, rank_of, stamped
from engine.log.store import Addition, MovedOnError, Recorder, Transaction, json_array, taken


@dataclass(frozen=True)
class Told:
    """Who appends, by which door."""

    source: str
    appended_by: str
    actor: str


@dataclass
class Appender:
    """Appends to one store."""

    recorder: Recorder
    mapper: Mapper[str]
    people: People
    clock: Callable[[], datetime]

    def append(self, entries: Sequence[Entry], told: Told) -> tuple[list[Appended], bool]:
        """Stores all the entries or none, each command once; and whether something was forgotten by it.

        Where the connection is lost it looks again: what was stored, if it was, is known by its command then.
        """
        attempt = _Attempt(self, entries, told)
        waits = iter(self.recorder.retries)
        while True:
            try:
                return attempt.made()
            except MovedOnError:
                attempt.holds = True
            except ConnectionLostError:
                if (seconds := next(waits, None)) is None:
                    raise
                time.sleep(seconds)


@dataclass
class _Attempt:
    """An append, as often as it is tried."""

    by: Appender
    entries: Sequence[Entry]
    told: Told
    holds: bool = False
    """Whether the store is held still from the first look on: a look that was overtaken once will be again."""
    tried: set[str] = field(default_factory=set)
    """The commands that an earlier attempt may have stored; they are taken for this one's own."""

    def made(self) -> tuple[list[Appended], bool]:
        """One attempt."""
        streams = {event.originator_id for entry in self.entries for event in entry.events}
        streams |= {stream for entry in self.entries for stream in entry.expected}
        with self.by.recorder.appending(hold=self.holds) as transaction:
            rows, newest, ends = transaction.ask_all(
                ("known_commands", (json_array(entry.command_id for entry in self.entries),)),
                ("last_event", ()),
                ("stream_versions", (json_array(streams),)),
            )
            known = positions_of(rows)
            seen = {row[0]: row[1] or 0 for row in ends}
            last, last_at, forgotten_at = _newest(newest)
            new = [entry for entry in self.entries if entry.command_id not in known]
            people, entered = self._people(transaction, new, forgotten_at)
            now = transaction.moment(instant_text(self.by.clock()), last_at)
            events, begins = self._events(new, dict(seen), now, people)
            if events:
                forgotten, redacted = gone(transaction, events)
                addition = Addition(
                    last=last,
                    events=[self.by.mapper.to_stored_event(cast(Any, event)) for event in events],
                    commands=[(name, offset, count) for name, (offset, count) in begins.items() if count],
                    people=entered,
                    begun=_begun(events),
                    parents=_parents(events),
                    forgotten=forgotten,
                    redacted=redacted,
                    seen=seen,
                    forgotten_at=forgotten_at,
                )
                self.tried.update(begins)
                last = transaction.store(addition)
        if forgot := bool(events and (forgotten or redacted)):
            return self._answers(known, begins, last), forgot
        self.by.people.keep(people, forgotten_at)
        return self._answers(known, begins, last), forgot

    def _people(
        self, transaction: Transaction, new: Sequence[Entry], forgotten_at: int
    ) -> tuple[dict[str, str], dict[str, str]]:
        events = [event for entry in new for event in entry.events]
        names = {self.told.actor, self.told.appended_by} if events else set()
        return self.by.people.ids_in(transaction, names.union(*map(people_in, events)), forgotten_at)

    def _events(
        self, new: Sequence[Entry], versions: dict[str, int], now: str, people: dict[str, str]
    ) -> tuple[list[Event], dict[str, tuple[int, int]]]:
        """The events as they are stored; and of each command after how many others its own come, and how many."""
        events: list[Event] = []
        begins: dict[str, tuple[int, int]] = {}
        for entry in new:
            if entry.command_id in begins:
                continue
            for stream, expected in entry.expected.items():
                if versions.get(stream, 0) != expected:
                    raise ConflictError(f"{stream}: changed meanwhile by somebody else; look again and retry")
            begins[entry.command_id] = (len(events), len(entry.events))
            for event in entry.events:
                version = versions[event.originator_id] = versions.get(event.originator_id, 0) + 1
                told = self.told
                events.append(
                    stamped(
                        event, version, entry.command_id, now, told.source, told.actor, told.appended_by, people
                    )
                )
        return events, begins

    def _answers(self, known: dict[str, range], begins: dict[str, tuple[int, int]], last: int) -> list[Appended]:
        answers, answered = [], set()
        for entry in self.entries:
            name = entry.command_id
            if name in begins:
                offset, count = begins[name]
                positions, repeated = range(last + 1 + offset, last + 1 + offset + count), name in answered
            else:
                positions, repeated = known[name], name not in self.tried
            answered.add(name)
            answers.append(Appended(name, positions, repeated))
        return answers


def _newest(rows: Sequence[Any]) -> tuple[int, str, int]:
    """The last position, when that was stored, and the last position at which something was forgotten."""
    for position, state, forgotten_at in rows:
        return position, orjson.loads(state)["appended_at"], int(forgotten_at or 0)
    return 0, "", 0


def _begun(events: Iterable[Event]) -> list[tuple[str, str, str]]:
    """The entities that these events begin: id, kind, stream."""
    begun = {(event.entity_id, str(event.KIND), event.originator_id) for event in events if event.KIND is not None}
    for entity_id, many in Counter(row[0] for row in begun).items():
        if many > 1:
            raise taken(entity_id)
    return sorted(begun)


def _parents(events: Iterable[Event]) -> list[tuple[str, str | None, str]]:
    """What these events put under what: id, parent, rank of the fact."""
    return [
        (event.entity_id, parent_id, rank_of(event.effective_at, event.recorded_at))
        for event in events
        for parent_id in parents_told(type(event), vars(event))
    ]
