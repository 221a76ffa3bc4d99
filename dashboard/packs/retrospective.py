"""The sections of a retrospective pack: what `hansei retro` tells, each with its question."""

from typing import Any

from dashboard.components.shown.status import STATUSES
from dashboard.components.shown.words import shortened
from dashboard.packs.pack import Chart, Section
from projections.hindsight import SECTIONS, Retrospective
from projections.hindsight.report import QUESTIONS
from projections.read_model import Bounds, ReadModel, Row

DIGITS = 3
"""Decimals of a number in a pack."""
MOST_BARS = 40
_CODES = ("kind", "of", "field")
"""Columns of names that are no words."""


def sections_of(read_model: ReadModel, cycle: str, bounds: Bounds) -> tuple[Row, list[Section]]:
    """The cycle, and the sections of the look back on it. Raises UnusableInputError for one that is not there."""
    retro = Retrospective(read_model, cycle, bounds)
    return retro.look.cycle, [_section(name, retro.section(name)) for name in SECTIONS]


def _section(name: str, rows: list[Row]) -> Section:
    told = [{_heading(column): _told(column, value) for column, value in row.items()} for row in rows]
    title = name.capitalize()
    return Section(title, title, QUESTIONS[name], told, charts=_charts(name, rows))


def _heading(column: str) -> str:
    return column.replace("_", " ")


def _told(column: str, value: Any) -> Any:  # noqa: ANN401 -- whatever a section has in a column
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, str) and value in STATUSES:
        return STATUSES[value].text
    if column in _CODES and isinstance(value, str):
        return value.replace("_", " ")
    return value


def _charts(name: str, rows: list[Row]) -> list[Chart]:
    if name == "scores":
        shown = [row for row in rows if row["score"] is not None][:MOST_BARS]
        columns = ("score", "without_easier", "without_any")
        title = "Scores as they came out, and without what was changed"
        return _bars(title, [shortened(row["title"] or row["id"], 40) for row in shown], shown, columns)
    if name == "calibration":
        parts = [row for row in rows if row["mean_confidence"] is not None and (row["low"], row["high"]) != (0, 1)]
        charts = []
        for of in dict.fromkeys(row["of"] for row in parts):
            shown = [row for row in parts if row["of"] == of]
            labels = [f"{row['low']:.0%} to {row['high']:.0%}" for row in shown]
            title = f"How sure we were, and what came true: {of.replace('_', ' ')}"
            charts += _bars(title, labels, shown, ("mean_confidence", "came_true"))
        return charts
    if name == "outcome":
        shown = [row for row in rows if row["key_result_id"] and row["progress"] is not None][:MOST_BARS]
        labels = [shortened(row["key_result"] or row["key_result_id"], 40) for row in shown]
        return _bars("Progress against expected", labels, shown, ("progress", "expected"))
    return []


def _bars(title: str, labels: list[str], rows: list[Row], columns: tuple[str, ...]) -> list[Chart]:
    series = [
        (_heading(column), [None if row[column] is None else round(row[column], DIGITS) for row in rows])
        for column in columns
    ]
    return [Chart(title, labels, series)] if rows else []
