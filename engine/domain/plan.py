"""A plan, and what every entity of a strategy has in common: its owner, its judged status, its comments.

A plan (a year, a quarter, a programme) is the root of a tree of objectives, measures and key results.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.state import (
    Strategy,
    must_be_a,
    must_be_explained,
    must_be_finite,
    must_be_new,
    must_be_open,
    must_be_said,
    must_have_reason,
)
from engine.domain.values import Command, Event, Kind, Prose

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class PlanStarted(Event):
    """A plan begins and is in force: from here on, every change of it needs a reason."""

    TOPIC: ClassVar[str] = "PlanStarted"
    KIND: ClassVar[Kind | None] = "plan"
    CARRIES: ClassVar[tuple[str, ...]] = ("title", "period", "text")
    title: str
    period: str | None = None
    """The time the plan covers: 2026, 2026-Q1, 2026-03, or the source's own label."""
    text: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class PlanClosed(Event):
    """A plan ends; it stays readable."""

    TOPIC: ClassVar[str] = "PlanClosed"
    TELLS: ClassVar[dict[str, Any]] = {"status": "closed"}
    period: str | None = None
    text: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class AttributeChanged(Event):
    """One attribute of an item got a new value; `title` renames it, others are kept under their own name."""

    TOPIC: ClassVar[str] = "AttributeChanged"
    CARRIES: ClassVar[tuple[str, ...]] = ("title",)
    entity: Kind
    field: str
    to: str | int | float | bool | None = None
    period: str | None = None
    text: Prose | None = None

    @property
    def title(self) -> str | None:
        """The new title, where it is one."""
        return str(self.to) if self.field == "title" and self.to is not None else None


@dataclass(frozen=True, kw_only=True)
class OwnerSet(Event):
    """Somebody answers for the entity from now on."""

    TOPIC: ClassVar[str] = "OwnerSet"
    CARRIES: ClassVar[tuple[str, ...]] = ("owner",)
    entity: Kind
    owner: str
    """The opaque id of the person, role or body."""
    period: str | None = None
    text: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class StatusSet(Event):
    """Somebody judged where the entity stands, in words and, where given, as a score."""

    TOPIC: ClassVar[str] = "StatusSet"
    STRUCTURE: ClassVar[bool] = False
    entity: Kind
    status: str
    value: float | None = None
    """The judged grade where one was given, 0 to 1."""
    period: str | None = None
    text: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class CommentAdded(Event):
    """Somebody wrote something about the entity."""

    TOPIC: ClassVar[str] = "CommentAdded"
    STRUCTURE: ClassVar[bool] = False
    entity: Kind
    text: Prose
    aspect: str | None = None
    """What the comment is about, for example `rating` or `schedule`."""
    parent_id: str | None = None
    period: str | None = None


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class StartPlan(Command):
    """Begin a plan."""

    title: str
    period: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class ClosePlan(Command):
    """End a plan."""


@dataclass(frozen=True, kw_only=True)
class AssignOwner(Command):
    """Make somebody answer for an entity."""

    owner: str


@dataclass(frozen=True, kw_only=True)
class SetStatus(Command):
    """Judge where an entity stands."""

    status: str
    value: float | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class AddComment(Command):
    """Write something about an entity."""

    text: str
    aspect: str | None = None


def start_plan(command: StartPlan, strategy: Strategy) -> list[Event]:
    """A plan starts once."""
    must_be_new(strategy, command.entity_id)
    must_be_said(command.entity_id, "title", command.title)
    return [
        PlanStarted(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            title=command.title,
            period=command.period,
            text=command.text,
        )
    ]


def close_plan(command: ClosePlan, strategy: Strategy) -> list[Event]:
    """Closing a plan is a change of it, and needs a reason."""
    must_have_reason(command)
    item = strategy.item(command.entity_id)
    must_be_a(item, "plan")
    must_be_open(strategy, item)
    return [PlanClosed(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason)]


def assign_owner(command: AssignOwner, strategy: Strategy) -> list[Event]:
    """Any entity can be given an owner, also one that was dropped: records are put in order afterwards.

    Who answers for an item is part of the plan: from its agreement on, another owner needs a reason. Of a closed
    review only the countermeasures can get one, for they go on.
    """
    item = strategy.item(command.entity_id)
    must_be_said(command.entity_id, "owner", command.owner)
    if strategy.root(item).kind != "review":
        must_be_explained(command, strategy, item)
    elif item.kind != "countermeasure":
        must_be_open(strategy, item)
    return [
        OwnerSet(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            entity=item.kind,
            owner=command.owner,
        )
    ]


def set_status(command: SetStatus, strategy: Strategy) -> list[Event]:
    """A judged status stands beside the computed one and never replaces it silently."""
    item = strategy.item(command.entity_id)
    must_be_said(command.entity_id, "status", command.status)
    must_be_finite(command.entity_id, "judged grade", command.value)
    return [
        StatusSet(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            entity=item.kind,
            status=command.status,
            value=command.value,
            text=command.text,
        )
    ]


def add_comment(command: AddComment, strategy: Strategy) -> list[Event]:
    """Anybody may comment on anything, if there is something to say."""
    item = strategy.item(command.entity_id)
    must_be_said(command.entity_id, "comment", command.text)
    return [
        CommentAdded(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            entity=item.kind,
            text=command.text,
            aspect=command.aspect,
        )
    ]
