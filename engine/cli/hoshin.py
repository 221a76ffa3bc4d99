"""Catchball: the commands by which two levels agree on a target."""

from datetime import datetime

import click

from engine.cli.common import carry_out, format_option, reason_option
from engine.domain.calendar import period_span
from engine.domain.catchball import AgreeToOffer, CounterOffer, DeclineOffer, ProposeTarget
from engine.log.log import utc_now
from engine.settings import Settings

_level_option = click.option("--level", required=True, metavar="LEVEL", help="The level that answers.")
_means_option = click.option("--means", metavar="M", help="How it is to be reached.")


@click.group("catchball")
def catchball_group() -> None:
    """Offers about a target, passed between two levels until both agree."""


@catchball_group.command("propose")
@click.argument("item")
@click.option("--target", type=float, help="The target offered.")
@click.option("--from", "from_level", required=True, metavar="LEVEL", help="The upper level, which proposes.")
@click.option("--to", "to_level", required=True, metavar="LEVEL", help="The level below, which is to answer.")
@_means_option
@reason_option
@format_option
@click.pass_obj
def propose(
    settings: Settings,
    item: str,
    target: float | None,
    from_level: str,
    to_level: str,
    means: str | None,
    reason: str | None,
    form: str,
) -> None:
    """Offer a target for ITEM to the level below, and say why."""
    command = ProposeTarget(
        entity_id=item, at=utc_now(), from_level=from_level, to_level=to_level, target=target, means=means,
        reason=reason,
    )  # fmt: skip
    carry_out(settings, command, form, "proposed")


@catchball_group.command("counter")
@click.argument("item")
@click.option("--target", type=float, help="Another target; not given, the one offered is taken.")
@_means_option
@_level_option
@reason_option
@format_option
@click.pass_obj
def counter(
    settings: Settings,
    item: str,
    target: float | None,
    means: str | None,
    level: str,
    reason: str | None,
    form: str,
) -> None:
    """Answer the offer about ITEM with another target, with the means, or both."""
    command = CounterOffer(
        entity_id=item, at=utc_now(), level=level, target=target, means=means, reason=reason
    )  # fmt: skip
    carry_out(settings, command, form, "countered")


@catchball_group.command("agree")
@click.argument("item")
@_level_option
@click.option("--period", metavar="P", help="The target holds from the first day of this period; default from now.")
@reason_option
@format_option
@click.pass_obj
def agree(settings: Settings, item: str, level: str, period: str | None, reason: str | None, form: str) -> None:
    """Agree to the offer about ITEM; its target comes into force."""
    holds_from: datetime | None = period_span(period)[0] if period else None
    command = AgreeToOffer(
        entity_id=item, at=utc_now(), level=level, holds_from=holds_from, period=period, reason=reason
    )
    carry_out(settings, command, form, "agreed")


@catchball_group.command("decline")
@click.argument("item")
@_level_option
@reason_option
@format_option
@click.pass_obj
def decline(settings: Settings, item: str, level: str, reason: str | None, form: str) -> None:
    """End the talk about ITEM without agreement; only the level that proposed can."""
    carry_out(settings, DeclineOffer(entity_id=item, at=utc_now(), level=level, reason=reason), form, "declined")
