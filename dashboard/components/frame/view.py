"""One look at the strategy: every question of a page is answered for the same instant and position."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from dashboard.components.frame.choices import Instant
from dashboard.components.shown.words import aware
from dashboard.wiring import Wiring
from projections.read_model import Bounds, Row


@dataclass(frozen=True)
class View:
    """What a page draws from."""

    held: Wiring
    instant: Instant
    position: int
    """Up to which event this look goes, whatever is appended meanwhile."""
    now: datetime

    @property
    def bounds(self) -> Bounds:
        """The bounds of the instant, closed at the position of this look."""
        bounds = self.instant.bounds
        up_to = self.position if bounds.up_to is None else min(bounds.up_to, self.position)
        return replace(bounds, up_to=up_to)

    @property
    def looked_at(self) -> datetime:
        """The instant on screen: now, or the one chosen."""
        return self.bounds.as_of or self.now

    @property
    def is_now(self) -> bool:
        """Whether this is now."""
        return self.instant.is_now

    @property
    def is_writable(self) -> bool:
        """Whether something can be recorded from here: only now, and only where the log is."""
        return self.is_now and self.held.has_log

    def ask(self, question: str, *parameters: Any) -> Sequence[Row]:  # noqa: ANN401
        """The answer to a question that takes the bounds first. Shared by all viewers: not to be changed."""
        if self.instant.bounds.is_open:
            return self.held.asking.ask_now(question, parameters, self.position, self.now)
        return self.held.asking.ask(question, self.bounds, parameters, self.now)

    def ask_of_structure(self, question: str, *parameters: Any) -> Sequence[Row]:  # noqa: ANN401
        """The same for a question whose answer no check-in, reading, target or comment changes.

        It is asked anew only when the structure moved, not at every check-in.
        """
        if self.instant.bounds.is_open:
            return self.held.asking.ask_now(question, parameters, self.position, self.now, of_structure=True)
        moved = self.ask("last_structure")[0]["position"]
        then = replace(self, position=moved)
        return self.held.asking.ask(question, then.bounds, parameters, self.now) if moved else []

    def cycles(self) -> Sequence[Row]:
        """The plans, newest first."""
        return self.ask_of_structure("cycles")

    def appended_at(self, position: int) -> datetime | None:
        """When the log stored an event."""
        return _stored(self.held, position)


def look(held: Wiring, instant: Instant) -> View:
    """A look at this moment."""
    return View(held, instant, held.position, datetime.now(UTC))


def setting(held: Wiring, name: str) -> str | None:
    """What a setting of the workspace is now, also for whoever looks at the past; none where nobody set it."""
    found = held.asking.ask("setting", parameters=(name, held.position))
    return str(found[0]["value"]) if found else None


def _stored(held: Wiring, position: int) -> datetime | None:
    found = held.asking.ask("appended_at", parameters=(position,))
    return aware(found[0]["appended_at"]) if found else None
