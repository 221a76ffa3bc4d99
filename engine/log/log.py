"""The log: append with an expected version, read by stream, read on by position."""

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Self, cast

from eventsourcing.persistence import StoredEvent

from engine.domain.values import Event
from engine.errors import UnavailableError, UnusableInputError
from engine.log import forgetting
from engine.log.appending import Appender, Told
from engine.log.application import opened
from engine.log.people import People
from engine.log.place import Place, where_of, workspace_of
from engine.log.recorded import Appended, Batch, Entry, Registered, positions_of
from engine.log.store import Recorder, json_array, store_at

FORMAT = 1
"""The format of the tables. A log with a higher one was written by a newer version and is refused."""

MAX_POSITION = 2**63 - 1

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


class Log:
    """One workspace's log, in a file or in a database. Every method may be called from any thread."""

    def __init__(self, place: Place, clock: Clock = utc_now, *, create: bool = False) -> None:
        self.place = place
        self.workspace = workspace_of(place)
        """The folder for what lies beside the log: its seals and its views."""
        self._at = store_at(place)
        if not create and not self._at.exists():
            demos = sorted(self.workspace.glob("demo-*/log.sqlite3"))
            other = f", and a demo is in --workspace {demos[0].parent}" if demos else ""
            raise UnusableInputError(f"{where_of(place)}: no workspace here; `hansei init` makes one{other}")
        self._clock = clock
        self._store = opened(place, create=create)
        self._recorder = cast(Recorder, self._store.recorder)
        self.people = People(self._recorder)
        self._appender = Appender(self._recorder, self._store.mapper, self.people, clock)
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
        answers, forgot = self._appender.append(entries, Told(source, appended_by, actor))
        if forgot:
            self.clean()
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
        with self._at.in_one_line():
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
        return self._recorder.select("ends")[0][1] or 0

    @contextmanager
    def held_still(self) -> Iterator[Recorder]:
        """The store, into which nobody appends, for a `with` block."""
        with self._recorder.appending(hold=True, for_long=True) as transaction:
            transaction.ask("ends")
            yield self._recorder

    def damage(self) -> str:
        """What is wrong with the file; nothing if it is whole."""
        said = str(self._recorder.select("damage")[0][0])
        return "" if said == "ok" else " ".join(said.split())

    def wait(self, after: int, timeout: float) -> int:
        """Waits until the log goes past a position, at most `timeout` seconds; where it ends then."""
        deadline = time.monotonic() + timeout
        while (position := self.position()) <= after and (left := deadline - time.monotonic()) > 0:
            self._recorder.pause(left)
        return position

    def registered(self, entity_id: str | None = None) -> list[Registered]:
        """Every entity, or the one named. Grows with the entities."""
        return [Registered(*row) for row in self._recorder.select("registry", (entity_id,))]

    def known_commands(self, command_ids: Iterable[str]) -> Mapping[str, Sequence[int]]:
        """Which of these commands were appended, and where."""
        return positions_of(self._recorder.select("known_commands", (json_array(command_ids),)))

    def _set_up(self) -> dict[str, str]:
        with self._recorder.appending(hold=True) as transaction:
            if transaction.ask("meta"):
                raise UnusableInputError(f"{where_of(self.place)}: already is a workspace")
            meta = {"format": str(FORMAT), "workspace_id": secrets.token_hex(8), "key": secrets.token_hex(32)}
            transaction.tell("enter_meta", meta.items())
        return meta

    def _read_meta(self) -> dict[str, str]:
        meta = dict(self._recorder.select("meta"))
        if not meta.get("format", "").isdigit():
            raise UnusableInputError(f"{self.place}: this is no log of Hansei")
        if int(meta["format"]) > FORMAT:
            raise UnusableInputError(
                f"{self.place}: written by a newer version of Hansei (format {meta['format']}, this one reads up "
                f"to {FORMAT}); update Hansei"
            )
        return meta
