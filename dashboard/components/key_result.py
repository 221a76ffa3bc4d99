"""The drill-down of a key result or an objective: where it stands, its check-ins and its targets."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from dashboard.components import charts
from dashboard.components.check_in import ask_for_form
from dashboard.components.choices import choose
from dashboard.components.frames import frame, worth
from dashboard.components.status import status_of
from dashboard.components.tables import is_dark, plain_table, without_empty
from dashboard.components.tree import item_id
from dashboard.components.view import View
from dashboard.components.words import aware, moment, number, percent, plain, progress
from projections.read_model import Row

CHECK_IN_COLUMNS = {
    "Mark": st.column_config.TextColumn(width=140),
    "Note": st.column_config.TextColumn(width=330),
}


def key_result_detail(view: View, cycle: Row, row: Row, rows: Sequence[Row]) -> None:
    """Everything about one row of the table."""
    is_objective = row["key_result_id"] is None
    with st.container(border=True, key="detail"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                st.subheader(plain(str(row["objective" if is_objective else "key_result"])), anchor=False)
                owner = f" · {plain(row['owner'])}" if row["owner"] else ""
                status = status_of(row["status"])
                st.markdown(f":{status.ink}[**{status.text}**] · {plain(item_id(row))}{owner}")
            if (
                not is_objective
                and view.is_now
                and st.button("Check in", icon=":material/edit:", type="primary", key="check_in_button")
            ):
                ask_for_form(row)
            st.button("Close", on_click=lambda: choose(item=None), key="close_detail")
        if is_objective:
            _objective(row, rows)
        else:
            _figures(view, row)
            _history(view, cycle, row)


def _objective(row: Row, rows: Sequence[Row]) -> None:
    below = [other for other in rows if other["parent_id"] == row["objective_id"]]
    if row["progress"] is None:
        st.markdown("None of its key results has a value to compute progress from.")
    else:
        st.markdown(
            f"Progress {progress(row['progress'])}, expected {percent(row['expected']) or 'unknown'}: "
            "the weighted mean of its key results. Its status is that of the weakest of them."
        )
    if below:
        lines = [
            {
                "Below it": other["key_result"] or other["objective"],
                "Status": status_of(other["status"]).text,
                "Progress": progress(other["progress"]),
                "Weight": number(other["weight"]),
                "Owner": other["owner"] or "",
                "Id": item_id(other),
            }
            for other in below
        ]
        plain_table(without_empty(lines, "Progress", "Weight", "Owner"), key="below")


def _figures(view: View, row: Row) -> None:
    unit = row["unit"]
    with st.container(horizontal=True, gap="large"):
        for label, said in (
            ("Value", number(row["value"], unit) or "none yet"),
            ("Baseline", number(row["baseline"], unit) or "not set"),
            ("Target", number(row["target"], unit) or "not set"),
            ("Progress", progress(row["progress"]) or "unknown"),
            ("Expected by now", percent(row["expected"]) or "unknown"),
            ("Confidence", percent(row["confidence"]) or "not stated"),
        ):
            st.metric(label, said, width="content")


def _history(view: View, cycle: Row, row: Row) -> None:
    told = view.ask("check_ins", row["key_result_id"])
    targets = view.ask("targets", row["key_result_id"])
    if not told:
        st.info("Nobody has checked in on this key result yet.")
    else:
        left, right = st.columns([2, 1])
        with left:
            unit = row["unit"]
            st.vega_lite_chart(
                frame(_points(view, cycle, row, told, targets)),
                charts.value_chart(unit or "Value", unit == "date", is_dark(), "Expected"),
                key="check_ins_chart",
                alt="Value of each check-in against the target and the expected line",
            )
        stated = [one for one in told if one["stands"] and one["confidence"] is not None]
        with right:
            if stated:
                st.vega_lite_chart(
                    frame([{**_at(one), "confidence": one["confidence"]} for one in reversed(stated)]),
                    charts.confidence_chart(is_dark()),
                    key="confidence_chart",
                    alt="Stated confidence over time",
                )
            else:
                st.caption("No confidence was stated.")
        plain_table([_check_in(one, row["unit"]) for one in told], key="check_ins", columns=CHECK_IN_COLUMNS)
    if targets:
        st.markdown("**Targets**")
        plain_table(target_lines(targets, row["unit"]), key="targets", most=5)


def _at(one: Row) -> dict[str, Any]:
    return {"when": one["effective_at"], "day": moment(one["effective_at"]), "remark": one["note"] or ""}


def _points(view: View, cycle: Row, row: Row, told: Sequence[Row], targets: Sequence[Row]) -> list[dict[str, Any]]:
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
    points += target_points(targets, unit, begins, ends)
    if row["baseline"] is not None and row["target"] is not None and begins and cycle["ends_at"]:
        for when, value in ((begins, row["baseline"]), (ends, row["target"])):
            points.append(_bare("Expected", when, value, unit))
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


def _check_in(one: Row, unit: str | None) -> dict[str, Any]:
    return {
        "When": moment(one["effective_at"]),
        "Value": number(one["value"], unit),
        "Confidence": percent(one["confidence"]),
        "Mark": mark_of(one, unit),
        "Note": one["note"] or "",
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
