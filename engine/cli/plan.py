"""The commands about a plan: it is agreed, and written as a file."""

import click

from engine.cli.common import carry_out, format_option, reason_option
from engine.domain.hoshin import AgreePlan
from engine.log.log import utc_now
from engine.settings import Settings


@click.group("plan")
def plan_group() -> None:
    """A plan: agreed between the levels, and written as a file."""


@plan_group.command("agree")
@click.argument("plan")
@reason_option
@format_option
@click.pass_obj
def agree(settings: Settings, plan: str, reason: str | None, form: str) -> None:
    """Put the draft PLAN into force: from here on, each change of it needs a reason."""
    carry_out(settings, AgreePlan(entity_id=plan, at=utc_now(), reason=reason), form, "agreed")
