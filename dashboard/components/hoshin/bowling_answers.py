"""What answers a miss of the bowling chart: its countermeasures, or what to do where there is none."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.forms.forms import ask_for
from dashboard.components.frame.links import page_link
from dashboard.components.frame.view import View
from dashboard.components.hoshin.bowling import Item
from dashboard.components.hoshin.bowling_cells import first_of, is_month, month_words
from dashboard.components.shown.boxes import due_day, prose
from dashboard.components.shown.results import outcome_of
from dashboard.components.shown.words import day, plain, shortened
from projections.read_model import Row


def answers(view: View, item: Item, row: Row, countermeasures: Sequence[Row]) -> None:
    """What answers a miss; where nothing does, that it is so and what to do."""
    mine = [one for one in countermeasures if one["period"] == row["month"] and one["state"] != "cancelled"]
    if mine:
        st.markdown("**What answers it**")
        list_countermeasures(mine)
        return
    run = row["misses_in_a_row"]
    said = f" It is missed month number {run} in a row." if run > 1 else ""
    raised = " The miss before it has none either: it goes up to the next level." if row["escalated"] else ""
    st.warning(f"No countermeasure answers this miss.{said}{raised}")
    others = [one for one in countermeasures if _was_in_hand(one, row["month"])]
    if others:
        st.markdown("**In hand at that time, agreed for another month**")
        list_countermeasures(others)
    if view.is_writable:
        _what_to_do(view, item, row["month"])
    page_link("pdca", "The reviews of this plan", icon=":material/cycle:", plan=item.row["plan"])


def _what_to_do(view: View, item: Item, month: str) -> None:
    """Agree on a countermeasure: by a form where a review of the plan is in session, else in the next one."""
    st.markdown(
        "What to do: in a review look for the cause, and agree on an action with an owner, a due day and the "
        "effect expected of it."
    )
    sessions = view.ask_of_structure("sessions_on", item.id)
    if not sessions:
        how = f"`hansei review countermeasure REVIEW {_code(item.id)} --period {month} …`"
        st.caption(
            f"No review of this plan is in session. Open one, then a button stands here; {how} does the same."
        )
    for review in sessions:
        title = plain(shortened(review["title"] or review["id"], 60))
        key = f"agree {review['id']}"
        if st.button(f"Agree a countermeasure in {title}", icon=":material/build:", type="primary", key=key):
            ask_for("countermeasure", review_id=review["id"], subject_id=item.id, period=month)


def _was_in_hand(countermeasure: Row, month: str) -> bool:
    """Whether it was agreed by the end of the month after, and not over before this month began."""
    begins, ends = first_of(month), first_of(month, later=2)
    over = countermeasure["verified_at"] or countermeasure["cancelled_at"]
    return bool(countermeasure["agreed_at"] < ends and (over is None or over >= begins))


def _code(text: str) -> str:
    return text.replace("`", "'")


def list_countermeasures(countermeasures: Sequence[Row]) -> None:
    """Each with its cause, its owner and what became of it; the review that agreed on it is a step away."""
    for one in countermeasures:
        with st.container(border=True, gap="small"):
            told = [f"{outcome_of(one).marked}: {prose(one['action'])}"]
            if one["root_cause"]:
                told.append(f":small[Cause: {plain(one['root_cause'])}]")
            for name, word in (("expected_effect", "Expected"), ("actual_effect", "Found")):
                if one[name]:
                    told.append(f":small[{word}: {plain(one[name])}]")
            st.markdown("  \n".join(told))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                told = [
                    plain(one["owner"] or "nobody"),
                    f"due {due_day(one['due'])}",
                    f"agreed {day(one['agreed_at'])}",
                ]
                if is_month(one["period"]):
                    told.append(f"answers {month_words(one['period'])}")
                st.caption(" · ".join(told), width="content")
                said = f":small[{plain(shortened(one['review'] or one['review_id'], 34))}]"
                page_link("pdca", said, icon=":material/arrow_right_alt:", review=one["review_id"])
