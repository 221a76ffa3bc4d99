"""What one person shows to all who follow in a meeting: kept in this process, never in the log."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shown:
    """The page that the others are to see, and who shows it."""

    turn: int = 0
    """Grows with every change, so that a page knows whether it has followed already."""
    leader: str | None = None
    """Nobody leads: None."""
    token: str = ""
    """Which of the leader's browser pages it is."""
    page: str = ""
    query: Query = ()


class Stage:
    """At most one person leads at a time; whoever takes over does so openly, by name.

    All who follow must have opened the dashboard of this process: another one knows nothing of it.
    """

    def __init__(self, moved: Callable[[], None]) -> None:
        self._moved = moved
        self._lock = threading.Lock()
        self._shown = Shown()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def lead(self, leader: str, token: str, page: str, query: Query) -> None:
        """Somebody begins to lead, or takes over."""
        self._change(Shown(leader=leader, token=token, page=page, query=query))

    def show(self, token: str, page: str, query: Query) -> None:
        """The leader went on. Nothing where he leads no longer, or nothing moved."""
        now = self._shown
        if now.leader is not None and now.token == token and (now.page, now.query) != (page, query):
            self._change(replace(now, page=page, query=query))

    def leave(self, token: str) -> None:
        """The leader stops."""
        if self._shown.token == token:
            self._change(Shown())

    def _change(self, to: Shown) -> None:
        with self._lock:
            self._shown = replace(to, turn=self._shown.turn + 1)
        self._moved()
