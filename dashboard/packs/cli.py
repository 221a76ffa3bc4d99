"""`hansei export pack`: a review or a look back as one file."""

import sys
from pathlib import Path

import click

from engine.cli.common import open_log
from engine.errors import UnusableInputError
from engine.log.log import utc_now
from engine.settings import Settings
from projections.cli.common import time_options
from projections.instants import bounds_of
from projections.replica import open_replica


@click.command("pack")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--review", metavar="ID", help="The pack of this review; else of the one in session, or the last one."
)
@click.option("--cycle", metavar="ID", help="The pack of this cycle or plan.")
@click.option(
    "--kind",
    type=click.Choice(["review", "retrospective"]),
    default="review",
    show_default=True,
    help="Where things stand and what was decided, or a look back on a cycle.",
)
@time_options
@click.pass_obj
def pack_command(
    settings: Settings, /, file: Path | None, review: str | None, cycle: str | None, kind: str, **times: str | None
) -> None:
    """Write a review pack or a retrospective pack to FILE: .pdf, .xlsx or .pptx by its ending.

    Without FILE a PDF goes to standard output. Without times a review or cycle that is closed is shown as it ended,
    any other as it stands. The same times, position and seal give the same PDF, byte for byte.
    """
    # What draws takes a while to load, for which no other command should wait.
    from dashboard.packs.making import RETROSPECTIVE, retrospective_pack, review_pack
    from dashboard.packs.writers import WRITERS

    ending = file.suffix.lower() if file else ".pdf"
    if ending not in WRITERS:
        raise UnusableInputError(f"{file}: a pack is a {', '.join(WRITERS)}; let the name end in one of them")
    if review and (cycle or kind == RETROSPECTIVE):
        raise UnusableInputError(
            "--review: a retrospective is of a cycle, and a pack of one thing; give --cycle alone"
        )
    if file is None and sys.stdout.isatty():
        raise UnusableInputError("a pack is no text for a terminal; give a FILE, or lead the output into one")
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        now = utc_now()
        bounds = bounds_of(read_model, now, **times) if any(times.values()) else None  # type: ignore[arg-type]
        if kind == RETROSPECTIVE:
            pack = retrospective_pack(read_model, settings.workspace, now, cycle=cycle, bounds=bounds)
        else:
            pack = review_pack(read_model, settings.workspace, now, review=review, cycle=cycle, bounds=bounds)
    made = WRITERS[ending](pack)
    if file is None:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return
    file.write_bytes(made)
    left = f"; empty: {', '.join(pack.empty)}" if pack.empty else ""
    click.echo(f"{file}: {pack.cover.title}, {len(pack.shown)} sections{left}", err=True)
