"""The commands by which a review acts: it decides, and agrees on countermeasures and follows them up."""

from datetime import datetime
from typing import Any

import click

from engine.cli.common import format_option
from engine.cli.reviewing import carry_out, id_option, number_option, subject_option, why_option
from engine.domain.calendar import instant, period_span
from engine.domain.countermeasure import (
    AgreeCountermeasure,
    CancelCountermeasure,
    CompleteCountermeasure,
    VerifyCountermeasure,
)
from engine.domain.decision import DECISIONS, RevokeDecision, TakeDecision
from engine.log.log import utc_now
from engine.settings import Settings

finding_option = click.option("--finding", "finding_id", metavar="ID", help="The finding that it answers.")


@click.command()
@click.argument("review_id", metavar="REVIEW")
@click.argument("decision", type=click.Choice(DECISIONS))
@click.argument("text")
@subject_option
@why_option
@finding_option
@click.option("--owner", metavar="NAME", help="Who sees to it.")
@click.option("--due", metavar="DAY", help="The day by which it is to be done.")
@click.option("--expect", "expected_effect", metavar="EFFECT", help="What it is to bring about.")
@click.option("--confidence", type=float, help="How sure you are of the effect: 0 to 1.")
@number_option("--target", "retarget: the new target of the subject.")
@click.option("--period", metavar="P", help="retarget: holds from the first day of this period; default from now.")
@click.option("--new-owner", metavar="NAME", help="adjust: who answers for the subject from now on.")
@number_option("--weight", "adjust: how much the subject counts from now on.")
@click.option("--initiative", "initiative_id", metavar="ID", help="start: an initiative under the subject.")
@click.option("--initiative-title", metavar="TITLE", help="start: what that initiative is called.")
@id_option("D")
@format_option
@click.pass_obj
def decide(settings: Settings, /, form: str, period: str | None, **said: Any) -> None:  # noqa: ANN401
    """Resolve in REVIEW: TEXT. What the decision changes is changed with it, and names it as its cause.

    `retarget` sets the target of the subject; `stop` drops the subject; `start` can begin an initiative under it;
    `adjust` can give it a new owner or weight; `continue` and `escalate` change nothing.
    """
    holds_from = period_span(period)[0] if period else None
    command = TakeDecision(at=utc_now(), period=period, holds_from=holds_from, **said)
    carry_out(settings, command, form, "decided")


@click.command()
@click.argument("decision")
@why_option
@format_option
@click.pass_obj
def revoke(settings: Settings, decision: str, reason: str | None, form: str) -> None:
    """Say that DECISION holds no longer; what it changed stays as it is."""
    carry_out(settings, RevokeDecision(entity_id=decision, at=utc_now(), reason=reason), form, "revoked")


@click.command()
@click.argument("review_id", metavar="REVIEW")
@click.argument("subject_id", metavar="SUBJECT")
@click.option("--cause", "root_cause", required=True, help="Why it is off: the root cause.")
@click.option("--action", required=True, help="What is to be done against the cause.")
@click.option("--owner", required=True, metavar="NAME", help="Who does it.")
@click.option("--due", required=True, metavar="DAY", help="The day by which it is done.")
@click.option("--background", help="Why it matters, and the condition now.")
@finding_option
@click.option("--period", metavar="P", help="The missed period that it answers, such as 2026-03.")
@click.option("--expect", "expected_effect", metavar="EFFECT", help="What it is to bring about.")
@number_option("--change", "By how much the number of the subject is to move.")
@click.option("--verify-after", type=int, metavar="N", help="After how many periods the effect is checked.")
@id_option("CM")
@format_option
@click.pass_obj
def countermeasure(settings: Settings, /, form: str, change: float | None, **said: Any) -> None:  # noqa: ANN401
    """Agree in REVIEW on an action against what keeps SUBJECT off its target."""
    if said["period"] is not None:
        period_span(said["period"])  # says so where it is none
    command = AgreeCountermeasure(at=utc_now(), expected_change=change, **said)
    carry_out(settings, command, form, "agreed")


@click.command()
@click.argument("countermeasure")
@click.option("--note", help="What was done.")
@click.option("--effective-at", metavar="T", help="When it was done: an instant, a day or a period; default now.")
@format_option
@click.pass_obj
def complete(
    settings: Settings, countermeasure: str, note: str | None, effective_at: str | None, form: str
) -> None:
    """Say that the action of COUNTERMEASURE was carried out."""
    now = utc_now()
    at: datetime | None = instant(effective_at, now) if effective_at else None
    command = CompleteCountermeasure(entity_id=countermeasure, at=now, effective_at=at, note=note)
    carry_out(settings, command, form, "completed")


@click.command()
@click.argument("countermeasure")
@click.option("--effective/--not-effective", "worked", required=True, help="Whether it did what was expected.")
@click.option("--effect", "actual_effect", metavar="EFFECT", help="What it brought about.")
@number_option("--change", "By how much the number of the subject moved.")
@format_option
@click.pass_obj
def verify(
    settings: Settings,
    countermeasure: str,
    worked: bool,
    actual_effect: str | None,
    change: float | None,
    form: str,
) -> None:
    """Say what COUNTERMEASURE did, against what was expected of it."""
    command = VerifyCountermeasure(
        entity_id=countermeasure, at=utc_now(), worked=worked, actual_effect=actual_effect, actual_change=change
    )
    carry_out(settings, command, form, "verified")


@click.command()
@click.argument("countermeasure")
@why_option
@format_option
@click.pass_obj
def cancel(settings: Settings, countermeasure: str, reason: str | None, form: str) -> None:
    """Give COUNTERMEASURE up."""
    carry_out(
        settings, CancelCountermeasure(entity_id=countermeasure, at=utc_now(), reason=reason), form, "cancelled"
    )


COMMANDS: list[click.Command] = [decide, revoke, countermeasure, complete, verify, cancel]
