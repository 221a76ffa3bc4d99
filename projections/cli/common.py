"""What the commands that read share: the bounds of time, and answers on the screen."""

from collections.abc import Callable
from typing import Any

import click
import pyarrow as pa

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


def tell(table: pa.Table, form: str) -> None:
    """Writes a table to standard output in the form that was asked for."""
    for piece in write(table, form):
        click.echo(piece, nl=False)
