"""A strategy as it was seen at some bounds, folded from its events in plain Python."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from engine.domain.values import Event, Linked
from tests.folds.facts import LATEST, READINGS, ROOTS, Fact, Item, naive, tells_target, told, winners
from tests.folds.histories import Bounds


class Seen:
    """What the views may look at: the events inside the bounds, and what they make of the strategy."""

    def __init__(self, events: Sequence[Event], bounds: Bounds) -> None:
        self.as_of = bounds.as_of.replace(tzinfo=None)
        known_at = bounds.known_at.replace(tzinfo=None) if bounds.known_at else LATEST
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
        """An item and what it lies under, up to its root: over absent parents, as far as they are known, 64
        steps."""
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

    def labels(self, fact: Fact) -> set[str | None]:
        """The period that a reading names; of a withdrawal that names none, those of all that it withdraws."""
        if fact.said("period") or fact.said("value") is not None:
            return {fact.said("period")}
        withdrawn = [
            one.said("period")
            for one in self.known
            if (one.of, one.effective_at) == (fact.of, fact.effective_at)
            and one.name in READINGS
            and (one.said("value") is not None or one.said("period"))
        ]
        return set(withdrawn) or {None}
