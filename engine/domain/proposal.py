"""What the policies propose: a reaction is an event of its own, so that a page and a command can list it."""

from dataclasses import dataclass
from typing import ClassVar

from engine.domain.items import said_by
from engine.domain.state import Strategy
from engine.domain.values import Command, Event, Prose
from engine.errors import RefusedError

PROPOSALS = ("finding", "escalation", "grades", "reminder")
"""A miss proposes a finding; two in a row escalate; a closed cycle asks for grades; a stale key result reminds."""


@dataclass(frozen=True, kw_only=True)
class ActionProposed(Event):
    """A policy proposes that somebody act on an entity."""

    TOPIC: ClassVar[str] = "ActionProposed"
    STRUCTURE: ClassVar[bool] = False

    proposal: str
    """finding, escalation, grades or reminder."""
    text: Prose
    """What is to be done and why, in words."""
    period: str | None = None
    """The missed period, or the day since which it is silent."""
    review_id: str | None = None
    """The open review it is proposed to."""
    owner: str | None = None
    """The opaque id of who is asked."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class ProposeAction(Command):
    """Propose that somebody act on an entity."""

    proposal: str
    text: str
    period: str | None = None
    review_id: str | None = None
    owner: str | None = None


def propose_action(command: ProposeAction, strategy: Strategy) -> list[Event]:
    """A policy proposes what it knows; whether anybody acts is decided by people."""
    strategy.item(command.entity_id)
    if command.proposal not in PROPOSALS:
        raise RefusedError(
            f"{command.entity_id}: there is no proposal {command.proposal}; use {', '.join(PROPOSALS)}"
        )
    return [ActionProposed(entity_id=command.entity_id, effective_at=command.effective, **said_by(command))]
