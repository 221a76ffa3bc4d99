"""The pages of what is said in a review: a decision with what it changed, a countermeasure, a finding, a lesson."""

import streamlit as st

from dashboard.components.frame.view import View
from dashboard.components.pdca.act import decision_told
from dashboard.components.pdca.effect import action_told, check
from dashboard.components.shown.boxes import box, nothing, prose
from dashboard.components.shown.decided import decisions
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import moment, plain
from projections.read_model import Row


def decision_page(view: View, row: Row) -> None:
    """What was decided, why and by whom, what is expected of it, and every change that it led to."""
    one = next((one for one in decisions(view) if one["id"] == row["id"]), None)
    if one is None:
        said_page(view, row)
        return
    changes = [
        change for change in view.ask("pdca_changes", one["review_id"]) if change["decision_id"] == one["id"]
    ]
    with st.container(border=True, key=OPENED):
        decision_told(one, changes)
        st.caption(
            f"{'Revoked' if one['state'] == 'revoked' else 'It stands'}. Recorded {moment(one['recorded_at'])} "
            f"at position {one['position']}." + ("" if changes else " It changed nothing in the plan by itself.")
        )


def countermeasure_page(view: View, row: Row) -> None:
    """Gap, cause, action, and whether it had the effect that was expected, as in the A3 of its review."""
    found = view.ask("pdca_countermeasures", row["parent_id"])
    one = next((one for one in found if one["id"] == row["id"]), None)
    if one is None:
        said_page(view, row)
        return
    with st.container(key=OPENED):
        with box("Cause", "why it is off, as the review understood it"):
            if one["background"]:
                st.markdown(plain(one["background"]))
            st.markdown(prose(one["root_cause"]))
        with box("Do", "what is done about it, by whom and until when"):
            st.markdown(action_told(one))
        check([one])


def said_page(view: View, row: Row) -> None:
    """A finding, a lesson or a recognition: its words, and who said them."""
    said = view.ask("audit", row["id"], None, None, None, None, None, 1, 0)
    with st.container(border=True, key=OPENED):
        if row["person"]:
            st.markdown(f"**{plain(row['person'])}** was recognised.")
        st.markdown(prose(row["description"]))
        if said:
            st.caption(f"{plain(said[0]['actor'])}, {moment(said[0]['recorded_at'])}")
        else:
            nothing("Nobody is named.")
