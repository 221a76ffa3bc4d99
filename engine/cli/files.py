"""A workspace, and a strategy's history in and out of it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
import orjson

from engine.cli.common import format_option, open_log
from engine.errors import UnavailableError, UnusableInputError
from engine.intake.history import Imported, export_history, import_history, write_history
from engine.log.log import Log, utc_now
from engine.log.seals.sealing import make_key
from engine.settings import Settings


@click.command()
@click.pass_obj
def init(settings: Settings) -> None:
    """Make an empty workspace."""
    if create_workspace(settings):
        click.echo(f"{settings.workspace}: an empty workspace; next: hansei import history FILE")
    else:
        click.echo(f"{settings.workspace}: already is a workspace; nothing changed")


def create_workspace(settings: Settings) -> bool:
    """Makes the folder and the log in it; False if it already was a workspace."""
    try:
        settings.workspace.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnavailableError(f"{settings.workspace}: {error.strerror}; give a folder that can be made") from error
    try:
        Log(settings.log_place, create=True).close()
        make_key(settings.workspace)
    except UnusableInputError:
        Log(settings.log_place).close()  # a workspace already, or it says what is wrong with it
        return False
    return True


@click.group("import")
def import_group() -> None:
    """Take something in from a file."""


@import_group.command("history")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check the files and count; append nothing.")
@click.option(
    "--rejects", type=click.Path(path_type=Path), help="Where lines that cannot be taken go; the rest is imported."
)
@click.option("--prefix", default="", help="Put before every id, to keep two sources apart.")
@format_option
@click.pass_obj
def import_history_command(
    settings: Settings, files: tuple[Path, ...], dry_run: bool, rejects: Path | None, prefix: str, form: str
) -> None:
    """Import strategy histories (.jsonl or .jsonl.gz).

    A line that is known already is not appended again, so the same import can be repeated, or completed after a
    crash. Bad input appends nothing, unless --rejects sets such lines aside.
    """
    with open_log(settings) as log, _progress() as progress:
        done = import_history(
            log,
            files,
            actor=settings.actor,
            now=utc_now(),
            prefix=prefix,
            rejects=rejects,
            dry_run=dry_run,
            progress=progress,
        )
    _say_imported(done, form, dry_run=dry_run)
    if done.rejected:
        click.echo(f"hansei: {done.rejected} lines were set aside; see {rejects}", err=True)
        raise click.exceptions.Exit(2)


def _say_imported(done: Imported, form: str, *, dry_run: bool) -> None:
    counts = vars(done)
    if form == "json":
        click.echo(orjson.dumps(counts))
    elif form == "csv":
        click.echo(",".join(counts) + "\n" + ",".join(str(count) for count in counts.values()))
    else:
        would = "would be " if dry_run else ""
        click.echo(
            f"{done.lines:,} lines: {done.appended:,} {would}appended, {done.duplicates:,} known already, "
            f"{done.rejected:,} rejected"
        )


@contextmanager
def _progress() -> Iterator[Callable[[str, int], None]]:
    """On a terminal, a count while the files are checked and a bar while they are appended; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda step, lines: None
        return
    checked = 0
    advance: Callable[[int], None] | None = None
    with ExitStack() as stack:

        def show(step: str, lines: int) -> None:
            nonlocal checked, advance
            if step == "checked":
                checked += lines
                click.echo(f"\rchecking: {checked:,} lines", nl=False, err=True)
                return
            if advance is None:
                click.echo("\r\033[K", nl=False, err=True)
                bar = click.progressbar(length=checked, label="appending", file=sys.stderr)
                advance = stack.enter_context(bar).update
            advance(lines)

        yield show


@click.group("export")
def export_group() -> None:
    """Take everything out again."""


@export_group.command("history")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def export_history_command(settings: Settings, file: Path | None) -> None:
    """Write the whole workspace as a strategy history, to FILE (gzipped if it ends in .gz) or standard output."""
    with open_log(settings) as log:
        if file is None:
            for line in export_history(log):
                sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
        else:
            lines = write_history(log, file)
            click.echo(f"{file}: {lines:,} lines", err=True)
