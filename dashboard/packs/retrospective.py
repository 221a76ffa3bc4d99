"""The sections of a retrospective pack: what `hansei retro` tells, in the words of its page."""

from collections.abc import Sequence
from typing import Any

from dashboard.components.retrospective.headings import (
    ENDED,
    HEADINGS,
    STATED_IN,
    TITLES,
    VERDICTS,
    changed_words,
    scale_of,
)
from dashboard.components.shown.status import STATUSES
from dashboard.components.shown.words import shortened
from dashboard.packs.figures import figure, percent, rounded
from dashboard.packs.pack import Chart, Section
from engine.domain.values import KIND_WORDS
from projections.hindsight import SECTIONS, Retrospective
from projections.hindsight.report import QUESTIONS
from projections.read_model import Bounds, ReadModel, Row

DIGITS = 3
"""Decimals of a number in a pack."""
MOST_BARS = 40
_SHARES = {
    "context": ("confidence",),
    "outcome": ("progress", "expected"),
    "calibration": ("low", "high", "mean_confidence", "came_true"),
    "diagnosis": ("discipline", "good_discipline"),
}
"""By section the columns that are shares of one, which are told as percentages."""
_FIGURES = ("baseline", "target", "value", "low", "high", "value_before", "value_when_due", "value_at_end")


def sections_of(read_model: ReadModel, cycle: str, bounds: Bounds) -> tuple[Row, list[Section]]:
    """The cycle, and the sections of the look back on it. Raises UnusableInputError for one that is not there."""
    retro = Retrospective(read_model, cycle, bounds)
    return retro.look.cycle, [_section(name, retro.section(name)) for name in SECTIONS]


def rows_as_read(section: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of a section with the words of the page; numbers stay numbers, and what is empty is left out."""
    told = [_as_read(section, row) for row in rows]
    filled = {column for row in told for column, value in row.items() if value not in (None, "")}
    return [{_heading(section, name): row[name] for name in HEADINGS[section] if name in filled} for row in told]


def _section(name: str, rows: list[Row]) -> Section:
    rows = _telling(name, rows)
    question = "" if QUESTIONS[name] == f"{TITLES[name]}?" else QUESTIONS[name]
    return Section(name.capitalize(), TITLES[name], question, rows_as_read(name, rows), charts=_charts(name, rows))


def _telling(section: str, rows: list[Row]) -> list[Row]:
    """The rows that say something: no score that is none, and one week of what had no basis in any of them."""
    if section == "scores":
        return [row for row in rows if row["score"] is not None or row["without_any"] is not None]
    if section == "forecast":
        expected = {row["id"] for row in rows if row["expected"] is not None}
        last = {row["id"]: row["week"] for row in rows}
        return [row for row in rows if row["id"] in expected or row["week"] == last[row["id"]]]
    return rows


def _heading(section: str, column: str) -> str:
    return HEADINGS[section][column] + (" %" if column in _SHARES.get(section, ()) else "")


def _as_read(section: str, row: Row) -> dict[str, Any]:
    told = {column: _told(section, column, value, row) for column, value in row.items()}
    if section == "scores":
        told["scale"] = scale_of(row["kind"])
    if section == "changes" and row["field"] == "present":
        told |= {"before": None, "after": None}
    if section == "countermeasures" and row["effective"] is None:
        told["effective"] = row["state"]
    if section == "learned":
        told["review"] = row["review"] or row["review_id"]
    return told


def _told(section: str, column: str, value: Any, row: Row) -> Any:  # noqa: ANN401 -- whatever a section has there
    if column in _SHARES.get(section, ()):
        return percent(value)
    match column:
        case "status":
            return STATUSES[value].text if value in STATUSES else str(value or "").capitalize()
        case "kind":
            return KIND_WORDS.get(value, value)
        case "field":
            return changed_words(value)
        case "since":
            return None if value == "start" else value
        case "ended" | "verdict" | "of":
            return {**ENDED, **VERDICTS, **STATED_IN}.get(value, value)
        case "unit":
            return "" if value == "date" else value
    value = figure(value, row.get("unit")) if column in _FIGURES else value
    return rounded(value, DIGITS) if isinstance(value, float) else value


def _charts(name: str, rows: list[Row]) -> list[Chart]:
    if name == "scores":
        shown = [row for row in rows if row["score"] is not None][:MOST_BARS]
        charts = []
        for scale in dict.fromkeys(scale_of(row["kind"]) for row in shown):
            of_scale = [row for row in shown if scale_of(row["kind"]) == scale]
            labels = [shortened(row["title"] or row["id"], 40) for row in of_scale]
            title = f"Scores as they came out, and without what was changed, {scale}"
            charts += _bars(name, title, labels, of_scale, "score", "without_easier", "without_any")
        return charts
    if name == "calibration":
        parts = [row for row in rows if row["mean_confidence"] is not None and (row["low"], row["high"]) != (0, 1)]
        charts = []
        for of in dict.fromkeys(row["of"] for row in parts):
            shown = [row for row in parts if row["of"] == of]
            labels = [f"{row['low']:.0%} to {row['high']:.0%}" for row in shown]
            title = f"How sure we were, and what came true: {STATED_IN[of].lower()}"
            charts += _bars(name, title, labels, shown, "mean_confidence", "came_true")
        return charts
    if name == "outcome":
        shown = [row for row in rows if row["key_result_id"] and row["progress"] is not None][:MOST_BARS]
        labels = [shortened(row["key_result"] or row["key_result_id"], 40) for row in shown]
        return _bars(name, "Progress against expected", labels, shown, "progress", "expected")
    return []


def _bars(section: str, title: str, labels: list[str], rows: list[Row], *columns: str) -> list[Chart]:
    series = [
        (_heading(section, column), [_told(section, column, row[column], row) for row in rows])
        for column in columns
    ]
    return [Chart(title, labels, series)] if rows else []
