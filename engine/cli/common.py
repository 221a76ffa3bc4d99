"""What the commands share: how an answer is written, and how the log is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
import orjson

from engine.log.log import Log
from engine.log.recorded import Appended
from engine.settings import Settings

FORMATS = click.Choice(["table", "json", "csv", "markdown"])
format_option = click.option("--format", "form", type=FORMATS, default="table", help="How the answer is written.")
reason_option = click.option("--reason", help="Why; a change of the plan needs one.")
effective_option = click.option(
    "--effective-at",
    metavar="T",
    help="When it is true in the business: an instant, a day or a period; default now.",
)


@contextmanager
def open_log(settings: Settings) -> Iterator[Log]:
    """The workspace's log for a `with` block."""
    log = Log(settings.log_path)
    try:
        yield log
    finally:
        log.close()


def say_appended(answer: Appended, form: str, words: str) -> None:
    """The answer of a command that writes."""
    positions = list(answer.positions)
    if form == "json":
        click.echo(orjson.dumps({"command_id": answer.command_id, "positions": positions}))
    else:
        click.echo(f"{words}, position {', '.join(str(position) for position in positions)}")
