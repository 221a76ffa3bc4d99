"""The log: append with an expected version, read by stream, read on by position."""

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, cast

import orjson
from eventsourcing.application import Application
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteCursor
from eventsourcing.utils import Environment, EnvType

import engine.log.catalogue  # noqa: F401 -- gives eventsourcing the names of the events
from engine.domain.values import Event, instant_text
from engine.errors import ConflictError, UnavailableError, UnusableInputError
from engine.log import forgetting
from engine.log.forgetting import forget_under_lock
from engine.log.people import People
from engine.log.recorded import Appended, Batch, Entry, Registered, parents_told, people_in, rank_of, stamped
from engine.log.recorder import LogRecorder, sql, unavailable_in_one_line

FORMAT = 1
"""The format of the tables. A log with a higher one was written by a newer version and is refused."""

MAX_POSITION = 2**63 - 1

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


class _Store(Application[str]):
    """The application of eventsourcing behind the log; configured by the log alone, not by the environment."""

    name = "hansei"

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        return Environment(name, env)


class Log:
    """One workspace's log in a SQLite file. Every method may be called from any thread."""

    def __init__(self, path: Path, clock: Clock = utc_now, *, create: bool = False) -> None:
        if not create and not path.is_file():
            raise UnusableInputError(f"{path.parent}: no workspace here; `hansei init` makes one")
        self.path = path
        self._clock = clock
        with unavailable_in_one_line(str(path)):
            self._store = _Store(
                {
                    "PERSISTENCE_MODULE": "eventsourcing.sqlite",
                    "SQLITE_DBNAME": str(path),
                    "SQLITE_LOCK_TIMEOUT": "30",
                    "ORIGINATOR_ID_TYPE": "text",
                    "APPLICATION_RECORDER_TOPIC": "engine.log.recorder:LogRecorder",
                    "TRANSCODER_TOPIC": "engine.log.transcoder:PlainJSON",
                    "CREATE_TABLE": "y" if create else "n",
                }
            )
        self._recorder = cast(LogRecorder, self._store.recorder)
        self.people = People(self._recorder)
        try:
            self._meta = self._set_up() if create else self._read_meta()
            self.clean()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._store.close()

    @property
    def key(self) -> bytes:
        """The workspace's own secret, for ids that must not tell what they were made from."""
        return bytes.fromhex(self._meta["key"])

    @property
    def workspace_id(self) -> str:
        """The opaque id of this workspace."""
        return self._meta["workspace_id"]

    def now(self) -> datetime:
        """What time it is by this log's clock."""
        return self._clock()

    def append(self, entries: Sequence[Entry], *, source: str, appended_by: str, actor: str) -> list[Appended]:
        """Stores all the entries or none, each command once.

        Fills in what an event leaves open: `actor` (a name), `recorded_at` (now), and always `appended_at`. Raises
        ConflictError when a stream has moved on from the version an entry was decided on. Memory grows with
        the entries given.
        """
        with self._recorder.append_lock() as cursor:
            known = self._known(cursor, [entry.command_id for entry in entries])
            new = [event for entry in entries if entry.command_id not in known for event in entry.events]
            names = {actor, appended_by} if new else set()
            last, now, forgotten_at = self._last(cursor)
            people = self.people.ids_under_lock(cursor, names.union(*map(people_in, new)), forgotten_at)
            versions = self._versions(
                cursor,
                {event.originator_id for entry in entries for event in entry.events} | _expected(entries),
            )
            answers: list[Appended] = []
            events: list[Event] = []
            for entry in entries:
                if entry.command_id in known:
                    answers.append(Appended(entry.command_id, known[entry.command_id], True))
                    continue
                for stream, expected in entry.expected.items():
                    if versions.get(stream, 0) != expected:
                        raise ConflictError(f"{stream}: changed meanwhile by somebody else; look again and retry")
                first = last + len(events) + 1
                positions = range(first, first + len(entry.events))
                for event in entry.events:
                    version = versions[event.originator_id] = versions.get(event.originator_id, 0) + 1
                    events.append(
                        stamped(event, version, entry.command_id, now, source, actor, appended_by, people)
                    )
                known[entry.command_id] = positions
                answers.append(Appended(entry.command_id, positions, False))
            self._store_events(cursor, events, last)
            cursor.executemany(
                sql("enter_command"),
                [
                    (a.command_id, a.positions[0], len(a.positions))
                    for a in answers
                    if not a.repeated and a.positions
                ],
            )
            self._register(cursor, events)
            forgot = forget_under_lock(cursor, events, last + len(events))
        if forgot:
            self.clean()
        else:
            self.people.keep(people, forgotten_at)
        return answers

    @property
    def forgotten_at(self) -> int:
        """The last position at which somebody was forgotten or words were redacted; 0 for none."""
        return forgetting.forgotten_at(self._recorder)

    @property
    def is_clean(self) -> bool:
        """Whether the file has no bytes left of what was forgotten."""
        return forgetting.is_clean(self._recorder)

    def clean(self) -> None:
        """Takes what was forgotten out of the bytes of the file, as far as that can be done now."""
        with suppress(UnavailableError):  # whoever opens the log next tries again, and `hansei doctor` says so
            forgetting.clean(self._recorder)

    def load(self, stream: str) -> list[Event]:
        """The events of one stream, oldest first."""
        with unavailable_in_one_line(str(self.path)):
            return cast(list[Event], list(self._store.events.get(stream)))

    def read(self, after: int, limit: int, up_to: int | None = None) -> Batch | None:
        """Up to `limit` events after a position, as they are stored; nothing at the end, or past `up_to`."""
        rows = self._recorder.select("read", (after, MAX_POSITION if up_to is None else up_to, limit))
        return Batch(*zip(*rows, strict=True)) if rows else None

    def events(self, after: int = 0, limit: int = 5000) -> Iterator[tuple[int, Event]]:
        """Every event after a position with its position, in order; reads on in batches of `limit`."""
        while notifications := self._store.recorder.select_notifications(after, limit, inclusive_of_start=False):
            for notification in notifications:
                yield notification.id, cast(Event, self._store.mapper.to_domain_event(notification))
            after = notifications[-1].id

    def event(self, position: int) -> Event | None:
        """The event at a position; none where the log has no such position."""
        if not 0 < position <= self.position():
            return None
        return next((event for at, event in self.events(position - 1, 1) if at == position), None)

    def events_as_recorded(self) -> Iterator[Event]:
        """Every event by (recorded_at, position). The database sorts, on disk where it must."""
        return self._events("as_recorded")

    def events_typed_here(self) -> Iterator[Event]:
        """Every event that did not come by an import, in order."""
        return self._events("typed_here")

    def _events(self, question: str) -> Iterator[Event]:
        for row in self._recorder.stream(question):
            yield cast(Event, self._store.mapper.to_domain_event(StoredEvent(*row)))

    def position(self) -> int:
        """Where the log ends; 0 when it is empty."""
        with unavailable_in_one_line(str(self.path)):
            return self._store.recorder.max_notification_id() or 0

    def damage(self) -> str:
        """What is wrong with the file; nothing if it is whole."""
        said = str(self._recorder.select("damage")[0][0])
        return "" if said == "ok" else " ".join(said.split())

    def wait(self, after: int, timeout: float, *, every: float = 0.01) -> int:
        """Waits until the log goes past a position, at most `timeout` seconds; where it ends then."""
        deadline = time.monotonic() + timeout
        while (position := self.position()) <= after and time.monotonic() < deadline:
            time.sleep(every)
        return position

    def registered(self, entity_id: str | None = None) -> list[Registered]:
        """Every entity, or the one named. Grows with the entities."""
        return [Registered(*row) for row in self._recorder.select("registry", (entity_id,))]

    def known_commands(self, command_ids: Iterable[str]) -> dict[str, Sequence[int]]:
        """Which of these commands were appended, and where."""
        return _positions(self._recorder.select("known_commands", (_array(command_ids),)))

    def _set_up(self) -> dict[str, str]:
        with self._recorder.append_lock() as cursor:
            cursor.execute(sql("meta"))
            if cursor.fetchall():
                raise UnusableInputError(f"{self.path.parent}: already is a workspace")
            meta = {"format": str(FORMAT), "workspace_id": secrets.token_hex(8), "key": secrets.token_hex(32)}
            cursor.executemany(sql("enter_meta"), list(meta.items()))
        return meta

    def _read_meta(self) -> dict[str, str]:
        meta = dict(self._recorder.select("meta"))
        if not meta.get("format", "").isdigit():
            raise UnusableInputError(f"{self.path}: this is no log of Hansei")
        if int(meta["format"]) > FORMAT:
            raise UnusableInputError(
                f"{self.path}: written by a newer version of Hansei (format {meta['format']}, this one reads up to "
                f"{FORMAT}); update Hansei"
            )
        return meta

    def _known(self, cursor: SQLiteCursor, command_ids: list[str]) -> dict[str, Sequence[int]]:
        cursor.execute(sql("known_commands"), (_array(command_ids),))
        return _positions(cursor.fetchall())

    def _versions(self, cursor: SQLiteCursor, streams: Iterable[str]) -> dict[str, int]:
        cursor.execute(sql("stream_versions"), (_array(streams),))
        return {row[0]: row[1] or 0 for row in cursor.fetchall()}

    def _last(self, cursor: SQLiteCursor) -> tuple[int, str, int]:
        """The last position, the instant to store next (the clock's, but never before the last one), and the last
        position at which something was forgotten.
        """
        cursor.execute(sql("last_event"))
        row = cursor.fetchone()
        now = instant_text(self._clock())
        return (row[0], max(now, orjson.loads(row[1])["appended_at"]), int(row[2] or 0)) if row else (0, now, 0)

    def _store_events(self, cursor: SQLiteCursor, events: Sequence[Event], last: int) -> None:
        stored = [self._store.mapper.to_stored_event(cast(Any, event)) for event in events]
        if stored and self._recorder.insert_under_lock(cursor, stored) != last + len(stored):
            raise UnavailableError(f"{self.path}: the positions have a hole after {last}; nothing was stored")

    def _register(self, cursor: SQLiteCursor, events: Sequence[Event]) -> None:
        for event in events:
            if event.KIND is not None:
                cursor.execute(sql("register"), (event.entity_id, event.KIND, event.originator_id))
                if cursor.sqlite_cursor.rowcount == 0:
                    raise ConflictError(f"{event.entity_id}: meanwhile this id was taken by something else")
            for parent_id in parents_told(type(event), vars(event)):
                rank = rank_of(event.effective_at, event.recorded_at)
                cursor.execute(sql("put_under"), (event.entity_id, parent_id, rank))


def _expected(entries: Sequence[Entry]) -> set[str]:
    return {stream for entry in entries for stream in entry.expected}


def _array(values: Iterable[str]) -> str:
    return orjson.dumps(list(values)).decode()


def _positions(rows: Iterable[Sequence[Any]]) -> dict[str, Sequence[int]]:
    return {row[0]: range(row[1], row[1] + row[2]) for row in rows}
