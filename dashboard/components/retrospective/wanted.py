"""What was wanted at the start; and, on request, what came of it."""

from typing import Any

import streamlit as st

from dashboard.components.retrospective.headings import ENDED, TITLES, headed
from dashboard.components.retrospective.looking import Back
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tables import plain_table, without_empty
from dashboard.components.shown.words import counted, day, fixed, number, percent, plain, progress, shortened
from dashboard.packs.retrospective import rows_as_read
from projections.read_model import Row

_WIDE = {"Goal": st.column_config.TextColumn(width=280), "Progress": st.column_config.TextColumn(width=160)}


def wanted(back: Back) -> None:
    """The objectives and key results as they stood when the cycle was settled, before anything came of them."""
    st.subheader(TITLES["context"], anchor=False)
    rows = back.mine("context")
    if not rows:
        st.caption("Nothing of this cycle was known when it began.")
        return
    st.caption(f"As it was seen on {day(rows[0]['seen_at'])}, before anything came of it.")
    shown = [_wanted(row) for row in rows]
    empty = ("Owner", "Committed", "Weight", "Value then", "Confidence then")
    plain_table(without_empty(shown, *empty), key="wanted", most=14, columns=_WIDE)


def table_of(back: Back) -> list[Row]:
    """What was wanted as a table to take away."""
    return rows_as_read("context", back.mine("context"))


def _goal(row: Row) -> str:
    return f"  {row['key_result']}" if row["key_result_id"] else str(row["objective"] or row["objective_id"])


def _wanted(row: Row) -> dict[str, Any]:
    unit = row["unit"]
    told = {
        "goal": _goal(row),
        "owner": row["owner"] or "",
        "commitment": row["commitment"] or "",
        "baseline": number(row["baseline"], unit),
        "target": number(row["target"], unit),
        "weight": number(row["weight"]),
        "value": number(row["value"], unit),
        "confidence": percent(row["confidence"]),
    }
    return headed("context", told)


def came(back: Back) -> None:
    """What the cycle came to: its numbers, what they say of the way we work, and each goal."""
    for told in back.section("diagnosis"):
        _numbers(told)
        if told["is_closed"]:
            st.markdown(f"**{plain(told['words'])}**")
        st.caption(_rests_on(told))
    st.subheader(TITLES["outcome"], anchor=False)
    shown = [_came(row) for row in back.mine("outcome")]
    if not shown:
        st.caption("There are no objectives in this cycle.")
        return
    plain_table(without_empty(shown, "Ended", "Grade", "Since"), key="came", most=16, columns=_WIDE)


def _numbers(told: Row) -> None:
    softened = told["without_easier"]
    counts = {
        "score": _score(told["score"]),
        "without_easier": _score(softened),
        "graded": _score(told["graded"]),
        "targets_reached": f"{told['targets_reached']} of {told['key_results']}",
        "discipline": percent(told["discipline"]),
    }
    with st.container(horizontal=True, gap="small", key="counts"):
        for label, said in headed("diagnosis", counts).items():
            if said:
                st.metric(label, said, border=True, width=230 if len(label) > 20 else 160)


def _score(score: float | None) -> str:
    return "" if score is None else fixed(score, 2)


def _rests_on(told: Row) -> str:
    in_time = f"{told['checked_in']} of {told['asked']} check-ins were there in time"
    good = percent(told["good_discipline"])
    return (
        f"The score is the weighted mean of the progress of {counted(told['key_results'], 'key result')} by their "
        f"objectives; {fixed(told['good_score'], 1)} is good. {in_time}; {good} is good. "
        "In time is within two cadences, looked at as seen then."
    )


def _came(row: Row) -> dict[str, Any]:
    unit = row["unit"]
    dropped = row["status"] == "dropped"
    grade = row["grade"] if row["judged_grade"] is None else row["judged_grade"]
    told = {
        "goal": _goal(row),
        "status": "Dropped" if dropped else status_of(row["status"]).text,
        "progress": progress(row["progress"]),
        "value": number(row["value"], unit),
        "target": number(row["target"], unit),
        "reached": {True: "yes", False: "no"}.get(row["reached"], ""),
        "ended": ENDED.get(row["ended"] or "", ""),
        "grade": "" if grade is None else fixed(grade, 2),
        "since": "" if row["since"] == "start" else row["since"],
    }
    return headed("outcome", told)


def title_of(row: Row, most: int = 44) -> str:
    """How an item is called where there is little room."""
    return shortened(str(row["title"] or row["id"]), most)
