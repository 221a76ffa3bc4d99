"""The log itself: from a file into a database, and back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import orjson

from engine.cli.common import open_log
from engine.log.copying import Progress, copy_log
from engine.log.place import SCHEMES, Place, database_at
from engine.settings import LOG_FILE, Settings


@click.group("log")
def log_group() -> None:
    """Where the log lies."""


@log_group.command("copy")
@click.argument("target")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="How it is answered.")
@click.pass_obj
def copy_command(settings: Settings, target: str, form: str) -> None:
    """Copy the log to TARGET: postgresql://USER@HOST/DATABASE?schema=NAME, or the folder of a new workspace.

    Positions, times and people stay as they are, and every seal holds there too; seals go along into a folder. The
    log that was copied stays as it is: go on in one of the two only.
    """
    with open_log(settings) as log, _progress(log.position()) as progress:
        place = _place(target, settings)
        count = copy_log(log, place, progress)
    if form == "json":
        click.echo(orjson.dumps({"events": count, "to": str(place)}))
        return
    click.echo(f"{place}: {count:,} events")
    if isinstance(place, Path):
        click.echo(f"next: hansei --workspace {place.parent}, without HANSEI_LOG_URL")
    else:
        click.echo(f"next: move {settings.workspace / LOG_FILE} away, and set HANSEI_LOG_URL to the address")


def _place(target: str, settings: Settings) -> Place:
    if target.startswith(tuple(f"{scheme}:" for scheme in SCHEMES)):
        return database_at(target, settings.workspace)
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / LOG_FILE


@contextmanager
def _progress(length: int) -> Iterator[Progress]:
    """A bar on a terminal; elsewhere nothing."""
    hidden, at = not sys.stderr.isatty(), 0
    with click.progressbar(length=length, label="copying", file=sys.stderr, hidden=hidden) as bar:

        def show(position: int) -> None:
            nonlocal at
            bar.update(position - at)
            at = position

        yield show
