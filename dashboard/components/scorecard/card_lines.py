"""The scorecard as lines of the table: perspectives, objectives and measures with their scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.components.scorecard.card_tree import Node, share_of
from dashboard.components.scorecard.scoring import ROLL_UPS, scoring_words, value_words, why_unscored
from dashboard.components.shown.overrides import Overrides, beside, override_note
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tree_table import Cell, Column, Line, spark, text_cell
from dashboard.components.shown.words import counted, fixed, number, percent, shortened
from projections.read_model import Row

LINE = 12
"""Periods in the small line of a measure."""
COLUMNS = (
    Column("Status", 7.4, help="Where a person set another one, what was computed stands below it."),
    Column("Score", 7.6, wide=True, help="0 to 10; below 3.3 off track, below 6.7 at risk."),
    Column("Actual", 6.6, end=True, help="The latest reading; of a measure without any, nothing."),
    Column("Target", 6.6, end=True, spare=True, help="The target in force for that period."),
    Column("Trend", 6.4, help="The last twelve actuals in the range of periods."),
    Column("Weight", 4.6, end=True, help="What was set, and its share in the score of what it belongs to."),
)


@dataclass(frozen=True)
class Told:
    """What the lines say beside the scores: each measure's readings, and the statuses that persons have set."""

    readings: Mapping[str, Sequence[Row]]
    overrides: Overrides
    weighted: bool


def card_lines(tops: Sequence[Node], told: Told, wanted: set[str]) -> list[Line]:
    """The lines of the nodes that are wanted, each below what it counts for."""
    lines: list[Line] = []
    for top in tops:
        _add(lines, top, None, 0, told, wanted)
    return lines


def _add(lines: list[Line], node: Node, above: Node | None, level: int, told: Told, wanted: set[str]) -> None:
    if node.id not in wanted:
        return
    make = _measure if node.is_measure else _whole
    lines.append(make(node, above, level, told))
    for other in node.below:
        # Under the scorecard's own line the perspectives begin at the edge again.
        _add(lines, other, node, level if node.is_top else level + 1, told, wanted)


def _whole(node: Node, above: Node | None, level: int, told: Told) -> Line:
    row = node.row
    is_objective = row["objective_id"] is not None
    missing = f", {row['missing']} without data" if row["missing"] else ""
    notes = _notes(node, told)
    if row["roll_up"] not in (None, "mean"):
        notes.append(f"Scored {ROLL_UPS.get(row['roll_up'], row['roll_up'])}")
    return Line(
        id=node.id,
        title="The whole scorecard" if node.is_top else shortened(node.title, 120),
        level=level,
        cells={
            "Status": beside(row["computed_status"], told.overrides.get(node.id)),
            "Score": score_cell(row),
            "Weight": _weight(node, above, told.weighted),
        },
        sub=[
            *([row["owner"]] if row["owner"] else []),
            f"{counted(row['measures'], 'measure')}{missing}",
            *([node.id] if is_objective else []),
        ],
        notes=notes,
        lead=True,
        top=not is_objective,
        total=node.is_top,
    )


def _notes(node: Node, told: Told) -> list[str]:
    said = told.overrides.get(node.id)
    notes = [override_note(said)] if said else []
    if not node.counts:
        notes.append("What it belonged to is no longer there: it counts for nothing above")
    return notes


def score_cell(row: Row) -> Cell:
    """A bar from 0 to 10 in the colour of its band."""
    score = row["score"]
    if score is None:
        return {}
    return {"bar": round(score / 10, 4), "text": fixed(score, 1), "ink": status_of(row["computed_status"]).ink}


def _weight(node: Node, above: Node | None, weighted: bool) -> Cell:
    if above is None:
        return {}
    share = share_of(node, above, weighted=weighted)
    said = number(node.weight) if weighted else "1"
    return text_cell(said, percent(share))


def _measure(node: Node, above: Node | None, level: int, told: Told) -> Line:
    row = node.row
    readings = told.readings.get(node.id, [])
    line = [one["actual"] for one in readings if one["actual"] is not None][-LINE:]
    standing = next((one for one in readings if one["period"] == row["period"]), None)
    why = why_unscored(row)
    watched = row["scoring"] == "unscored"
    scoring = scoring_words(row) if row["scoring"] not in (None, "goal_and_red_flag") else ""
    said = told.overrides.get(node.id)
    return Line(
        id=node.id,
        title=shortened(node.title, 140),
        level=level,
        cells={
            "Status": text_cell("only watched") if watched and not said else beside(row["computed_status"], said),
            "Score": score_cell(row) if not row["stale"] else {},
            "Actual": text_cell(value_words(row, "actual") or "none", _period(row, standing)),
            "Target": text_cell(value_words(row, "target")),
            "Trend": {"line": spark(line)} if len(line) > 1 else {},
            "Weight": {} if above is None else _weight(node, above, told.weighted),
        },
        sub=[part for part in (row["owner"], row["indicator"], node.id) if part],
        notes=[*([] if watched else [one for one in (why or scoring,) if one]), *_notes(node, told)],
    )


def _period(row: Row, standing: Row | None) -> str:
    if row["actual"] is None:
        return ""
    restated = ", restated" if standing is not None and standing["restated"] else ""
    return f"{row['period'] or ''}{restated}"
