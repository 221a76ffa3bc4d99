"""The drill-down of a measure: its trend against plan and red flag, and every reading."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from dashboard.components.forms.actions import actions
from dashboard.components.frame.view import View
from dashboard.components.scorecard.scoring import DIRECTIONS, scoring_words, why_unscored
from dashboard.components.shown import charts
from dashboard.components.shown.decided import decided, decision_points, decisions_about
from dashboard.components.shown.frames import frame, worth
from dashboard.components.shown.opened import head_words, ways_on
from dashboard.components.shown.outlooks import outlook_of, outlook_sentence, said_ahead, with_outlook
from dashboard.components.shown.overrides import override_words
from dashboard.components.shown.readings import mark_of, target_lines
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tables import plain_table, without_empty
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import moment, number, plain
from projections.forecast.outlooks import of_measure
from projections.read_model import Row


def measure_detail(
    view: View, told: Sequence[Row], standing: Row, override: Row | None, *, alone: bool = False
) -> None:
    """Everything about one measure in the periods on screen; `alone` on its own page."""
    unit = standing["unit"]
    readings = view.ask("check_ins", standing["measure_id"])
    decisions = decisions_about(view, standing["measure_id"])
    with st.container(border=True, key=OPENED):
        with st.container(horizontal=True, vertical_alignment="center"):
            title = str(standing["title"] or standing["measure_id"])
            head_words(title, _said(standing), alone=alone)
            if not alone:
                actions(view, standing["measure_id"])
            ways_on(standing["measure_id"], alone=alone)
        if override is not None:
            st.markdown(override_words(standing["computed_status"], override))
        weight = "" if standing["weight"] is None else f"Weight {number(standing['weight'])}"
        told_of = [scoring_words(standing), why_unscored(standing), weight]
        st.caption(". ".join(plain(said) for said in dict.fromkeys(told_of) if said))
        if any(row["actual"] is not None for row in told):
            _trend(view, told, readings, decisions)
        else:
            st.info("No actual yet in this range of periods.")
        marks = {one["period"]: one for one in reversed(readings) if one["stands"]}
        lines = [_reading(row, marks.get(row["period"])) for row in reversed(told)]
        if lines:
            optional = ("Stated target", "Red flag", "Restated", "Note", "Who")
            plain_table(without_empty(lines, *optional), key="readings", most=12, columns=READING_COLUMNS)
        decided(decisions)
        targets = view.ask("targets", standing["measure_id"])
        if targets:
            with st.expander(f"Targets, {len(targets)}"):
                plain_table(target_lines(targets, unit), key="targets", most=10)


def _trend(view: View, told: Sequence[Row], readings: Sequence[Row], decisions: Sequence[Row]) -> None:
    """Every period's actual against its plan, and what is to be expected at the end of the year."""
    unit = told[0]["unit"]
    points = _points(told, readings)
    last = next((one for one in reversed(points) if one["series"] == "Value"), None)
    points += decision_points(decisions, period_begin(told[0]), told[-1]["ends_at"])
    asked = view.ask("forecast_measures", told[0]["measure_id"])
    outlook = outlook_of(view, of_measure(asked[0]), readings) if asked else None
    ahead = _ahead(points, outlook, last, told[-1]) if outlook else points
    st.vega_lite_chart(
        frame(ahead),
        charts.value_chart(_axis(unit), unit == "date", charts.FLAG, outlook=len(ahead) > len(points)),
        key="trend_chart",
        alt="Actual, target and red flag of each period" + (said_ahead(outlook) if outlook else ""),
    )
    if outlook:
        outlook_sentence(outlook)


def _ahead(
    points: list[dict[str, Any]], outlook: Row, last: dict[str, Any] | None, newest: Row
) -> list[dict[str, Any]]:
    """The points with those of the forecast, and the target up to there."""
    until = period_begin({"frequency": newest["frequency"], "ends_at": outlook["until"]})
    found = with_outlook(points, outlook, last, until)
    target, unit = outlook["target"], outlook["unit"]
    if len(found) == len(points) or target is None or until <= newest["ends_at"]:
        return found
    said = {"worth": worth(target, unit), "said": number(target, unit), "remark": "", "low": None, "high": None}
    return [*found, {**found[-1], **said, "series": "Target", "when": until}]


def _said(standing: Row) -> str:
    status = status_of(standing["status"])
    direction = DIRECTIONS.get(standing["direction"] or "")
    said = [
        f":{status.ink}[**{status.text}**]",
        plain(standing["measure_id"]),
        *([direction] if direction else []),
        *([plain(standing["owner"])] if standing["owner"] else []),
        *([f"{standing['indicator']} indicator"] if standing["indicator"] else []),
    ]
    return " · ".join(said)


def _axis(unit: str | None) -> str:
    return unit if unit and unit.strip("- ") else "Actual"


def _points(told: Sequence[Row], readings: Sequence[Row]) -> list[dict[str, Any]]:
    marks = {one["period"]: mark_of(one, told[0]["unit"]) for one in reversed(readings) if one["stands"]}
    points = []
    for row in told:
        begins = period_begin(row)
        for series, value in (("Value", row["actual"]), ("Target", row["target"]), ("Red flag", row["red_flag"])):
            if value is None:
                continue
            restated = series == "Value" and row["restated"]
            point = {
                "when": begins,
                "day": row["period"],
                "series": series,
                "worth": worth(value, row["unit"]),
                "said": number(value, row["unit"]),
                "mark": "restated" if restated else "as reported",
                "remark": marks.get(row["period"], "restated") if restated else "",
            }
            points.append(point)
            if row is told[-1] and series != "Value":
                points.append({**point, "when": row["ends_at"]})
    return points


def period_begin(row: Row) -> datetime:
    """Where the period of a row begins, so that its label on the axis names it."""
    months = {"monthly": 1, "quarterly": 3, "yearly": 12}.get(row["frequency"] or "")
    ends: datetime = row["ends_at"]
    if months is None:
        return ends
    first = ends.year * 12 + ends.month - months
    return datetime(first // 12, first % 12 + 1, 1)  # noqa: DTZ001 -- as the views give instants: in UTC


READING_COLUMNS = {
    "Restated": st.column_config.TextColumn(width=148),
    "Note": st.column_config.TextColumn(width=190),
    "Stated target": st.column_config.TextColumn(help="What the source printed beside the value, where it did."),
}


def _reading(row: Row, one: Row | None) -> dict[str, Any]:
    unit = row["unit"]
    stated = row["stated_target"]
    differs = stated is not None and stated != row["target"]
    return {
        "Period": row["period"],
        "Actual": number(row["actual"], unit),
        "Target": number(row["target"], unit),
        "Stated target": f"{number(stated, unit)}, differs" if differs else number(stated, unit),
        "Red flag": number(row["red_flag"], unit),
        "Score": number(None if row["score"] is None else round(row["score"], 1)),
        "Status": status_of(row["status"]).text,
        "Restated": (mark_of(one, unit) if one else "") or ("restated" if row["restated"] else ""),
        "Note": (one["note"] or "") if one else "",
        "Who": one["actor"] if one else "",
        "Known": moment(row["recorded_at"]),
        "Position": one["position"] if one else None,
    }
