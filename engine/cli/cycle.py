"""The life of a cycle and of its objectives: it opens, locks and closes, is graded, and what is left goes on."""

import click

from engine.cli.common import carry_out, effective, effective_option, format_option, reason_option
from engine.domain.carrying import AbandonObjective, CarryForward
from engine.domain.cycle import CloseCycle, LockCycle, OpenCycle
from engine.domain.grading import Grade
from engine.log.log import utc_now
from engine.settings import Settings


@click.group("cycle")
def cycle_group() -> None:
    """A cycle of objectives and key results: it opens, locks and closes."""


@cycle_group.command("open")
@click.argument("cycle", metavar="ID")
@click.option("--title", help="What it is called; default its period, else its id.")
@click.option(
    "--period", metavar="P", help="2026-Q1, 2026-H1 or 2026, which gives its days; or a label of its own."
)
@click.option("--starts-on", metavar="D", help="Its first day, such as 2026-01-01.")
@click.option("--ends-on", metavar="D", help="Its last day, such as 2026-03-31.")
@click.option("--cadence", type=int, metavar="N", help="Days from one check-in to the next; default 7.")
@click.option("--plan", "parent_id", metavar="PLAN", help="The plan that it belongs to.")
@effective_option
@reason_option
@format_option
@click.pass_obj
def open_(
    settings: Settings,
    cycle: str,
    title: str | None,
    period: str | None,
    starts_on: str | None,
    ends_on: str | None,
    cadence: int | None,
    parent_id: str | None,
    effective_at: str | None,
    reason: str | None,
    form: str,
) -> None:
    """Open the cycle ID for the days of its period, or for the days stated."""
    now = utc_now()
    command = OpenCycle(
        entity_id=cycle, at=now, effective_at=effective(effective_at, now), title=title or period or cycle,
        period=period, starts_on=starts_on, ends_on=ends_on, cadence=cadence, parent_id=parent_id, reason=reason,
    )  # fmt: skip
    carry_out(settings, command, form, "opened")


@cycle_group.command()
@click.argument("cycle", metavar="ID")
@effective_option
@reason_option
@format_option
@click.pass_obj
def lock(settings: Settings, cycle: str, effective_at: str | None, reason: str | None, form: str) -> None:
    """Lock the cycle ID: what it is to achieve stands, and a target made easier from now on shows as one."""
    now = utc_now()
    command = LockCycle(entity_id=cycle, at=now, effective_at=effective(effective_at, now), reason=reason)
    carry_out(settings, command, form, "locked")


@cycle_group.command()
@click.argument("cycle", metavar="ID")
@effective_option
@reason_option
@format_option
@click.pass_obj
def close(settings: Settings, cycle: str, effective_at: str | None, reason: str | None, form: str) -> None:
    """Close the cycle ID; before its last day only with --reason."""
    now = utc_now()
    command = CloseCycle(entity_id=cycle, at=now, effective_at=effective(effective_at, now), reason=reason)
    carry_out(settings, command, form, "closed")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.option("--grade", type=float, help="What you judge, 0 to 1; default the computed grade.")
@reason_option
@format_option
@click.pass_obj
def grade(settings: Settings, entity_id: str, grade: float | None, reason: str | None, form: str) -> None:
    """Grade ID, a key result or an objective of a closed cycle.

    A judged grade that differs from the computed one says why, and so does a committed one that was missed.
    """
    command = Grade(entity_id=entity_id, at=utc_now(), grade=grade, reason=reason)
    carry_out(settings, command, form, "graded")


@click.command("carry-forward")
@click.argument("objective")
@click.option("--to", "cycle", required=True, metavar="CYCLE", help="The cycle in which it goes on.")
@click.option("--id", "new_id", metavar="NEW", help="The id of the copy; default CYCLE-OBJECTIVE.")
@reason_option
@format_option
@click.pass_obj
def carry_forward(
    settings: Settings, objective: str, cycle: str, new_id: str | None, reason: str | None, form: str
) -> None:
    """Go on with OBJECTIVE in another cycle, as a linked copy whose key results start from where they stand."""
    command = CarryForward(entity_id=objective, at=utc_now(), to=cycle, new_id=new_id, reason=reason)
    carry_out(settings, command, form, f"carried forward as {new_id or f'{cycle}-{objective}'}")


@click.command()
@click.argument("objective")
@reason_option
@format_option
@click.pass_obj
def abandon(settings: Settings, objective: str, reason: str | None, form: str) -> None:
    """Give up OBJECTIVE before the end of its cycle."""
    command = AbandonObjective(entity_id=objective, at=utc_now(), reason=reason)
    carry_out(settings, command, form, "abandoned")
