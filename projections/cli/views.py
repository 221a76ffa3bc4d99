"""`hansei show` and `hansei sql`: the views at any instant, and any question over them."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
import duckdb
import pyarrow as pa

from engine.cli.common import format_option, open_log
from engine.errors import UnusableInputError
from engine.log.log import utc_now
from engine.settings import Settings
from projections.cli.common import columns_option, tell, time_options
from projections.instants import bounds_of
from projections.macros import VIEWS
from projections.replica import open_replica


@click.command()
@click.argument("view")
@click.option("--all", "everything", is_flag=True, help="Also what is not there any more (entities).")
@time_options
@columns_option
@format_option
@click.pass_obj
def show(
    settings: Settings, /, view: str, everything: bool, columns: str | None, form: str, **times: str | None
) -> None:
    """Show a VIEW as of any instant: okrs, scorecard, x-matrix, bowling-chart, reviews, decisions and more.

    A name that is no view lists them all.

    An instant is 2026-03-31T12:00:00Z, a day, a period (2026-03, 2026-Q1, 2026) or a position in the log (@1234).
    """
    name = view.replace("-", "_")
    if name not in VIEWS:
        raise UnusableInputError(f"{view}: no such view; there are {', '.join(VIEWS)}")
    where = "WHERE present" if name == "entities" and not everything else ""
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        bounds = bounds_of(
            read_model,
            utc_now(),
            as_of=times["as_of"],
            known_at=times["known_at"],
            up_to=times["up_to"],
            seen_on=times["seen_on"],
            stored_by=times["stored_by"],
        )
        table = read_model.table(name, bounds, where)
        if times["seen_on"] and bounds.known_at:
            later = read_model.appended_after(bounds.known_at)
            click.echo(f"{later:,} of the facts shown were stored in this log only afterwards", err=True)
    tell(table, form, columns)


@click.command("sql")
@click.argument("query")
@format_option
@click.pass_obj
def sql_command(settings: Settings, query: str, form: str) -> None:
    """Ask anything in SQL: the fact tables, and the views as okrs(as_of := '2026-03-31').

    It runs on a copy that cannot be written, with no files, no extensions and no network.
    """
    with (
        open_log(settings) as log,
        open_replica(log, settings.views_path) as read_model,
        tempfile.TemporaryDirectory(prefix="hansei-") as private,
    ):
        copy = Path(private) / "copy.duckdb"
        read_model.copy_to(copy)
        with _locked(copy) as connection:
            try:
                table = connection.sql(query)
                answer = table.to_arrow_table() if table is not None else pa.table({})
            except duckdb.Error as error:
                raise UnusableInputError(f"{' '.join(str(error).split())}") from error
    tell(answer.rename_columns(_apart(answer.column_names)), form)


def _apart(names: Sequence[str]) -> list[str]:
    """The names of columns; one that stands twice as id and id_1, since a row holds each name once."""
    apart: list[str] = []
    for name in names:
        count, other = 0, name
        while other in apart or (count and other in names):
            count += 1
            other = f"{name}_{count}"
        apart.append(other)
    return apart


def _locked(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection on which people's own SQL may run."""
    connection = duckdb.connect(
        str(path),
        read_only=True,
        config={
            "enable_external_access": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET lock_configuration = true")
    return connection
