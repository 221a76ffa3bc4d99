"""What the commands of a review share: their options, and an answer that tells the id that was made."""

from collections.abc import Callable
from typing import Any

import click
import orjson

from engine.cli.common import finite, open_log
from engine.domain.values import Command
from engine.handle import handle
from engine.log.log import Log
from engine.log.recorded import Appended
from engine.settings import Settings

Option = Callable[[Callable[..., Any]], Callable[..., Any]]

subject_option = click.option("--subject", "subject_id", metavar="ID", help="The entity it is about.")
why_option = click.option("--reason", metavar="WHY", help="Why.")


def id_option(letters: str) -> Option:
    """Lets a person name what is said; not named, it gets the next free id of the review."""
    return click.option(
        "--id",
        "entity_id",
        default="",
        metavar="ID",
        help=f"Its id; default the next of REVIEW-{letters}1, -{letters}2.",
    )


def number_option(name: str, words: str) -> Option:
    """A finite number."""
    return click.option(
        name, type=float, help=words, callback=lambda _, __, value: value if value is None else finite(value)
    )


def carry_out(settings: Settings, command: Command, form: str, done: str) -> None:
    """Carries a command out and says the id that it is known by."""
    with open_log(settings) as log:
        answer, entity_id = answered(log, settings, command)
    say(answer, entity_id, form, done)


def answered(log: Log, settings: Settings, command: Command) -> tuple[Appended, str]:
    """Where the events of a command lie, and what the first of them is about: the rule may have made its id."""
    answer = handle(log, command, actor=settings.actor, appended_by=settings.appended_by, source="cli")
    _, event = next(log.events(answer.positions[0] - 1, limit=1))
    return answer, event.entity_id


def say(answer: Appended, entity_id: str, form: str, done: str, **more: int) -> None:
    """The answer of a command of a review."""
    positions = list(answer.positions)
    if form == "json":
        told = {"command_id": answer.command_id, "positions": positions, "id": entity_id, **more}
        click.echo(orjson.dumps(told))
    else:
        click.echo(f"{entity_id}: {done}; position {', '.join(str(position) for position in positions)}")
