"""The form that records a decision of an open review: outside of the live part, so that nobody loses words."""

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard.components.forms.decision_fields import called, what_changes, who_and_when
from dashboard.components.forms.form_parts import faster, now_view
from dashboard.components.forms.forms import Form, ask_for, close_form, save
from dashboard.components.shown.words import number, plain
from engine.domain.calendar import period_span
from engine.domain.decision import TakeDecision
from projections.read_model import Row

# By kind, what it does to the plan.
KINDS = {
    "continue": "Goes on as it is: nothing in the plan changes.",
    "adjust": "Gives the item another owner or another weight.",
    "retarget": "Sets another target of the item.",
    "stop": "Takes the item out of the plan.",
    "start": "Begins an initiative under the item, if you name one.",
    "escalate": "Goes to who can decide it: nothing in the plan changes.",
}
_CHANGING = ("adjust", "retarget", "stop")


def ask_for_decision(review: Row, subject_id: str | None = None) -> None:
    """Opens the form for a review; about an item, where one is named."""
    ask_for(
        "decision",
        review_id=review["id"],
        title=review["title"] or review["id"],
        plan=review["plan"],
        subject_id=subject_id,
    )


@st.dialog("Record a decision", width="medium", on_dismiss=close_form)
def decide(form: Form) -> None:
    """A decision of a review, and what it changes."""
    view = now_view()
    items = {row["id"]: row for row in view.ask("pdca_subjects", form["plan"])}
    st.markdown(f"**{plain(str(form['title']))}**")
    told: dict[str, Any] = {
        "decision": st.segmented_control(
            "Kind", list(KINDS), default="continue", required=True, format_func=str.capitalize, key="form_kind"
        )
        or "continue"
    }
    st.caption(KINDS[told["decision"]])
    told["text"] = st.text_area("What is decided", height=80, key="form_text").strip()
    told["reason"] = st.text_area("Why", height=80, help="A decision needs a reason.", key="form_reason").strip()
    told["subject_id"] = st.selectbox(
        "About",
        list(items),
        index=list(items).index(form["subject_id"]) if form["subject_id"] in items else None,
        format_func=lambda name: called(items[name]) if name in items else str(name),
        placeholder="An item of the plan: write to search",
        key="form_subject",
    )
    subject = items.get(told["subject_id"] or "")
    told |= what_changes(told["decision"], subject)
    told |= who_and_when(view, form)
    now = {name: subject[name] for name in ("target", "owner", "weight")} if subject else {}
    if subject:
        form["seen"].setdefault(subject["id"], now)
    if not st.button("Save", type="primary", key="form_save"):
        return
    if missing := _missing(told):
        st.error(missing)
        return
    if subject:
        mine = {"target": told.get("target"), "owner": told.get("new_owner"), "weight": told.get("weight")}
        if moved := faster(form, subject["id"], now, mine, lambda name, value: _said(name, value, subject["unit"])):
            st.warning(moved)
            return
    holds_from = period_span(told["period"])[0] if told.get("period") else None
    command = TakeDecision(review_id=form["review_id"], at=datetime.now(UTC), holds_from=holds_from, **told)
    seen = view.position if told["decision"] in _CHANGING else None
    save(form, command, "Decision saved", seen_up_to=seen, about=told["subject_id"])


def _said(name: str, value: Any, unit: str | None) -> str:  # noqa: ANN401 -- a number or an owner
    return (value if isinstance(value, str) else number(value, unit if name == "target" else None)) or "none"


def _missing(told: dict[str, Any]) -> str | None:
    """What is still to be said before a rule is asked."""
    if not told["text"]:
        return "Say what is decided."
    if not told["reason"]:
        return "Say why: a decision needs a reason."
    if told["decision"] in _CHANGING and told["subject_id"] is None:
        return f"Say what it is about: choose the item to {told['decision']}."
    if told["decision"] == "retarget" and told["target"] is None:
        return "Give the new target."
    return None
