"""What lies under what, what serves what, and what is the same thing: nothing comes round to itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from engine.domain.state import Item, Strategy
from engine.domain.values import A_KIND, KIND_WORDS, PARENT_KINDS, Command, Kind
from engine.errors import RefusedError


def must_fit_under(command: Command, strategy: Strategy, kind: Kind, parent_id: str) -> Item:
    """An item lies under a parent of a fitting kind, and never under or in service of itself; the parent."""
    entity_id = command.entity_id
    parent = strategy.item(parent_id)
    if parent.kind not in PARENT_KINDS[kind]:
        raise RefusedError(
            f"{entity_id}: {A_KIND[kind]} cannot lie under the {KIND_WORDS[parent.kind]} {parent_id}"
        )
    known = strategy.known(entity_id)
    if known is None:
        return parent
    if known.kind != kind:
        raise RefusedError(f"{entity_id}: this id is taken by {A_KIND[known.kind]}")
    if entity_id == parent_id or any(above.entity_id == entity_id for above in strategy.above(parent)):
        raise RefusedError(f"{entity_id}: lies above {parent_id}, so it cannot lie under it")
    must_not_come_round(command, parent_id, strategy, lambda item: served_by(item, strategy, command.effective))
    return parent


def must_not_come_round(
    command: Command, to_id: str, strategy: Strategy, next_of: Callable[[Item], Iterable[str]]
) -> None:
    """No way leads from the far end back to the near one, now or at an instant that is told of already."""
    seen: set[str] = set()
    ahead = [to_id]
    while ahead:
        entity_id = ahead.pop()
        if entity_id == command.entity_id:
            raise RefusedError(f"{entity_id}: {to_id} leads back to it, so the link would close a circle")
        item = strategy.known(entity_id)
        if item is not None and entity_id not in seen:
            seen.add(entity_id)
            ahead.extend(next_of(item))


def served_by(item: Item, strategy: Strategy, at: str) -> Iterator[str]:
    """What an item lies under or is aligned to, from an instant on."""
    yield from standing_from(at, item.told.get("parent_id", {}))
    yield from linked_to(item, "alignment", strategy, at)


def linked_to(item: Item, relation: str, strategy: Strategy, at: str) -> Iterator[str]:
    """What an item is linked to in one way, from an instant on."""
    for (name, from_id, to_id), told in strategy.links.items():
        if name == relation and from_id == item.entity_id and any(standing_from(at, told)):
            yield to_id


def standing_from(at: str, told: Mapping[tuple[str, str], Any]) -> Iterator[Any]:
    """What was told of one attribute that holds at an instant or will hold at a later one."""
    before = [when for when in told if when[0] <= at]
    holding = {max(before)} if before else set()
    for when, value in told.items():
        if value is not None and (when in holding or when[0] > at):
            yield value


def must_be_measured_at_first_hand(command: Command, strategy: Strategy, source_id: str | None) -> None:
    """The readings of an item come from where they are recorded: in one step, never over a third item."""
    if source_id is None:
        return
    at, entity_id = command.effective, command.entity_id
    source = strategy.present(source_id, at)
    if source.kind not in ("measure", "key_result") or source_id == entity_id:
        raise RefusedError(
            f"{entity_id}: is measured by another measure or key result, not by {A_KIND[source.kind]} {source_id}"
        )
    for first_hand in standing_from(at, source.told.get("measured_by", {})):
        raise RefusedError(f"{entity_id}: {source_id} is itself measured by {first_hand}; link to that one")
    strategy.find_all()
    for item in strategy.items.values():
        if entity_id in standing_from(at, item.told.get("measured_by", {})):
            raise RefusedError(
                f"{entity_id}: {item.entity_id} is measured by it; link that one to {source_id} first"
            )
