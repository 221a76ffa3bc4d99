"""A strategy as it was seen at some bounds, folded from its events in plain Python.

Written from the events' own account of what they tell and from the one rule alone: of all facts about one attribute
of one entity inside the bounds, the one with the greatest (effective_at, recorded_at, position) wins.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from engine.domain.values import Event, ItemDefined, Linked
from tests.folds.histories import Bounds

Row = dict[str, Any]
Rank = tuple[datetime, datetime, int]
ROOTS = ("plan", "scorecard", "cycle", "review")
READINGS = ("ReadingRecorded", "ReadingRestated", "ReadingWithdrawn", "CheckedIn", "CheckInRestated", "CheckInWithdrawn")


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


class Seen:
    """What the views may look at: the events inside the bounds, and what they make of the strategy."""

    def __init__(self, events: Sequence[Event], bounds: Bounds) -> None:
        self.as_of = bounds.as_of.replace(tzinfo=None)
        known_at = bounds.known_at.replace(tzinfo=None) if bounds.known_at else datetime.max
        up_to = len(events) if bounds.up_to is None else bounds.up_to
        facts = [
            Fact(position, event, naive(event.effective_at), naive(event.recorded_at))
            for position, event in enumerate(events, 1)
        ]
        self.known = [fact for fact in facts if fact.recorded_at <= known_at and fact.position <= up_to]
        """Also what is planned for after `as_of`."""
        self.inside = [fact for fact in self.known if fact.effective_at <= self.as_of]

    def named(self, *names: str) -> list[Fact]:
        """The events inside the bounds of these names, in the order of the log."""
        return [fact for fact in self.inside if fact.name in names]

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every entity that has begun inside the bounds, by id."""
        said: dict[str, dict[str, tuple[Any, datetime]]] = defaultdict(dict)
        for fact in sorted(self.inside, key=lambda fact: fact.rank):
            for name, value in told(fact.event):
                said[fact.of][name] = (value, fact.effective_at)
        return {one: Item(one, attributes) for one, attributes in sorted(said.items()) if "kind" in attributes}

    def of_kind(self, *kinds: str) -> list[Item]:
        """The present entities of these kinds, by id."""
        return [item for item in self.items.values() if item.present and item.kind in kinds]

    def way_up(self, item: Item) -> list[Item]:
        """An item and what it lies under, up to its root: over absent parents, as far as they are known, 64 steps."""
        way = [item]
        while way[-1].kind not in ROOTS and way[-1]["parent_id"] in self.items and len(way) <= 64:
            way.append(self.items[way[-1]["parent_id"]])
        return way

    def root(self, item: Item) -> Item | None:
        """The plan, scorecard, cycle or review that it belongs to."""
        top = self.way_up(item)[-1]
        return top if top.kind in ROOTS else None

    def above(self, item: Item, *kinds: str) -> Item | None:
        """The nearest thing above it of these kinds."""
        return next((one for one in self.way_up(item)[1:] if one.kind in kinds), None)

    @cached_property
    def targets(self) -> dict[str, Fact]:
        """By item, the fact that says its target."""
        return winners((fact for fact in self.inside if tells_target(fact.event)), lambda fact: fact.of)

    @cached_property
    def links(self) -> dict[tuple[str, str, str], str]:
        """Every link that stands, by relation, from and to, with its strength."""
        facts = [fact for fact in self.inside if isinstance(fact.event, Linked)]
        won = winners(facts, lambda fact: (fact.event.RELATION, fact.of, fact.said("to_id")))
        return {key: fact.said("strength") for key, fact in sorted(won.items()) if fact.said("strength") != "none"}

    @cached_property
    def same(self) -> dict[str, set[str]]:
        """By item, the others that are the same thing: whose readings it sees as its own."""
        series: dict[str, set[str]] = defaultdict(set)
        for fact in winners(
            (fact for fact in self.inside if "measured_by" in dict(told(fact.event))), lambda fact: fact.of
        ).values():
            if fact.said("measured_by") is not None:
                series[fact.said("measured_by")] |= {fact.of, fact.said("measured_by")}
        return {
            one: set().union(*(few for few in series.values() if one in few)) - {one}
            for few in series.values()
            for one in few
        }

    def readings(self, entity_id: str) -> list[Fact]:
        """The readings and check-ins that an item sees, in the order of the one rule."""
        sources = {entity_id} | self.same.get(entity_id, set())
        return sorted((fact for fact in self.named(*READINGS) if fact.of in sources), key=lambda fact: fact.rank)

    def label(self, fact: Fact) -> str | None:
        """The period that a reading is for; a withdrawal that names none is for that of the reading it withdraws."""
        if fact.said("period") or fact.said("value") is not None:
            return fact.said("period")
        withdrawn = [
            one
            for one in self.known
            if one.of == fact.of
            and one.name in READINGS
            and one.effective_at == fact.effective_at
            and one.said("period")
        ]
        return max(withdrawn, key=lambda one: one.rank).said("period") if withdrawn else None


def winners(facts: Iterable[Fact], key: Callable[[Fact], Any]) -> dict[Any, Fact]:
    """The one rule: by key, the fact with the greatest rank."""
    return {key(fact): fact for fact in sorted(facts, key=lambda fact: fact.rank)}


def in_order(rows: Iterable[Row], *columns: str) -> list[Row]:
    """The rows sorted by these columns, nulls last."""
    return sorted(rows, key=lambda row: [(row[name] is None, row[name]) if row[name] is not None else (True,) for name in columns])


def number(said: float | None) -> float | None:
    """A number as the views write it."""
    return None if said is None else float(said)
