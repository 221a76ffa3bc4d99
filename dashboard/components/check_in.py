"""The check-in form: a dialog outside of the live part, so that nobody loses what they are typing."""

import secrets
from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from dashboard import wiring
from dashboard.components.words import EPOCH, number, plain
from engine.domain.okr import CheckIn
from engine.errors import HanseiError
from engine.handle import handle
from projections.read_model import Row

FORM, SAID = "form", "said"
PATIENCE = 2.0
"""Seconds to wait until the screen shows what was saved."""


def ask_for_form(row: Row) -> None:
    """Opens the form for a key result. Its command id is made now, so that saving twice is saving once."""
    st.session_state[FORM] = {
        "id": row["key_result_id"],
        "title": row["key_result"],
        "unit": row["unit"],
        "value": row["value"],
        "target": row["target"],
        "confidence": row["confidence"],
        "command_id": f"d-{secrets.token_hex(12)}",
    }
    st.rerun()


def open_form() -> None:
    """Shows the form that was asked for, and what became of the last one."""
    said = st.session_state.pop(SAID, None)
    if said:
        st.toast(said)
    form = st.session_state.get(FORM)
    if form:
        _check_in(form)


def close_form() -> None:
    """Forgets the form."""
    st.session_state.pop(FORM, None)


@st.dialog("Check in", width="medium", on_dismiss=close_form)
def _check_in(form: dict[str, Any]) -> None:
    st.markdown(f"**{plain(str(form['title']))}**")
    unit = form["unit"]
    st.caption(
        f"{plain(form['id'])} · last value {plain(number(form['value'], unit)) or 'none'} · "
        f"target {plain(number(form['target'], unit)) or 'none'}"
    )
    with st.form(f"check_in {form['command_id']}", border=False):
        value = _value_field(unit)
        confidence = st.number_input(
            "Confidence, %",
            min_value=0,
            max_value=100,
            value=None if form["confidence"] is None else round(100 * form["confidence"]),
            step=5,
            help="How sure you are that the target will be reached; kept apart from progress.",
            key="form_confidence",
        )
        note = st.text_area("Note", placeholder="What changed, what helps, what stands in the way", key="form_note")
        if not st.form_submit_button("Save", type="primary", key="form_save"):
            return
    if value is None:
        st.error("Give the value: where does this key result stand now?")
        return
    _save(form, value, None if confidence is None else confidence / 100, note.strip() or None)


def _value_field(unit: str | None) -> float | None:
    if unit == "date":
        picked = st.date_input("Value", value=None, format="YYYY-MM-DD", key="form_value")
        return float((picked - EPOCH).days) if isinstance(picked, date) else None
    label = f"Value, {plain(unit)}" if unit else "Value"
    value = st.number_input(label, value=None, step=None, format="%g", placeholder="A number", key="form_value")
    return None if value is None else float(value)


def _save(form: dict[str, Any], value: float, confidence: float | None, note: str | None) -> None:
    held = wiring.current()
    command = CheckIn(entity_id=form["id"], at=datetime.now(UTC), value=value, confidence=confidence, note=note)
    try:
        appended = handle(
            held.log,
            command,
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
        f"Saved at position {appended.positions[-1]}." if shown else "Saved, the screen is catching up."
    )
    close_form()
    st.rerun()
