"""The small changes of a week: check-ins, readings, targets, owners, comments."""

from datetime import datetime

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
from engine.domain import okr, plan
from engine.domain.calendar import period_span, span
from engine.domain.measure import RecordReading, SetTarget, WithdrawReading
from engine.domain.values import Command
from engine.errors import RefusedError, UnusableInputError
from engine.log.log import utc_now
from engine.settings import Settings


@click.command("check-in", context_settings=NEGATIVE)
@click.argument("key_result")
@click.argument("value", type=float)
@click.option("--confidence", type=float, help="How sure you are to reach the target: 0 to 1.")
@click.option("--note", help="What happened.")
@effective_option
@click.option("--restates", is_flag=True, help="Correct the latest check-in, or the one at --effective-at.")
@reason_option
@format_option
@click.pass_obj
def check_in(
    settings: Settings,
    key_result: str,
    value: float,
    confidence: float | None,
    note: str | None,
    effective_at: str | None,
    restates: bool,
    reason: str | None,
    form: str,
) -> None:
    """Say where KEY_RESULT stands: VALUE."""
    now = utc_now()
    if restates:
        since, until = span(effective_at) if effective_at else (None, None)
        command: Command = okr.RestateCheckIn(
            entity_id=key_result, at=now, since=since, effective_at=until, value=finite(value),
            confidence=confidence, note=note, reason=reason,
        )  # fmt: skip
    else:
        command = okr.CheckIn(
            entity_id=key_result, at=now, effective_at=effective(effective_at, now), value=finite(value),
            confidence=confidence, note=note, reason=reason,
        )  # fmt: skip
    carry_out(settings, command, form, "checked in")


@click.command(context_settings=NEGATIVE)
@click.argument("measure")
@click.argument("value", type=float)
@click.option("--period", required=True, metavar="P", help="What it describes: 2026-03, 2026-Q1, 2026-W14, 2026.")
@click.option("--note", help="What is to be known about it.")
@click.option("--restates", is_flag=True, help="Correct the value of that period; needs --reason.")
@reason_option
@format_option
@click.pass_obj
def record(
    settings: Settings,
    measure: str,
    value: float,
    period: str,
    note: str | None,
    restates: bool,
    reason: str | None,
    form: str,
) -> None:
    """Record VALUE as the reading of MEASURE, a measure or a target to improve, for a period."""
    now = utc_now()
    carry_out(
        settings,
        RecordReading(
            entity_id=measure, at=now, effective_at=_last_day(period, now), value=finite(value), period=period,
            note=note, restates=restates, reason=reason,
        ),
        form,
        "recorded",
    )  # fmt: skip


@click.command()
@click.argument("entity_id", metavar="ID")
@click.option("--effective-at", metavar="T", required=True, help="The instant, day or period it describes.")
@reason_option
@format_option
@click.pass_obj
def withdraw(settings: Settings, entity_id: str, effective_at: str, reason: str | None, form: str) -> None:
    """Take back a reading or check-in that should not be there."""
    since, until = span(effective_at)
    command = WithdrawReading(entity_id=entity_id, at=utc_now(), since=since, until=until, reason=reason)
    carry_out(settings, command, form, "withdrawn")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.option("--target", type=float, required=True, help="The new target.")
@click.option("--period", metavar="P", help="Holds from the first day of this period; default from now.")
@click.option("--decision", metavar="D", help="The decision of a review that caused it.")
@reason_option
@format_option
@click.pass_obj
def retarget(
    settings: Settings,
    entity_id: str,
    target: float,
    period: str | None,
    decision: str | None,
    reason: str | None,
    form: str,
) -> None:
    """Change the target of ID: a measure, a key result, a target to improve, or any other item with a target."""
    effective_at = period_span(period)[0] if period else None
    command = SetTarget(
        entity_id=entity_id, at=utc_now(), effective_at=effective_at, target=finite(target), period=period,
        reason=reason, cause=decision,
    )  # fmt: skip
    carry_out(settings, command, form, "retargeted")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.argument("owner")
@effective_option
@reason_option
@format_option
@click.pass_obj
def own(
    settings: Settings, entity_id: str, owner: str, effective_at: str | None, reason: str | None, form: str
) -> None:
    """Make OWNER (a person, a role or a body) answer for ID."""
    now = utc_now()
    if not owner.strip():
        raise UnusableInputError("OWNER is empty; name a person, a role or a body")
    command = plan.AssignOwner(
        entity_id=entity_id, at=now, effective_at=effective(effective_at, now), owner=owner, reason=reason
    )
    carry_out(settings, command, form, "owned")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.argument("text")
@click.option("--aspect", help="What the comment is about, such as schedule or cost.")
@format_option
@click.pass_obj
def comment(settings: Settings, entity_id: str, text: str, aspect: str | None, form: str) -> None:
    """Write TEXT about ID."""
    if not text.strip():
        raise UnusableInputError("TEXT is empty; write what there is to say")
    carry_out(
        settings, plan.AddComment(entity_id=entity_id, at=utc_now(), text=text, aspect=aspect), form, "commented"
    )


def _last_day(period: str, now: datetime) -> datetime:
    """The start of the period's last day, or now while it runs."""
    first, last = period_span(period)
    if first > now:
        raise RefusedError(f"{period}: has not begun; a planned value is a target (hansei retarget)")
    return now if now <= last else last.replace(hour=0, minute=0, second=0, microsecond=0)
