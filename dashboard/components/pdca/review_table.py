"""The reviews as a table to choose from, and the countermeasures that are overdue."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.components.frame.view import View
from dashboard.components.pdca.lanes import tier_of
from dashboard.components.shown.boxes import beneath, due_day, listed, prose
from dashboard.components.shown.tables import choosing_table, without_empty
from dashboard.components.shown.words import counted, day, moment, plain, shortened
from projections.read_model import Row

LATE = 5
"""Overdue countermeasures that are listed at once."""

COLUMNS = {
    "Review": st.column_config.TextColumn(width=226),
    "Held": st.column_config.TextColumn(width=126),
    "Tier": st.column_config.TextColumn(width=140),
    "Facilitator": st.column_config.TextColumn(width=112),
    "Findings": st.column_config.NumberColumn(width=68),
    "Decisions": st.column_config.NumberColumn(width=74),
    "Worked": st.column_config.NumberColumn(width=64, help="Countermeasures that had the effect expected of them."),
    "Did not": st.column_config.NumberColumn(width=62, help="Countermeasures whose effect did not come."),
    "Open": st.column_config.NumberColumn(
        width=50, help="Countermeasures not carried out yet, or done and not checked yet."
    ),
    "Overdue": st.column_config.NumberColumn(width=66, help="Countermeasures still open after their due day."),
    "Plan": st.column_config.TextColumn(width=150),
    "Id": None,
}


def review_table(reviews: Sequence[Row]) -> None:
    """The table; the one chosen lies in the URL as `review`."""
    several = len({review["plan"] for review in reviews}) > 1
    lines = [_line(review, several) for review in reviews]
    st.markdown("**Reviews**")
    choosing_table(
        without_empty(lines, "Facilitator"),
        [review["id"] for review in reviews],
        key="reviews",
        choice="review",
        most=8,
        columns=COLUMNS,
        alt="Reviews, newest first, with what was found and decided and what became of their countermeasures",
    )


def _line(review: Row, several_plans: bool) -> dict[str, Any]:
    held = review["opened_at"] is not None
    return {
        "Review": shortened(review["title"] or review["id"], 32),
        "Held": held_on(review),
        "Tier": tier_of(review),
        "Facilitator": review["facilitator"] or "",
        "Findings": review["findings"] if held else None,
        "Decisions": review["decisions"] if held else None,
        "Worked": review["worked"] if held else None,
        "Did not": review["failed"] if held else None,
        "Open": review["open"] + review["unverified"] if held else None,
        "Overdue": review["overdue"] if held else None,
        **({"Plan": shortened(review["plan_title"] or review["plan"], 22)} if several_plans else {}),
        "Id": review["id"],
    }


def held_on(review: Row) -> str:
    """When a review was held, or is to be."""
    if review["opened_at"] is None:
        return f"ahead: {day(review['scheduled_for'])}"
    return f"open: {moment(review['opened_at'])}" if review["state"] == "open" else day(review["opened_at"])


def overdue_list(view: View, reviews: Mapping[str, Row], owner: str | None = None) -> None:
    """What these reviews agreed on and is late, the longest first; of one owner, where one is named."""
    late = [
        row for row in view.ask("pdca_overdue") if row["review_id"] in reviews and owner in (None, row["owner"])
    ]
    if not late:
        return
    st.markdown(f":orange[**▲ {counted(len(late), 'countermeasure')} overdue**]")
    lines = [_late(row, reviews[row["review_id"]]) for row in late]
    listed(lines[:LATE])
    if len(lines) > LATE:
        with st.expander(f"{counted(len(lines) - LATE, 'more', 'more')} overdue"):
            listed(lines[LATE:])


def _late(row: Row, review: Row) -> str:
    agreed = f"agreed in {plain(shortened(review['title'] or review['id'], 60))}"
    days = f"due {due_day(row['due'])}, {counted(row['days'], 'day')} late"
    told = " · ".join([plain(row["owner"] or "nobody"), days, plain(str(row["subject"])), agreed])
    return f"{prose(row['action'])}{beneath(told)}"
