"""The forms that follow up on a review: a countermeasure is completed, checked or given up, a decision revoked."""

from datetime import UTC, date, datetime

import streamlit as st

from dashboard.components.forms.form_parts import missing, now_view, prose_field, saved_before
from dashboard.components.forms.forms import Form, close_form, save
from dashboard.components.frame.view import View
from dashboard.components.pdca.effect import changed
from dashboard.components.shown.boxes import due_day
from dashboard.components.shown.words import aware, day, moment, number, plain, shortened
from engine.domain.calendar import instant
from engine.domain.countermeasure import CancelCountermeasure, CompleteCountermeasure, VerifyCountermeasure
from engine.domain.decision import RevokeDecision
from projections.read_model import Row

_STATES = {"completed": "completed", "verified": "checked for its effect", "cancelled": "given up"}


@st.dialog("Complete the countermeasure", width="medium", on_dismiss=close_form)
def complete(form: Form) -> None:
    """The action was carried out; what it brought about is checked later."""
    one = _countermeasure(now_view(), form)
    if one is None:
        return
    _agreed(one)
    with st.form(f"complete {form['command_id']}", border=False, enter_to_submit=False):
        note = prose_field("What was done", "form_note", hint="May be left empty")
        done_on = st.date_input("Done on", value="today", format="YYYY-MM-DD", key="form_done_on")
        st.caption("After this its effect waits to be checked.")
        pressed = st.form_submit_button("Save", type="primary", key="form_save")
    if not pressed or _moved_on(form, one, "open"):
        return
    now = datetime.now(UTC)
    then = instant(done_on.isoformat(), now) if isinstance(done_on, date) else now
    agreed = aware(one["agreed_at"])
    if then < agreed:
        st.error(f"It was agreed on {moment(agreed)}, so it cannot have been done before: choose a later day.")
    elif then > now:
        st.error("It cannot have been done in the future: choose a day up to today.")
    else:
        command = CompleteCountermeasure(entity_id=form["id"], at=now, effective_at=then, note=note)
        save(form, command, "Completion saved")


@st.dialog("Check the effect", width="medium", on_dismiss=close_form)
def verify(form: Form) -> None:
    """What the action did, against what was expected of it."""
    one = _countermeasure(now_view(), form)
    if one is None:
        return
    _agreed(one)
    unit = one["unit"]
    st.caption(plain(_against(one)))
    with st.form(f"verify {form['command_id']}", border=False, enter_to_submit=False):
        worked = st.segmented_control(
            "Did it work?", ["It worked", "It did not work"], default=None, key="form_worked"
        )
        effect = prose_field("What it brought about", "form_effect", hint="What was seen, and how it is known")
        change = st.number_input(
            f"Actual change{', days' if unit == 'date' else f', {plain(unit)}' if unit else ''}",
            value=None,
            step=None,
            format="%g",
            placeholder="such as -4",
            help="By how much the number of the item moved.",
            key="form_change",
        )
        pressed = st.form_submit_button("Save", type="primary", key="form_save")
    if not pressed or _moved_on(form, one, "completed"):
        return
    shown = change if change is not None else effect
    if missing(
        (worked, "Say whether it worked."),
        (shown, "Say what it brought about, in words or as a change of the number."),
    ):
        return
    command = VerifyCountermeasure(
        entity_id=form["id"],
        at=datetime.now(UTC),
        worked=worked == "It worked",
        actual_effect=effect,
        actual_change=None if change is None else float(change),
    )
    save(form, command, "Effect saved")


@st.dialog("Give the countermeasure up", width="medium", on_dismiss=close_form)
def cancel(form: Form) -> None:
    """It is not carried on, for a reason; it stays in the record."""
    one = _countermeasure(now_view(), form)
    if one is None:
        return
    _agreed(one)
    reason = _why(form, "Why it is given up", "A countermeasure is given up for a reason; it stays in the record.")
    if reason is None or _moved_on(form, one, "open", "completed"):
        return
    command = CancelCountermeasure(entity_id=form["id"], at=datetime.now(UTC), reason=reason)
    save(form, command, "Given up, saved")


@st.dialog("Revoke the decision", width="medium", on_dismiss=close_form)
def revoke(form: Form) -> None:
    """A decision holds no longer; what it changed stays as it is."""
    one = next((row for row in now_view().ask("pdca_decisions") if row["id"] == form["id"]), None)
    if one is None:
        st.error(f"There is no decision {plain(str(form['id']))}.")
        return
    st.markdown(f"**{one['kind'].capitalize()}: {plain(one['text'] or 'redacted')}**")
    told = [f"decision {one['id']}", f"decided by {one['actor']} on {day(one['recorded_at'])}"]
    st.caption(plain(" · ".join([*told, *([f"about {one['subject']}"] if one["subject_id"] else [])])))
    reason = _why(
        form, "Why it holds no longer", "What it changed in the plan stays; change that back where it should not."
    )
    if reason is None:
        return
    if one["state"] == "revoked" and not saved_before(form):
        because = one["revoked_because"] or "redacted"
        st.warning(plain(f"Somebody else has revoked it already: {because}. Yours was not saved; copy your words."))
        return
    save(form, RevokeDecision(entity_id=form["id"], at=datetime.now(UTC), reason=reason), "Revocation saved")


def _why(form: Form, label: str, hint: str) -> str | None:
    """The reason, once it was given and saving was asked for."""
    with st.form(f"why {form['command_id']}", border=False, enter_to_submit=False):
        reason = prose_field(label, "form_reason", height=100)
        st.caption(hint)
        pressed = st.form_submit_button("Save", type="primary", key="form_save")
    if not pressed or missing((reason, "Say why: this needs a reason.")):
        return None
    return reason


def _countermeasure(view: View, form: Form) -> Row | None:
    found = view.ask_of_structure("subject", form["id"])
    rows = view.ask("pdca_countermeasures", found[0]["root_id"]) if found else []
    one = next((row for row in rows if row["id"] == form["id"]), None)
    if one is None:
        st.error(f"There is no countermeasure {plain(str(form['id']))}.")
    return one


def _agreed(one: Row) -> None:
    """What was agreed."""
    st.markdown(f"**{plain(shortened(one['action'] or 'redacted', 300))}**")
    told = [f"countermeasure {one['id']}", one["owner"] or "nobody", f"due {due_day(one['due'])}"]
    st.caption(plain(" · ".join([*told, f"about {one['subject']}"])))


def _against(one: Row) -> str:
    """What was expected, and the number when it was agreed and now."""
    unit = one["unit"]
    expected = [one["expected_effect"], changed(one["expected_change"], unit)]
    told = [f"Expected: {', '.join(said for said in expected if said)}." if any(expected) else ""]
    for word, value, when in (("When agreed", "before", "before_at"), ("Now", "after", "after_at")):
        if one[value] is not None:
            told.append(f"{word}: {number(one[value], unit)} ({day(one[when])}).")
    return " ".join(said for said in told if said) or "Nothing was written down of what was expected."


def _moved_on(form: Form, one: Row, *states: str) -> bool:
    """Says what somebody else has done with it meanwhile; whether somebody has."""
    if one["state"] in states or saved_before(form):
        return False
    told = {"note": one["note"], "effect": one["actual_effect"], "why": one["cancelled_because"]}
    words = "; ".join(text for text in told.values() if text)
    st.warning(
        plain(
            f"Somebody else was faster: it is {_STATES.get(one['state'], one['state'])} now"
            f"{f' ({words})' if words else ''}. Yours was not saved; copy your words."
        )
    )
    return True
