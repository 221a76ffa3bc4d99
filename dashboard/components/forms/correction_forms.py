"""The forms that correct a reading or check-in, or take one back; what it said before stays in the record."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard.components.forms.form_parts import (
    faster,
    heading,
    missing,
    now_view,
    prose_field,
    remember,
    said_of,
    saved_before,
    subject_of,
    value_field,
)
from dashboard.components.forms.forms import Form, close_form, save
from dashboard.components.forms.standing import pick, stands
from dashboard.components.shown.words import aware, percent
from engine.domain.measure import RecordReading, WithdrawReading
from engine.domain.okr import RestateCheckIn
from engine.domain.values import Command
from projections.read_model import Row


@st.dialog("Correct what was recorded", width="medium", on_dismiss=close_form)
def correct_reading(form: Form) -> None:
    """The value of a reading or check-in is put right; what it said before stays in the record."""
    view = now_view()
    subject = subject_of(view, form)
    if subject is None:
        return
    unit, is_check_in = subject["unit"], subject["kind"] == "key_result"
    heading(subject, "both the old and the right value stay in the record")
    one = pick(view, form, unit, "Which one was wrong")
    if one is None:
        return
    about = f"{form['id']} {one['effective_at']}"
    now = stands(one, confidence=is_check_in)
    remember(form, about, now)
    brought = form if one["effective_at"] == form.get("at") else {}
    value = value_field(subject, "Right value", f"form_value {about}", _first(brought.get("value"), one["value"]))
    confidence = _confidence_field(one, about) if is_check_in else None
    note = prose_field("Note", f"form_note {about}", value=brought.get("note") or one["note"] or "")
    reason = prose_field("Why", "form_reason", hint="What was wrong with it: a correction needs a reason")
    if not st.button("Save", type="primary", key="form_save"):
        return
    if missing((value, "Give the right value."), (reason, "Say why: a correction needs a reason.")):
        return
    mine = {"value": value, "confidence": confidence}
    if moved := faster(form, about, now, mine, _said(unit)):
        st.warning(moved)
    elif one["value"] is None and not saved_before(form):
        st.error("Somebody has withdrawn it meanwhile, so there is nothing to correct: record a new one.")
    elif (value, confidence, note) == (one["value"], now.get("confidence"), one["note"]) and not saved_before(form):
        st.error("Nothing differs from what stands: change the value, or close this form.")
    elif value is not None:
        command = _correction(form, one, value, confidence, note, reason, is_check_in)
        save(form, command, "Correction saved", seen_up_to=view.position)


def _confidence_field(one: Row, about: str) -> float | None:
    stated = st.number_input(
        "Confidence, %",
        min_value=0,
        max_value=100,
        value=None if one["confidence"] is None else round(100 * one["confidence"]),
        step=5,
        help="What is left empty stays as it was stated.",
        key=f"form_confidence {about}",
    )
    if stated is None or (one["confidence"] is not None and stated == round(100 * one["confidence"])):
        stood: float | None = one["confidence"]
        return stood
    return stated / 100


def _correction(
    form: Form,
    one: Row,
    value: float,
    confidence: float | None,
    note: str | None,
    reason: str | None,
    is_check_in: bool,
) -> Command:
    """For the moment of the one that it corrects."""
    now, then = datetime.now(UTC), aware(one["effective_at"])
    if is_check_in:
        return RestateCheckIn(
            entity_id=form["id"],
            at=now,
            since=then,
            effective_at=then,
            value=value,
            confidence=confidence,
            note=note,
            reason=reason,
        )
    return RecordReading(
        entity_id=form["id"],
        at=now,
        effective_at=then,
        value=value,
        period=one["period"],
        note=note,
        restates=True,
        reason=reason,
    )


@st.dialog("Withdraw what was recorded", width="medium", on_dismiss=close_form)
def withdraw_reading(form: Form) -> None:
    """A reading or check-in that should not be there: from now on the value of its moment is unknown."""
    view = now_view()
    subject = subject_of(view, form)
    if subject is None:
        return
    heading(subject, "what it said stays in the record")
    one = pick(view, form, subject["unit"], "Which one should not be there")
    if one is None:
        return
    about, now = f"{form['id']} {one['effective_at']}", stands(one)
    remember(form, about, now)
    st.caption("From now on the value of that moment counts as unknown.")
    reason = prose_field("Why", "form_reason", hint="Why it should not be there: a withdrawal needs a reason")
    if not st.button("Withdraw", type="primary", key="form_save"):
        return
    if missing((reason, "Say why: a withdrawal needs a reason.")):
        return
    if moved := faster(form, about, now, {"value": "to withdraw it"}, said_of(subject["unit"])):
        st.warning(moved)
    elif one["value"] is None and not saved_before(form):
        st.error("Somebody has withdrawn it meanwhile.")
    else:
        then = aware(one["effective_at"])
        command = WithdrawReading(entity_id=form["id"], at=datetime.now(UTC), since=then, until=then, reason=reason)
        save(form, command, "Withdrawal saved", seen_up_to=view.position)


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)


def _said(unit: str | None) -> Callable[[str, Any], str]:
    worth = said_of(unit)
    return lambda name, value: (percent(value) or "none") if name == "confidence" else worth(name, value)
