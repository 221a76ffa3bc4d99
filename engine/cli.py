"""The commands that write: a workspace, its history in and out, and the small changes of a week."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import orjson

from engine.domain import okr, plan, scorecard
from engine.domain.calendar import instant, period_span, span
from engine.domain.values import Command
from engine.errors import RefusedError, UnavailableError, UnusableInputError
from engine.handle import handle
from engine.intake.history import Imported, export_history, import_history, write_history
from engine.log.log import Appended, Log, utc_now
from engine.settings import Settings

FORMATS = click.Choice(["table", "json", "csv", "markdown"])
format_option = click.option("--format", "form", type=FORMATS, default="table", help="How the answer is written.")
reason_option = click.option("--reason", help="Why; a change of the plan needs one.")
effective_option = click.option(
    "--effective-at",
    metavar="T",
    help="When it is true in the business: an instant, a day or a period; default now.",
)

Function = Callable[..., Any]


@contextmanager
def open_log(settings: Settings) -> Iterator[Log]:
    """The workspace's log for a `with` block."""
    log = Log(settings.log_path)
    try:
        yield log
    finally:
        log.close()


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
        Log(settings.log_path, create=True).close()
    except UnusableInputError:
        Log(settings.log_path).close()  # a workspace already, or it says what is wrong with it
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
    """On a terminal, one line that counts; elsewhere nothing."""
    counts: dict[str, int] = {}

    def show(step: str, lines: int) -> None:
        counts[step] = counts.get(step, 0) + lines
        if sys.stderr.isatty():
            total = counts.get("checked", 0)
            of = f" of {total:,}" if step != "checked" else ""
            click.echo(f"\r{step} {counts[step]:,}{of} lines", nl=False, err=True)

    yield show
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)


@click.group("export")
def export_group() -> None:
    """Take everything out again."""


@export_group.command("history")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def export_history_command(settings: Settings, file: Path | None) -> None:
    """Write the whole workspace as a strategy history, to FILE or to standard output."""
    with open_log(settings) as log:
        if file is None:
            for line in export_history(log):
                sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
        else:
            lines = write_history(log, file)
            click.echo(f"{file}: {lines:,} lines", err=True)


@click.command("check-in")
@click.argument("key_result")
@click.argument("value", type=float)
@click.option("--confidence", type=float, help="How sure you are to reach the target: 0 to 1.")
@click.option("--note", help="What happened.")
@effective_option
@click.option("--restates", is_flag=True, help="Correct the latest check-in, or the one at --effective-at.")
@reason_option
@format_option
@click.pass_obj
def check_in(
    settings: Settings,
    key_result: str,
    value: float,
    confidence: float | None,
    note: str | None,
    effective_at: str | None,
    restates: bool,
    reason: str | None,
    form: str,
) -> None:
    """Say where KEY_RESULT stands: VALUE."""
    now = utc_now()
    if restates:
        since, until = span(effective_at) if effective_at else (None, None)
        command: Command = okr.RestateCheckIn(
            entity_id=key_result, at=now, since=since, effective_at=until, value=_finite(value),
            confidence=confidence, note=note, reason=reason,
        )  # fmt: skip
    else:
        command = okr.CheckIn(
            entity_id=key_result, at=now, effective_at=_effective(effective_at, now), value=_finite(value),
            confidence=confidence, note=note, reason=reason,
        )  # fmt: skip
    _carry_out(settings, command, form, "checked in")


@click.command()
@click.argument("measure")
@click.argument("value", type=float)
@click.option("--period", required=True, metavar="P", help="What the value describes: 2026-03, 2026-Q1 or 2026.")
@click.option("--note", help="What is to be known about it.")
@click.option("--restates", is_flag=True, help="Correct the value of that period; needs --reason.")
@reason_option
@format_option
@click.pass_obj
def record(
    settings: Settings,
    measure: str,
    value: float,
    period: str,
    note: str | None,
    restates: bool,
    reason: str | None,
    form: str,
) -> None:
    """Record VALUE as the reading of MEASURE for a period."""
    now = utc_now()
    _carry_out(
        settings,
        scorecard.RecordReading(
            entity_id=measure, at=now, effective_at=_last_day(period, now), value=_finite(value), period=period,
            note=note, restates=restates, reason=reason,
        ),
        form,
        "recorded",
    )  # fmt: skip


@click.command()
@click.argument("entity_id", metavar="ID")
@click.option("--effective-at", metavar="T", required=True, help="The instant, day or period it describes.")
@reason_option
@format_option
@click.pass_obj
def withdraw(settings: Settings, entity_id: str, effective_at: str, reason: str | None, form: str) -> None:
    """Take back a reading or check-in that should not be there."""
    since, until = span(effective_at)
    command = scorecard.WithdrawReading(entity_id=entity_id, at=utc_now(), since=since, until=until, reason=reason)
    _carry_out(settings, command, form, "withdrawn")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.option("--target", type=float, required=True, help="The new target.")
@click.option("--period", metavar="P", help="Holds from the first day of this period; default from now.")
@reason_option
@format_option
@click.pass_obj
def retarget(
    settings: Settings, entity_id: str, target: float, period: str | None, reason: str | None, form: str
) -> None:
    """Change the target of a measure or a key result."""
    effective_at = period_span(period)[0] if period else None
    command = scorecard.SetTarget(
        entity_id=entity_id, at=utc_now(), effective_at=effective_at, target=_finite(target), period=period,
        reason=reason,
    )  # fmt: skip
    _carry_out(settings, command, form, "retargeted")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.argument("owner")
@effective_option
@reason_option
@format_option
@click.pass_obj
def own(
    settings: Settings, entity_id: str, owner: str, effective_at: str | None, reason: str | None, form: str
) -> None:
    """Make OWNER (a person, a role or a body) answer for ID."""
    now = utc_now()
    if not owner.strip():
        raise UnusableInputError("OWNER is empty; name a person, a role or a body")
    command = plan.AssignOwner(
        entity_id=entity_id, at=now, effective_at=_effective(effective_at, now), owner=owner, reason=reason
    )
    _carry_out(settings, command, form, "owned")


@click.command()
@click.argument("entity_id", metavar="ID")
@click.argument("text")
@click.option("--aspect", help="What the comment is about, such as schedule or cost.")
@format_option
@click.pass_obj
def comment(settings: Settings, entity_id: str, text: str, aspect: str | None, form: str) -> None:
    """Write TEXT about ID."""
    if not text.strip():
        raise UnusableInputError("TEXT is empty; write what there is to say")
    _carry_out(
        settings, plan.AddComment(entity_id=entity_id, at=utc_now(), text=text, aspect=aspect), form, "commented"
    )


COMMANDS: list[click.Command] = [
    init, import_group, export_group, check_in, record, withdraw, retarget, own, comment,
]  # fmt: skip


def _carry_out(settings: Settings, command: Command, form: str, done: str) -> None:
    with open_log(settings) as log:
        answer = handle(log, command, actor=settings.actor, appended_by=settings.appended_by, source="cli")
    say_appended(answer, form, f"{command.entity_id}: {done}")


def say_appended(answer: Appended, form: str, words: str) -> None:
    """The answer of a command that writes."""
    positions = list(answer.positions)
    if form == "json":
        click.echo(orjson.dumps({"command_id": answer.command_id, "positions": positions}))
    else:
        click.echo(f"{words}, position {', '.join(str(position) for position in positions)}")


def _effective(text: str | None, now: datetime) -> datetime | None:
    return instant(text, now) if text else None


def _last_day(period: str, now: datetime) -> datetime:
    """The start of the period's last day, or now while it runs."""
    first, last = period_span(period)
    if first > now:
        raise RefusedError(f"{period}: has not begun; a planned value is a target (hansei retarget)")
    return now if now <= last else last.replace(hour=0, minute=0, second=0, microsecond=0)


def _finite(value: float) -> float:
    if value != value or value in (float("inf"), float("-inf")):
        raise UnusableInputError(f"{value} is no finite number; give a plain one such as 12.5")
    return value
