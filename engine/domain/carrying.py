"""What becomes of an objective that its cycle does not finish: it goes on in a later one, or is given up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.domain.cycle import ObjectiveAbandoned, ObjectiveCarriedForward
from engine.domain.forms import TARGETED
from engine.domain.grading import latest_value, standing_aim
from engine.domain.okr import KeyResultSet, ObjectiveSet
from engine.domain.progress import Aim
from engine.domain.state import Item, Strategy, must_be_new, must_be_open, must_have_reason
from engine.domain.values import A_KIND, Command, Event, PersonId
from engine.errors import RefusedError

_OF_BOTH = ("title", "text", "unit", "direction", "weight", "commitment")
_OF_KEY_RESULTS = ("form", "low", "high", "stretch", "milestones", "measured_by")


@dataclass(frozen=True, kw_only=True)
class CarryForward(Command):
    """Go on with an objective in a later cycle."""

    to: str
    """The cycle."""
    new_id: str | None = None
    """What the copy is called; its cycle and the old id if not given."""


@dataclass(frozen=True, kw_only=True)
class AbandonObjective(Command):
    """Give up an objective before the end of its cycle."""


def carry_forward(command: CarryForward, strategy: Strategy) -> list[Event]:
    """A linked copy of the objective and of its key results, which start from where they stand now.

    The cycle it comes from may be closed; the one it goes to is not.
    """
    objective = _objective(command, strategy)
    cycle = strategy.present(command.to, command.effective)
    if cycle.kind != "cycle":
        raise RefusedError(f"{command.entity_id}: {command.to} is {A_KIND[cycle.kind]}, not a cycle")
    must_be_open(strategy, cycle)
    if strategy.root(objective) is cycle:
        raise RefusedError(f"{command.entity_id}: lies in {command.to} already")
    copy_id = objective.value("carried_to")
    if copy_id is not None:
        raise RefusedError(f"{command.entity_id}: was carried forward already, as {copy_id}")
    strategy.find_all()
    return list(_carried(command, strategy, objective))


def abandon(command: AbandonObjective, strategy: Strategy) -> list[Event]:
    """Giving up an objective always says why; it and what it came to stay readable."""
    objective = _objective(command, strategy)
    must_be_open(strategy, objective)
    return [ObjectiveAbandoned(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason)]


def _objective(command: Command, strategy: Strategy) -> Item:
    must_have_reason(command)
    objective = strategy.present(command.entity_id, command.effective)
    if objective.kind != "objective":
        raise RefusedError(f"{command.entity_id}: is {A_KIND[objective.kind]}, not an objective")
    return objective


def _carried(command: CarryForward, strategy: Strategy, objective: Item) -> Iterator[Event]:
    at = command.effective
    new_ids = {objective.entity_id: command.new_id or f"{command.to}-{objective.entity_id}"}
    key_results = list(_key_results(strategy, objective, at))
    new_ids |= {item.entity_id: f"{command.to}-{item.entity_id}" for item in key_results}
    for new_id in new_ids.values():
        must_be_new(strategy, new_id)
    if len(set(new_ids.values())) < len(new_ids):
        raise RefusedError(f"{command.entity_id}: {command.new_id} is what a copied key result is to be called")
    said: dict[str, Any] = {"effective_at": at, "reason": command.reason}
    yield ObjectiveSet(
        entity_id=new_ids[objective.entity_id],
        parent_id=command.to,
        carried_from=objective.entity_id,
        **said,
        **_copied(objective, _OF_BOTH, at),
    )
    for item in key_results:
        aim = standing_aim(strategy, item, at)
        yield KeyResultSet(
            entity_id=new_ids[item.entity_id],
            parent_id=new_ids[str(item.parent_id)],
            carried_from=item.entity_id,
            baseline=_baseline(aim, latest_value(strategy, item, at)),
            target=aim.target if aim.form in TARGETED else None,
            **said,
            **_copied(item, (*_OF_BOTH, *_OF_KEY_RESULTS), at),
        )
    yield ObjectiveCarriedForward(entity_id=objective.entity_id, carried_to=new_ids[objective.entity_id], **said)


def _key_results(strategy: Strategy, above: Item, at: str) -> Iterator[Item]:
    """The key results that are there under an objective, and under them, each after what it lies under."""
    for item in list(strategy.items.values()):
        if item.kind == "key_result" and item.parent_id == above.entity_id and item.present(at):
            yield item
            yield from _key_results(strategy, item, at)


def _copied(item: Item, names: tuple[str, ...], at: str) -> dict[str, Any]:
    """What is told of the item, for its copy; whoever answers for the one answers for the other."""
    owner = item.value("owner", at)
    said = {name: item.value(name, at) for name in names}
    return {**said, "owner": None if owner is None else PersonId(owner)}


def _baseline(aim: Aim, value: float | None) -> float | None:
    """Where it stands now, if that is known and leaves a way to go to a stretch; else the old baseline."""
    here = value is not None and aim.form not in ("between", "milestones", "binary")
    return value if here and not (aim.form == "zones" and value == aim.stretch) else aim.baseline
