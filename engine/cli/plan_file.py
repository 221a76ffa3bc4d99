"""The plan file: what it would change, applying it, writing it, and the schema it follows."""

import sys
from pathlib import Path

import click
import orjson

from engine.cli.common import format_option, open_log, reason_option
from engine.intake.plan.apply import apply_plan, diff_plan, export_plan
from engine.intake.plan.conflicts import in_one_line
from engine.intake.plan.outline import Outline
from engine.intake.plan.schema import schema
from engine.intake.plan.words import lines, rows
from engine.intake.plan.write import yaml_of
from engine.log.log import utc_now
from engine.settings import Settings
from engine.writing import written_whole

_file = click.argument("file", type=click.Path(path_type=Path))


@click.command("diff")
@_file
@format_option
@click.pass_obj
def diff(settings: Settings, file: Path, form: str) -> None:
    """Show what applying FILE (.yaml or .xlsx) would change, a line each; nothing is appended."""
    _say_diff(settings, file, form)


@click.command("apply")
@_file
@reason_option
@click.option("--dry-run", is_flag=True, help="Show what would change, as `plan diff` does; append nothing.")
@format_option
@click.pass_obj
def apply(settings: Settings, file: Path, reason: str | None, dry_run: bool, form: str) -> None:
    """Append exactly what FILE (.yaml or .xlsx) changes: all of it, or nothing.

    The file is the whole truth about the plans, scorecards and cycles that it names: an item that it does not have
    is dropped, an attribute that it does not give is cleared. Others are left alone.
    """
    if dry_run:
        _say_diff(settings, file, form)
        return
    with open_log(settings) as log:
        comparison, answer = apply_plan(
            log, file, reason=reason, actor=settings.actor, appended_by=settings.appended_by, clock=utc_now
        )
    positions = list(answer.positions)
    if form == "json":
        told = {"command_id": answer.command_id, "positions": positions, "events": len(positions)}
        click.echo(orjson.dumps({**told, "changes": list(rows(comparison))}))
        return
    for line in lines(comparison):
        click.echo(line)
    if not positions:
        click.echo("nothing to change")
    else:
        events = f"{len(positions)} events, positions {positions[0]} to {positions[-1]}"
        click.echo(f"1 event, position {positions[0]}" if len(positions) == 1 else events)


@click.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--xlsx", is_flag=True, help="Write a workbook, as for a FILE that ends so: a sheet for each kind.")
@click.option("--only", multiple=True, metavar="ID", help="A plan, scorecard or cycle; default all not closed.")
@click.pass_obj
def export(settings: Settings, file: Path | None, xlsx: bool, only: tuple[str, ...]) -> None:
    """Write the strategy as it stands as a plan file, to FILE or to standard output."""
    with open_log(settings) as log:
        outline = export_plan(log, only, utc_now)
    xlsx = xlsx or (file is not None and file.suffix.lower() == ".xlsx")
    written = _workbook_of(outline) if xlsx else yaml_of(outline).encode()
    if file is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
        return
    with written_whole(file) as out:
        out.write(written)
    click.echo(f"{file}: {len(outline.items):,} items, as of position {outline.position}", err=True)


@click.command("schema")
def print_schema() -> None:
    """Print the JSON schema of a plan file, for editors that check and complete YAML."""
    click.echo(orjson.dumps(schema(), option=orjson.OPT_INDENT_2))


def _workbook_of(outline: Outline) -> bytes:
    from engine.intake.plan.write_workbook import workbook_of  # its library takes long to load

    return workbook_of(outline)


def _say_diff(settings: Settings, file: Path, form: str) -> None:
    with open_log(settings) as log:
        looked = diff_plan(log, file, actor=settings.actor, clock=utc_now)
    if form == "json":
        told = {"conflicts": looked.conflicts, "refused": looked.refused}
        click.echo(orjson.dumps({"changes": list(rows(looked.comparison)), **told}))
        return
    for line in lines(looked.comparison) or ["nothing would change"]:
        click.echo(line)
    if looked.conflicts:
        click.echo(f"hansei: {in_one_line(str(file), looked.conflicts)}", err=True)
    if looked.refused:
        click.echo(f"hansei: applying it would be refused: {looked.refused}", err=True)


PLAN_FILE_COMMANDS: tuple[click.Command, ...] = (apply, diff, export, print_schema)
