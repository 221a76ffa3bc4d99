"""The check-in form: a dialog outside of the live part, so that nobody loses what they are typing."""

from datetime import UTC, date, datetime

import streamlit as st

from dashboard.components.forms.forms import Form, ask_for, close_form, save
from dashboard.components.shown.words import EPOCH, number, plain
from engine.domain.okr import CheckIn
from projections.read_model import Row


def ask_for_check_in(row: Row) -> None:
    """Opens the form for a key result."""
    ask_for(
        "check-in",
        id=row["key_result_id"],
        title=row["key_result"],
        unit=row["unit"],
        value=row["value"],
        target=row["target"],
        confidence=row["confidence"],
    )


@st.dialog("Check in", width="medium", on_dismiss=close_form)
def check_in(form: Form) -> None:
    """A key result gets a value, how sure its owner is, and a note."""
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
    save(
        form,
        CheckIn(
            entity_id=form["id"],
            at=datetime.now(UTC),
            value=value,
            confidence=None if confidence is None else confidence / 100,
            note=note.strip() or None,
        ),
    )


def _value_field(unit: str | None) -> float | None:
    if unit == "date":
        picked = st.date_input("Value", value=None, format="YYYY-MM-DD", key="form_value")
        return float((picked - EPOCH).days) if isinstance(picked, date) else None
    label = f"Value, {plain(unit)}" if unit else "Value"
    value = st.number_input(label, value=None, step=None, format="%g", placeholder="A number", key="form_value")
    return None if value is None else float(value)
