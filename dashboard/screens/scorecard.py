"""Scorecard: do the perspectives move together?"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.components.choices import chosen
from dashboard.components.failures import part
from dashboard.components.filters import owner_filter, select_kept
from dashboard.components.frame import Page
from dashboard.components.measure import measure_detail
from dashboard.components.status import counted_statuses, status_of
from dashboard.components.tables import choosing_table, without_empty
from dashboard.components.view import View
from dashboard.components.words import counted, number, shortened
from projections.read_model import Row

LINE = 12

COLUMNS = {
    "Perspective": st.column_config.TextColumn(width=120),
    "Objective": st.column_config.TextColumn(width=215),
    "Measure": st.column_config.TextColumn(width=235),
    "Period": st.column_config.TextColumn(width=76, help="The last period in the range that has an actual."),
    "Actual": st.column_config.TextColumn(width=105, alignment="right"),
    "Target": st.column_config.TextColumn(width=105, alignment="right"),
    "Score": st.column_config.ProgressColumn(
        width=110,
        min_value=0,
        max_value=10,
        format="%.1f",
        help="0 to 10 between red flag and goal; below 3.3 off track, below 6.7 at risk.",
    ),
    "Line": st.column_config.LineChartColumn(
        width=120, help="The actuals of the last twelve periods in the range."
    ),
    "Restated": st.column_config.TextColumn(width=88, help="Whether a figure was restated after it was reported."),
    "Owner": st.column_config.TextColumn(width=110),
    "Id": st.column_config.TextColumn(width=110),
}


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    cards = [plan for plan in view.cycles() if plan["measures"]]
    if not cards:
        st.info(
            "There are no measures at this instant. Choose a later one, or go back to now."
            if not view.is_now
            else "There are no measures yet. `hansei import history FILE` brings in a scorecard with its readings."
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        card = select_kept(
            "Scorecard",
            cards,
            name="card",
            default=cards[0],
            identity=lambda card: str(card["id"]),
            said=lambda card: shortened(card["title"] or card["id"], 48),
            width=340,
        )
        rows = view.ask("measures_of", card["id"])
        periods = _periods(rows)
        if not periods:
            st.info("The measures of this scorecard have neither targets nor readings yet.")
            return
        first, last = _range(rows, periods)
        owner = owner_filter(rows)
    page.entitle(f"Scorecard, {card['period'] or shortened(card['title'] or card['id'], 40)}")
    inside = set(periods[periods.index(first) : periods.index(last) + 1])
    measures = _by_measure(
        [row for row in rows if row["period"] in inside and (not owner or row["owner"] == owner)]
    )
    if not measures:
        st.info("No measure fits: choose another range of periods, or everybody's measures.")
        return
    standing = {name: _standing(told) for name, told in measures.items()}
    _summary(list(standing.values()))
    page.table = lambda: [dict(row) for told in measures.values() for row in told]
    has_perspectives = any(row["perspective"] for row in standing.values())
    lines = [_line(standing[name], told, has_perspectives) for name, told in measures.items()]
    choosing_table(
        without_empty(lines, "Restated", "Owner"),
        list(measures),
        key="scorecard",
        columns=COLUMNS,
        alt="Measures with actual, target, score and status",
    )
    picked = chosen("item")
    if picked in measures:
        with part("The measure"):
            measure_detail(view, measures[picked], standing[picked])
    else:
        st.caption("Choose a row to see the trend, the red flag and what was restated.")


def _periods(rows: Sequence[Row]) -> list[str]:
    ends: dict[str, Any] = {}
    for row in rows:
        ends[row["period"]] = max(row["ends_at"], ends.get(row["period"], row["ends_at"]))
    return sorted(ends, key=lambda period: (ends[period], -len(period), period))


def _range(rows: Sequence[Row], periods: Sequence[str]) -> tuple[str, str]:
    reported = {row["period"] for row in rows if row["actual"] is not None}
    newest = next((period for period in reversed(periods) if period in reported), periods[-1])
    earliest = periods[max(0, periods.index(newest) - LINE + 1)]
    first = select_kept("From", periods, name="from", default=earliest, identity=str, said=str, width=130)
    last = select_kept("To", periods, name="to", default=newest, identity=str, said=str, width=130)
    if periods.index(first) > periods.index(last):
        first, last = last, first
    return first, last


def _by_measure(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["measure_id"], []).append(row)
    return found


def _standing(told: Sequence[Row]) -> Row:
    """The last period that has an actual, else the last one."""
    return next((row for row in reversed(told) if row["actual"] is not None), told[-1])


def _summary(rows: Sequence[Row]) -> None:
    st.markdown(f"{counted(len(rows), 'measure')}: {counted_statuses(row['status'] for row in rows)}")


def _line(row: Row, told: Sequence[Row], has_perspectives: bool) -> dict[str, Any]:
    restated = sum(bool(one["restated"]) for one in told)
    line = {"Perspective": row["perspective"] or ""} if has_perspectives else {}
    return {
        **line,
        "Objective": shortened(row["objective"] or "", 80),
        "Measure": shortened(row["title"] or row["measure_id"], 120),
        "Period": row["period"],
        "Actual": number(row["actual"], row["unit"]) or "none",
        "Target": number(row["target"], row["unit"]),
        "Score": row["score"],
        "Line": [one["actual"] for one in told if one["actual"] is not None][-LINE:],
        "Status": status_of(row["status"]).text,
        "Restated": "restated" if row["restated"] else f"{restated} earlier" if restated else "",
        "Owner": row["owner"] or "",
        "Id": row["measure_id"],
    }


Page(name="scorecard", title="Scorecard", question="Do the perspectives move together?", draw=draw).show()
