"""What was learned and who was recognised, and the forms to say more of it."""

import streamlit as st

from dashboard.components.forms.meeting_forms import ask_in
from dashboard.components.forms.rights import may_hold
from dashboard.components.frame.view import View
from dashboard.components.retrospective.headings import TITLES
from dashboard.components.retrospective.looking import Back
from dashboard.components.shown.boxes import listed, prose
from dashboard.components.shown.words import day, plain
from projections.read_model import Row


def learned(view: View, back: Back) -> None:
    """Lessons and recognitions of the cycle's reviews; in a review in session one can write down more."""
    st.subheader(TITLES["learned"], anchor=False)
    rows = Back(view, back.cycle).section("learned")  # what was just written down stands there at once
    _told("Lessons", [f"{prose(row['text'])}{_who(row)}" for row in rows if row["kind"] == "lesson"])
    _told(
        "Recognised",
        [
            f"**{plain(row['who'])}**: {prose(row['text'])}{_where(row)}"
            for row in rows
            if row["kind"] == "recognition"
        ],
    )
    if not rows:
        st.caption("No lesson was recorded and no contribution recognised.")
    if view.is_now and may_hold():
        _write(view, back)


def _told(title: str, lines: list[str]) -> None:
    if lines:
        st.markdown(f":small[:gray[{title}]]")
        listed(lines)


def _who(row: Row) -> str:
    return f" :gray[{plain(row['who'])}, {day(row['told_at'])}]"


def _where(row: Row) -> str:
    return f" :gray[{plain(str(row['review'] or row['review_id']))}]"


def _write(view: View, back: Back) -> None:
    reviews = view.ask_of_structure("sessions_on", back.cycle["id"])
    if not reviews:
        st.caption(
            "To record a lesson or recognise a contribution, open a review of this cycle or its plan, on the page "
            "Meeting."
        )
        return
    with st.container(horizontal=True):
        if st.button("Record a lesson", icon=":material/lightbulb:", key="retro_lesson"):
            ask_in("lesson", reviews[0])
        if st.button("Recognise a contribution", icon=":material/thumb_up:", key="retro_recognition"):
            ask_in("recognition", reviews[0])
