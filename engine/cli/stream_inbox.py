"""`hansei stream inbox`, `schema` and `dead-letters`: what other systems send by Kafka."""

from dataclasses import asdict

import click
import orjson
from tabulate import tabulate

from engine.cli.common import open_log
from engine.errors import UnusableInputError
from engine.settings import Settings
from engine.transport.connecting import Kafka, must_answer

either_format = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="How the answer is written."
)


@click.command("inbox")
@click.option(
    "--session",
    type=click.FloatRange(0.5, 120),
    default=10.0,
    show_default=True,
    help="Seconds without a sign of life after which another inbox takes over.",
)
@click.pass_obj
def inbox_command(settings: Settings, session: float) -> None:
    """Take check-ins, readings, comments and target proposals of other systems into the log.

    Runs until it is told to end. Each message counts once, by its source and id; what cannot count goes to the dead
    letters with the reason. Several inboxes of one workspace share the work.
    """
    from engine.transport.dead_letters import DeadLetters
    from engine.transport.inbox import Inbox
    from engine.transport.listening import Listening
    from engine.transport.reporting import reported
    from engine.transport.running import running

    kafka = Kafka.of_environment()
    must_answer(kafka)
    with (
        open_log(settings) as log,
        running("inbox", log.workspace_id) as told,
        reported(kafka, told),
        DeadLetters(kafka) as letters,
    ):
        Listening(kafka, Inbox(log, letters, settings.appended_by, told), session=session).run()


@click.command("schema")
@click.option("--asyncapi", is_flag=True, help="The AsyncAPI document of all topics instead.")
def schema_command(asyncapi: bool) -> None:
    """Print the JSON Schema of the messages that the inbox takes."""
    from engine.transport.asyncapi import document
    from engine.transport.messages import schema

    if asyncapi:  # FastStream keeps its topics in no order
        click.echo(orjson.dumps(document(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    else:
        click.echo(orjson.dumps(schema(), option=orjson.OPT_INDENT_2))


@click.group("dead-letters")
def dead_letters_group() -> None:
    """Messages that could not become part of the log."""


@dead_letters_group.command("list")
@either_format
def list_dead_letters(form: str) -> None:
    """List the dead letters that nobody has put back, oldest first."""
    from engine.transport.dead_letters import waiting

    letters = waiting(Kafka.of_environment())
    if form == "json":
        click.echo(orjson.dumps([asdict(letter) for letter in letters]))
    elif letters:
        rows = [
            (one.id, one.failed_at[:19], f"{one.bytes:,}", one.reason, one.start.splitlines()[0][:60])
            for one in letters
        ]
        click.echo(tabulate(rows, ["id", "failed at", "bytes", "reason", "begins"], disable_numparse=True))
    else:
        click.echo("no dead letters", err=True)


@dead_letters_group.command("retry")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "every", is_flag=True, help="Put back all that wait.")
@either_format
def retry_dead_letters(ids: tuple[str, ...], every: bool, form: str) -> None:
    """Put the messages of dead letters back, as they were; the inbox then tries them again.

    ID is what `dead-letters list` shows. What was put back already stays so; each message still counts once.
    """
    from engine.transport.dead_letters import retry, waiting

    if every == bool(ids):
        raise UnusableInputError(
            "name the dead letters to put back, or give --all (`hansei stream dead-letters list`)"
        )
    kafka = Kafka.of_environment()
    many = retry(kafka, [letter.id for letter in waiting(kafka)] if every else ids)
    click.echo(orjson.dumps({"retried": many}) if form == "json" else f"{many} put back")


INBOX_COMMANDS: tuple[click.Command, ...] = (inbox_command, schema_command, dead_letters_group)
