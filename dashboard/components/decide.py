"""The form that records a decision of an open review: outside of the live part, so that nobody loses words."""

import secrets
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard import wiring
from dashboard.components.check_in import FORM, PATIENCE, SAID, close_form
from dashboard.components.choices import Instant
from dashboard.components.decision_fields import called, what_changes, who_and_when
from dashboard.components.view import look
from dashboard.components.words import number, plain
from engine.domain.calendar import period_span
from engine.domain.decision import TakeDecision
from engine.errors import HanseiError
from engine.handle import handle
from projections.read_model import Bounds, Row

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


def ask_for_decision(review: Row) -> None:
    """Opens the form for a review. Its command id is made now, so that saving twice is saving once."""
    st.session_state[FORM] = {
        "review_id": review["id"],
        "title": review["title"] or review["id"],
        "plan": review["plan"],
        "command_id": f"d-{secrets.token_hex(12)}",
        "seen": {},
    }
    st.rerun()


def open_decision() -> None:
    """Shows the form that was asked for, and what became of the last one."""
    said = st.session_state.pop(SAID, None)
    if said:
        st.toast(said)
    form = st.session_state.get(FORM)
    if form and "review_id" in form:
        _decide(form)


@st.dialog("Record a decision", width="medium", on_dismiss=close_form)
def _decide(form: dict[str, Any]) -> None:
    view = look(wiring.current(), Instant(Bounds(), "now"))
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
        index=None,
        format_func=lambda name: called(items[name]) if name in items else str(name),
        placeholder="An item of the plan: write to search",
        key="form_subject",
    )
    subject = items.get(told["subject_id"] or "")
    told |= what_changes(told["decision"], subject)
    told |= who_and_when(view, form, [str(row["owner"]) for row in items.values() if row["owner"]])
    if subject:
        form["seen"].setdefault(subject["id"], _standing(subject))
    if st.button("Save", type="primary", key="form_save"):
        missing = _missing(told)
        if missing:
            st.error(missing)
        elif _moved(form, told, subject):
            st.warning(_meanwhile(form, told, subject))
        else:
            _save(form, told)


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


def _standing(item: Row) -> dict[str, Any]:
    """What of an item another person may change while the form is open."""
    return {"target": item["target"], "new_owner": item["owner"]}


def _moved(form: dict[str, Any], told: dict[str, Any], subject: Row | None) -> list[str]:
    """Which of the values that the decision sets somebody else has set meanwhile."""
    if subject is None:
        return []
    seen, now = form["seen"].get(subject["id"], _standing(subject)), _standing(subject)
    return [name for name in now if told.get(name) is not None and seen[name] != now[name]]


def _meanwhile(form: dict[str, Any], told: dict[str, Any], subject: Row | None) -> str:
    """Both values of each, side by side; whoever saves again has seen them."""
    assert subject is not None
    unit = subject["unit"]
    lines = []
    for name in _moved(form, told, subject):
        was, now, mine = form["seen"][subject["id"]][name], _standing(subject)[name], told[name]
        if name == "target":
            was, now, mine = (number(value, unit) or "none" for value in (was, now, mine))
        lines.append(
            f"the {'target' if name == 'target' else 'owner'} was {was}, is {now} now, and yours is {mine}"
        )
    form["seen"][subject["id"]] = _standing(subject)
    return f"{plain('Somebody else was faster: ' + '; '.join(lines))}. Save again to set yours."


def _save(form: dict[str, Any], told: dict[str, Any]) -> None:
    held = wiring.current()
    try:
        holds_from = period_span(told["period"])[0] if told.get("period") else None
        appended = handle(
            held.log,
            TakeDecision(review_id=form["review_id"], at=datetime.now(UTC), holds_from=holds_from, **told),
            actor=held.settings.actor,
            appended_by=held.settings.appended_by,
            source="dashboard",
            command_id=form["command_id"],
        )
    except HanseiError as error:
        st.error(plain(str(error)))
        return
    shown = held.wait_for(appended.positions[-1], PATIENCE)
    st.session_state[SAID] = (
        f"Decision saved at position {appended.positions[0]}." if shown else "Saved, the screen is catching up."
    )
    close_form()
    st.rerun()
