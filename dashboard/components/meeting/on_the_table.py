"""What a meeting is looking at just now: the trend of one item, its cause, what was done and decided about it."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from dashboard.components.forms.actions import actions
from dashboard.components.forms.decide import ask_for_decision
from dashboard.components.forms.meeting_forms import ask_in
from dashboard.components.forms.rights import may_hold
from dashboard.components.frame.choices import choose
from dashboard.components.frame.links import own_page
from dashboard.components.frame.view import View
from dashboard.components.meeting.exceptions import Standing
from dashboard.components.shown import charts
from dashboard.components.shown.boxes import beneath, due_day, listed, prose
from dashboard.components.shown.decided import decided, decision_points, decisions_about
from dashboard.components.shown.frames import frame, worth
from dashboard.components.shown.readings import mark_of, target_points
from dashboard.components.shown.results import outcome_of
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import moment, number, percent, plain
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

MONTH = timedelta(days=31)


def on_the_table(view: View, one: Standing, answers: Sequence[Row], review: Row | None) -> None:
    """One item, with everything that a decision about it needs."""
    row = one.row
    with st.container(border=True, key=OPENED):
        _head(row)
        if one.also:
            same = ", ".join(
                f"{plain(str(other['title'] or other['id']))} ({plain(other['id'])})" for other in one.also
            )
            st.caption(f"The same thing as {same}.")
        decisions = decisions_about(view, *one.names)
        left, right = st.columns([3, 2], gap="large")
        with left:
            _trend(view, row, decisions)
        with right:
            _answers(answers)
            decided(decisions)
        with st.container(horizontal=True, vertical_alignment="center"):
            if review is not None and view.is_writable:
                _say(review, one.id)
            actions(view, one.id, menu=review is not None)
            own_page(one.id, row["title"])


def _head(row: Row) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.subheader(plain(str(row["title"] or row["id"])), anchor=False)
            status = status_of(row["status"])
            said = [KIND_WORDS.get(row["kind"], row["kind"]), row["id"], row["owner"] or "nobody's"]
            gap = [f"gap {percent(row['gap'])}"] if row["gap"] is not None else []
            weight = [f"weight {number(row['weight'])}"]
            st.markdown(
                " · ".join([f":{status.ink}[**{status.text}**]", *(plain(word) for word in [*said, *gap, *weight])])
            )
        st.button("Close", on_click=lambda: choose(item=None), key="close_detail")


def _trend(view: View, row: Row, decisions: Sequence[Row]) -> None:
    """Its values against its target over its last two dozen values, with the decisions about it."""
    unit = row["unit"]
    told = [one for one in reversed(view.ask("check_ins", row["id"])) if one["stands"] and one["value"] is not None]
    if not told:
        st.info("Nobody has recorded a value of it yet.")
        return
    told = told[-24:]
    begins = told[0]["effective_at"]
    ends = min(told[-1]["effective_at"] + MONTH, view.looked_at.replace(tzinfo=None))
    points = [
        {
            "when": one["effective_at"],
            "day": one["period"] or moment(one["effective_at"]),
            "series": "Value",
            "worth": worth(one["value"], unit),
            "said": number(one["value"], unit),
            "mark": "restated" if one["replaced"] is not None or one["restates"] else "as reported",
            "remark": mark_of(one, unit) or one["note"] or "",
        }
        for one in told
    ]
    points += decision_points(decisions, begins, ends)
    targets = [target for target in view.ask("targets", row["id"]) if target["effective_at"] <= ends]
    points += target_points(targets, unit, begins, ends)
    st.vega_lite_chart(
        frame(points),
        charts.value_chart(unit or "Value", unit == "date"),
        key="table_chart",
        alt="Its values against its target, with the decisions about it",
    )


def _answers(answers: Sequence[Row]) -> None:
    st.markdown("**Countermeasures**")
    if not answers:
        st.caption("None yet: nobody has said what brings it back.")
        return
    listed(
        [
            f"{outcome_of(one).marked}: {prose(one['action'])}"
            + beneath(
                f"Cause: {prose(one['root_cause'])} · {plain(one['owner'] or 'nobody')}, due {due_day(one['due'])}"
                + (f". Effect: {plain(one['actual_effect'])}" if one["actual_effect"] else "")
            )
            for one in answers[:4]
        ]
    )


def _say(review: Row, subject_id: str) -> None:
    if not may_hold():
        return
    if st.button("Decide about it", icon=":material/gavel:", type="primary", key="decide_about"):
        ask_for_decision(review, subject_id)
    if st.button("Countermeasure", icon=":material/build:", key="countermeasure_about"):
        ask_in("countermeasure", review, subject_id)
    if st.button("Finding", icon=":material/search:", key="finding_about"):
        ask_in("finding", review, subject_id)
