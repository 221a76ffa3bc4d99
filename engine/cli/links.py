"""How the items of a strategy hang together and what they weigh: links, weights, statuses, initiatives."""

import click

from engine.cli.common import (
    NEGATIVE,
    carry_out,
    effective,
    effective_option,
    finite,
    format_option,
    reason_option,
)
from engine.domain.hoshin import STRENGTHS
from engine.domain.initiative import OUTCOMES, CloseInitiative, SetInitiative
from engine.domain.links import Link, Unlink
from engine.domain.override import OVERRIDES, OverrideStatus
from engine.domain.scorecard import SetWeight
from engine.domain.values import Command
from engine.errors import UnusableInputError
from engine.log.log import utc_now
from engine.settings import Settings


@click.command()
@click.argument("from_id", metavar="FROM")
@click.argument("to_id", metavar="TO")
@click.option(
    "--strength",
    type=click.Choice([strength for strength in STRENGTHS if strength != "none"]),
    help="How strongly two neighbouring sides of the X-matrix correlate.",
)
@click.option("--same", is_flag=True, help="FROM is the same thing as TO: it has the readings of that one.")
@effective_option
@reason_option
@format_option
@click.pass_obj
def link(
    settings: Settings,
    from_id: str,
    to_id: str,
    strength: str | None,
    same: bool,
    effective_at: str | None,
    reason: str | None,
    form: str,
) -> None:
    """Link FROM to TO in the way that fits their kinds.

    Items of neighbouring sides of the X-matrix correlate; a strategic objective drives another one; an objective
    serves another one or an item of a plan or scorecard; a key result, a target to improve or a measure is the same
    thing as a measure or a key result.
    """
    now = utc_now()
    command = Link(
        entity_id=from_id, at=now, effective_at=effective(effective_at, now), to_id=to_id, strength=strength,
        same=same, reason=reason,
    )  # fmt: skip
    carry_out(settings, command, form, f"linked to {to_id}")


@click.command()
@click.argument("from_id", metavar="FROM")
@click.argument("to_id", metavar="TO")
@effective_option
@reason_option
@format_option
@click.pass_obj
def unlink(
    settings: Settings, from_id: str, to_id: str, effective_at: str | None, reason: str | None, form: str
) -> None:
    """Take back the link from FROM to TO."""
    now = utc_now()
    command = Unlink(
        entity_id=from_id, at=now, effective_at=effective(effective_at, now), to_id=to_id, reason=reason
    )
    carry_out(settings, command, form, f"no longer linked to {to_id}")


@click.command(context_settings=NEGATIVE)
@click.argument("entity_id", metavar="ID")
@click.argument("weight", type=float)
@effective_option
@reason_option
@format_option
@click.pass_obj
def weigh(
    settings: Settings, entity_id: str, weight: float, effective_at: str | None, reason: str | None, form: str
) -> None:
    """Let ID count WEIGHT among its siblings: a relative number above 0."""
    now = utc_now()
    command = SetWeight(
        entity_id=entity_id, at=now, effective_at=effective(effective_at, now), weight=finite(weight),
        reason=reason,
    )  # fmt: skip
    carry_out(settings, command, form, "weighed")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.argument("status", required=False, type=click.Choice(OVERRIDES))
@click.option("--lift", is_flag=True, help="The computed status holds again.")
@effective_option
@reason_option
@format_option
@click.pass_obj
def override(
    settings: Settings,
    entity_id: str,
    status: str | None,
    lift: bool,
    effective_at: str | None,
    reason: str | None,
    form: str,
) -> None:
    """Set STATUS of ID in place of the computed one, which stays visible, or --lift it again."""
    if lift == (status is not None):
        raise UnusableInputError("give either a STATUS or --lift")
    now = utc_now()
    command = OverrideStatus(
        entity_id=entity_id, at=now, effective_at=effective(effective_at, now), status=status, reason=reason
    )
    carry_out(settings, command, form, "computed again" if lift else f"overridden as {status}")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.option("--under", metavar="ITEM", help="The item of the strategy that it is to move.")
@click.option("--title", metavar="T", help="What it is called.")
@click.option("--owner", metavar="NAME", help="The person, role or body that answers for it.")
@click.option("--due", metavar="DAY", help="The day by which it is done, such as 2026-03-31.")
@click.option("--budget", type=float, metavar="AMOUNT", help="What it may cost.")
@click.option("--close", "outcome", type=click.Choice(OUTCOMES), help="It is over: done or dropped.")
@reason_option
@format_option
@click.pass_obj
def initiative(
    settings: Settings,
    entity_id: str,
    under: str | None,
    title: str | None,
    owner: str | None,
    due: str | None,
    budget: float | None,
    outcome: str | None,
    reason: str | None,
    form: str,
) -> None:
    """Begin the initiative ID under an item, tell it anew, or --close it."""
    now = utc_now()
    if outcome is not None:
        if any(said is not None for said in (under, title, owner, due, budget)):
            raise UnusableInputError("--close stands alone with --reason; leave the other options out")
        command: Command = CloseInitiative(entity_id=entity_id, at=now, outcome=outcome, reason=reason)
    elif under is None or title is None:
        raise UnusableInputError("an initiative needs --under ITEM and --title T")
    else:
        command = SetInitiative(
            entity_id=entity_id, at=now, parent_id=under, title=title, owner=owner, due=due,
            budget=None if budget is None else finite(budget), reason=reason,
        )  # fmt: skip
    carry_out(settings, command, form, outcome or "set")
