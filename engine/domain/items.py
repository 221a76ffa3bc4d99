"""What objectives, key results and measures have in common: they are put under something, and dropped."""

from dataclasses import dataclass, fields
from typing import ClassVar

from engine.domain.state import PlanState, must_be_a, must_fit_under, must_have_reason
from engine.domain.values import Command, Event, ItemDefined, ItemRetired


@dataclass(frozen=True, kw_only=True)
class SetItem(Command):
    """Add an item of a plan, or tell an existing one anew: only what is given changes."""

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
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class RetireItem(Command):
    """Drop an item of a plan."""

    EVENT: ClassVar[type[ItemRetired]]


_SAID = [field.name for field in fields(SetItem) if field.name not in {one.name for one in fields(Command)}]


def set_item(command: SetItem, plan: PlanState) -> list[Event]:
    """An item lies under a parent of a fitting kind; to add one is a change of the plan."""
    must_have_reason(command)
    kind = command.EVENT.KIND
    assert kind is not None  # every item has one
    must_fit_under(plan, command.entity_id, kind, command.parent_id)
    return [
        command.EVENT(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            **{name: getattr(command, name) for name in _SAID},
        )
    ]


def retire_item(command: RetireItem, plan: PlanState) -> list[Event]:
    """Dropping an item is a change of the plan; what was recorded about it stays."""
    must_have_reason(command)
    must_be_a(plan.present(command.entity_id, command.effective), command.EVENT.RETIRES)
    return [command.EVENT(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason)]
