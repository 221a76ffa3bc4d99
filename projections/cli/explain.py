"""`hansei explain`: why a score changed between two instants, and what it were without some of the changes."""

import click
import pyarrow as pa

from engine.cli.common import format_option, open_log
from engine.errors import UnusableInputError
from engine.log.log import utc_now
from engine.settings import Settings
from projections.attribution import PARTS, Explanation, explain, without
from projections.cli.common import columns_option, tell
from projections.diff import SCHEMA
from projections.instants import bounds_of
from projections.read_model import Row
from projections.replica import open_replica

PART_SCHEMA = pa.schema(
    [
        ("part", pa.string()),
        *((name, pa.float64()) for name in ("from_score", "to_score", "change")),
        ("changes", pa.list_(pa.int64())),
    ]
)
"""The columns of an answer, a row a part; `changes` are the positions of what made it."""
CHANGE_SCHEMA = pa.schema([("part", pa.string()), *SCHEMA])
"""The same change by change: the columns of `diff`, and which part each belongs to."""
# Who reads the table sees at once what was changed; the rest is in `--changes`.
_IN_SHORT = ("part", "entity_id", "field", "before", "after", "actor", "changed_at", "reason", "decision_id")


@click.command("explain")
@click.argument("entity_id", metavar="ID")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--known-now", is_flag=True, help="Both as known today; else each as it was seen then.")
@click.option(
    "--without",
    "left_out",
    multiple=True,
    metavar="PART",
    help="The score at B without the changes of this part, or without what was told at @POSITION; repeatable.",
)
@click.option("--changes", "in_full", is_flag=True, help="A row for each change, with who, when and why.")
@columns_option
@format_option
@click.pass_obj
def explain_command(
    settings: Settings,
    entity_id: str,
    one: str,
    other: str,
    known_now: bool,
    left_out: tuple[str, ...],
    in_full: bool,
    columns: str | None,
    form: str,
) -> None:
    """Split the change of a score between two instants A and B into parts that add up to it.

    The progress of a key result or an objective, the score of a measure, a strategic objective, a perspective or a
    scorecard. The parts are put in one after the other: correction (what was reported wrongly), performance (what
    reality did), structure, weight and target (what was changed in the plan). A and B are instants as in
    `hansei diff`. `--without target --without weight` tells the score at B if those changes had not been made.
    """
    kinds, positions = _read(left_out)
    with open_log(settings) as log, open_replica(log, settings.views_path) as read_model:
        now = utc_now()
        at_one, at_other = (
            bounds_of(read_model, now, **{"as_of" if known_now else "seen_on": said})  # type: ignore[arg-type]
            for said in (one, other)
        )
        found = explain(read_model, entity_id, at_one, at_other)
        if left_out:
            score = without(read_model, entity_id, at_one, at_other, kinds, positions)
    _say_what_is_missing(found, "B" if left_out else "AB")
    rows = [{"part": part.part, **row} for part in found.parts for row in part.changes]
    if left_out:
        rows = [row for row in rows if row["part"] in kinds or row["position"] in positions]
        parts = [_without(found, score, left_out, sorted({row["position"] for row in rows}))]
    else:
        parts = [{**vars(part), "changes": part.positions} for part in found.parts]
    if in_full:
        tell(pa.Table.from_pylist(rows, CHANGE_SCHEMA), form, columns)
        return
    if not left_out and form not in ("json", "csv"):
        parts.append(
            {"part": found.name, "from_score": found.before, "to_score": found.after, "change": found.change}
        )
    table = pa.Table.from_pylist(parts, PART_SCHEMA)
    if columns or form in ("json", "csv"):
        tell(table, form, columns)
        return
    tell(table.drop_columns(["changes"]), form)
    if rows:
        click.echo()
        tell(pa.Table.from_pylist(rows, CHANGE_SCHEMA).select(_IN_SHORT), form)


def _read(left_out: tuple[str, ...]) -> tuple[list[str], list[int]]:
    """The kinds and the positions to leave out."""
    for name in left_out:
        if name not in PARTS and not (name[:1] == "@" and name[1:].isdecimal() and len(name) < 20):
            raise UnusableInputError(
                f"--without {name}: is no part; there are {', '.join(PARTS)}, or @ and a position such as @1234"
            )
    kinds = [name for name in left_out if name in PARTS]
    return kinds, [int(name[1:]) for name in left_out if name not in PARTS]


def _without(found: Explanation, score: float | None, left_out: tuple[str, ...], positions: list[int]) -> Row:
    """One row: from the score without these changes to the one that came to be."""
    change = None if score is None or found.after is None else found.after - score
    said = f"without {', '.join(dict.fromkeys(left_out))}"
    return {"part": said, "from_score": score, "to_score": found.after, "change": change, "changes": positions}


def _say_what_is_missing(found: Explanation, asked: str) -> None:
    for side, score in (("A", found.before), ("B", found.after)):
        if score is None and side in asked:
            click.echo(f"{found.entity_id} has no {found.name} at {side}: there is no change to split", err=True)
