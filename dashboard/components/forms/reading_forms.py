"""The form that records a reading of a measure or of a target to improve for a period."""

from datetime import UTC, datetime

import streamlit as st

from dashboard.components.forms.form_parts import (
    day_of_period,
    faster,
    heading,
    missing,
    now_view,
    period_field,
    prose_field,
    remember,
    said_of,
    saved_before,
    subject_of,
    unusable_period,
    value_field,
)
from dashboard.components.forms.forms import Form, ask_for, close_form, save
from dashboard.components.forms.standing import called, next_period, of_period, plan_of, standing
from dashboard.components.frame.view import View
from dashboard.components.shown.words import aware, number, plain
from engine.domain.measure import RecordReading
from engine.errors import RefusedError
from projections.read_model import Row


@st.dialog("Record a reading", width="medium", on_dismiss=close_form)
def record_reading(form: Form) -> None:
    """A measure or a target to improve gets the value of a period; one that stands already is corrected instead."""
    view = now_view()
    subject = subject_of(view, form)
    if subject is None:
        return
    unit, now, readings = subject["unit"], datetime.now(UTC), standing(view, form["id"])
    heading(subject, f"last reading {called(readings[0], unit)}" if readings else "no reading yet")
    first = form.setdefault("period", next_period(readings, subject["frequency"], now))
    period = period_field("Period", "form_period", value=first, placeholder="such as 2026-03, 2026-Q1 or 2026")
    wrong = unusable_period(period)
    named = period if period and not wrong else None
    last = of_period(readings, named)
    about, stood = f"{form['id']} {named}", {"value": last["value"] if last else None}
    if named:
        remember(form, about, stood)
    aim = plan_of(view, form["id"], named, unit)
    st.caption(plain(f"{aim} The reading holds for the last day of the period, or now while it runs."))
    value = value_field(subject, "Value", "form_value", form.get("value"))
    note = prose_field("Note", "form_note", hint="What is to be known about it")
    pressed = st.button("Save", type="primary", key="form_save")
    if last and named and _is_told(last, named, now) and not saved_before(form):
        _stands_already(form, last, unit, value, note)
    elif pressed and not missing(
        (period, "Give the period it describes, such as 2026-03."), (value, "Give the value.")
    ):
        if wrong:
            st.error(plain(wrong))
        elif moved := faster(form, about, stood, {"value": value}, said_of(unit)):
            st.warning(moved)
        elif named and value is not None:
            _record(form, named, value, note, view)


def _record(form: Form, period: str, value: float, note: str | None, view: View) -> None:
    now = datetime.now(UTC)
    try:
        then = day_of_period(period, now)
    except RefusedError as error:
        st.error(plain(f"{error}."))
        return
    command = RecordReading(entity_id=form["id"], at=now, effective_at=then, value=value, period=period, note=note)
    save(form, command, "Reading saved", seen_up_to=view.position)


def _is_told(last: Row, period: str, now: datetime) -> bool:
    """Whether a new reading of the period would fall on the day of the last one, and so replace it."""
    try:
        return aware(last["effective_at"]) == day_of_period(period, now)
    except RefusedError:
        return False


def _stands_already(form: Form, last: Row, unit: str | None, value: float | None, note: str | None) -> None:
    """Both values, and the way to correct: no reading is written over unseen, and none that was typed is lost."""
    mine = "" if value is None else f" Yours is {number(value, unit)}."
    st.warning(plain(f"There is a reading already: {called(last, unit)}, by {last['actor']}.{mine}"))
    if st.button("Correct it instead", key="form_correct"):
        ask_for("correct", id=form["id"], at=last["effective_at"], value=value, note=note)
