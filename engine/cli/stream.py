"""`hansei stream`: events out to Kafka and updates in from it."""

from dataclasses import asdict

import click
import orjson
from tabulate import tabulate

from engine.cli.common import open_log
from engine.cli.stream_inbox import INBOX_COMMANDS, either_format
from engine.domain.calendar import span
from engine.settings import Settings
from engine.transport.connecting import Kafka


@click.group("stream")
def stream_group() -> None:
    """Kafka: publish the log, take updates in, keep replicas elsewhere (docs/streaming.md).

    HANSEI_KAFKA names the brokers as host:port,host:port.
    """


@stream_group.command("setup")
@click.option("--partitions", type=click.IntRange(1, 10_000), default=8, show_default=True, help="Of each topic.")
@click.option(
    "--replicas", type=click.IntRange(1, 100), help="Copies of each message; default 3, or one for each broker."
)
@click.option(
    "--retention-days",
    type=click.IntRange(1),
    help="How long events stay in Kafka, counted from when the log stored them; default for ever.",
)
@click.option("--change", is_flag=True, help="Set the configs that differ; else they are only named.")
@either_format
def setup_command(
    partitions: int, replicas: int | None, retention_days: int | None, change: bool, form: str
) -> None:
    """Create the topics that are missing, and say in what the others differ from what they should be."""
    from engine.transport.topics import Wish, set_up

    findings = set_up(Kafka.of_environment(), Wish(partitions, replicas, retention_days), change=change)
    rows = [asdict(finding) for finding in findings]
    click.echo(orjson.dumps(rows) if form == "json" else tabulate(rows, headers="keys", disable_numparse=True))
    if any(finding.state == "differs" for finding in findings):
        click.echo(
            "configs that differ are set with --change; partitions and replicas are never changed here", err=True
        )


@stream_group.command("relay")
@click.option("--once", is_flag=True, help="Publish what there is and end.")
@click.pass_obj
def relay_command(settings: Settings, once: bool) -> None:
    """Publish every event of the log to Kafka, in order, and go on with each new one.

    Runs until it is told to end. It finds by itself where to go on; one relay for a workspace is enough.
    """
    from engine.transport.relay import Relay, only_relay
    from engine.transport.reporting import reported
    from engine.transport.running import running

    kafka = Kafka.of_environment()
    with (
        open_log(settings) as log,
        only_relay(settings.workspace),
        running("relay", log.workspace_id) as told,
        reported(kafka, told),
    ):
        Relay(log, kafka, told).run(once=once)


@stream_group.command("status")
@either_format
@click.pass_obj
def status_command(settings: Settings, form: str) -> None:
    """Say how far the topics are behind the log, and how relay, inboxes and replicas are.

    Lag in events and in seconds of the oldest event that waits; dead letters; the last error of each process.
    """
    from engine.transport.status import status

    with open_log(settings) as log:
        told = status(log, Kafka.of_environment())
    if form == "json":
        click.echo(orjson.dumps(told))
        return
    relay, inbox = told["relay"], told["inbox"]
    click.echo(f"workspace {told['workspace']}")
    click.echo(
        f"published to position {relay['position']:,} of {relay['log_position']:,}: "
        f"{relay['lag_events']:,} events behind, {relay['lag_seconds']:,} s"
    )
    click.echo(f"updates not taken in: {inbox['lag_events']:,}; dead letters: {told['dead_letters']:,}")
    columns = ["process", "name", "position", "lag_events", "lag_seconds", "last_error", "age_seconds", "silent"]
    rows = [[one.get(column) for column in columns] for one in told["processes"]]
    click.echo(tabulate(rows, [column.replace("_", " ") for column in columns], disable_numparse=True))


@stream_group.command("replay")
@click.option("--from", "since", required=True, metavar="TIME", help="An instant, or a day or period's beginning.")
@click.option("--to-topic", required=True, metavar="NAME", help="Made if it is missing; none of the stream's own.")
@either_format
@click.pass_obj
def replay_command(settings: Settings, since: str, to_topic: str, form: str) -> None:
    """Tell this workspace's events that the log stored at a time or later again, on another topic."""
    from engine.transport.replaying import replay

    first, _ = span(since)
    with open_log(settings) as log:
        workspace = log.workspace_id
    copied = replay(Kafka.of_environment(), workspace, first, to_topic)
    click.echo(orjson.dumps({"copied": copied}) if form == "json" else f"{copied:,} messages copied to {to_topic}")


for command in INBOX_COMMANDS:
    stream_group.add_command(command)
