"""Where a replica takes its events and people from: the log itself, or what carries the same in the same order."""

from datetime import datetime
from typing import Protocol

from engine.log.recorded import Batch


class Named(Protocol):
    """Who the opaque ids are."""

    def rows(self) -> list[tuple[str, str]]:
        """(person id, name) of everybody, by id."""


class Source(Protocol):
    """What a replica needs of a log. The log is one as it is."""

    @property
    def workspace_id(self) -> str:
        """The opaque id of the workspace."""

    @property
    def forgotten_at(self) -> int:
        """The last position at which somebody was forgotten or words were redacted; 0 for none."""

    @property
    def people(self) -> Named:
        """Who the opaque ids in the events are."""

    def position(self) -> int:
        """Up to which event there is something to read."""

    def read(self, after: int, limit: int, up_to: int | None = None) -> Batch | None:
        """Up to `limit` events after a position; nothing at the end, or past `up_to`."""

    def wait(self, after: int, timeout: float) -> int:
        """Waits until there is more than up to a position, at most `timeout` seconds; up to where it goes then."""


class Carried(Source, Protocol):
    """A source that does not keep everything, and must be told where a replica stands."""

    @property
    def is_level(self) -> bool:
        """Whether all was received that there was when it was last asked."""

    def begin(self, position: int, appended_at: datetime | None, forgotten_at: int) -> None:
        """Where the replica stands, when its last event was stored, and the last position that forgot something."""
