"""What was said of one item over time: check-ins or readings, targets, and how they are drawn."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import streamlit as st

from dashboard.components.frame.view import View
from dashboard.components.okrs.goal_forms import path_of
from dashboard.components.shown import charts
from dashboard.components.shown.decided import decided, decision_points, decisions_about
from dashboard.components.shown.frames import frame, worth
from dashboard.components.shown.outlooks import outlook_of, outlook_sentence, said_ahead, with_outlook
from dashboard.components.shown.tables import plain_table, without_empty
from dashboard.components.shown.words import aware, moment, number, percent
from projections.forecast.outlooks import of_key_result
from projections.read_model import Row

CHECK_IN_COLUMNS = {
    "Mark": st.column_config.TextColumn(width=140),
    "Note": st.column_config.TextColumn(width=330),
}
TARGET_COLUMNS = {"Why": st.column_config.TextColumn(width=330)}
DAY = timedelta(days=1)


def history(view: View, cycle: Row, row: Row, own: Row) -> None:
    """The check-ins of a key result over time, its confidence and its targets."""
    readings = view.ask("check_ins", row["key_result_id"])
    told = _of_cycle(readings, row, cycle)
    targets = view.ask("targets", row["key_result_id"])
    if not told:
        st.info("Nobody has checked in on this key result yet.")
    else:
        left, right = st.columns([2, 1])
        outlook = outlook_of(view, of_key_result(row, cycle), readings)
        with left:
            _value_chart(view, cycle, row, own, told, targets, outlook)
            outlook_sentence(outlook)
        with right:
            _confidence_chart([one for one in told if one["stands"] and one["confidence"] is not None])
        plain_table(
            without_empty([_check_in(one, row) for one in told], "Mark", "Confidence", "Recorded for"),
            key="check_ins",
            columns=CHECK_IN_COLUMNS,
        )
    decided(decisions_about(view, row["key_result_id"]))
    if targets:
        st.markdown("**Targets over time**")
        plain_table(target_lines(targets, row["unit"]), key="targets", most=5, columns=TARGET_COLUMNS)


def _of_cycle(told: Sequence[Row], row: Row, cycle: Row) -> list[Row]:
    """Its own check-ins, and what was read of the same thing elsewhere while its cycle ran."""
    begins = _naive(cycle["starts_at"])
    ends = _naive(cycle["closed_at"]) or _naive(cycle["ends_at"])
    return [
        one
        for one in told
        if one["read_of"] == row["key_result_id"]
        or ((begins is None or one["effective_at"] >= begins) and (ends is None or one["effective_at"] <= ends))
    ]


def _value_chart(
    view: View, cycle: Row, row: Row, own: Row, told: Sequence[Row], targets: Sequence[Row], outlook: Row
) -> None:
    unit = row["unit"]
    points = _points(view, cycle, row, own, told, targets)
    last = next((one for one in reversed(points) if one["series"] == "Value"), None)
    ahead = with_outlook(points, outlook, last, outlook["until"]) if outlook["until"] else points
    second, third = ("At least", "At most") if row["kind"] == "between" else ("Target", "Expected")
    st.vega_lite_chart(
        frame(ahead),
        charts.value_chart(unit or "Value", unit == "date", third, second, len(ahead) > len(points)),
        key="check_ins_chart",
        alt=f"Value of each check-in against {second.lower()} and {third.lower()}{said_ahead(outlook)}",
    )


def _confidence_chart(stated: Sequence[Row]) -> None:
    if not stated:
        st.caption("No confidence was stated.")
        return
    st.vega_lite_chart(
        frame([{**_at(one), "confidence": one["confidence"]} for one in reversed(stated)]),
        charts.confidence_chart(),
        key="confidence_chart",
        alt="Stated confidence over time",
    )


def _at(one: Row) -> dict[str, Any]:
    return {"when": one["effective_at"], "day": moment(one["effective_at"]), "remark": one["note"] or ""}


def _points(
    view: View, cycle: Row, row: Row, own: Row, told: Sequence[Row], targets: Sequence[Row]
) -> list[dict[str, Any]]:
    unit = row["unit"]
    points = []
    for one in reversed(told):
        if one["stands"] and one["value"] is not None:
            points.append(
                {
                    **_at(one),
                    "series": "Value",
                    "worth": worth(one["value"], unit),
                    "said": number(one["value"], unit),
                    "mark": "restated" if one["replaced"] is not None or one["restates"] else "as reported",
                    "remark": mark_of(one, unit) or one["note"] or "",
                }
            )
    ends = _naive(cycle["ends_at"]) or view.looked_at.replace(tzinfo=None)
    begins = _naive(cycle["starts_at"])
    points += decision_points(decisions_about(view, row["key_result_id"]), begins, ends)
    if row["kind"] == "between":
        return points + _level("At least", row["low"], begins, ends) + _level("At most", row["high"], begins, ends)
    points += target_points(targets, unit, begins, ends) or _level("Target", row["target"], begins, ends, unit)
    return points + (_expected(row, own, begins, ends) if begins and cycle["ends_at"] else [])


def _level(
    series: str, value: float | None, begins: datetime | None, ends: datetime, unit: str | None = None
) -> list[dict[str, Any]]:
    if value is None or begins is None:
        return []
    return [_bare(series, when, value, unit) for when in (begins, ends)]


def _expected(row: Row, own: Row, begins: datetime, ends: datetime) -> list[dict[str, Any]]:
    """The stated path, in steps where it is told so; else a straight line over the cycle."""
    unit, start = row["unit"], row["baseline"]
    aim = row["high"] if row["kind"] == "zones" else row["target"]
    path = path_of(own)
    if not path:
        if start is None or aim is None:
            return []
        return [_bare("Expected", when, value, unit) for when, value in ((begins, start), (ends, aim))]
    points = [] if start is None else [_bare("Expected", begins, start, unit)]
    last = start
    for day, value in path:
        when = datetime.fromisoformat(day) + DAY
        if own["path_shape"] == "steps" and last is not None:
            points.append(_bare("Expected", when, last, unit))
        points.append(_bare("Expected", when, value, unit))
        last = value
    if last is not None and points[-1]["when"] < ends:
        points.append(_bare("Expected", ends, last, unit))
    return points


def target_points(
    targets: Sequence[Row], unit: str | None, begins: datetime | None, ends: datetime
) -> list[dict[str, Any]]:
    """The target as a stair: a step where one took force, the last one drawn to the end."""
    points: list[dict[str, Any]] = []
    last: float | None = None
    for one in targets:
        if one["target"] is None:
            continue
        when = max(one["effective_at"], begins) if begins else one["effective_at"]
        remark = (
            "" if last is None or last == one["target"] else f"changed by {one['actor']}: {one['reason'] or ''}"
        )
        points.append({**_bare("Target", when, one["target"], unit), "remark": remark})
        last = one["target"]
    if last is not None and points[-1]["when"] < ends:
        points.append(_bare("Target", ends, last, unit))
    return points


def _bare(series: str, when: datetime, value: float, unit: str | None) -> dict[str, Any]:
    return {
        "when": when,
        "day": moment(when),
        "series": series,
        "worth": worth(value, unit),
        "said": number(value, unit),
        "mark": "as reported",
        "remark": "",
    }


def _naive(instant: datetime | None) -> datetime | None:
    return aware(instant).replace(tzinfo=None) if instant else None


def mark_of(one: Row, unit: str | None) -> str:
    """What became of a check-in or reading: nothing, restated, corrected later or withdrawn."""
    if not one["stands"]:
        return "corrected later"
    if one["value"] is None:
        return "withdrawn"
    if one["replaced"] is not None:
        return f"restated, was {number(one['replaced'], unit)}"
    return "restated" if one["restates"] else ""


def _check_in(one: Row, row: Row) -> dict[str, Any]:
    unit = row["unit"]
    return {
        "When": moment(one["effective_at"]),
        "Value": number(one["value"], unit),
        "Confidence": percent(one["confidence"]),
        "Mark": mark_of(one, unit),
        "Note": one["note"] or "",
        "Recorded for": "" if one["read_of"] == row["key_result_id"] else one["read_of"],
        "Who": one["actor"],
        "Source": one["source"],
        "Known": moment(one["recorded_at"]),
        "Position": one["position"],
    }


def target_lines(targets: Sequence[Row], unit: str | None) -> list[dict[str, Any]]:
    """The targets as a table, newest first."""
    before: float | None = None
    lines = []
    for one in targets:
        lines.append(
            {
                "In force from": moment(one["effective_at"]) + (" (ahead)" if one["lies_ahead"] else ""),
                "Target": number(one["target"], unit) or "withdrawn",
                "Before": number(before, unit),
                "Who": one["actor"],
                "Why": one["reason"] or "",
                "Known": moment(one["recorded_at"]),
                "Position": one["position"],
            }
        )
        before = one["target"]
    return lines[::-1]
