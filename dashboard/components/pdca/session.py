"""The review that is in session, where decisions are recorded; and how to open one where none is."""

import shlex
from collections.abc import Sequence

import streamlit as st

from dashboard.components.forms.decide import ask_for_decision
from dashboard.components.forms.forms import ask_for
from dashboard.components.frame.view import View
from dashboard.components.shown.words import moment, plain
from projections.read_model import Row

_STYLE = """<style>
.st-key-session { background: rgba(31, 95, 153, .10); border-left: .35rem solid #1f5f99; border-radius: .4rem;
  padding: .6rem 1rem; }
</style>"""


def session(view: View, reviews: Sequence[Row]) -> None:
    """A band for each open review, with the button that records a decision; nothing where none can be recorded."""
    if not view.is_writable:
        return
    in_session = [review for review in reviews if review["state"] == "open"]
    if in_session:
        st.html(_STYLE)
        with st.container(key="session"):
            for review in in_session:
                _in_session(review)
    else:
        ahead = [review for review in reviews if review["state"] == "scheduled"]
        st.caption(f"No review is in session, so no decision can be recorded. {how_to_open(ahead)}")


def _in_session(review: Row) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        title = plain(str(review["title"] or review["id"]))
        st.markdown(f"**In session: {title}**, since {moment(review['opened_at'])}", width="stretch")
        if st.button("Record a decision", icon=":material/edit:", type="primary", key=f"decide {review['id']}"):
            ask_for_decision(review)
        if st.button("Agree a countermeasure", icon=":material/build:", key=f"agree {review['id']}"):
            ask_for("countermeasure", review_id=review["id"], subject_id=None)


def how_to_open(ahead: Sequence[Row]) -> str:
    """What opens the next review that is scheduled; `ahead` stands newest first."""
    if not ahead:
        return (
            "The page Meeting sets the next one down and opens it; on the command line "
            f"{_command('review schedule REVIEW --of PLAN --tier monthly --for DAY')} and "
            f"{_command('review open REVIEW')}."
        )
    coming = ahead[-1]
    title = plain(str(coming["title"] or coming["id"]))
    when = moment(coming["scheduled_for"])
    return (
        f"The page Meeting opens the next one, {title}, scheduled for {when}; on the command line "
        f"{_command('review open', coming['id'])}."
    )


def how_to_begin(plans: Sequence[Row]) -> str:
    """What sets the first review down; `plans` stand newest first."""
    if not plans:
        return (
            "A review looks at a plan, a scorecard or a cycle: bring one in first, with `hansei plan apply FILE`."
        )
    return (
        "The page Meeting sets the first one down and opens it; on the command line "
        f"{_command('review schedule REVIEW --of', plans[0]['id'], '--tier monthly --for DAY')} and "
        f"{_command('review open REVIEW')}."
    )


def _command(words: str, *more: str) -> str:
    """A command line for a place that reads Markdown; of those more words, ids are quoted for the shell."""
    said = " ".join([words, *(one if one.startswith("--") else shlex.quote(one) for one in more)])
    return f"`hansei {said.replace('`', '')}`"
