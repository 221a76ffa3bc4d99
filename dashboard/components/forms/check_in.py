"""The check-in form: a dialog outside of the live part, so that nobody loses what they are typing."""

from datetime import UTC, datetime

import streamlit as st

from dashboard.components.forms.form_parts import (
    faster,
    heading,
    in_force,
    missing,
    now_view,
    prose_field,
    remember,
    said_of,
    subject_of,
    value_field,
)
from dashboard.components.forms.forms import Form, close_form, save
from dashboard.components.forms.standing import standing
from dashboard.components.shown.words import number
from engine.domain.okr import CheckIn


@st.dialog("Check in", width="medium", on_dismiss=close_form)
def check_in(form: Form) -> None:
    """A key result gets a value, how sure its owner is, and a note."""
    view = now_view()
    subject = subject_of(view, form)
    if subject is None:
        return
    unit, told, now = subject["unit"], standing(view, form["id"]), datetime.now(UTC)
    last, aim = told[0] if told else None, in_force(view.ask("targets", form["id"]), now)
    stood = {"value": last["value"] if last else None}
    remember(form, form["id"], stood)
    heading(
        subject,
        f"last value {number(stood['value'], unit) or 'none'}",
        f"target {(number(aim['target'], unit) if aim else '') or 'none'}",
    )
    with st.form(f"check_in {form['command_id']}", border=False):
        value = value_field(subject, "Value", "form_value")
        confidence = st.number_input(
            "Confidence, %",
            min_value=0,
            max_value=100,
            value=None if last is None or last["confidence"] is None else round(100 * last["confidence"]),
            step=5,
            help="How sure you are that the target will be reached; kept apart from progress.",
            key="form_confidence",
        )
        note = prose_field("Note", "form_note", hint="What changed, what helps, what stands in the way")
        pressed = st.form_submit_button("Save", type="primary", key="form_save")
    if not pressed or missing((value, "Give the value: where does this key result stand now?")) or value is None:
        return
    if moved := faster(form, form["id"], stood, {"value": value}, said_of(unit)):
        st.warning(moved)
        return
    sure = None if confidence is None else confidence / 100
    command = CheckIn(entity_id=form["id"], at=now, value=value, confidence=sure, note=note)
    save(form, command, "Check-in saved", seen_up_to=view.position)
