"""`hansei audit`: the record, and what led to what."""

import click

from engine.cli.audit import AUDIT_COMMANDS
from engine.cli.common import format_option, open_log
from engine.domain.calendar import span
from engine.log.log import utc_now
from engine.settings import Settings
from projections.audit import trail
from projections.cli.common import columns_option, tell, time_options
from projections.instants import bounds_of
from projections.replica import open_replica


@click.group("audit")
def audit_group() -> None:
    """The record: who changed what, when, why, what led to it; its seals, and the proof that it was not edited."""


for command in AUDIT_COMMANDS:
    audit_group.add_command(command)


@audit_group.command("log")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only these entities; repeatable.")
@click.option("--person", metavar="NAME", help="Only what this person did.")
@click.option("--during", metavar="PERIOD", help="Only what became known then: 2025-Q2, 2025-06, 2025-06-05.")
@click.option("--review", metavar="ID", help="Only what was said in this review, or decided there.")
@click.option("--field", metavar="NAME", help="Only this field, such as target or owner.")
@click.option("--position", type=click.IntRange(1), metavar="N", help="Only the event at this position.")
@click.option("--chain", is_flag=True, help="With what led to each event (distance below 0) and what it led to.")
@time_options
@columns_option
@format_option
@click.pass_obj
def audit_log(
    settings: Settings,
    /,
    ids: tuple[str, ...],
    person: str | None,
    during: str | None,
    review: str | None,
    field: str | None,
    position: int | None,
    chain: bool,
    columns: str | None,
    form: str,
    **times: str | None,
) -> None:
    """Show the trail: every change of every field, with before and after, who, when, why and from which door.

    Why is this target 40? `hansei audit log --id ID --field target --chain` tells the decision that led to it, the
    finding that led to the decision, and the review; or the offers of the catchball in which it was agreed.
    """
    since, until = span(during) if during else (None, None)
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        bounds = bounds_of(read_model, utc_now(), **times)  # type: ignore[arg-type]  # the five bounds
        table = trail(
            read_model,
            bounds,
            ids=ids,
            person=person,
            since=since,
            until=until,
            review=review,
            field=field,
            chain=chain,
            position=position,
        )
    tell(table, form, columns)
