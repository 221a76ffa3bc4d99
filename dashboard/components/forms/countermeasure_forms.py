"""The form that agrees a countermeasure in an open review, as an A3: problem on the left, action on the right."""

from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from dashboard.components.forms.decision_fields import called as called_item
from dashboard.components.forms.form_parts import (
    in_force,
    missing,
    name_field,
    now_view,
    period_field,
    prose_field,
    saved_before,
    unusable_period,
)
from dashboard.components.forms.forms import Form, close_form, save
from dashboard.components.forms.standing import called, standing
from dashboard.components.frame.view import View
from dashboard.components.shown.boxes import due_day, listed
from dashboard.components.shown.words import number, plain, shortened
from engine.domain.countermeasure import AgreeCountermeasure
from projections.read_model import Row


@st.dialog("Agree a countermeasure", width="large", on_dismiss=close_form)
def agree_countermeasure(form: Form) -> None:
    """What keeps an item off its target, what is done about it, by whom and when, and to what effect."""
    view = now_view()
    review = next((one for one in view.ask("pdca_reviews") if one["id"] == form["review_id"]), None)
    if review is None:
        st.error(f"There is no review {plain(str(form['review_id']))}.")
        return
    st.markdown(f"**{plain(str(review['title'] or review['id']))}**")
    left, right = st.columns(2, gap="medium")
    with left:
        told, item = _problem(view, form, review)
    with right:
        told |= _action(item)
    if not st.button("Save", type="primary", key="form_save"):
        return
    if missing(
        (told["subject_id"], "Say what it is about: choose the item that it is to bring back."),
        (told["root_cause"], "Say why it is off: the root cause."),
        (told["action"], "Say what is done about it: the action."),
        (told["owner"], "Say who does it."),
        (told["due"], "Say by which day it is done."),
    ):
        return
    if wrong := unusable_period(told["period"]):
        st.error(plain(wrong))
    elif others := _meanwhile(view, form, told["subject_id"]):
        st.warning(plain(others))
    else:
        command = AgreeCountermeasure(review_id=form["review_id"], at=datetime.now(UTC), **told)
        save(form, command, "Countermeasure saved")


def _problem(view: View, form: Form, review: Row) -> tuple[dict[str, Any], Row | None]:
    """Background, subject, the finding it answers, and the cause."""
    items = {row["id"]: row for row in view.ask("pdca_subjects", review["plan"])}
    background = prose_field("Background", "form_background", hint="Why it matters, and the condition now")
    subject_id = st.selectbox(
        "About",
        list(items),
        index=list(items).index(form["subject_id"]) if form.get("subject_id") in items else None,
        format_func=lambda name: called_item(items[name]) if name in items else str(name),
        placeholder="The item to bring back: write to search",
        key="form_subject",
    )
    item = items.get(subject_id or "")
    if item is not None:
        _stands_now(view, form, item)
    findings = {
        row["id"]: row["text"] for row in view.ask("pdca_findings", review["id"]) if row["kind"] == "finding"
    }
    finding = form.get("finding_id")
    picked = st.selectbox(
        "Answers the finding",
        list(findings),
        index=list(findings).index(finding) if finding in findings else None,
        format_func=lambda name: shortened(findings.get(name) or str(name), 90),
        placeholder="None" if findings else "This review has found nothing yet",
        disabled=not findings,
        key="form_finding",
    )
    period = period_field(
        "Missed period",
        "form_period",
        value=form.get("period") or "",
        placeholder="such as 2026-03; may be left empty",
    )
    cause = prose_field("Root cause", "form_cause", hint="Why is it off? Ask why until the answer can be acted on")
    return {
        "background": background,
        "subject_id": subject_id,
        "finding_id": picked,
        "period": period,
        "root_cause": cause,
    }, item


def _stands_now(view: View, form: Form, item: Row) -> None:
    """Value and target of the item, and what is under way about it already."""
    readings, target = standing(view, item["id"]), in_force(view.ask("targets", item["id"]), view.now)
    told = [
        *([f"last value {called(readings[0], item['unit'])}"] if readings else []),
        *([f"target {number(target['target'], item['unit'])}"] if target and target["target"] is not None else []),
    ]
    if told:
        st.caption(plain(f"Now: {', '.join(told)}."))
    under_way = view.ask("countermeasures_about", item["id"])
    form["seen"].setdefault(f"about {item['id']}", [one["id"] for one in under_way])
    if under_way:
        st.caption("Under way about it already:")
        listed([f":small[{plain(_said(one))}]" for one in under_way])


def _action(item: Row | None) -> dict[str, Any]:
    """What is done, by whom and when, what is expected of it, and when that is checked."""
    unit = f", {plain(item['unit'])}" if item and item["unit"] and item["unit"] != "date" else ""
    action = prose_field("Action", "form_action", hint="What is done against the cause")
    owner = name_field("Who does it", "form_owner")
    due = st.date_input("Due", value=None, format="YYYY-MM-DD", key="form_due")
    effect = prose_field("Expected effect", "form_effect", hint="What it is to bring about")
    here, there = st.columns(2)
    change = here.number_input(
        f"Expected change{unit or (', days' if item and item['unit'] == 'date' else '')}",
        value=None,
        step=None,
        format="%g",
        placeholder="such as -4",
        help="By how much the number of the item is to move.",
        key="form_change",
    )
    after = there.number_input(
        "Check after, periods",
        min_value=1,
        value=None,
        step=1,
        help="After how many periods of the item its effect is checked.",
        key="form_verify_after",
    )
    return {
        "action": action,
        "owner": owner,
        "due": due.isoformat() if isinstance(due, date) else None,
        "expected_effect": effect,
        "expected_change": None if change is None else float(change),
        "verify_after": None if after is None else int(after),
    }


def _meanwhile(view: View, form: Form, subject_id: str) -> str | None:
    """What somebody else has agreed about the same item since this form was opened."""
    if saved_before(form):
        return None
    under_way = view.ask("countermeasures_about", subject_id)
    seen = form["seen"].setdefault(f"about {subject_id}", [one["id"] for one in under_way])
    fresh = [one for one in under_way if one["id"] not in seen]
    form["seen"][f"about {subject_id}"] = [one["id"] for one in under_way]
    if not fresh:
        return None
    said = "; ".join(_said(one) for one in fresh)
    return f"Somebody else was faster about the same item: {said}. Save again to agree yours as well."


def _said(one: Row) -> str:
    return f"{shortened(one['action'] or 'redacted', 120)}, {one['owner'] or 'nobody'}, due {due_day(one['due'])}"
