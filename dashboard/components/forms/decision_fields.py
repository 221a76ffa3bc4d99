"""The fields of the form that records a decision: those of one kind only, and those of every kind."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard.components.forms.form_parts import name_field
from dashboard.components.frame.view import View
from dashboard.components.shown.words import number, plain, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row


def called(item: Row) -> str:
    """An item of the plan as the form offers it."""
    return (
        f"{shortened(item['title'] or item['id'], 70)} ({KIND_WORDS.get(item['kind'], item['kind'])}, {item['id']})"
    )


def what_changes(decision: str, subject: Row | None) -> dict[str, Any]:
    """The fields that only one kind of decision has."""
    if decision == "retarget":
        unit = f", {plain(subject['unit'])}" if subject and subject["unit"] else ""
        left, right = st.columns(2)
        target = left.number_input(
            f"New target{unit}",
            value=None,
            step=None,
            format="%g",
            placeholder=f"now {number(subject['target'])}" if subject and subject["target"] is not None else "",
            key="form_target",
        )
        period = right.text_input(
            "For the period",
            placeholder="such as 2026-03; empty: from now on",
            help="Where an item has a target for each month or quarter, the one that is to change.",
            key="form_period",
        )
        return {"target": target, "period": period.strip() or None}
    if decision == "start":
        left, right = st.columns([1, 2])
        named = left.text_input("Id of the initiative", placeholder="such as I-12", key="form_initiative")
        title = right.text_input("Its title", key="form_initiative_title")
        return {"initiative_id": named.strip() or None, "initiative_title": title.strip() or None}
    if decision == "adjust":
        left, right = st.columns(2)
        with left:
            now = f"now {subject['owner']}" if subject and subject["owner"] else "A person, a role or a body"
            owner = name_field("New owner", "form_new_owner", now)
        weight = right.number_input("New weight", value=None, step=None, format="%g", key="form_weight")
        return {"new_owner": owner, "weight": weight}
    return {}


def who_and_when(view: View, form: dict[str, Any]) -> dict[str, Any]:
    """Who sees to it, by when, to what effect, and which finding it answers."""
    left, right = st.columns(2)
    with left:
        owner = name_field("Who sees to it", "form_owner")
    due = right.date_input("Due", value=None, format="YYYY-MM-DD", key="form_due")
    left, right = st.columns([2, 1])
    effect = left.text_input("Expected effect", key="form_effect")
    confidence = right.number_input(
        "How sure, %", min_value=0, max_value=100, value=None, step=5, key="form_confidence"
    )
    findings = {
        row["id"]: row["text"] for row in view.ask("pdca_findings", form["review_id"]) if row["kind"] == "finding"
    }
    finding = None
    if findings:
        finding = st.selectbox(
            "Answers the finding",
            list(findings),
            index=None,
            format_func=lambda name: shortened(findings.get(name) or str(name), 90),
            placeholder="None",
            key="form_finding",
        )
    return {
        "owner": owner,
        "due": due.isoformat() if isinstance(due, date) else None,
        "expected_effect": effect.strip() or None,
        "confidence": None if confidence is None else confidence / 100,
        "finding_id": finding,
    }
