"""`hansei retro`: looking back on a cycle."""

import click

from engine.cli.common import format_option, open_log
from engine.log.log import utc_now
from engine.settings import Settings
from projections.cli.common import columns_option, tell, time_options
from projections.hindsight import SECTIONS, Retrospective
from projections.hindsight.columns import joined
from projections.hindsight.report import as_json, report
from projections.instants import bounds_of
from projections.replica import open_replica


@click.command("retro")
@click.argument("cycle")
@click.option(
    "--section", "sections", multiple=True, type=click.Choice(SECTIONS), help="Only this section; repeatable."
)
@time_options
@columns_option
@format_option
@click.pass_obj
def retro_command(
    settings: Settings,
    /,
    cycle: str,
    sections: tuple[str, ...],
    columns: str | None,
    form: str,
    **times: str | None,
) -> None:
    """Look back on a CYCLE: what was wanted, what came of it, when misses could be seen, what was done and learned.

    In this order: context, outcome, changes of what was to be reached with the scores without them, misses,
    countermeasures, calibration of confidences, forecast of each week, diagnosis, lessons and recognitions. With
    json every row names its section and has the columns of that section; csv has the columns of all that are asked
    for. A plan that serves as a cycle can be named as well.
    """
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        bounds = bounds_of(read_model, utc_now(), **times)  # type: ignore[arg-type]  # the five bounds
        retro = Retrospective(read_model, cycle, bounds)
        asked = tuple(name for name in SECTIONS if not sections or name in sections)
        if form == "csv" or columns:
            tell(joined({name: retro.table(name) for name in asked}), form, columns)
            return
        for piece in as_json(retro, asked) if form == "json" else report(retro, asked, form):
            click.echo(piece, nl=False)
