"""The events of an initiative: a funded action that is to move an item of the strategy."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.items import SetItem
from engine.domain.values import Event, ItemDefined, Kind


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
