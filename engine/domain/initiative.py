"""The events of an initiative: a funded action that is to move an item of the strategy."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.items import SetItem, set_item
from engine.domain.review import must_be_day
from engine.domain.scorecard import must_be_one_of
from engine.domain.state import Item, Strategy, must_be_a, must_be_finite, must_be_open, must_have_reason
from engine.domain.values import Command, Event, ItemDefined, Kind
from engine.errors import RefusedError

OUTCOMES = ("done", "dropped")

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class InitiativeSet(ItemDefined):
    """An initiative exists, under the item that it is to move."""

    TOPIC: ClassVar[str] = "InitiativeSet"
    KIND: ClassVar[Kind | None] = "initiative"
    CARRIES: ClassVar[tuple[str, ...]] = (*ItemDefined.CARRIES, "due", "budget")

    due: str | None = None
    """The day by which it is done."""
    budget: float | None = None
    """What it may cost, in the currency of the workspace."""


@dataclass(frozen=True, kw_only=True)
class InitiativeClosed(Event):
    """An initiative ends."""

    TOPIC: ClassVar[str] = "InitiativeClosed"
    TELLS: ClassVar[dict[str, Any]] = {"status": "closed"}
    CARRIES: ClassVar[tuple[str, ...]] = ("outcome",)

    outcome: str | None = None
    """done or dropped."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class SetInitiative(SetItem):
    """Add an initiative, or tell an existing one anew."""

    EVENT = InitiativeSet

    due: str | None = None
    budget: float | None = None


@dataclass(frozen=True, kw_only=True)
class CloseInitiative(Command):
    """End an initiative."""

    outcome: str


# ------------------------------------------------------------------------------------------------- rules


def set_initiative(command: SetInitiative, strategy: Strategy) -> list[Event]:
    """An initiative lies under the item that it is to move, which is there; what it costs is not below zero."""
    strategy.present(command.parent_id, command.effective)
    must_be_finite(command.entity_id, "budget", command.budget)
    if command.budget is not None and command.budget < 0:
        raise RefusedError(f"{command.entity_id}: a budget is not below 0, so it cannot be {command.budget:g}")
    must_be_day(command.entity_id, command.due)
    known = strategy.known(command.entity_id)
    if known is not None and known.kind == "initiative":
        _must_go_on(known, command.effective)
    return set_item(command, strategy)


def close_initiative(command: CloseInitiative, strategy: Strategy) -> list[Event]:
    """An initiative ends once, done or dropped, for a reason."""
    item = strategy.present(command.entity_id, command.effective)
    must_be_a(item, "initiative")
    must_be_one_of(command.entity_id, "outcome", command.outcome, OUTCOMES)
    must_have_reason(command)
    must_be_open(strategy, item)
    _must_go_on(item)
    return [
        InitiativeClosed(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            outcome=command.outcome,
        )
    ]


def _must_go_on(initiative: Item, at: str | None = None) -> None:
    outcome = initiative.value("outcome", at)
    if outcome is not None:
        raise RefusedError(f"{initiative.entity_id}: this initiative is over ({outcome}); begin another one")
