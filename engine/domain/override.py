"""A person's status in place of the computed one, which stays visible beside it."""

from dataclasses import dataclass

from engine.domain.scorecard import StatusOverridden, must_be_one_of
from engine.domain.state import Strategy, must_be_open, must_have_reason
from engine.domain.values import A_KIND, Command, Event, Kind
from engine.errors import RefusedError

OVERRIDES = ("on_track", "at_risk", "off_track", "no_data")
"""The statuses that a person may set in place of the computed one."""

OVERRIDABLE: tuple[Kind, ...] = ("scorecard", "perspective", "strategic_objective", "objective", "measure")
"""The kinds of entity whose status is computed from scores."""


@dataclass(frozen=True, kw_only=True)
class OverrideStatus(Command):
    """Put a person's status in place of the computed one, or lift it again."""

    status: str | None
    """None lifts the one that stands."""


def override_status(command: OverrideStatus, strategy: Strategy) -> list[Event]:
    """A person's status always says why; lifting it says why too, and there must be one."""
    item = strategy.present(command.entity_id, command.effective)
    if item.kind not in OVERRIDABLE:
        raise RefusedError(f"{command.entity_id}: is {A_KIND[item.kind]}, whose status cannot be overridden")
    must_be_one_of(command.entity_id, "status", command.status, OVERRIDES)
    must_have_reason(command)
    must_be_open(strategy, item)
    if command.status is None and item.value("override", command.effective) is None:
        raise RefusedError(f"{command.entity_id}: no status stands overridden, so there is nothing to lift")
    return [
        StatusOverridden(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            override=command.status,
            cleared=["override"] if command.status is None else None,
        )
    ]
