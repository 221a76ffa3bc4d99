"""What the items of a strategy have in common: they are put under something, told anew, and dropped."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from engine.domain.placing import must_fit_under
from engine.domain.state import (
    Strategy,
    must_be_a,
    must_be_explained,
    must_be_finite,
    must_be_new,
    must_be_open,
    must_be_said,
    must_be_weight,
)
from engine.domain.values import A_KIND, MAX_ID_LENGTH, Command, Event, ItemDefined, Kind, RootBegun
from engine.errors import RefusedError


@dataclass(frozen=True, kw_only=True)
class SetItem(Command):
    """Add an item of a strategy, or tell an existing one anew: only what is given changes."""

    EVENT: ClassVar[type[ItemDefined]]

    parent_id: str
    title: str
    unit: str | None = None
    direction: str | None = None
    owner: str | None = None
    baseline: float | None = None
    target: float | None = None
    weight: float | None = None
    commitment: str | None = None
    period: str | None = None
    text: str | None = None
    cleared: list[str] | None = None
    """Attributes that are to have no value from now on."""


@dataclass(frozen=True, kw_only=True)
class RetireItem(Command):
    """Drop an item of a strategy."""

    EVENT: ClassVar[type[Event]]
    RETIRES: ClassVar[tuple[Kind, ...]]


@dataclass(frozen=True, kw_only=True)
class BeginRoot(Command):
    """Begin a plan, a scorecard, a cycle or a review."""

    EVENT: ClassVar[type[RootBegun]]

    title: str
    parent_id: str | None = None
    """The plan that it belongs to."""
    text: str | None = None


_NEVER_CLEARED = ("parent_id", "title", "target")
"""An item is always somewhere and called something; a target is taken away as it is set."""

_EVERY = frozenset(one.name for one in fields(Command))


def said_by(command: Command) -> dict[str, Any]:
    """What a command says beyond what every command says."""
    return {one.name: getattr(command, one.name) for one in fields(command) if one.name not in _EVERY}


def begin_root(command: BeginRoot, strategy: Strategy) -> list[Event]:
    """A root begins once, alone or under a plan."""
    kind = command.EVENT.KIND
    assert kind is not None  # every root has one
    must_be_new(strategy, command.entity_id)
    must_be_said(command.entity_id, "title", command.title)
    if command.parent_id is not None:
        must_be_open(strategy, must_fit_under(command, strategy, kind, command.parent_id))
    return [
        command.EVENT(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            **said_by(command),
        )
    ]


def set_item(command: SetItem, strategy: Strategy) -> list[Event]:
    """An item lies under a parent of a fitting kind in something not closed; to add one is a change of the plan."""
    kind = command.EVENT.KIND
    assert kind is not None  # every item has one
    if not command.entity_id or len(command.entity_id) > MAX_ID_LENGTH:
        raise RefusedError(f"{command.entity_id[:40]!r}: an id has 1 to {MAX_ID_LENGTH} characters")
    parent = must_fit_under(command, strategy, kind, command.parent_id)
    known = strategy.known(command.entity_id)
    if known is not None and known.stream != parent.stream:
        raise RefusedError(
            f"{command.entity_id}: belongs to another plan than {command.parent_id}; give it an id of its own"
        )
    must_be_explained(command, strategy, parent)
    must_be_open(strategy, parent)
    must_be_said(command.entity_id, "title", command.title)
    if command.owner is not None:
        must_be_said(command.entity_id, "owner", command.owner)
    must_be_weight(command.entity_id, command.weight)
    must_be_finite(command.entity_id, "baseline", command.baseline)
    must_be_finite(command.entity_id, "target", command.target)
    for name in command.cleared or ():
        if name in _NEVER_CLEARED or name not in command.EVENT.CARRIES:
            raise RefusedError(f"{command.entity_id}: {name} is nothing that can be cleared of {A_KIND[kind]}")
    return [
        command.EVENT(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            **said_by(command),
        )
    ]


def retire_item(command: RetireItem, strategy: Strategy) -> list[Event]:
    """Dropping an item is a change of the plan; what was recorded about it stays."""
    item = strategy.present(command.entity_id, command.effective)
    if item.kind not in command.RETIRES:
        must_be_a(item, command.RETIRES[0])
    must_be_explained(command, strategy, item)
    must_be_open(strategy, item)
    return [command.EVENT(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason)]
