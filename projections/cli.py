"""The commands that read: views at any instant, SQL, and the upkeep of the replica."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import duckdb
import pyarrow as pa

from engine.cli.common import format_option, open_log
from engine.errors import UnusableInputError
from engine.log.log import utc_now
from engine.settings import Settings
from projections.diff import CLASSES, SCHEMA, diff
from projections.doctor import examine
from projections.instants import bounds_of
from projections.macros import VIEWS
from projections.policies import run_policies
from projections.replica import check, open_replica
from projections.replica import rebuild as rebuild_replica
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


@click.command()
@click.argument("view")
@click.option("--all", "everything", is_flag=True, help="Also what is not there any more (entities).")
@time_options
@format_option
@click.pass_obj
def show(settings: Settings, /, view: str, everything: bool, form: str, **times: str | None) -> None:
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
    _print(table, form)


@click.command("diff")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--known-now", is_flag=True, help="Compare both as known today; else each as it was seen then.")
@click.option("--class", "classes", multiple=True, type=click.Choice(CLASSES), help="Only these changes; repeatable.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only these entities; repeatable.")
@format_option
@click.pass_obj
def diff_command(
    settings: Settings,
    one: str,
    other: str,
    known_now: bool,
    classes: tuple[str, ...],
    ids: tuple[str, ...],
    form: str,
) -> None:
    """Show what differs between two instants A and B: what was changed, by whom, when and why.

    An instant is a day, a period (its end), a position (@1234), what a review looked at (review:ID, review:ID:close)
    or the beginning of a cycle (cycle:ID). `class` tells plan changes (structure, target, weight, link, text, status)
    from performance and from corrections.
    """
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        now = utc_now()
        sides = [
            bounds_of(read_model, now, **{"as_of" if known_now else "seen_on": said})  # type: ignore[arg-type]
            for said in (one, other)
        ]
        rows = [
            row
            for row in diff(read_model, *sides)
            if (not classes or row["class"] in classes) and (not ids or row["entity_id"] in ids)
        ]
    _print(pa.Table.from_pylist(rows, SCHEMA), form)


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
    _print(answer, form)


@click.command()
@click.option(
    "--check", "only_check", is_flag=True, help="Prove the replica equal to the log instead; 3 if it is not."
)
@format_option
@click.pass_obj
def rebuild(settings: Settings, only_check: bool, form: str) -> None:
    """Build the views anew from the log, or prove that they are what the log says."""
    with open_log(settings) as log:
        if only_check:
            found = check(log, settings.views_path, _show_position)
            rows = [{"table": name, "rows": told[0], "hash": f"{told[1]:x}"} for name, told in found.items()]
            _print(pa.Table.from_pylist(rows), form)
            click.echo("equal to a rebuild from the log", err=True)
        else:
            position = rebuild_replica(log, settings.views_path, _show_position)
            click.echo(f"rebuilt up to position {position:,}", err=True)


@click.command()
@format_option
@click.pass_obj
def doctor(settings: Settings, form: str) -> None:
    """Say what is wrong with this installation and this workspace."""
    findings = examine(settings)
    _print(pa.Table.from_pylist([vars(finding) for finding in findings]), form)
    if any(finding.state == "wrong" for finding in findings):
        raise click.exceptions.Exit(3)


@click.group("policies")
def policies_group() -> None:
    """The reactions: what a miss, a silence or a closed cycle asks for."""


@policies_group.command("run")
@format_option
@click.pass_obj
def run(settings: Settings, form: str) -> None:
    """Propose what is due and was not proposed yet; `show proposals` lists all of it.

    A miss proposes a finding in a review that is open; two misses in a row without a countermeasure escalate; a
    closed cycle asks for its grades; a stale key result reminds. Run twice, it proposes nothing twice.
    """
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        proposed = run_policies(log, read_model, now=utc_now(), appended_by=settings.appended_by)
    columns = ("proposal", "entity_id", "period", "review_id", "text")
    _print(pa.table({name: pa.array([row[name] for row in proposed], pa.string()) for name in columns}), form)


COMMANDS: list[click.Command] = [show, diff_command, sql_command, rebuild, doctor, policies_group]


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


def _print(table: pa.Table, form: str) -> None:
    for piece in write(table, form):
        click.echo(piece, nl=False)


def _show_position(position: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\rposition {position:,}", nl=False, err=True)
