"""What the commands that read share: the bounds of time, and answers on the screen."""

from collections.abc import Callable, Sequence
from typing import Any

import click
import pyarrow as pa

from engine.errors import UnusableInputError
from projections.tables import write

_TIMES = {
    "as_of": "What holds in the business at this instant.",
    "known_at": "What the organisation knew at this instant.",
    "up_to": "What the log holds up to this position.",
    "seen_on": "As it was seen then: sets --as-of and --known-at.",
    "stored_by": "What this log itself had stored by this instant.",
}


def time_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the bounds of time."""
    for name, words in reversed(_TIMES.items()):
        metavar = "N" if name == "up_to" else "T"
        command = click.option(f"--{name.replace('_', '-')}", name, metavar=metavar, help=words)(command)
    return command


def columns_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Lets a person say which columns of the answer to show."""
    words = "Only these columns, in this order, such as id,title,owner."
    return click.option("--columns", metavar="NAMES", help=words)(command)


def tell(table: pa.Table, form: str, columns: str | None = None) -> None:
    """Writes a table to standard output in the form that was asked for, all of it or the columns named."""
    if columns is not None:
        table = table.select(_named(columns, table.column_names))
    for piece in write(table, form):
        click.echo(piece, nl=False)


def _named(columns: str, known: Sequence[str]) -> list[str]:
    names = [name.strip() for name in columns.split(",")]
    wrong = next((name for name in names if name not in known), None)
    if wrong is not None:
        raise UnusableInputError(f"--columns: {wrong!r} is no column here; there are {', '.join(known)}")
    return list(dict.fromkeys(names))
