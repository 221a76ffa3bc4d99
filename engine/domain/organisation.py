"""Who may do what in a workspace: roles are granted and revoked, and one administrator always remains."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.roles import ADMINISTRATOR, ROLES
from engine.domain.state import Strategy, must_be_said
from engine.domain.values import Command, Event, instant_text
from engine.errors import RefusedError

ORGANISATION = "organisation"
"""What these events are about, and the one stream they lie in."""

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class RoleSet(Event):
    """A person has a role, or no longer."""

    STREAM: ClassVar[str | None] = ORGANISATION
    GRANTED: ClassVar[bool]

    person: str
    """The opaque id of the person."""
    role: str
    """viewer, contributor, facilitator, planner or administrator."""


@dataclass(frozen=True, kw_only=True)
class RoleGranted(RoleSet):
    """A person has a role from now on, beside any other."""

    TOPIC: ClassVar[str] = "RoleGranted"
    GRANTED: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class RoleRevoked(RoleSet):
    """A person has a role no longer."""

    TOPIC: ClassVar[str] = "RoleRevoked"
    GRANTED: ClassVar[bool] = False


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class GrantRole(Command):
    """Give a person a role."""

    entity_id: str = ORGANISATION
    person: str
    role: str


@dataclass(frozen=True, kw_only=True)
class RevokeRole(Command):
    """Take a role from a person."""

    entity_id: str = ORGANISATION
    person: str
    role: str


# ------------------------------------------------------------------------------------------------- rules


def grant_role(command: GrantRole, strategy: Strategy) -> list[Event]:
    """A role is granted once; the first one is that of an administrator, for somebody has to grant the others."""
    person = _person(command)
    roles = strategy.roles()
    if command.role in roles.of(person):
        raise RefusedError(f"{person}: has the role {command.role} already")
    if command.role != ADMINISTRATOR and not roles.holders(ADMINISTRATOR):
        raise RefusedError(
            f"{person}: nobody is administrator yet, so nobody could grant roles later on; "
            f"`hansei role grant NAME {ADMINISTRATOR}` first"
        )
    return [RoleGranted(**_said(command, person))]


def revoke_role(command: RevokeRole, strategy: Strategy) -> list[Event]:
    """Only a role that a person has can be revoked, and never that of the last administrator."""
    person = _person(command)
    roles = strategy.roles()
    if command.role not in roles.of(person):
        held = ", ".join(sorted(roles.of(person))) or "none"
        raise RefusedError(f"{person}: does not have the role {command.role}; roles of {person}: {held}")
    if command.role == ADMINISTRATOR and roles.holders(ADMINISTRATOR) == [person]:
        raise RefusedError(f"{person}: is the last administrator; make somebody else administrator first")
    return [RoleRevoked(**_said(command, person))]


def _person(command: GrantRole | RevokeRole) -> str:
    must_be_said("role", "name of the person", command.person)
    if command.role not in ROLES:
        raise RefusedError(f"{command.person}: there is no role {command.role!r}; there are {', '.join(ROLES)}")
    return command.person.strip()


def _said(command: GrantRole | RevokeRole, person: str) -> dict[str, Any]:
    return {
        "entity_id": ORGANISATION,
        "effective_at": instant_text(command.at),  # nobody had a right before it was granted
        "reason": command.reason,
        "person": person,
        "role": command.role,
    }
