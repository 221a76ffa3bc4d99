"""What the log holds of some plans, scorecards and cycles, as an outline."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from engine.domain.state import Item, Strategy
from engine.intake.lines import whole
from engine.intake.plan.checks import checked
from engine.intake.plan.outline import Outline, Told
from engine.intake.plan.shape import ROOTS, attributes
from engine.intake.plan.targets import Targets
from engine.log.log import Log
from engine.log.people import FORGOTTEN

RELATIONS = ("correlation", "cause_effect", "alignment")


class Standing:
    """The strategy as a rule sees it, and as a person reads it: with names, plan values, and the items that count.

    What was dropped, what lies under it and what refers to it is not part of a plan file; nor is an initiative that
    is over. `also` names what a file adds: what was said of it earlier may still stand.
    """

    def __init__(
        self, log: Log, strategy: Strategy, root_ids: Iterable[str], at: str, also: Collection[str] = ()
    ) -> None:
        self._log, self._strategy, self._at, self._also = log, strategy, at, also
        self._people = dict(log.people.rows())
        self._targets: dict[str, Targets] = {}
        self._streams: set[str] = set()
        roots = [item for root_id in root_ids if (item := strategy.known(root_id)) and item.kind in ROOTS]
        self.streams = {root.stream for root in roots}
        self.outline = checked(self._outline(roots))

    def known(self, entity_id: str) -> Item | None:
        """An entity of the workspace, also a dropped one."""
        return self._strategy.known(entity_id)

    def counts(self, item: Item) -> bool:
        """Whether an entity is there and goes on."""
        return item.present(self._at) and not self.is_over(item)

    def is_over(self, item: Item) -> bool:
        """Whether an initiative has ended, done or dropped."""
        return item.kind == "initiative" and item.value("outcome", self._at) is not None

    def told(self, item: Item) -> Told:
        """An entity with its attributes, whether it is there or not."""
        targets = self.targets(item)
        told = Told(item.kind, item.entity_id, item.value("parent_id", self._at))
        for name, attribute in attributes(item.kind).items():
            value = targets.target(self._at) if name == "target" else item.value(name, self._at)
            value = self._outside(name, attribute.type, value)
            if value is not None and value != [] and (attribute.type != "id" or self._is_there(value)):
                told.values[name] = value
        told.plan = {period: whole(value) for period, value in targets.plan().items()}
        return told

    def _outline(self, roots: list[Item]) -> Outline:
        outline = Outline()
        below: dict[str, list[Item]] = {}
        for item in self._strategy.items.values():
            if item.stream in self.streams and item.kind not in ROOTS and self.counts(item):
                below.setdefault(item.value("parent_id", self._at), []).append(item)
        waiting = [root for root in reversed(roots) if root.present(self._at)]
        while waiting:
            item = waiting.pop()
            if item.entity_id not in outline.items:
                outline.items[item.entity_id] = self.told(item)
                inside = below.get(item.entity_id, [])
                inside.sort(key=lambda one: one.value("rank", self._at) or 0)
                waiting += reversed(inside)
        for relation in RELATIONS:
            # To look at the other end may bring in more links.
            for one, other, strength in list(self._strategy.linked(relation, self._at)):
                if self._is_there(other) and (one in outline.items or one in self._also):
                    outline.links[relation, one, other] = strength
        return outline

    def _is_there(self, entity_id: str) -> bool:
        item = self._strategy.known(entity_id)
        return entity_id in self._also or (item is not None and item.present(self._at))

    def targets(self, item: Item | None) -> Targets:
        """What was told of the target of an entity."""
        if item is None:
            return Targets()
        if item.stream not in self._streams:
            self._streams.add(item.stream)
            for event in self._log.load(item.stream):
                self._targets.setdefault(event.entity_id, Targets()).take(event)
        return self._targets.get(item.entity_id) or Targets()

    def _outside(self, name: str, kind: str, value: Any) -> Any:  # noqa: ANN401 -- each attribute has its own type
        if value is None:
            return None
        if name == "owner":
            return self._people.get(value, FORGOTTEN)
        if isinstance(value, dict):  # prose; of a redacted one nothing is left to read
            value = value.get("text")
        if kind == "day" and isinstance(value, str):
            return _day(value)
        if kind == "text" and isinstance(value, str):
            return value.strip() or None
        return _whole(value)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return text


def _whole(value: Any) -> Any:  # noqa: ANN401 -- numbers, alone and in lists
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    return whole(value)
