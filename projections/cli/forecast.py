"""`hansei forecast`: what is to be expected at the end."""

import click
import pyarrow as pa

from engine.cli.common import format_option, open_log
from engine.log.log import utc_now
from engine.settings import Settings
from projections.cli.common import columns_option, tell, time_options
from projections.forecast.outlooks import SCHEMA, outlooks
from projections.instants import bounds_of
from projections.replica import open_replica


@click.command("forecast")
@click.argument("asked", metavar="CYCLE|ID")
@time_options
@columns_option
@format_option
@click.pass_obj
def forecast_command(
    settings: Settings, /, asked: str, columns: str | None, form: str, **times: str | None
) -> None:
    """Show what is to be expected of key results at the end of their cycle, and of measures at the end of the year.

    Of a cycle, a plan or a scorecard whole, of an objective, or of one key result or measure. In 8 of 10 cases the
    value comes to lie between `low` and `high`. Where too little is known it says so: no basis.
    """
    now = utc_now()
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        bounds = bounds_of(read_model, now, **times)  # type: ignore[arg-type]  # the five bounds
        rows = outlooks(read_model, bounds, asked, now)
    tell(pa.Table.from_pylist(rows, SCHEMA), form, columns)
