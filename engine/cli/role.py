"""Who has which role in the workspace."""

from collections.abc import Callable
from typing import Any

import click

from engine.cli.common import format_option, open_log, say_appended
from engine.domain.organisation import GrantRole, RevokeRole
from engine.domain.roles import ROLES
from engine.handle import handle
from engine.log.log import utc_now
from engine.settings import Settings

_why_option = click.option("--reason", metavar="WHY", help="Why.")
_FOR = "\n".join(f"  {role}: {purpose}" for role, purpose in ROLES.items())


@click.group("role")
def role_group() -> None:
    """Who may do what: roles of people, which the dashboard checks."""


def _of_a_person(command: Callable[..., None]) -> Callable[..., Any]:
    """What both commands take."""
    for decorate in (
        click.pass_obj,
        format_option,
        _why_option,
        click.argument("role", type=click.Choice(list(ROLES))),
        click.argument("person"),
    ):
        command = decorate(command)
    return command


@role_group.command("grant", help=f"Give PERSON a role, beside any other.\n\n\b\n{_FOR}")
@_of_a_person
def grant(settings: Settings, person: str, role: str, reason: str | None, form: str) -> None:
    """Give PERSON a role, beside any other."""
    command = GrantRole(person=person, role=role, at=utc_now(), reason=reason)
    _carry_out(settings, command, form, f"{person}: has the role {role}")


@role_group.command("revoke")
@_of_a_person
def revoke(settings: Settings, person: str, role: str, reason: str | None, form: str) -> None:
    """Take a role from PERSON. Whoever has none sees everything and changes nothing."""
    command = RevokeRole(person=person, role=role, at=utc_now(), reason=reason)
    _carry_out(settings, command, form, f"{person}: no longer has the role {role}")


def _carry_out(settings: Settings, command: GrantRole | RevokeRole, form: str, done: str) -> None:
    with open_log(settings) as log:
        answer = handle(log, command, actor=settings.actor, appended_by=settings.appended_by, source="cli")
    say_appended(answer, form, done)
