"""The frames of a replay: at which instants, and what each of them says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate, groupby, islice
from typing import Any, Literal

from engine.errors import UnusableInputError
from projections.read_model import Bounds, ReadModel, Row

Step = Literal["day", "week", "event"]
STEPS: tuple[Step, ...] = ("day", "week", "event")
ALL = 2**63 - 1
"""Past the end of any log."""
_DAYS = {"day": 1, "week": 7}
_LAST = timedelta(microseconds=1)
_FOREVER = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class Span:
    """The time of a cycle, as far as it is looked at."""

    cycle_id: str
    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    up_to: int
    known_before: int
    """The last position of what was known when it began."""


@dataclass(frozen=True)
class Instant:
    """Where a frame stands, and what became known since the one before it."""

    at: datetime
    up_to: int
    events: Sequence[Row] = ()


@dataclass
class Moved:
    """What is not as it was at the frame before.

    Rows that came, whole; of rows that changed the key and what is new; of rows that are gone the key.
    """

    added: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Frame:
    """What was seen at an instant: the first one whole, every other one as what moved since the one before it."""

    number: int
    at: datetime
    up_to: int | None
    """The position it looks up to; none where it sees all that was known at its instant."""
    events: Sequence[Row]
    moved: dict[str, Moved]

    @property
    def bounds(self) -> Bounds:
        """What to ask a view for, to see the same."""
        return Bounds(self.at, self.at, self.up_to)

    def told(self) -> dict[str, Any]:
        """The frame as its line says it; views in which nothing moved are left out."""
        said: dict[str, Any] = {"frame": self.number, "at": self.at, "up_to": self.up_to, "events": self.events}
        for view, moved in self.moved.items():
            said[view] = {name: rows for name, rows in vars(moved).items() if rows}
        return said


def span_of(read_model: ReadModel, cycle_id: str, now: datetime, until: Bounds | None = None) -> Span:
    """From the start of a cycle to its end, or to now while it runs; not beyond the bounds that are given.

    A plan or scorecard has such a time too; one that tells no end goes on to the last event. Raises
    UnusableInputError for what is none, and for one that has not begun.
    """
    bounds = until or Bounds()
    found = [row for row in read_model.question("cycles", bounds.parameters()) if row["id"] == cycle_id]
    if not found:
        raise UnusableInputError(f"{cycle_id}: there is no such cycle; `hansei show okrs` lists them")
    starts_at: datetime = found[0]["starts_at"].replace(tzinfo=UTC)
    latest = min(instant for instant in (now, bounds.as_of, bounds.known_at) if instant)
    ends_at = found[0]["ends_at"]
    if ends_at is None:
        last = read_model.question("last_recorded", Bounds(latest, latest, bounds.up_to).parameters())
        ends_at = last[0]["latest"] or latest
    ends_at = min(ends_at.replace(tzinfo=UTC), latest)
    if ends_at < starts_at:
        raise UnusableInputError(f"{cycle_id}: begins only on {starts_at:%Y-%m-%d}; there is nothing to replay yet")
    up_to = ALL if bounds.up_to is None else bounds.up_to
    before = read_model.question("last_known", Bounds(_FOREVER, starts_at, bounds.up_to).parameters())
    title = found[0]["title"] or cycle_id
    return Span(cycle_id, found[0]["kind"], title, starts_at, ends_at, up_to, before[0]["position"])


def instants(span: Span, step: Step, events: Sequence[Row]) -> list[Instant]:
    """Where the frames stand: at the start, at the end of each day or week or at each event, and at the end."""
    return list(_by_event(span, events) if step == "event" else _by_days(span, _DAYS[step], events))


def _by_days(span: Span, days: int, events: Sequence[Row]) -> Iterator[Instant]:
    midnight = span.starts_at.replace(hour=0, minute=0, second=0, microsecond=0)
    # Weeks end with their Sunday, so that they are the weeks of the calendar.
    next_at = midnight + timedelta(days=days - (midnight.weekday() if days == 7 else 0)) - _LAST
    yield Instant(span.starts_at, span.up_to)
    begun = 0
    while True:
        at = min(next_at, span.ends_at)
        if at > span.starts_at:
            end = _ends(events, begun, at)
            yield Instant(at, span.up_to, events[begun:end])
            begun = end
        if next_at >= span.ends_at:
            return
        next_at += timedelta(days=days)


def _ends(events: Sequence[Row], begun: int, at: datetime) -> int:
    while begun < len(events) and events[begun]["recorded_at"] <= at.replace(tzinfo=None):
        begun += 1
    return begun


def _by_event(span: Span, events: Sequence[Row]) -> Iterator[Instant]:
    """Each sees all that was known by the event's instant and stored up to it, so no frame sees less than another.

    Where a history was stored in another order than it was told, events of one instant can share a frame.
    """
    yield Instant(span.starts_at, span.known_before)
    stored = accumulate((event["position"] for event in events), max, initial=span.known_before)
    places = [(event["recorded_at"], up_to) for event, up_to in zip(events, islice(stored, 1, None), strict=True)]
    at = span.starts_at
    for (instant, up_to), told in groupby(zip(places, events, strict=True), key=lambda one: one[0]):
        at = instant.replace(tzinfo=UTC)
        yield Instant(at, up_to, [event for _, event in told])
    if at < span.ends_at:
        yield Instant(span.ends_at, span.up_to)
