"""The small changes of any item: a comment, another owner, a new target."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from dashboard.components.forms.form_parts import (
    faster,
    heading,
    in_force,
    missing,
    name_field,
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
from dashboard.components.forms.forms import Form, close_form, save
from dashboard.components.shown.words import day, number, plain
from engine.domain.calendar import period_span
from engine.domain.measure import SetTarget
from engine.domain.plan import AddComment, AssignOwner
from projections.read_model import Row

_WHY, _MAY_BE_EMPTY = "A change of the plan needs a reason", "May be left empty"


@st.dialog("Comment", width="medium", on_dismiss=close_form)
def comment(form: Form) -> None:
    """Somebody writes something about an item; it changes nothing."""
    subject = subject_of(now_view(), form)
    if subject is None:
        return
    heading(subject, "a comment stays in the record and changes nothing")
    with st.form(f"comment {form['command_id']}", border=False, enter_to_submit=False):
        text = prose_field("What there is to say", "form_text", height=140)
        aspect = st.text_input("About which aspect", placeholder="such as schedule or cost", key="form_aspect")
        pressed = st.form_submit_button("Save", type="primary", key="form_save")
    if not pressed or missing((text, "Write what there is to say.")) or text is None:
        return
    command = AddComment(
        entity_id=form["id"], at=datetime.now(UTC), text=text, aspect=(aspect or "").strip() or None
    )
    save(form, command, "Comment saved")


@st.dialog("Another owner", width="medium", on_dismiss=close_form)
def another_owner(form: Form) -> None:
    """Somebody else answers for the item from now on."""
    view = now_view()
    subject = subject_of(view, form)
    if subject is None:
        return
    now = {"owner": subject["owner"]}
    remember(form, form["id"], now)
    heading(subject, f"now {subject['owner']}" if subject["owner"] else "nobody answers for it now")
    needed = _needs_reason(subject)
    with st.form(f"owner {form['command_id']}", border=False):
        owner = name_field("Who answers for it from now on", "form_owner")
        reason = prose_field("Why", "form_reason", hint=_WHY if needed else _MAY_BE_EMPTY)
        pressed = st.form_submit_button("Save", type="primary", key="form_save")
    if not pressed or missing((owner, "Name who answers for it from now on.")) or owner is None:
        return
    if needed and missing((reason, "Say why: a change of the plan needs a reason.")):
        return
    if moved := faster(form, form["id"], now, {"owner": owner}, said_of(None)):
        st.warning(moved)
    elif owner == subject["owner"] and not saved_before(form):
        st.error(plain(f"{owner} answers for it already."))
    else:
        command = AssignOwner(entity_id=form["id"], at=datetime.now(UTC), owner=owner, reason=reason)
        save(form, command, "Owner saved", seen_up_to=view.position)


@st.dialog("New target", width="medium", on_dismiss=close_form)
def new_target(form: Form) -> None:
    """The target of an item moves, for a reason; the earlier ones stay in the record."""
    view = now_view()
    subject = subject_of(view, form)
    if subject is None:
        return
    unit, targets, now = subject["unit"], view.ask("targets", form["id"]), datetime.now(UTC)
    standing = in_force(targets, now)
    heading(subject, f"target now {number(standing['target'], unit) if standing else ''}".strip() or "")
    period = period_field(
        "For the period",
        "form_period",
        placeholder="such as 2026-03; empty: from now on",
        help="Where an item has a target for each month or quarter, the one that is to change.",
    )
    wrong = unusable_period(period)
    begins = period_span(period)[0] if period and not wrong else now
    before = in_force(targets, begins)
    about = f"{form['id']} {None if wrong else period}"
    stood = {"target": before["target"] if before else None}
    remember(form, about, stood)
    st.caption(plain(_what_changes(targets, before, None if wrong else period, begins, unit)))
    target = value_field(subject, "New target", "form_target")
    needed = _needs_reason(subject)
    reason = prose_field("Why", "form_reason", hint=_WHY if needed else _MAY_BE_EMPTY)
    if not st.button("Save", type="primary", key="form_save"):
        return
    if missing((target, "Give the new target.")):
        return
    if needed and missing((reason, "Say why: a change of the plan needs a reason.")):
        return
    if wrong:
        st.error(plain(wrong))
    elif moved := faster(form, about, stood, {"target": target}, said_of(unit)):
        st.warning(moved)
    elif before and before["target"] == target and not saved_before(form):
        st.error(plain(f"The target is {number(target, unit)} already."))
    else:
        command = SetTarget(
            entity_id=form["id"],
            at=now,
            effective_at=begins if period else None,
            target=target,
            period=period,
            reason=reason,
        )
        save(form, command, "Target saved", seen_up_to=view.position)


def _what_changes(
    targets: Sequence[Row], before: Row | None, period: str | None, begins: datetime, unit: str | None
) -> str:
    """The value that the new target replaces, and until when the new one holds."""
    when = f"from {day(begins)} on" if period else "from now on"
    if before is None or before["target"] is None:
        said = f"There is no target {when} yet."
    else:
        why = f": {before['reason']}" if before["reason"] else ""
        said = (
            f"It replaces {number(before['target'], unit)}, in force since {day(before['effective_at'])}, set by "
            f"{before['actor']}{why}."
        )
    start = begins.astimezone(UTC).replace(tzinfo=None)
    later = next((one for one in targets if one["effective_at"] > start), None)
    if later is None:
        return f"{said} The new one holds {when}."
    until = number(later["target"], unit) or "no target"
    return f"{said} The new one holds {when}, until {day(later['effective_at'])}, where {until} comes into force."


def _needs_reason(subject: Row) -> bool:
    """What was agreed changes for a reason; a draft, and who carries a countermeasure out, may change without."""
    return bool(subject["root_state"] != "draft" and subject["root_kind"] != "review")
