"""What an event tells of its entity, and the one rule by which facts win.

Written from the events' own account of themselves. Of all facts about one attribute of one entity inside
the bounds, the one with the greatest (effective_at, recorded_at, position) wins.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.domain.values import Event, ItemDefined

EARLIEST, LATEST = datetime(1, 1, 1), datetime(9999, 12, 31)  # noqa: DTZ001 -- naive as the folds count
Row = dict[str, Any]
Rank = tuple[datetime, datetime, int]
ROOTS = ("plan", "scorecard", "cycle", "review")
READINGS = (
    "ReadingRecorded",
    "ReadingRestated",
    "ReadingWithdrawn",
    "CheckedIn",
    "CheckInRestated",
    "CheckInWithdrawn",
)


def naive(said: str) -> datetime:
    """An instant as the views write it: in UTC, without saying so."""
    return datetime.fromisoformat(said).replace(tzinfo=None)


@dataclass(frozen=True)
class Fact:
    """An event at its place in the log."""

    position: int
    event: Event
    effective_at: datetime
    recorded_at: datetime

    @property
    def name(self) -> str:
        return self.event.TOPIC

    @property
    def rank(self) -> Rank:
        """Of several facts about the same, the one with the greatest rank wins."""
        return self.effective_at, self.recorded_at, self.position

    @property
    def of(self) -> str:
        return self.event.entity_id

    def said(self, field: str) -> Any:
        """What a field of the event says; nothing where it has no such field."""
        return getattr(self.event, field, None)


@dataclass(frozen=True)
class Item:
    """An entity by its winning attributes, each with the instant since which it holds."""

    id: str
    attributes: dict[str, tuple[Any, datetime]]

    def __getitem__(self, name: str) -> Any:
        return self.attributes[name][0] if name in self.attributes else None

    def since(self, name: str) -> datetime | None:
        return self.attributes[name][1] if name in self.attributes else None

    @property
    def kind(self) -> str:
        return str(self["kind"])

    @property
    def present(self) -> bool:
        return bool(self["present"])


def told(event: Event) -> Iterator[tuple[str, Any]]:
    """Which attributes an event tells, and what it says of each."""
    if event.KIND:
        yield from (("kind", event.KIND), ("present", True))
    yield from event.TELLS.items()
    for name in {*event.CARRIES} - {"target"}:
        if getattr(event, name) is not None:
            yield named(name), getattr(event, name)
    for name in getattr(event, "cleared", None) or ():
        yield named(name), None
    match event.TOPIC:
        case "StatusSet":
            yield "status", event.status
            if event.value is not None:
                yield "grade", event.value
        case "AttributeChanged" if event.field != "title":
            yield f"told.{event.field}", event.to


def named(field: str) -> str:
    """The attribute that a field of an event holds."""
    return "description" if field == "text" else field


def tells_target(event: Event) -> bool:
    """Whether the event says what the target is from then on, or that there is none."""
    if event.TOPIC in ("TargetSet", "KeyResultRetargeted"):
        return True
    return isinstance(event, ItemDefined) and (event.target is not None or bool(event.untargeted))


def winners(facts: Iterable[Fact], key: Callable[[Fact], Any]) -> dict[Any, Fact]:
    """The one rule: by key, the fact with the greatest rank."""
    return {key(fact): fact for fact in sorted(facts, key=lambda fact: fact.rank)}


def in_order(rows: Iterable[Row], *columns: str) -> list[Row]:
    """The rows sorted by these columns, nulls last."""
    return sorted(
        rows,
        key=lambda row: [(row[name] is None, row[name]) if row[name] is not None else (True,) for name in columns],
    )


def number(said: float | None) -> float | None:
    """A number as the views write it."""
    return None if said is None else float(said)
