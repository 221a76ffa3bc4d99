"""`hansei demo`: a believable sample, told into a workspace of its own, and the dashboard at its last instant."""

import os
import shlex
from pathlib import Path

import click

from dashboard.cli import PORT, serve
from engine.samples import SAMPLES, tell_sample
from engine.settings import DEFAULT_WORKSPACE, Settings, settings


@click.command("demo")
@click.argument("name", default="hotels")
@click.option("--list", "only_list", is_flag=True, help="List the samples: the name first, then what it is about.")
@click.option("--no-open", is_flag=True, help="Build the sample and stop there.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any free one.")
@click.pass_obj
def demo(given: Settings, name: str, only_list: bool, no_open: bool, port: int) -> None:
    """Build the sample NAME into its own workspace and open the dashboard at its last instant."""
    if only_list:
        for sample in SAMPLES.values():
            click.echo(f"{sample.name}  {sample.title}")
        return
    here = _workspace(given, name)
    events = tell_sample(name, here.log_place)
    told = f"{events:,} events told" if events else "told already"
    click.echo(
        f"{here.workspace}: the sample {name}, {told}; it ends at {SAMPLES[name].ends_at:%Y-%m-%d %H:%M} UTC"
    )
    if no_open and here is not given:
        click.echo(
            f"look at it: hansei --workspace {shlex.quote(str(here.workspace))} show okrs, or export "
            f"HANSEI_WORKSPACE={shlex.quote(str(here.workspace))}",
            err=True,
        )
    if not no_open:
        ends_at = SAMPLES[name].ends_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        serve(here, port, query=f"asof={ends_at}&known={ends_at}")


def _workspace(given: Settings, name: str) -> Settings:
    """The workspace that was asked for, else one of the sample's own."""
    asked = click.get_current_context().find_root().params.get("workspace") or os.environ.get("HANSEI_WORKSPACE")
    return given if asked else settings(Path(DEFAULT_WORKSPACE) / f"demo-{name}", given.actor)
