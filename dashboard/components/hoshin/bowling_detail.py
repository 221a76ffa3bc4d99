"""What opens below the bowling chart: one month with what answers it, or one item with its readings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.components.frame.choices import choose
from dashboard.components.frame.links import own_page
from dashboard.components.frame.view import View
from dashboard.components.hoshin.bowling import Item
from dashboard.components.hoshin.bowling_answers import answers, list_countermeasures
from dashboard.components.hoshin.bowling_cells import (
    MISSED,
    VERDICTS,
    Restated,
    first_of,
    is_ahead,
    is_month,
    month_words,
)
from dashboard.components.shown import charts
from dashboard.components.shown.decided import decided, decision_points, decisions_about
from dashboard.components.shown.frames import frame, worth
from dashboard.components.shown.opened import head_words
from dashboard.components.shown.readings import mark_of, target_lines
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tables import plain_table, without_empty
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import counted, moment, number, plain
from projections.read_model import Row

COLUMNS = {
    "Mark": st.column_config.TextColumn(width=150),
    "Note": st.column_config.TextColumn(width=330),
}


def month_detail(view: View, item: Item, row: Row, countermeasures: Sequence[Row], restated: Restated) -> None:
    """One month of one item: plan, actual, what was reported, and what answers a miss."""
    unit = row["unit"]
    with st.container(border=True, key=OPENED):
        _head(item, f"{month_words(row['month'])}: {_verdict(row, view.looked_at.date())}")
        with st.container(horizontal=True, gap="small"):
            st.metric("Plan", plain(number(row["target"], unit)) or "none", width="content")
            waits = "still ahead" if is_ahead(row, view.looked_at.date()) else "no actual yet"
            st.metric("Actual", plain(number(row["actual"], unit)) or waits, width="content")
            gap = _gap(row)
            if gap:
                st.metric("Gap", plain(gap), width="content")
        if (item.id, row["month"]) in restated:
            before = number(restated[item.id, row["month"]], unit)
            st.markdown(f"The actual was **restated**{f': it was {plain(before)} before' if before else ''}.")
        if row["status"] == MISSED:
            answers(view, item, row, countermeasures)
        elif row["countermeasure_id"] is not None:
            list_countermeasures([one for one in countermeasures if one["period"] == row["month"]])
        _told(view, item, row)
        st.button(
            "See all readings of this item",
            icon=":material/show_chart:",
            type="tertiary",
            on_click=lambda: choose(month=None),
            key="whole_item",
        )
        own_page(item.id, item.title)


def _head(item: Item, said: str, alone: bool = False) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        owner = plain(item.row["owner"] or "nobody owns it")
        head_words(item.title, f"{said} · {owner} · {plain(item.id)}", alone=alone)
        if not alone:
            st.button("Close", on_click=lambda: choose(item=None, month=None), key="close_detail")


def _verdict(row: Row, today: date) -> str:
    if row["status"] in VERDICTS:
        status = status_of(row["status"])
        return f":{status.ink}[**{status.shape} {VERDICTS[row['status']]}**]"
    if row["actual"] is not None:
        return "there is no plan to compare with"
    return "still ahead" if is_ahead(row, today) else "no actual yet"


def _gap(row: Row) -> str:
    """Actual less plan with its sign; of a share in points."""
    if row["actual"] is None or row["target"] is None:
        return ""
    gap = round(row["actual"] - row["target"], 9)
    unit = {"%": "points", "date": "days"}.get(row["unit"] or "", row["unit"])
    sign = "+" if gap > 0 else "−" if gap < 0 else ""
    return f"{sign}{number(abs(gap), unit)}"


def _told(view: View, item: Item, row: Row) -> None:
    """Where the numbers of a month come from: who reported what, and who set the plan and why."""
    unit, month = row["unit"], row["month"]
    lines = []
    for one in view.ask("check_ins", item.id):
        if _month_of(one) != month:
            continue
        mark = mark_of(one, unit)
        said = ", ".join([number(one["value"], unit) or "nothing", *([mark] if mark else [])])
        note = f" “{plain(one['note'])}”" if one["note"] else ""
        lines.append(
            f"Reported: **{plain(said)}** by {plain(one['actor'])}, known {moment(one['recorded_at'])}, position "
            f"{one['position']}.{note}"
        )
    set_then = [one for one in view.ask("targets", item.id) if one["effective_at"] < first_of(month, later=1)]
    if set_then:
        last = set_then[-1]
        why = f" Why: {plain(last['reason'])}" if last["reason"] else ""
        lines.append(
            f"Planned: **{plain(number(last['target'], unit)) or 'withdrawn'}** by {plain(last['actor'])}, known "
            f"{moment(last['recorded_at'])}, position {last['position']}.{why}"
        )
    if lines:
        st.markdown("\n".join(f"- :small[{line}]" for line in lines))


def _month_of(one: Row) -> str:
    return str(one["period"]) if is_month(one["period"]) else f"{one['effective_at']:%Y-%m}"


def item_detail(
    view: View, item: Item, countermeasures: Sequence[Row], restated: Restated, *, alone: bool = False
) -> None:
    """One item, `alone` on its own page: actuals against the plan, countermeasures, readings and targets."""
    row = item.row
    unit = row["unit"]
    readings, targets = view.ask("check_ins", item.id), view.ask("targets", item.id)
    decisions = decisions_about(view, item.id)
    with st.container(border=True, key=OPENED):
        missed, open_ones = len(item.misses), len(item.unanswered)
        said = f"{counted(missed, 'miss', 'misses')} in {row['year']}" if missed else f"no miss in {row['year']}"
        if missed:
            said += f", {open_ones} without a countermeasure" if open_ones else ", each with a countermeasure"
        _head(item, said, alone)
        if any(one["actual"] is not None for one in item.months):
            begins, ends = first_of(item.months[0]["month"]), first_of(item.months[-1]["month"], later=1)
            st.vega_lite_chart(
                frame(_points(item, restated) + decision_points(decisions, begins, ends)),
                charts.value_chart(unit if unit and unit.strip("- ") else "Actual", unit == "date", "Start"),
                key="trend_chart",
                alt=f"Actual, plan and start of each month of {row['year']}",
            )
        else:
            st.info(f"No actual yet in {row['year']}.")
        if countermeasures:
            st.markdown("**Countermeasures**")
            list_countermeasures(countermeasures)
        decided(decisions)
        if readings:
            st.markdown("**Readings**")
            lines = without_empty([_reading(one, item) for one in readings], "Mark", "Note", "Recorded for")
            plain_table(lines, key="readings", most=12, columns=COLUMNS)
        if targets:
            with st.expander(f"Plan, {counted(len(targets), 'value')}"):
                plain_table(without_empty(target_lines(targets, unit), "Why"), key="targets", most=12)
        own_page(item.id, item.title)


def _points(item: Item, restated: Restated) -> list[dict[str, Any]]:
    points = []
    for row in item.months:
        again = (item.id, row["month"]) in restated
        for series, value in (("Value", row["actual"]), ("Target", row["target"]), ("Start", row["start"])):
            if value is not None:
                points.append(
                    {
                        "when": first_of(row["month"]),
                        "day": row["month"],
                        "series": series,
                        "worth": worth(value, row["unit"]),
                        "said": number(value, row["unit"]),
                        "mark": "restated" if again and series == "Value" else "as reported",
                        "remark": "restated" if again and series == "Value" else "",
                    }
                )
    return points


def _reading(one: Row, item: Item) -> dict[str, Any]:
    unit = item.row["unit"]
    return {
        "Month": _month_of(one),
        "Value": number(one["value"], unit),
        "Mark": mark_of(one, unit),
        "Note": one["note"] or "",
        "Recorded for": "" if one["read_of"] == item.id else one["read_of"],
        "Who": one["actor"],
        "Source": one["source"],
        "Known": moment(one["recorded_at"]),
        "Position": one["position"],
    }
