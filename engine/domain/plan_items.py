"""What an item of a Hoshin plan says must fit: words, numbers, and the items it refers to."""

import re

from engine.domain.items import SetItem, set_item
from engine.domain.placing import must_be_measured_at_first_hand
from engine.domain.state import Strategy
from engine.domain.values import Event
from engine.errors import RefusedError

DIRECTIONS = ("up", "down", "none")
AGGREGATIONS = ("sum", "mean", "last", "max", "min")


def set_plan_item(command: SetItem, strategy: Strategy) -> list[Event]:
    """An item of a plan lies in its plan, and what it refers to is there and fits."""
    events = set_item(command, strategy)
    _must_be_one_of(command, "direction", DIRECTIONS)
    _must_be_one_of(command, "aggregation", AGGREGATIONS)
    horizon = getattr(command, "horizon", None)
    if horizon is not None and not re.fullmatch(r"\d{4}", horizon):
        raise RefusedError(f"{command.entity_id}: the horizon is a year such as 2029, not {horizon!r}")
    _must_deploy_from_above(command, strategy)
    must_be_measured_at_first_hand(command, strategy, getattr(command, "measured_by", None))
    return events


def _must_be_one_of(command: SetItem, name: str, words: tuple[str, ...]) -> None:
    word = getattr(command, name, None)
    if word is not None and word not in words:
        raise RefusedError(
            f"{command.entity_id}: the {name} is {', '.join(words[:-1])} or {words[-1]}, not {word!r}"
        )


def _must_deploy_from_above(command: SetItem, strategy: Strategy) -> None:
    """What an item of a child plan carries out is an improvement priority of the plan above."""
    deploys = getattr(command, "deploys", None)
    if deploys is None:
        return
    above = strategy.item(command.parent_id).parent_id
    if above is None:
        raise RefusedError(f"{command.entity_id}: no plan lies above {command.parent_id}, so it deploys nothing")
    priority = strategy.present(deploys, command.effective)
    if priority.kind != "improvement_priority" or priority.parent_id != above:
        raise RefusedError(f"{command.entity_id}: {deploys} is no improvement priority of the plan above, {above}")
