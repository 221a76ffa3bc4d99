"""`hansei people` and `hansei redact`: what has to go, and that it is gone everywhere."""

from collections.abc import Iterable
from datetime import datetime

import click
import pyarrow as pa

from engine.cli.common import format_option, open_log, say_appended
from engine.domain.forgetting import ForgetPerson, RedactProse
from engine.domain.values import PROSE_FIELDS, Command, words_of
from engine.handle import handle_all
from engine.log.log import Log, utc_now
from engine.log.mentions import Mention, mentions
from engine.log.recorded import Appended
from engine.settings import Settings
from projections.cli.common import tell
from projections.replica import is_own, open_replica

_reason_option = click.option(
    "--reason", metavar="WHY", help="Why; without what has to go, for it stays in the log."
)
_NAMED = 12


@click.group("people")
def people_group() -> None:
    """Whom the workspace knows by name."""


@people_group.command("list")
@format_option
@click.pass_obj
def list_people(settings: Settings, form: str) -> None:
    """List everybody whom the workspace knows by name, with the opaque id that events have instead."""
    with open_log(settings) as log:
        people = sorted((name, person_id) for person_id, name in log.people.rows())
    columns = {"name": [name for name, _ in people], "id": [person_id for _, person_id in people]}
    tell(pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()}), form)


@people_group.command("forget")
@click.argument("name")
@click.option("--everywhere", is_flag=True, help="Redact all words, such as notes, in which the name stands, too.")
@_reason_option
@format_option
@click.pass_obj
def forget(settings: Settings, name: str, everywhere: bool, reason: str | None, form: str) -> None:
    """Forget who NAME is: every view then says "forgotten person".

    What the person did and owns stays, all roles end. The same name entered later is somebody new. Where the name
    still stands, in words that people wrote or in a title, is said afterwards.
    """
    now = utc_now()
    commands: list[Command] = [ForgetPerson(person=name, at=now, reason=reason)]
    with open_log(settings) as log:
        if everywhere:
            commands += _redactions(mentions(log, name), now, reason)
        answer = _carry_out(settings, log, commands)
        say_appended(answer, form, f"{name}: is forgotten")
        _say_where_else(mentions(log, name), "the name still stands")
        _follow(settings, log)


@click.command()
@click.argument("positions", metavar="POSITION...", nargs=-1, required=True, type=int)
@click.option("--field", type=click.Choice(PROSE_FIELDS), help="Only this field; default every one that has words.")
@click.option("--everywhere", is_flag=True, help="Redact the same words wherever else they stand, too.")
@_reason_option
@format_option
@click.pass_obj
def redact(
    settings: Settings,
    positions: tuple[int, ...],
    field: str | None,
    everywhere: bool,
    reason: str | None,
    form: str,
) -> None:
    """Take the words out of the events at these POSITIONs of the log: notes, comments, reasons, findings.

    Their salted hash stays, so every seal still verifies. Every view then says "[redacted]", as of any instant.
    """
    now = utc_now()
    with open_log(settings) as log:
        words = sorted({said for one in positions for said in _words(log, one, field)})
        asked = {one: RedactProse(position=one, field=field, at=now, reason=reason) for one in positions}
        commands: list[Command] = list(asked.values())
        if everywhere:
            found = {one: None for said in words for one in mentions(log, said)}
            commands += _redactions(
                (one for one in found if one.position not in asked or field not in (None, one.field)), now, reason
            )
        answer = _carry_out(settings, log, commands)
        say_appended(answer, form, f"{', '.join(f'@{one}' for one in asked)}: redacted")
        for said in words:
            _say_where_else(mentions(log, said), "the same words still stand")
        _follow(settings, log)


def _redactions(found: Iterable[Mention], now: datetime, reason: str | None) -> list[Command]:
    return [
        RedactProse(position=one.position, field=one.field, at=now, reason=reason) for one in found if one.is_prose
    ]


def _carry_out(settings: Settings, log: Log, commands: list[Command]) -> Appended:
    return handle_all(
        log,
        lambda strategy: commands,
        actor=settings.actor,
        appended_by=settings.appended_by,
        source="cli",
    )


def _words(log: Log, position: int, field: str | None) -> list[str]:
    """What the event at a position says in words that are about to go."""
    event = log.event(position)
    said = [getattr(event, name, None) for name in ((field,) if field else PROSE_FIELDS)]
    return [words_of(one) for one in said if isinstance(one, dict) and "text" in one]


def _say_where_else(found: list[Mention], words: str) -> None:
    """Tells a person what is left to do, or cannot be done."""
    for is_prose, advice in ((True, "`hansei redact` takes it out"), (False, "it cannot be taken out of the log")):
        places = [f"{one.field} of @{one.position}" for one in found if one.is_prose == is_prose]
        if places:
            more = f" and {len(places) - _NAMED:,} more" if len(places) > _NAMED else ""
            click.echo(f"{words} in {', '.join(places[:_NAMED])}{more}; {advice}", err=True)


def _follow(settings: Settings, log: Log) -> None:
    """Lets the views follow at once, and says what will follow later."""
    if not log.is_clean:
        click.echo(
            f"{log.place}: could not be written anew now, so its bytes still hold what is gone; the next command "
            "tries again",
            err=True,
        )
    with open_replica(log, settings.views_path) as read_model:
        if not is_own(read_model, settings.views_path):
            click.echo(
                "another process, such as a dashboard, holds the views; they follow there within seconds", err=True
            )
