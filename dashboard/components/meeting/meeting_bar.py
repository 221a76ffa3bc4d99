"""The band over a meeting: which review is in session, who is here, and what can be written down in it."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.forms.decide import ask_for_decision
from dashboard.components.forms.forms import ask_for, new_form
from dashboard.components.forms.meeting_forms import ask_in, open_review
from dashboard.components.forms.rights import may_hold
from dashboard.components.frame.choices import chosen
from dashboard.components.frame.presenter import lead, may_lead, presenter_controls
from dashboard.components.frame.view import View
from dashboard.components.meeting.clock import clock
from dashboard.components.shown.words import aware, counted, moment, plain, shortened
from projections.read_model import Row

TO_SAY = {
    "Finding": "finding",
    "Countermeasure": "countermeasure",
    "Lesson": "lesson",
    "Recognition": "recognition",
}
"""By its word in the menu, the form that writes it down."""
HERE, CLOSE = "Who is here", "Close the review"


def in_session(reviews: Sequence[Row], root: str | None) -> Row | None:
    """The review that is open: the one in the URL, else of what is looked at, else the one opened last."""
    held = [review for review in reviews if review["state"] == "open"]
    wished = [one for one in held if one["id"] == chosen("review")] or [one for one in held if one["plan"] == root]
    return next(iter([*wished, *held]), None)


def meeting_bar(view: View, reviews: Sequence[Row], review: Row | None, root: str | None) -> None:
    """The band; at an instant of the past only what was in session then, without a way to write."""
    if review is None and not view.is_now:
        return
    # One row, and menus for what is pressed now and then: each element is sent to everybody at each commit.
    with st.container(key="meeting", horizontal=True, vertical_alignment="center"):
        if review is None:
            _none(reviews, root)
        else:
            _held(view, review)


def _none(reviews: Sequence[Row], root: str | None) -> None:
    ahead = [one for one in reviews if one["state"] == "scheduled" and root in (None, one["plan"])][::-1]
    if not ahead:
        st.markdown("**No review is in session**, and none is set down.", width="stretch")
    else:
        first = ahead[0]
        title = plain(shortened(first["title"] or first["id"], 60))
        st.markdown(
            f"**No review is in session.** Next: {title}, set down for {moment(first['scheduled_for'])}.",
            width="stretch",
        )
        _agenda(first)
        if not may_hold():
            return
        if st.button("Set the agenda", icon=":material/checklist:", key="set_agenda"):
            ask_for("agenda", review_id=first["id"], agenda=first["agenda"])
        if st.button("Open this review", type="primary", icon=":material/play_arrow:", key="open_review"):
            open_review(new_form("open", review_id=first["id"]))
    if may_hold() and st.button("Set one down", icon=":material/event:", key="schedule_review"):
        ask_for("schedule", plan=root)


def _held(view: View, review: Row) -> None:
    people = [row["name"] for row in view.ask("attendees", review["id"])]
    led = f", led by {plain(review['facilitator'])}" if review["facilitator"] else ""
    title = plain(shortened(review["title"] or review["id"], 80))
    more = f" and {len(people) - 6} more" if people[6:] else ""
    names = ", ".join(plain(name) for name in people[:6]) + more
    here = f"Here: {names}" if people else "Nobody is written down as taking part yet."
    st.markdown(f"**In session: {title}**{led}  \n:small[:gray[{here}]]", width="stretch")
    _agenda(review)
    if not view.is_now:
        return
    clock("in session for", aware(review["opened_at"]), key="session_clock")
    presenter_controls()
    if may_hold():
        _to_say(review)
    _to_steer(review)


def _to_say(review: Row) -> None:
    """What can be written down in a review."""
    if st.button("Record a decision", icon=":material/gavel:", type="primary", key="say_decision"):
        ask_for_decision(review, chosen("item"))
    said = st.menu_button("Write down", list(TO_SAY), icon=":material/edit_note:", key="say")
    if said is not None:
        ask_in(TO_SAY[said], review, chosen("item"))


def _to_steer(review: Row) -> None:
    """How a review is led and ended."""
    leading = may_lead()
    options = [*([leading] if leading else []), *([HERE, CLOSE] if may_hold() else [])]
    picked = st.menu_button("This review", options, key="steer") if options else None
    if picked == HERE:
        ask_for("attend", review_id=review["id"])
    elif picked == CLOSE:
        ask_for(
            "close",
            review_id=review["id"],
            title=review["title"] or review["id"],
            said={
                "finding": review["findings"],
                "decision": review["decisions"],
                "countermeasure": review["countermeasures"],
            },
        )
    elif picked is not None:
        lead("meeting")


def _agenda(review: Row) -> None:
    items = review["agenda"] or []
    if items:
        said = f"Agenda, {counted(len(items), 'item')}"
        fold = st.popover(said, type="tertiary", key="agenda", on_change="rerun")
        if fold.open:
            fold.markdown("\n".join(f"{n}. {plain(str(item))}" for n, item in enumerate(items, 1)))
