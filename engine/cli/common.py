"""What the commands share: how words are read, a command is carried out and its answer is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from math import isfinite

import click
import orjson

from engine.domain.calendar import instant
from engine.domain.values import Command
from engine.errors import UnusableInputError
from engine.handle import handle
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

NEGATIVE = {"ignore_unknown_options": True}
"""For a command with a number among its arguments: -2 is one, not an option."""


@contextmanager
def open_log(settings: Settings) -> Iterator[Log]:
    """The workspace's log for a `with` block."""
    log = Log(settings.log_place)
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


def carry_out(settings: Settings, command: Command, form: str, done: str) -> None:
    """One command, from the words of a person to the answer; `done` says what became of its entity."""
    with open_log(settings) as log:
        answer = handle(log, command, actor=settings.actor, appended_by=settings.appended_by, source="cli")
    say_appended(answer, form, f"{command.entity_id}: {done}")


def effective(text: str | None, now: datetime) -> datetime | None:
    """The instant that --effective-at names; none if it is not given."""
    return instant(text, now) if text else None


def finite(value: float) -> float:
    """The number; infinity and what is no number at all cannot be used."""
    if not isfinite(value):
        raise UnusableInputError(f"{value} is no finite number; give a plain one such as 12.5")
    return value
