"""What the rules need to know of a strategy before they decide, and the checks they share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite
from typing import Any

from engine.domain.roles import Roles
from engine.domain.values import (
    A_KIND,
    KIND_WORDS,
    MAX_ID_LENGTH,
    ROOT_KINDS,
    Command,
    Event,
    ItemDefined,
    Kind,
    Linked,
    Turn,
    instant_of,
    instant_text,
)
from engine.errors import RefusedError


@dataclass
class Item:
    """One entity of a strategy: what it is, where it lies, and what was told of each of its attributes."""

    entity_id: str
    kind: Kind
    stream: str
    told: dict[str, dict[tuple[str, str], Any]] = field(default_factory=dict)
    """By attribute: the values by (effective_at, recorded_at), the same instants told later replacing earlier."""

    def tell(self, name: str, effective_at: str, recorded_at: str, value: object) -> None:
        """One more fact about one attribute."""
        self.told.setdefault(name, {})[effective_at, recorded_at] = value

    def value(self, name: str, at: str | None = None) -> Any:  # noqa: ANN401 -- every attribute has its own type
        """The one rule: of all that is told about instants up to `at`, the latest wins; nothing told is None."""
        told = self.told.get(name)
        if not told:
            return None
        if at is None:
            return told[max(told)]
        inside = [when for when in told if when[0] <= at]
        return told[max(inside)] if inside else None

    def present(self, at: str) -> bool:
        """Whether it is there at an instant."""
        return bool(self.value("present", at))

    @property
    def parent_id(self) -> str | None:
        """What it was last put under."""
        parent_id: str | None = self.value("parent_id")
        return parent_id


@dataclass(frozen=True)
class Reading:
    """A reading or check-in as the rules see it; a null value is a withdrawn one."""

    recorded_at: str
    value: float | None
    period: str | None = None
    confidence: float | None = None


@dataclass
class ReadingsState:
    """Which readings one item has, by the instant they describe. Grows with the item's readings."""

    told: dict[str, Reading] = field(default_factory=dict)
    """What stands for each instant, by effective_at."""

    def tell(self, effective_at: str, reading: Reading) -> None:
        """The one rule: for one instant, what was recorded last wins."""
        known = self.told.get(effective_at)
        if known is None or known.recorded_at <= reading.recorded_at:
            self.told[effective_at] = reading

    def standing(self, since: datetime | None = None, until: datetime | None = None) -> list[str]:
        """The instants of the readings that were not withdrawn, oldest first, between two instants."""
        return sorted(
            at
            for at, reading in self.told.items()
            if reading.value is not None
            and (since is None or instant_of(at) >= since)
            and (until is None or instant_of(at) <= until)
        )


Link = tuple[str, str, str]
"""A relation and the two entities it goes from and to."""


@dataclass
class Strategy:
    """The structure of a strategy as far as a rule has looked at it: whole streams, never parts of one.

    `find` brings in the stream of an entity that is not here yet, if there is one, `find_all` every stream,
    `readings` what was read of an item, `roles` who holds which role, `event_at` any event by its position. Grows
    with the structure of the plans, scorecards, cycles and reviews looked at, not with readings.
    """

    items: dict[str, Item] = field(default_factory=dict)
    links: dict[Link, dict[tuple[str, str], str | None]] = field(default_factory=dict)
    """By link: how strong it is, by (effective_at, recorded_at); null where it was taken away."""
    talks: dict[str, list[Turn]] = field(default_factory=dict)
    """By item: every turn of catchball about it, in order."""
    find: Callable[[str], None] = lambda entity_id: None
    find_all: Callable[[], None] = lambda: None
    readings: Callable[[Item], ReadingsState] = lambda item: ReadingsState()
    roles: Callable[[], Roles] = Roles
    event_at: Callable[[int], Event | None] = lambda position: None

    def known(self, entity_id: str) -> Item | None:
        """The entity, also a dropped one; none if it never was."""
        if entity_id not in self.items:
            self.find(entity_id)
        return self.items.get(entity_id)

    def item(self, entity_id: str) -> Item:
        """The entity, also a dropped one; refused if it never was."""
        found = self.known(entity_id)
        if found is None:
            raise RefusedError(f"{entity_id}: no such entity in this workspace; `hansei show entities` lists them")
        return found

    def present(self, entity_id: str, at: str) -> Item:
        """The entity; refused if it is not there at the instant `at`."""
        found = self.item(entity_id)
        if not found.present(at):
            raise RefusedError(f"{entity_id}: this {KIND_WORDS[found.kind]} was dropped; add it again first")
        return found

    def above(self, item: Item) -> Iterator[Item]:
        """What the item lies under, nearest first, up to its root and the roots that one belongs to."""
        seen = {item.entity_id}
        while (parent_id := item.parent_id) is not None and parent_id not in seen:
            seen.add(parent_id)
            parent = self.known(parent_id)
            if parent is None:
                return
            yield parent
            item = parent

    def root(self, item: Item) -> Item:
        """The plan, scorecard, cycle or review that the item lies in."""
        if item.kind in ROOT_KINDS:
            return item
        return next((above for above in self.above(item) if above.kind in ROOT_KINDS), item)

    def linked(self, relation: str, at: str, *, from_id: str | None = None) -> Iterator[tuple[str, str, str]]:
        """Every link of a relation that stands at an instant: from, to, strength."""
        for (name, one, other), told in self.links.items():
            if name == relation and from_id in (None, one):
                inside = [when for when in told if when[0] <= at]
                strength = told[max(inside)] if inside else None
                if strength is not None:
                    yield one, other, strength

    def open_talk(self, entity_id: str) -> list[Turn]:
        """The turns of the talk about an item that waits for an answer; none if it waits for nothing."""
        turns = self.talks.get(entity_id, [])
        return turns[max((place for place, turn in enumerate(turns, 1) if turn.ENDS), default=0) :]


def evolve(strategy: Strategy, event: Event) -> None:
    """Folds one event of a structure stream into what the rules need to know.

    An event that begins an entity, or drops it, tells that it is there or not; its name alone may tell more
    (TELLS); of the fields it CARRIES each one that it has is told, and `cleared` names those that have no value
    from now on. `projections/facts/attributes.sql` says the same in SQL, and a test holds the two together.
    """
    if isinstance(event, Linked):
        link = (event.RELATION, event.entity_id, event.to_id)
        strength = None if event.strength == "none" else event.strength
        strategy.links.setdefault(link, {})[event.effective_at, event.recorded_at] = strength
        return
    if isinstance(event, Turn):
        strategy.talks.setdefault(event.entity_id, []).append(event)
        return
    item = strategy.items.get(event.entity_id)
    if item is None:
        if event.KIND is None:
            return
        item = strategy.items[event.entity_id] = Item(event.entity_id, event.KIND, event.originator_id)
    for name, value in told_by(event):
        item.tell(name, event.effective_at, event.recorded_at, value)


def told_by(event: Event) -> Iterator[tuple[str, Any]]:
    """Every attribute that an event tells, with its value; null where it has none from now on."""
    if event.KIND is not None:
        yield "present", True
    yield from event.TELLS.items()
    for name in event.CARRIES:
        value = getattr(event, name)
        if value is not None or name in event.SAYS_NULL:
            yield name, value
    for name in getattr(event, "cleared", None) or ():
        yield name, None
    if isinstance(event, ItemDefined) and event.untargeted:
        yield "target", None


def must_be_explained(command: Command, strategy: Strategy, item: Item) -> None:
    """A change without a reason is refused, except in a draft plan."""
    if strategy.root(item).value("phase") != "draft":
        must_have_reason(command)


def must_have_reason(command: Command) -> None:
    """What needs a reason in any case."""
    if not (command.reason and command.reason.strip()):
        raise RefusedError(f"{command.entity_id}: a change of the plan needs a reason (--reason)")


def must_be_new(strategy: Strategy, entity_id: str) -> None:
    """An id names one entity of the workspace, for ever."""
    if not entity_id or len(entity_id) > MAX_ID_LENGTH:
        raise RefusedError(f"{entity_id[:40]!r}: an id has 1 to {MAX_ID_LENGTH} characters")
    taken = strategy.known(entity_id)
    if taken is not None:
        raise RefusedError(f"{entity_id}: this id is taken by {A_KIND[taken.kind]}")


def must_be_open(strategy: Strategy, item: Item) -> None:
    """Nothing is written to a plan, scorecard, cycle or review that was closed."""
    root = strategy.root(item)
    if root.value("status") == "closed":
        raise RefusedError(f"{item.entity_id}: the {KIND_WORDS[root.kind]} {root.entity_id} is closed")


def must_be_weight(entity_id: str, weight: float | None) -> None:
    """A weight is a relative number above zero."""
    if weight is not None and not (weight > 0 and isfinite(weight)):
        raise RefusedError(f"{entity_id}: a weight is a number above 0, not {weight:g}")


def standing_between(
    entity_id: str, readings: ReadingsState, since: datetime | None, until: datetime | None
) -> str:
    """The instant of the latest reading that stands between two instants; refused if there is none."""
    standing = readings.standing(since, until)
    if not standing:
        where = f" between {instant_text(since)} and {instant_text(until)}" if since and until else ""
        raise RefusedError(
            f"{entity_id}: nothing stands recorded{where}, so there is nothing to replace or withdraw"
        )
    return standing[-1]


def must_be_said(entity_id: str, name: str, *texts: str) -> None:
    """What has to be said is not left empty."""
    if not texts or not all(text.strip() for text in texts):
        raise RefusedError(f"{entity_id}: the {name} is empty; write what there is to say")


def must_be_finite(entity_id: str, name: str, number: float | None) -> None:
    """A number is a plain one: infinity, and what is no number at all, cannot be stored."""
    if number is not None and not isfinite(number):
        raise RefusedError(f"{entity_id}: the {name} is a finite number, not {number}")


def must_be_a(item: Item, kind: Kind) -> None:
    """A command that fits one kind of entity only is refused for the others, with the command that fits."""
    if item.kind == kind:
        return
    better = {"key_result": "hansei check-in", "measure": "hansei record"}.get(item.kind)
    advice = f"; use `{better}`" if better else ""
    raise RefusedError(f"{item.entity_id}: is {A_KIND[item.kind]}, not {A_KIND[kind]}{advice}")


def must_not_lie_ahead(command: Command) -> None:
    """A value describes what was; a planned one is a target."""
    if command.effective_at is not None and command.effective_at > command.at:
        raise RefusedError(f"{command.entity_id}: a value cannot describe the future ({command.effective})")
