"""What was said in the review in session, newest last, beside what it talks about."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.links import page_link
from dashboard.components.frame.view import View
from dashboard.components.shown.boxes import due_day, listed, prose
from dashboard.components.shown.decided import decisions
from dashboard.components.shown.results import outcome_of
from dashboard.components.shown.words import plain
from projections.read_model import Row


def review_side(view: View, review: Row) -> None:
    """Decisions, findings, countermeasures, lessons and recognitions of one review."""
    title = "**In this review**"
    taken = [one for one in decisions(view) if one["review_id"] == review["id"]]
    findings = [one for one in view.ask("pdca_findings", review["id"]) if one["kind"] == "finding"]
    actions = view.ask("pdca_countermeasures", review["id"])
    learned = view.ask("pdca_learned", review["id"])
    if not (taken or findings or actions or learned):
        said = "Nothing has been written down yet. Open a card, look at it, and say what is decided."
        st.markdown(f"{title}\n\n:small[:gray[{said}]]")
        return
    st.markdown(title)
    _told("Decisions", [_decision(one) for one in taken])
    _told("Findings", [_about(one) + prose(one["text"]) for one in findings])
    _told("Countermeasures", [_action(one) for one in actions])
    _told("Lessons", [prose(one["text"]) for one in learned if one["kind"] == "lesson"])
    _told(
        "Recognised",
        [f"**{plain(one['who'])}**: {prose(one['text'])}" for one in learned if one["kind"] == "recognition"],
    )
    page_link("pdca", "This review as an A3", icon=":material/description:", review=str(review["id"]))


def _told(title: str, lines: Sequence[str]) -> None:
    if lines:
        st.markdown(f":small[:gray[{title}]]")
        listed(lines)


def _about(one: Row) -> str:
    return f"**{plain(str(one['subject']))}**: " if one["subject_id"] else ""


def _decision(one: Row) -> str:
    revoked = " :gray[revoked]" if one["state"] == "revoked" else ""
    return f"**{one['kind'].capitalize()}**{revoked} {_about(one)}{prose(one['text'])}"


def _action(one: Row) -> str:
    outcome = outcome_of(one)
    return (
        f"{outcome.marked} {_about(one)}{prose(one['action'])} "
        f":gray[{plain(one['owner'] or 'nobody')}, due {due_day(one['due'])}]"
    )
