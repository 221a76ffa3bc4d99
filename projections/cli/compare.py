"""`hansei diff`: what differs between two instants."""

import click
import pyarrow as pa

from engine.cli.common import format_option, open_log
from engine.log.log import utc_now
from engine.settings import Settings
from projections.cli.common import columns_option, tell
from projections.diff import CHANGES, CLASSES, SCHEMA, diff
from projections.instants import bounds_of
from projections.replica import open_replica


@click.command("diff")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--known-now", is_flag=True, help="Compare both as known today; else each as it was seen then.")
@click.option(
    "--class", "classes", multiple=True, type=click.Choice(CLASSES), help="Only these changes; repeatable."
)
@click.option(
    "--change", "kinds", multiple=True, type=click.Choice(CHANGES), help="Only what was so changed; repeatable."
)
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only these entities; repeatable.")
@columns_option
@format_option
@click.pass_obj
def diff_command(
    settings: Settings,
    one: str,
    other: str,
    known_now: bool,
    classes: tuple[str, ...],
    kinds: tuple[str, ...],
    ids: tuple[str, ...],
    columns: str | None,
    form: str,
) -> None:
    """Show what differs between two instants A and B: what was changed, by whom, when and why.

    An instant is a day, a period (its end), a position (@1234), what a review looked at (review:ID,
    review:ID:close) or the beginning of a cycle (cycle:ID). `class` tells plan changes (structure, target, weight,
    link, text, status) from performance and from corrections.
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
            if (not classes or row["class"] in classes)
            and (not kinds or row["change"] in kinds)
            and (not ids or row["entity_id"] in ids)
        ]
    tell(pa.Table.from_pylist(rows, SCHEMA), form, columns)
