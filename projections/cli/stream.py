"""`hansei stream replica`: the views on a machine that has no log, fed by Kafka."""

import click

from engine.settings import Settings


@click.command("replica")
@click.option(
    "--from",
    "address",
    metavar="FILE|URL",
    help="Begin with a published copy of another machine's replica: a file, or an address of http or https.",
)
@click.option(
    "--workspace-id",
    metavar="ID",
    help="Which workspace of the topics; else HANSEI_WORKSPACE_ID, else the replica here, else the only one.",
)
@click.option("--once", is_flag=True, help="Take in all that there is, publish a copy, and end.")
@click.pass_obj
def replica_command(settings: Settings, address: str | None, workspace_id: str | None, once: bool) -> None:
    """Keep a replica up to date by Kafka, without the log, and publish copies of it.

    Runs until it is told to end. A message that was told before changes nothing; where one is missing, it stops
    there, says so, and goes on when it is found.
    """
    from engine.transport.connecting import Kafka
    from engine.transport.reporting import reported
    from engine.transport.running import running
    from engine.transport.workspaces import only_workspace, workspace_named
    from projections.carried import workspace_of
    from projections.keeping import keep, take_all
    from projections.taken import take_copy

    kafka, views = Kafka.of_environment(), settings.views_path
    named = workspace_named(workspace_id)
    if address:
        copy = take_copy(address, views, named)
        named = copy["workspace_id"]
        click.echo(f"begins at position {copy['position']:,}", err=True)
    named = named or workspace_of(views) or only_workspace(kafka)
    click.echo(f"follows workspace {named}", err=True)
    if once:
        click.echo(f"position {take_all(kafka, named, views):,}")
        return
    with running("replica", named) as told, reported(kafka, told):
        keep(kafka, named, views, told)
