"""`hansei rebuild`, `doctor` and `policies`: the views as they should be, and what is due."""

import sys

import click
import pyarrow as pa

from engine.cli.common import format_option, open_log
from engine.log.log import utc_now
from engine.settings import Settings
from projections.cli.common import tell
from projections.doctor import examine
from projections.policies import run_policies
from projections.replica import check, open_replica
from projections.replica import rebuild as rebuild_replica


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
            tell(pa.Table.from_pylist(rows), form)
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
    if form == "table":  # whose cells are cut, and what to do stands at the end
        for finding in findings:
            click.echo(f"{finding.state:<6}{finding.what:<11}{' '.join(finding.detail.split())}")
    else:
        rows = [{"what": one.what, "state": one.state, "detail": one.detail} for one in findings]
        tell(pa.Table.from_pylist(rows), form)
    if wrong := [finding.exit_status for finding in findings if finding.state == "wrong"]:
        raise click.exceptions.Exit(min(wrong))  # a broken record weighs more than what cannot be used


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
    tell(pa.table({name: pa.array([row[name] for row in proposed], pa.string()) for name in columns}), form)


def _show_position(position: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\rposition {position:,}", nl=False, err=True)
