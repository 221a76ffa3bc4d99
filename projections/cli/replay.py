"""`hansei replay`: how a cycle unfolded, frame by frame."""

import click
import orjson

from engine.cli.common import open_log
from engine.log.log import utc_now
from engine.settings import Settings
from projections.replay.frames import STEPS, Step
from projections.replay.making import replay
from projections.replica import open_replica

_AS_TEXT = orjson.OPT_NAIVE_UTC | orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE


@click.command("replay")
@click.argument("cycle")
@click.option(
    "--step", type=click.Choice(STEPS), default="week", show_default=True, help="A frame for each of these."
)
@click.option(
    "--format", "form", type=click.Choice(["json"]), default="json", show_default=True, help="A line is one object."
)
@click.pass_obj
def replay_command(settings: Settings, cycle: str, step: Step, form: str) -> None:
    """Tell how a CYCLE unfolded: one JSON line per frame, each as it was seen then.

    CYCLE is the id of a cycle, or of a plan or scorecard. Frames go from its start to its end, or to now while it
    runs. The first is whole; every other one has only what moved in okrs, scorecard, strategy_map and bowling_chart
    (rows added, rows changed by their ids and the columns that are new, rows removed), and the events that came.

    All frames up to one of them, applied in turn, give what `hansei show VIEW` gives at that instant: `--seen-on`
    the frame's `at`, and `--up-to` its `up_to` where it has one.
    """
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        for frame in replay(read_model, cycle, step, utc_now()):
            click.echo(orjson.dumps(frame.told(), default=str, option=_AS_TEXT), nl=False)
