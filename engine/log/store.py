"""What the log asks of the store it lies in, whichever that is.

Two stores keep it: `sqlite` and `postgres`. Each has the same questions, by the same names and with the same
parameters, as files of its own SQL. Beside the events lie four small tables: `commands` makes a command count once;
`registry` keeps ids unique and says in which stream an entity lies; `people` names the opaque ids; `meta` holds the
format and the workspace's own key. The first two grow with the history (one row a command, one row an entity) and
are written in the transaction of the append.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import orjson
from eventsourcing.persistence import StoredEvent

from engine.errors import ConflictError
from engine.log.place import Place

PATIENCE = 30.0
"""Seconds to wait for others who use the log."""

Question = tuple[str, Sequence[Any]]


class MovedOnError(Exception):
    """The store is no longer as it was when it was looked at; nothing was stored."""


@dataclass(frozen=True, kw_only=True)
class Addition:
    """What one append adds, and what it looked at to decide so."""

    last: int
    """The last position when it looked."""
    events: Sequence[StoredEvent]
    commands: Sequence[tuple[str, int, int]] = ()
    """Each command, after how many of these events its own come, and how many they are."""
    people: Mapping[str, str] = field(default_factory=dict)
    """The opaque ids of names that are new."""
    begun: Sequence[tuple[str, str, str]] = ()
    """The entities that begin: id, kind, stream."""
    parents: Sequence[tuple[str, str | None, str]] = ()
    """What is put under what: id, parent, rank of the fact."""
    forgotten: Sequence[str] = ()
    """The ids of people whose names go."""
    redacted: Sequence[tuple[int, bytes]] = ()
    """Positions whose words go, with what stays."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """How far each stream went that was looked at."""
    forgotten_at: int = 0
    """Where something was last forgotten."""


class Transaction(Protocol):
    """One transaction with the store."""

    def ask(self, name: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The rows that answer a question."""

    def ask_all(self, *questions: Question) -> list[list[Any]]:
        """The rows that answer each question, in one exchange with the store."""

    def tell(self, name: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carries out a statement for each row of parameters."""

    def moment(self, now: str, last_at: str) -> str:
        """What stands in the events for when they are stored: now, and never before the last one."""

    def store(self, addition: Addition) -> int:
        """Stores it; the last position before it.

        Raises MovedOnError where the store is not as it was looked at, and ConflictError where an id is taken.
        """


class Recorder(Protocol):
    """The store of one log, as long as it is open."""

    retries: Sequence[float]
    """How many seconds to wait before each further attempt when the connection was lost."""

    def appending(self, *, hold: bool, for_long: bool = False) -> AbstractContextManager[Transaction]:
        """A transaction that looks and then stores, for a `with` block.

        Where it is told to hold, nobody else stores from its first look to its end. Where others would wait for one
        that hangs, it loses its hold after a while without a word, unless it is to hold for long.
        """

    def select(self, name: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The rows that answer a question."""

    def stream(self, name: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The same, row by row; memory does not grow with them."""

    def write_anew(self) -> None:
        """Writes the store anew without the bytes of what was taken out of it."""

    def pause(self, seconds: float) -> None:
        """Waits until something was appended, or a while; at most so many seconds."""


class Store(Protocol):
    """Where a log lies, before it is opened."""

    def exists(self) -> bool:
        """Whether a log lies there."""

    def environment(self, *, create: bool) -> dict[str, str]:
        """What eventsourcing has to know to open it."""

    def rows(self, name: str, parameters: Sequence[Any] = ()) -> AbstractContextManager[Iterator[Any]]:
        """The rows that answer a question, read past whatever the log itself would say about them."""

    def in_one_line(self) -> AbstractContextManager[None]:
        """Turns what the store says of itself into an error of one line."""


def store_at(place: Place) -> Store:
    """The store of a log at a place. The driver of a database is loaded only where one is used."""
    if isinstance(place, Path):
        from engine.log.sqlite.store import SQLiteStore

        return SQLiteStore(place)
    from engine.log.postgres.store import PostgresStore

    return PostgresStore(place)


def json_array(values: Iterable[Any]) -> str:
    """Values as one parameter of a question."""
    return orjson.dumps(list(values)).decode()


def taken(entity_id: str) -> ConflictError:
    """An id is one kind of thing, in one stream, for ever."""
    return ConflictError(f"{entity_id}: meanwhile this id was taken by something else")
